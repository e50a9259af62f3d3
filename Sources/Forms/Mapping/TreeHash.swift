/// Hashes what a mapping says, so that a comment or another indentation makes no other version of it.
struct TreeHash {
    private var value: UInt64 = 0xcbf2_9ce4_8422_2325

    /// The hash of a node's content, by those of the nodes in it.
    static func of(_ content: MappingNode.Content) -> UInt64 {
        var hash = TreeHash()
        switch content {
        case .scalar(let text): hash.feed(text)
        case .sequence(let items):
            hash.feed(UInt64(items.count) << 2 | 1)
            for item in items { hash.feed(item.hash) }
        case .mapping(let entries):
            hash.feed(UInt64(entries.count) << 2 | 2)
            for (key, value) in entries {
                hash.feed(key.hash)
                hash.feed(value.hash)
            }
        }
        return hash.value
    }

    private mutating func feed(_ text: String) {
        var copy = text
        copy.withUTF8 { bytes in
            // Eight bytes at a time, then what is left of them behind a mark.
            var rest = UnsafeRawBufferPointer(bytes)
            while rest.count >= 8 {
                feed(UInt64(littleEndian: rest.loadUnaligned(as: UInt64.self)))
                rest = UnsafeRawBufferPointer(rebasing: rest.dropFirst(8))
            }
            feed(rest.reduce(0xff) { $0 << 8 | UInt64($1) })
        }
    }

    private mutating func feed(_ word: UInt64) {
        // What the multiplication carries up is folded down again.
        let product = (value ^ word) &* 0x9e37_79b9_7f4a_7c15
        value = product ^ (product >> 32)
    }
}
