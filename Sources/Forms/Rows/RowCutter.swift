import Grid
import Notation
import Patterns

/// Cuts a line that several rows were run together into: a name cell with all their texts, value cells with all their values.
///
/// The texts are cut where a pattern says that a piece begins. A value cell is cut into as many values as there are pieces that take one,
/// in their order; where the counts differ nobody can tell which is whose, and the cell is not cut.
struct RowCutter {
    /// A row cut out of a line.
    struct Piece {
        var cells: [Cell]
        /// Columns of cells that could not be cut.
        var doubtful: Set<Int> = []
    }

    let binding: Binding
    let cut: RowCut
    /// Whether a row that begins with that text takes values.
    let takesValues: (Cell) -> Bool

    /// The pieces of a line; nil where it does not begin with one, or holds only one.
    func pieces(of cells: [Cell], _ fields: RowFields) -> [Piece]? {
        guard let text = fields.first(cut.field) else { return nil }
        let texts = Self.cut(text.shown.singleLine, at: cut.beginning)
        guard texts.count > 1 else { return nil }
        let names = texts.map { piece in
            var cell = text
            cell.value = .text(piece)
            cell.shown = piece
            return cell
        }
        var pieces = names.map { Piece(cells: [$0]) }
        let takers = names.indices.filter { takesValues(names[$0]) }
        for cell in cells where cell.reference != text.reference && !cell.isBlankText {
            guard case .value? = binding.columns[cell.reference.column]?.meaning else {
                pieces[0].cells.append(cell)
                continue
            }
            let values = Self.values(in: cell)
            if values.count == takers.count {
                for (taker, value) in zip(takers, values) { pieces[taker].cells.append(value) }
            } else {
                pieces[0].cells.append(cell)
                pieces[0].doubtful.insert(cell.reference.column)
            }
        }
        for index in pieces.indices { pieces[index].cells.sort { $0.reference < $1.reference } }
        return pieces
    }

    /// A text cut where the pattern matches; empty where it does not begin with a match.
    static func cut(_ text: String, at beginning: Pattern) -> [String] {
        var pieces: [String] = []
        var rest = Substring(text)
        while let match = beginning.firstMatch(in: String(rest)), match.end > match.start {
            let start = rest.utf8.index(rest.utf8.startIndex, offsetBy: match.start)
            let end = rest.utf8.index(rest.utf8.startIndex, offsetBy: match.end)
            if pieces.isEmpty, match.start > 0 { return [] }
            if !pieces.isEmpty { pieces[pieces.count - 1] += rest[..<start] }
            pieces.append(String(rest[start..<end]))
            rest = rest[end...]
        }
        if !pieces.isEmpty { pieces[pieces.count - 1] += rest }
        return pieces.map { $0.singleLine }
    }

    /// The values of a cell: its lines, else what begins with a figure or `Rp` and goes on to the next.
    private static func values(in cell: Cell) -> [Cell] {
        guard case .text(let text) = cell.value else { return [cell] }
        var values: [[Substring]] = []
        for word in text.split(whereSeparator: \.isWhitespace) {
            let isCurrency = word.lowercased().hasPrefix("rp")
            let isFigure = word.first.map { $0.isNumber || $0 == "-" || $0 == "(" } ?? false
            let afterCurrency = values.last.map { $0.count == 1 && isCurrencySign($0[0]) } ?? false
            if values.isEmpty || (isCurrency || isFigure) && !afterCurrency {
                values.append([word])
            } else {
                values[values.count - 1].append(word)
            }
        }
        return values.map { words in
            var copy = cell
            copy.shown = words.joined(separator: " ")
            copy.value = .text(copy.shown)
            return copy
        }
    }

    private static func isCurrencySign(_ word: Substring) -> Bool { ["rp", "rp.", "idr"].contains(word.lowercased()) }
}
