extension FormatCode {
    /// Shows a date or time of day as its section says; months and weekdays in English, or in Bahasa Indonesia where the code asks for it.
    static func appendDate(_ serial: Double, is1904: Bool, in section: Section, to bytes: inout [UInt8]) -> Bool {
        // Rounded to what is shown, before it is taken apart: 59.9996 seconds are the next minute.
        let fraction = section.tokens.lazy.compactMap { if case .fraction(let count) = $0 { count } else { nil } }.max() ?? 0
        let unit = [1_000, 100, 10, 1][min(fraction, 3)]
        guard let (days, exact) = DateSerial.split(serial) else { return false }
        var total = days * 86_400_000 + exact
        if section.showsSeconds { total = (total + unit / 2) / unit * unit }
        guard let date = DateSerial(Double(total) / 86_400_000, is1904: is1904) else { return false }
        for token in section.tokens {
            switch token {
            case .literal(let text): bytes += text.utf8
            case .year(let count): PlainNumber.appendPadded(count <= 2 ? date.year % 100 : date.year, width: count <= 2 ? 2 : 4, to: &bytes)
            case .month(let count):
                if count >= 3 {
                    let name = MonthNames.months(isIndonesian: section.isIndonesian)[date.month - 1]
                    bytes += (count == 3 ? name.prefix(3) : count == 5 ? name.prefix(1) : name[...]).utf8
                } else {
                    append(date.month, count, to: &bytes)
                }
            case .day(let count):
                if count >= 3 {
                    let name = MonthNames.weekdays(isIndonesian: section.isIndonesian)[date.weekday]
                    bytes += (count == 3 ? name.prefix(3) : name[...]).utf8
                } else {
                    append(date.day, count, to: &bytes)
                }
            case .hour(let count):
                let hour = date.milliseconds / 3_600_000
                append(section.usesHalfDays ? (hour + 11) % 12 + 1 : hour, count, to: &bytes)
            case .minute(let count): append(date.milliseconds / 60_000 % 60, count, to: &bytes)
            case .second(let count): append(date.milliseconds / 1_000 % 60, count, to: &bytes)
            case .fraction(let count): appendFraction(date.milliseconds % 1_000, count, to: &bytes)
            case .halfDay(let isShort):
                bytes.append(UInt8(ascii: date.milliseconds < 43_200_000 ? "A" : "P"))
                if !isShort { bytes.append(UInt8(ascii: "M")) }
            default: break
            }
        }
        return true
    }

    /// Shows a length of time: its first unit may pass a day.
    static func appendElapsed(_ serial: Double, in section: Section, to bytes: inout [UInt8]) -> Bool {
        guard serial.isFinite, serial.magnitude < 1e7 else { return false }
        let hasFraction = section.tokens.contains { if case .fraction = $0 { true } else { false } }
        var total = Int((serial.magnitude * 86_400_000).rounded())
        if section.showsSeconds, !hasFraction { total = (total + 500) / 1_000 * 1_000 }
        if serial < 0 { bytes.append(UInt8(ascii: "-")) }
        for token in section.tokens {
            switch token {
            case .literal(let text): bytes += text.utf8
            case .elapsedHours(let count): append(total / 3_600_000, count, to: &bytes)
            case .elapsedMinutes(let count): append(total / 60_000, count, to: &bytes)
            case .elapsedSeconds(let count): append(total / 1_000, count, to: &bytes)
            case .hour(let count): append(total / 3_600_000 % 24, count, to: &bytes)
            case .minute(let count): append(total / 60_000 % 60, count, to: &bytes)
            case .second(let count): append(total / 1_000 % 60, count, to: &bytes)
            case .fraction(let count): appendFraction(total % 1_000, count, to: &bytes)
            default: break
            }
        }
        return true
    }

    private static func append(_ number: Int, _ width: Int, to bytes: inout [UInt8]) {
        if width >= 2 { PlainNumber.appendPadded(number, to: &bytes) } else { PlainNumber.append(number, to: &bytes) }
    }

    private static func appendFraction(_ milliseconds: Int, _ digits: Int, to bytes: inout [UInt8]) {
        bytes.append(UInt8(ascii: "."))
        let text = String(milliseconds + 1_000).utf8.dropFirst()
        bytes += text.prefix(digits)
        bytes += repeatElement(48, count: max(0, digits - 3))
    }
}

extension FormatCode.Section {
    fileprivate var showsSeconds: Bool {
        tokens.contains {
            switch $0 {
            case .second, .elapsedSeconds: true
            default: false
            }
        }
    }
}

/// Names for dates.
enum MonthNames {
    static func months(isIndonesian: Bool) -> [String] {
        isIndonesian
            ? [
                "Januari", "Februari", "Maret", "April", "Mei", "Juni", "Juli", "Agustus", "September", "Oktober", "November", "Desember",
            ]
            : [
                "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December",
            ]
    }

    /// From Sunday.
    static func weekdays(isIndonesian: Bool) -> [String] {
        isIndonesian
            ? ["Minggu", "Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu"]
            : ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"]
    }
}
