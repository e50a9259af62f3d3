import Foundation
import Grid
import Journey
import Model
import TestSupport
import Testing

@Suite("Made sheets of both forms, sound and with planted errors")
struct GeneratedSheetTests {
    static let templates: [GeneratedForm: Sheet] = {
        var templates: [GeneratedForm: Sheet] = [:]
        for form in GeneratedForm.allCases { templates[form] = try? sheet(form.template) }
        return templates
    }()

    /// The findings of a made sheet that the oracle speaks of.
    static func read(_ made: GeneratedSheet) throws -> Statement {
        let template = try #require(templates[made.form])
        let stated = StatedContext(option: StatedContext.Values(bidang: made.form == .realisasi ? "1.06" : nil))
        let report = sharedReader.read(made.sheet(template), name: "uji.xlsx", stated: stated)
        if let refusal = report.refusal { throw refusal }
        return try #require(report.statement)
    }

    @Test(arguments: GeneratedForm.allCases, 0..<20)
    func soundSheetsHaveNoFinding(_ form: GeneratedForm, _ seed: Int) throws {
        var generator = SeededGenerator(seed: UInt64(seed))
        let made = GeneratedSheet(form, &generator)
        #expect(made.due == [])
        #expect(try Self.read(made).told == [])
    }

    /// One error of a pattern, as far as the sheet has room for it.
    static func planted(_ form: GeneratedForm, _ pattern: PlantedPattern, _ seed: Int) -> (GeneratedSheet, PlantedError)? {
        var generator = SeededGenerator(seed: UInt64(seed) &* 7919 &+ pattern.rawValue.utf8.reduce(UInt64(0)) { $0 &* 31 &+ UInt64($1) })
        for _ in 0..<8 {
            var made = GeneratedSheet(form, &generator)
            if let error = PlantedError.plant(pattern, in: &made, &generator), !made.due.isEmpty { return (made, error) }
        }
        return nil
    }

    @Test(arguments: GeneratedForm.allCases, PlantedPattern.allCases)
    func plantedErrorsGiveWhatThePrintedValuesJustify(_ form: GeneratedForm, _ pattern: PlantedPattern) throws {
        for seed in 0..<12 {
            guard let (made, _) = Self.planted(form, pattern, seed) else { continue }
            let told = try Self.read(made).told
            #expect(Set(told) == made.due, "seed \(seed)")
            #expect(told.count == Set(told).count)
        }
    }

    /// Whether the one cause that is told is the planted one.
    static func isFound(_ error: PlantedError, _ read: Statement) -> Bool {
        let causes = read.findings.compactMap(\.cause)
        guard let cause = causes.first, causes.count == 1 else { return false }
        let changes = Set(cause.changes.map(\.cell.description))
        if let row = error.row {
            return cause.pattern == .barisTerlewat && cause.rows.map(\.row) == [row] && changes.isSubset(of: error.cells)
        }
        return changes == error.cells
    }

    /// How often the planted cause is the one told. `RKPD_SEBAB=1000` measures so many sheets of each pattern.
    @Test func plantedCausesAreRankedFirst() throws {
        let count = ProcessInfo.processInfo.environment["RKPD_SEBAB"].flatMap { Int($0) } ?? 12
        let isMeasured = count > 12
        var all = (found: 0, made: 0)
        for form in GeneratedForm.allCases {
            for pattern in PlantedPattern.allCases {
                var own = (found: 0, made: 0)
                for seed in 0..<count {
                    guard let (made, error) = Self.planted(form, pattern, seed) else { continue }
                    let read = try Self.read(made)
                    own.made += 1
                    if Self.isFound(error, read) {
                        own.found += 1
                    } else if ProcessInfo.processInfo.environment["RKPD_SEBAB_RINCI"] != nil {
                        print("MISS", form, pattern, seed, error.cells.sorted(), error.row ?? 0, "TOLD", read.told)
                        for cause in read.findings.compactMap(\.cause) {
                            print(
                                "   ", cause.pattern, cause.changes.map { "\($0.cell) \($0.printed?.description ?? "") → \($0.proposed)" },
                                cause.rows)
                        }
                    }
                }
                if isMeasured { print("SEBAB \(form.rawValue) \(pattern.rawValue): \(own.found)/\(own.made)") }
                all.found += own.found
                all.made += own.made
            }
        }
        if isMeasured { print("SEBAB \(all.found)/\(all.made)") }
        #expect(all.found * 100 >= all.made * 95)
    }
}
