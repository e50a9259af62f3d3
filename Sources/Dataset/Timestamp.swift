import Foundation

/// Times as the views show them (`2026-11-21T07:38:55Z`) and as loads compare them (milliseconds).
enum Timestamp {
    /// The years 1 to 9999: what ISO 8601 writes with four digits.
    private static let range = -62_135_596_800.0...253_402_300_799.0

    /// Seconds since 1970, brought into the range that can be written. A clock gone mad must not trap.
    private static func seconds(_ date: Date) -> Double {
        let seconds = date.timeIntervalSince1970
        return seconds.isNaN ? 0 : min(max(seconds, range.lowerBound), range.upperBound)
    }

    /// Milliseconds since 1970.
    static func milliseconds(_ date: Date) -> Int64 { Int64((seconds(date) * 1000).rounded(.down)) }

    /// ISO 8601 in UTC, whole seconds.
    static func text(_ date: Date) -> String { text(milliseconds: milliseconds(date)) }

    /// ISO 8601 in UTC, whole seconds.
    static func text(milliseconds: Int64) -> String {
        let whole = Int((Double(milliseconds) / 1000).rounded(.down))
        let days = Int((Double(whole) / 86_400).rounded(.down))
        let time = whole - days * 86_400
        // Civil date from days since 1970, the proleptic Gregorian calendar counted in eras of 400 years from 1 March of year 0.
        let shifted = days + 719_468
        let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
        let dayOfEra = shifted - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let monthIndex = (5 * dayOfYear + 2) / 153
        let day = dayOfYear - (153 * monthIndex + 2) / 5 + 1
        let month = monthIndex < 10 ? monthIndex + 3 : monthIndex - 9
        let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
        return "\(padded(year, 4))-\(padded(month, 2))-\(padded(day, 2))T"
            + "\(padded(time / 3600, 2)):\(padded(time / 60 % 60, 2)):\(padded(time % 60, 2))Z"
    }

    private static func padded(_ number: Int, _ width: Int) -> String {
        let digits = String(number)
        return String(repeating: "0", count: max(0, width - digits.count)) + digits
    }
}
