import Glibc

/// Reads rows that are written as spreadsheet programs write them, without the XML parser, and tells of them as the parser would.
///
/// `<row r="2" spans="1:20"><c r="A2" s="1" t="s"><v>7</v></c>…</row>`: only elements without prefix, attributes without entities, text without
/// anything that an XML parser would have to think about. Whatever else a row holds (a comment, CDATA, a namespace, a character reference, bytes
/// that are not plain UTF-8, a mistake) it is not taken, and the parser gets it with all its rules. So this scanner may refuse, never err.
struct RowScanner {
    /// Where a row ended, or why none was taken.
    enum Outcome: Equatable {
        case row(next: Int)
        /// The bytes end within it.
        case incomplete
        /// It is for the parser, or something else begins here.
        case other
    }

    private enum Stop: Error { case incomplete, other, unheard }

    private let bytes: UnsafePointer<UInt8>
    private let count: Int
    private var at: Int
    private let attributes: AttributeList
    private let state: UnsafeMutablePointer<SheetState>
    private let namespace: UnsafePointer<UInt8>?
    private let isPlainText = Self.isPlainText, isPlainValue = Self.isPlainValue, isNameByte = Self.isNameByte

    /// - Parameter state: what is told of the rows, at a place between two of them.
    init(_ bytes: UnsafeBufferPointer<UInt8>, from: Int, _ attributes: AttributeList, telling state: UnsafeMutablePointer<SheetState>) {
        self.bytes = bytes.baseAddress ?? UnsafePointer(attributes.names)
        count = bytes.count
        at = from
        self.attributes = attributes
        self.state = state
        namespace = state.pointee.namespace
    }

    /// Reads the row that begins here.
    ///
    /// Where none is taken the state has heard a part of it, which is to be taken back.
    mutating func scan() -> Outcome {
        do throws(Stop) {
            try scanRow()
            return .row(next: at)
        } catch {
            return error == .incomplete ? .incomplete : .other
        }
    }

    @inline(__always)
    private func start(_ name: StaticString, depth: Int) throws(Stop) {
        guard state.pointee.start(XMLName(name.utf8Start), namespace, attributes.all, depth: depth) else { throw .unheard }
    }

    @inline(__always)
    private func end(_ name: StaticString, depth: Int) throws(Stop) {
        guard state.pointee.end(XMLName(name.utf8Start), namespace, depth: depth) != .trouble else { throw .unheard }
    }

    private mutating func scanRow() throws(Stop) {
        guard try take("<row") else { throw .other }
        let isEmpty = try scanAttributes()
        try start("row", depth: 3)
        if !isEmpty {
            while true {
                try skipBlanks()
                if try take("<c") {
                    try scanCell()
                } else if try take("</row>") {
                    break
                } else {
                    throw .other
                }
            }
        }
        try end("row", depth: 3)
    }

    @inline(__always)
    private mutating func scanCell() throws(Stop) {
        let isEmpty = try scanAttributes()
        try start("c", depth: 4)
        if !isEmpty {
            while true {
                guard at + 1 < count else { throw .incomplete }
                guard bytes[at] == UInt8(ascii: "<") else { throw .other }
                switch bytes[at + 1] {
                case UInt8(ascii: "v"):
                    guard try take("<v") else { throw .other }
                    try scanText("v", depth: 5, end: "</v>")
                    continue
                case UInt8(ascii: "f"):
                    guard try take("<f") else { throw .other }
                    try scanText("f", depth: 5, end: "</f>")
                    continue
                case UInt8(ascii: "i"):
                    guard try take("<is>") else { throw .other }
                    attributes.clear()
                    try start("is", depth: 5)
                    guard try take("<t") else { throw .other }
                    try scanText("t", depth: 6, end: "</t>")
                    guard try take("</is>") else { throw .other }
                    try end("is", depth: 5)
                    continue
                default: break
                }
                guard try take("</c>") else { throw .other }
                break
            }
        }
        try end("c", depth: 4)
    }

    /// An element that holds text and nothing else; its name has been read.
    @inline(__always)
    private mutating func scanText(_ name: StaticString, depth: Int, end closing: StaticString) throws(Stop) {
        let isEmpty = try scanAttributes()
        try start(name, depth: depth)
        if !isEmpty {
            let first = at
            while at < count, isPlainText[Int(bytes[at])] { at += 1 }
            guard at < count else { throw .incomplete }
            if at > first, !state.pointee.text(UnsafeBufferPointer(start: bytes + first, count: at - first)) { throw .unheard }
            guard try take(closing) else { throw .other }
        }
        try end(name, depth: depth)
    }

    /// Reads attributes up to the end of the tag; true where the element ends with it.
    @inline(__always)
    private mutating func scanAttributes() throws(Stop) -> Bool {
        attributes.clear()
        while true {
            guard at < count else { throw .incomplete }
            switch bytes[at] {
            case UInt8(ascii: ">"):
                at += 1
                return false
            case UInt8(ascii: "/"):
                guard try take("/>") else { throw .other }
                return true
            case UInt8(ascii: " "):
                at += 1
                let nameStart = at
                while at < count, isNameByte[Int(bytes[at])] { at += 1 }
                let nameEnd = at
                guard try take("=\""), nameEnd > nameStart else { throw .other }
                let start = at
                while at < count, isPlainValue[Int(bytes[at])] { at += 1 }
                guard at < count else { throw .incomplete }
                guard bytes[at] == UInt8(ascii: "\"") else { throw .other }
                guard attributes.append(bytes + nameStart, nameEnd - nameStart, bytes + start, bytes + at) else { throw .other }
                at += 1
            default: throw .other
            }
        }
    }

    /// Goes past these bytes where they stand here.
    @inline(__always)
    private mutating func take(_ expected: StaticString) throws(Stop) -> Bool {
        let length = expected.utf8CodeUnitCount
        let start = expected.utf8Start
        guard at + length <= count else {
            // What is there may still become it.
            throw memcmp(bytes + at, start, count - at) == 0 ? .incomplete : .other
        }
        for index in 0..<length where bytes[at + index] != start[index] { return false }
        at += length
        return true
    }

    private mutating func skipBlanks() throws(Stop) {
        while at < count, bytes[at] == 32 || bytes[at] == 9 { at += 1 }
        guard at < count else { throw .incomplete }
    }

    // Written once and never given back.
    /// Text that stands for itself: no markup, no reference, no control character, no `]` that might end CDATA, nothing beyond ASCII.
    private nonisolated(unsafe) static let isPlainText = table { (32..<127).contains($0) && !"<&]".utf8.contains($0) }
    private nonisolated(unsafe) static let isPlainValue = table { (32..<127).contains($0) && !"<&\"".utf8.contains($0) }
    private nonisolated(unsafe) static let isNameByte = table {
        (48...58).contains($0) || (65...90).contains($0) || (97...122).contains($0)
    }

    private static func table(_ holds: (UInt8) -> Bool) -> UnsafePointer<Bool> {
        let table = UnsafeMutablePointer<Bool>.allocate(capacity: 256)
        for byte in 0...255 { (table + byte).initialize(to: holds(UInt8(byte))) }
        return UnsafePointer(table)
    }
}

/// Attributes in the form in which the parser hands them over: five pointers each.
final class AttributeList {
    private static let most = 16, longestName = 15
    private let pointers: UnsafeMutablePointer<UnsafePointer<UInt8>?>
    /// The names, each with a byte 0 behind it.
    let names: UnsafeMutablePointer<UInt8>
    private var count = 0

    init() {
        pointers = .allocate(capacity: Self.most * 5)
        pointers.initialize(repeating: nil, count: Self.most * 5)
        names = .allocate(capacity: Self.most * (Self.longestName + 1))
        names.initialize(repeating: 0, count: Self.most * (Self.longestName + 1))
    }

    deinit {
        pointers.deallocate()
        names.deallocate()
    }

    var all: XMLAttributes { XMLAttributes(pointers, count: count) }

    func clear() { count = 0 }

    /// Takes an attribute; false where it is one that only the parser understands: twice there, declaring a namespace, too many, too long.
    @inline(__always)
    func append(
        _ name: UnsafePointer<UInt8>, _ length: Int, _ start: UnsafePointer<UInt8>, _ end: UnsafePointer<UInt8>
    ) -> Bool {
        guard count < Self.most, length <= Self.longestName else { return false }
        let own = names + count * (Self.longestName + 1)
        for index in 0..<length { own[index] = name[index] }
        own[length] = 0
        if length == 5, XMLName(own) == "xmlns" { return false }
        // No name begins with a digit. Two with a prefix are known to say nothing about a cell; of any other the parser has to know the namespace.
        if own[0] < 65 { return false }
        if memchr(own, Int32(UInt8(ascii: ":")), length) != nil, !(XMLName(own) == "x14ac:dyDescent" || XMLName(own) == "xml:space") {
            return false
        }
        for index in 0..<count where strcmpBytes(names + index * (Self.longestName + 1), own) { return false }
        pointers[count * 5] = UnsafePointer(own)
        pointers[count * 5 + 3] = start
        pointers[count * 5 + 4] = end
        count += 1
        return true
    }

    @inline(__always)
    private func strcmpBytes(_ left: UnsafePointer<UInt8>, _ right: UnsafePointer<UInt8>) -> Bool {
        var index = 0
        while left[index] == right[index] {
            if left[index] == 0 { return true }
            index += 1
        }
        return false
    }
}
