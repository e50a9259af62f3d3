import Glibc

/// A pattern's text as a key: compared by its bytes, hashed by a few of them.
///
/// A start with many forms looks thousands of long texts up, most of them with a dash beyond ASCII, which as plain strings would be normalised each time.
struct PatternSource: Hashable {
    let text: String

    static func == (left: PatternSource, right: PatternSource) -> Bool {
        var (left, right) = (left.text, right.text)
        return left.withUTF8 { left in
            right.withUTF8 { right in
                left.count == right.count && (left.isEmpty || memcmp(left.baseAddress!, right.baseAddress!, left.count) == 0)
            }
        }
    }

    func hash(into hasher: inout Hasher) {
        var copy = text
        copy.withUTF8 { bytes in
            hasher.combine(bytes.count)
            // Patterns begin and end alike; in the middle they differ.
            for part in 0..<4 where bytes.count >= 8 {
                hasher.combine(UnsafeRawBufferPointer(bytes).loadUnaligned(fromByteOffset: (bytes.count - 8) * part / 3, as: UInt64.self))
            }
        }
    }
}
