import Model
import Patterns

/// Says in a form keeper's words what is wrong with a pattern.
enum PatternTrouble {
    static func tell(_ error: PatternError) -> Message {
        let (what, part) = split(error.reason)
        let shown = part.map { ": \($0)" } ?? ""
        for (english, id, en) in known where what.hasPrefix(english) {
            return Message(id: "pola: \(id)\(shown)", en: "pattern: \(en)\(shown)")
        }
        return Message(id: "pola tidak sah: \(error.reason)", en: "malformed pattern: \(error.reason)")
    }

    private static let known: [(english: String, id: String, en: String)] = [
        ("missing )", "kurung '(' tidak ditutup", "a '(' is not closed"),
        ("missing ]", "kurung '[' tidak ditutup", "a '[' is not closed"),
        ("unexpected )", "kurung ')' tanpa pembuka", "a ')' that nothing opens"),
        ("invalid perl operator", "lookahead dan sejenisnya tidak ada", "there is no lookahead or the like"),
        ("invalid named capture group", "nama kelompok tidak sah", "the name of a group is malformed"),
        ("invalid group name", "nama kelompok tidak sah", "the name of a group is malformed"),
        ("invalid escape sequence", "garis miring terbalik ini tidak dikenal", "this backslash is not known"),
        ("trailing \\", "garis miring terbalik di akhir", "a backslash at the end"),
        ("no argument for repetition operator", "tidak ada yang diulang oleh *, + atau ?", "there is nothing for *, + or ? to repeat"),
        ("bad repetition operator", "pengulangan ganda", "a repetition of a repetition"),
        ("invalid repetition size", "pengulangan terlalu besar", "a repetition that is too large"),
        ("invalid character class range", "rentang dalam [ ] terbalik", "a range in [ ] runs backwards"),
        ("duplicate capture group name", "dua kelompok bernama sama", "two groups of one name"),
    ]

    /// RE2's sentence and the part of the pattern that it points at.
    private static func split(_ reason: String) -> (String, String?) {
        guard let colon = reason.firstRange(of: ": ") else { return (reason, nil) }
        return (String(reason[..<colon.lowerBound]), String(reason[colon.upperBound...]))
    }
}
