import Grid
import Model
import Spreadsheet
import TestSupport
import Testing

@Suite("A title names an agency, its city and the province")
struct RegionInTitleTests {
    @Test(arguments: [
        ("Dinas Sosial Kota Medan Provinsi Sumatera Utara", "12.71"), ("Dinas Sosial Kabupaten Jember Provinsi Jawa Timur", "35.09"),
        ("Dinas Sosial Kota Semarang", "33.74"), ("Dinas Sosial Provinsi Jawa Tengah", "33"), ("Dinas Tata Kota Kota Semarang", "33.74"),
    ])
    func title(_ text: String, _ kode: String) throws {
        var sheet = try FixtureSheet.semarang.sheet()
        for row in sheet.rows.indices.prefix(3) {
            for cell in sheet.rows[row].cells.indices where sheet.rows[row].cells[cell].shown.contains("Dinas Sosial") {
                let title = "Rincian Realisasi Anggaran \(text) Tahun 2023"
                sheet.rows[row].cells[cell].value = .text(title)
                sheet.rows[row].cells[cell].shown = title
            }
        }
        let read = try #require(sharedReader.read(sheet, name: "uji.xlsx").statement)
        #expect(read.context.pemdaKode == kode)
        #expect(read.context.perangkatDaerah == (text.contains("Tata") ? "Dinas Tata Kota" : "Dinas Sosial"))
    }
}
