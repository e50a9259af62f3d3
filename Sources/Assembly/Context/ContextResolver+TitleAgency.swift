import Forms
import Grid
import Model
import Notation

/// What titles say of the agency, in one place or several, and what the sheet's name says where they say nothing.
extension ContextResolver {
    /// The agencies that the titles name, the plainest first: those that lines state outright, else those that lines name in passing.
    ///
    /// Several that differ are all given, and contradict each other. What is only named in passing gives way to what is stated, and is told: the head
    /// of the paper may be that of the office which collects the sheets.
    mutating func titleAgencies(_ read: (String, String?) -> AgencyReading) -> [Claim<AgencyReading>] {
        let values = reading.all(.perangkatDaerah).filter { reading.namesAgency($0.text) }
        let codes = reading.all(.perangkatDaerahKode)
        guard let weight = values.first?.weight else {
            // A code in a line of its own, and nowhere a name.
            guard let code = codes.first else { return [] }
            return [Claim(value: read(code.text, nil), text: code.text, source: source(code), cell: code.cell)]
        }
        var claims: [Claim<AgencyReading>] = []
        for (index, value) in values.enumerated() {
            let code = codes.first { $0.cell == value.cell } ?? (index == 0 ? codes.first : nil)
            let agency = read(value.text, code?.text)
            let isKnown = claims.contains { AgencyReading.isSame($0.value, agency) || isPart($0.value.name, agency.name) }
            if isKnown, value.weight == .mentioned { continue }
            if value.weight == weight {
                claims.append(Claim(value: agency, text: value.text, source: source(value), cell: value.cell))
            } else if let first = claims.first {
                tell(
                    "perangkat_daerah", value.cell, .catatan, printed: value.text, expected: first.text,
                    "Judul juga menyebut '\(value.text)' (\(source(value))); dimuat untuk '\(first.text)' (\(first.source)).",
                    "The title names '\(value.text)' (\(source(value))), too; loaded for '\(first.text)' (\(first.source)).")
            }
        }
        return claims
    }

    /// Whether one name begins with the other, word by word.
    private func isPart(_ one: String, _ other: String) -> Bool {
        let left = foldedName(one).split(separator: " ")
        let right = foldedName(other).split(separator: " ")
        return left.starts(with: right) || right.starts(with: left)
    }

    /// The longest name that a sheet may have: a longer one was cut off.
    private static let longestSheetName = 31

    /// The agency that the sheet's name says, where nobody else says any; a name that is short or cut off is told.
    mutating func sheetNameAgency() -> ContextValue? {
        guard let name = reading.stated(.perangkatDaerah), name.weight >= .sheetName else { return nil }
        let isCut = reading.sheetName.utf16.count >= Self.longestSheetName
        if name.weight == .guessed || isCut {
            notStated(
                "perangkat_daerah nama_lembar",
                "Judul tidak menyebut perangkat daerah; nama lembar '\(reading.sheetName)' dipakai sebagai namanya"
                    + (isCut ? ", walaupun mungkin terpotong" : "") + ". Nyatakan dengan --perangkat-daerah bila lain.",
                "The title names no agency; the sheet's name '\(reading.sheetName)' is taken for it"
                    + (isCut ? ", though it may be cut off" : "") + ". State it with --perangkat-daerah if it is another.",
                printed: reading.sheetName, expected: name.text)
        }
        return name
    }
}
