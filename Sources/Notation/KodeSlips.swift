/// What offices and spreadsheet programs do to the parts of a code, undone in every way: the readings of parts that are no code as they stand.
///
/// A slip is *sure* where it can have come about in one way only; the others give candidates. One reading by sure slips alone is a repair.
enum KodeSlips {
    /// How a code was read.
    struct Way: Hashable {
        var repairs: [KodeRepair]
        var isSure: Bool
    }

    /// One way to read a part.
    private struct Choice {
        var text: String
        var repair: KodeRepair?
        var isSure: Bool
    }

    /// A run of digits without a dot is looked at from this length on: a kegiatan.
    static let fewestRunDigits = 8

    /// Every code that the parts may stand for.
    static func readings(of parts: [String]) -> [Kode: Way] {
        var found: [Kode: Way] = [:]
        func add(_ kode: Kode, _ way: Way) {
            guard let known = found[kode] else {
                found[kode] = way
                return
            }
            if way.isSure, !known.isSure { found[kode] = way }
        }
        for grammar in TataKode.allCases {
            for (kode, way) in byWidths(parts, grammar) { add(kode, way) }
        }
        // 1.06.04.02.01 as offices of 13/2006 abridged it: bidang, organisation, program, kegiatan.
        if parts.map(\.utf8.count) == [1, 2, 2, 2, 2], let kode = Kode(parts: Array(parts[..<2] + parts[3...])) {
            add(kode, Way(repairs: [], isSure: false))
        }
        // 1.13.1.13 is how 13/2006 begins an organisation's code: bidang, then the same bidang.
        if parts.count == 4, parts.map(\.utf8.count) == [1, 2, 1, 2], parts[..<2] == parts[2...] {
            for kode in found.keys { found[kode]?.isSure = false }
        }
        if found.isEmpty { for kode in withDots(parts) { add(kode, Way(repairs: [.titik], isSure: false)) } }
        return found
    }

    // MARK: Parts of wrong widths

    private static func byWidths(_ parts: [String], _ grammar: TataKode) -> [(Kode, Way)] {
        let wanted = grammar.parts
        guard parts.count > 1, parts.count <= wanted.count, wanted[parts.count - 1].tingkat != nil else { return [] }
        var ways: [(parts: [String], way: Way)] = [([], Way(repairs: [], isSure: true))]
        for (index, part) in parts.enumerated() {
            let choices = choices(part, at: index, of: parts.count, wanted[index], grammar)
            guard !choices.isEmpty else { return [] }
            ways = ways.flatMap { way in
                choices.map { choice in
                    var next = way
                    next.parts.append(choice.text)
                    if let repair = choice.repair, !next.way.repairs.contains(repair) { next.way.repairs.append(repair) }
                    if !choice.isSure { next.way.isSure = false }
                    return next
                }
            }
        }
        return ways.compactMap { way in Kode(parts: way.parts).map { ($0, way.way) } }
    }

    /// How wide the eras write a sub kegiatan.
    private static let subKegiatanWidths = Set(TataKode.allCases.flatMap(\.parts).filter { $0.role == .subKegiatan }.map(\.width))

    /// What a part may have been.
    private static func choices(_ text: String, at index: Int, of count: Int, _ part: TataKode.Part, _ grammar: TataKode) -> [Choice] {
        let length = text.utf8.count
        if length == part.width { return [Choice(text: text, isSure: true)] }
        // What another era writes here is no slip: 0001 is not 01.
        if part.role == .subKegiatan, subKegiatanWidths.contains(length) { return [] }
        guard text.utf8.allSatisfy(\.isDigit), let resized = resized(text, to: part.width) else { return [] }
        let isEnd = index == count - 1
        switch part.role {
        case .urusan: return []
        case .bidang, .program:
            // 1.6.4; a bidang that ends the code may have been 1.60 in a numeric cell.
            guard length == 1 else { return [Choice(text: resized, isSure: false)] }
            return isEnd && part.role == .bidang
                ? lostZero(text, resized) : [Choice(text: resized, repair: .programSatuAngka, isSure: true)]
        case .lingkup:
            // 1.01.01.02.01.0001; of five parts it may be an organisation's: see above.
            return [Choice(text: resized, repair: .lingkupDuaAngka, isSure: length == 2 && count == grammar.parts.count)]
        case .kegiatan:
            if length == 1 {
                return isEnd ? lostZero(text, resized) : [Choice(text: resized, repair: .kegiatanSatuAngka, isSure: true)]
            }
            return [Choice(text: resized, repair: .kegiatanTigaAngka, isSure: length == 3 && grammar != .permendagri13)]
        case .subKegiatan: return [Choice(text: resized, isSure: false)]
        }
    }

    /// One digit at the end of what may have been a numeric cell: 1 was 01 or 10.
    private static func lostZero(_ text: String, _ padded: String) -> [Choice] {
        [Choice(text: padded, isSure: false), Choice(text: text + "0", isSure: false)]
    }

    /// A text with zeros before it, or without some, so that it has a width; nil where other digits than zeros would go.
    private static func resized(_ text: String, to width: Int) -> String? {
        let excess = text.utf8.count - width
        if excess <= 0 { return String(repeating: "0", count: -excess) + text }
        return text.utf8.prefix(excess).allSatisfy { $0 == 0x30 } ? String(text.dropFirst(excess)) : nil
    }

    // MARK: Dots left out

    /// The codes whose digits these are, every printed border kept: 1.0604.2.01 is 1.06.04.2.01.
    private static func withDots(_ parts: [String]) -> [Kode] {
        guard parts.allSatisfy({ $0.utf8.allSatisfy(\.isDigit) }) else { return [] }
        var borders: Set<Int> = []
        var length = 0
        for part in parts {
            length += part.utf8.count
            borders.insert(length)
        }
        guard length >= fewestRunDigits else { return [] }
        let digits = parts.joined()
        return TataKode.allCases.compactMap { grammar in
            var rest = digits[...]
            var cut: [String] = []
            var open = borders
            var place = 0
            for part in grammar.parts where !rest.isEmpty {
                guard rest.utf8.count >= part.width else { return nil }
                cut.append(String(rest.prefix(part.width)))
                rest = rest.dropFirst(part.width)
                place += part.width
                open.remove(place)
            }
            return rest.isEmpty && open.isEmpty ? Kode(parts: cut) : nil
        }
    }
}
