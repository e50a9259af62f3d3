import Foundation
import Model
import Notation
import TestSupport
import Testing

@Suite("Activity codes")
struct KodeTests {
    @Test(
        "the grammars of each era",
        arguments: [
            ("1", Tingkat.urusan, nil), ("1.06", .bidangUrusan, "1"), ("5.01", .bidangUrusan, "5"), ("1.06.04", .program, "1.06"),
            ("1.06.04.2.01", .kegiatan, "1.06.04"), ("1.06.04.2.01.03", .subKegiatan, "1.06.04.2.01"),
            ("1.06.04.2.01.0003", .subKegiatan, "1.06.04.2.01"),
            ("1.06.04.1.02.03", .subKegiatan, "1.06.04.1.02"), ("1.13.15.03", .kegiatan, "1.13.15"), ("1.01.00.00", .kegiatan, "1.01.00"),
            ("X", .urusan, nil), ("X.XX", .bidangUrusan, "X"), ("X.XX.01", .program, "X.XX"),
            ("X.XX.01.2.02.01", .subKegiatan, "X.XX.01.2.02"),
        ] as [(String, Tingkat, String?)])
    func wellFormed(_ text: String, _ tingkat: Tingkat, _ parent: String?) {
        let reading = readKode(text)
        #expect(reading.status == .tepat)
        #expect(reading.kode?.text == text)
        #expect(reading.kode?.tingkat == tingkat)
        #expect(reading.kode?.parent?.text == parent)
        #expect(reading.candidates.isEmpty && reading.repairs.isEmpty)
    }

    @Test("the width of the last part tells the era")
    func eras() {
        #expect(Kode("1.06.04.2.01.03")?.tata == [.permendagri90])
        #expect(Kode("1.06.04.2.01.0003")?.tata == [.kepmendagri1317])
        #expect(Kode("1.06.04.2.01")?.tata == [.permendagri90, .kepmendagri1317])
        #expect(Kode("1.13.15.03")?.tata == [.permendagri13])
        #expect(Kode("1.06.04")?.tata == TataKode.allCases)
    }

    @Test(
        "a code of 13/2006 may carry its organisation", arguments: [("1.13.1.13.01.15.03", "1.13.15.03"), ("1.13.1.13.01.15", "1.13.15")])
    func withOrganisation(_ text: String, _ code: String) {
        let reading = readKode(text)
        #expect(reading.status == .tepat)
        #expect(reading.kode?.text == code)
        #expect(reading.organisasi == "1.13.01")
    }

    @Test(
        "repairs that leave no other reading",
        arguments: [
            ("01.06.04", "1.06.04", [KodeRepair.nolDepan]), ("1..06.04.2.02", "1.06.04.2.02", [.titik]), ("1.06.04.", "1.06.04", [.titik]),
            ("1.06.07.2.001", "1.06.07.2.01", [.kegiatanTigaAngka]), ("1.01.01.02.01.0001", "1.01.01.2.01.0001", [.lingkupDuaAngka]),
            ("1.6.4", "1.06.04", [.programSatuAngka]), ("1.06.4", "1.06.04", [.programSatuAngka]),
            ("1.06.4.2.01", "1.06.04.2.01", [.programSatuAngka]),
            ("1.06.04 ", "1.06.04", [.spasi]), ("\u{A0}1.06.04", "1.06.04", [.spasi]), ("1.06. 04.2.01", "1.06.04.2.01", [.spasi]),
            ("1.06.0 4", "1.06.04", [.spasi]), ("1 .06.04", "1.06.04", [.spasi]), ("x.xx.01", "X.XX.01", [.hurufKecil]),
            ("001.06.04..2.01.03", "1.06.04.2.01.03", [.titik, .nolDepan]), ("01.06", "1.06", [.nolDepan]),
            ("1.01.01.02.01.01", "1.01.01.2.01.01", [.lingkupDuaAngka]), ("1.06.07.2.001.0003", "1.06.07.2.01.0003", [.kegiatanTigaAngka]),
            ("1.06.07.2.1.0003", "1.06.07.2.01.0003", [.kegiatanSatuAngka]), ("01.6.4", "1.06.04", [.nolDepan, .programSatuAngka]),
            ("1,06,04", "1.06.04", [.pemisah]), ("1/06/04", "1.06.04", [.pemisah]), ("1-06-04-2-01", "1.06.04.2.01", [.pemisah]),
            ("1 06 04 2 01", "1.06.04.2.01", [.pemisah]), ("1.06,04", "1.06.04", [.pemisah]), ("1.06.04,", "1.06.04", [.pemisah]),
            ("1_06_04", "1.06.04", [.pemisah]), ("1.O6.04", "1.06.04", [.hurufAngka]),
            ("l.06.04.2.0I.03", "1.06.04.2.01.03", [.hurufAngka]),
            ("1.06.04.l.01", "1.06.04.1.01", [.hurufAngka]), ("Kode: 1.06.04", "1.06.04", [.teksDisisihkan]),
            ("Kode Rekening : 1.06.04.2.01", "1.06.04.2.01", [.teksDisisihkan]), ("[1.06.04]", "1.06.04", [.teksDisisihkan]),
            ("'1.06.04", "1.06.04", [.teksDisisihkan]), ("(01.06.04)", "1.06.04", [.teksDisisihkan, .nolDepan]),
        ])
    func repairs(_ text: String, _ code: String, _ repairs: [KodeRepair]) {
        let reading = readKode(text)
        #expect(reading.status == .diperbaiki)
        #expect(reading.kode?.text == code)
        #expect(reading.repairs == repairs)
        #expect(reading.repairMessage != nil)
    }

    @Test(
        "more than one reading gives candidates and no code",
        arguments: [
            ("1.06.04.2.1.3", ["1.06.04.2.01.0003", "1.06.04.2.01.03"]),
            ("1.06.04.2.01.3", ["1.06.04.2.01.0003", "1.06.04.2.01.03"]), ("1.06.04.2.01.003", ["1.06.04.2.01.0003", "1.06.04.2.01.03"]),
            ("1.06.04.2.1", ["1.06.04.2.01", "1.06.04.2.10"]), ("1.6", ["1.06", "1.60"]), (".1.06.04", ["1.06.04"]),
            ("1.06.04.2.01.00003", ["1.06.04.2.01.0003", "1.06.04.2.01.03"]), ("1.6.4.2.1", ["1.06.04.2.01", "1.06.04.2.10"]),
            // A kegiatan, or a program and kegiatan of 13/2006 under an organisation as offices abridged it.
            ("1.06.04.02.01", ["1.06.02.01", "1.06.04.2.01"]), ("1.20.03.15.02", ["1.20.15.02"]),
            ("1.13.15.3", ["1.13.15.03", "1.13.15.30"]), ("1.13.15.003", ["1.13.15.03"]), ("4.07.02.008", ["4.07.02.08"]),
            ("1.06.04/1.06.05", ["1.06.04", "1.06.04.1.06.05", "1.06.05"]), ("1.06.04, 2.01", ["1.06.04", "1.06.04.2.01", "2.01"]),
            ("1.0604.2.01", ["1.06.04.2.01"]), ("106042010003", ["1.06.04.2.01.0003"]), ("1.006.04", ["1.06.04"]),
        ])
    func ambiguous(_ text: String, _ candidates: [String]) {
        let reading = readKode(text)
        #expect(reading.status == .ambigu)
        #expect(reading.kode == nil)
        #expect(reading.candidates.map(\.text) == candidates)
    }

    @Test(
        "what is no activity code",
        arguments: [
            ("", KodeStatus.kosong), (" \u{A0}", .kosong), ("407.02.008", .bukanKode), ("Rata-rata", .bukanKode),
            ("1.06.04REHABILITASI", .bukanKode), ("1 Dokumen", .bukanKode), ("12 Orang", .bukanKode), ("1.06.04 %", .bukanKode),
            ("Jumlah 1.06.04", .bukanKode), ("1.06.04 dan 1.06.05.2.01", .bukanKode), ("2023-06-04", .bukanKode), ("1 06", .bukanKode),
            ("oO.Il", .bukanKode), ("Oli", .bukanKode),
            ("0.06.04", .bukanKode), ("1.06.04.3.01", .bukanKode), ("01", .bukanKode), ("10.06", .bukanKode),
            ("1.06.04.2.01.03 04", .bukanKode), ("1.06.04 1.06.05", .bukanKode), ("...", .bukanKode), ("X.06.01", .bukanKode),
            ("1.XX.01", .bukanKode),
            ("1.06.0.00.0.00.01.0000", .organisasi), ("1.06.0.00.0.00.01", .organisasi), ("1.13.1.13.01", .organisasi),
            ("1.06.2.13.0.00.01.00", .organisasi), ("1-06.0-00.0-00.01.0000", .organisasi), ("01.06.0.00.0.00", .organisasi),
            ("5.1.02.01.01.0024", .rekening), ("5.1.02.01.001.00024", .rekening), ("5.1.02 Belanja Barang dan Jasa", .rekening),
            ("5.2.1.01.01", .rekening), ("5.1.2", .rekening), ("7.1.01", .rekening), ("4.1", .rekening), ("5.1.02", .rekening),
            ("5.1", .rekening), ("5.2.2.01.01", .rekening), ("5.2.2", .rekening),
            ("1.1.01.03", .rekening),
        ])
    func noCode(_ text: String, _ status: KodeStatus) {
        let reading = readKode(text)
        #expect(reading.status == status)
        #expect(reading.kode == nil)
    }

    @Test(
        "a name behind its code",
        arguments: [
            ("1.06.04 PROGRAM REHABILITASI SOSIAL", "1.06.04", "PROGRAM REHABILITASI SOSIAL"),
            ("[1.06.04] Rehabilitasi (Sosial)", "1.06.04", "Rehabilitasi Sosial"), ("1.06.04-Rehabilitasi", "1.06.04", "Rehabilitasi"),
            ("1.06.04. Rehabilitasi 2 Tahap", "1.06.04", "Rehabilitasi 2 Tahap"), ("1 URUSAN WAJIB", "1", "URUSAN WAJIB"),
            ("1.06.04.2.01.0003\nPenyediaan Alat Bantu", "1.06.04.2.01.0003", "Penyediaan Alat Bantu"),
        ])
    func withName(_ text: String, _ code: String, _ name: String) {
        let reading = readKode(text)
        #expect(reading.kode?.text == code)
        #expect(reading.status == .diperbaiki && reading.repairs.contains(.teksDisisihkan))
        #expect(reading.nama == name)
    }

    @Test("parents, children, placeholders")
    func family() throws {
        let sub = try #require(Kode("1.06.04.2.01.03"))
        #expect(sub.ancestors.map(\.text) == ["1", "1.06", "1.06.04", "1.06.04.2.01"])
        #expect(sub.bidang?.text == "1.06")
        #expect(sub.ancestor(.kegiatan)?.text == "1.06.04.2.01")
        #expect(sub.ancestor(.subKegiatan) == sub)
        #expect(Kode("1.06")?.child("04")?.child("2.01")?.child("03") == sub)
        #expect(Kode("1.06")?.child("4") == nil)
        #expect(Kode("1.06.04")?.child("2.01.03") == nil)
        let support = try #require(Kode("X.XX.01.2.02"))
        #expect(support.isPlaceholder && !sub.isPlaceholder)
        #expect(support.placed(in: try #require(Kode("1.06")))?.text == "1.06.01.2.02")
        #expect(try #require(Kode("1.06")) < sub)
    }

    @Test("a line of normalize code")
    func line() {
        #expect(
            normalizedKodeJSON("01.06.04")
                == #"{"text":"01.06.04","code":"1.06.04","level":"program","parent":"1.06","status":"diperbaiki","candidates":[]}"#)
        #expect(
            normalizedKodeJSON("1.06.04.2.01.3")
                == #"{"text":"1.06.04.2.01.3","code":null,"level":null,"parent":null,"status":"ambigu","candidates":["1.06.04.2.01.0003","1.06.04.2.01.03"]}"#
        )
        #expect(normalizedKodeJSON("") == #"{"text":"","code":null,"level":null,"parent":null,"status":"kosong","candidates":[]}"#)
    }

    @Test("any code that can be formed reads back as itself", arguments: 1...4)
    func roundTrip(seed: UInt64) throws {
        var generator = Seeded(state: seed)
        func number(_ width: Int) -> String {
            let most = width == 1 ? 9 : width == 2 ? 99 : 9999
            let digits = String(Int.random(in: 1...most, using: &generator))
            return String(repeating: "0", count: width - digits.count) + digits
        }
        for _ in 0..<2_000 {
            let sub = number(Bool.random(using: &generator) ? 2 : 4)
            let parts = [number(1), number(2), number(2), Bool.random(using: &generator) ? "1" : "2", number(2), sub]
            let kode = try #require(Kode(parts: parts))
            #expect(readKode(kode.text).kode == kode)
            #expect(readKode("0\(kode.text).").kode == kode)
            for ancestor in kode.ancestors { #expect(readKode(ancestor.text).kode == ancestor) }
            var chain = KodeChain(kode)
            #expect(chain.kode == kode)
            chain.bidang = nil
            #expect(chain.kode == nil && chain.tingkat == .subKegiatan)
        }
    }

    static let lists = ["kabkota_2023era_union", "kabkota_90-050_2020", "permendagri13_2006_program_kegiatan", "sosial_1.06_2023era_union"]

    @Test(
        "every code of the published lists is one", .enabled(if: Fixtures.shared != nil, "the lists are not on this machine"),
        arguments: lists)
    func publishedLists(_ list: String) throws {
        let url = try #require(Fixtures.shared).appending(path: "nomenklatur/\(list).csv")
        let levels = [
            "urusan": Tingkat.urusan, "bidang": .bidangUrusan, "program": .program, "kegiatan": .kegiatan, "subkegiatan": .subKegiatan,
        ]
        var count = 0
        for line in try String(contentsOf: url, encoding: .utf8).split(whereSeparator: \.isNewline).dropFirst() {
            let fields = line.split(separator: ",", maxSplits: 2)
            guard fields.count == 3, let level = levels[String(fields[1])] else { continue }
            let reading = readKode(String(fields[0]))
            #expect(reading.status == .tepat, "\(fields[0])")
            #expect(reading.kode?.tingkat == level, "\(fields[0])")
            #expect(reading.kode?.text == String(fields[0]))
            if let parent = reading.kode?.parent { #expect(fields[0].hasPrefix(parent.text + ".")) }
            count += 1
        }
        #expect(count > 100)
    }
}
