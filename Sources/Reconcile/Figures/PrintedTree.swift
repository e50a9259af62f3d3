import Model

/// The hierarchy as printed: parents that a sheet does not print are passed over, for they state no figures.
struct PrintedTree {
    /// The nearest printed ancestor of each node.
    private(set) var parent: [Int?]
    private var starts: [Int]
    private var members: [Int]
    /// Each total with the programmes it adds up, and those that may be meant instead where it says so by its figures.
    private(set) var totals: [(node: Int, programmes: [Int], alternative: [Int]?)] = []
    /// The totals that a programme is added up in.
    private(set) var totalsOf: [Int: [Int]] = [:]

    init(_ nodes: [Node]) {
        parent = Array(repeating: nil, count: nodes.count)
        var counts = Array(repeating: 0, count: nodes.count)
        for (index, node) in nodes.enumerated() where node.isPrinted && node.tingkat.depth != nil {
            var above = node.parent
            while let candidate = above, !nodes[candidate].isPrinted { above = nodes[candidate].parent }
            guard let above, nodes[above].tingkat.depth != nil else { continue }
            parent[index] = above
            counts[above] += 1
        }
        starts = [0]
        starts.reserveCapacity(nodes.count + 1)
        for count in counts { starts.append(starts.last! + count) }
        members = Array(repeating: 0, count: starts.last!)
        var next = starts
        for (index, above) in parent.enumerated() {
            guard let above else { continue }
            members[next[above]] = index
            next[above] += 1
        }
        findTotals(nodes)
    }

    /// The printed children of a node.
    func children(of node: Int) -> ArraySlice<Int> { members[starts[node]..<starts[node + 1]] }

    /// JUMLAH adds the programmes since the JUMLAH before it, for agencies may follow one another; where there are none, all. One that belongs to an agency
    /// adds that agency's; above its programmes, in the heading of its section, it is no JUMLAH of what stands before.
    private mutating func findTotals(_ nodes: [Node]) {
        guard nodes.contains(where: { $0.tingkat == .total }) else { return }
        let printed = nodes.indices.filter { nodes[$0].isPrinted && nodes[$0].tingkat.depth != nil }
        let programmes = printed.filter { nodes[$0].tingkat == .program }
        // A sheet without programmes is added up over its uppermost rows.
        let added = programmes.isEmpty ? printed.filter { parent[$0] == nil } : programmes
        let order = (added + nodes.indices.filter { nodes[$0].tingkat == .total }).sorted {
            (nodes[$0].cell?.row ?? 0, $0) < (nodes[$1].cell?.row ?? 0, $1)
        }
        var since: [Int] = []
        var all: [Int] = []
        for index in order {
            if nodes[index].tingkat != .total {
                since.append(index)
                all.append(index)
                continue
            }
            let agency = nodes[index].agency
            let own = agency == 0 ? [] : added.filter { nodes[$0].agency == agency }
            var terms = since.filter { agency == 0 || nodes[$0].agency == agency }
            let isHeading = terms.isEmpty && !own.isEmpty
            if terms.isEmpty { terms = own.isEmpty ? all : own }
            if !isHeading { since = [] }
            let others = own.count > terms.count ? own : all
            totals.append((index, terms, terms.count == others.count ? nil : others))
            for term in terms { totalsOf[term, default: []].append(totals.count - 1) }
        }
    }
}
