/// A text cut into the parts of a code, and what had to be cleaned away for it.
struct KodeParts {
    var parts: [String]
    var repairs: [KodeRepair] = []
    /// Whether it was cleaned in a way that no rule makes certain (a dot in front).
    var isUncertain = false

    /// Longer texts are no codes.
    static let maximumLength = 48

    /// nil where there is anything but digits, X, dots and spaces, or where a space may be a border between two codes.
    init?(_ text: String, keepsLeadingZeros: Bool = false) {
        guard let (plain, hasOuterSpace) = Self.plain(text), !plain.isEmpty, plain.count <= Self.maximumLength else { return nil }
        parts = []
        guard let joined = Self.withoutSpaces(plain) else { return nil }
        if joined.count != plain.count || hasOuterSpace { repairs.append(.spasi) }
        if joined.contains(where: { $0 == UInt8(ascii: "x") }) { repairs.append(.hurufKecil) }
        let upper = joined.map { $0 == UInt8(ascii: "x") ? UInt8(ascii: "X") : $0 }
        let pieces = upper.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
        parts = pieces.filter { !$0.isEmpty }.map { String(decoding: $0, as: UTF8.self) }
        if parts.count != pieces.count { repairs.append(.titik) }
        if upper.first == UInt8(ascii: ".") { isUncertain = true }
        guard let first = parts.first else { return nil }
        if !keepsLeadingZeros, parts.count > 1, first.utf8.count > 1, first.first == "0" {
            parts[0] = String(first.drop { $0 == "0" })
            repairs.append(.nolDepan)
        }
    }

    /// The text's bytes, trimmed, and whether anything was trimmed; nil where it holds what no code holds.
    private static func plain(_ text: String) -> ([UInt8], hasOuterSpace: Bool)? {
        withPlainBytes(of: text) { bytes in
            let isClean = bytes.allSatisfy { $0.isDigit || $0 == UInt8(ascii: ".") || ($0 | 0x20) == UInt8(ascii: "x") || $0.isBlank }
            guard isClean else { return nil }
            let first = text.unicodeScalars.first
            let last = text.unicodeScalars.last
            let hasOuterSpace = [first, last].contains { $0.map { !$0.isASCII || $0.value <= 0x20 } ?? false }
            return (Array(bytes), hasOuterSpace)
        }
    }

    /// The bytes without their spaces; nil where a space between two digits may part two codes: where what stands before it is a code.
    private static func withoutSpaces(_ bytes: [UInt8]) -> [UInt8]? {
        var result: [UInt8] = []
        var space = false
        for byte in bytes {
            if byte.isBlank {
                space = true
                continue
            }
            if space, byte != UInt8(ascii: "."), let last = result.last, last != UInt8(ascii: ".") {
                if Kode(String(decoding: result, as: UTF8.self)) != nil { return nil }
            }
            space = false
            result.append(byte)
        }
        return result
    }
}
