/// Looks for what ends a field that is not quoted, eight bytes at a time: the separator, LF or CR.
struct EndOfField {
    private let separators: UInt64

    init(_ separator: UInt8) { separators = UInt64(separator) &* Self.ones }

    private static let ones: UInt64 = 0x0101_0101_0101_0101
    private static let highBits: UInt64 = 0x8080_8080_8080_8080

    /// The first place from one to another that ends a field; the other where there is none.
    ///
    /// Reads up to seven bytes behind the other, which have to be there.
    @inline(__always)
    func first(in bytes: UnsafePointer<UInt8>, _ from: Int, _ upper: Int) -> Int {
        var at = from
        while at < upper {
            let word = UInt64(littleEndian: UnsafeRawPointer(bytes + at).loadUnaligned(as: UInt64.self))
            let found =
                (Self.zeros(word ^ separators) | Self.zeros(word ^ 10 &* Self.ones) | Self.zeros(word ^ 13 &* Self.ones)) & Self.highBits
            if found != 0 { return min(at + found.trailingZeroBitCount / 8, upper) }
            at += 8
        }
        return upper
    }

    /// The high bit of each byte that is 0. Bytes above one that is may have it too; the lowest is always right.
    @inline(__always)
    private static func zeros(_ word: UInt64) -> UInt64 { (word &- ones) & ~word }
}
