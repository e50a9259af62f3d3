import Model

/// Reads a text as an activity code of any era.
///
/// What is malformed is repaired where one reading is left: leading zeros of the first part, doubled or trailing dots and spaces go; other signs between
/// the parts become dots, the letters O and l digits; words, brackets and a name around the code are set aside; parts of wrong widths are put right by
/// ``KodeSlips``. Everything else gives candidates and no code. Organisation and account codes give neither.
public func readKode(_ text: String) -> KodeReading {
    if let kode = Kode(text) { return KodeReading(kode: kode, status: .tepat) }
    guard withPlainBytes(of: text, { !$0.isEmpty }) else { return KodeReading(status: .kosong) }
    guard let cut = KodeParts(text) else { return KodeReading(status: .bukanKode) }
    return reading(of: cut)
}

/// What parts that were cleaned stand for.
func reading(of cut: KodeParts) -> KodeReading {
    let parts = cut.parts
    if cut.isUncertain { return undecided(parts, cut, cut.pieces) }
    if let kode = Kode(parts: parts) {
        // `1 Dokumen` is no urusan.
        if parts.count == 1, let name = cut.name, !foldedName(name).hasPrefix("urusan") { return KodeReading(status: .bukanKode) }
        return decided(kode, cut)
    }
    if let (kode, organisation) = withOrganisation(parts) { return decided(kode, cut, organisation) }
    if let foreign = foreignStatus(parts) { return KodeReading(status: foreign, nama: cut.name) }
    return undecided(parts, cut)
}

private func decided(_ kode: Kode, _ cut: KodeParts, _ organisation: String? = nil, repairs: [KodeRepair] = []) -> KodeReading {
    let all = cut.repairs + repairs
    return KodeReading(kode: kode, status: all.isEmpty ? .tepat : .diperbaiki, repairs: all, organisasi: organisation, nama: cut.name)
}

/// A code by the only reading that slips leave, where that reading is sure; else what it may be.
private func undecided(_ parts: [String], _ cut: KodeParts, _ pieces: [Kode] = []) -> KodeReading {
    // `01` alone stands for nothing by itself: see ``readRelativeKode(_:under:isNumber:)``.
    guard parts.count > 1 || parts[0].utf8.count >= KodeSlips.fewestRunDigits else { return KodeReading(status: .bukanKode) }
    let found = KodeSlips.readings(of: parts)
    if !cut.isUncertain, let only = found.first, found.count == 1, only.value.isSure {
        return decided(only.key, cut, repairs: only.value.repairs)
    }
    let candidates = Set(found.keys).union(pieces).sorted()
    return KodeReading(status: candidates.isEmpty ? .bukanKode : .ambigu, candidates: candidates, nama: candidates.isEmpty ? nil : cut.name)
}

/// A code of 13/2006 that carries its organisation: `1.13.1.13.01.15.03` is kegiatan 1.13.15.03 of organisation 1.13.01.
private func withOrganisation(_ parts: [String]) -> (Kode, String)? {
    let widths = KodeLain.organisationWidths13
    guard parts.count > 2 + widths.count, parts[2..<(2 + widths.count)].map(\.utf8.count) == widths else { return nil }
    guard parts[2].utf8.allSatisfy(\.isDigit), !parts[2].utf8.allSatisfy({ $0 == 0x30 }) else { return nil }
    guard let kode = Kode(parts: Array(parts[..<2] + parts[(2 + widths.count)...])), kode.tata.contains(.permendagri13) else { return nil }
    return (kode, parts[2..<(2 + widths.count)].joined(separator: "."))
}

private func foreignStatus(_ parts: [String]) -> KodeStatus? {
    guard parts.allSatisfy({ $0.utf8.allSatisfy(\.isDigit) }) else { return nil }
    if KodeLain.isOrganisation(parts) { return .organisasi }
    return KodeLain.isAccount(parts) ? .rekening : nil
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
