public import Dataset
public import Model

/// The loads of a dataset, as `rkpd history` shows them.
public struct HistoryView: Sendable {
    /// The loads, newest first.
    public var loads: [LoadRow]
    /// The language of the words.
    public var language: Language

    /// Loads, newest first.
    public init(_ loads: [LoadRow], language: Language) {
        self.loads = loads
        self.language = language
    }

    /// For a screen.
    public var text: String {
        let words = Words(language: language)
        guard !loads.isEmpty else { return words("Belum ada muatan.", "No loads yet.") + "\n" }
        return loads.flatMap { Self.lines(of: $0, words) }.joined(separator: "\n") + "\n"
    }

    static func lines(of load: LoadRow, _ words: Words) -> [String] {
        let margin = String(repeating: " ", count: 7)
        var status = words.status(load.status)
        if let successor = load.digantiOleh { status += words(" oleh \(successor)", " by \(successor)") }
        let agency = load.perangkatDaerah ?? words("(perangkat daerah tidak disebut)", "(agency not stated)")
        let period = words.period(year: load.tahunLaporan, quarter: load.triwulanLaporan)
        let title = [agency, load.pemdaKode, period].compactMap(\.self).joined(separator: " · ")
        let counts = words.count(load.jumlahFakta, "fakta", "fact") + ", " + words.count(load.jumlahTemuan, "temuan", "finding")
        let sheet = load.lembar.isEmpty ? "" : words(", lembar '\(load.lembar)'", ", sheet '\(load.lembar)'")
        return Layout.wrap(title, first: Layout.padLeft(String(load.muatanID), 5) + "  ", hanging: margin)
            + Layout.wrap(load.berkas + sheet, first: margin, hanging: margin)
            + Layout.wrap(
                "\(load.formulir) \(load.versiFormulir) · " + words("revisi \(load.revisi)", "revision \(load.revisi)") + " · \(status)",
                first: margin, hanging: margin)
            + Layout.wrap("\(load.dimuatPada) · \(counts)", first: margin, hanging: margin)
    }

    /// The columns of `v_muatan`, and by which load one was replaced.
    private static let columns = [
        "muatan_id", "berkas", "sha256", "lembar", "formulir", "versi_formulir", "jenis", "pemda_kode", "perangkat_daerah", "tahun_laporan",
        "triwulan_laporan", "revisi", "status", "dimuat_pada", "jumlah_fakta", "jumlah_temuan", "sel_terisi", "sel_fakta", "sel_label",
        "sel_kepala", "sel_karantina", "digantikan_oleh",
    ]

    private static func values(of load: LoadRow) -> [JSON] {
        [
            .int(Int(load.muatanID)), .string(load.berkas), .string(load.sha256), .string(load.lembar), .string(load.formulir),
            .string(load.versiFormulir), .string(load.jenis), .optional(load.pemdaKode), .optional(load.perangkatDaerah),
            .int(load.tahunLaporan), .optional(load.triwulanLaporan), .int(load.revisi), .string(load.status.rawValue),
            .string(load.dimuatPada), .int(load.jumlahFakta), .int(load.jumlahTemuan), .int(load.selTerisi), .int(load.selFakta),
            .int(load.selLabel), .int(load.selKepala), .int(load.selKarantina), .optional(load.digantiOleh.map { Int($0) }),
        ]
    }

    /// For spreadsheet programs.
    public var csv: String { CSVLine.table(Self.columns, loads.map(Self.values)) }

    /// For programs: an array of objects, one a line.
    public var json: String { JSON.rows(Self.columns, loads.map(Self.values)) }
}
