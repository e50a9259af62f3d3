import Foundation
import Journey
import Model
import OfficeConversion
import Spreadsheet
import TestSupport
import Testing

@Suite("Workbooks of other formats")
struct OldFormatTests {
    private static let sheet = "sheets/temanggung-2023-tw4-evaluasi-rkpd.xlsx"

    /// A file as an office would send it.
    private func sent(_ name: String) throws -> URL {
        let file = try Fixtures.temporaryFolder().appending(path: name)
        let ods = ZipWriter([
            ZipWriter.Entry("mimetype", Array("application/vnd.oasis.opendocument.spreadsheet".utf8)),
            ZipWriter.Entry("content.xml", Array("<office:document-content/>".utf8)),
        ])
        try Data(name.hasSuffix(".ods") ? ods.bytes() : CompoundWriter(["Workbook"]).bytes()).write(to: file)
        return file
    }

    private func reader(_ conversion: OfficeConversion?) throws -> Reader {
        try Reader(mappings: Fixtures.root.appending(path: "Mappings").path, conversion: conversion)
    }

    private func refusal(_ file: URL, _ conversion: OfficeConversion?) throws -> Refusal? {
        do throws(Refusal) {
            _ = try OpenedSpreadsheet(file.path, name: file.lastPathComponent, conversion: conversion)
            return nil
        } catch { return error }
    }

    @Test("Facts lead back to the file that was sent", arguments: ["lama.xls", "lembar.ods", "bernama-lain.xlsx"])
    func facts(name: String) throws {
        let office = try FakeOffice.answering(with: Self.sheet)
        let file = try sent(name)
        let reading = try reader(OfficeConversion(program: office.program)).read(file.path, name: name)
        #expect(try reading.sha256 == sha256Hex(ofFileAt: file.path))
        #expect(try reading.size == Data(contentsOf: file).count)
        let direct = try reader(nil).read(Fixtures.path(Self.sheet), name: "asli")
        #expect(reading.statements.map { $0.facts.map(\.cell) } == direct.statements.map { $0.facts.map(\.cell) })
        #expect(reading.statements.first?.sheet == direct.statements.first?.sheet)
        #expect(!office.hasLeftovers)
    }

    @Test("Without LibreOffice the message says how", arguments: ["lama.xls", "lembar.ods"])
    func without(name: String) throws {
        let refusal = try #require(try refusal(sent(name), nil))
        #expect(refusal.rule == .berkasBukanLembar)
        #expect(refusal.message.id.contains("Simpan sebagai XLSX") && refusal.message.id.contains("libreoffice-calc"))
        #expect(refusal.message.en.contains("Save it as XLSX") && refusal.message.en.contains("libreoffice-calc"))
    }

    @Test("What was refused for want of it is read once it is there")
    func fingerprints() throws {
        #expect(try reader(nil).fingerprint != reader(OfficeConversion(program: "/usr/bin/soffice")).fingerprint)
    }

    @Test("A LibreOffice that fails or hangs is a refusal", arguments: ["exit 1", "sleep 300"])
    func trouble(body: String) throws {
        let office = try FakeOffice(body)
        let refusal = try #require(try refusal(sent("lama.xls"), OfficeConversion(program: office.program, timeLimit: 1)))
        #expect(refusal.rule == .berkasBukanLembar && refusal.message.id.contains("LibreOffice"))
        #expect(!office.hasLeftovers)
    }

    @Test("What LibreOffice writes is a stranger's file too")
    func hostileAnswer() throws {
        let office = try FakeOffice.answering(with: "hostile/x02_billion_laughs_sheet.xlsx")
        let file = try sent("lama.xls")
        #expect(throws: Refusal.self) {
            try reader(OfficeConversion(program: office.program)).examine(file.path, name: "lama.xls")
        }
        #expect(!office.hasLeftovers)
    }

    @Test("A file that was cut off is not handed on")
    func torn() throws {
        let office = try FakeOffice.answering(with: Self.sheet)
        let file = try sent("lama.xls")
        let bytes = try Data(contentsOf: file)
        for length in stride(from: 512, to: bytes.count, by: 512) {
            try bytes.prefix(length).write(to: file)
            #expect(try refusal(file, OfficeConversion(program: office.program)) != nil, "\(length)")
        }
        #expect(office.note("input").isEmpty)
    }
}
