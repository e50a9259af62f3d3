import Grid
import Model
import Notation

/// Builds the hierarchy of a table: nodes as printed, and the parents that their codes imply but the sheet does not print.
struct NodeBuilder {
    private(set) var nodes: [Node] = []
    private(set) var indicators: [Indicator] = []
    /// The node that a code means where the reading stands.
    private var byCode: [String: Int] = [:]
    /// The codes that were opened under each node.
    private var openBelow: [Int: [String]] = [:]
    private var keys: [String: Int] = [:]
    private var indicatorKeys: [String: Int] = [:]
    /// The latest node at each depth, for nodes without a code.
    private var latest: [Int: Int] = [:]
    /// The edition that codes belong to.
    let edition: (Kode) -> String?

    init(edition: @escaping (Kode) -> String?) { self.edition = edition }

    /// Adds a printed node; its position.
    mutating func add(_ kode: Kode?, tingkat: Tingkat, printed: String?, uraian: String?, cell: CellReference?) -> Int {
        let depth = tingkat.depth ?? 0
        var node = Node(tingkat: tingkat, kodeTercetak: printed, uraian: uraian, cell: cell, key: "")
        if let kode {
            node.kode = kode.text
            node.nomenklatur = edition(kode)
            node.parent = kode.parent.map { ensure($0) }
            node.key = kode.text
            if let inferred = byCode[kode.text], !nodes[inferred].isPrinted {
                // Its children came before it: the parent that they implied is this row.
                node.parent = nodes[inferred].parent
                nodes[inferred] = node
                remember(inferred, depth)
                return inferred
            }
        } else {
            node.parent = (0..<depth).reversed().compactMap { latest[$0] }.first
            let path = (node.parent.map { nodes[$0].key } ?? "") + "/" + tingkat.rawValue + ":" + foldedName(uraian ?? "")
            keys[path, default: 0] += 1
            node.key = keys[path]! > 1 ? "\(path)#\(keys[path]!)" : path
        }
        nodes.append(node)
        if let kode { open(kode, at: nodes.count - 1) }
        remember(nodes.count - 1, depth)
        return nodes.count - 1
    }

    /// Adds JUMLAH, which stands outside of the hierarchy.
    mutating func addTotal(uraian: String?, cell: CellReference?) -> Int {
        let path = "total:" + foldedName(uraian ?? "")
        keys[path, default: 0] += 1
        let key = keys[path]! > 1 ? "\(path)#\(keys[path]!)" : path
        nodes.append(Node(tingkat: .total, uraian: uraian, cell: cell, key: key))
        return nodes.count - 1
    }

    /// Adds an indicator of a node; its position.
    mutating func addIndicator(of node: Int, name: String?, satuan: String?) -> Int {
        let path = nodes[node].key + "#" + (name.map { foldedName($0) } ?? "")
        indicatorKeys[path, default: 0] += 1
        let key = indicatorKeys[path]! > 1 ? "\(path)#\(indicatorKeys[path]!)" : path
        indicators.append(Indicator(node: node, name: name, satuan: satuan, key: key))
        return indicators.count - 1
    }

    /// Makes a node the one that its code means from here on. Of a code that is printed again (once for each agency, say) the rows below belong to
    /// the latest print, not to the first: what stood under that one is closed.
    private mutating func open(_ kode: Kode, at index: Int) {
        if let earlier = byCode.updateValue(index, forKey: kode.text) { closeBelow(earlier) }
        if let parent = nodes[index].parent { openBelow[parent, default: []].append(kode.text) }
    }

    private mutating func closeBelow(_ index: Int) {
        for code in openBelow.removeValue(forKey: index) ?? [] {
            guard let child = byCode[code], nodes[child].parent == index else { continue }
            byCode[code] = nil
            closeBelow(child)
        }
    }

    private mutating func remember(_ index: Int, _ depth: Int) {
        latest[depth] = index
        for deeper in (depth + 1)..<(depth + 6) { latest[deeper] = nil }
    }

    /// The node of a code, inferred where the sheet has not printed it.
    private mutating func ensure(_ kode: Kode) -> Int {
        if let known = byCode[kode.text] { return known }
        let parent = kode.parent.map { ensure($0) }
        nodes.append(
            Node(
                tingkat: kode.tingkat, parent: parent, kode: kode.text, nomenklatur: edition(kode), isPrinted: false, key: kode.text))
        open(kode, at: nodes.count - 1)
        return nodes.count - 1
    }
}
