import Dataset
import Model

/// What a refusal holds for: bytes refused before are read again when what led to the refusal has changed, and only then.
///
/// A damaged file stays damaged for the same program. A sheet whose year nobody stated is read again once somebody does. Of two files that claim
/// one statement, each is read again once the other is gone.
struct RefusalScope {
    var fingerprint: String
    var stated: StatedContext

    /// The reader as the dataset is to remember it.
    /// - Parameter rivals: SHA-256 of the files that claim the same statement.
    func reader(for rule: String, rivals: [String] = []) -> String {
        guard !rule.hasPrefix("berkas.") else { return fingerprint }
        let context = stated.summary
        let base = context.isEmpty ? fingerprint : "\(fingerprint) \(context)"
        return rivals.isEmpty ? base : "\(base)\(Self.mark)\(rivals.sorted().joined(separator: ","))"
    }

    /// Whether a refusal of the past still holds.
    /// - Parameter present: SHA-256 of all files of this run that no earlier run loaded: what was loaded disputes nothing any more.
    func stillHolds(_ known: KnownFile, present: Set<String>) -> Bool {
        guard known.status == .ditolak else { return false }
        let parts = known.reader.split(separator: Self.mark, maxSplits: 1)
        let rivals = parts.count == 2 ? parts[1].split(separator: ",").map(String.init) : []
        return known.reader == reader(for: known.rule ?? "", rivals: rivals) && present.isSuperset(of: rivals)
    }

    private static let mark: Character = "|"
}

extension KnownFile {
    /// Whether the bytes were loaded, then or as the same as others.
    var isLoaded: Bool { status == .termuat || status == .sama }
}

extension StatedContext {
    /// All that is stated, as text; empty where nothing is.
    fileprivate var summary: String {
        let parts = [("option", option), ("folder", folder), ("settings", settings)].compactMap { name, values -> String? in
            let text = values.summary
            return text.isEmpty ? nil : "\(name)(\(text))"
        }
        return (parts + (insists ? ["nyatakan"] : [])).joined(separator: " ").replacing("|", with: "/")
    }
}

extension StatedContext.Values {
    fileprivate var summary: String {
        [
            pemdaKode.map { "pemda=\($0)" }, perangkatDaerah.map { "perangkat_daerah=\($0)" }, bidang.map { "bidang=\($0)" },
            tahun.map { "tahun=\($0)" }, triwulan.map { "triwulan=\($0)" },
        ].compactMap(\.self).joined(separator: ";")
    }
}
