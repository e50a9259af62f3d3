import Model
import Notation
import Testing

/// A small generator with a seed, so that a failure can be run again.
struct Seeded: RandomNumberGenerator {
    var state: UInt64
    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }
}

@Suite("Numbers, by property")
struct NumberPropertyTests {
    /// 1234567 → 1.234.567.
    private func grouped(_ digits: String) -> String {
        var result = ""
        for (index, digit) in digits.enumerated() {
            if index > 0, (digits.count - index) % 3 == 0 { result += "." }
            result.append(digit)
        }
        return result
    }

    @Test("what is written the Indonesian way reads as the same number", arguments: 1...8)
    func roundTrip(seed: UInt64) throws {
        var generator = Seeded(state: seed)
        for _ in 0..<2_000 {
            let magnitude = Int.random(in: 0...15, using: &generator)
            let whole = Int.random(in: 0...Int.max, using: &generator) % (0..<magnitude).reduce(1) { power, _ in power * 10 }
            let decimals = Int.random(in: 0...2, using: &generator)
            let fraction = String((0..<decimals).map { _ in Character(String(Int.random(in: 0...9, using: &generator))) })
            let expected = try #require(ExactNumber("\(whole)" + (decimals > 0 ? ".\(fraction)" : "")))
            let body = grouped("\(whole)") + (decimals > 0 ? ",\(fraction)" : "")
            for text in [body, "Rp. \(body)", "Rp\(body)", " \(body)\u{A0}", "IDR \(body)"] {
                #expect(readQuantity(text, as: .rupiah).value == expected, "'\(text)'")
            }
            #expect(readQuantity("(\(body))", as: .rupiah).value == expected.negated)
            let unit = readQuantity("\(body) orang", as: .jumlah)
            #expect(unit.value == expected && unit.unit == "orang", "'\(body)'")
            if decimals > 0 || whole < 1_000 { #expect(readQuantity("\(body)%", as: .persen).value == expected) }
        }
    }

    @Test("text of any kind gives a value or a reason, the same each time", arguments: 1...3)
    func anyText(seed: UInt64) {
        var generator = Seeded(state: seed &* 977)
        let alphabet: [String] = [
            "0", "1", "5", "9", "12", "000", "345", ".", ".", ",", ",", " ", "\u{A0}", "\n", "-", "%", "(", ")", "Rp", "Rp.", "IDR",
            "orang", "a", "TW", "TW I", "IV", "s/d", ":", "=", "(satu)", "(dua belas)", "dan", "•", "ha", ";", "#", "/", "é", "\u{2009}",
            "−", "x", "juta", "😀", "\0",
        ]
        for _ in 0..<4_000 {
            let text = (0..<Int.random(in: 0...12, using: &generator)).map { _ in alphabet.randomElement(using: &generator) ?? "" }.joined()
            for kind in NumberKind.allCases {
                let quantity = readQuantity(text, as: kind)
                let again = readQuantity(text, as: kind)
                #expect(quantity == again)
                if quantity.value != nil {
                    #expect(quantity.reason == nil)
                    // A value is made of the digits that stand there, in their order: nothing is invented.
                    let digits = String(text.unicodeScalars.filter { ("0"..."9").contains($0) }.map(Character.init))
                    let value = String(quantity.value?.mantissa.magnitude ?? 0)
                    let isPart = digits.contains(value) || trimmed(digits) == trimmed(value)
                    #expect(isPart, "'\(text)' as \(kind) gives \(value)")
                } else if kind != .teks {
                    #expect(quantity.reason != nil)
                }
            }
        }
    }

    private func trimmed(_ digits: String) -> Substring {
        var rest = digits.drop { $0 == "0" }
        while rest.last == "0" { rest = rest.dropLast() }
        return rest
    }

    @Test("bytes of any kind crash nothing", arguments: 1...4)
    func anyBytes(seed: UInt64) {
        var generator = Seeded(state: seed &* 31)
        for _ in 0..<5_000 {
            let bytes = (0..<Int.random(in: 0...24, using: &generator)).map { _ in UInt8.random(in: 0...255, using: &generator) }
            let text = String(decoding: bytes, as: UTF8.self)
            for kind in NumberKind.allCases { _ = normalizedNumberJSON(text, as: kind) }
            _ = normalizedKodeJSON(text)
            _ = readRelativeKode(text, under: KodeChain())
            _ = readQuarter(text)
            _ = foldedName(text, droppingLevel: true)
        }
    }

    @Test(
        "a text that is longer than any number or list is none, and not looked into",
        arguments: ["1 ", "1", "1.", "a ", "t ", "TW I : 5 ", "1 (satu) ", "1\n", "5 orang, ", "( ", "Rp "])
    func longText(_ piece: String) {
        let quantity = readQuantity(String(repeating: piece, count: 100_000), as: .jumlah)
        #expect(quantity.status == .takTerbaca)
        #expect(quantity.values.isEmpty)
    }

    @Test("a list of hundreds is read")
    func longList() {
        let text = (1...300).map { "\($0) orang" }.joined(separator: ", ")
        #expect(readQuantity(text, as: .jumlah).values.count == 300)
    }
}
