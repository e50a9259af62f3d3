/// A moment as a spreadsheet counts it: days since the turn of 1900 (or 1904) and milliseconds of the day.
///
/// The 1900 system holds 29 February 1900, which never was: serials 1…59 lie one day later than the rest count back to,
/// and serial 60, the day that never was, is read as 28 February.
struct DateSerial: Equatable {
    var year: Int, month: Int, day: Int
    var milliseconds: Int
    /// 0 is Sunday.
    var weekday: Int

    /// The last day of the year 9999 in the 1900 system: spreadsheets have no later one.
    static let lastSerial = 2_958_465

    /// nil for what no spreadsheet shows as a date: numbers below zero and days past 9999.
    init?(_ serial: Double, is1904: Bool) {
        guard let (days, milliseconds) = Self.split(serial) else { return nil }
        let offset = is1904 ? 1_462 : 0
        guard days >= 0, days + offset <= Self.lastSerial else { return nil }
        // Days since 1970-01-01; 1899-12-30 is −25,569.
        var civil = days + offset - 25_569
        if !is1904, days > 0, days < 60 { civil += 1 }
        (year, month, day) = Self.civil(fromDays: civil)
        weekday = ((civil + 4) % 7 + 7) % 7
        self.milliseconds = milliseconds
    }

    /// Whole days and milliseconds, rounded to the nearest millisecond: a double holds a moment to about a microsecond.
    static func split(_ serial: Double) -> (days: Int, milliseconds: Int)? {
        guard serial.isFinite, serial.magnitude < 1e7 else { return nil }
        let total = Int((serial * 86_400_000).rounded())
        let days = total >= 0 ? total / 86_400_000 : -((-total + 86_399_999) / 86_400_000)
        return (days, total - days * 86_400_000)
    }

    /// A day of the Gregorian calendar from days since 1970-01-01.
    private static func civil(fromDays days: Int) -> (Int, Int, Int) {
        let shifted = days + 719_468
        let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
        let dayOfEra = shifted - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let monthIndex = (5 * dayOfYear + 2) / 153
        let month = monthIndex < 10 ? monthIndex + 3 : monthIndex - 9
        return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, dayOfYear - (153 * monthIndex + 2) / 5 + 1)
    }

    /// `2023-10-01`, with a time of day `2023-10-01T14:35:00`.
    func appendISO(to bytes: inout [UInt8]) {
        PlainNumber.appendPadded(year, width: 4, to: &bytes)
        bytes.append(UInt8(ascii: "-"))
        PlainNumber.appendPadded(month, to: &bytes)
        bytes.append(UInt8(ascii: "-"))
        PlainNumber.appendPadded(day, to: &bytes)
        guard milliseconds > 0 else { return }
        bytes.append(UInt8(ascii: "T"))
        Self.appendTime(milliseconds, to: &bytes)
    }

    /// `14:35:00`, with a fraction `14:35:00.250`.
    static func appendTime(_ milliseconds: Int, to bytes: inout [UInt8]) {
        PlainNumber.appendPadded(milliseconds / 3_600_000, to: &bytes)
        bytes.append(UInt8(ascii: ":"))
        PlainNumber.appendPadded(milliseconds / 60_000 % 60, to: &bytes)
        bytes.append(UInt8(ascii: ":"))
        PlainNumber.appendPadded(milliseconds / 1_000 % 60, to: &bytes)
        if milliseconds % 1_000 > 0 {
            bytes.append(UInt8(ascii: "."))
            // Six digits, as ISO 8601 is mostly written by programs; a double holds three of them.
            PlainNumber.appendPadded(milliseconds % 1_000 * 1_000, width: 6, to: &bytes)
        }
    }
}
