import Grid
import Spreadsheet
import TestSupport
import Testing

/// Every line of `hostile/manifest.csv`, which is itself read by the reader under test.
struct HostileFilesTests {
    struct Expectation: Sendable, CustomTestStringConvertible {
        var file: String
        var must: String
        var cells: Int?
        var testDescription: String { file }
    }

    static let manifest: [Expectation] = {
        guard let sheet = try? WorkbookFile.open(Fixtures.path("hostile/manifest.csv")).readSheet(at: 0) else { return [] }
        return sheet.rows.dropFirst().map { row in
            Expectation(file: row[1]?.shown ?? "", must: row[5]?.shown ?? "", cells: row[6].flatMap { Int($0.shown) })
        }
    }()

    @Test func manifestIsThere() { #expect(Self.manifest.count == 75) }

    @Test("Ends as an answer, in bounded time", .timeLimit(.minutes(1)), arguments: manifest)
    func answers(to expectation: Expectation) throws {
        let clock = ContinuousClock()
        var count: Int?
        let duration = clock.measure {
            do {
                let file = try WorkbookFile.open(Fixtures.path("hostile/\(expectation.file)"))
                count = try file.sheets.reduce(0) { try $0 + file.readSheet(at: $1.index).cellCount }
            } catch {
                #expect(error is SpreadsheetError)
            }
        }
        // Debug builds under load are slow; in release each takes less than half a second.
        #expect(duration < .seconds(10))
        switch expectation.must {
        case "error": #expect(count == nil)
        case "read": #expect(count != nil && (expectation.cells == nil || count == expectation.cells))
        default: #expect(count == nil || expectation.cells == nil || count == expectation.cells)
        }
    }

    @Test(
        "Names the trouble",
        arguments: [
            ("z02_bomb_lying_usize.xlsx", SpreadsheetError.Reason.damagedArchive(.sizeMismatch)),
            ("z04_bomb_overlap_200_sheets.xlsx", .damagedArchive(.overlappingEntries)), ("z06_bad_crc.xlsx", .checksum),
            ("z08_truncated_deflate.xlsx", .truncated), ("z12_fake_eocd_in_comment.xlsx", .damagedArchive(.badDirectory)),
            ("z14_symlink_entry.xlsx", .damagedArchive(.link)), ("z16_encrypted_flag.xlsx", .encrypted),
            ("z18_method_12_bzip2.xlsx", .unsupportedCompression(method: 12)),
            ("z28_empty_zip.xlsx", .notASpreadsheet(looksLike: .plainZip)), ("x02_billion_laughs_sheet.xlsx", .doctype),
            ("x30_200k_attributes.xlsx", .tooLarge(.tokenBytes, limit: ReadingLimits.standard.tokenBytes)),
            ("s09_01_sst_index.xlsx", .badSharedStringIndex("3")), ("s18_rel_external.xlsx", .externalTarget("file:///etc/passwd")),
            ("s20_rel_self.xlsx", .wrongPart(expected: "worksheet", found: "workbook")), ("s22_no_workbook.xlsx", .missingPart),
            ("s07_rows_out_of_order.xlsx", .outOfOrder("row 1")), ("n01_empty_file.xlsx", .empty),
            ("n03_html.xls", .notASpreadsheet(looksLike: .html)), ("n09_gzip.xlsx", .notASpreadsheet(looksLike: .gzip)),
            ("c02_nul_bytes.csv", .nulByte),
        ])
    func reason(file: String, expected: SpreadsheetError.Reason) throws {
        let reason = try refusal {
            let file = try WorkbookFile.open(Fixtures.path("hostile/\(file)"))
            for sheet in file.sheets { _ = try file.readSheet(at: sheet.index) }
        }
        #expect(reason == expected)
    }

    @Test("A number that is none is an error that keeps its text, never 0", arguments: ["02", "04", "06", "12"])
    func numbers(which: String) throws {
        let cell = try #require(cells(WorkbookFile.open(Fixtures.path("hostile/s25_\(which)_number.xlsx")).readSheet(at: 0))["A1"])
        guard case .error(let text) = cell.value else { return #expect(Bool(false), "\(cell.value)") }
        #expect(!text.isEmpty)
        #expect(cell.shown == text)
    }

    @Test func hiddenIsMarked() throws {
        let file = try WorkbookFile.open(Fixtures.path("hostile/s33_hidden_sheet_rows.xlsx"))
        #expect(file.sheets[0].isHidden)
        #expect(try lines(file).allSatisfy { $0.hasSuffix(",\"hidden\":true}") })
    }

    @Test func latin1() throws {
        #expect(try cells(WorkbookFile.open(Fixtures.path("hostile/x22_latin1.xlsx")).readSheet(at: 0))["A1"]?.shown == "Kodé")
        #expect(try cells(WorkbookFile.open(Fixtures.path("hostile/s31_rich_phonetic.xlsx")).readSheet(at: 0))["A1"]?.shown == "Kode")
    }
}
