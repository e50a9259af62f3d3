public import Grid

/// A workbook of a region: the national evaluation form of each agency on a sheet of its own, and recaps of them, as planning offices put them together.
public struct RegionBook {
    /// One programme of an agency.
    public struct Programme {
        public var code: String, name: String
        public var plan: Int
        public var quarters: [Int]

        public var outturn: Int { quarters.reduce(0, +) }
    }

    /// The agencies with their programmes.
    public var agencies: [(name: String, programmes: [Programme])] = [
        (
            "Dinas Sosial",
            [
                Programme(
                    code: "1.06.01", name: "PROGRAM PENUNJANG URUSAN PEMERINTAHAN DAERAH", plan: 5_355_650_758,
                    quarters: [963_136_835, 1_402_330_000, 1_210_770_500, 1_504_120_000]),
                Programme(
                    code: "1.06.04", name: "PROGRAM REHABILITASI SOSIAL", plan: 2_408_250_000,
                    quarters: [402_115_000, 610_330_250, 580_480_500, 604_120_000]),
            ]
        ),
        (
            "Dinas Kesehatan",
            [
                Programme(
                    code: "1.02.02", name: "PROGRAM PEMENUHAN UPAYA KESEHATAN PERORANGAN", plan: 98_765_432_100,
                    quarters: [15_004_250_000, 24_210_375_000, 26_118_900_000, 27_890_120_000]),
                Programme(
                    code: "1.02.03", name: "PROGRAM PENINGKATAN KAPASITAS SDM KESEHATAN", plan: 1_234_567_800,
                    quarters: [204_250_000, 310_375_000, 318_900_000, 290_120_000]),
            ]
        ),
        (
            "Inspektorat Daerah",
            [
                Programme(
                    code: "6.01.02", name: "PROGRAM PENYELENGGARAAN PENGAWASAN", plan: 4_078_807_000,
                    quarters: [677_031_000, 774_126_000, 769_585_000, 641_670_000])
            ]
        ),
    ]

    public init() {}

    /// The programmes of all agencies.
    public var programmes: [Programme] { agencies.flatMap(\.programmes) }
    /// What all of them were to spend.
    public var plan: Int { programmes.reduce(0) { $0 + $1.plan } }

    /// The columns of figures: plan at the end, outturn before, plan, quarters, year, to date; rupiah in the second of each pair.
    private static func figures(_ plan: Int, _ quarters: [Int]) -> [Int?] {
        let outturn = quarters.reduce(0, +)
        return [plan * 5, plan * 2, plan].flatMap { [nil, $0] } + quarters.flatMap { [nil, $0] } + [nil, outturn, nil, plan * 2 + outturn]
    }

    // MARK: Sheets in the shape of the form

    /// Title lines, header and rows of one table of the form.
    /// - Parameters:
    ///   - title: its first line.
    ///   - agency: whom it is of; nil for the whole region.
    public func form(title: String = "Evaluasi Terhadap Hasil RKPD", agency: String?, rows: [[TableCell]]) -> [[TableCell]] {
        var lines: [[TableCell]] = [[.text(title)], [.text("Kabupaten Temanggung")], [.text("Tahun 2023")]]
        if let agency { lines.append([.text("Perangkat Daerah : " + agency)]) }
        lines.append([])
        let headings = [
            "Target RPJMD pada Tahun 2024 (akhir periode)", "Realisasi Capaian Kinerja RPJMD sampai dengan Tahun Lalu (n-2)",
            "Target Kinerja dan Anggaran RKPD Tahun Berjalan yang Dievaluasi (n-1)",
        ]
        let outturns = [
            "Realisasi Capaian Kinerja dan Anggaran RKPD yang Dievaluasi", "Realisasi Kinerja dan Anggaran RPJMD s/d Tahun 2023",
            "Tingkat Capaian Kinerja dan Realisasi Anggaran RPJMD s/d Tahun 2023 (%)",
        ]
        func pairs(_ texts: [String]) -> [TableCell] { texts.flatMap { [.text($0), .text($0)] } }
        let quarters: [TableCell] = Array(repeating: .text("Realisasi Kinerja Pada Triwulan"), count: 8)
        let labels: [TableCell] = [
            .text("No"), .text("Kode"), .text("Urusan/Bidang Urusan Pemerintahan Daerah dan Program/Kegiatan/Sub Kegiatan"),
            .text("Indikator Kinerja Program (outcome)/Kegiatan (output)"),
        ]
        let tail: [TableCell] = [.text("Perangkat Daerah Penanggung Jawab")]
        lines.append(labels + pairs(headings) + quarters + pairs(outturns) + tail)
        let blank: [TableCell] = Array(repeating: .blank, count: 10)
        lines.append(blank + ["I", "II", "III", "IV"].flatMap { [.text("TW \($0)"), .text("TW \($0)")] })
        lines.append(blank.prefix(4) + Array(repeating: [TableCell.text("K"), .text("Rp")], count: 10).flatMap(\.self))
        return lines + rows
    }

    /// A row of the form.
    public func row(_ number: Int?, code: String? = nil, name: String, plan: Int, quarters: [Int], agency: String? = nil) -> [TableCell] {
        let figures = Self.figures(plan, quarters).map { $0.map { TableCell.number(Double($0)) } ?? .blank }
        return [number.map { .number(Double($0)) } ?? .blank, code.map { .text($0) } ?? .blank, .text(name), .blank] + figures
            + [.blank, .blank, agency.map { .text($0) } ?? .blank]
    }

    /// JUMLAH of programmes.
    public func total(of programmes: [Programme], agency: String? = nil) -> [TableCell] {
        let quarters = (0..<4).map { quarter in programmes.reduce(0) { $0 + $1.quarters[quarter] } }
        let row = row(nil, name: "", plan: programmes.reduce(0) { $0 + $1.plan }, quarters: quarters, agency: agency)
        return [.text("JUMLAH"), .blank, .blank] + row.dropFirst(3)
    }

    /// Rows of programmes.
    public func rows(of programmes: [Programme], agency: String? = nil) -> [[TableCell]] {
        programmes.enumerated().map {
            row($0 + 1, code: $1.code, name: $1.name, plan: $1.plan, quarters: $1.quarters, agency: agency)
        }
    }

    /// The sheet of each agency.
    public func agencySheets() -> [Sheet] {
        agencies.map { name, programmes in
            Sheet(name: name, table: form(agency: name, rows: rows(of: programmes) + [total(of: programmes)]))
        }
    }

    // MARK: Simple recaps

    /// A line for each agency: number, name, plan, outturn, percent.
    public func lines(_ figures: (_ plan: Int, _ quarters: [Int]) -> [Double?]) -> [[TableCell]] {
        let all = agencies.map { ($0.name, $0.programmes) } + [("JUMLAH", programmes)]
        return all.enumerated().map { index, line in
            let quarters = (0..<4).map { quarter in line.1.reduce(0) { $0 + $1.quarters[quarter] } }
            let values = figures(line.1.reduce(0) { $0 + $1.plan }, quarters)
            let number: TableCell = index < agencies.count ? .number(Double(index + 1)) : .blank
            return [number, .text(line.0)] + values.map { $0.map { .number($0) } ?? .blank }
        }
    }
}

/// What a test writes into one cell.
public enum TableCell {
    case blank
    case text(String)
    case number(Double)
}

extension Sheet {
    /// A sheet of rows of cells, the first at A1.
    public init(name: String, table: [[TableCell]]) {
        let rows = table.enumerated().compactMap { index, cells -> Row? in
            let filled = cells.enumerated().compactMap { column, content -> Cell? in
                let place = CellReference(row: index + 1, column: column + 1)
                switch content {
                case .blank: return nil
                case .text(let text): return Cell(reference: place, value: .text(text), shown: text)
                case .number(let value):
                    let shown = value == value.rounded() ? String(Int64(value)) : "\(value)"
                    return Cell(reference: place, value: .number(value), shown: shown)
                }
            }
            return filled.isEmpty ? nil : Row(number: index + 1, cells: filled)
        }
        self.init(name: name, rows: rows)
    }
}
