import Model

/// What the facts of one row share, compared by bytes: Swift takes `é` and `e` with an accent for one text, the dataset does not.
struct RowKey: Hashable {
    private let node: Int
    private let indicator: Int?
    private let satuan: String?
    private let kodeTercetak: String?
    /// Agency, unit and further dimensions; nil on the usual row, which has none.
    private let rest: [String]?

    init(_ fact: Fact) {
        node = fact.node
        indicator = fact.indicator
        satuan = fact.satuan
        kodeTercetak = fact.kodeTercetak
        if fact.details.isEmpty, fact.perangkatDaerahKode == nil, fact.perangkatDaerah == nil, fact.unit == nil {
            rest = nil
        } else {
            rest = [fact.perangkatDaerahKode, fact.perangkatDaerah, fact.unit].map { $0.map { "=" + $0 } ?? "" } + [fact.detailsJSON ?? ""]
        }
    }

    static func == (left: RowKey, right: RowKey) -> Bool {
        left.node == right.node && left.indicator == right.indicator && same(left.satuan, right.satuan)
            && same(left.kodeTercetak, right.kodeTercetak) && left.rest?.count == right.rest?.count
            && zip(left.rest ?? [], right.rest ?? []).allSatisfy { same($0, $1) }
    }

    private static func same(_ left: String?, _ right: String?) -> Bool {
        guard let left, let right else { return left == nil && right == nil }
        return left.utf8.elementsEqual(right.utf8)
    }

    func hash(into hasher: inout Hasher) {
        hasher.combine(node)
        hasher.combine(indicator)
        // Canonically equivalent texts hash alike, which costs a comparison and nothing else.
        hasher.combine(satuan)
        hasher.combine(kodeTercetak)
    }
}
