import Testing

@testable import Forms

@Suite("Labels are compared by their letters and digits")
struct LabelTests {
    @Test(arguments: [
        ("PERSEN TASE (%)", "Persentase(%)"), ("BIDANG/ PROGRAM/ KEGIATAN", "BIDANG/PROGRAM/KEGIATAN"),
        ("REALISASI PER TRIWULAN", "REALISASI PER TRIWULAH"), ("REALISASI PER TRIWULAN", "REALISASI PER TRIMULAN"),
    ])
    func sameLabels(_ left: String, _ right: String) {
        #expect(Label.isSame(Label.fold(left), Label.fold(right)))
    }

    @Test(arguments: [
        ("TARGET 2023", "TARGET 2024"), ("K", "Rp"), ("I", "II"), ("REALISASI 2023", "CAPAIAN 2023"), ("Rp(Renja)", "Rp(DPA)"),
    ])
    func otherLabels(_ left: String, _ right: String) {
        #expect(!Label.isSame(Label.fold(left), Label.fold(right)))
    }

    @Test func yearsAreAnonymous() {
        #expect(Label.withoutYears(Label.fold("TARGET 2023")) == foldedLabel("TARGET {tahun}"))
        #expect(Label.withoutYears("triwulan4") == "triwulan4")
        #expect(Label.withoutYears(Label.fold("Target Renstra 2021-2026")) == foldedLabel("Target Renstra {tahun_lain}-{tahun_lain}"))
        #expect(Label.withoutYears("kode12345678") == "kode12345678")
    }
}
