import Forms
import Grid
public import Model
import Nomenklatur
import Notation

/// What a sheet speaks of, settled, with where each of it was found.
public struct ResolvedContext: Sendable {
    public var context: StatementContext
    /// The bidang that the operator states for relative codes.
    public var bidang: String?
    /// Where `bidang` comes from, for messages.
    public var bidangSource: String?
    /// The bidang that the region's list gives the agency, the leading one first.
    public var agencyBidang: [String] = []
    /// Whether the operator insists on what is stated.
    public var insists: Bool
    /// `tahun` → `2023`, `A3`; for `explain`.
    public var sources: [(name: String, value: String, source: String)]
    public var findings: [Finding]
}

/// Settles region, agency, year and quarter: the sheet's own text, then the option, then the folder, then the settings.
///
/// Two that differ stop the file, unless the operator insists on the option.
struct ContextResolver {
    var reading: TableReading
    let stated: StatedContext
    let regions: Regions
    let agencies: Agencies
    /// What rows say of the agency they belong to, and which row belongs to which.
    var rowOwners: PrintedOwners
    var owners: RowOwners
    let file: String

    var result = ResolvedContext(context: StatementContext(tahun: 0), insists: false, sources: [], findings: [])

    init(reading: TableReading, stated: StatedContext, regions: Regions, agencies: Agencies, file: String) {
        self.reading = reading
        rowOwners = PrintedOwners()
        owners = RowOwners(rowOwners)
        self.stated = stated
        self.regions = regions
        self.agencies = agencies
        self.file = file
        result.insists = stated.insists
    }

    static func resolve(
        _ reading: TableReading, stated: StatedContext, regions: Regions, agencies: Agencies, file: String
    ) throws(Refusal) -> (context: ResolvedContext, owners: RowOwners, reading: TableReading) {
        var resolver = ContextResolver(reading: reading, stated: stated, regions: regions, agencies: agencies, file: file)
        try resolver.resolveYear()
        try resolver.resolveQuarter()
        try resolver.resolveRegion()
        resolver.openListedSections()
        resolver.resolveRowOwners()
        try resolver.resolveAgency()
        resolver.resolveUnit()
        resolver.settleRowOwners()
        try resolver.resolveBidang()
        return (resolver.result, resolver.owners, resolver.reading)
    }

    // MARK: One statement against another

    struct Claim<Value> {
        var value: Value
        /// As the reader of a message knows it.
        var text: String
        /// `A3`, `--tahun`, `folder`, `rkpd.yaml`.
        var source: String
        var cell: CellReference?
        var isOption = false
        /// Whether it is the rows that name it.
        var isOfRows = false
    }

    /// The claims of the operator, in the order of their authority.
    func operatorClaims<Value>(
        _ field: (StatedContext.Values) -> Value?, option: String, text: (Value) -> String
    ) -> [Claim<Value>] {
        var claims: [Claim<Value>] = []
        if let value = field(stated.option) {
            claims.append(Claim(value: value, text: text(value), source: option, isOption: true))
        }
        if let value = field(stated.folder) { claims.append(Claim(value: value, text: text(value), source: "folder")) }
        if let value = field(stated.settings) { claims.append(Claim(value: value, text: text(value), source: "rkpd.yaml/RKPD_*")) }
        return claims
    }

    /// The claim that counts. Claims that differ from it stop the file, or leave a finding where the operator insists on an option.
    mutating func settle<Value>(
        _ name: String, _ claims: [Claim<Value>], isSame: (Value, Value) -> Bool
    ) throws(Refusal) -> Claim<Value>? {
        guard var winner = claims.first else { return nil }
        if stated.insists, let option = claims.first(where: \.isOption) { winner = option }
        for other in claims where !isSame(winner.value, other.value) {
            let cell = other.cell ?? winner.cell
            if stated.insists, winner.isOption {
                result.findings.append(
                    Finding(
                        .konteksBeda, cell: cell,
                        message: Message(
                            id: "\(name) '\(other.text)' (\(other.source)) diganti '\(winner.text)' (\(winner.source)) karena --nyatakan.",
                            en: "\(name) '\(other.text)' (\(other.source)) gives way to '\(winner.text)' (\(winner.source)) by --nyatakan."),
                        printed: other.text, expected: winner.text, subject: name))
                continue
            }
            throw Refusal(
                .konteksBeda, file: file, sheet: reading.sheetName, cell: cell,
                message: Message(
                    id: "\(name) '\(winner.text)' (\(winner.source)) berbeda dari '\(other.text)' (\(other.source)). "
                        + "Perbaiki salah satunya, atau tambahkan --nyatakan agar opsi yang berlaku.",
                    en: "\(name) '\(winner.text)' (\(winner.source)) differs from '\(other.text)' (\(other.source)). "
                        + "Correct one of them, or add --nyatakan to let the option count."))
        }
        result.sources.append((name, winner.text, winner.source))
        return winner
    }

    func sheetClaim(_ field: ContextField) -> (text: String, source: String, cell: CellReference?)? {
        guard let value = reading.stated(field) else { return nil }
        return (value.text, source(value), value.cell)
    }

    /// Where a value was found, as a reader of messages knows it.
    func source(_ value: ContextValue) -> String {
        if let cell = value.cell { return cell.description }
        return value.weight >= .sheetName ? "nama lembar '\(reading.sheetName)'" : "lembar"
    }

    mutating func tell(
        _ name: String, _ cell: CellReference?, _ severity: Severity? = nil, printed: String, expected: String, _ id: String, _ en: String
    ) {
        result.findings.append(
            Finding(
                .konteksBeda, severity: severity, cell: cell, message: Message(id: id, en: en), printed: printed, expected: expected,
                subject: name))
    }

    mutating func notStated(
        _ name: String, _ id: String, _ en: String, cell: CellReference? = nil, printed: String? = nil, expected: String? = nil
    ) {
        result.findings.append(
            Finding(
                .konteksTakDinyatakan, cell: cell, message: Message(id: id, en: en), printed: printed, expected: expected, subject: name))
    }

    // MARK: Year and quarter

    private mutating func resolveYear() throws(Refusal) {
        var claims: [Claim<Int>] = []
        if let said = sheetClaim(.tahun), let year = Int(said.text) {
            claims.append(Claim(value: year, text: said.text, source: said.source, cell: said.cell))
        }
        for (year, cell) in columnYears() { claims.append(Claim(value: year, text: String(year), source: cell.description, cell: cell)) }
        claims += operatorClaims(\.tahun, option: "--tahun", text: String.init)
        // A header's year is where a figure is from, not what the sheet reports on; it may bear the title out or not.
        let header = reading.headerYears.count == 1 ? reading.headerYears.first : nil
        guard let year = try settle("tahun", claims, isSame: ==) else {
            let hint = header.map {
                (id: " Kepala tabel menyebut \($0.key) (\($0.value)).", en: " The header names \($0.key) (\($0.value)).")
            }
            throw Refusal(
                .konteksTahun, file: file, sheet: reading.sheetName, cell: reading.rows.first?.row.cells.first?.reference,
                message: Message(
                    id: "tahun laporan tidak disebut di judul lembar ini, dan tidak dinyatakan.\(hint?.id ?? "") Nyatakan dengan --tahun.",
                    en: "the sheet's title names no year, and none is stated.\(hint?.en ?? "") State it with --tahun."))
        }
        result.context.tahun = year.value
        if let header, header.key != year.value {
            tell(
                "tahun", header.value, printed: "\(header.key)", expected: year.text,
                "Kepala tabel menyebut tahun \(header.key), laporan ini tahun \(year.text) (\(year.source)); dimuat sebagai \(year.text).",
                "The header names the year \(header.key), the report is of \(year.text) (\(year.source)); loaded as \(year.text).")
        }
    }

    /// The years that a column of them holds, each with its first cell.
    private func columnYears() -> [(year: Int, cell: CellReference)] {
        let columns = reading.bindings.map { $0.columns(with: .tahun) }
        guard columns.contains(where: { !$0.isEmpty }) else { return [] }
        var years: [Int: CellReference] = [:]
        for entry in reading.rows where entry.rowClass.isData {
            for column in columns[entry.binding] {
                guard let cell = entry.cell(at: column), let year = labelText(cell).flatMap({ Int($0) }), years[year] == nil else {
                    continue
                }
                years[year] = cell.reference
            }
        }
        return years.sorted { $0.value < $1.value }.map { ($0.key, $0.value) }
    }

    private mutating func resolveQuarter() throws(Refusal) {
        var claims: [Claim<Int>] = []
        if let said = sheetClaim(.triwulan), let quarter = readQuarter(said.text) {
            claims.append(Claim(value: quarter, text: "\(quarter)", source: said.source, cell: said.cell))
            if reading.mapping.hasQuarters, let named = readQuarter(named: reading.sheetName), named != quarter {
                tell(
                    "triwulan", said.cell, printed: said.text, expected: reading.sheetName,
                    "Judul menyebut triwulan \(quarter), nama lembar '\(reading.sheetName)'; dimuat sebagai triwulan \(quarter).",
                    "The title names quarter \(quarter), the sheet is called '\(reading.sheetName)'; loaded as quarter \(quarter).")
            }
        } else if reading.mapping.hasQuarters, let quarter = readQuarter(named: reading.sheetName) {
            claims.append(Claim(value: quarter, text: "\(quarter)", source: "nama lembar '\(reading.sheetName)'"))
        }
        // An annual sheet has no quarter, whatever folder it lies in; only an option says otherwise.
        let stated = operatorClaims(\.triwulan, option: "--triwulan", text: String.init)
        claims += reading.mapping.hasQuarters || !claims.isEmpty ? stated : stated.filter(\.isOption)
        if let quarter = try settle("triwulan", claims, isSame: ==) {
            result.context.triwulan = quarter.value
            compareWithFigures(quarter)
        } else if reading.mapping.hasQuarters {
            if let (quarter, cell) = lastQuarterWithValues() {
                result.context.triwulan = quarter
                result.sources.append(("triwulan", "\(quarter)", "kolom \(CellReference.columnName(cell.column))"))
            } else {
                notStated(
                    "triwulan", "Triwulan laporan tidak disebut dan kolom triwulan kosong.",
                    "The sheet names no quarter and its quarters are empty.")
            }
        }
    }

    // MARK: Bidang

    private mutating func resolveBidang() throws(Refusal) {
        let claims = operatorClaims(\.bidang, option: "--bidang") { $0 }
        guard let bidang = try settle("bidang", claims, isSame: ==) else { return }
        result.bidang = bidang.value
        result.bidangSource = bidang.source
    }
}
