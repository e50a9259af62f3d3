import Foundation

/// The settings that LibreOffice starts with: no macros, no links, no recalculation, whatever the user's own say.
enum OfficeProfile {
    private static let settings: [(path: String, name: String, value: String)] = [
        ("/org.openoffice.Office.Common/Security/Scripting", "MacroSecurityLevel", "3"),
        ("/org.openoffice.Office.Common/Security/Scripting", "DisableMacrosExecution", "true"),
        ("/org.openoffice.Office.Common/Security/Scripting", "DisableActiveContent", "true"),
        ("/org.openoffice.Office.Common/Security/Scripting", "BlockUntrustedRefererLinks", "true"),
        // 2: never. A link to another file is not followed; what it gave last stands in the cell.
        ("/org.openoffice.Office.Calc/Content/Update", "Link", "2"),
        // 1: never. Facts are what the office's own program computed.
        ("/org.openoffice.Office.Calc/Formula/Load", "OOXMLRecalcMode", "1"),
        ("/org.openoffice.Office.Calc/Formula/Load", "ODFRecalcMode", "1"),
        ("/org.openoffice.Office.Common/Misc", "FirstRun", "false"),
        ("/org.openoffice.Setup/Office", "ooSetupInstCompleted", "true"),
    ]

    static func write(into folder: String) throws(ConversionError) {
        let items = settings.map {
            "<item oor:path=\"\($0.path)\"><prop oor:name=\"\($0.name)\" oor:op=\"fuse\"><value>\($0.value)</value></prop></item>"
        }
        let text =
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<oor:items xmlns:oor=\"http://openoffice.org/2001/registry\" "
            + "xmlns:xs=\"http://www.w3.org/2001/XMLSchema\" xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\">"
            + items.joined(separator: "\n") + "</oor:items>\n"
        do {
            try FileManager.default.createDirectory(atPath: folder + "/user", withIntermediateDirectories: true)
            try Data(text.utf8).write(to: URL(filePath: folder + "/user/registrymodifications.xcu"))
        } catch {
            throw ConversionError(.cannotRun(errno: errno))
        }
    }
}
