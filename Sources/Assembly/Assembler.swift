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
        var (context, owners, reading) = try ContextResolver.resolve(
            reading, stated: stated, regions: regions, agencies: agencies, file: file)
        let texts = RowTexts.of(reading)
        // Levels that numbers and sums tell come first: names are sought by them.
        let levels = LevelSettler(reading: reading, texts: texts).settle()
        context.findings += levels.findings
        let prints = NodePrints(reading, texts, levels: levels.levels, owners: owners)
        let coded = prints.coded
        let nomenclature = lists(for: coded, reading.mapping.codes, tahun: context.context.tahun)
        var codes: [SettledCode]
        switch reading.mapping.codes {
        case .relatif:
            let settled = try RelativeCodes(
                rows: coded, nomenclature: nomenclature, context: context, sheet: reading.sheetName, file: file
            ).settle()
            codes = settled.codes
            context.findings += settled.findings
        case .lengkap:
            // The codes of one agency stand among its own.
            codes = owners.apart(coded, reading) { rows in
                let bidang = PrintedCodes.bidang(of: rows, stated: context.bidang, agency: context.agencyBidang)
                return CodeResolver.settle(rows, nomenclature: nomenclature, bidang: bidang, tahun: context.context.tahun)
            }
            context.findings += Self.placeholders(coded, codes)
        case .tiada:
            codes = owners.apart(coded, reading) { rows in
                NamedCodes(rows: rows, nomenclature: nomenclature, stated: context.bidang, agency: context.agencyBidang).settle()
            }
        }
        check(&codes, of: coded, context.context)
        let edition =
            reading.mapping.codes == .tiada
            ? Self.edition(named: codes, nomenclature, tahun: context.context.tahun) : edition(of: codes, tahun: context.context.tahun)
        var table = TableAssembly(reading: reading, texts: texts, context: context.context, owners: owners, edition: edition)
        table.assemble(prints.spread(codes), levels: levels.levels)
        return table.finish(context)
    }

    /// The code lists in the order that a table asks them in: those of the edition that its printed codes and its year tell first, and no others where its
    /// codes show how sub kegiatan are written.
    private func lists(for rows: [CodedRow], _ mode: CodeWriting, tahun: Int) -> Nomenclature {
        let shown: [Kode]
        switch mode {
        case .lengkap: shown = rows.compactMap { $0.printed.flatMap { readKode($0).kode } }
        case .relatif:
            let last = rows.compactMap { $0.printed?.split(separator: ".").last?.utf8.count }
            // Any code that is written so.
            shown = [last.contains(4) ? "1.01.01.2.01.0001" : "1.01.01.2.01.01"].compactMap { Kode($0) }
        case .tiada: shown = []
        }
        guard let edition = Edition.edition(of: shown, tahun: tahun) else { return nomenclature }
        return nomenclature.preferring(edition, exclusively: shown.contains { $0.tata.count == 1 })
    }

    /// Tells what the lists say against printed codes.
    private func check(_ codes: inout [SettledCode], of rows: [CodedRow], _ context: StatementContext) {
        guard let edition = Edition.edition(of: codes.compactMap(\.kode), tahun: context.tahun) else { return }
        let check = CodeCheck(nomenclature: nomenclature, edition: edition, codes: codes, pemda: context.pemdaKode)
        for index in codes.indices { codes[index].findings += check.findings(rows[index], codes[index]) }
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

    /// The edition of codes that names gave: that of the year, unless its grammar does not write them all; then that of the list that held each.
    private static func edition(named codes: [SettledCode], _ nomenclature: Nomenclature, tahun: Int) -> (Kode) -> String? {
        let own = Edition.edition(of: [Kode](), tahun: tahun)
        if let own, codes.allSatisfy({ $0.kode?.tata.contains(own.tata) ?? true }) { return { _ in own.id } }
        return { nomenclature.edition(holding: $0)?.id }
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
