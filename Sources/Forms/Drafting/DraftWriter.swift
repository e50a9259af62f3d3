import Grid
import Model

/// Writes a proposal as YAML.
struct DraftWriter {
    let name: String
    let shape: TableShape
    let columns: [ColumnGuess]

    var text: String {
        let rows = RowGuess(shape: shape, columns: columns)
        let codes = rows.codes
        var lines = [
            "# Usulan mapping, dibuat dari satu lembar. Periksa setiap baris bertanda 'periksa', lalu jalankan",
            "# 'rkpd mapping check' dan 'rkpd explain'.",
            "formulir: \(name)", "versi: 1", "nama: \(DraftColumns.quoted(title))",
            "jenis: \(name)  # periksa: dua tata letak laporan yang sama memakai jenis yang sama",
        ]
        if let row = shape.otherTable {
            lines.insert("# periksa: di baris \(row) berdiri tabel lain; usulan ini tentang tabel di atasnya saja.", at: 2)
        }
        if rows.isRecap { lines.append("peran: kontrol  # periksa: rekapitulasi hanya dibandingkan, tidak dimuat") }
        lines += ["", "kenali:"]
        lines += recognition
        lines += ["", "kode: \(codes.writing.rawValue)\(codes.isSure ? "" : "  # periksa")", "", "kolom:"]
        let writer = DraftColumns(shape: shape, columns: columns)
        lines += shape.numbers == nil ? writer.byHeader : writer.byNumber
        lines += ["", "baris:"]
        lines += Self.everyForm.map { "  " + $0 } + rows.rules.map { "  " + $0 }
        return lines.joined(separator: "\n") + "\n"
    }

    private var title: String {
        shape.titles.flatMap(\.filledCells).map { $0.shown.singleLine }.first { $0.count > 12 } ?? name
    }

    private var recognition: [String] {
        var lines: [String] = []
        let titles = TitleGuess.guesses(shape.titles)
        if !titles.isEmpty {
            lines.append("  judul:")
            for title in titles {
                let pattern = DraftColumns.quoted(title.pattern)
                lines.append(title.counts ? "    - \(pattern)" : "    - {pola: \(pattern), wajib: tidak}")
            }
        }
        if let numbers = shape.numbers {
            let labels = Set(
                columns.flatMap { $0.path.dropLast().isEmpty ? $0.path : Array($0.path.dropLast()) }.map(DraftColumns.withoutYears))
            lines.append("  label:")
            for label in labels.sorted() where label.contains(where: \.isLetter) { lines.append("    - \(DraftColumns.quoted(label))") }
            lines.append("  baris_nomor: [\(DraftColumns.ranges(numbers.entries.map(\.number)))]")
        } else if titles.isEmpty {
            // Without a title the labels are all that tells the form.
            let labels = columns.compactMap { $0.path.last }.map(DraftColumns.withoutYears).filter { !Label.fold($0).isEmpty }
            lines.append("  label: [\(labels.map(DraftColumns.quoted).joined(separator: ", "))]")
        }
        return lines
    }

    /// Rules for the rows that every form may have.
    private static let everyForm = [
        #"- {bila: {awal: "^(rata[- ]?rata|rerata)\\b"}, jadi: rerata}"#,
        #"- {bila: {awal: "^predikat\\b"}, jadi: predikat}"#,
        #"- {bila: {awal: "^(jumlah|(grand |sub ?)?total)\\b", angka: ada}, jadi: total}"#,
        #"- {bila: {awal: "^faktor pendorong\\b"}, jadi: catatan, jenis: faktor_pendorong, lanjut: ya}"#,
        #"- {bila: {awal: "^faktor penghambat\\b"}, jadi: catatan, jenis: faktor_penghambat, lanjut: ya}"#,
        #"- {bila: {awal: "^tindak lanjut\\b"}, jadi: catatan, jenis: tindak_lanjut, lanjut: ya}"#,
        #"- {bila: {awal: "^(catatan|keterangan|sumber) *:"}, jadi: catatan, jenis: keterangan, lanjut: ya}"#,
        #"- {bila: {awal: "^(disusun|dievaluasi|disetujui|diverifikasi|mengetahui|ditetapkan|kepala|bupati|wali ?kota|gubernur|camat|direktur|plt\\.?|plh\\.?|nip\\.?|pembina)\\b", angka: kosong}, jadi: tanda_tangan}"#,
        #"- {bila: {awal: "^[a-z .]+, *(tanggal )?([0-9]{1,2} +)?(januari|februari|pebruari|maret|april|mei|juni|juli|agustus|september|oktober|november|nopember|desember)? *20\\d\\d$"}, jadi: tanda_tangan}"#,
    ]
}
