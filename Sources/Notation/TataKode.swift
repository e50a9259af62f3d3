import Model

/// The grammars that decrees gave activity codes, and those of other codes that stand in the same columns. They are data: nothing else knows widths.
public enum TataKode: String, Sendable, CaseIterable, Hashable {
    /// Permendagri 13/2006, budgets to 2020: urusan.bidang.program.kegiatan, an organisation between bidang and program where printed.
    case permendagri13 = "permendagri_13_2006"
    /// Permendagri 90/2019, Kepmendagri 050-3708/2020, 050-5889/2021: sub kegiatan of two digits.
    case permendagri90 = "permendagri_90_2019"
    /// Kepmendagri 900.1.15.5-1317/2023 and later: sub kegiatan of four digits.
    case kepmendagri1317 = "kepmendagri_1317_2023"

    /// One part of a code.
    struct Part {
        enum Role { case urusan, bidang, program, lingkup, kegiatan, subKegiatan }
        var role: Role
        var width: Int
        /// The level that a code reaches that ends here; nil where none ends (the L of 90/2019).
        var tingkat: Tingkat?
    }

    /// The parts in order.
    var parts: [Part] {
        switch self {
        case .permendagri13:
            [Self.urusan, Self.bidang, Self.program, Part(role: .kegiatan, width: 2, tingkat: .kegiatan)]
        case .permendagri90:
            Self.family + [Part(role: .subKegiatan, width: 2, tingkat: .subKegiatan)]
        case .kepmendagri1317:
            Self.family + [Part(role: .subKegiatan, width: 4, tingkat: .subKegiatan)]
        }
    }

    private static let urusan = Part(role: .urusan, width: 1, tingkat: .urusan)
    private static let bidang = Part(role: .bidang, width: 2, tingkat: .bidangUrusan)
    private static let program = Part(role: .program, width: 2, tingkat: .program)
    private static let family = [
        urusan, bidang, program, Part(role: .lingkup, width: 1, tingkat: nil), Part(role: .kegiatan, width: 2, tingkat: .kegiatan),
    ]

    /// The widths of an organisation between bidang and program (urusan, bidang, organisation: `1.13.`**`1.13.01`**`.15.03`); only in 13/2006.
    static let organisationWidths13 = [1, 2, 2]

    /// The widths of organisation codes: that of 90/2019 with unit, without, without organisation; that of 13/2006.
    static let organisationWidths: [[Int]] = [
        [1, 2, 1, 2, 1, 2, 2, 4], [1, 2, 1, 2, 1, 2, 2], [1, 2, 1, 2, 1, 2], [1, 2, 1, 2, 2],
    ]

    /// Whether parts are of an account code (rekening): their second part is of one digit (`5.1.02.01.01.0024`, `5.2.2.01.01`).
    ///
    /// Three parts of one digit are an account's in the groups of income, spending and financing; elsewhere they are `1.6.4` for 1.06.04.
    static func isAccount(_ parts: [String]) -> Bool {
        guard parts.count >= 2, parts[0].count == 1, parts[1].count == 1, let group = parts[0].first, ("1"..."9").contains(group) else {
            return false
        }
        let isBudgetGroup = ("4"..."6").contains(group)
        if parts.count == 2 { return isBudgetGroup }
        return isBudgetGroup || parts[2].count == 2
    }
}

extension TataKode.Part {
    /// Whether a text can stand at this part: its width, and no number that is never given.
    func admits(_ text: String, in grammar: TataKode) -> Bool {
        guard text.utf8.count == width else { return false }
        if text.utf8.allSatisfy({ $0 == UInt8(ascii: "X") }) {
            return grammar != .permendagri13 && (role == .urusan || role == .bidang)
        }
        guard text.utf8.allSatisfy(\.isDigit) else { return false }
        let isZero = text.utf8.allSatisfy { $0 == 0x30 }
        switch role {
        case .urusan, .bidang, .subKegiatan: return !isZero
        // `1.01.00` is Non Program in 13/2006.
        case .program: return true
        // 1 a province's, 2 a kabupaten's or kota's.
        case .lingkup: return text == "1" || text == "2"
        case .kegiatan: return grammar == .permendagri13 || !isZero
        }
    }
}
