import Foundation
import Model
import Nomenklatur
import Notation
import TestSupport
import Testing

/// Names against code lists of full size, where those are at hand.
@Suite("Lists of full size", .enabled(if: Fixtures.shared != nil, "the lists are not on this machine"))
struct FullListTests {
    /// A published list as an operator would load it.
    private func list(_ name: String, _ edition: String) throws -> CodeList {
        let url = try #require(Fixtures.shared).appending(path: "nomenklatur/\(name).csv")
        let list = try OfficialList(path: url.path).list
        #expect(list.edition.id == edition)
        return list
    }

    @Test(
        "a name below its parent gives its code, a misspelt one gives it or nothing",
        arguments: [("kabkota_90-050_2020", "Kepmendagri 050-3708/2020"), ("kabkota_2023era_union", "Kepmendagri 900.1.15.5-1317/2023")])
    func lookups(_ name: String, _ edition: String) throws {
        let list = try list(name, edition)
        let nomenclature = Nomenclature(lists: [list])
        var exact = (right: 0, undecided: 0, wrong: 0)
        var slip = (right: 0, undecided: 0, wrong: 0)
        for entry in list.entries.filter({ $0.kode.parts.count > 3 }).enumerated().filter({ $0.offset % 4 == 0 }).map(\.element) {
            let parent = try #require(entry.kode.parent)
            switch nomenclature.lookup(name: entry.nama.uppercased(), under: parent, tingkat: entry.tingkat).kode {
            case entry.kode?: exact.right += 1
            case nil: exact.undecided += 1
            default: exact.wrong += 1
            }
            // One letter of the longest word is lost.
            var words = entry.nama.split(separator: " ").map(String.init)
            guard let longest = words.indices.max(by: { words[$0].count < words[$1].count }), words[longest].count > 5 else { continue }
            words[longest].remove(at: words[longest].index(words[longest].startIndex, offsetBy: 1 + entry.nama.utf8.count % 4))
            switch nomenclature.lookup(name: words.joined(separator: " "), under: parent, tingkat: entry.tingkat).kode {
            case entry.kode?: slip.right += 1
            case nil: slip.undecided += 1
            default: slip.wrong += 1
            }
        }
        print("\(name): exact \(exact), one letter lost \(slip)")
        #expect(exact.wrong == 0)
        #expect(slip.wrong == 0)
        #expect(exact.right * 100 >= (exact.right + exact.undecided) * 97)
        #expect(slip.right * 100 >= (slip.right + slip.undecided) * 90)
    }

    @Test("each bidang is told by its own programmes, and by three of them")
    func bidang() throws {
        let list = try list("kabkota_90-050_2020", "Kepmendagri 050-3708/2020")
        let nomenclature = Nomenclature(lists: [list])
        let programmes = Dictionary(grouping: list.entries.filter { $0.tingkat == .program && !$0.kode.isPlaceholder }) { $0.kode.bidang }
        var told = 0
        for (bidang, entries) in programmes {
            for some in [entries, Array(entries.prefix(3)), Array(entries.prefix(1))] {
                let evidence = nomenclature.bidang(ofProgrammes: some.map { ($0.kode.parts[2], $0.nama.capitalized) })
                #expect(evidence == nil || evidence?.bidang == bidang)
                if evidence != nil { told += 1 }
            }
        }
        print("bidang told: \(told) of \(programmes.count * 3)")
        #expect(told * 10 >= programmes.count * 3 * 9)
    }

    @Test("the shipped list agrees with the published one")
    func shippedAgainstPublished() throws {
        let published = Nomenclature(lists: [try list("kabkota_90-050_2020", "Kepmendagri 050-3708/2020")])
        let shipped = try CodeList(file: Fixtures.root.appending(path: "Mappings/nomenklatur/1.06-sosial-2023.csv").path)
        var differing: [String] = []
        for entry in shipped.entries where published.bears(entry.kode, name: entry.nama) == false {
            differing.append("\(entry.kode) \(entry.nama) | \(published.name(of: entry.kode.text) ?? "")")
        }
        print(
            "shipped and published differ in \(differing.count) of \(shipped.entries.count):", differing.sorted().joined(separator: "\n"),
            separator: "\n")
        #expect(differing.count <= shipped.entries.count / 10)
    }
}
