import Grid
import Spreadsheet
import TestSupport
import Testing

/// What a cell shows by its number format, and what the format is known as.
struct NumberFormatTests {
    /// The only cell of a sheet whose format is given.
    private func cell(_ number: String, _ format: String) throws -> Cell {
        let read = try sheet("<sheetData><row><c s=\"1\"><v>\(number)</v></c></row></sheetData>", formats: [format])
        return try #require(cells(read)["A1"])
    }

    @Test(
        "Numbers",
        arguments: [
            ("10450397565", "General", "10450397565"), ("0.30000000000000004", "General", "0.3"), ("97.32", "General", "97.32"),
            ("-0.5", "General", "-0.5"), ("1e20", "General", "100000000000000000000"), ("1e25", "General", "1E+25"),
            ("0.00001234", "General", "0.00001234"),
            ("1234567.891", "#,##0", "1,234,568"), ("1234567.891", "#,##0.00", "1,234,567.89"), ("999", "#,##0", "999"),
            ("-1234", "#,##0", "-1,234"),
            ("0", "#,##0", "0"), ("0", "#", ""), ("0.9732", "0.00%", "97.32%"), ("0.9732", "0%", "97%"), ("97.32", "0.00 \"%\"", "97.32 %"),
            ("97.32", "0.00\\%", "97.32%"), ("12", "0 \"Orang\"", "12 Orang"), ("1234", "#,##0\\ \"orang\"", "1,234 orang"),
            ("5000", "\"Rp\"#,##0", "Rp5,000"), ("5000", "[$Rp-421]\\ #,##0;[Red]-[$Rp-421]\\ #,##0", "Rp 5,000"),
            ("-5000", "#,##0_);(#,##0)", "(5,000)"), ("5000", "#,##0_);(#,##0)", "5,000"), ("0", "0;-0;\"-\"", "-"),
            ("0", "_(* #,##0_);_(* (#,##0);_(* \"-\"_);_(@_)", "-"), ("1.005", "0.00", "1.01"), ("2.5", "0", "3"), ("-0.3", "0", "0"),
            ("1.5", "0.##", "1.5"), ("1", "0.##", "1."), ("1234567", "#,##0,", "1,235"), ("1234567", "0.0,,\"jt\"", "1.2jt"),
            ("12345", "0.00E+00", "1.23E+04"), ("0.00012345", "0.0E+0", "1.2E-4"), ("9.996", "0.00E+00", "1.00E+01"),
            ("81234567", "000-000-000", "081-234-567"),
            ("5", "[>=100]\"banyak\";\"sedikit\"", "sedikit"), ("150", "[>=100]\"banyak\";\"sedikit\"", "banyak"), ("7", "000", "007"),
            ("3.7", "# ?/?", "3.7"), ("12", "@", "12"), ("12", "0 dokumen", "12 dokumen"), ("0.5", "#.00", ".50"), ("1", ";;;", ""),
            ("1e300", "0", "1" + String(repeating: "0", count: 300)),
        ])
    func numbers(stored: String, format: String, shown: String) throws {
        let cell = try cell(stored, format)
        #expect(cell.shown == shown)
        #expect(cell.value == .number(try #require(Double(stored))))
    }

    @Test(
        "Dates, times and lengths of time",
        arguments: [
            ("45200", "yyyy-mm-dd", CellValue.date("2023-10-01"), "2023-10-01"),
            ("45200.607638888889", "dd/mm/yyyy hh:mm", .date("2023-10-01T14:35:00"), "01/10/2023 14:35"),
            ("45200", "d mmmm yyyy", .date("2023-10-01"), "1 October 2023"),
            ("45200", "[$-421]dddd, d mmmm yyyy", .date("2023-10-01"), "Minggu, 1 Oktober 2023"),
            ("45200.25", "d-mmm-yy h:mm AM/PM", .date("2023-10-01T06:00:00"), "1-Oct-23 6:00 AM"),
            ("0.607638888889", "hh:mm:ss", .time("14:35:00"), "14:35:00"),
            ("0.5", "mm:ss.0", .time("12:00:00"), "00:00.0"), ("1.5", "[h]:mm", .duration(129_600), "36:00"),
            ("0.25", "[mm]", .duration(21_600), "360"),
            ("1", "yyyy-mm-dd", .date("1900-01-01"), "1900-01-01"), ("59", "yyyy-mm-dd", .date("1900-02-28"), "1900-02-28"),
            ("61", "yyyy-mm-dd", .date("1900-03-01"), "1900-03-01"), ("2958465", "yyyy", .date("9999-12-31"), "9999"),
            ("2958466", "yyyy-mm-dd", .number(2_958_466), "2958466"), ("-1", "yyyy-mm-dd", .number(-1), "-1"),
            ("45200.99999999", "hh:mm:ss", .date("2023-10-01T23:59:59.999000"), "00:00:00"), ("12", "0 \"hari\"", .number(12), "12 hari"),
            ("0.25", "[=0]?;[hh]:mm", .number(0.25), "06:00"), ("45200", "[<0]\"\";yyyy-mm-dd", .number(45_200), "2023-10-01"),
            ("2", "0.0E+0000000000000000000000000", .number(2), "2.0E+0000000000000000000000000"),
            ("12", "#,##0 \"d\"", .number(12), "12 d"), ("12", "[Red]0", .number(12), "12"),
        ])
    func moments(stored: String, format: String, value: CellValue, shown: String) throws {
        let cell = try cell(stored, format)
        #expect(cell.value == value)
        #expect(cell.shown == shown)
    }

    @Test(
        "What a format says beside the number",
        arguments: [
            ("0.00%", NumberFormat(code: "0.00%", isPercent: true, decimals: 2, suffix: nil)),
            ("0.00 \"%\"", NumberFormat(code: "0.00 \"%\"", decimals: 2, suffix: "%")),
            ("0 \"Orang\"", NumberFormat(code: "0 \"Orang\"", decimals: 0, suffix: "Orang")),
            ("#,##0_);(#,##0)", NumberFormat(code: "#,##0_);(#,##0)", decimals: 0)),
            ("\"Rp\"#,##0.0", NumberFormat(code: "\"Rp\"#,##0.0", decimals: 1)),
            ("#,##0\\ \\k\\g", NumberFormat(code: "#,##0\\ \\k\\g", decimals: 0, suffix: "kg")),
        ])
    func formats(code: String, expected: NumberFormat) throws { #expect(try cell("1", code).format == expected) }

    @Test func generalIsNoFormat() throws { #expect(try cell("1", "General").format == nil) }

    @Test("Serials count from 1904 where the workbook says so")
    func from1904() throws {
        var builder = WorkbookBuilder(
            sheetXML: "<sheetData><row><c s=\"1\"><v>43738</v></c><c s=\"1\"><v>0</v></c></row></sheetData>", formats: ["yyyy-mm-dd"])
        builder.is1904 = true
        let found = try cells(open(builder.bytes()).readSheet(at: 0))
        #expect(found["A1"]?.value == .date("2023-10-01"))
        // Below 1 there is only a time of day, as in the other system.
        #expect(found["B1"]?.value == .time("00:00:00"))
    }

    @Test("Any text is a format and any number is shown, without a trap")
    func anything() throws {
        var generator = SeededGenerator(seed: 7)
        let pieces = [
            "0", "#", "?", ".", ",", "%", "\"", "\\", "_", "*", "[h]", "[$", "[<", "]", ";", "E+", "e-", "y", "m", "d", "h", "s", "@", "/",
            "General", "AM/PM", "é", " ",
        ]
        let numbers = ["0", "1", "-1", "0.5", "-123456.789", "1e300", "-1e-300", "45200.5", "2958465.9999", "1e15", "123456789012345678"]
        let formats = (0..<400).map { _ in
            (0...Int.random(in: 0...8, using: &generator)).map { _ in pieces.randomElement(using: &generator) ?? "" }.joined()
        }
        let xml = formats.indices.map { index in "<row>" + numbers.map { "<c s=\"\(index + 1)\"><v>\($0)</v></c>" }.joined() + "</row>" }
            .joined()
        #expect(try sheet("<sheetData>\(xml)</sheetData>", formats: formats).cellCount == formats.count * numbers.count)
    }
}
