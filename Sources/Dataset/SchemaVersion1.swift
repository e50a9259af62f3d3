/// The first tables. What repeats is a key; a fact row holds keys, the number and its text.
///
/// Plain SQL of the kind PostgreSQL reads too, but for AUTOINCREMENT and the column `nilai`, whose NUMERIC affinity SQLite takes to mean
/// INTEGER where whole, else REAL.
enum SchemaVersion1 {
    static let views: [DatasetView] = [.fakta, .angka, .simpul, .indikator, .catatan, .berkas, .muatan, .temuan]

    static let tables = """
        -- Files: one row for each name and content met.
        CREATE TABLE berkas (
            berkas_id INTEGER PRIMARY KEY AUTOINCREMENT,
            berkas TEXT NOT NULL,
            folder TEXT NOT NULL,              -- where the name counts from; empty where that is not known
            sha256 TEXT NOT NULL,              -- empty where the bytes could not be read
            ukuran INTEGER NOT NULL,
            diubah_md INTEGER,                 -- its own date, milliseconds since 1970
            pertama_dilihat TEXT NOT NULL,
            terakhir_dilihat TEXT NOT NULL,
            status TEXT NOT NULL CHECK (status IN ('termuat', 'sama', 'menunggu', 'ditolak', 'diabaikan')),
            aturan TEXT,
            pesan TEXT,
            pesan_en TEXT,
            pembaca TEXT NOT NULL,             -- fingerprint of program and mappings
            hilang_pada TEXT,                  -- since when no such file is met any more
            UNIQUE (berkas, sha256)
        );
        CREATE INDEX berkas_sha256 ON berkas (sha256);

        -- Mappings, each version as resolved.
        CREATE TABLE formulir (
            formulir_id INTEGER PRIMARY KEY,
            formulir TEXT NOT NULL,
            versi TEXT NOT NULL,
            jenis TEXT NOT NULL,
            UNIQUE (formulir, versi, jenis)
        );

        -- Who reports, as identity: region, agency, unit by code, else folded name.
        CREATE TABLE pelapor (
            pelapor_id INTEGER PRIMARY KEY,
            kunci TEXT NOT NULL UNIQUE
        );

        -- Who reports, as written.
        CREATE TABLE konteks (
            konteks_id INTEGER PRIMARY KEY,
            pelapor_id INTEGER NOT NULL REFERENCES pelapor,
            pemda_kode TEXT,
            pemda TEXT,
            perangkat_daerah_kode TEXT,
            perangkat_daerah TEXT,
            unit TEXT
        );
        CREATE INDEX konteks_pelapor ON konteks (pelapor_id);

        -- Statements as identity; loads are their revisions.
        CREATE TABLE pernyataan (
            pernyataan_id INTEGER PRIMARY KEY,
            kunci TEXT NOT NULL UNIQUE
        );

        -- The order of sources for v_angka; a region's own order goes before the general one ('').
        CREATE TABLE urutan_sumber (
            pemda_kode TEXT NOT NULL,
            jenis TEXT NOT NULL,
            urutan INTEGER NOT NULL,
            PRIMARY KEY (pemda_kode, jenis)
        );

        -- Loads of one table each.
        CREATE TABLE muatan (
            muatan_id INTEGER PRIMARY KEY AUTOINCREMENT,
            pernyataan_id INTEGER NOT NULL REFERENCES pernyataan,
            berkas_id INTEGER NOT NULL REFERENCES berkas,
            formulir_id INTEGER NOT NULL REFERENCES formulir,
            konteks_id INTEGER NOT NULL REFERENCES konteks,
            lembar TEXT NOT NULL,
            tabel INTEGER NOT NULL,
            perangkat_daerah TEXT,             -- NULL where the facts name several
            tahun_laporan INTEGER NOT NULL,
            triwulan_laporan INTEGER,
            masa INTEGER NOT NULL,             -- reporting period as a number that grows: tahun * 10 + triwulan, a whole year as quarter 5
            urutan_sumber INTEGER NOT NULL,
            revisi INTEGER NOT NULL,
            status TEXT NOT NULL CHECK (status IN ('aktif', 'digantikan', 'dibatalkan')),
            diganti_oleh INTEGER REFERENCES muatan,  -- the load that took its place; undoing that one brings it back
            mutakhir_md INTEGER NOT NULL,      -- as of when it stands: the latest date of a file that states it
            sidik TEXT NOT NULL,               -- digest of its content
            pembaca TEXT NOT NULL,
            dimuat_pada TEXT NOT NULL,
            dibatalkan_pada TEXT,
            jumlah_fakta INTEGER NOT NULL,
            jumlah_nilai INTEGER NOT NULL,     -- facts that state a number
            jumlah_temuan INTEGER NOT NULL,
            sel_fakta INTEGER NOT NULL,
            sel_label INTEGER NOT NULL,
            sel_kepala INTEGER NOT NULL,
            sel_karantina INTEGER NOT NULL
        );
        CREATE UNIQUE INDEX muatan_aktif ON muatan (pernyataan_id) WHERE status = 'aktif';
        CREATE INDEX muatan_pernyataan ON muatan (pernyataan_id);
        CREATE INDEX muatan_berkas ON muatan (berkas_id);
        CREATE INDEX muatan_diganti ON muatan (diganti_oleh);

        -- What each file delivered: which load states the table of it, whether it was written for this file or stood already.
        CREATE TABLE kiriman (
            kiriman_id INTEGER PRIMARY KEY,
            berkas_id INTEGER NOT NULL REFERENCES berkas,
            pernyataan_id INTEGER NOT NULL REFERENCES pernyataan,
            lembar TEXT NOT NULL,
            tabel INTEGER NOT NULL,
            muatan_id INTEGER NOT NULL REFERENCES muatan,
            hasil TEXT NOT NULL CHECK (hasil IN ('baru', 'revisi', 'sama', 'lama')),
            pada TEXT NOT NULL
        );
        CREATE INDEX kiriman_berkas ON kiriman (berkas_id);

        CREATE TABLE simpul (
            simpul_id INTEGER PRIMARY KEY,
            muatan_id INTEGER NOT NULL REFERENCES muatan,
            induk_simpul_id INTEGER REFERENCES simpul,
            tingkat TEXT NOT NULL,
            kode TEXT,
            nomenklatur TEXT,
            kode_tercetak TEXT,
            uraian TEXT,
            urutan INTEGER NOT NULL,           -- from 1, in the order of the sheet
            dicetak INTEGER NOT NULL,
            sel TEXT,
            kunci TEXT NOT NULL                -- the node across statements
        );
        CREATE INDEX simpul_muatan ON simpul (muatan_id);
        CREATE INDEX simpul_kode ON simpul (kode);

        CREATE TABLE indikator (
            indikator_id INTEGER PRIMARY KEY,
            simpul_id INTEGER NOT NULL REFERENCES simpul,
            muatan_id INTEGER NOT NULL REFERENCES muatan,
            kunci TEXT NOT NULL,
            indikator TEXT,
            satuan TEXT,
            urutan INTEGER NOT NULL,
            sifat TEXT,
            arah TEXT,
            peran TEXT
        );
        CREATE INDEX indikator_muatan ON indikator (muatan_id);
        CREATE INDEX indikator_kunci ON indikator (kunci);

        -- What a number is of, across statements: who, node, indicator, further dimensions.
        CREATE TABLE pokok (
            pokok_id INTEGER PRIMARY KEY,
            pelapor_id INTEGER NOT NULL REFERENCES pelapor,
            simpul_kunci TEXT NOT NULL,
            indikator_kunci TEXT NOT NULL,     -- empty for none
            rincian TEXT NOT NULL,             -- empty for none
            UNIQUE (simpul_kunci, indikator_kunci, pelapor_id, rincian)
        );

        -- Which number of it: measure, stage, period.
        CREATE TABLE deret (
            deret_id INTEGER PRIMARY KEY,
            ukuran TEXT NOT NULL,
            tahap TEXT NOT NULL,
            tahun INTEGER NOT NULL,
            triwulan INTEGER,
            kumulatif INTEGER NOT NULL
        );
        CREATE UNIQUE INDEX deret_kunci ON deret (ukuran, tahap, tahun, COALESCE(triwulan, 0), kumulatif);

        -- What the facts of one row share.
        CREATE TABLE baris (
            baris_id INTEGER PRIMARY KEY,
            muatan_id INTEGER NOT NULL REFERENCES muatan,
            simpul_id INTEGER NOT NULL REFERENCES simpul,
            indikator_id INTEGER REFERENCES indikator,
            konteks_id INTEGER NOT NULL REFERENCES konteks,
            satuan TEXT,
            kode_tercetak TEXT,
            rincian TEXT
        );
        CREATE INDEX baris_muatan ON baris (muatan_id);
        CREATE INDEX baris_simpul ON baris (simpul_id);

        -- The number of the last fact ever written: what AUTOINCREMENT keeps, but once a load, not once a row.
        CREATE TABLE penomoran (
            nama TEXT PRIMARY KEY,
            terakhir INTEGER NOT NULL
        );
        INSERT INTO penomoran (nama, terakhir) VALUES ('fakta', 0);

        -- The facts. pokok_id is NULL where a fact enters no report: totals, means, repeated prints, no number.
        -- nilai_tepat stands only where nilai is no exact integer; else it is nilai as text.
        -- References are kept by the writer and checked by tests, not by SQLite at each row.
        CREATE TABLE fakta (
            fakta_id INTEGER PRIMARY KEY,
            muatan_id INTEGER NOT NULL,
            baris_id INTEGER NOT NULL,
            pokok_id INTEGER,
            deret_id INTEGER NOT NULL,
            nilai NUMERIC,
            nilai_tepat TEXT,
            alasan TEXT,
            teks TEXT NOT NULL,
            berulang INTEGER NOT NULL,
            sel TEXT NOT NULL,
            nomor_kolom TEXT,
            tersembunyi INTEGER NOT NULL
        );
        CREATE INDEX fakta_baris ON fakta (baris_id, deret_id);
        CREATE INDEX fakta_pokok ON fakta (pokok_id, deret_id, muatan_id) WHERE pokok_id IS NOT NULL;

        CREATE TABLE catatan (
            catatan_id INTEGER PRIMARY KEY,
            muatan_id INTEGER NOT NULL REFERENCES muatan,
            simpul_id INTEGER REFERENCES simpul,
            indikator_id INTEGER REFERENCES indikator,
            jenis TEXT NOT NULL,
            teks TEXT NOT NULL,
            sel TEXT NOT NULL
        );
        CREATE INDEX catatan_muatan ON catatan (muatan_id);

        CREATE TABLE temuan (
            temuan_id INTEGER PRIMARY KEY AUTOINCREMENT,
            temuan_kunci TEXT NOT NULL,
            muatan_id INTEGER NOT NULL REFERENCES muatan,
            lembar TEXT,  -- NULL: the sheet of its load
            selama_muatan_id INTEGER REFERENCES muatan,  -- stands while that load is current; NULL: while its own is
            aturan TEXT NOT NULL,
            tingkat TEXT NOT NULL CHECK (tingkat IN ('galat', 'peringatan', 'catatan')),
            sel TEXT,
            kode TEXT,
            pesan TEXT NOT NULL,
            pesan_en TEXT NOT NULL,
            tercetak TEXT,
            diharapkan TEXT,
            subjek TEXT NOT NULL,
            sebab_temuan_id INTEGER REFERENCES temuan
        );
        CREATE INDEX temuan_muatan ON temuan (muatan_id);
        CREATE INDEX temuan_kunci ON temuan (temuan_kunci);

        -- Decisions about findings; the latest counts, and only while printed and expected figures are those it was made about.
        CREATE TABLE keputusan (
            keputusan_id INTEGER PRIMARY KEY AUTOINCREMENT,
            temuan_kunci TEXT NOT NULL,
            keputusan TEXT NOT NULL,
            alasan TEXT,
            tercetak TEXT,
            diharapkan TEXT,
            diputuskan_pada TEXT NOT NULL
        );
        CREATE INDEX keputusan_kunci ON keputusan (temuan_kunci);
        """
}
