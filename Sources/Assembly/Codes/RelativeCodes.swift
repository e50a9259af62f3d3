import Grid
import Model
import Nomenklatur
import Notation

/// Reads codes that a form prints by their last parts, under the rows above: `04`, `2.01`, `01.10`.
///
/// The bidang they stand under is told by the names of the programmes where a list knows them, else by the operator.
struct RelativeCodes {
    let rows: [CodedRow]
    let nomenclature: Nomenclature
    let context: ResolvedContext
    let sheet: String, file: String

    struct Result {
        var codes: [SettledCode]
        /// Findings about the sheet as a whole.
        var findings: [Finding]
    }

    func settle() throws(Refusal) -> Result {
        let parts = rows.map { row in row.printed.flatMap(readRelativeKode) }
        var findings: [Finding] = []
        let bidang = try settleBidang(parts, &findings)
        var read: [Kode?] = []
        var program: Kode?
        var kegiatan: Kode?
        for part in parts {
            var kode: Kode?
            switch part {
            case .program(let number):
                kode = Kode.program(number, bidang: bidang ?? RelativeCodes.unknownBidang)
                program = kode
                kegiatan = nil
            case .kegiatan(let number):
                kode = program.flatMap { $0.kegiatan(number) }
                kegiatan = kode
            case .subKegiatan(let ofKegiatan, let number):
                // Its first part repeats its parent's; where it does not, the row stands under another parent or is mistyped.
                if let parent = kegiatan, parent.lastNumber == ofKegiatan { kode = parent.subKegiatan(number) }
            case nil: break
            }
            read.append(kode)
        }
        var codes = CodeResolver.settle(rows, read: read, nomenclature: nomenclature)
        if bidang == nil {
            for index in codes.indices {
                codes[index].kode = nil
                codes[index].findings.removeAll()
            }
        }
        return Result(codes: codes, findings: findings)
    }

    /// Stands for a bidang that nobody states, as the national lists write it.
    static let unknownBidang = "X.XX"

    private func settleBidang(_ parts: [RelativeKode?], _ findings: inout [Finding]) throws(Refusal) -> String? {
        var programmes: [(relativeCode: String, name: String)] = []
        var firstCell: CellReference?
        for (row, part) in zip(rows, parts) {
            guard case .program(let number)? = part, let name = row.uraian else { continue }
            programmes.append((number, name))
            firstCell = firstCell ?? row.codeCell
        }
        let told = nomenclature.bidang(ofProgrammes: programmes)
        if let stated = context.bidang {
            if let told, told.bidang != stated, !context.insists {
                throw Refusal(
                    .konteksBeda, file: file, sheet: sheet, cell: firstCell,
                    message: Message(
                        id: "bidang '\(stated)' (\(context.bidangSource ?? "")) berbeda dari '\(told.bidang)', bidang \(told.agreeing) dari "
                            + "\(told.of) nama program di lembar ini. Perbaiki, atau tambahkan --nyatakan.",
                        en: "bidang '\(stated)' (\(context.bidangSource ?? "")) differs from '\(told.bidang)', that of \(told.agreeing) of "
                            + "\(told.of) programme names on this sheet. Correct it, or add --nyatakan."))
            }
            return stated
        }
        guard let told else {
            findings.append(
                Finding(
                    .konteksTakDinyatakan, severity: .peringatan, cell: firstCell,
                    message: Message(
                        id: "Bidang urusan tidak disebut di lembar, sehingga kode tidak dapat ditulis lengkap. Nyatakan dengan --bidang.",
                        en: "The sheet names no bidang urusan, so that codes cannot be written in full. State it with --bidang."),
                    subject: "bidang"))
            return nil
        }
        findings.append(
            Finding(
                .konteksTakDinyatakan, cell: firstCell,
                message: Message(
                    id: "Bidang urusan tidak disebut di lembar; \(told.agreeing) dari \(told.of) nama program adalah milik bidang \(told.bidang).",
                    en: "The sheet names no bidang urusan; \(told.agreeing) of \(told.of) programme names are those of bidang \(told.bidang)."),
                expected: told.bidang, subject: "bidang"))
        return told.bidang
    }
}
