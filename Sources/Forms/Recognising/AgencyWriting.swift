/// The name of an agency as it is written, with the code that stands before it or in brackets behind: `1.02.0.00.0.00.01.0000 - Dinas Kesehatan`,
/// `1.1.01.0000 DINAS PENDIDIKAN`, `Dinas Sosial (1.06.01)`.
public struct AgencyWriting: Hashable, Sendable {
    public var kode: String?
    public var nama: String?

    public init(_ text: String) {
        let whole = Self.trimmed(text[...])
        let front = whole.prefix { $0.isASCII && ($0.isNumber || $0 == ".") }
        let behind = whole[front.endIndex...]
        // A code stands by itself: what follows is parted from it.
        if Self.isCode(front), behind.first.map({ $0.isWhitespace || "-–—:;/".contains($0) }) ?? true {
            kode = String(Self.trimmed(front))
            nama = Self.name(behind)
        } else if let last = whole.last, last == ")" || last == "]", let open = whole.lastIndex(where: { $0 == "(" || $0 == "[" }),
            Self.isCode(Self.trimmed(whole[whole.index(after: open)...].dropLast()))
        {
            kode = String(Self.trimmed(whole[whole.index(after: open)...].dropLast()))
            nama = Self.name(whole[..<open])
        } else {
            kode = nil
            nama = Self.name(whole)
        }
    }

    /// What is left when marks around a name go; nil where there is no word in it: dots and dashes hold a name's place.
    private static func name(_ text: Substring) -> String? {
        let name = trimmed(text.drop { $0.isWhitespace || "-–—:;/".contains($0) })
        return name.count { $0.isLetter } >= 2 ? String(name) : nil
    }

    /// At least two parts of digits.
    private static func isCode(_ text: Substring) -> Bool {
        let parts = text.split(separator: ".")
        return parts.count >= 2 && parts.allSatisfy { $0.allSatisfy { $0.isASCII && $0.isNumber } }
    }

    private static func trimmed(_ text: Substring) -> Substring {
        var text = text.drop { $0.isWhitespace || $0 == ":" }
        while let last = text.last, last.isWhitespace || ".,;:-–—…_".contains(last) { text.removeLast() }
        return text
    }
}
