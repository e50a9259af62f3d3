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

    public init(nomenclature: Nomenclature, regions: Regions) {
        self.nomenclature = nomenclature
        self.regions = regions
    }

    /// - Throws: ``Refusal`` where the sheet and the operator contradict each other, or no year is stated.
    public func assemble(_ reading: TableReading, stated: StatedContext, file: String) throws(Refusal) -> AssembledTable {
        let owners = RowOwners(reading, isRegionWide: reading.isRegionWide(stated))
        var context = try ContextResolver.resolve(reading, stated: stated, regions: regions, owners: owners, file: file)
        let texts = RowTexts.of(reading)
        let prints = NodePrints(reading, texts, owners: owners)
        let coded = prints.coded
        let codes: [SettledCode]
        switch reading.mapping.codes {
        case .relatif:
            let settled = try RelativeCodes(
                rows: coded, nomenclature: nomenclature, context: context, sheet: reading.sheetName, file: file
            ).settle()
            codes = settled.codes
            context.findings += settled.findings
        case .lengkap:
            // The codes of one agency stand among its own.
            codes = owners.apart(coded, reading) { CodeResolver.settle($0, nomenclature: nomenclature) }
        case .tiada: codes = coded.map { SettledCode(kode: nil, tingkat: $0.tingkat ?? .subKegiatan) }
        }
        let edition = edition(of: codes, tahun: context.context.tahun)
        let levels = LevelSettler(reading: reading, texts: texts).settle()
        context.findings += levels.findings
        var table = TableAssembly(reading: reading, texts: texts, context: context.context, owners: owners, edition: edition)
        table.assemble(prints.spread(codes), levels: levels.levels)
        return table.finish(context)
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
