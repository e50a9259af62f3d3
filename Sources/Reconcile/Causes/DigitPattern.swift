import Model

/// The shape of a mistake between what is printed and what would be right.
enum DigitPattern {
    /// The pattern by which `right` became `printed`; `lain` where none fits.
    static func between(_ printed: ExactNumber, _ right: ExactNumber) -> Cause.Pattern {
        if printed == .zero { return right == .zero ? .lain : .tidakDiisi }
        if right == .zero || (printed.mantissa < 0) != (right.mantissa < 0) { return .lain }
        for places in [3, -3] where shifted(right, places) == printed { return .ribuan }
        let scale = max(printed.scale, right.scale)
        guard let wrong = digits(printed, scale), let fit = digits(right, scale) else { return .lain }
        if wrong.count == fit.count {
            let positions = wrong.indices.filter { wrong[$0] != fit[$0] }
            if positions.count == 1 { return .satuAngka }
            if positions.count == 2, wrong[positions[0]] == fit[positions[1]], wrong[positions[1]] == fit[positions[0]] {
                return .angkaTertukar
            }
            return .lain
        }
        if wrong.count == fit.count + 1, isWithoutOne(fit, of: wrong) { return .angkaKurangLebih }
        if fit.count == wrong.count + 1, isWithoutOne(wrong, of: fit) { return .angkaKurangLebih }
        return .lain
    }

    private static func shifted(_ number: ExactNumber, _ places: Int) -> ExactNumber? {
        if places > 0 { return number.shifted(by: places) }
        return ExactNumber(mantissa: number.mantissa, scale: number.scale - places)
    }

    /// The digits of a number written with so many decimals.
    private static func digits(_ number: ExactNumber, _ scale: Int) -> [UInt8]? {
        number.shifted(by: scale).map { Array(String($0.mantissa.magnitude).utf8) }
    }

    /// Whether `short` is `long` without one of its digits.
    private static func isWithoutOne(_ short: [UInt8], of long: [UInt8]) -> Bool {
        var skipped = 0
        for (index, digit) in short.enumerated() {
            while long[index + skipped] != digit {
                skipped += 1
                if skipped > 1 { return false }
            }
        }
        return true
    }

    /// How much a pattern speaks for a proposal: one that rarely fits by chance speaks loudest.
    static func weight(_ pattern: Cause.Pattern) -> Double {
        switch pattern {
        case .barisTerlewat: 8
        case .barisGanda: 6
        case .ribuan, .angkaTertukar: 5
        case .satuAngka, .nilaiTetangga: 4
        case .angkaKurangLebih: 3
        case .tidakDiisi: 1
        case .lain: 0
        }
    }
}
