import Glibc

/// The local name of an element or attribute, compared as bytes; valid during the call that brings it.
struct XMLName {
    let bytes: UnsafePointer<UInt8>

    init(_ bytes: UnsafePointer<UInt8>) { self.bytes = bytes }

    /// Whether it is this name.
    @inline(__always)
    static func == (name: XMLName, other: StaticString) -> Bool {
        // Byte by byte up to the first difference: names are short, and most differ in the first.
        let expected = other.utf8Start
        var index = 0
        while name.bytes[index] == expected[index] {
            if index == other.utf8CodeUnitCount { return true }
            index += 1
        }
        return false
    }

    /// As a string, for messages and small parts.
    var string: String { String(cString: bytes) }
}

/// The value of an attribute: bytes of UTF-8, not NUL-terminated; valid during the call that brings it.
typealias XMLValue = UnsafeBufferPointer<UInt8>

extension UnsafeBufferPointer<UInt8> {
    /// As a string.
    var string: String { String(decoding: self, as: UTF8.self) }

    /// Whether it is this text.
    func equals(_ other: StaticString) -> Bool {
        guard count == other.utf8CodeUnitCount else { return false }
        guard let baseAddress else { return true }
        return memcmp(baseAddress, other.utf8Start, count) == 0
    }

    /// `1` or `true`, the values of a set flag in XML Schema.
    var isTrue: Bool { equals("1") || equals("true") }

    /// A whole number in plain digits; nil for anything else and for what is too large.
    var wholeNumber: Int? {
        guard !isEmpty, count <= 18 else { return nil }
        var value = 0
        for byte in self {
            guard byte &- 48 < 10 else { return nil }
            value = value * 10 + Int(byte &- 48)
        }
        return value
    }
}

/// The attributes of an element; valid during the call that brings them.
struct XMLAttributes {
    // Five pointers each: local name, prefix, namespace, start and end of the value.
    private let pointers: UnsafeMutablePointer<UnsafePointer<UInt8>?>?
    let count: Int

    init(_ pointers: UnsafeMutablePointer<UnsafePointer<UInt8>?>?, count: Int) {
        self.pointers = pointers
        self.count = pointers == nil ? 0 : count
    }

    /// The local name of an attribute.
    @inline(__always)
    func name(_ index: Int) -> XMLName? { pointers?[index * 5].map(XMLName.init) }

    /// Whether an attribute has a prefix; those of a spreadsheet's own have none.
    @inline(__always)
    func hasNamespace(_ index: Int) -> Bool { pointers?[index * 5 + 2] != nil }

    /// The value of an attribute.
    @inline(__always)
    func value(_ index: Int) -> XMLValue {
        guard let start = pointers?[index * 5 + 3], let end = pointers?[index * 5 + 4] else { return XMLValue(start: nil, count: 0) }
        return XMLValue(start: start, count: end - start)
    }

    /// The value of an attribute without prefix; nil where there is none.
    subscript(name: StaticString) -> XMLValue? {
        for index in 0..<count {
            if !hasNamespace(index), let found = self.name(index), found == name { return value(index) }
        }
        return nil
    }

    /// The value of an attribute with a prefix, whose namespace ends so; nil where there is none.
    func qualified(_ name: StaticString) -> XMLValue? {
        for index in 0..<count where hasNamespace(index) {
            if let found = self.name(index), found == name { return value(index) }
        }
        return nil
    }
}
