import Model
import Notation

/// Numbers the tables of a sheet that are of one statement but for their place: which one is meant is part of a statement's identity.
///
/// Tables of different agencies, units, periods or kinds are told apart by those, wherever they stand on the sheet.
enum Twins {
    static func tellApart(_ reports: inout [SheetReport]) {
        guard reports.count > 1 else { return }
        var seen: [Key: Int] = [:]
        for index in reports.indices {
            guard let statement = reports[index].statement else { continue }
            let key = Key(statement)
            reports[index].statement?.twin = seen[key, default: 0]
            seen[key, default: 0] += 1
        }
    }

    /// What makes two tables one statement, their place aside.
    struct Key: Hashable {
        let jenis: String
        let pemda: String
        let agency: String
        let unit: String
        let tahun: Int
        let triwulan: Int?

        init(_ statement: Statement) {
            let context = statement.context
            jenis = statement.form.jenis
            pemda = context.pemdaKode ?? context.pemda.map { foldedName($0) } ?? ""
            agency = context.perangkatDaerahKode ?? context.perangkatDaerah.map { foldedName($0) } ?? ""
            unit = context.unit.map { foldedName($0) } ?? ""
            tahun = context.tahun
            triwulan = context.triwulan
        }
    }
}
