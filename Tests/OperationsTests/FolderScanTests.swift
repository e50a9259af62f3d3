import Foundation
import Testing

@testable import Operations

@Suite struct FolderScanTests {
    let bench: Workbench

    init() throws { bench = try Workbench() }

    private func link(_ name: String, to target: String) throws {
        try FileManager.default.createSymbolicLink(atPath: bench.folder.appending(path: name).path, withDestinationPath: target)
    }

    @Test func findsSheetsInAnOrderOfNamesAndPassesOverTheRest() throws {
        for name in [
            "b.xlsx", "B.CSV", "sub/a.xlsm", "sub/deep/z.xls", "a.ods", "~$b.xlsx", ".c.xlsx", "d.xlsx.part", "e.TMP", "README.txt",
            "x.pdf",
            "noending", ".git/f.xlsx",
        ] {
            try bench.put(name, name)
        }
        let scan = FolderScan([bench.folder.path])
        #expect(scan.files.map(\.name) == ["B.CSV", "a.ods", "b.xlsx", "sub/a.xlsm", "sub/deep/z.xls"])
        #expect(scan.ignored.map(\.name) == [".c.xlsx", "README.txt", "d.xlsx.part", "e.TMP", "noending", "x.pdf", "~$b.xlsx"])
        #expect(scan.refused.isEmpty && scan.missing.isEmpty)
    }

    @Test func fileNamedOnTheCommandLineIsReadWhateverItsName() throws {
        let paths = try ["~$b.xlsx", "README.txt", "x.part"].map { try bench.put($0, $0) }
        let scan = FolderScan(paths)
        #expect(scan.files.map(\.name) == ["README.txt", "x.part", "~$b.xlsx"])
        #expect(scan.files.map(\.isNamed) == [true, true, true])
    }

    @Test func linksOutOfTheFolderAndLoopsAreNotFollowed() throws {
        let outside = try Workbench()
        let secret = try outside.put("secret.xlsx", "x")
        try bench.put("real.xlsx", "x")
        try link("out.xlsx", to: secret)
        try link("outdir", to: outside.folder.path)
        try link("loop", to: bench.folder.path)
        try link("self.xlsx", to: "self.xlsx")
        try link("gone.xlsx", to: "nowhere.xlsx")
        try link("inside.xlsx", to: "real.xlsx")
        let scan = FolderScan([bench.folder.path])
        #expect(scan.files.map(\.name) == ["inside.xlsx"] || scan.files.map(\.name) == ["real.xlsx"], "one file, met once")
        #expect(Set(scan.ignored.map(\.name)) == ["out.xlsx", "outdir", "loop", "self.xlsx", "gone.xlsx"])
    }

    @Test func linkToTheFolderItselfIsFollowed() throws {
        try bench.put("in/a.xlsx", "x")
        try link("way", to: "in")
        #expect(FolderScan([bench.folder.appending(path: "way").path]).files.map(\.name) == ["a.xlsx"])
    }

    @Test func unpackedWorkbookIsOneFile() throws {
        try bench.put("book/[Content_Types].xml", "<Types/>")
        try bench.put("book/xl/workbook.xml", "<workbook/>")
        let scan = FolderScan([bench.folder.path])
        #expect(scan.files.map(\.name) == ["book"])
        #expect(scan.files[0].look.size == "<Types/><workbook/>".utf8.count)
        #expect(FolderScan([bench.folder.appending(path: "book").path]).files.map(\.isNamed) == [true])
    }

    @Test func pipeIsNeverOpened() throws {
        let path = bench.folder.appending(path: "pipe.csv").path
        mkfifo(path, 0o644)
        #expect(FolderScan([bench.folder.path]).ignored.map(\.name) == ["pipe.csv"])
        #expect(FolderScan([path]).refused.map(\.refusal.rule) == [.berkasTakTerbaca])
    }

    @Test func fileReachedTwiceIsMetOnce() throws {
        let path = try bench.put("a.xlsx", "x")
        #expect(FolderScan([bench.folder.path, path, path]).files.count == 1)
    }

    @Test func pathThatDoesNotExistIsMissing() {
        #expect(FolderScan([bench.folder.path + "/nothing"]).missing.count == 1)
    }

    @Test(
        arguments: [
            (["33.23"], "33.23", nil, nil), (["33.23-temanggung", "2023", "tw4"], "33.23", 2023, 4),
            (["33.23 Temanggung"], "33.23", nil, nil),
            (["33.23x"], nil, nil, nil), (["33.2"], nil, nil, nil), (["tahun-2023"], nil, 2023, nil),
            (["Tahun 2022", "2023"], nil, 2023, nil),
            (["1999"], nil, nil, nil), (["2023-baru"], nil, nil, nil), (["TW IV"], nil, nil, 4), (["triwulan-4"], nil, nil, 4),
            (["TW_iii"], nil, nil, 3), (["tw5"], nil, nil, nil), (["twin"], nil, nil, nil), (["inbox"], nil, nil, nil), ([], nil, nil, nil),
        ] as [([String], String?, Int?, Int?)])
    func foldersState(_ folders: [String], _ region: String?, _ year: Int?, _ quarter: Int?) throws {
        let path = try bench.put((folders + ["a.xlsx"]).joined(separator: "/"), "x")
        for scan in [FolderScan([bench.folder.path]), FolderScan(folders.isEmpty ? [] : [path])] {
            guard let file = scan.files.first else { continue }
            let folder = file.isNamed ? Array(folders.suffix(1)) : folders
            guard folder == folders else { continue }
            #expect(file.folder.pemdaKode == region)
            #expect(file.folder.tahun == year)
            #expect(file.folder.triwulan == quarter)
        }
    }
}
