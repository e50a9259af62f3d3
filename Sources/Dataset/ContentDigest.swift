import Model

/// A fingerprint of what a statement says, however its cells are arranged: equal digests mean an equal set of facts.
///
/// What counts: each fact's node, indicator, measure, stage, period, agency, exact value or reason, unit, printed code, further
/// dimensions and marks (repeated, hidden); the nodes and indicators themselves, also those without a value; the notes. What does not:
/// where a thing stands (sheet name, cell, printed column number, order) and how a number is written (`teks`). So a file saved again,
/// a row inserted above the table or another number format is no revision; a corrected name or a new note is.
///
/// A sum of 128-bit hashes, which no order of rows changes and which counts repetitions.
struct ContentDigest {
    private var low: UInt64 = 0
    private var high: UInt64 = 0

    /// The digest of a statement: `1:` (the way of computing it) and 32 hex digits.
    static func of(_ statement: Statement) -> String {
        var digest = ContentDigest()
        var nodes: [(UInt64, UInt64)] = []
        nodes.reserveCapacity(statement.nodes.count)
        for node in statement.nodes {
            var hash = ItemHash(kind: 1)
            hash.add(node.tingkat.rawValue)
            hash.add(node.key)
            hash.add(node.kode)
            hash.add(node.nomenklatur)
            hash.add(node.kodeTercetak)
            hash.add(node.uraian)
            hash.add(node.isPrinted)
            if let parent = node.parent, nodes.indices.contains(parent) { hash.add(nodes[parent]) } else { hash.add(false) }
            nodes.append(hash.finished)
            digest.include(hash.finished)
        }
        var indicators: [(UInt64, UInt64)] = []
        indicators.reserveCapacity(statement.indicators.count)
        for indicator in statement.indicators {
            var hash = ItemHash(kind: 2)
            hash.add(nodes.indices.contains(indicator.node) ? nodes[indicator.node] : (0, 0))
            hash.add(indicator.key)
            hash.add(indicator.name)
            hash.add(indicator.satuan)
            hash.add(indicator.sifat)
            hash.add(indicator.arah)
            hash.add(indicator.peran)
            indicators.append(hash.finished)
            digest.include(hash.finished)
        }
        func place(_ node: Int?, _ indicator: Int?, in hash: inout ItemHash) {
            if let node, nodes.indices.contains(node) { hash.add(nodes[node]) } else { hash.add(false) }
            if let indicator, indicators.indices.contains(indicator) { hash.add(indicators[indicator]) } else { hash.add(false) }
        }
        for fact in statement.facts {
            var hash = ItemHash(kind: 3)
            place(fact.node, fact.indicator, in: &hash)
            hash.add(fact)
            digest.include(hash.finished)
        }
        for note in statement.notes {
            var hash = ItemHash(kind: 4)
            place(note.node, note.indicator, in: &hash)
            hash.add(note.jenis)
            hash.add(note.text)
            digest.include(hash.finished)
        }
        return "1:" + hex(digest.high) + hex(digest.low)
    }

    private mutating func include(_ item: (UInt64, UInt64)) {
        low &+= item.0
        high &+= item.1
    }

    private static func hex(_ word: UInt64) -> String {
        let digits = String(word, radix: 16)
        return String(repeating: "0", count: 16 - digits.count) + digits
    }
}

/// Two independent 64-bit lanes over words; each thing is preceded by its length or presence, so that no two lists run together.
private struct ItemHash {
    private var a: UInt64
    private var b: UInt64

    init(kind: UInt64) {
        a = 0x243F_6A88_85A3_08D3 ^ kind
        b = 0x1319_8A2E_0370_7344 &+ kind
    }

    mutating func mix(_ word: UInt64) {
        a = (a ^ word) &* 0x9E37_79B9_7F4A_7C15
        a ^= a >> 32
        b = (b &+ word) &* 0xC2B2_AE3D_27D4_EB4F
        b ^= b >> 29
    }

    mutating func add(_ words: (UInt64, UInt64)) {
        mix(1)
        mix(words.0)
        mix(words.1)
    }

    mutating func add(_ flag: Bool) { mix(flag ? 1 : 2) }

    mutating func add(_ number: Int?) {
        add(number != nil)
        if let number { mix(UInt64(bitPattern: Int64(number))) }
    }

    mutating func add(_ text: String?) {
        guard let text else {
            mix(UInt64.max)
            return
        }
        var word: UInt64 = 0
        var count: UInt64 = 0
        for byte in text.utf8 {
            word = word << 8 | UInt64(byte)
            count += 1
            if count % 8 == 0 {
                mix(word)
                word = 0
            }
        }
        mix(word)
        mix(count)
    }

    mutating func add(_ fact: Fact) {
        add(fact.ukuran.rawValue)
        add(fact.tahap.rawValue)
        add(fact.tahun)
        add(fact.triwulan)
        add(fact.isCumulative)
        add(fact.value != nil)
        if let value = fact.value {
            mix(UInt64(truncatingIfNeeded: value.mantissa))
            mix(UInt64(truncatingIfNeeded: value.mantissa >> 64))
            add(value.scale)
        }
        add(fact.reason?.rawValue)
        add(fact.satuan)
        add(fact.kodeTercetak)
        add(fact.perangkatDaerahKode)
        add(fact.perangkatDaerah)
        add(fact.unit)
        add(fact.isRepeated)
        add(fact.isHidden)
        if !fact.details.isEmpty {
            for (name, value) in fact.details.sorted(by: { $0.key < $1.key }) {
                add(name)
                add(value)
            }
        }
        add(fact.details.count)
    }

    /// Both lanes, stirred so that sums of them are as good as random.
    var finished: (UInt64, UInt64) { (Self.stirred(a), Self.stirred(b ^ (a &<< 17))) }

    private static func stirred(_ word: UInt64) -> UInt64 {
        var word = word
        word = (word ^ word >> 33) &* 0xFF51_AFD7_ED55_8CCD
        word = (word ^ word >> 33) &* 0xC4CE_B9FE_1A85_EC53
        return word ^ word >> 33
    }
}
