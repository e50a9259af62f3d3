import Grid
import Model
import Notation

/// Builds the hierarchy of a table: nodes as printed, and the parents that their codes imply but the sheet does not print.
struct NodeBuilder {
    private(set) var nodes: [Node] = []
    var indicators: [Indicator] = []
    /// The node that a code means where the reading stands.
    private var byCode: [String: Int] = [:]
    /// The codes that were opened under each node.
    private var openBelow: [Int: [String]] = [:]
    private var byKey: [String: Int] = [:]
    private var keys: [String: Int] = [:]
    private var indicatorKeys: [String: Int] = [:]
    private var byIndicatorKey: [String: Int] = [:]
    /// The latest node at each level, for nodes without a code.
    private var latest: [Int: Int] = [:]
    /// The agency at hand, 0 for none: two agencies have nodes of their own for one code, and names for one path.
    private var scope = 0
    /// The agency of each node.
    private var scopes: [Int] = []
    /// The edition that codes belong to.
    let edition: (Kode) -> String?

    init(edition: @escaping (Kode) -> String?) { self.edition = edition }

    /// A printed node before it is placed.
    struct Printed {
        var kode: Kode?
        var tingkat: Tingkat
        /// The code as its cell prints it.
        var text: String?
        var uraian: String?
        var cell: CellReference?
        /// Whether the same node printed before is this one.
        var mayRepeat = false
        /// Whether it stands alone: the rows below are not its children.
        var isAlone = false
        /// Whose it is, by number; 0 where the table is of one agency.
        var owner = 0
    }

    /// A code or path among those of the agency at hand.
    private func own(_ text: String) -> String { scope == 0 ? text : "\(scope)|\(text)" }

    /// The agency that a node is kept with: that of the open node it is part of, so that a programme of one agency keeps the rows that others carry
    /// out; else its own.
    private func scope(of printed: Printed) -> Int {
        guard printed.owner != 0 else { return 0 }
        for order in (0..<printed.tingkat.order).reversed() {
            guard let above = latest[order] else { continue }
            if let kode = printed.kode {
                guard let known = nodes[above].kode.flatMap({ Kode($0) }), kode.isPart(of: known) else { continue }
            }
            return scopes[above] == 0 ? printed.owner : scopes[above]
        }
        return printed.owner
    }

    /// Adds a printed node, or finds it where it was printed before; its position.
    mutating func add(_ printed: Printed) -> (node: Int, isRepeated: Bool) {
        let order = printed.tingkat.order
        scope = scope(of: printed)
        var node = Node(
            tingkat: printed.tingkat, kodeTercetak: printed.text, uraian: printed.uraian, cell: printed.cell, key: "")
        node.agency = scope
        if let kode = printed.kode {
            if printed.mayRepeat, let known = byCode[own(kode.text)], nodes[known].isPrinted {
                remember(known, order)
                return (known, true)
            }
            node.kode = kode.text
            node.nomenklatur = edition(kode)
            node.parent = kode.parent.map { ensure($0) }
            node.key = kode.text
            if let inferred = byCode[own(kode.text)], !nodes[inferred].isPrinted {
                // Its children came before it: the parent that they implied is this row.
                node.parent = nodes[inferred].parent
                nodes[inferred] = node
                remember(inferred, order)
                return (inferred, false)
            }
        } else {
            node.parent = (0..<order).reversed().compactMap { latest[$0] }.first
            // What a programme is does not depend on the sasaran it is printed under.
            let parent = node.parent.flatMap { nodes[$0].tingkat.depth == nil && node.tingkat.depth != nil ? nil : nodes[$0].key } ?? ""
            let path = parent + "/" + printed.tingkat.rawValue + ":" + foldedName(printed.uraian ?? "")
            if printed.mayRepeat, let known = byKey[own(path)] {
                remember(known, order)
                return (known, true)
            }
            node.key = numbered(path)
            byKey[own(path)] = nodes.count
        }
        nodes.append(node)
        scopes.append(scope)
        if let kode = printed.kode { open(kode, at: nodes.count - 1) }
        if !printed.isAlone { remember(nodes.count - 1, order) }
        return (nodes.count - 1, false)
    }

    /// Adds JUMLAH, which stands outside of the hierarchy.
    mutating func addTotal(uraian: String?, cell: CellReference?, owner: Int = 0) -> Int {
        scope = owner
        scopes.append(owner)
        var node = Node(tingkat: .total, uraian: uraian, cell: cell, key: numbered("total:" + foldedName(uraian ?? "")))
        node.agency = owner
        nodes.append(node)
        return nodes.count - 1
    }

    private mutating func numbered(_ path: String) -> String {
        keys[own(path), default: 0] += 1
        let count = keys[own(path), default: 1]
        return count > 1 ? "\(path)#\(count)" : path
    }

    /// Adds an indicator of a node, or finds it where the node is one that was printed before; its position.
    mutating func addIndicator(of node: Int, name: String?, satuan: String?, mayRepeat: Bool = false) -> (indicator: Int, isRepeated: Bool)
    {
        let path = nodes[node].key + "#" + (name.map { foldedName($0) } ?? "")
        scope = scopes[node]
        if mayRepeat, let known = byIndicatorKey[own(path)] { return (known, true) }
        indicatorKeys[own(path), default: 0] += 1
        let count = indicatorKeys[own(path), default: 1]
        let key = count > 1 ? "\(path)#\(count)" : path
        indicators.append(Indicator(node: node, name: name, satuan: satuan, key: key))
        byIndicatorKey[own(path)] = byIndicatorKey[own(path)] ?? indicators.count - 1
        return (indicators.count - 1, false)
    }

    /// Makes a node the one that its code means from here on. Of a code that is printed again (once for each agency, say) the rows below belong to
    /// the latest print, not to the first: what stood under that one is closed.
    private mutating func open(_ kode: Kode, at index: Int) {
        let key = own(kode.text)
        if let earlier = byCode.updateValue(index, forKey: key) { closeBelow(earlier) }
        if let parent = nodes[index].parent { openBelow[parent, default: []].append(key) }
    }

    private mutating func closeBelow(_ index: Int) {
        for code in openBelow.removeValue(forKey: index) ?? [] {
            guard let child = byCode[code], nodes[child].parent == index else { continue }
            byCode[code] = nil
            closeBelow(child)
        }
    }

    /// A node that is printed again as the latest of its level leaves what stands below it in place.
    private mutating func remember(_ index: Int, _ order: Int) {
        if latest[order] == index { return }
        latest[order] = index
        for deeper in latest.keys where deeper > order { latest[deeper] = nil }
    }

    /// The node of a code, inferred where the sheet has not printed it.
    private mutating func ensure(_ kode: Kode) -> Int {
        // A parent that belongs to nobody in particular, a bidang above the programmes of several agencies, is theirs too.
        if let known = byCode[own(kode.text)] ?? byCode[kode.text].flatMap({ nodes[$0].isPrinted ? $0 : nil }) { return known }
        let parent = kode.parent.map { ensure($0) }
        nodes.append(
            Node(
                tingkat: kode.tingkat, parent: parent, kode: kode.text, nomenklatur: edition(kode), isPrinted: false, key: kode.text))
        scopes.append(scope)
        open(kode, at: nodes.count - 1)
        return nodes.count - 1
    }
}
