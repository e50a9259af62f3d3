import Grid
import Model
import Nomenklatur
import Notation

/// Settles the codes of a table's node rows.
///
/// A code that is well formed and stands where it may stand is taken as printed. Any other is settled by its place between its siblings
/// and by its name within its parent together; where the two do not agree on one code, there is none.
struct CodeResolver {
    let rows: [CodedRow]
    let nomenclature: Nomenclature
    /// The codes as read off the sheet; nil where a row prints none that can be read.
    private var read: [Kode?]
    private var findings: [[Finding]]
    private var candidates: [[Kode]]

    private init(_ rows: [CodedRow], _ nomenclature: Nomenclature) {
        self.rows = rows
        self.nomenclature = nomenclature
        read = Array(repeating: nil, count: rows.count)
        findings = Array(repeating: [], count: rows.count)
        candidates = Array(repeating: [], count: rows.count)
    }

    /// Settles codes that are printed in full.
    /// - Parameters:
    ///   - bidang: What placeholders `X.XX` stand for, where that is known.
    ///   - tahun: The year whose edition tells how wide a sub kegiatan is where no row does.
    static func settle(_ rows: [CodedRow], nomenclature: Nomenclature, bidang: Kode? = nil, tahun: Int? = nil) -> [SettledCode] {
        var resolver = CodeResolver(rows, nomenclature)
        for (index, reading) in PrintedCodes(bidang: bidang, tahun: tahun).read(rows).enumerated() { resolver.take(reading, at: index) }
        return resolver.settled()
    }

    /// Settles codes whose reading under their running parents is done already.
    /// - Parameter candidates: What a row may stand for whose reading is not sure.
    static func settle(_ rows: [CodedRow], read: [Kode?], candidates: [[Kode]], nomenclature: Nomenclature) -> [SettledCode] {
        var resolver = CodeResolver(rows, nomenclature)
        resolver.read = read
        resolver.candidates = candidates
        return resolver.settled()
    }

    private mutating func settled() -> [SettledCode] {
        let doubted = Doubt.of(rows, read, nomenclature)
        var kept = read
        for index in rows.indices where read[index] == nil || doubted[index] != nil { kept[index] = nil }
        var taken = Set(kept.compactMap { $0 })
        // A code whose name alone is doubted may be right: no other row's name takes it away from where it is printed.
        for (kode, doubt) in zip(read, doubted) where doubt?.kind == .name { kode.map { _ = taken.insert($0) } }
        let after = Self.nextKnown(kept)
        let grammars = Self.commonGrammars(kept)
        var before: Kode?
        var codes: [SettledCode] = []
        for index in rows.indices {
            if kept[index] == nil {
                kept[index] = resolve(
                    index, Place(before: before, after: after[index], grammars: grammars), taken: taken, doubt: doubted[index])
                if let kode = kept[index] { taken.insert(kode) }
            }
            let tingkat = kept[index]?.tingkat ?? rows[index].tingkat ?? rows[index].uraian.flatMap(levelWord)
            let guessed = tingkat ?? Self.level(at: Place(before: before, after: after[index]))
            // What place alone tells is told: where a code should stand and none can be read, beside that.
            if tingkat == nil { findings[index] = LevelGuess.tell(guessed, of: rows[index], in: findings[index]) }
            codes.append(SettledCode(kode: kept[index], tingkat: guessed))
            before = kept[index] ?? before
        }
        for index in codes.indices { codes[index].findings = findings[index] }
        return codes
    }

    /// The nearest codes that are sure, above and below.
    private struct Place {
        var before: Kode?, after: Kode?
        /// The grammars that admit every code of the table that is sure.
        var grammars: Set<TataKode> = Set(TataKode.allCases)
    }

    /// The grammars that admit all; every one where none does.
    private static func commonGrammars(_ codes: [Kode?]) -> Set<TataKode> {
        let all = Set(TataKode.allCases)
        let common = codes.compactMap { $0 }.reduce(all) { $0.intersection($1.tata) }
        return common.isEmpty ? all : common
    }

    private static func nextKnown(_ codes: [Kode?]) -> [Kode?] {
        var result: [Kode?] = Array(repeating: nil, count: codes.count)
        var next: Kode?
        for index in codes.indices.reversed() {
            result[index] = next
            next = codes[index] ?? next
        }
        return result
    }

    // MARK: As printed

    private mutating func take(_ reading: KodeReading, at index: Int) {
        read[index] = reading.kode
        candidates[index] = reading.candidates
        if let kode = reading.kode, reading.status == .diperbaiki {
            findings[index].append(rows[index].repaired(to: kode, by: reading.repairMessage))
        }
    }

    private mutating func tell(_ index: Int, _ rule: Rule, _ id: String, _ en: String, expected: String? = nil, kode: Kode? = nil) {
        findings[index].append(
            Finding(
                rule, cell: rows[index].codeCell, kode: kode?.text, message: Message(id: id, en: en), printed: rows[index].printed,
                expected: expected, subject: kode?.text ?? rows[index].uraian.map { foldedName($0) } ?? ""))
    }

    // MARK: By place and name

    /// The code that place and name agree on.
    private mutating func resolve(_ index: Int, _ place: Place, taken: Set<Kode>, doubt: Doubt?) -> Kode? {
        let row = rows[index]
        var fitting: [Kode] = []
        var misplaced: [Kode] = []
        let parents = place.before.map { [$0] + $0.ancestors.reversed() } ?? place.after?.ancestors ?? []
        for parent in parents {
            guard let name = row.uraian, let level = parent.childLevel, let match = nomenclature.match(name, under: parent, tingkat: level)
            else { continue }
            // Its place: after the row above, before the row below, as siblings are printed.
            let isAfter = place.before.map { $0 < match } ?? true
            let isBefore = place.after.map { match < $0 } ?? true
            if !taken.contains(match), isAfter, isBefore { fitting.append(match) } else { misplaced.append(match) }
        }
        if fitting.count == 1 {
            let kode = fitting[0]
            if kode == read[index] {
                // The doubt was about its place only; its name speaks for it.
                findings[index].removeAll { $0.rule == .kodeUrutan }
                return kode
            }
            let printed = row.printed.map { "'\($0)'" } ?? "kosong"
            let printedEnglish = row.printed.map { "'\($0)'" } ?? "blank"
            findings[index].removeAll()
            tell(
                index, .kodeDariNama,
                "Kode \(printed); menurut nama '\(row.uraian ?? "")' dan letaknya di antara baris lain, kodenya \(kode.text).",
                "Code \(printedEnglish); by the name '\(row.uraian ?? "")' and its place between its siblings it is \(kode.text).",
                expected: kode.text,
                kode: kode)
            return kode
        }
        if doubt == nil, fitting.isEmpty, misplaced.isEmpty, let kode = placed(index, place, taken) {
            let message = Message(id: "satu-satunya bacaan yang mungkin di tempatnya", en: "the only reading that its place allows")
            findings[index] = [row.repaired(to: kode, by: message)]
            return kode
        }
        return refuse(index, fitting + misplaced, doubt)
    }

    /// The one of a row's candidates that its place allows: of the table's era, under a parent that runs there, between the rows around it, and not
    /// the code of another row nor of another name.
    private func placed(_ index: Int, _ place: Place, _ taken: Set<Kode>) -> Kode? {
        guard place.before != nil || place.after != nil else { return nil }
        let fitting = candidates[index].filter { kode in
            guard !taken.contains(kode), !place.grammars.isDisjoint(with: kode.tata) else { return false }
            if let before = place.before {
                guard before < kode, let parent = kode.parent, before.isPart(of: parent) else { return false }
            }
            if let after = place.after, !(kode < after) { return false }
            if let name = rows[index].uraian, nomenclature.agreement(of: name, with: kode) == .differs { return false }
            return true
        }
        return fitting.count == 1 ? fitting[0] : nil
    }

    /// What is left where place and name do not agree on a code: the printed one where something speaks for it, told; else none.
    private mutating func refuse(_ index: Int, _ others: [Kode], _ doubt: Doubt?) -> Kode? {
        let row = rows[index]
        if let doubt, let kode = read[index] {
            switch doubt.kind {
            case .name:
                tell(
                    index, .kodeNamaBeda, "Kode \(kode.text) \(doubt.reason.id); dimuat seperti tercetak.",
                    "Code \(kode.text) \(doubt.reason.en); loaded as printed.", kode: kode)
                return kode
            case .duplicate where doubt.nameAgrees, .stranger where doubt.nameAgrees, .place where doubt.nameAgrees,
                .place where others.isEmpty && !doubt.nameDiffers:
                tell(
                    index, .kodeUrutan, "Kode \(kode.text) \(doubt.reason.id); dimuat seperti tercetak.",
                    "Code \(kode.text) \(doubt.reason.en); loaded as printed.", kode: kode)
                return kode
            default: break
            }
        }
        let known = Array(Set(others + candidates[index])).sorted().map(\.text)
        let list = known.isEmpty ? nil : known.joined(separator: ", ")
        let hint = (id: list.map { " Kemungkinan: \($0)." } ?? "", en: list.map { " Candidates: \($0)." } ?? "")
        findings[index].removeAll()
        if let printed = row.printed {
            tell(
                index, doubt == nil ? .kodeTakTerbaca : .kodeUrutan,
                "Kode '\(printed)' \(doubt?.reason.id ?? "bukan kode yang dapat dibaca") dan tidak dapat ditentukan dari nama dan letaknya.\(hint.id)",
                "Code '\(printed)' \(doubt?.reason.en ?? "cannot be read") and cannot be told by name and place.\(hint.en)", expected: list)
        } else {
            tell(
                index, .kodeKosong, "Kode kosong dan tidak dapat ditentukan dari nama dan letaknya.\(hint.id)",
                "The code is blank and cannot be told by name and place.\(hint.en)", expected: list)
        }
        return nil
    }

    // MARK: Level without a code

    /// The level of a row without a code by its place: the parent that the row below names and nobody prints, else that of its siblings below, else
    /// of those above.
    private static func level(at place: Place) -> Tingkat {
        if let after = place.after, let parent = after.parent, let before = place.before {
            if before.isPart(of: parent) { return after.tingkat }
            if let above = parent.parent, before.isPart(of: above) { return parent.tingkat }
        }
        return place.before?.tingkat ?? place.after?.tingkat ?? .subKegiatan
    }
}
