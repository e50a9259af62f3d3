public import Model

/// One load, with the columns of `v_muatan`.
public struct LoadRow: Hashable, Sendable {
    /// Whether a load stands (`aktif`), was superseded, or was undone.
    public enum Status: String, Hashable, Sendable, CaseIterable {
        case aktif, digantikan, dibatalkan
    }
    /// The load.
    public var muatanID: Int64
    /// The file, by its name from the folder that was read.
    public var berkas: String
    /// Its bytes.
    public var sha256: String
    /// The sheet; empty for CSV.
    public var lembar: String
    /// The mapping.
    public var formulir: String
    /// Its version and the hash of it as resolved.
    public var versiFormulir: String
    /// The kind of statement.
    public var jenis: String
    /// The region, `33.23`.
    public var pemdaKode: String?
    /// The agency; nil where the facts name several.
    public var perangkatDaerah: String?
    /// The year reported on.
    public var tahunLaporan: Int
    /// The quarter reported to; nil on an annual sheet.
    public var triwulanLaporan: Int?
    /// From 1 within the statement.
    public var revisi: Int
    /// Whether it stands.
    public var status: Status
    /// ISO 8601 in UTC.
    public var dimuatPada: String
    /// Facts.
    public var jumlahFakta: Int
    /// Findings.
    public var jumlahTemuan: Int
    /// Non-empty cells: the sum of the next four.
    public var selTerisi: Int
    /// Cells that became facts.
    public var selFakta: Int
    /// Cells stored with a node, an indicator or the sheet.
    public var selLabel: Int
    /// Titles, headers, footers: counted only.
    public var selKepala: Int
    /// Cells that no rule names, each with a finding.
    public var selKarantina: Int
    /// The load that took its place; nil while it stands, and where it was undone.
    public var digantiOleh: Int64?
    /// The date by which it is newer or older than others, ISO 8601 in UTC.
    public var mutakhir: String
    /// Fingerprint of the program and the mappings that read it.
    public var pembaca: String
    /// The key of its statement: loads that share it are revisions of one another.
    public var pernyataan: String
}

/// One finding, with the columns of `v_temuan` and the reason of the decision about it.
public struct FindingRow: Hashable, Sendable {
    /// The finding.
    public var temuanID: Int64
    /// The finding across revisions.
    public var temuanKunci: String
    /// The load.
    public var muatanID: Int64
    /// The file, by its name from the folder that was read.
    public var berkas: String
    /// The sheet; empty for CSV.
    public var lembar: String
    /// The cell; nil where it is about the sheet.
    public var sel: String?
    /// The rule's id.
    public var aturan: String
    /// How grave it is.
    public var tingkat: Severity
    /// The canonical code of the node.
    public var kode: String?
    /// `pesan`, and the same in English.
    public var pesan: Message
    /// What the sheet prints.
    public var tercetak: String?
    /// What was expected; never loaded.
    public var diharapkan: String?
    /// The finding that causes this one.
    public var sebabTemuanID: Int64?
    /// What was decided about it; nil while it is open, and where its figures changed since.
    public var keputusan: String?
    /// Why it was decided so.
    public var alasan: String?
    /// When, ISO 8601 in UTC.
    public var diputuskanPada: String?
}

/// One file, with the columns of `v_berkas`.
public struct FileRow: Hashable, Sendable {
    /// The file.
    public var berkasID: Int64
    /// The file, by its name from the folder that was read.
    public var berkas: String
    /// nil where the bytes could not be read.
    public var sha256: String?
    /// Its length in bytes.
    public var ukuran: Int
    /// ISO 8601 in UTC.
    public var pertamaDilihat: String, terakhirDilihat: String
    /// Whether it stands.
    public var status: KnownFile.Status
    /// The rule that refused it; nil where none did.
    public var aturan: String?
    /// `pesan`, and the same in English; nil where nothing was refused.
    public var pesan: Message?
    /// Fingerprint of the program and the mappings that came to the status.
    public var pembaca: String
    /// Since when it is gone: no such file lies there any more, or one with other bytes under its name. nil while it is there.
    public var hilangPada: String?
}

/// The dataset in a few numbers.
public struct DatasetSummary: Hashable, Sendable {
    /// Files by status; those that are gone are not counted.
    public var files: [KnownFile.Status: Int] = [:]
    /// Loads by status.
    public var loads: [LoadRow.Status: Int] = [:]
    /// Facts of current loads.
    public var facts = 0
    /// Findings of current loads, as `v_temuan` shows them.
    public var findings: [Severity: Int] = [:]
    /// When the last load was made, ISO 8601 in UTC; nil where there is none.
    public var lastLoad: String?
    /// The version of the dataset's own tables.
    public var schemaVersion = 0

    /// An empty dataset.
    public init() {}
}

/// Which loads are asked for; what is nil does not restrict.
public struct LoadFilter: Hashable, Sendable {
    /// Whether it stands.
    public var status: LoadRow.Status?
    /// The load.
    public var muatanID: Int64?
    /// Its bytes.
    public var sha256: String?
    /// Loads of one statement: its key.
    public var pernyataan: String?
    /// At most so many, the first of their order.
    public var limit: Int?

    /// A filter; without arguments it lets all pass.
    public init(
        status: LoadRow.Status? = nil, muatanID: Int64? = nil, sha256: String? = nil, pernyataan: String? = nil, limit: Int? = nil
    ) {
        self.status = status
        self.muatanID = muatanID
        self.sha256 = sha256
        self.pernyataan = pernyataan
        self.limit = limit
    }
}

/// Which findings are asked for; what is nil does not restrict.
public struct FindingFilter: Hashable, Sendable {
    /// Rule ids, `jumlah.anak`.
    public var rules: Set<String>?
    /// How grave.
    public var severities: Set<Severity>?
    /// Loads.
    public var muatanIDs: Set<Int64>?
    /// Names of files.
    public var files: Set<String>?
    /// A canonical code, with all below it.
    public var kode: String?
    /// At most so many, the first of their order.
    public var limit: Int?

    /// A filter; without arguments it lets all pass.
    public init(
        rules: Set<String>? = nil, severities: Set<Severity>? = nil, muatanIDs: Set<Int64>? = nil, files: Set<String>? = nil,
        kode: String? = nil, limit: Int? = nil
    ) {
        self.rules = rules
        self.severities = severities
        self.muatanIDs = muatanIDs
        self.files = files
        self.kode = kode
        self.limit = limit
    }
}
