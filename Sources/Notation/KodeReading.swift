public import Model

/// What a text in a code column is.
public enum KodeStatus: String, Sendable, CaseIterable, Hashable {
    /// A code as its grammar writes it.
    case tepat
    /// A code after repairs that leave no other reading: a finding `kode.diperbaiki` is due.
    case diperbaiki
    case kosong
    /// No code of this system: `407.02.008`, words.
    case bukanKode = "bukan_kode"
    /// The code of an organisation: `1.06.0.00.0.00.01.0000`.
    case organisasi
    /// An account: `5.1.02.01.01.0024`.
    case rekening
    /// More than one reading, or one that no rule makes certain: candidates, no code.
    case ambigu

    /// Whether there is a code.
    public var isCode: Bool { self == .tepat || self == .diperbaiki }
}

/// What was done to a malformed code.
public enum KodeRepair: String, Sendable, CaseIterable, Hashable {
    case nolDepan = "nol_depan"
    case titik
    case spasi
    case hurufKecil = "huruf_kecil"
    case programSatuAngka = "program_satu_angka"
    case kegiatanSatuAngka = "kegiatan_satu_angka"
    case kegiatanTigaAngka = "kegiatan_tiga_angka"
    case lingkupDuaAngka = "lingkup_dua_angka"
    /// A numeric cell that lost its last zero.
    case nolBelakang = "nol_belakang"
    /// Another sign than a dot between the parts.
    case pemisah
    /// The letters O and l for the digits 0 and 1.
    case hurufAngka = "huruf_angka"
    /// Words, brackets or a name around the code.
    case teksDisisihkan = "teks_disisihkan"
    /// The bidang of the agency in the place of X.XX.
    case bidangDiisi = "bidang_diisi"

    /// The repair in words.
    var message: Message {
        switch self {
        case .nolDepan: Message(id: "nol di depan dibuang", en: "leading zeros removed")
        case .titik: Message(id: "titik ganda atau titik di ujung dibuang", en: "doubled or trailing dots removed")
        case .spasi: Message(id: "spasi dibuang", en: "spaces removed")
        case .hurufKecil: Message(id: "huruf kecil dibesarkan", en: "letters made upper case")
        case .programSatuAngka: Message(id: "nomor satu angka diberi nol di depan", en: "one-digit number padded")
        case .kegiatanSatuAngka: Message(id: "nomor kegiatan satu angka diberi nol di depan", en: "one-digit kegiatan padded")
        case .kegiatanTigaAngka: Message(id: "nomor kegiatan tiga angka menjadi dua", en: "three-digit kegiatan shortened to two")
        case .lingkupDuaAngka: Message(id: "nomor kewenangan dua angka menjadi satu", en: "two-digit authority number shortened to one")
        case .nolBelakang: Message(id: "nol di belakang yang hilang dikembalikan", en: "lost trailing zero restored")
        case .pemisah: Message(id: "pemisah diganti titik", en: "separators replaced by dots")
        case .hurufAngka: Message(id: "huruf O dan l dibaca 0 dan 1", en: "letters O and l read as 0 and 1")
        case .teksDisisihkan: Message(id: "teks di sekitar kode disisihkan", en: "text around the code set aside")
        case .bidangDiisi: Message(id: "X.XX diganti bidang perangkat daerah", en: "X.XX replaced by the agency's bidang")
        }
    }
}

/// A text read as an activity code.
public struct KodeReading: Hashable, Sendable {
    /// nil unless the text is a code, or becomes one by repairs that leave no other reading.
    public var kode: Kode?
    /// What the text is.
    public var status: KodeStatus
    /// What the text may stand for, where it is no code as it is; in order of their text.
    public var candidates: [Kode]
    /// What was done to it, in the order it was done.
    public var repairs: [KodeRepair]
    /// The organisation that a code of 13/2006 carries: `1.13.01`.
    public var organisasi: String?
    /// The name that stands behind the code in the same text: `PROGRAM REHABILITASI SOSIAL` of `1.06.04 PROGRAM REHABILITASI SOSIAL`.
    public var nama: String?

    /// A reading; without a code unless one is given.
    public init(
        kode: Kode? = nil, status: KodeStatus, candidates: [Kode] = [], repairs: [KodeRepair] = [], organisasi: String? = nil,
        nama: String? = nil
    ) {
        self.kode = kode
        self.status = status
        self.candidates = candidates
        self.repairs = repairs
        self.organisasi = organisasi
        self.nama = nama
    }

    /// The repairs in words; nil where there were none.
    public var repairMessage: Message? { KodeRepair.message(of: repairs) }
}

extension KodeRepair {
    /// Repairs in words, one after the other; nil for none.
    static func message(of repairs: [KodeRepair]) -> Message? {
        guard !repairs.isEmpty else { return nil }
        let messages = repairs.map(\.message)
        return Message(id: messages.map(\.id).joined(separator: "; "), en: messages.map(\.en).joined(separator: "; "))
    }
}
