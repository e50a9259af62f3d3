import Foundation
import Model
import Nomenklatur
import Notation
import TestSupport
import Testing

/// How often a name gives the right code where the answer is known from elsewhere.
@Suite("Names measured")
struct NameMeasureTests {
    /// What became of a number of questions.
    struct Score: CustomStringConvertible {
        var right = 0
        /// Another code than the one that bears the name.
        var wrong: [String] = []
        /// No answer, or several, where the list holds one.
        var missed: [String] = []
        /// No answer where the list holds none.
        var rightlyNone = 0

        /// Right answers among the answers.
        var precision: Double { Double(right) / Double(max(right + wrong.count, 1)) }
        /// Right answers among the questions that have one.
        var recall: Double { Double(right) / Double(max(right + wrong.count + missed.count, 1)) }

        var description: String {
            let numbers = "right \(right), wrong \(wrong.count), missed \(missed.count), rightly none \(rightlyNone)"
            return "\(numbers); precision \(round(precision * 10000) / 100) %, recall \(round(recall * 10000) / 100) %"
        }

        mutating func take(_ answer: Kode?, truth: Kode?, _ question: String) {
            switch (answer, truth) {
            case (let answer?, let truth?) where answer == truth: right += 1
            case (let answer?, _): wrong.append("\(question): \(answer), not \(truth?.text ?? "none")")
            case (nil, _?): missed.append(question)
            case (nil, nil): rightlyNone += 1
            }
        }
    }

    private func published(_ name: String) throws -> CodeList {
        try OfficialList(path: try #require(Fixtures.shared).appending(path: "nomenklatur/\(name).csv").path).list
    }

    /// A code of the later grammar as the earlier one would write it; nil where it could not.
    private func earlier(_ kode: Kode) -> Kode? {
        guard let last = kode.parts.last, last.utf8.count == 4 else { return kode }
        return last.hasPrefix("00") ? Kode(parts: kode.parts.dropLast() + [String(last.dropFirst(2))]) : nil
    }

    @Test("the names of the list of 2023 in the list of 2020", .enabled(if: Fixtures.shared != nil, "the lists are not on this machine"))
    func laterNamesInEarlierList() throws {
        let old = try published("kabkota_90-050_2020")
        let new = try published("kabkota_2023era_union")
        let nomenclature = Nomenclature(lists: [old])
        let held = Dictionary(old.entries.map { ($0.kode, $0.nama) }) { first, _ in first }
        var score = Score()
        var renumbered = 0
        var respelt = 0
        for entry in new.entries {
            guard let kode = earlier(entry.kode), let name = held[kode], let parent = kode.parent else { continue }
            if foldedName(name) != foldedName(entry.nama) { respelt += 1 }
            let answer = nomenclature.lookup(name: entry.nama, under: parent, tingkat: kode.tingkat).kode
            // A code that went to another activity is no longer the answer: where the earlier list gives the very name to another code there, that is.
            var truth: Kode? = kode
            if foldedName(name, droppingLevel: true) != foldedName(entry.nama, droppingLevel: true) {
                let bearers = old.entries.filter {
                    $0.kode.parent == parent && $0.kode != kode && squeezed($0.nama) == squeezed(entry.nama)
                }
                if bearers.count == 1 {
                    truth = bearers[0].kode
                    renumbered += 1
                }
            }
            score.take(answer, truth: truth, "\(kode) \(entry.nama) | \(name)")
        }
        print("2023 in 2020: \(score); \(respelt) spelt otherwise, \(renumbered) under another number")
        print(score.wrong.joined(separator: "\n"))
        #expect(score.right + score.wrong.count + score.missed.count >= 1100)
        #expect(score.precision >= 0.99)
        #expect(score.recall >= 0.9)
        // By numbers alone, renumbered ones counted as wrong.
        #expect(Double(score.right - renumbered) / Double(score.right + score.wrong.count) >= 0.985)
    }

    private func squeezed(_ name: String) -> String { foldedName(name, droppingLevel: true).filter { $0 != " " } }

    @Test(
        "a name whose code is missing from a full list gets no other",
        .enabled(if: Fixtures.shared != nil, "the lists are not on this machine"),
        arguments: ["kabkota_90-050_2020", "kabkota_2023era_union"])
    func missingCodes(_ name: String) throws {
        let list = try published(name)
        let nomenclature = Nomenclature(lists: [list])
        let byParent = Dictionary(grouping: list.entries) { $0.kode.parent }
        var score = Score()
        // Four in five codes are taken out, each by itself, of the list of its siblings.
        for (parent, siblings) in byParent where (parent?.parts.count ?? 0) >= 2 {
            for (index, entry) in siblings.enumerated() where index % 5 != 4 {
                guard let parent else { continue }
                let rest = Nomenclature(lists: [CodeList(edition: list.edition, entries: siblings.filter { $0.kode != entry.kode })])
                let twins = siblings.filter { $0.kode != entry.kode && squeezed($0.nama) == squeezed(entry.nama) }
                guard twins.isEmpty else { continue }
                score.take(
                    rest.lookup(name: entry.nama, under: parent, tingkat: entry.tingkat).kode, truth: nil, "\(entry.kode) \(entry.nama)")
            }
        }
        _ = nomenclature
        print("\(name), code left out: \(score)")
        print(score.wrong.joined(separator: "\n"))
        #expect(score.wrong.count * 200 <= score.rightlyNone)
    }

    @Test("the codes and names that one region prints, looked up in what the other prints", arguments: [0, 1])
    func leavingOneRegionOut(_ left: Int) throws {
        let printed = try ["temanggung-2023-tw4-evaluasi-rkpd", "semarang-2023-rincian-realisasi-anggaran"].map(printedCodes)
        let edition = try #require(Edition(id: "Kepmendagri 050-5889/2021"))
        let rest = printed[1 - left]
        let nomenclature = Nomenclature(lists: [
            CodeList(edition: edition, entries: rest.map { NomenclatureEntry(kode: $0.key, nama: $0.value) })
        ])
        var score = Score()
        for (kode, name) in printed[left] {
            guard let parent = kode.parent else { continue }
            score.take(
                nomenclature.lookup(name: name, under: parent, tingkat: kode.tingkat).kode, truth: rest[kode] == nil ? nil : kode,
                "\(kode) \(name) | \(rest[kode] ?? "")")
        }
        print(
            "region \(left) left out: \(score)", score.wrong.joined(separator: "\n"), score.missed.joined(separator: "\n"), separator: "\n")
        #expect(score.wrong.isEmpty)
        #expect(score.recall >= 0.9)
    }

    /// The codes that a sample sheet prints with their names. Its relative codes (`04`, `2.01`, `01.10`) stand under 1.06.
    private func printedCodes(_ sheet: String) throws -> [Kode: String] {
        var codes: [Kode: String] = [:]
        var program = ""
        var last: Kode?
        for line in try String(contentsOf: URL(filePath: Fixtures.path("sheets/\(sheet).csv")), encoding: .utf8).split(
            whereSeparator: \.isNewline)
        {
            let fields = line.split(separator: ";", omittingEmptySubsequences: false).map(String.init)
            guard fields.count > 1, fields[1].count > 5 else { continue }
            var text = fields[0]
            guard text.isEmpty || text.first?.isNumber == true else { continue }
            if text.isEmpty, let last, fields.dropFirst(2).allSatisfy(\.isEmpty) {
                // The rest of a name that a page break split.
                codes[last]?.append(" \(fields[1])")
                continue
            }
            if text.hasPrefix("01.06") { text.removeFirst() }
            let parts = text.split(separator: ".")
            if parts.count == 1, parts[0].count == 2 { program = text }
            switch parts.count {
            case 1: text = "1.06.\(program)"
            case 2 where parts[0].count == 1: text = "1.06.\(program).\(text)"
            case 2: text = "1.06.\(program).2.\(text)"
            default: break
            }
            if let kode = Kode(text), kode.parts.count > 2 {
                codes[kode] = fields[1]
                last = kode
            }
        }
        return codes
    }
}
