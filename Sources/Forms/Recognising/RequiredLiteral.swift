/// The longest text that every match of a pattern holds, as far as a quick look tells: letters and digits outside of brackets and choices.
///
/// It only saves work: a text without it need not be held against the pattern. nil where there is none of at least four letters.
func requiredLiteral(_ pattern: String) -> [UInt8]? {
    var runs: [[UInt8]] = []
    var run: [UInt8] = []
    var depth = 0
    var index = pattern.utf8.startIndex
    let bytes = pattern.utf8
    func next() -> UInt8? {
        guard index < bytes.endIndex else { return nil }
        defer { index = bytes.index(after: index) }
        return bytes[index]
    }
    func close() {
        if depth == 0, !run.isEmpty { runs.append(run) }
        run = []
    }
    while let byte = next() {
        switch byte {
        case UInt8(ascii: "\\"):
            _ = next()
            close()
        case UInt8(ascii: "["):
            close()
            // A bracket right after the opening one is a member of the class.
            _ = next()
            while let member = next(), member != UInt8(ascii: "]") { if member == UInt8(ascii: "\\") { _ = next() } }
        case UInt8(ascii: "("):
            close()
            depth += 1
        case UInt8(ascii: ")"):
            run = []
            depth -= 1
        case UInt8(ascii: "|"):
            if depth == 0 { return nil }
            run = []
        case UInt8(ascii: "?"), UInt8(ascii: "*"), UInt8(ascii: "{"):
            // What stands before it may be missing.
            if !run.isEmpty { run.removeLast() }
            close()
            if byte == UInt8(ascii: "{") { while let member = next(), member != UInt8(ascii: "}") {} }
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: " "):
            if depth == 0 { run.append(byte) }
        case UInt8(ascii: "A")...UInt8(ascii: "Z"):
            if depth == 0 { run.append(byte + 32) }
        default: close()
        }
    }
    close()
    guard let longest = runs.max(by: { $0.count < $1.count }), longest.count >= 4 else { return nil }
    return longest
}
