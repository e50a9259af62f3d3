import Model

/// The schema of mappings: one place from which editors, `rkpd mapping check` and the docs know every key and word.
///
/// Words of the vocabulary come from the program's own enumerations, so that the schema cannot know others.
enum MappingSchema {
    private static func names<Value: RawRepresentable & CaseIterable>(_ all: Value.Type) -> Schema where Value.RawValue == String {
        .word(Value.allCases.map(\.rawValue))
    }

    private static func key(_ name: String, _ schema: Schema, _ about: String = "", required: Bool = false) -> Schema.Key {
        Schema.key(name, schema, about, required: required)
    }

    static let document = SchemaDocument(
        title: "rkpd mapping",
        root: .keys([
            key("formulir", .text(pattern: "^[a-z0-9][a-z0-9-]*$"), "Nama formulir, unik; setiap fakta membawanya.", required: true),
            key("versi", .whole(1...9999), "Naikkan bila artinya berubah."),
            key("nama", .text(), "Nama yang dibaca orang."),
            key("jenis", .text(), "Jenis laporan; dua tata letak laporan yang sama memakai jenis yang sama."),
            key("dasar", .text(), "Mapping yang diwarisi; yang ditulis di sini menggantikannya."),
            key("kenali", .definition("kenali"), "Bagaimana formulir dikenali."),
            key("kode", names(CodeWriting.self), "Bagaimana kode ditulis."),
            key("kolom", .definition("kolom"), "Arti setiap kolom."),
            key("baris", .list(of: .definition("aturan")), "Aturan baris, berurutan; yang pertama cocok berlaku."),
        ]),
        definitions: [
            ("kenali", recognition),
            ("judul", .either([.text(), .keys([key("pola", .text(), required: true), key("wajib", .flag)])])),
            ("nomor", .text(pattern: "^[0-9]{1,2}(\\.\\.[0-9]{1,2})?$")),
            ("kolom", .either([.list(of: .definition("kolom_berjudul")), .keys([], patterns: [("^.+$", .definition("kolom_bernomor"))])])),
            (
                "kolom_berjudul",
                .keys([key("judul", .either([.text(), .list(of: .text(), atLeast: 1)]), required: true)] + meaning + [key("wajib", .flag)])
            ),
            (
                "kolom_bernomor",
                .either([
                    .definition("peran"),
                    .keys(
                        meaning + [
                            key("wajib", .flag),
                            key("bagian", .keys([], patterns: [("^.+$", .definition("isi"))]), "Kolom-kolom di bawah satu nomor."),
                            key("ulang", .keys([key("triwulan", .text(pattern: "^[1-4](\\.\\.[1-4])?$"), required: true)])),
                            key("urut", .list(of: .definition("isi"), atLeast: 1)),
                        ]),
                ])
            ),
            ("isi", .either([.definition("peran"), .keys(meaning)])),
            ("peran", .word(["kode", "uraian", "indikator", "satuan", "nomor"])),
            (
                "aturan",
                .keys([
                    key("bila", .definition("syarat"), "Apa yang diminta dari baris."),
                    key("jadi", .word(RowClass.written.map(\.rawValue)), required: true),
                    key("tingkat", names(Tingkat.self)), key("jenis", .text()),
                    key("nilai", .either([.word(["semua", "tiada"] + Ukuran.allCases.map(\.rawValue)), .list(of: names(Tahap.self))])),
                    key("lingkup", .word(["lembar", "program"])), key("lanjut", .flag),
                ])
            ),
            ("syarat", .keys([key("hanya", .list(of: .text(), atLeast: 1))], patterns: [("^[a-z_]+$", .text())])),
        ])

    private static let recognition = Schema.keys([
        key("judul", .list(of: .definition("judul")), "Pola untuk baris di atas tabel."),
        key("label", .list(of: .text()), "Label kepala tabel."),
        key("baris_nomor", .list(of: .definition("nomor")), "Nomor kolom yang dicetak."),
        key("boleh_nomor", .list(of: .definition("nomor")), "Nomor yang boleh ada."),
    ])

    private static let meaning: [Schema.Key] = [
        key("peran", .definition("peran")), key("catatan", .text()), key("ukuran", names(Ukuran.self)), key("tahap", names(Tahap.self)),
        key("triwulan", .whole(1...4)), key("kumulatif", .flag),
    ]
}
