import FoundationEssentials

/// The workbook's own account of when it was last changed, `docProps/core.xml`.
enum CorePropertiesPart {
    /// nil where the part is not there or cannot be read: nobody's figures hang on it.
    static func modified(_ part: String, of package: PackageParts, limits: ReadingLimits) -> Date? {
        let handler = CorePropertiesHandler()
        do {
            try XMLPush.parse(package.open(part), part: part, into: handler, limits: limits)
        } catch {
            return nil
        }
        return W3CDate.parse(handler.modified)
    }
}

private final class CorePropertiesHandler: XMLHandler {
    var modified: [UInt8] = []
    private var isModified = false

    override func start(_ name: XMLName, namespace: UnsafePointer<UInt8>?, _ attributes: XMLAttributes) {
        isModified = depth == 2 && name == "modified"
    }

    override func end(_ name: XMLName, namespace: UnsafePointer<UInt8>?) { isModified = false }

    override func text(_ bytes: UnsafeBufferPointer<UInt8>) {
        if isModified, modified.count + bytes.count <= 64 { modified += bytes }
    }
}

/// A moment in the profile of ISO 8601 that core properties use: `2023-10-01T14:35:00Z`, a fraction and an offset allowed, a date alone too.
enum W3CDate {
    static func parse(_ bytes: [UInt8]) -> Date? {
        var rest = bytes[...]
        rest = rest.drop { $0 <= 32 }
        while let last = rest.last, last <= 32 { rest.removeLast() }
        func take(_ count: Int) -> Int? {
            guard rest.count >= count, rest.prefix(count).allSatisfy({ $0 &- 48 < 10 }) else { return nil }
            defer { rest = rest.dropFirst(count) }
            return rest.prefix(count).reduce(0) { $0 * 10 + Int($1 - 48) }
        }
        func take(_ byte: StaticString) -> Bool {
            guard rest.first == byte.utf8Start[0] else { return false }
            rest = rest.dropFirst()
            return true
        }
        guard let year = take(4), take("-"), let month = take(2), take("-"), let day = take(2), (1...12).contains(month),
            (1...31).contains(day)
        else { return nil }
        var seconds = Double(days(year, month, day)) * 86_400
        guard !rest.isEmpty else { return Date(timeIntervalSince1970: seconds) }
        guard take("T"), let hour = take(2), take(":"), let minute = take(2), hour < 25, minute < 60 else { return nil }
        seconds += Double(hour * 3_600 + minute * 60)
        if take(":") {
            guard let second = take(2), second < 61 else { return nil }
            seconds += Double(second)
            if take(".") { rest = rest.drop { $0 &- 48 < 10 } }
        }
        if rest.isEmpty || take("Z") { return rest.isEmpty ? Date(timeIntervalSince1970: seconds) : nil }
        let isEast = take("+")
        guard isEast || take("-"), let hours = take(2), take(":"), let minutes = take(2), rest.isEmpty else { return nil }
        return Date(timeIntervalSince1970: seconds - Double(isEast ? 1 : -1) * Double(hours * 3_600 + minutes * 60))
    }

    /// Days since 1970-01-01 in the Gregorian calendar.
    private static func days(_ year: Int, _ month: Int, _ day: Int) -> Int {
        let shifted = month <= 2 ? year - 1 : year
        let era = (shifted >= 0 ? shifted : shifted - 399) / 400
        let yearOfEra = shifted - era * 400
        let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
        return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
    }
}
