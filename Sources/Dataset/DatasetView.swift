/// The views that users' scripts rely on: their names, columns and order are the contract. The one place they are listed.
public enum DatasetView: String, CaseIterable, Sendable {
    case fakta = "v_fakta"
    case angka = "v_angka"
    case simpul = "v_simpul"
    case indikator = "v_indikator"
    case catatan = "v_catatan"
    case berkas = "v_berkas"
    case muatan = "v_muatan"
    case temuan = "v_temuan"
    case nomenklatur = "v_nomenklatur"
    case padanan = "v_padanan"
    case angkaEdisi = "v_angka_edisi"

    /// What a column holds.
    public enum Kind: String, Sendable {
        case integer = "INTEGER"
        case text = "TEXT"
        /// INTEGER where whole, else REAL (`numeric` in PostgreSQL).
        case number = "NUMERIC"
        /// ISO 8601 in UTC.
        case time = "TEXT (waktu UTC)"
        /// 0 or 1.
        case flag = "0/1"
    }

    /// One column.
    public struct Column: Sendable, Hashable {
        /// Its name.
        public let name: String
        /// What it holds.
        public let kind: Kind
        /// Whether it can be NULL.
        public let isOptional: Bool
        /// Its meaning, in English.
        public let meaning: String

        init(_ name: String, _ kind: Kind, optional: Bool = false, _ meaning: String) {
            self.name = name
            self.kind = kind
            isOptional = optional
            self.meaning = meaning
        }
    }

    /// The columns in their order.
    public var columns: [Column] {
        switch self {
        case .fakta: DatasetColumns.fakta
        case .angka: DatasetColumns.fakta + DatasetColumns.agreement
        case .simpul: DatasetColumns.simpul
        case .indikator: DatasetColumns.indikator
        case .catatan: DatasetColumns.catatan
        case .berkas: DatasetColumns.berkas
        case .muatan: DatasetColumns.muatan
        case .temuan: DatasetColumns.temuan
        case .nomenklatur: DatasetColumns.nomenklatur
        case .padanan: DatasetColumns.padanan
        case .angkaEdisi: DatasetColumns.fakta + DatasetColumns.agreement + DatasetColumns.chosenEdition
        }
    }

    /// What it shows, in one line.
    public var summary: String {
        switch self {
        case .fakta: "every value as a current sheet states it"
        case .angka: "the number to report: one row for each thing, measure, stage and period"
        case .simpul: "the nodes of the hierarchy, also those without a value and those a sheet does not print"
        case .indikator: "the indicators of the nodes"
        case .catatan: "the notes beside nodes, indicators and sheets"
        case .berkas: "every file met, by name and content"
        case .muatan: "every load of a table, current or not"
        case .temuan: "what is wrong or was understood, in current loads"
        case .nomenklatur: "the codes of the lists that were loaded"
        case .padanan: "the crosswalks between editions that were loaded"
        case .angkaEdisi: "the number to report, once for each edition that its code can be told in"
        }
    }
}

/// The columns of the views, in the order of the contract.
enum DatasetColumns {
    typealias Column = DatasetView.Column

    static let fakta: [Column] = [
        Column("fakta_id", .integer, "the fact; never used again for another"),
        Column("muatan_id", .integer, "the load it came by"),
        Column("simpul_id", .integer, "its node"),
        Column("indikator_id", .integer, optional: true, "its indicator; NULL for money"),
        Column("pemda_kode", .text, optional: true, "region, `33.23`"),
        Column("pemda", .text, optional: true, "its name"),
        Column("perangkat_daerah_kode", .text, optional: true, "agency of the row"),
        Column("perangkat_daerah", .text, optional: true, "its name"),
        Column("unit", .text, optional: true, "part of the agency, where stated"),
        Column("tahun_laporan", .integer, "year the sheet reports on"),
        Column("triwulan_laporan", .integer, optional: true, "quarter the sheet reports to; NULL on an annual sheet"),
        Column("tahun", .integer, "year the value speaks of"),
        Column("triwulan", .integer, optional: true, "quarter the value speaks of; NULL for a year"),
        Column("kumulatif", .flag, "1 where the value runs from the beginning of the year"),
        Column("tingkat", .text, "level of the node"),
        Column("kode", .text, optional: true, "canonical code in the sheet's own edition"),
        Column("nomenklatur", .text, optional: true, "the edition"),
        Column("kode_tercetak", .text, optional: true, "code as its row prints it"),
        Column("uraian", .text, optional: true, "name of the node"),
        Column("indikator", .text, optional: true, "the indicator; NULL for money"),
        Column("satuan", .text, optional: true, "unit"),
        Column("ukuran", .text, "`anggaran` or `kinerja`"),
        Column("tahap", .text, "stage of planning"),
        Column("nilai", .number, optional: true, "the number, unrounded; NULL with a reason"),
        Column("nilai_tepat", .text, optional: true, "the exact number as canonical text"),
        Column("alasan", .text, optional: true, "why there is no number: tidak_ada, pembagi_nol, hilang, tak_terbaca"),
        Column("teks", .text, "the text as it stood"),
        Column("berulang", .flag, "1 where the value is only printed again"),
        Column("rincian", .text, optional: true, "further dimensions as a JSON object, names sorted"),
        Column("formulir", .text, "the mapping"),
        Column("versi_formulir", .text, "its version and the hash of it as resolved"),
        Column("berkas", .text, "the file it was loaded from"),
        Column("sha256", .text, "the bytes of that file"),
        Column("lembar", .text, "sheet; empty for CSV"),
        Column("sel", .text, "cell"),
        Column("nomor_kolom", .text, optional: true, "printed number of its column"),
        Column("tersembunyi", .flag, "1 where sheet, row or column is hidden"),
    ]

    static let agreement: [Column] = [
        Column("jumlah_pernyataan", .integer, "how many current statements state this number"),
        Column("jumlah_beda", .integer, "how many of them state another value than the one chosen"),
    ]

    static let simpul: [Column] = [
        Column("simpul_id", .integer, "the node within its load"),
        Column("induk_simpul_id", .integer, optional: true, "its parent"),
        Column("muatan_id", .integer, "its load"),
        Column("tingkat", .text, "level"),
        Column("kode", .text, optional: true, "canonical code"),
        Column("nomenklatur", .text, optional: true, "edition of the code"),
        Column("kode_tercetak", .text, optional: true, "code as printed"),
        Column("uraian", .text, optional: true, "name"),
        Column("urutan", .integer, "order in the sheet, from 1"),
        Column("dicetak", .flag, "0 for a parent that the sheet does not print"),
    ]

    static let indikator: [Column] = [
        Column("indikator_id", .integer, "the indicator within its load"),
        Column("indikator_kunci", .text, "the indicator across quarters"),
        Column("simpul_id", .integer, "its node"),
        Column("muatan_id", .integer, "its load"),
        Column("indikator", .text, optional: true, "its name"),
        Column("satuan", .text, optional: true, "its unit"),
        Column("urutan", .integer, "order in the sheet, from 1"),
        Column("sifat", .text, optional: true, "dijumlah, tetap, terakhir"),
        Column("arah", .text, optional: true, "naik, turun"),
        Column("peran", .text, optional: true, "its role"),
    ]

    static let catatan: [Column] = [
        Column("muatan_id", .integer, "its load"),
        Column("simpul_id", .integer, optional: true, "the node it belongs to"),
        Column("indikator_id", .integer, optional: true, "the indicator it belongs to"),
        Column("jenis", .text, "what kind of note"),
        Column("teks", .text, "the note"),
        Column("sel", .text, "cell"),
    ]

    static let berkas: [Column] = [
        Column("berkas_id", .integer, "the file"),
        Column("berkas", .text, "its name, from the folder that was read"),
        Column("sha256", .text, optional: true, "its bytes; NULL where they could not be read"),
        Column("ukuran", .integer, "bytes"),
        Column("pertama_dilihat", .time, "first met"),
        Column("terakhir_dilihat", .time, "last met"),
        Column("status", .text, "termuat, sama, menunggu, ditolak, diabaikan"),
        Column("aturan", .text, optional: true, "the rule that refused it"),
        Column("pesan", .text, optional: true, "why, in Bahasa Indonesia"),
    ]

    static let muatan: [Column] = [
        Column("muatan_id", .integer, "the load; never used again for another"),
        Column("berkas", .text, "the file"),
        Column("sha256", .text, "its bytes"),
        Column("lembar", .text, "sheet; empty for CSV"),
        Column("formulir", .text, "the mapping"),
        Column("versi_formulir", .text, "its version"),
        Column("jenis", .text, "kind of statement"),
        Column("pemda_kode", .text, optional: true, "region"),
        Column("perangkat_daerah", .text, optional: true, "agency; NULL where the facts name several"),
        Column("tahun_laporan", .integer, "year reported on"),
        Column("triwulan_laporan", .integer, optional: true, "quarter reported to"),
        Column("revisi", .integer, "from 1 within the statement"),
        Column("status", .text, "aktif, digantikan, dibatalkan"),
        Column("dimuat_pada", .time, "when it was loaded"),
        Column("jumlah_fakta", .integer, "facts"),
        Column("jumlah_temuan", .integer, "findings"),
        Column("sel_terisi", .integer, "non-empty cells: the sum of the next four"),
        Column("sel_fakta", .integer, "cells that became facts"),
        Column("sel_label", .integer, "cells stored with a node, an indicator or the sheet"),
        Column("sel_kepala", .integer, "titles, headers, footers: counted only"),
        Column("sel_karantina", .integer, "cells that no rule names, each with a finding"),
    ]

    static let temuan: [Column] = [
        Column("temuan_id", .integer, "the finding"),
        Column("temuan_kunci", .text, "the finding across revisions"),
        Column("muatan_id", .integer, "its load"),
        Column("berkas", .text, "the file"),
        Column("lembar", .text, "sheet; empty for CSV"),
        Column("sel", .text, optional: true, "cell; NULL where it is about the sheet"),
        Column("aturan", .text, "the rule"),
        Column("tingkat", .text, "galat, peringatan, catatan"),
        Column("kode", .text, optional: true, "canonical code of the node"),
        Column("pesan", .text, "the sentence, in Bahasa Indonesia"),
        Column("tercetak", .text, optional: true, "what the sheet prints"),
        Column("diharapkan", .text, optional: true, "what was expected; never loaded"),
        Column("sebab_temuan_id", .integer, optional: true, "the finding that causes this one"),
        Column("keputusan", .text, optional: true, "what was decided about it"),
    ]

    static let nomenklatur: [Column] = [
        Column("nomenklatur", .text, "the edition"),
        Column("kode", .text, "the code; of the support programme as published, `X.XX.01`"),
        Column("tingkat", .text, "its level"),
        Column("nama", .text, "its name"),
        Column("indikator", .text, optional: true, "its indicator"),
        Column("satuan", .text, optional: true, "the indicator's unit"),
        Column("dasar", .text, optional: true, "the decree it stands in, where the list names one"),
        Column("berlaku_dari", .integer, optional: true, "first budget year, where the list names it"),
        Column("berlaku_sampai", .integer, optional: true, "last budget year"),
        Column("berkas", .text, "the file of the list"),
        Column("dimuat_pada", .time, "when it was loaded"),
    ]

    static let padanan: [Column] = [
        Column("nomenklatur_asal", .text, "the edition it leads from"),
        Column("kode_asal", .text, "the code there"),
        Column("nomenklatur_tujuan", .text, "the edition it leads to"),
        Column("kode_tujuan", .text, optional: true, "the code there; NULL for a code that was dropped"),
        Column("jenis", .text, "tetap, pecah, gabung, hapus"),
        Column("bagian", .text, optional: true, "the share as stated; NULL where nobody states it"),
        Column("tanggal", .text, optional: true, "since when"),
        Column("sumber", .text, optional: true, "who says so"),
        Column("berkas", .text, "the file of the crosswalk"),
        Column("dimuat_pada", .time, "when it was loaded"),
    ]

    /// What `v_angka_edisi` adds to `v_angka`.
    static let chosenEdition: [Column] = [
        Column("nomenklatur_tujuan", .text, optional: true, "the edition to report in: choose one"),
        Column("kode_tujuan", .text, optional: true, "the code there; NULL where it has none"),
        Column(
            "padanan", .text,
            "sama (the sheet's own edition), tetap, pecah, gabung, hapus, tak_terbagi (the part of a split that nobody states), tanpa_padanan"
        ),
        Column("bagian", .number, optional: true, "the share of the number that goes to the code; NULL where nobody states it"),
        Column(
            "nilai_tujuan", .number, optional: true,
            "the number times the share; NULL where no share is stated or the number is no sum of money"),
    ]
}
