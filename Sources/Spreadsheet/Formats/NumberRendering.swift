extension FormatCode {
    /// Shows a number as its format does, with the marks asked for, whatever the language of the machine.
    ///
    /// Fractions (`# ?/?`) are shown as General: nobody reads 97 1/3 in a report, and the number itself is stored.
    func append(_ number: Double, is1904: Bool, marks: NumeralMarks = .neutral, to bytes: inout [UInt8]) {
        if isGeneral { return PlainNumber.appendGeneral(number, marks: marks, to: &bytes) }
        let (section, isNegative) = section(for: number)
        let start = bytes.count
        switch section.kind {
        case .general:
            if isNegative { bytes.append(UInt8(ascii: "-")) }
            for token in section.tokens {
                switch token {
                case .general: PlainNumber.appendGeneral(number.magnitude, marks: marks, to: &bytes)
                case .literal(let text): bytes += text.utf8
                default: break
                }
            }
        case .text: PlainNumber.appendGeneral(number, marks: marks, to: &bytes)
        case .literal:
            if isNegative, !section.tokens.isEmpty { bytes.append(UInt8(ascii: "-")) }
            for case .literal(let text) in section.tokens { bytes += text.utf8 }
        case .number:
            if section.isFraction {
                PlainNumber.appendGeneral(number, marks: marks, to: &bytes)
            } else {
                NumberLayout(section, number, isNegative: isNegative, marks: marks).append(to: &bytes)
            }
        case .date:
            if !Self.appendDate(number, is1904: is1904, in: section, to: &bytes) {
                bytes.removeLast(bytes.count - start)
                PlainNumber.appendGeneral(number, marks: marks, to: &bytes)
            }
        case .elapsed:
            if !Self.appendElapsed(number, in: section, to: &bytes) {
                bytes.removeLast(bytes.count - start)
                PlainNumber.appendGeneral(number, marks: marks, to: &bytes)
            }
        }
        trim(&bytes, from: start)
    }

    /// Room that a format leaves at the edges (`_)`) aligns a column and is no part of what is read.
    private func trim(_ bytes: inout [UInt8], from start: Int) {
        while bytes.count > start, bytes[bytes.count - 1] == 32 { bytes.removeLast() }
        let spaces = bytes[start...].prefix { $0 == 32 }.count
        if spaces > 0 { bytes.removeSubrange(start..<start + spaces) }
    }
}

/// One number laid into the placeholders of its section.
private struct NumberLayout {
    private let section: FormatCode.Section
    /// Digits before the point, first to last, without leading zeros.
    private var whole: ArraySlice<UInt8> = []
    /// Digits behind the point.
    private var decimals: ArraySlice<UInt8> = []
    private var power = 0
    private var isNegative: Bool
    private let marks: NumeralMarks

    init(_ section: FormatCode.Section, _ number: Double, isNegative: Bool, marks: NumeralMarks) {
        self.section = section
        self.marks = marks
        var digits = DecimalDigits(number)
        if digits.significand > 0 {
            digits.exponent -= 3 * section.thousands
            for case .percent in section.tokens { digits.exponent += 2 }
            if section.exponentDigits > 0 { power = Self.takePower(of: &digits, section) }
        }
        digits.round(toDecimals: section.decimals)
        let text = digits.significand == 0 ? [] : digits.digits
        let places = -digits.exponent
        if places <= 0 {
            whole = (text + (text.isEmpty ? [] : [UInt8](repeating: 48, count: min(-places, 400))))[...]
        } else if places >= text.count {
            decimals = ([UInt8](repeating: 48, count: min(places - text.count, 400)) + text)[...]
        } else {
            whole = text[..<(text.count - places)]
            decimals = text[(text.count - places)...]
        }
        if text.isEmpty { decimals = [] }
        // What is rounded to nothing has no sign.
        self.isNegative = isNegative && !text.isEmpty
    }

    /// Scales to scientific notation: as many digits before the point as the format has places there.
    private static func takePower(of digits: inout DecimalDigits, _ section: FormatCode.Section) -> Int {
        let group = max(1, section.wholeDigits)
        func power(_ digits: DecimalDigits) -> Int {
            let first = digits.digits.count + digits.exponent - 1
            return group == 1 ? first : Int((Double(first) / Double(group)).rounded(.down)) * group
        }
        var result = power(digits)
        var rounded = digits
        rounded.exponent -= result
        rounded.round(toDecimals: section.decimals)
        // 9.996 with two decimals is 10.00, which is 1.00 of the next power.
        if power(rounded) > 0 { result += group }
        digits.exponent -= result
        return result
    }

    func append(to bytes: inout [UInt8]) {
        if isNegative { bytes.append(UInt8(ascii: "-")) }
        let lastShown = shownDecimals
        var wholeLeft = section.wholeDigits
        var decimalsDone = 0
        var powerLeft = section.exponentDigits
        var isAfterPoint = false
        var isAfterExponent = false
        // Without a place before the point the digits stand right before it.
        if section.wholeDigits == 0, !whole.isEmpty, section.decimals > 0 { bytes += whole }
        for token in section.tokens {
            switch token {
            case .literal(let text): bytes += text.utf8
            case .percent: bytes.append(UInt8(ascii: "%"))
            case .point:
                isAfterPoint = true
                bytes.append(marks.point)
            case .exponent(let showsPlus):
                isAfterExponent = true
                bytes.append(UInt8(ascii: "E"))
                if power < 0 { bytes.append(UInt8(ascii: "-")) } else if showsPlus { bytes.append(UInt8(ascii: "+")) }
            case .digit(let placeholder):
                if isAfterExponent {
                    if powerLeft == section.exponentDigits { PlainNumber.appendPadded(abs(power), width: powerLeft, to: &bytes) }
                    powerLeft -= 1
                } else if isAfterPoint {
                    if decimalsDone < decimals.count, decimalsDone < lastShown {
                        bytes.append(decimals[decimals.startIndex + decimalsDone])
                    } else if placeholder == UInt8(ascii: "0") {
                        bytes.append(48)
                    } else if placeholder == UInt8(ascii: "?") {
                        bytes.append(32)
                    }
                    decimalsDone += 1
                } else {
                    appendWhole(placeholder, placesLeft: wholeLeft, to: &bytes)
                    wholeLeft -= 1
                }
            default: break
            }
        }
    }

    /// How many decimals are shown whatever the placeholder: up to the last that is not zero.
    private var shownDecimals: Int { decimals.count - decimals.reversed().prefix { $0 == 48 }.count }

    /// One place before the point; the first takes all digits that have no place of their own.
    private func appendWhole(_ placeholder: UInt8, placesLeft: Int, to bytes: inout [UInt8]) {
        let isFirst = placesLeft == section.wholeDigits
        // Places counted from the point; a digit stands at each of them below the number's length.
        let from = isFirst ? max(whole.count, placesLeft) : placesLeft
        for place in (placesLeft...from).reversed() {
            if place <= whole.count {
                bytes.append(whole[whole.endIndex - place])
            } else if placeholder == UInt8(ascii: "0"), place == placesLeft {
                bytes.append(48)
            } else {
                if placeholder == UInt8(ascii: "?"), place == placesLeft { bytes.append(32) }
                continue
            }
            if section.isGrouped, place > 1, place % 3 == 1 { bytes.append(marks.group) }
        }
    }
}
