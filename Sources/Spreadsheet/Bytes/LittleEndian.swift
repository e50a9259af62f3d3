/// Numbers in a header, each nil where it would pass the end.
struct LittleEndian {
    let bytes: [UInt8]

    func u16(_ offset: Int) -> Int? { number(offset, 2).map { Int($0) } }
    func u32(_ offset: Int) -> Int? { number(offset, 4).map { Int($0) } }
    /// nil also for what no file is long enough for.
    func u64(_ offset: Int) -> Int? { number(offset, 8).flatMap { Int(exactly: $0) } }

    private func number(_ offset: Int, _ width: Int) -> UInt64? {
        guard offset >= 0, offset <= bytes.count - width else { return nil }
        var value: UInt64 = 0
        for index in (0..<width).reversed() { value = value << 8 | UInt64(bytes[offset + index]) }
        return value
    }
}
