public import Forms
import Grid
public import Model
public import Nomenklatur
import Notation

/// A table made into a statement, with the fate of every cell.
public struct AssembledTable: Sendable {
    public var statement: Statement
    public var context: ResolvedContext
    /// Every non-empty cell of the sheet, in reading order.
    public var fates: [CellFate]
}

/// Makes nodes, indicators, facts and notes of classified rows. The ledger of cells opens and closes here.
public struct Assembler: Sendable {
    let nomenclature: Nomenclature
    let regions: Regions
    let agencies: Agencies

    /// - Parameter agencies: The regions' lists; a region without one knows no agency, and none is unknown to it.
    public init(nomenclature: Nomenclature, regions: Regions, agencies: Agencies = Agencies()) {
        self.nomenclature = nomenclature
        self.regions = regions
        self.agencies = agencies
    }

    /// - Throws: ``Refusal`` where the sheet and the operator contradict each other, or no year is stated.
    public func assemble(_ reading: TableReading, stated: StatedContext, file: String) throws(Refusal) -> AssembledTable {
        var context = try ContextResolver.resolve(reading, stated: stated, regions: regions, agencies: agencies, file: file)
        let texts = RowTexts.of(reading)
        let coded = nodeRows(reading, texts)
        let codes: [SettledCode]
        switch reading.mapping.codes {
        case .relatif:
            let settled = try RelativeCodes(
                rows: coded, nomenclature: nomenclature, context: context, sheet: reading.sheetName, file: file
            ).settle()
            codes = settled.codes
            context.findings += settled.findings
        case .lengkap:
            let bidang = PrintedCodes.bidang(of: coded, stated: context.bidang, agency: context.agencyBidang)
            codes = CodeResolver.settle(coded, nomenclature: nomenclature, bidang: bidang)
            context.findings += Self.placeholders(coded, codes)
        case .tiada: codes = coded.map { SettledCode(kode: nil, tingkat: $0.tingkat ?? .subKegiatan) }
        }
        let edition = edition(of: codes, tahun: context.context.tahun)
        var table = TableAssembly(reading: reading, texts: texts, context: context.context, edition: edition)
        table.assemble(Dictionary(uniqueKeysWithValues: zip(coded.map(\.row), codes)))
        return table.finish(context)
    }

    private func nodeRows(_ reading: TableReading, _ texts: [RowTexts]) -> [CodedRow] {
        reading.rows.indices.filter { reading.rows[$0].rowClass == .simpul }.map { index in
            let text = texts[index]
            return CodedRow(
                row: index, printed: text.kode, codeCell: text.kodeCell, uraian: text.uraian, isNumber: text.isNumericKode,
                tingkat: reading.rows[index].rule?.tingkat, columns: text.kodeColumns)
        }
    }

    /// Placeholders that nobody says the bidang of: kept as they are, and told once.
    private static func placeholders(_ rows: [CodedRow], _ codes: [SettledCode]) -> [Finding] {
        guard let first = codes.firstIndex(where: { $0.kode?.isPlaceholder == true }) else { return [] }
        return [
            Finding(
                .konteksTakDinyatakan, severity: .peringatan, cell: rows[first].codeCell,
                message: Message(
                    id: "Kode ditulis dengan X.XX dan bidang urusan perangkat daerah tidak diketahui. Nyatakan dengan --bidang.",
                    en: "Codes are written with X.XX and the agency's bidang urusan is not known. State it with --bidang."),
                printed: rows[first].printed, subject: "bidang")
        ]
    }

    /// The edition of a sheet's codes: one sheet writes in one, told by the width of its sub kegiatan, else by its year.
    private func edition(of codes: [SettledCode], tahun: Int) -> (Kode) -> String? {
        let common = Edition.edition(of: codes.compactMap(\.kode), tahun: tahun)
        return { kode in
            // A code that the sheet's own edition cannot write belongs to another.
            if let common, kode.tata.contains(common.tata) { return common.id }
            return Edition.edition(of: kode, tahun: tahun)?.id
        }
    }
}
