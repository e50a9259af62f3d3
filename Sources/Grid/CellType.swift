/// What kind of value a cell holds; the names are those that `rkpd cells` prints.
public enum CellType: String, Hashable, Sendable, CaseIterable {
    case number, text, boolean, date, time, duration, error
}

extension CellValue {
    /// The kind of the value.
    public var type: CellType {
        switch self {
        case .number: .number
        case .text: .text
        case .boolean: .boolean
        case .date: .date
        case .time: .time
        case .duration: .duration
        case .error: .error
        }
    }
}
