import Model
import Nomenklatur
import Notation

/// What the rows of a table print as their full codes.
struct PrintedCodes {
    /// A placeholder `X.XX.01…` is put into this bidang, where it is known.
    let bidang: Kode?
    /// The year that the sheet reports on, where that is known.
    var tahun: Int?

    /// Reads each row, those whose code is spread over columns with what they leave out.
    func read(_ rows: [CodedRow]) -> [KodeReading] {
        let readings = read(rows, subKegiatanWidth: nil)
        guard rows.contains(where: { $0.columns != nil }), let width = Self.width(readings) ?? usualWidth(readings) else { return readings }
        return read(rows, subKegiatanWidth: width)
    }

    private func read(_ rows: [CodedRow], subKegiatanWidth: Int?) -> [KodeReading] {
        var columns = KodeColumnReader(subKegiatanWidth: subKegiatanWidth)
        return rows.map { row in
            if let cells = row.columns { return placed(columns.read(cells)) }
            return placed(row.printed.map { readKode($0) } ?? KodeReading(status: .kosong))
        }
    }

    /// The one width that the sheet writes sub kegiatan in, as far as it shows.
    private static func width(_ readings: [KodeReading]) -> Int? {
        let widths = Set(readings.compactMap(\.kode).filter { $0.tingkat == .subKegiatan }.compactMap { $0.parts.last?.utf8.count })
        return widths.count == 1 ? widths.first : nil
    }

    /// The width that the edition of the year gives them, where every one is a bare number: nobody prints a code without the zeros of its era.
    private func usualWidth(_ readings: [KodeReading]) -> Int? {
        guard let tahun, !readings.contains(where: { $0.kode?.tingkat == .subKegiatan }) else { return nil }
        return Edition.all.first { $0.years.contains(tahun) }?.subKegiatanWidth
    }

    private func placed(_ reading: KodeReading) -> KodeReading {
        guard let bidang, let kode = reading.kode, kode.isPlaceholder, let own = kode.placed(in: bidang) else { return reading }
        var reading = reading
        reading.kode = own
        reading.status = .diperbaiki
        reading.repairs.append(.bidangDiisi)
        return reading
    }

    /// The bidang of a table's placeholders: what the operator states, else that of its other codes where they have one only, else the agency's own.
    static func bidang(of rows: [CodedRow], stated: String?, agency: [String]) -> Kode? {
        if let stated = stated.flatMap({ Kode($0) }) { return stated }
        let printed = rows.compactMap { $0.printed.flatMap { readKode($0).kode } }
        guard printed.contains(where: \.isPlaceholder) else { return nil }
        let others = Set(printed.filter { !$0.isPlaceholder }.compactMap(\.bidang))
        if others.count == 1 { return others.first }
        // Several bidang in one table: the first of the agency's leads.
        return agency.first.flatMap { Kode($0) }
    }
}
