/// The marks between the digits of a number that a cell shows. A workbook does not store them: they are those of the reader's language.
public struct NumeralMarks: Sendable, Hashable {
    /// Between whole and decimals.
    var point: UInt8
    /// Between groups of three digits.
    var group: UInt8

    /// `1,234.5`, as format codes write them.
    public static let neutral = NumeralMarks(point: UInt8(ascii: "."), group: UInt8(ascii: ","))
    /// `1.234,5`, as people write in Indonesia and much of Europe.
    public static let decimalComma = NumeralMarks(point: UInt8(ascii: ","), group: UInt8(ascii: "."))
}
