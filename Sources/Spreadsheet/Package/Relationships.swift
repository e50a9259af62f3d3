/// One arrow from a part to another.
struct Relationship: Sendable {
    var id: String
    /// The last component of the type, `worksheet`: the same in the transitional and strict editions.
    var type: String
    /// The target as written.
    var target: String
    var isExternal: Bool

    /// The name of the part that the target names, seen from a part's folder; nil where it leaves the package.
    func part(seenFrom source: String) -> String? {
        let target = target.replacing("\\", with: "/")
        var components: [Substring] = target.hasPrefix("/") ? [] : source.split(separator: "/").dropLast()
        for component in target.split(separator: "/") {
            switch component {
            case ".": continue
            case "..":
                if components.popLast() == nil { return nil }
            default: components.append(component)
            }
        }
        return components.joined(separator: "/")
    }

    /// The arrows of a part; none where it has no such file.
    static func read(of part: String, in package: PackageParts, limits: ReadingLimits) throws(SpreadsheetError) -> [Relationship] {
        var components = part.split(separator: "/", omittingEmptySubsequences: false)
        let last = components.popLast() ?? ""
        let name = (components + ["_rels", last + ".rels"]).joined(separator: "/")
        guard package.contains(name) else { return [] }
        let handler = RelationshipsHandler()
        try XMLPush.parse(package.open(name), part: name, into: handler, limits: limits)
        return handler.relationships
    }
}

private final class RelationshipsHandler: XMLHandler {
    var relationships: [Relationship] = []

    override func start(_ name: XMLName, namespace: UnsafePointer<UInt8>?, _ attributes: XMLAttributes) {
        guard name == "Relationship", let id = attributes["Id"], let target = attributes["Target"] else { return }
        let type = attributes["Type"]?.string ?? ""
        relationships.append(
            Relationship(
                id: id.string, type: String(type.split(separator: "/").last ?? ""), target: target.string,
                isExternal: attributes["TargetMode"]?.equals("External") ?? false))
    }
}
