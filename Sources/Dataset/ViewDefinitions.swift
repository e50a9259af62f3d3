extension DatasetView {
    /// The SQL that creates the view.
    var definition: String {
        switch self {
        case .fakta: "CREATE VIEW v_fakta AS\n" + ViewSQL.fakta(extra: "", current: "m.status = 'aktif'")
        case .angka: "CREATE VIEW v_angka AS\n" + ViewSQL.fakta(extra: ViewSQL.agreement, current: ViewSQL.chosen)
        case .simpul: ViewSQL.simpul
        case .indikator: ViewSQL.indikator
        case .catatan: ViewSQL.catatan
        case .berkas: ViewSQL.berkas
        case .muatan: ViewSQL.muatan
        case .temuan: ViewSQL.temuan
        case .nomenklatur: ViewSQL.nomenklatur
        case .padanan: ViewSQL.padanan
        case .angkaEdisi: ViewSQL.angkaEdisi
        }
    }
}

/// The views' SQL. No syntax younger than SQLite 3.25: analysts open the file with what they have.
///
/// What only adds columns is a LEFT JOIN on a primary key, which is left out of a query that does not ask for them. No view groups or
/// sorts as a whole, so that a condition reaches the indexes.
private enum ViewSQL {
    static func fakta(extra: String, current: String) -> String {
        """
        SELECT f.fakta_id, m.muatan_id, b.simpul_id, b.indikator_id,
            k.pemda_kode, k.pemda, k.perangkat_daerah_kode, k.perangkat_daerah, k.unit,
            m.tahun_laporan, m.triwulan_laporan, d.tahun, d.triwulan, d.kumulatif,
            s.tingkat, s.kode, s.nomenklatur, b.kode_tercetak, s.uraian, i.indikator, b.satuan,
            d.ukuran, d.tahap,
            f.nilai, CASE WHEN f.nilai_tepat IS NULL THEN CAST(f.nilai AS TEXT) ELSE f.nilai_tepat END AS nilai_tepat,
            f.alasan, f.teks, f.berulang, b.rincian,
            r.formulir, r.versi AS versi_formulir, a.berkas, a.sha256, m.lembar, f.sel, f.nomor_kolom, f.tersembunyi\(extra)
        FROM fakta f
            JOIN muatan m ON m.muatan_id = f.muatan_id
            JOIN baris b ON b.baris_id = f.baris_id
            LEFT JOIN simpul s ON s.simpul_id = b.simpul_id
            LEFT JOIN indikator i ON i.indikator_id = b.indikator_id
            LEFT JOIN konteks k ON k.konteks_id = b.konteks_id
            LEFT JOIN deret d ON d.deret_id = f.deret_id
            LEFT JOIN formulir r ON r.formulir_id = m.formulir_id
            LEFT JOIN berkas a ON a.berkas_id = m.berkas_id
        WHERE \(current)
        """
    }

    /// The facts of current loads that state the same number as `f` does. That it names `s` and `k` too makes SQLite look for them only
    /// once the conditions on node and agency have spoken, which are the cheaper ones.
    private static let alike = """
        FROM fakta f2 JOIN muatan m2 ON m2.muatan_id = f2.muatan_id
                WHERE f2.pokok_id = f.pokok_id AND f2.deret_id = d.deret_id AND m2.status = 'aktif'
                    AND s.simpul_id IS NOT NULL AND k.konteks_id IS NOT NULL
        """

    /// The latest reporting period, then the order of sources, a recap after all of them, then the latest load; within one load the first printed.
    static let chosen = """
        m.status = 'aktif' AND f.pokok_id IS NOT NULL
            AND (m.rekap = 0 OR NOT \(ofAgency))
            AND f.fakta_id = (
                SELECT f2.fakta_id
                \(alike)
                ORDER BY m2.masa DESC, m2.rekap, m2.urutan_sumber, f2.muatan_id DESC, f2.fakta_id
                LIMIT 1)
        """

    /// Whether a number of a recap that names no agency is stated by an agency of the region itself: what is added up already is not added again.
    private static let ofAgency = """
        (k.perangkat_daerah IS NULL AND k.perangkat_daerah_kode IS NULL AND EXISTS (
                SELECT 1
                FROM pokok p
                    JOIN pokok p3 ON p3.simpul_kunci = p.simpul_kunci AND p3.indikator_kunci = p.indikator_kunci
                        AND p3.rincian = p.rincian AND p3.pelapor_id <> p.pelapor_id
                    JOIN fakta f3 ON f3.pokok_id = p3.pokok_id AND f3.deret_id = f.deret_id
                    JOIN muatan m3 ON m3.muatan_id = f3.muatan_id
                    JOIN baris b3 ON b3.baris_id = f3.baris_id
                    JOIN konteks k3 ON k3.konteks_id = b3.konteks_id
                WHERE p.pokok_id = f.pokok_id AND m3.status = 'aktif' AND m3.rekap = 0 AND k3.pemda_kode IS k.pemda_kode))
        """

    static let agreement = """
        ,
            (SELECT count(DISTINCT f2.muatan_id)
                \(alike)) AS jumlah_pernyataan,
            (SELECT count(DISTINCT f2.muatan_id)
                \(alike)
                    AND (f2.nilai <> f.nilai OR COALESCE(f2.nilai_tepat, '') <> COALESCE(f.nilai_tepat, ''))) AS jumlah_beda
        """

    static let simpul = """
        CREATE VIEW v_simpul AS
        SELECT s.simpul_id, s.induk_simpul_id, s.muatan_id, s.tingkat, s.kode, s.nomenklatur, s.kode_tercetak, s.uraian, s.urutan, s.dicetak
        FROM simpul s JOIN muatan m ON m.muatan_id = s.muatan_id
        WHERE m.status = 'aktif'
        """

    static let indikator = """
        CREATE VIEW v_indikator AS
        SELECT i.indikator_id, i.kunci AS indikator_kunci, i.simpul_id, i.muatan_id, i.indikator, i.satuan, i.urutan, i.sifat, i.arah, i.peran
        FROM indikator i JOIN muatan m ON m.muatan_id = i.muatan_id
        WHERE m.status = 'aktif'
        """

    static let catatan = """
        CREATE VIEW v_catatan AS
        SELECT c.muatan_id, c.simpul_id, c.indikator_id, c.jenis, c.teks, c.sel
        FROM catatan c JOIN muatan m ON m.muatan_id = c.muatan_id
        WHERE m.status = 'aktif'
        """

    static let berkas = """
        CREATE VIEW v_berkas AS
        SELECT berkas_id, berkas, NULLIF(sha256, '') AS sha256, ukuran, pertama_dilihat, terakhir_dilihat, status, aturan, pesan
        FROM berkas
        """

    static let muatan = """
        CREATE VIEW v_muatan AS
        SELECT m.muatan_id, a.berkas, a.sha256, m.lembar, r.formulir, r.versi AS versi_formulir, r.jenis, k.pemda_kode, m.perangkat_daerah,
            m.tahun_laporan, m.triwulan_laporan, m.revisi, m.status, m.dimuat_pada, m.jumlah_fakta, m.jumlah_temuan,
            m.sel_fakta + m.sel_label + m.sel_kepala + m.sel_karantina AS sel_terisi,
            m.sel_fakta, m.sel_label, m.sel_kepala, m.sel_karantina
        FROM muatan m
            LEFT JOIN berkas a ON a.berkas_id = m.berkas_id
            LEFT JOIN formulir r ON r.formulir_id = m.formulir_id
            LEFT JOIN konteks k ON k.konteks_id = m.konteks_id
        """

    static let temuan = """
        CREATE VIEW v_temuan AS
        SELECT t.temuan_id, t.temuan_kunci, t.muatan_id, a.berkas, COALESCE(t.lembar, m.lembar) AS lembar, t.sel, t.aturan, t.tingkat, t.kode, t.pesan,
            t.tercetak, t.diharapkan, t.sebab_temuan_id,
            (SELECT p.keputusan FROM keputusan p
                WHERE p.temuan_kunci = t.temuan_kunci AND COALESCE(p.tercetak, '') = COALESCE(t.tercetak, '')
                    AND COALESCE(p.diharapkan, '') = COALESCE(t.diharapkan, '')
                ORDER BY p.keputusan_id DESC LIMIT 1) AS keputusan
        FROM temuan t
            JOIN muatan m ON m.muatan_id = t.muatan_id
            LEFT JOIN muatan l ON l.muatan_id = t.selama_muatan_id
            LEFT JOIN berkas a ON a.berkas_id = m.berkas_id
        WHERE CASE WHEN t.selama_muatan_id IS NULL THEN m.status ELSE l.status END = 'aktif'
            AND m.status <> 'dibatalkan'
        """

    static let nomenklatur = """
        CREATE VIEW v_nomenklatur AS
        SELECT d.edisi AS nomenklatur, n.kode, n.tingkat, n.nama, n.indikator, n.satuan, n.dasar, n.berlaku_dari, n.berlaku_sampai,
            d.berkas, d.dimuat_pada
        FROM nomenklatur n JOIN nomenklatur_daftar d ON d.daftar_id = n.daftar_id
        WHERE d.diganti_pada IS NULL
        """

    static let padanan = """
        CREATE VIEW v_padanan AS
        SELECT d.edisi_asal AS nomenklatur_asal, p.kode_asal, d.edisi_tujuan AS nomenklatur_tujuan, p.kode_tujuan, p.jenis, p.bagian, p.tanggal,
            p.sumber, d.berkas, d.dimuat_pada
        FROM padanan p JOIN padanan_daftar d ON d.padanan_daftar_id = p.padanan_daftar_id
        WHERE d.diganti_pada IS NULL
        """

    /// Each number in its own edition, and once more, or once for each part, in every edition that a crosswalk leads to from there. A code without a row
    /// keeps its number, with no code. A row of the support programme, `X.XX.01…`, holds for that programme of every bidang that has no row of its own: for one edition the numbers add up to what v_angka holds of the editions that lead there.
    static let angkaEdisi = """
        CREATE VIEW v_angka_edisi AS
        SELECT a.*, a.nomenklatur AS nomenklatur_tujuan, a.kode AS kode_tujuan, 'sama' AS padanan, 1 AS bagian, a.nilai AS nilai_tujuan
        FROM v_angka a
        UNION ALL
        SELECT a.*, t.edisi_tujuan,
            CASE WHEN substr(j.kode_tujuan, 1, 4) = 'X.XX' THEN substr(a.kode, 1, 4) || substr(j.kode_tujuan, 5) ELSE j.kode_tujuan END,
            COALESCE(j.jenis, 'tanpa_padanan'),
            CASE WHEN j.jenis IS NULL THEN 1 ELSE j.bagian END,
            CASE WHEN j.jenis IS NULL OR j.bagian = 1 THEN a.nilai
                WHEN a.ukuran = 'anggaran' AND a.tahap NOT IN ('capaian', 'renstra_capaian', 'rpjmd_capaian', 'efisiensi') THEN a.nilai * j.bagian
            END
        FROM v_angka a
            JOIN padanan_tujuan t ON t.edisi_asal = a.nomenklatur
            LEFT JOIN padanan_jalur j
                ON j.edisi_asal = a.nomenklatur AND j.edisi_tujuan = t.edisi_tujuan
                AND j.kode_asal = CASE
                    WHEN substr(a.kode, 5, 3) = '.01' AND NOT EXISTS (
                        SELECT 1 FROM padanan_jalur o
                        WHERE o.edisi_asal = a.nomenklatur AND o.kode_asal = a.kode AND o.edisi_tujuan = t.edisi_tujuan)
                    THEN 'X.XX' || substr(a.kode, 5)
                    ELSE a.kode END
        """
}
