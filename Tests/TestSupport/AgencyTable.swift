public import Grid

/// A table of the national RKPD form with rows of several agencies, made up row by row, with whose each row is.
public struct AgencyTable {
    /// An agency and the bidang whose codes its rows have.
    public struct Agency: Sendable {
        public var name: String
        public var bidang: String
        public init(_ name: String, _ bidang: String) {
            self.name = name
            self.bidang = bidang
        }
    }

    public private(set) var sheet: Sheet
    /// The agency of each row that holds figures; nil for rows that are nobody's.
    public private(set) var owners: [Int: String?] = [:]
    /// The money planned for the year by the programmes.
    public private(set) var planned = 0.0
    public private(set) var row = 1

    /// The columns: number, agency before the others, code, name, indicator, the first value, agency after the others.
    public static let number = 1, firstAgency = 2, kode = 3, name = 4, indicator = 5, firstValue = 6, lastAgency = 26

    /// - Parameters:
    ///   - agency: what the title says of the agency.
    ///   - first: the heading of a column of agencies before the others.
    ///   - last: the heading of one after the others.
    ///   - above: a line right above the header.
    public init(titles agency: String? = nil, first: String? = nil, last: String? = nil, above: String? = nil) {
        sheet = Sheet(name: "Evaluasi", rows: [])
        for text in ["Formulir E.60", "Evaluasi Terhadap Hasil RKPD", "Kabupaten Temanggung", "Tahun 2023"] { line(text) }
        if let agency { line("Perangkat Daerah : " + agency) }
        row += 1
        if let above { line(above) }
        header(first, last)
    }

    private mutating func put(_ column: Int, _ value: CellValue, bold: Bool = false) {
        let shown: String
        switch value {
        case .text(let text): shown = text
        case .number(let number): shown = number == number.rounded() ? String(Int(number)) : "\(number)"
        default: shown = ""
        }
        var cell = Cell(reference: CellReference(row: row, column: column), value: value, shown: shown)
        cell.style.isBold = bold
        sheet = sheet.adding([cell])
    }

    private mutating func header(_ first: String?, _ last: String?) {
        let groups: [(String, String?)] =
            [
                ("Target RPJMD pada Tahun 2024 (akhir periode)", nil),
                ("Realisasi Capaian Kinerja RPJMD sampai dengan Tahun Lalu (n-2)", nil),
                ("Target Kinerja dan Anggaran RKPD Tahun Berjalan yang Dievaluasi (n-1)", nil),
            ] + ["I", "II", "III", "IV"].map { ("Realisasi Kinerja Pada Triwulan", $0) } + [
                ("Realisasi Capaian Kinerja dan Anggaran RKPD yang Dievaluasi", nil),
                ("Realisasi Kinerja dan Anggaran RPJMD s/d Tahun 2023", nil),
                ("Tingkat Capaian Kinerja dan Realisasi Anggaran RPJMD s/d Tahun 2023 (%)", nil),
            ]
        let labels: [(Int, String?)] = [
            (Self.number, "No"), (Self.firstAgency, first), (Self.kode, "Kode"), (Self.name, "Program/Kegiatan"),
            (Self.indicator, "Indikator Kinerja Program (outcome)/Kegiatan (output)"), (Self.lastAgency, last),
        ]
        for (column, label) in labels { if let label { put(column, .text(label)) } }
        for (index, group) in groups.enumerated() { put(Self.firstValue + 2 * index, .text(group.0)) }
        row += 1
        for (index, group) in groups.enumerated() { if let quarter = group.1 { put(Self.firstValue + 2 * index, .text(quarter)) } }
        row += 1
        for index in groups.indices {
            put(Self.firstValue + 2 * index, .text("K"))
            put(Self.firstValue + 2 * index + 1, .text("Rp"))
        }
        row += 1
    }

    /// A line of text.
    public mutating func line(_ text: String, column: Int = 1, bold: Bool = false) {
        put(column, .text(text), bold: bold)
        row += 1
    }

    /// A row of texts, with an amount for a total.
    public mutating func cells(_ texts: [Int: String], amount: Double? = nil, owner: String? = nil, bold: Bool = false) {
        for (column, text) in texts { put(column, .text(text), bold: bold) }
        if let amount { values(amount, owner: owner, isTotal: true) }
        row += 1
    }

    /// A row of an activity.
    public mutating func node(_ kode: String, _ name: String, _ amount: Double, owner: String?, agency: [Int: String] = [:]) {
        put(Self.kode, .text(kode))
        put(Self.name, .text(name))
        for (column, text) in agency { put(column, .text(text)) }
        values(amount, owner: owner, isTotal: false)
        row += 1
    }

    private mutating func values(_ amount: Double, owner: String?, isTotal: Bool) {
        let money =
            [5 * amount, 2 * amount, amount] + Array(repeating: amount / 4, count: 4) + [amount, 3 * amount] + (isTotal ? [] : [60])
        for (index, value) in money.enumerated() { put(Self.firstValue + 2 * index + 1, .number(value)) }
        owners[row] = .some(owner)
    }

    /// The rows of an agency: two programmes, each with a kegiatan and two sub kegiatan.
    /// - Parameters:
    ///   - named: what the agency's column says, and in which column.
    ///   - everywhere: whether on each row, not on the programmes alone.
    /// - Returns: what the agency plans.
    @discardableResult
    public mutating func rows(
        of agency: Agency, seed: Double, named: (column: Int, text: String)? = nil, everywhere: Bool = false
    ) -> Double {
        var total = 0.0
        for programme in 2...3 {
            let subs = [400_000 * (seed + 1) + 4000 * Double(programme), 240_000 * (seed + 2)]
            let amount = subs[0] + subs[1]
            let kode = "\(agency.bidang).0\(programme)"
            let cell = named.map { [$0.column: $0.text] } ?? [:]
            let rest = everywhere ? cell : [:]
            node(kode, "PROGRAM PENGELOLAAN URUSAN \(programme)", amount, owner: agency.name, agency: cell)
            node(kode + ".2.01", "Penyelenggaraan Pelayanan \(programme)", amount, owner: agency.name, agency: rest)
            node(kode + ".2.01.01", "Penyediaan Layanan Dasar \(programme)", subs[0], owner: agency.name, agency: rest)
            node(kode + ".2.01.02", "Pembinaan Layanan Lanjutan \(programme)", subs[1], owner: agency.name, agency: rest)
            total += amount
        }
        planned += total
        return total
    }

    /// Adds a cell wherever it stands.
    public mutating func add(_ cell: Cell) { sheet = sheet.adding([cell]) }

    /// Merges cells of a column downwards, from a row to the one above this.
    public mutating func mergeDown(column: Int, from first: Int) {
        sheet.merges.append(
            CellRange(first: CellReference(row: first, column: column), last: CellReference(row: row - 1, column: column)))
    }
}
