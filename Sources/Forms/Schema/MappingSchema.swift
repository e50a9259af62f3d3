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
            key("formulir", name, "Nama formulir, unik; setiap fakta membawanya."),
            key("kerangka", name, "Nama sebuah kerangka: bukan formulir, hanya untuk diwarisi."),
            key("versi", .whole(1...9999), "Naikkan bila artinya berubah."),
            key("nama", .text(), "Nama yang dibaca orang."),
            key("jenis", .text(), "Jenis laporan; dua tata letak laporan yang sama memakai jenis yang sama."),
            key("peran", names(SheetUse.self), "Dimuat, atau hanya dibandingkan (kontrol)."),
            key("dasar", .text(), "Mapping yang diwarisi; yang ditulis di sini menggantikannya."),
            key("kata", .keys([], patterns: [("^[a-z_]+$", .text())]), "Potongan pola dengan nama; {nama} di dalam pola menggantinya."),
            key("kenali", .definition("kenali"), "Bagaimana formulir dikenali."),
            key("kode", names(CodeWriting.self), "Bagaimana kode ditulis."),
            key("kolom", .definition("kolom"), "Arti setiap kolom."),
            key("perangkat_daerah", agencies, "Sebutan perangkat daerah dan bagiannya."),
            key("baris", grouped("aturan"), "Aturan baris, berurutan; yang pertama cocok berlaku."),
        ]),
        definitions: [
            ("kenali", recognition),
            ("pola_judul", .either([.text(), .keys([key("pola", .text(), required: true), key("wajib", .flag), key("dalam", .flag)])])),
            (
                "pola_nama",
                .either([
                    .text(), .keys([key("pola", .text(), required: true), key("ragu", .flag), key("bukan", .word(["perangkat_daerah"]))]),
                ])
            ),
            ("pola_saja", .text()),
            ("nomor", .text(pattern: "^([0-9]{1,2}(\\.\\.[0-9]{1,2})?|berurut)$")),
            ("kolom", .either([.list(of: .definition("kolom_berjudul")), .keys([], patterns: [("^.+$", .definition("kolom_bernama"))])])),
            (
                "label",
                .either([
                    .text(), .keys([key("pola", .text(), required: true), key("teratas", .flag)]),
                    .keys([key("salah_satu", .list(of: .any, atLeast: 1), required: true)]),
                ])
            ),
            (
                "judul",
                .either([
                    .text(), .list(of: .definition("label"), atLeast: 1),
                    .keys([key("pola", .text(), required: true), key("teratas", .flag)]),
                    .keys([key("salah_satu", .list(of: .any, atLeast: 1), required: true)]),
                ])
            ),
            (
                "kolom_berjudul",
                .keys([key("judul", .definition("judul"), "Label di atasnya, dari atas ke bawah.", required: true)] + headed)
            ),
            (
                "kolom_bernama",
                .either([
                    .definition("peran"), .word(["tiada"]),
                    .keys(
                        [
                            key("judul", .definition("judul")),
                            key("ulang", .keys([key("triwulan", .text(pattern: "^[1-4](\\.\\.[1-4])?$"), required: true)])),
                        ] + headed),
                ])
            ),
            (
                "isi",
                .either([.definition("peran"), .word(["tiada"] + Ukuran.allCases.map(\.rawValue)), .keys(meaning + [key("wajib", .flag)])])
            ),
            ("peran", .word(roles)),
            ("aturan", .keys(rule)),
            ("syarat", .keys(conditions, patterns: [("^[a-z_]+$", .text())])),
        ])

    private static let name = Schema.text(pattern: "^[a-z0-9][a-z0-9-]*$")

    private static let roles = [
        "kode", "uraian", "indikator", "satuan", "nomor", "kode_atau_uraian", "perangkat_daerah", "perangkat_daerah_kode", "unit",
        "penanggung_jawab", "tahun",
    ]

    /// A list, or lists under names that an heir may write anew.
    private static func grouped(_ definition: String) -> Schema {
        .either([
            .list(of: .definition(definition)),
            .keys([], patterns: [("^.+$", .either([.list(of: .definition(definition)), .word(["tiada"])]))]),
        ])
    }

    /// One value, or a list of them.
    private static func some(_ schema: Schema) -> Schema { .either([schema, .list(of: schema, atLeast: 1)]) }

    private static let recognition = Schema.keys([
        key("judul", grouped("pola_judul"), "Pola untuk baris di atas tabel."),
        key("rekap", some(.text()), "Sebutan rekap di judul atau nama lembar: dibandingkan, tidak dijumlahkan."),
        key("lewati", .either([.text(), grouped("pola_saja")]), "Bagian judul yang tidak menyatakan apa-apa tentang lembar."),
        key("nama_lembar", .either([.text(), grouped("pola_nama")]), "Pola untuk nama lembar."),
        key("label", .list(of: .text()), "Label kepala tabel."),
        key("baris_nomor", some(.definition("nomor")), "Nomor kolom yang dicetak, atau 'berurut'."),
        key("boleh_nomor", some(.definition("nomor")), "Nomor yang boleh ada."),
        key("skala", .keys([], patterns: [("^10*$", .text())]), "Pola yang menyatakan angka rupiah dalam ribuan, jutaan, miliaran."),
    ])

    private static let agencies = Schema.keys([
        key("nama", some(.text()), "Pola nama perangkat daerah."), key("bagian", some(.text()), "Pola nama bagian dari perangkat daerah."),
        key("bukan", some(.text()), "Pola teks yang tidak menyebut perangkat daerah mana pun."),
    ])

    private static let meaning: [Schema.Key] = [
        key("peran", .definition("peran")), key("catatan", .text()), key("ukuran", names(Ukuran.self)), key("tahap", names(Tahap.self)),
        key("triwulan", .whole(1...4)), key("kumulatif", .flag), key("tahun", .text(pattern: "^(kepala|[+-]?[0-9]{1,4})$")),
        key("indikator", .text()), key("isi", names(ValueContent.self)), key("persen", names(Tahap.self)), key("jalur", .text()),
        key("pola", .text()), key("pada", .keys([], patterns: [("^[a-z_]+$", .keys(valueKeys))])), key("untuk", some(names(Tahap.self))),
        key("rincian", .text()),
    ]

    private static let valueKeys: [Schema.Key] = [
        key("ukuran", names(Ukuran.self), required: true), key("tahap", names(Tahap.self), required: true), key("triwulan", .whole(1...4)),
        key("kumulatif", .flag), key("persen", names(Tahap.self)), key("isi", names(ValueContent.self)), key("indikator", .text()),
        key("tahun", .text()),
    ]

    private static let headed: [Schema.Key] =
        meaning + [
            key("wajib", .flag), key("atau", .text()),
            key("bagian", .keys([], patterns: [("^.+$", .definition("isi"))]), "Kolom-kolom di bawah satu judul atau nomor."),
            key("urut", .list(of: .definition("isi"), atLeast: 1)),
        ]

    private static let rule: [Schema.Key] = [
        key("bila", .definition("syarat"), "Apa yang diminta dari baris."),
        key("jadi", .word(RowClass.written.map(\.rawValue)), required: true),
        key("tingkat", some(.word(Tingkat.allCases.map(\.rawValue) + ["bagian"]))), key("jenis", .text()),
        key("nilai", some(.word(["semua", "tiada"] + Ukuran.allCases.map(\.rawValue) + Tahap.allCases.map(\.rawValue)))),
        key("lingkup", .word(["lembar", "program"])), key("lanjut", .flag), key("jalur", .text()), key("peran", .text()),
        key("menamai", .flag), key("naik", .flag), key("nilai_milik", .word(["terakhir"])),
        key("ulang", .either([.flag, .word(["langsung"])])), key("lepas", .flag),
        key("nama", .text()), key("pecah", .keys([], patterns: [("^[a-z_]+$", .text())])),
    ]

    private static let conditions: [Schema.Key] = [
        key("hanya", some(.text())), key("setelah", some(.text())), key("di_bawah", some(names(Tingkat.self))), key("bagian", .text()),
        key("berikut", .definition("syarat")), key("tebal", .flag), key("isi_warna", .flag), key("inden", .whole(0...20)),
        key("teks", .text()), key("menyebut", .text()),
    ]
}
