public import Model

/// The grammars that decrees gave activity codes, as data: nothing else knows widths. ``KodeLain`` holds those of other codes in the same columns.
public enum TataKode: String, Sendable, CaseIterable, Hashable {
    /// Permendagri 13/2006, budgets to 2020: urusan.bidang.program.kegiatan, an organisation between bidang and program where printed.
    case permendagri13 = "permendagri_13_2006"
    /// Permendagri 90/2019, Kepmendagri 050-3708/2020, 050-5889/2021: sub kegiatan of two digits.
    case permendagri90 = "permendagri_90_2019"
    /// Kepmendagri 900.1.15.5-1317/2023 and later: sub kegiatan of four digits.
    case kepmendagri1317 = "kepmendagri_1317_2023"

    /// One part of a code.
    public struct Part: Sendable, Hashable {
        /// What a part numbers.
        public enum Role: String, Sendable, Hashable, CaseIterable { case urusan, bidang, program, lingkup, kegiatan, subKegiatan }
        /// What it numbers.
        public var role: Role
        /// How many digits it has.
        public var width: Int
        /// The level that a code reaches that ends here; nil where none ends (the L of 90/2019).
        public var tingkat: Tingkat?
    }

    /// The parts in order.
    public var parts: [Part] {
        switch self {
        case .permendagri13:
            [Self.urusan, Self.bidang, Self.program, Part(role: .kegiatan, width: 2, tingkat: .kegiatan)]
        case .permendagri90:
            Self.family + [Part(role: .subKegiatan, width: 2, tingkat: .subKegiatan)]
        case .kepmendagri1317:
            Self.family + [Part(role: .subKegiatan, width: 4, tingkat: .subKegiatan)]
        }
    }

    /// The decrees that gave it, the oldest first.
    public var decrees: [String] {
        switch self {
        case .permendagri13: ["Permendagri 13/2006", "Permendagri 59/2007", "Permendagri 21/2011"]
        case .permendagri90: ["Permendagri 90/2019", "Kepmendagri 050-3708/2020", "Kepmendagri 050-5889/2021"]
        case .kepmendagri1317: ["Kepmendagri 900.1.15.5-1317/2023"]
        }
    }

    /// The budget years it was written for; an open end for the latest.
    public var years: ClosedRange<Int> {
        switch self {
        case .permendagri13: 2007...2020
        case .permendagri90: 2021...2023
        case .kepmendagri1317: 2024...9999
        }
    }

    /// A code that reaches its lowest level.
    public var example: String {
        switch self {
        case .permendagri13: "1.13.15.03"
        case .permendagri90: "1.06.04.2.01.03"
        case .kepmendagri1317: "1.06.04.2.01.0003"
        }
    }

    private static let urusan = Part(role: .urusan, width: 1, tingkat: .urusan)
    private static let bidang = Part(role: .bidang, width: 2, tingkat: .bidangUrusan)
    private static let program = Part(role: .program, width: 2, tingkat: .program)
    private static let family = [
        urusan, bidang, program, Part(role: .lingkup, width: 1, tingkat: nil), Part(role: .kegiatan, width: 2, tingkat: .kegiatan),
    ]
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
