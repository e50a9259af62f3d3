import Model

/// Reads a text as an activity code of any era.
///
/// What is malformed is repaired where one reading is left: leading zeros of the first part, doubled or trailing dots and spaces go; a one-digit
/// program part is padded (`1.6.4`); `1.06.07.2.001` and `1.01.01.02.01.0001` lose a zero that no grammar has. Everything else gives candidates and no
/// code. Organisation and account codes give neither.
public func readKode(_ text: String) -> KodeReading {
    guard withPlainBytes(of: text, { !$0.isEmpty }) else { return KodeReading(status: .kosong) }
    guard let cut = KodeParts(text) else { return KodeReading(status: .bukanKode) }
    let parts = cut.parts
    if cut.isUncertain { return undecided(parts) }
    if let kode = Kode(parts: parts) { return reading(kode, cut.repairs) }
    if let (kode, organisation) = withOrganisation(parts) { return reading(kode, cut.repairs, organisation) }
    if let foreign = foreignStatus(parts) { return KodeReading(status: foreign) }
    for repair in widthRepairs {
        if let repaired = repair.apply(parts), let kode = Kode(parts: repaired) { return reading(kode, cut.repairs + [repair.kind]) }
    }
    return undecided(parts)
}

private func reading(_ kode: Kode, _ repairs: [KodeRepair], _ organisation: String? = nil) -> KodeReading {
    KodeReading(kode: kode, status: repairs.isEmpty ? .tepat : .diperbaiki, repairs: repairs, organisasi: organisation)
}

private func undecided(_ parts: [String]) -> KodeReading {
    // `01` alone stands for nothing by itself: see ``readRelativeKode(_:under:isNumber:)``.
    let candidates = parts.count > 1 ? kodeCandidates(parts) : []
    return KodeReading(status: candidates.isEmpty ? .bukanKode : .ambigu, candidates: candidates)
}

/// A code of 13/2006 that carries its organisation: `1.13.1.13.01.15.03` is kegiatan 1.13.15.03 of organisation 1.13.01.
private func withOrganisation(_ parts: [String]) -> (Kode, String)? {
    let widths = TataKode.organisationWidths13
    guard parts.count > 2 + widths.count, parts[2..<(2 + widths.count)].map(\.utf8.count) == widths else { return nil }
    guard let kode = Kode(parts: Array(parts[..<2] + parts[(2 + widths.count)...])), kode.tata.contains(.permendagri13) else { return nil }
    return (kode, parts[2..<(2 + widths.count)].joined(separator: "."))
}

private func foreignStatus(_ parts: [String]) -> KodeStatus? {
    let widths = parts.map(\.utf8.count)
    guard parts.allSatisfy({ $0.utf8.allSatisfy(\.isDigit) }) else { return nil }
    if TataKode.organisationWidths.contains(widths) { return .organisasi }
    return TataKode.isAccount(parts) ? .rekening : nil
}

/// A repair of widths that no other reading contradicts.
private struct WidthRepair: Sendable {
    var kind: KodeRepair
    /// The repaired parts; nil where the repair does not fit.
    var apply: @Sendable ([String]) -> [String]?
}

private let widthRepairs: [WidthRepair] = [
    // 1.6.4 → 1.06.04, 1.06.4.2.01 → 1.06.04.2.01.
    WidthRepair(kind: .programSatuAngka) { parts in
        guard parts.count >= 3, parts[2].utf8.count == 1, parts[1].utf8.count <= 2 else { return nil }
        var result = parts
        result[2] = "0" + result[2]
        if result[1].utf8.count == 1 { result[1] = "0" + result[1] }
        return result
    },
    // 1.06.07.2.001 → 1.06.07.2.01.
    WidthRepair(kind: .kegiatanTigaAngka) { parts in
        guard parts.count == 5, parts[4].utf8.count == 3, parts[4].first == "0" else { return nil }
        return parts.dropLast() + [String(parts[4].dropFirst())]
    },
    // 1.01.01.02.01.0001 → 1.01.01.2.01.0001.
    WidthRepair(kind: .lingkupDuaAngka) { parts in
        guard parts.count == 6, parts[3].utf8.count == 2, parts[3].first == "0", parts[5].utf8.count == 4 else { return nil }
        var result = parts
        result[3] = String(parts[3].dropFirst())
        return result
    },
]

/// The codes that parts of wrong widths may stand for: each part padded, shortened by zeros, or given back a zero that a numeric cell lost.
private func kodeCandidates(_ parts: [String]) -> [Kode] {
    var found: Set<Kode> = []
    for grammar in TataKode.allCases {
        let wanted = grammar.parts
        guard parts.count <= wanted.count else { continue }
        let options = zip(wanted, parts).enumerated().map { index, pair in
            // Only the end of a cell can lose a zero.
            let isEnd = index == parts.count - 1 && (pair.0.role == .kegiatan || pair.0.role == .bidang)
            return widthOptions(pair.1, width: pair.0.width, mayHaveLostZero: isEnd && pair.1.utf8.count == 1)
        }
        for choice in product(options) {
            if let kode = Kode(parts: choice) { found.insert(kode) }
        }
    }
    return found.sorted()
}

private func widthOptions(_ text: String, width: Int, mayHaveLostZero: Bool) -> [String] {
    let count = text.utf8.count
    if count == width { return [text] }
    if count < width {
        let padded = String(repeating: "0", count: width - count) + text
        return mayHaveLostZero ? [padded, text + "0"] : [padded]
    }
    let shortened = text.dropFirst(count - width)
    return text.dropLast(width).allSatisfy { $0 == "0" } ? [String(shortened)] : []
}

/// Every way to choose one of each.
private func product(_ options: [[String]]) -> [[String]] {
    options.reduce([[]]) { ways, choices in ways.flatMap { way in choices.map { way + [$0] } } }
}

/// A line of `normalize code`: `{"text","code","level","parent","status","candidates"}`.
public func normalizedKodeJSON(_ text: String) -> String {
    let reading = readKode(text)
    var json = JSONText()
    json.add("text", text: text)
    json.add("code", text: reading.kode?.text)
    json.add("level", text: reading.kode?.tingkat.rawValue)
    json.add("parent", text: reading.kode?.parent?.text)
    json.add("status", text: reading.status.rawValue)
    json.add("candidates", json: "[" + reading.candidates.map { JSONText.quoted($0.text) }.joined(separator: ",") + "]")
    return json.object
}
