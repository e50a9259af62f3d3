public import Grid

/// How grave a finding is.
public enum Severity: String, Sendable, CaseIterable, Hashable {
    /// A figure is wrong or lost.
    case galat
    /// A figure may be wrong; the office should look.
    case peringatan
    /// Something was understood that the sheet does not say outright.
    case catatan
}

/// Trouble with data: a value that is stored beside the facts, never thrown.
public struct Finding: Hashable, Sendable {
    /// The rule's id, which never changes (`jumlah.anak`).
    public var rule: Rule
    public var severity: Severity
    /// The sheet it stands on; nil for the statement's own.
    public var sheet: String?
    /// nil where the finding is about the sheet as a whole.
    public var cell: CellReference?
    /// The canonical code of the node it is about, where there is one.
    public var kode: String?
    public var message: Message
    /// What the sheet prints, as text.
    public var printed: String?
    /// What was expected instead, as text. Never loaded.
    public var expected: String?
    /// What of the statement it is about, independent of cell and load: node or indicator, stage and quarter.
    public var subject: String
    /// What most likely went wrong, on the finding that heads the group of those it explains.
    public var cause: Cause?
    /// On the other findings of a group: the one that heads it (`sebab_temuan_id`).
    public var causedBy: FindingPlace?

    public init(
        _ rule: Rule, severity: Severity? = nil, cell: CellReference? = nil, kode: String? = nil, message: Message, printed: String? = nil,
        expected: String? = nil, subject: String = ""
    ) {
        self.rule = rule
        self.severity = severity ?? rule.severity
        self.cell = cell
        self.kode = kode
        self.message = message
        self.printed = printed
        self.expected = expected
        self.subject = subject
    }
}

/// What names a finding within its statement: there is one for each rule and cell.
public struct FindingPlace: Hashable, Sendable {
    /// The rule it is a finding of.
    public var rule: Rule
    /// Where it stands.
    public var cell: CellReference

    /// A finding by its rule and cell.
    public init(rule: Rule, cell: CellReference) {
        self.rule = rule
        self.cell = cell
    }
}

/// The rules that findings and refusals name. Ids are relied upon by users' scripts.
public enum Rule: String, Sendable, CaseIterable, Hashable {
    // Codes.
    case kodeDiperbaiki = "kode.diperbaiki"
    case kodeDariNama = "kode.dari_nama"
    case kodeKosong = "kode.kosong"
    case kodeTakDikenal = "kode.tak_dikenal"
    case kodeNamaBeda = "kode.nama_beda"
    /// Text in a code's place that is no code.
    case kodeTakTerbaca = "kode.tak_terbaca"
    /// A code that is well formed but stands under another parent, or is printed twice.
    case kodeUrutan = "kode.urutan"
    /// A sub kegiatan whose code changed from two to four digits within a year.
    case kodeGantiEra = "kode.ganti_era"
    // Numbers.
    case angkaHilang = "angka.hilang"
    case angkaTakTerbaca = "angka.tak_terbaca"
    case angkaDigabung = "angka.digabung"
    case angkaAmbigu = "angka.ambigu"
    /// Amounts that the sheet says are printed in thousands or millions.
    case angkaSkala = "angka.skala"
    // Columns.
    case kolomBergeser = "kolom.bergeser"
    case kolomKumulatif = "kolom.kumulatif"
    case kolomTakDikenal = "kolom.tak_dikenal"
    // Rows.
    case barisTakDikenal = "baris.tak_dikenal"
    case satuanKosong = "satuan.kosong"
    /// Two units for one indicator.
    case satuanBeda = "satuan.beda"
    /// A figure that is printed again with another value.
    case ulangBeda = "ulang.beda"
    /// A level that sums tell otherwise than the sheet's numbering.
    case tingkatJumlah = "tingkat.dari_jumlah"
    // The sheet and what it speaks of.
    case konteksBeda = "konteks.beda"
    case konteksTakDinyatakan = "konteks.tak_dinyatakan"
    /// An agency that its region's list does not hold.
    case perangkatDaerahTakDikenal = "perangkat_daerah.tak_dikenal"
    /// An agency under another name than its own: an alias, or a slip of the pen.
    case perangkatDaerahEjaan = "perangkat_daerah.ejaan"
    case lembarTakDikenal = "lembar.tak_dikenal"
    /// The last record of a CSV is short: the file seems to be cut off.
    case berkasTerpotong = "berkas.terpotong"
    // Loads.
    case muatanGanda = "muatan.ganda"
    case muatanMenyusut = "muatan.menyusut"
    case muatanLama = "muatan.lama"
    // Reconciliation.
    case jumlahAnak = "jumlah.anak"
    case jumlahTotal = "jumlah.total"
    case jumlahTriwulan = "jumlah.triwulan"
    case capaianAnggaran = "capaian.anggaran"
    case capaianKinerja = "capaian.kinerja"
    case realisasiLebih = "realisasi.lebih"
    /// The outturn to this year is not the outturn to last year and that of the year.
    case realisasiKumulatif = "realisasi.kumulatif"
    /// A printed remainder is not budget less outturn.
    case sisaBeda = "sisa.beda"
    case rerata, predikat
    case lintasBeda = "lintas.beda"
    case lintasVersi = "lintas.versi"
    /// Figures of a recap that no other sheet states.
    case lintasTanpaLawan = "lintas.tanpa_lawan"
    /// A sheet that is called a recap and stands alone: loaded, but the agencies' own figures go before its own.
    case lembarRekap = "lembar.rekap"
    // Files that are refused.
    case berkasBukanLembar = "berkas.bukan_lembar"
    case berkasRusak = "berkas.rusak"
    case berkasTakTerbaca = "berkas.tak_terbaca"
    case berkasTerlaluBesar = "berkas.terlalu_besar"
    case formulirTakDikenal = "formulir.tak_dikenal"
    case formulirAmbigu = "formulir.ambigu"
    case nomorTakDikenal = "nomor.tak_dikenal"
    case konteksTahun = "konteks.tahun"

    /// The gravity it has unless a finding says otherwise.
    public var severity: Severity {
        switch self {
        case .kodeDiperbaiki, .kodeDariNama, .kodeGantiEra, .angkaDigabung, .konteksTakDinyatakan, .muatanLama, .kolomKumulatif,
            .perangkatDaerahTakDikenal, .perangkatDaerahEjaan, .lembarRekap:
            .catatan
        case .kodeKosong, .kodeTakDikenal, .kodeNamaBeda, .kodeTakTerbaca, .kodeUrutan, .angkaAmbigu, .angkaSkala, .kolomTakDikenal,
            .barisTakDikenal,
            .satuanKosong, .satuanBeda, .ulangBeda, .tingkatJumlah,
            .konteksBeda, .lembarTakDikenal, .berkasTerpotong, .muatanMenyusut, .rerata, .predikat, .lintasBeda, .lintasVersi,
            .lintasTanpaLawan,
            .realisasiLebih:
            .peringatan
        default: .galat
        }
    }
}
