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
        var chain = KodeChain(bidang: Self.unknownBidang)
        var read: [Kode?] = []
        var programmes: [(relativeCode: String, name: String, cell: CellReference?)] = []
        var repaired: [Int: RelativeKodeReading] = [:]
        for (index, row) in rows.enumerated() {
            guard let printed = row.printed else {
                read.append(nil)
                continue
            }
            let reading = readRelativeKode(printed, under: chain, isNumber: row.isNumber)
            if let next = reading.chain { chain = next }
            if reading.status == .diperbaiki { repaired[index] = reading }
            if reading.tingkat == .program, let number = reading.chain?.program, let name = row.uraian {
                programmes.append((number, name, row.codeCell))
            }
            read.append(reading.kode)
        }
        var findings: [Finding] = []
        let bidang = try settleBidang(programmes, &findings)
        guard let bidang else {
            // Levels are known, codes are not.
            let codes = zip(rows, read).map { row, kode in
                SettledCode(kode: nil, tingkat: kode?.tingkat ?? row.tingkat ?? .subKegiatan)
            }
            return Result(codes: codes, findings: findings)
        }
        let placed = read.map { $0?.placed(in: bidang) }
        var codes = CodeResolver.settle(rows, read: placed, nomenclature: nomenclature)
        for (index, reading) in repaired where codes[index].kode == placed[index] {
            codes[index].findings.append(repair(rows[index], placed[index], reading))
        }
        return Result(codes: codes, findings: findings)
    }

    private func repair(_ row: CodedRow, _ kode: Kode?, _ reading: RelativeKodeReading) -> Finding {
        let how = reading.repairMessage ?? Message(id: "ditulis tidak baku", en: "not written as the grammar asks")
        return Finding(
            .kodeDiperbaiki, cell: row.codeCell, kode: kode?.text,
            message: Message(
                id: "Kode '\(row.printed ?? "")' dibaca \(kode?.text ?? "-"): \(how.id).",
                en: "Code '\(row.printed ?? "")' read as \(kode?.text ?? "-"): \(how.en)."),
            printed: row.printed, expected: kode?.text, subject: kode?.text ?? "")
    }

    /// Stands for a bidang that nobody states, as the national lists write it.
    static let unknownBidang = Kode("X.XX")

    private func settleBidang(
        _ programmes: [(relativeCode: String, name: String, cell: CellReference?)], _ findings: inout [Finding]
    ) throws(Refusal) -> Kode? {
        let firstCell = programmes.first?.cell
        let told = nomenclature.bidang(ofProgrammes: programmes.map { ($0.relativeCode, $0.name) })
        if let stated = context.bidang {
            if let told, told.bidang.text != stated, !context.insists {
                throw Refusal(
                    .konteksBeda, file: file, sheet: sheet, cell: firstCell,
                    message: Message(
                        id:
                            "bidang '\(stated)' (\(context.bidangSource ?? "")) berbeda dari '\(told.bidang.text)', bidang \(told.agreeing) dari "
                            + "\(told.of) nama program di lembar ini. Perbaiki, atau tambahkan --nyatakan.",
                        en:
                            "bidang '\(stated)' (\(context.bidangSource ?? "")) differs from '\(told.bidang.text)', that of \(told.agreeing) of "
                            + "\(told.of) programme names on this sheet. Correct it, or add --nyatakan."))
            }
            return Kode(stated)
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
                    id:
                        "Bidang urusan tidak disebut di lembar; \(told.agreeing) dari \(told.of) nama program adalah milik bidang \(told.bidang.text).",
                    en:
                        "The sheet names no bidang urusan; \(told.agreeing) of \(told.of) programme names are those of bidang \(told.bidang.text)."
                ),
                expected: told.bidang.text, subject: "bidang"))
        return told.bidang
    }
}
