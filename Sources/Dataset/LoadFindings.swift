import Model

/// The findings that loading itself makes: about what came before.
enum LoadFindings {
    /// A revision that has lost more than this share of its numbers is doubted.
    static let lossInDoubt = (lost: 1, of: 5)

    /// `muatan.lama`: the newcomer is older than what stands.
    static func older(_ newcomer: Int64, than current: StoredLoad) -> Finding {
        let own = Timestamp.text(milliseconds: newcomer)
        let other = Timestamp.text(milliseconds: current.asOf)
        return Finding(
            .muatanLama,
            message: Message(
                id:
                    "berkas ini bertanggal \(own), lebih lama daripada muatan \(current.id) yang berlaku (\(other)); disimpan tetapi tidak dipakai",
                en: "this file is dated \(own), older than the current load \(current.id) (\(other)); it is kept but not used"),
            printed: own, expected: other)
    }

    /// `muatan.menyusut`: a revision states far fewer numbers than what it supersedes; nil where it does not.
    static func shrunken(numbers: Int, from previous: StoredLoad) -> Finding? {
        let lost = previous.numbers - numbers
        guard lost > 0 else { return nil }
        let (product, overflow) = lost.multipliedReportingOverflow(by: lossInDoubt.of)
        guard overflow || product > previous.numbers * lossInDoubt.lost else { return nil }
        return Finding(
            .muatanMenyusut,
            message: Message(
                id: "revisi ini memuat \(numbers) angka, padahal muatan \(previous.id) yang digantikannya memuat \(previous.numbers)",
                en: "this revision states \(numbers) numbers where load \(previous.id), which it supersedes, states \(previous.numbers)"),
            printed: String(numbers), expected: String(previous.numbers))
    }

    /// `muatan.ganda`: one file states one statement twice, in different ways.
    static func duplicate(sheet: String, of first: String, load: Int64) -> Finding {
        Finding(
            .muatanGanda,
            message: Message(
                id: "lembar '\(sheet)' menyatakan laporan yang sama dengan lembar '\(first)' (muatan \(load)) dengan isi berbeda; "
                    + "disimpan tetapi tidak dipakai",
                en: "sheet '\(sheet)' states the same as sheet '\(first)' (load \(load)) with other content; it is kept but not used"),
            subject: sheet)
    }
}
