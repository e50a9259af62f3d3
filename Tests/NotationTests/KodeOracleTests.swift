import Model
import Notation
import TestSupport
import Testing

/// Reads misprints the other way round: from every code of a small world to every way of misprinting it that the documentation names.
///
/// Nothing here asks the reader how it works. A text that two codes may have become has no code.
@Suite("A repair has one reading")
struct KodeOracleTests {
    /// The codes of a world in which every slip can meet every other: numbers with a zero before, behind, and none.
    static let world: [Kode] = {
        let bidang = ["06", "60", "16"]
        let program = ["04", "40", "14"]
        let kegiatan = ["01", "10", "11"]
        let subs = ["03", "30", "0003", "0030", "0303", "33"]
        var codes: [String] = ["1", "5"]
        for urusan in ["1", "5"] {
            for b in bidang {
                codes.append("\(urusan).\(b)")
                for p in program {
                    codes.append("\(urusan).\(b).\(p)")
                    for k in kegiatan {
                        codes.append("\(urusan).\(b).\(p).\(k)")
                        for l in ["1", "2"] {
                            codes.append("\(urusan).\(b).\(p).\(l).\(k)")
                            for s in subs { codes.append("\(urusan).\(b).\(p).\(l).\(k).\(s)") }
                        }
                    }
                }
            }
        }
        return codes.compactMap { Kode($0) }
    }()

    /// The ways in which one part may be misprinted, by its place; the part itself first.
    private static func misprints(_ kode: Kode, _ index: Int) -> [String] {
        let part = kode.parts[index]
        let isEnd = index == kode.parts.count - 1
        let isOld = kode.tata == [.permendagri13]
        func without(_ text: String) -> [String] { text.hasPrefix("0") ? [String(text.dropFirst())] : [] }
        func lost(_ text: String) -> [String] { text.hasSuffix("0") && text.count == 2 ? [String(text.dropLast())] : [] }
        switch index {
        case 1: return [part] + without(part) + (isEnd ? lost(part) : []) + ["0" + part]
        case 2: return [part] + without(part) + ["0" + part]
        case 3 where isOld: return [part] + without(part) + lost(part) + ["0" + part]
        case 3: return [part, "0" + part]
        case 4: return [part] + without(part) + (isEnd ? lost(part) : []) + ["0" + part]
        case 5:
            // Of all widths but those that the eras write.
            let digits = String(part.drop { $0 == "0" })
            return [part]
                + (digits.count...6).filter { $0 != 2 && $0 != 4 }.map { String(repeating: "0", count: $0 - digits.count) + digits }
        default: return [part]
        }
    }

    /// Every text that the world's codes may have become, with the codes that may have become it.
    static let texts: [String: Set<Kode>] = {
        var texts: [String: Set<Kode>] = [:]
        for kode in world {
            var ways: [[String]] = [[]]
            for index in kode.parts.indices {
                let choices = misprints(kode, index)
                ways = ways.flatMap { way in choices.map { way + [$0] } }
            }
            for way in ways { texts[way.joined(separator: "."), default: []].insert(kode) }
            // An organisation of two digits between bidang and program, as offices of 13/2006 wrote it.
            if kode.tata == [.permendagri13] {
                for organisation in ["04", "40", "14"] {
                    let parts = kode.parts[..<2] + [organisation] + kode.parts[2...]
                    texts[parts.joined(separator: "."), default: []].insert(kode)
                }
            }
        }
        return texts
    }()

    @Test("no text gives a code that another may have become, and a misprint of one code never gives another")
    func oneReading() {
        var repaired = 0
        for (text, codes) in Self.texts {
            let reading = readKode(text)
            // A code of 13/2006 that carries its organisation is well formed: what it might be a misprint of does not count.
            if let organisation = reading.organisasi, let kode = reading.kode {
                #expect(text == (kode.parts[..<2] + [organisation] + kode.parts[2...]).joined(separator: "."))
                continue
            }
            if let kode = reading.kode {
                #expect(codes.contains(kode), "\(text) → \(kode)")
                if reading.status == .diperbaiki {
                    #expect(codes == [kode], "\(text) → \(kode), may be \(codes.sorted())")
                    repaired += 1
                }
            } else if reading.status == .ambigu {
                #expect(codes.isSubset(of: Set(reading.candidates)), "\(text): \(reading.candidates), may be \(codes.sorted())")
            }
        }
        #expect(repaired > 1_000)
    }

    @Test("a well-formed code stays as it is")
    func wellFormed() {
        for kode in Self.world {
            #expect(readKode(kode.text) == KodeReading(kode: kode, status: .tepat))
        }
    }

    @Test("what is cleaned away never changes the reading", arguments: 1...3)
    func cleaning(seed: UInt64) {
        var generator = Seeded(state: seed)
        let ways: [(String) -> String] = [
            { " \($0)" }, { "\($0)." }, { "\u{A0}\($0)\t" }, { $0.replacing(".", with: "..") }, { $0.replacing(".", with: ". ") },
            { $0.replacing(".", with: ",") }, { $0.replacing(".", with: " / ") }, { $0.replacing(".", with: "-") }, { "[\($0)]" },
            { "Kode : \($0)" }, { "\($0) Nama Kegiatan" }, { "00\($0)" }, { "\($0)\n" }, { $0.replacing("0", with: "O") },
        ]
        for _ in 0..<3_000 {
            guard let kode = Self.world.randomElement(using: &generator), kode.parts.count > 2 else { continue }
            let text = ways.randomElement(using: &generator)?(kode.text) ?? ""
            let reading = readKode(text)
            #expect(reading.kode == kode || reading.kode == nil, "\(text) → \(reading)")
            if !text.contains("O"), text != kode.text {
                #expect(reading.kode == kode && reading.status == .diperbaiki, "\(text) → \(reading)")
            }
        }
    }

    @Test("every era's example, and every code cut short of it, reads as its own", arguments: TataKode.allCases)
    func examples(_ grammar: TataKode) throws {
        let kode = try #require(Kode(grammar.example))
        #expect(kode.tata.contains(grammar))
        #expect(zip(kode.parts, grammar.parts).allSatisfy { $0.utf8.count == $1.width })
        for ancestor in kode.ancestors + [kode] { #expect(readKode(ancestor.text).kode == ancestor) }
        #expect(kode.tingkat == grammar.parts.last?.tingkat)
        #expect(!grammar.decrees.isEmpty && grammar.years.lowerBound > 2000)
    }

    @Test("the eras follow one another without a gap")
    func years() {
        let years = TataKode.allCases.map(\.years)
        for (one, next) in zip(years, years.dropFirst()) { #expect(one.upperBound + 1 == next.lowerBound) }
    }

    @Test("no text crashes or gives a code that is none", arguments: 1...4)
    func anything(seed: UInt64) {
        var generator = Seeded(state: seed)
        let letters = Array("0123456789..,,// --XxOolI|[]():;'\"\n\t\u{A0}abK%é０\u{0}")
        for _ in 0..<5_000 {
            let text = String((0..<Int.random(in: 0...24, using: &generator)).compactMap { _ in letters.randomElement(using: &generator) })
            let reading = readKode(text)
            #expect((reading.kode != nil) == reading.status.isCode)
            if let kode = reading.kode { #expect(Kode(kode.text) == kode) }
            if reading.status == .diperbaiki { #expect(!reading.repairs.isEmpty) }
            _ = readRelativeKode(text, under: KodeChain(bidang: Kode("1.06"), program: "04", kegiatan: "2.01"), isNumber: true)
        }
        #expect(readKode(String(repeating: "1.06.04 ", count: 10_000)).kode == nil)
        #expect(readKode(String(repeating: "1.", count: 10_000)).kode == nil)
    }
}
