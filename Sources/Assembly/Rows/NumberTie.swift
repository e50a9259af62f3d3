import Forms
import Grid
import Model
import Notation

/// A fact whose digits can mean more than one number.
struct NumberTie {
    /// Why they can.
    enum Sort {
        /// One sign before three digits, which groups or sets off decimals (`1.205`), or a bracket that may be a minus.
        case notation
        /// A small number in a percent column, without a sign of percent: 0.9732 may be 97.32.
        case fraction
    }

    var sort: Sort
    /// Position among the facts of the table.
    var fact: Int
    /// Its place in the ledger.
    var row: Int, cell: Int
    var kind: NumberKind
    /// Every number it can mean.
    var candidates: [ExactNumber]
    /// What its kind and unit make of it, nothing else speaking; nil where they leave it open.
    var standing: ExactNumber?
    /// Whether arithmetic may overrule what stands: not where money or wholes are counted.
    var isOpen: Bool
    var writing: NumberWriting
}

extension NumberTie {
    /// What is above, nobody takes for a fraction of an achievement unless arithmetic says so; what is above that, nobody at all.
    static let largestFraction = 2.0, largestMultiple = 20.0

    /// The tie of a quantity that was read from a cell of values; nil where it has one reading.
    ///
    /// Place and fact are filled in by who keeps it.
    init?(_ quantity: Quantity, kind: NumberKind, cell: Cell, meaning: ValueMeaning, satuan: String?) {
        self.init(
            sort: .notation, fact: 0, row: 0, cell: 0, kind: kind, candidates: quantity.readings, standing: quantity.value, isOpen: true,
            writing: quantity.writing)
        let mayBeFraction = kind == .persen && meaning.tahap.isPercentage && quantity.unit != "%" && !cell.shown.contains("%")
        switch quantity.status {
        case .ambigu, .cenderung:
            standing = nil
        case .terbaca where writing.shape == .tie:
            guard kind == .jumlah else {
                isOpen = kind != .rupiah
                break
            }
            switch UnitSort(quantity.unit ?? satuan) {
            case .counted?, .percent?: return nil
            case .measured?, .score?: standing = nil
            case nil: break
            }
        case .terbaca where mayBeFraction:
            candidates = quantity.value.map { [$0] } ?? []
            sort = .fraction
        default: return nil
        }
        if mayBeFraction {
            let fractions = candidates.filter { $0 != .zero && abs($0.doubleValue) <= Self.largestMultiple }.compactMap {
                $0.shifted(by: 2)
            }
            if sort == .fraction, fractions.isEmpty { return nil }
            candidates += fractions
        }
        guard candidates.count > 1 || (quantity.value == nil && !candidates.isEmpty) else { return nil }
    }
}
