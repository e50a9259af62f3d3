/// Code lists that an operator loaded, and crosswalks between their editions.
enum SchemaVersion2 {
    static let views: [DatasetView] = [.nomenklatur, .padanan, .angkaEdisi]

    static let tables = """
        -- Code lists, each as a file had it. A list that another took the place of stays, with the time it ended.
        CREATE TABLE nomenklatur_daftar (
            daftar_id INTEGER PRIMARY KEY AUTOINCREMENT,
            edisi TEXT NOT NULL,
            berkas TEXT NOT NULL,
            sha256 TEXT NOT NULL,
            lengkap TEXT NOT NULL,             -- the bidang whose codes are all there, parted by commas; empty for none
            jumlah INTEGER NOT NULL,
            dimuat_pada TEXT NOT NULL,
            diganti_pada TEXT                  -- NULL while it is in force
        );

        CREATE TABLE nomenklatur (
            daftar_id INTEGER NOT NULL REFERENCES nomenklatur_daftar,
            kode TEXT NOT NULL,
            urutan INTEGER NOT NULL,
            tingkat TEXT NOT NULL,
            nama TEXT NOT NULL,
            indikator TEXT,
            satuan TEXT,
            dasar TEXT,                        -- the decree, where the list names one
            berlaku_dari INTEGER,
            berlaku_sampai INTEGER,
            PRIMARY KEY (daftar_id, kode)
        );
        CREATE INDEX nomenklatur_kode ON nomenklatur (kode);

        -- Crosswalks, each as a file had it.
        CREATE TABLE padanan_daftar (
            padanan_daftar_id INTEGER PRIMARY KEY AUTOINCREMENT,
            edisi_asal TEXT NOT NULL,
            edisi_tujuan TEXT NOT NULL,
            berkas TEXT NOT NULL,
            sha256 TEXT NOT NULL,
            jumlah INTEGER NOT NULL,
            dimuat_pada TEXT NOT NULL,
            diganti_pada TEXT
        );

        CREATE TABLE padanan (
            padanan_daftar_id INTEGER NOT NULL REFERENCES padanan_daftar,
            urutan INTEGER NOT NULL,
            kode_asal TEXT NOT NULL,
            kode_tujuan TEXT,                  -- NULL for a code that was dropped
            jenis TEXT NOT NULL CHECK (jenis IN ('tetap', 'pecah', 'gabung', 'hapus')),
            bagian TEXT,                       -- the share as stated: 1, 0.25, 1/3; NULL where nobody states it
            tanggal TEXT,
            sumber TEXT,
            PRIMARY KEY (padanan_daftar_id, urutan)
        );

        -- What the crosswalks in force come to, steps over several editions joined: written anew with each crosswalk, read by v_angka_edisi.
        CREATE TABLE padanan_jalur (
            edisi_asal TEXT NOT NULL,
            kode_asal TEXT NOT NULL,
            edisi_tujuan TEXT NOT NULL,
            kode_tujuan TEXT,
            jenis TEXT NOT NULL CHECK (jenis IN ('tetap', 'pecah', 'gabung', 'hapus', 'tak_terbagi')),
            bagian NUMERIC                     -- NULL where nobody states it
        );
        CREATE INDEX padanan_jalur_kode ON padanan_jalur (edisi_asal, kode_asal, edisi_tujuan);

        -- The editions that can be reached from one.
        CREATE TABLE padanan_tujuan (
            edisi_asal TEXT NOT NULL,
            edisi_tujuan TEXT NOT NULL,
            PRIMARY KEY (edisi_asal, edisi_tujuan)
        );
        """
}
