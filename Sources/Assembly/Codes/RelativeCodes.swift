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
        var findings: [Finding] = []
        let first = read(overrides: [:])
        guard let bidang = try settleBidang(first, &findings) else {
            return Result(codes: levels(of: first), findings: findings)
        }
        // A programme or kegiatan whose code is settled otherwise than printed carries the rows below it along: they are read again under it.
        var overrides: [Int: Kode] = [:]
        var readings = first
        var codes: [SettledCode] = []
        for _ in 0..<Self.rounds {
            let read = readings.map { $0.kode?.placed(in: bidang) }
            let candidates = readings.map { reading in reading.candidates.compactMap { $0.kode?.placed(in: bidang) } }
            codes = CodeResolver.settle(rows, read: read, candidates: candidates, nomenclature: nomenclature)
            var found: [Int: Kode] = [:]
            for (index, code) in codes.enumerated() {
                guard let kode = code.kode, kode.tingkat != .subKegiatan, kode != read[index] || overrides[index] != nil else { continue }
                found[index] = kode
            }
            if found == overrides { break }
            overrides = found
            readings = self.read(overrides: overrides)
        }
        for (index, reading) in readings.enumerated() where reading.status == .diperbaiki && overrides[index] == nil {
            guard let kode = reading.kode?.placed(in: bidang), codes[index].kode == kode else { continue }
            codes[index].findings.append(rows[index].repaired(to: kode, by: reading.repairMessage))
        }
        return Result(codes: codes, findings: findings)
    }

    /// What is known where no bidang is: levels, but no codes. A row whose code says no level has that of the row above, which is told.
    private func levels(of readings: [RelativeKodeReading]) -> [SettledCode] {
        var last = Tingkat.subKegiatan
        return zip(rows, readings).map { row, reading in
            guard let level = reading.tingkat ?? row.tingkat ?? row.uraian.flatMap(levelWord) else {
                return SettledCode(kode: nil, tingkat: last, findings: LevelGuess.tell(last, of: row, in: []))
            }
            last = level
            return SettledCode(kode: nil, tingkat: level)
        }
    }

    /// More rounds than there are levels that carry others along would change nothing more.
    private static let rounds = 4

    /// Reads each row under the rows above it, as printed or as settled.
    private func read(overrides: [Int: Kode]) -> [RelativeKodeReading] {
        var chain = KodeChain(bidang: Self.unknownBidang)
        return rows.enumerated().map { index, row in
            if let kode = overrides[index] {
                chain = KodeChain(kode)
                chain.bidang = Self.unknownBidang
                // Settled before: kept as it was read, so that the next round finds the same doubt.
            }
            let above = overrides[index] == nil ? chain : Self.parentChain(chain)
            let reading =
                row.printed.map { readRelativeKode($0, under: above, isNumber: row.isNumber) } ?? RelativeKodeReading(status: .kosong)
            guard overrides[index] == nil else { return reading }
            if let next = reading.chain {
                chain = next
            } else if let level = row.uraian.flatMap(levelWord) {
                // A programme or kegiatan whose code cannot be read: what stands below is not that of the one before it.
                if level == .program { chain = KodeChain(bidang: chain.bidang) }
                if level == .kegiatan { chain = KodeChain(bidang: chain.bidang, program: chain.program) }
            }
            return reading
        }
    }

    /// The chain above a row whose own part is known.
    private static func parentChain(_ chain: KodeChain) -> KodeChain {
        var above = chain
        if above.subKegiatan != nil {
            above.subKegiatan = nil
        } else if above.kegiatan != nil {
            above.kegiatan = nil
        } else {
            above.program = nil
        }
        return above
    }

    /// Stands for a bidang that nobody states, as the national lists write it.
    static let unknownBidang = Kode("X.XX")

    private func settleBidang(_ readings: [RelativeKodeReading], _ findings: inout [Finding]) throws(Refusal) -> Kode? {
        var programmes: [(relativeCode: String, name: String)] = []
        var firstCell: CellReference?
        for (row, reading) in zip(rows, readings) {
            guard reading.tingkat == .program, let number = reading.chain?.program, let name = row.uraian else { continue }
            programmes.append((number, name))
            firstCell = firstCell ?? row.codeCell
        }
        let told = nomenclature.bidang(ofProgrammes: programmes)
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
