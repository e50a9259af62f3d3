import CRE2
import Synchronization

/// A pattern of a mapping, matched in time linear in the text.
///
/// The syntax is RE2's; `(?<name>…)` names a group as in most other languages. Case is folded unless asked otherwise,
/// for offices write TAHUN, Tahun and tahun alike.
public final class Pattern: @unchecked Sendable {
    // RE2 objects are immutable once compiled and may be used by many threads at once.
    private let handle: Atomic<UnsafeMutableRawPointer?>
    private let caseSensitive: Bool
    /// The pattern as written.
    public let source: String
    /// The names of its groups, by index from 1; nil where a group has none.
    public let groupNames: [String?]

    /// - Throws: ``PatternError`` where the pattern is malformed.
    public init(_ source: String, caseSensitive: Bool = false) throws(PatternError) {
        self.source = source
        self.caseSensitive = caseSensitive
        if let syntax = PatternSyntax(source) {
            handle = Atomic(nil)
            groupNames = syntax.groupNames
            return
        }
        let compiled = Self.compile(source, caseSensitive)
        if let message = rkpd_re2_error(compiled) {
            let reason = String(cString: message)
            rkpd_re2_free(compiled)
            throw PatternError(pattern: source, reason: reason)
        }
        handle = Atomic(UnsafeMutableRawPointer(compiled))
        groupNames = Self.groupNames(compiled)
    }

    private static func groupNames(_ compiled: OpaquePointer) -> [String?] {
        (0..<rkpd_re2_group_count(compiled)).map { index in rkpd_re2_group_name(compiled, index + 1).map { String(cString: $0) } }
    }

    /// The names of a pattern's groups as the engine tells them; nil where it finds the pattern malformed.
    static func compiledGroupNames(_ source: String) -> [String?]? {
        let compiled = compile(source, false)
        defer { rkpd_re2_free(compiled) }
        return rkpd_re2_error(compiled) == nil ? groupNames(compiled) : nil
    }

    private static func compile(_ source: String, _ caseSensitive: Bool) -> OpaquePointer {
        // RE2 of Debian 12 knows only Python's spelling of a named group.
        var translated = source.replacingNamedGroups()
        return translated.withUTF8 { bytes in
            bytes.withMemoryRebound(to: CChar.self) { rkpd_re2_compile($0.baseAddress, $0.count, caseSensitive ? 1 : 0)! }
        }
    }

    /// The compiled pattern: of two threads that compile it at once one wins.
    private var automaton: OpaquePointer {
        if let compiled = handle.load(ordering: .acquiring) { return OpaquePointer(compiled) }
        let compiled = Self.compile(source, caseSensitive)
        let (isFirst, known) = handle.compareExchange(
            expected: nil, desired: UnsafeMutableRawPointer(compiled), ordering: .acquiringAndReleasing)
        guard !isFirst, let known else { return compiled }
        rkpd_re2_free(compiled)
        return OpaquePointer(known)
    }

    private static let known = Mutex<[PatternSource: Pattern]>([:])

    /// The pattern of a source, compiled once: forms share most of theirs.
    /// - Throws: ``PatternError`` where the pattern is malformed.
    public static func shared(_ source: String) throws(PatternError) -> Pattern {
        let key = PatternSource(text: source)
        if let pattern = known.withLock({ $0[key] }) { return pattern }
        let pattern = try Pattern(source)
        known.withLock { $0[key] = pattern }
        return pattern
    }

    deinit {
        if let compiled = handle.load(ordering: .acquiring) { rkpd_re2_free(OpaquePointer(compiled)) }
    }

    /// The first match in a text, nil where there is none.
    public func firstMatch(in text: String) -> PatternMatch? {
        var copy = text
        let handle = automaton
        let groups = groupNames.count + 1
        return copy.withUTF8 { bytes -> PatternMatch? in
            var ranges = [Int](repeating: -1, count: groups * 2)
            let base = UnsafeRawPointer(bytes.baseAddress ?? UnsafePointer(bitPattern: 1)!).assumingMemoryBound(to: CChar.self)
            guard rkpd_re2_search(handle, base, bytes.count, &ranges, Int32(groups)) == 1 else { return nil }
            let pieces = (0..<groups).map { group -> String? in
                guard ranges[2 * group] >= 0 else { return nil }
                return String(decoding: bytes[ranges[2 * group]..<ranges[2 * group + 1]], as: UTF8.self)
            }
            var named: [String: String] = [:]
            for (index, name) in groupNames.enumerated() {
                if let name, let piece = pieces[index + 1] { named[name] = piece }
            }
            return PatternMatch(text: pieces[0] ?? "", groups: pieces, named: named, end: ranges[1], start: ranges[0])
        }
    }

    /// Whether the pattern occurs in a text.
    public func matches(_ text: String) -> Bool {
        var copy = text
        let handle = automaton
        return copy.withUTF8 { bytes in
            let base = UnsafeRawPointer(bytes.baseAddress ?? UnsafePointer(bitPattern: 1)!).assumingMemoryBound(to: CChar.self)
            // Without groups to fill, the automaton alone decides.
            return rkpd_re2_search(handle, base, bytes.count, nil, 0) == 1
        }
    }
}

/// What a pattern found.
public struct PatternMatch: Sendable {
    /// The whole match.
    public let text: String
    /// The groups by index, 0 the whole match; nil where a group took no part.
    public let groups: [String?]
    /// The named groups that took part.
    public let named: [String: String]
    /// Where the match ends, and where it starts, in UTF-8 bytes of the text.
    public let end: Int, start: Int
}

/// A pattern that is malformed.
public struct PatternError: Error, CustomStringConvertible {
    /// The pattern as written.
    public let pattern: String
    /// What is wrong with it, in RE2's words.
    public let reason: String
    public var description: String { "pattern '\(pattern)': \(reason)" }
}

extension String {
    fileprivate func replacingNamedGroups() -> String {
        guard utf8.contains(UInt8(ascii: "<")) else { return self }
        var result: [UInt8] = []
        var copy = self
        copy.withUTF8 { bytes in
            var index = 0
            var escaped = false
            while index < bytes.count {
                if !escaped, bytes[index...].starts(with: "(?<".utf8), index + 3 < bytes.count,
                    bytes[index + 3] != UInt8(ascii: "="), bytes[index + 3] != UInt8(ascii: "!")
                {
                    result += "(?P<".utf8
                    index += 3
                    continue
                }
                escaped = !escaped && bytes[index] == UInt8(ascii: "\\")
                result.append(bytes[index])
                index += 1
            }
        }
        return String(decoding: result, as: UTF8.self)
    }
}
