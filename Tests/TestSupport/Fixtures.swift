public import Foundation

/// Files that tests read.
public enum Fixtures {
    /// The checkout.
    public static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

    /// `Tests/Fixtures`.
    public static let folder = root.appending(path: "Tests/Fixtures")

    /// A fixture by its path below `Tests/Fixtures`.
    public static func path(_ name: String) -> String { folder.appending(path: name).path }

    /// The folder of further material beside the checkout; nil on a machine that has none, where such a test is skipped.
    public static let shared: URL? = {
        let url = root.deletingLastPathComponent().appending(path: "shared")
        return FileManager.default.fileExists(atPath: url.appending(path: "PRODUCT.md").path) ? url : nil
    }()

    /// An empty folder of its own for one test; it goes when the tests end.
    public static func temporaryFolder() throws -> URL {
        let url = ownFolder.appending(path: UUID().uuidString)
        try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
        return url
    }

    /// One folder for the whole run, removed at its end.
    private static let ownFolder: URL = {
        atexit { try? FileManager.default.removeItem(at: Fixtures.folderOfThisProcess) }
        return folderOfThisProcess
    }()

    private static let folderOfThisProcess = FileManager.default.temporaryDirectory
        .appending(path: "rkpd-test-\(ProcessInfo.processInfo.processIdentifier)")
}
