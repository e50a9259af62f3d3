import Grid

/// Reads a sheet's part and hands its rows on, one after the other.
///
/// The state stands behind a pointer: the calls come from C a few million times for a large sheet, and a class's properties
/// would be guarded against overlapping access each time.
final class SheetPart: XMLHandler {
    private let state: UnsafeMutablePointer<SheetState>

    /// - Parameter emit: takes each row that has cells; what it throws ends the reading.
    init(strings: SharedStrings, limits: ReadingLimits, onlyMerges: Bool = false, emit: @escaping (RawRow, SheetPart) throws -> Void) {
        state = .allocate(capacity: 1)
        state.initialize(to: SheetState(strings: strings, limits: limits, onlyMerges: onlyMerges))
        self.emit = emit
        super.init()
    }

    deinit {
        state.deinitialize(count: 1)
        state.deallocate()
    }

    private let emit: (RawRow, SheetPart) throws -> Void
    /// What the taker of the rows threw.
    private(set) var thrown: (any Error)?

    /// Known before the first row.
    var hiddenColumns: HiddenColumns { state.pointee.hiddenColumns }
    /// Known after the last row: they stand behind the cells.
    var merges: [CellRange] { state.pointee.merges }

    override func start(_ name: XMLName, namespace: UnsafePointer<UInt8>?, _ attributes: XMLAttributes) {
        if !state.pointee.start(name, namespace, attributes, depth: depth) { stop() }
    }

    override func text(_ bytes: UnsafeBufferPointer<UInt8>) {
        if !state.pointee.text(bytes) { stop() }
    }

    override func end(_ name: XMLName, namespace: UnsafePointer<UInt8>?) {
        switch state.pointee.end(name, namespace, depth: depth) {
        case .nothing: break
        case .trouble: stop()
        case .row: handOver()
        }
    }

    private func handOver() {
        do {
            try emit(state.pointee.rawRow, self)
        } catch {
            thrown = error
            stop(error as? SpreadsheetError ?? SpreadsheetError(.truncated))
        }
    }

    // MARK: Rows without the parser

    private let attributes = AttributeList()

    /// Off where a test asks what the parser alone makes of a sheet.
    var leadsRowsPast = true
    override var takesRows: Bool { leadsRowsPast }
    override var isInRows: Bool { state.pointee.isInRows }

    override func takeRows(_ bytes: UnsafeBufferPointer<UInt8>) -> Int {
        var at = 0
        while !isStopped {
            while at < bytes.count, bytes[at] == 10 || bytes[at] == 13 || bytes[at] == 32 || bytes[at] == 9 {
                if bytes[at] == 10 { passLine() }
                at += 1
            }
            if at == bytes.count { return at }
            let row = state.pointee.row
            var scanner = RowScanner(bytes, from: at, attributes, telling: state)
            guard case .row(let next) = scanner.scan() else {
                state.pointee.takeBack(to: row)
                return at
            }
            at = next
            if state.pointee.hasCells { handOver() }
        }
        return at
    }

    private func stop() { stop(state.pointee.trouble ?? SpreadsheetError(.truncated)) }
}

/// The columns that a sheet hides.
struct HiddenColumns {
    private var isHidden: [Bool] = []
    /// How many times columns were hidden: more often than there are columns says nothing and costs time.
    private(set) var times = 0

    init() {}

    mutating func hide(_ columns: ClosedRange<Int>) {
        times += 1
        if isHidden.isEmpty { isHidden = [Bool](repeating: false, count: CellReference.maximumColumn + 1) }
        for column in columns { isHidden[column] = true }
    }

    /// Whether a column is hidden.
    @inline(__always)
    func contains(_ column: Int) -> Bool { column < isHidden.count && isHidden[column] }

    var set: Set<Int> { Set(isHidden.indices.filter { isHidden[$0] }) }
}
