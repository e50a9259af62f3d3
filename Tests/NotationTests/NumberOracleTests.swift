import Foundation
import Model
import Notation
import Testing

/// The reader against ``NumberOracle``. `RKPD_PROPERTY_CASES` says how many texts a seed makes.
@Suite("Numbers against an oracle")
struct NumberOracleTests {
    static let cases = ProcessInfo.processInfo.environment["RKPD_PROPERTY_CASES"].flatMap(Int.init) ?? 6_000

    private static let kinds: [NumberKind] = [.rupiah, .persen, .jumlah, .indeks]

    @Test("both read the same", arguments: 1...2)
    func agrees(seed: UInt64) throws {
        let oracle = try NumberOracle()
        var generator = Seeded(state: seed &* 7_919)
        var values = 0
        var disagreements: [String] = []
        for _ in 0..<Self.cases {
            let text = Bool.random(using: &generator) ? Self.wellFormed(&generator) : Self.mutated(Self.wellFormed(&generator), &generator)
            for kind in Self.kinds {
                let quantity = readQuantity(text, as: kind)
                let answer = oracle.answer(text, as: kind)
                if case .value = answer { values += 1 }
                if !agree(quantity, answer, text, kind, oracle), disagreements.count < 20 {
                    disagreements.append("'\(text)' as \(kind): \(quantity.value?.description ?? quantity.status.rawValue), not \(answer)")
                }
            }
        }
        #expect(disagreements == [])
        // The generator makes numbers, not noise only.
        #expect(values > Self.cases)
    }

    private func agree(_ quantity: Quantity, _ answer: NumberOracle.Answer, _ text: String, _ kind: NumberKind, _ oracle: NumberOracle)
        -> Bool
    {
        switch answer {
        case .value(let expected): return quantity.value?.description == expected
        case .none: return quantity.value == nil
        case .pieces:
            guard let value = quantity.value else { return true }
            // What is joined reads as it does without its spaces; `5.000 ,-` is whole rupiah and no repair.
            return oracle.answer(joined(text), as: kind) == .value(value.description)
        }
    }

    /// A text without the white space between its digits and separators.
    private func joined(_ text: String) -> String {
        var result: [Character] = []
        var blanks: [Character] = []
        for character in text {
            if character.isWhitespace || character == "\u{200B}" {
                blanks.append(character)
                continue
            }
            let isPiece = "0123456789.,".contains(character) && result.last.map { "0123456789.,".contains($0) } == true
            result += isPiece ? [character] : blanks + [character]
            blanks = []
        }
        return String(result + blanks)
    }

    /// A number in some style, dressed in some way.
    static func wellFormed(_ generator: inout Seeded) -> String {
        func pick(_ texts: [String]) -> String { texts.randomElement(using: &generator) ?? "" }
        let digits = String(Int.random(in: 0..<Int(pick(["10", "1000", "10000", "10000000", "1000000000000"]))!, using: &generator))
        let sign = pick([".", ",", ""])
        var whole = ""
        for (index, digit) in digits.enumerated() {
            if index > 0, (digits.count - index) % 3 == 0 { whole += sign }
            whole.append(digit)
        }
        if Int.random(in: 0..<3, using: &generator) == 0 {
            let other = sign == "." ? "," : sign == "," ? "." : pick([".", ","])
            whole += other + String((0..<Int.random(in: 1...4, using: &generator)).map { _ in Character(pick(["0", "1", "5", "9"])) })
        }
        let head = pick(["", "", "", "", "Rp", "Rp ", "Rp. ", "IDR ", "-", "(", "-Rp", "Rp -", "Rp (", "+", "−"])
        let tail = pick([
            "", "", "", "", "%", " %", " orang", " Orang/Bulan", ",-", ".-", ".", ",00", ")", " ha", " persen", ",- orang", " Rp",
            " dokumen.",
        ])
        return pick(["", "", "", " ", "\u{A0}"]) + head + whole + tail + pick(["", "", "", " ", "\n"])
    }

    /// A text with a few characters put in, taken out or changed.
    static func mutated(_ text: String, _ generator: inout Seeded) -> String {
        var characters = Array(text)
        let alphabet = Array("0123456789....,,,, -%()+=Rp\u{A0}\u{200B}−\n;a")
        for _ in 0..<Int.random(in: 1...3, using: &generator) {
            let place = Int.random(in: 0...characters.count, using: &generator)
            let character = alphabet.randomElement(using: &generator) ?? " "
            switch Int.random(in: 0..<3, using: &generator) {
            case 0: characters.insert(character, at: place)
            case 1: if place < characters.count { characters.remove(at: place) }
            default: if place < characters.count { characters[place] = character }
            }
        }
        return String(characters)
    }
}
