import Grid

/// Makes typed cells of raw ones: their format tells whether a number is a date.
struct CellBuilder: Sendable {
    let styles: StylesPart
    let is1904: Bool
    /// The marks of the numbers that cells show.
    let marks: NumeralMarks

    /// What a number is by its format.
    enum NumberKind {
        case number
        case date(DateSerial)
        /// Milliseconds of the day.
        case time(Int)
        /// Seconds.
        case duration(Double)
    }

    /// What a number is by its format: what no spreadsheet shows as a date stays a number.
    func kind(of number: Double, _ code: FormatCode) -> NumberKind {
        switch code.kind(for: number) {
        case .general, .number, .text, .literal: return .number
        case .elapsed: return .duration((number * 86_400_000).rounded() / 1_000)
        case .date:
            // Below the first day there is only a time.
            if number >= 0, number < 1, let (days, milliseconds) = DateSerial.split(number), days == 0 {
                return .time(milliseconds)
            }
            return DateSerial(number, is1904: is1904).map { .date($0) } ?? .number
        }
    }

    /// The typed cell.
    /// - Parameter texts: those that were made already.
    func cell(_ raw: RawCell, of row: borrowing RawRow, isHidden: Bool, texts: inout SharedTexts) -> Cell {
        let format = styles[Int(raw.format)]
        let reference = CellReference(row: row.number, column: Int(raw.column))
        switch raw.kind {
        case .number:
            var shown: [UInt8] = []
            let value = self.value(raw.number, format.code)
            appendShown(raw.number, value, format.code, to: &shown)
            return Cell(
                reference: reference, value: value, shown: String(decoding: shown, as: UTF8.self), format: format.numberFormat,
                style: format.style, isHidden: isHidden)
        case .text:
            let text = texts.text(raw, of: row)
            return Cell(
                reference: reference, value: .text(text), shown: format.changesText ? shownText(text, format.code) : text,
                style: format.style,
                isHidden: isHidden)
        case .boolean:
            return Cell(
                reference: reference, value: .boolean(raw.number != 0), shown: raw.number != 0 ? "TRUE" : "FALSE", style: format.style,
                isHidden: isHidden)
        case .error:
            let text = texts.text(raw, of: row)
            return Cell(reference: reference, value: .error(text), shown: text, style: format.style, isHidden: isHidden)
        case .isoDate:
            let text = texts.text(raw, of: row)
            return Cell(
                reference: reference, value: ISOValue.value(text), shown: text, format: format.numberFormat, style: format.style,
                isHidden: isHidden)
        }
    }

    /// The value of a number by its format.
    func value(_ number: Double, _ code: FormatCode) -> CellValue {
        switch kind(of: number, code) {
        case .number: return .number(number)
        case .date(let date):
            var bytes: [UInt8] = []
            date.appendISO(to: &bytes)
            return .date(String(decoding: bytes, as: UTF8.self))
        case .time(let milliseconds):
            var bytes: [UInt8] = []
            DateSerial.appendTime(milliseconds, to: &bytes)
            return .time(String(decoding: bytes, as: UTF8.self))
        case .duration(let seconds): return .duration(seconds)
        }
    }

    /// What a number's cell shows. A date that each machine shows its own way is shown as ISO 8601.
    func appendShown(_ number: Double, _ value: CellValue, _ code: FormatCode, to bytes: inout [UInt8]) {
        if code.isLocal {
            switch value {
            case .date(let text), .time(let text):
                bytes += text.utf8
                return
            default: break
            }
        }
        code.append(number, is1904: is1904, marks: marks, to: &bytes)
    }

    /// What a text's cell shows: the text, within what its format's section for text adds.
    func shownText(_ text: String, _ code: FormatCode) -> String {
        guard let section = code.textSection else { return text }
        var shown = ""
        for token in section.tokens {
            switch token {
            case .literal(let literal): shown += literal
            case .text: shown += text
            default: break
            }
        }
        // Room at the edges (`_(@_)`) aligns; the text's own white space stays.
        if section.tokens.allSatisfy({ if case .literal(let literal) = $0 { literal.allSatisfy { $0 == " " } } else { true } }) {
            return section.tokens.contains(.text) ? text : ""
        }
        return shown
    }
}

/// A value that a sheet states as ISO 8601 text.
enum ISOValue {
    /// A date, a time of day, a length of time (`PT10H30M`); an error where it is none of them.
    static func value(_ text: String) -> CellValue {
        let bytes = Array(text.utf8.drop { $0 == 32 })
        if bytes.first == UInt8(ascii: "P") { return duration(bytes[1...]).map { .duration($0) } ?? .error(text) }
        let halves = bytes.split(separator: UInt8(ascii: "T"), maxSplits: 1, omittingEmptySubsequences: false)
        if halves.count == 1, isTime(halves[0]) { return .time(seconds(halves[0])) }
        guard isDate(halves[0]) else { return .error(text) }
        let day = String(decoding: halves[0], as: UTF8.self)
        guard halves.count == 2 else { return .date(day) }
        guard isTime(halves[1]) else { return .error(text) }
        let time = seconds(halves[1])
        return .date(time == "00:00:00" ? day : "\(day)T\(time)")
    }

    private static func matches(_ bytes: ArraySlice<UInt8>, _ shape: StaticString) -> Bool {
        bytes.count == shape.utf8CodeUnitCount
            && zip(bytes, 0...).allSatisfy { byte, index in
                let expected = shape.utf8Start[index]
                return expected == UInt8(ascii: "0") ? byte &- 48 < 10 : byte == expected
            }
    }

    private static func isDate(_ bytes: ArraySlice<UInt8>) -> Bool {
        guard matches(bytes, "0000-00-00") else { return false }
        let month = number(bytes.dropFirst(5).prefix(2))
        let day = number(bytes.dropFirst(8))
        return (1...12).contains(month) && (1...31).contains(day)
    }

    private static func isTime(_ bytes: ArraySlice<UInt8>) -> Bool {
        let (time, fraction) = parts(bytes)
        guard matches(time, "00:00:00") || matches(time, "00:00"), fraction.allSatisfy({ $0 &- 48 < 10 }) else { return false }
        return number(time.prefix(2)) < 24 && number(time.dropFirst(3).prefix(2)) < 60 && number(time.dropFirst(6)) < 60
    }

    /// The time of day without a fraction that is zero and without the letter of UTC, which cells do not mean.
    private static func seconds(_ bytes: ArraySlice<UInt8>) -> String {
        let (time, fraction) = parts(bytes)
        let text = String(decoding: time, as: UTF8.self) + (time.count == 5 ? ":00" : "")
        guard fraction.contains(where: { $0 != 48 }) else { return text }
        // Six digits, as of a moment that is stored as a number.
        let digits = fraction.prefix(6) + repeatElement(48, count: max(0, 6 - fraction.count))
        return text + "." + String(decoding: Array(digits), as: UTF8.self)
    }

    private static func parts(_ bytes: ArraySlice<UInt8>) -> (ArraySlice<UInt8>, ArraySlice<UInt8>) {
        var bytes = bytes
        if bytes.last == UInt8(ascii: "Z") { bytes.removeLast() }
        guard let point = bytes.firstIndex(of: UInt8(ascii: ".")) else { return (bytes, []) }
        return (bytes[..<point], bytes[(point + 1)...])
    }

    private static func number(_ digits: ArraySlice<UInt8>) -> Int { digits.reduce(0) { $0 * 10 + Int($1 &- 48) } }

    private static func duration(_ bytes: ArraySlice<UInt8>) -> Double? {
        var total = 0.0
        var isTime = false
        var text: [UInt8] = []
        for byte in bytes {
            switch byte {
            case UInt8(ascii: "T"): isTime = true
            case 48...57, UInt8(ascii: "."): text.append(byte)
            default:
                guard let amount = text.withUnsafeBufferPointer({ StoredNumber($0)?.value }) else { return nil }
                text = []
                switch (byte, isTime) {
                case (UInt8(ascii: "D"), false): total += amount * 86_400
                case (UInt8(ascii: "H"), true): total += amount * 3_600
                case (UInt8(ascii: "M"), true): total += amount * 60
                case (UInt8(ascii: "S"), true): total += amount
                default: return nil
                }
            }
        }
        return text.isEmpty ? total : nil
    }
}
