/// The level of a node in the planning hierarchy.
public enum Tingkat: String, Sendable, CaseIterable, Hashable {
    case tujuan, sasaran, urusan
    case bidangUrusan = "bidang_urusan"
    case program, kegiatan
    case subKegiatan = "sub_kegiatan"
    /// JUMLAH: the sum of the programmes; enters no report.
    case total
    /// Rata-rata: a mean; enters no report.
    case rerata

    /// Depth in the code hierarchy, urusan 0 … sub_kegiatan 4; nil for the levels that codes do not know.
    public var depth: Int? {
        switch self {
        case .urusan: 0
        case .bidangUrusan: 1
        case .program: 2
        case .kegiatan: 3
        case .subKegiatan: 4
        default: nil
        }
    }

    /// Its place among the levels, tujuan the outermost.
    public var order: Int { Self.allCases.firstIndex(of: self) ?? 0 }
}

/// What is measured: money or performance.
public enum Ukuran: String, Sendable, CaseIterable, Hashable {
    case anggaran, kinerja
}

/// The stage of planning a value belongs to. Their order is that of PRODUCT's list.
public enum Tahap: String, Sendable, CaseIterable, Hashable {
    case kondisiAwal = "kondisi_awal"
    case renstra, rpjmd
    case realisasiLalu = "realisasi_lalu"
    case renstraRealisasi = "renstra_realisasi"
    case rpjmdRealisasi = "rpjmd_realisasi"
    case renstraCapaian = "renstra_capaian"
    case rpjmdCapaian = "rpjmd_capaian"
    case rkpd, renja
    case rkpdPerubahan = "rkpd_perubahan"
    case renjaPerubahan = "renja_perubahan"
    case apbd, dpa
    case apbdPerubahan = "apbd_perubahan"
    case dpaPerubahan = "dpa_perubahan"
    case pagu, target, realisasi, capaian, sisa, efisiensi

    /// Whether a value without a quarter speaks of the year so far on a sheet whose quarters are not all there.
    public var isOutturn: Bool {
        switch self {
        case .realisasi, .capaian, .sisa, .efisiensi: true
        default: false
        }
    }

    /// Whether the value is a percentage.
    public var isPercentage: Bool {
        switch self {
        case .capaian, .efisiensi, .renstraCapaian, .rpjmdCapaian: true
        default: false
        }
    }
}

/// Why a cell states no number.
public enum Alasan: String, Sendable, CaseIterable, Hashable {
    /// `-`, `n.a.`: the office says that there is none.
    case tidakAda = "tidak_ada"
    /// A formula divided by zero.
    case pembagiNol = "pembagi_nol"
    /// `#####`: the value was lost before the file was made.
    case hilang
    /// The text is no number that can be read in one way.
    case takTerbaca = "tak_terbaca"
}

/// What a cell of the ledger ended as; the columns of `v_muatan` count them.
public enum CellRole: String, Sendable, CaseIterable, Hashable {
    /// It stands in a bound value column of a data row.
    case fakta
    /// Code, name, indicator, unit, note: stored with its node, indicator or sheet.
    case label
    /// Title, header, number row, footer, signature block: counted, never stored.
    case kepala
    /// Nothing named it: kept apart, with a finding.
    case karantina
}
