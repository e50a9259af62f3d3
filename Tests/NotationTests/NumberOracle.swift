import Model
import Notation
import Patterns

/// The rules of docs/notation.md for one value, written as plainly as can be: one pattern a rule, numbers as texts. Slow, and sharing nothing with the reader.
///
/// It knows texts without white space between digits and without brackets of words; the units it meets are those of its generator.
struct NumberOracle {
    enum Answer: Equatable {
        /// A value, as canonical text.
        case value(String)
        /// No value.
        case none
        /// Digits parted by white space: joined or several values, which is not this oracle's to say.
        case pieces
    }

    private let dressed: Pattern
    private let apart: Pattern
    private let plain: Pattern
    private let dots: Pattern
    private let commas: Pattern
    private let dotTie: Pattern
    private let commaTie: Pattern
    private let dotSuspect: Pattern
    private let commaSuspect: Pattern
    private let commaDecimals: Pattern
    private let dotDecimals: Pattern
    private let unit: Pattern
    private let digitAlone: Pattern
    private let measured: Pattern

    init() throws {
        dressed = try Pattern(
            #"^(?<open>\( *)?(?<minus>[-+])?(?<rp>(?:rp|idr)\.? *)?(?<open2>\( *)?(?<minus2>[-+])?(?<run>[0-9][0-9.,]*?)(?<whole> *[.,][-=]+)?(?<dot>\.)?(?<rest>(?: *[)%]| +\pL.*| *)*)$"#
        )
        apart = try Pattern(#"[0-9.,] +[0-9.,]"#)
        plain = try Pattern(#"^[0-9]+$"#)
        dots = try Pattern(#"^[1-9][0-9]{0,2}(?:\.[0-9]{3}){2,}$"#)
        commas = try Pattern(#"^[1-9][0-9]{0,2}(?:,[0-9]{3}){2,}$"#)
        dotTie = try Pattern(#"^[1-9][0-9]{0,2}\.[0-9]{3}$"#)
        commaTie = try Pattern(#"^[1-9][0-9]{0,2},[0-9]{3}$"#)
        dotSuspect = try Pattern(#"^[1-9][0-9]{3,}\.[0-9]{3}$"#)
        commaSuspect = try Pattern(#"^[1-9][0-9]{3,},[0-9]{3}$"#)
        commaDecimals = try Pattern(#"^(?:0|[1-9][0-9]*|[1-9][0-9]{0,2}(?:\.[0-9]{3})+),[0-9]+$"#)
        dotDecimals = try Pattern(#"^(?:0|[1-9][0-9]*|[1-9][0-9]{0,2}(?:,[0-9]{3})+)\.[0-9]+$"#)
        unit = try Pattern(#"^[a-z](?:[a-z0-9/.'&()-]| +[a-z/.'&()-])*$"#)
        digitAlone = try Pattern("[^a-z0-9][0-9]")
        measured = try Pattern(#"^(?:ha|g|gr|l|m|are|persen)(?:[^a-z0-9]|$)"#)
    }

    /// Words with what joins them; the words that change a number and that mutations of the generator's units can make are none.
    private func isUnit(_ name: String) -> Bool {
        guard unit.matches(name), !digitAlone.matches(name) else { return false }
        let words = name.split { " -()".contains($0) }.map { $0.filter { $0 != "." && $0 != "/" } }
        if let first = words.first, ["per", "an", "or", "dan", "of", "am", "pm", "x"].contains(first) { return false }
        var depth = 0
        for character in name {
            depth += character == "(" ? 1 : character == ")" ? -1 : 0
            if depth < 0 { return false }
        }
        return depth == 0
    }

    func answer(_ text: String, as kind: NumberKind) -> Answer {
        var text = String(
            text.map { character -> Character in
                if character.isWhitespace || character == "\u{200B}" { return " " }
                return "–—−‐".contains(character) ? "-" : character
            })
        while text.first == " " { text.removeFirst() }
        while text.last == " " { text.removeLast() }
        if apart.matches(text) { return .pieces }
        guard let match = dressed.firstMatch(in: text), let run = match.named["run"] else { return .none }
        func has(_ name: String) -> Bool { match.named[name].map { !$0.isEmpty } ?? false }
        let opens = (has("open") ? 1 : 0) + (has("open2") ? 1 : 0)
        let signs = (has("minus") ? 1 : 0) + (has("minus2") ? 1 : 0)
        guard opens + signs <= 1, !(has("open2") && !has("rp")), !(has("minus2") && !has("rp")), !(has("dot") && has("whole")) else {
            return .none
        }
        if let whole = match.named["whole"], whole.first == " " { return .pieces }

        // What stands behind: one bracket for one, one percent sign or unit.
        var rest = match.named["rest"] ?? ""
        let isTrailing = has("dot")
        if isTrailing, !rest.isEmpty, !rest.hasPrefix(")") { return .none }
        var closes = 0
        var isPercent = false
        var unitName: String?
        while !rest.isEmpty {
            if rest.hasPrefix(" ") {
                rest.removeFirst()
                continue
            }
            if rest.hasPrefix(")") {
                closes += 1
                rest.removeFirst()
            } else if rest.hasPrefix("%"), !isPercent {
                isPercent = true
                rest.removeFirst()
            } else if unitName == nil, !isPercent, opens == 0 {
                unitName = rest
                rest = ""
            } else {
                return .none
            }
        }
        guard closes == opens else { return .none }
        var hasCurrency = has("rp")
        if var name = unitName?.lowercased() {
            let written = name
            while let last = name.last, " .,;".contains(last) { name.removeLast() }
            if ["rp", "idr", "rp.", "idr."].contains(written), !hasCurrency {
                hasCurrency = true
                unitName = nil
            } else if name.filter({ !" ./".contains($0) }) == "persen" {
                isPercent = true
                unitName = nil
            } else if !isUnit(name) {
                return .none
            }
        }
        if hasCurrency, isPercent || unitName != nil { return .none }
        switch kind {
        case .rupiah: if isPercent || unitName != nil { return .none }
        case .persen: if hasCurrency || unitName != nil { return .none }
        default: break
        }
        let effective: NumberKind = hasCurrency ? .rupiah : isPercent ? .persen : unitName == nil ? kind : .jumlah
        guard
            let digits = digits(
                run, effective, isWhole: has("whole"), isMeasured: unitName.map { measured.matches($0.lowercased()) } == true)
        else {
            return .none
        }
        if opens > 0, kind != .rupiah { return .none }
        let isNegative = opens > 0 || match.named["minus"] == "-" || match.named["minus2"] == "-"
        return .value(isNegative && digits != "0" ? "-" + digits : digits)
    }

    /// The value of a run of digits, dots and commas.
    private func digits(_ run: String, _ kind: NumberKind, isWhole: Bool, isMeasured: Bool) -> String? {
        guard run.utf8.count <= 40, run.filter(\.isNumber).count <= 30 else { return nil }
        let whole = run.filter(\.isNumber)
        let isTie = dotTie.matches(run) || commaTie.matches(run)
        if isWhole { return plain.matches(run) || dots.matches(run) || commas.matches(run) || isTie ? canonical(whole, "") : nil }
        if plain.matches(run) || dots.matches(run) || commas.matches(run) { return canonical(whole, "") }
        if isTie, kind == .rupiah || kind == .jumlah {
            // A comma may be the grouping of an English workbook, and thousandths of hectares are written.
            return commaTie.matches(run) || isMeasured ? nil : canonical(whole, "")
        }
        if dotSuspect.matches(run), kind == .rupiah || kind == .jumlah { return nil }
        if commaSuspect.matches(run), kind == .rupiah { return nil }
        guard commaDecimals.matches(run) || dotDecimals.matches(run), let last = run.lastIndex(where: { !$0.isNumber }) else { return nil }
        return canonical(run[..<last].filter(\.isNumber), String(run[run.index(after: last)...]))
    }

    private func canonical(_ whole: String, _ fraction: String) -> String? {
        var fraction = fraction
        while fraction.last == "0" { fraction.removeLast() }
        guard fraction.count <= 20 else { return nil }
        let head = whole.drop { $0 == "0" }
        return (head.isEmpty ? "0" : String(head)) + (fraction.isEmpty ? "" : "." + fraction)
    }
}
