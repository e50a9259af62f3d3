/// Header labels as they are compared: letters and digits only, in lower case.
///
/// Offices break a label over rows, set a space inside a word (`PERSEN TASE`) and drop its punctuation; none of that makes another label.
public enum Label {
    /// The folded form of a label.
    public static func fold(_ text: String) -> String {
        var result: [UInt8] = []
        result.reserveCapacity(text.utf8.count)
        for scalar in text.unicodeScalars {
            switch scalar.value {
            case 0x30...0x39, 0x61...0x7A: result.append(UInt8(scalar.value))
            case 0x41...0x5A: result.append(UInt8(scalar.value + 32))
            case 0x25: result.append(UInt8(scalar.value))
            default:
                // Letters of other alphabets stay, so that two labels of them do not fold to nothing alike.
                if scalar.value > 0x7F, scalar.properties.isAlphabetic {
                    result.append(contentsOf: Array(String(scalar).lowercased().utf8))
                }
            }
        }
        return String(decoding: result, as: UTF8.self)
    }

    /// The years of a folded label made anonymous: `target2023` and `target2024` are one label of a form.
    public static func withoutYears(_ folded: String) -> String {
        guard folded.utf8.contains(where: { (0x30...0x39).contains($0) }) else { return folded }
        let bytes = Array(folded.utf8)
        var result: [UInt8] = []
        var index = 0
        while index < bytes.count {
            var end = index
            while end < bytes.count, (0x30...0x39).contains(bytes[end]) { end += 1 }
            if end - index == 4, bytes[index] == 0x32 || bytes[index] == 0x31 {
                result.append(contentsOf: Array("####".utf8))
                index = end
            } else if end - index == 8, isYear(bytes[index..<index + 4]), isYear(bytes[index + 4..<end]) {
                // `2021 - 2026`, folded.
                result.append(contentsOf: Array("########".utf8))
                index = end
            } else if end > index {
                result.append(contentsOf: bytes[index..<end])
                index = end
            } else {
                result.append(bytes[index])
                index += 1
            }
        }
        return String(decoding: result, as: UTF8.self)
    }

    private static func isYear(_ bytes: ArraySlice<UInt8>) -> Bool { bytes.starts(with: "20".utf8) || bytes.starts(with: "19".utf8) }

    /// The first year that a folded label names.
    public static func year(in folded: String) -> Int? {
        guard folded.utf8.contains(where: { (0x30...0x39).contains($0) }) else { return nil }
        let digits = folded.split { !("0"..."9").contains($0) }
        return digits.first { $0.count == 4 && ($0.hasPrefix("20") || $0.hasPrefix("19")) }.flatMap { Int($0) }
    }

    /// Whether two folded labels are the same but for typing errors: up to two letters in a long one (`TRIWULAH`), none in a short one,
    /// never a digit, for a digit makes another year or quarter.
    public static func isSame(_ left: String, _ right: String) -> Bool {
        if left == right { return true }
        // Most labels are of other lengths: nothing need be compared.
        let shorter = min(left.utf8.count, right.utf8.count)
        guard shorter >= 6, abs(left.utf8.count - right.utf8.count) <= (shorter >= 14 ? 2 : 1) else { return false }
        let a = Array(left.utf8)
        let b = Array(right.utf8)
        let allowed = min(a.count, b.count) >= 14 ? 2 : min(a.count, b.count) >= 6 ? 1 : 0
        guard allowed > 0, abs(a.count - b.count) <= allowed, digits(a) == digits(b) else { return false }
        return distance(a, b, atMost: allowed) <= allowed
    }

    private static func digits(_ bytes: [UInt8]) -> [UInt8] { bytes.filter { (0x30...0x39).contains($0) } }

    /// The number of single-letter edits between two texts; `atMost` + 1 where there are more.
    static func distance(_ a: [UInt8], _ b: [UInt8], atMost: Int) -> Int {
        var previous = Array(0...b.count)
        for (i, left) in a.enumerated() {
            var current = [i + 1]
            current.reserveCapacity(b.count + 1)
            for (j, right) in b.enumerated() {
                current.append(min(previous[j] + (left == right ? 0 : 1), previous[j + 1] + 1, current[j] + 1))
            }
            if current.min()! > atMost { return atMost + 1 }
            previous = current
        }
        return previous[b.count]
    }
}
