import Model
import Notation

/// Tells that nothing on the sheet says the level of a row: neither its rule nor a code, neither its name nor the lists.
enum LevelGuess {
    /// A row's findings with the level that it was read as: said with the finding that its code cannot be read, else in a finding of its own.
    static func tell(_ level: Tingkat, of row: CodedRow, in findings: [Finding]) -> [Finding] {
        var findings = findings
        if let index = findings.firstIndex(where: { [.kodeKosong, .kodeTakTerbaca, .kodeUrutan].contains($0.rule) }) {
            findings[index].message.id += " Tingkatnya pun tidak disebut; menurut letaknya dibaca sebagai \(level.rawValue)."
            findings[index].message.en += " Nothing says its level either; by its place it is read as \(level.rawValue)."
            return findings
        }
        let name = row.uraian ?? ""
        findings.append(
            Finding(
                .tingkatJumlah, cell: row.nameCell ?? row.codeCell,
                message: Message(
                    id: "Tingkat '\(name)' tidak disebut oleh aturan, kode maupun namanya; dibaca sebagai \(level.rawValue).",
                    en: "Neither rule nor code nor name says the level of '\(name)'; read as \(level.rawValue)."),
                printed: row.printed, expected: level.rawValue, subject: foldedName(name)))
        return findings
    }
}
