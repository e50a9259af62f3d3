import Assembly
import Grid
import Model

/// Tables that no form fits on a sheet of which another table is loaded: their cells are part of that sheet and are quarantined in its account, each of
/// them told with its table (`lembar.tak_dikenal`).
enum Strangers {
    /// Enters the cells of such tables into the account of the loaded table above, else below.
    static func account(_ reports: inout [SheetReport]) {
        for index in reports.indices where !reports[index].rest.isEmpty {
            let name = reports[index].sheet
            let loaded = reports.indices.filter { other in
                reports[other].sheet == name && reports[other].statement != nil && !reports[other].isControl
            }
            guard let own = loaded.last(where: { $0 < index }) ?? loaded.first else { continue }
            for cell in reports[index].rest.flatMap(\.cells) {
                let role: CellRole = cell.isBlankText ? .kepala : .karantina
                reports[own].statement?.account.count(role)
                reports[own].cells.append(
                    CellFate(
                        cell: cell.reference, role: role, part: cell.isBlankText ? "spasi" : "tabel tak dikenal", shown: cell.shown,
                        value: nil))
            }
            reports[own].cells.sort { $0.cell < $1.cell }
        }
    }
}
