public import Model

/// One load, with the columns of `v_muatan`.
public struct LoadRow: Hashable, Sendable {
    public enum Status: String, Hashable, Sendable, CaseIterable {
        case aktif, digantikan, dibatalkan
    }
    public var muatanID: Int64
    public var berkas: String
    public var sha256: String
    public var lembar: String
    public var formulir: String
    public var versiFormulir: String
    public var jenis: String
    public var pemdaKode: String?
    public var perangkatDaerah: String?
    public var tahunLaporan: Int
    public var triwulanLaporan: Int?
    public var revisi: Int
    public var status: Status
    /// ISO 8601 in UTC.
    public var dimuatPada: String
    public var jumlahFakta: Int
    public var jumlahTemuan: Int
    public var selTerisi: Int
    public var selFakta: Int
    public var selLabel: Int
    public var selKepala: Int
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

/// One finding, with the columns of `v_temuan`.
public struct FindingRow: Hashable, Sendable {
    public var temuanID: Int64
    public var temuanKunci: String
    public var muatanID: Int64
    public var berkas: String
    public var lembar: String
    public var sel: String?
    /// The rule's id.
    public var aturan: String
    public var tingkat: Severity
    public var kode: String?
    /// `pesan`, and the same in English.
    public var pesan: Message
    public var tercetak: String?
    public var diharapkan: String?
    public var sebabTemuanID: Int64?
    public var keputusan: String?
}

/// One file, with the columns of `v_berkas`.
public struct FileRow: Hashable, Sendable {
    public var berkasID: Int64
    public var berkas: String
    /// nil where the bytes could not be read.
    public var sha256: String?
    /// Bytes.
    public var ukuran: Int
    /// ISO 8601 in UTC.
    public var pertamaDilihat: String, terakhirDilihat: String
    public var status: KnownFile.Status
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

    public init() {}
}

/// Which loads are asked for; what is nil does not restrict.
public struct LoadFilter: Hashable, Sendable {
    public var status: LoadRow.Status?
    public var muatanID: Int64?
    public var sha256: String?
    /// Loads of one statement: its key.
    public var pernyataan: String?
    public var limit: Int?

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
    public var severities: Set<Severity>?
    public var muatanIDs: Set<Int64>?
    /// Names of files.
    public var files: Set<String>?
    /// A canonical code, with all below it.
    public var kode: String?
    public var limit: Int?

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
