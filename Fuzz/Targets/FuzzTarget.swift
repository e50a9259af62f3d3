/// Something of the program that takes a stranger's bytes: thrown at it are mutated ones, for as long as one likes.
///
/// It has to answer whatever comes. Beside not crashing it keeps what it promises: a promise that is broken is thrown as ``FuzzFailure``.
package struct FuzzTarget: Sendable {
    /// As `make fuzz TARGETS=…` names it.
    package var name: String
    /// Longest input worth trying, in bytes.
    package var longest: Int
    /// Takes one input.
    package var run: @Sendable (UnsafeRawBufferPointer) throws -> Void

    /// All of them: the parsers one by one, then whole files.
    package static let all: [FuzzTarget] = [.number, .code, .reference, .stored, .format, .zip, .sheet, .csv, .file, .workbook]

    /// A target by its name.
    package static func named(_ name: String) -> FuzzTarget? { all.first { $0.name == name } }
}

/// A promise that an input broke.
package struct FuzzFailure: Error, CustomStringConvertible {
    package var description: String
    package init(_ description: String) { self.description = description }
}

/// Throws where a promise is broken.
func promise(_ holds: Bool, _ what: @autoclosure () -> String) throws {
    if !holds { throw FuzzFailure(what()) }
}
