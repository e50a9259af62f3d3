import Dataset
import Foundation
import Model

/// The words of a product in the reader's language.
struct Words {
    var language: Language

    /// The word or sentence in the reader's language.
    func callAsFunction(_ id: String, _ en: String) -> String { language == .indonesian ? id : en }

    /// A sentence in the reader's language.
    func callAsFunction(_ message: Message) -> String { message.text(in: language) }

    /// A count with its thousands grouped.
    func count(_ number: Int) -> String {
        let digits = String(number.magnitude)
        let separator: Character = language == .indonesian ? "." : ","
        var grouped = ""
        for (index, digit) in digits.enumerated() {
            if index > 0, (digits.count - index).isMultiple(of: 3) { grouped.append(separator) }
            grouped.append(digit)
        }
        return (number < 0 ? "-" : "") + grouped
    }

    /// A count and what is counted; English tells one from many.
    func count(_ number: Int, _ id: String, _ en: String) -> String {
        count(number) + " " + self(id, number == 1 ? en : en + "s")
    }

    /// What became of a file.
    func status(_ status: KnownFile.Status) -> String {
        switch status {
        case .termuat: self("termuat", "loaded")
        case .sama: self("sama", "same")
        case .menunggu: self("menunggu", "waiting")
        case .ditolak: self("ditolak", "refused")
        case .diabaikan: self("diabaikan", "ignored")
        }
    }

    /// Whether a load stands.
    func status(_ status: LoadRow.Status) -> String {
        switch status {
        case .aktif: self("aktif", "current")
        case .digantikan: self("digantikan", "superseded")
        case .dibatalkan: self("dibatalkan", "undone")
        }
    }

    /// One gravity, of one finding.
    func severity(_ severity: Severity) -> String { self(severity.rawValue, severity.english) }

    /// `15 galat, 4 peringatan, 2 catatan`.
    func severities(_ counts: [Severity: Int]) -> String {
        Severity.allCases.map { count(counts[$0, default: 0], $0.rawValue, $0.english) }.joined(separator: ", ")
    }

    /// `2023`, `2023 TW IV`.
    func period(year: Int, quarter: Int?) -> String {
        guard let quarter, (1...4).contains(quarter) else { return String(year) }
        return "\(year) TW \(["I", "II", "III", "IV"][quarter - 1])"
    }

    /// An age in the largest unit that says something: `3 jam`.
    func age(_ seconds: Int) -> String {
        switch seconds {
        case ..<120: count(max(0, seconds), "detik", "second")
        case ..<7200: count(seconds / 60, "menit", "minute")
        case ..<172_800: count(seconds / 3600, "jam", "hour")
        default: count(seconds / 86400, "hari", "day")
        }
    }
}

extension Severity {
    fileprivate var english: String {
        switch self {
        case .galat: "error"
        case .peringatan: "warning"
        case .catatan: "note"
        }
    }
}

/// The seconds since a time that the dataset wrote (ISO 8601, UTC); nil where it is none.
func secondsSince(_ text: String, now: Date) -> Int? {
    let formats: [Date.ISO8601FormatStyle] = [.init(), .init(includingFractionalSeconds: true)]
    guard let date = formats.lazy.compactMap({ try? $0.parse(text) }).first else { return nil }
    return max(0, Int(now.timeIntervalSince(date)))
}
