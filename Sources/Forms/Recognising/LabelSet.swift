/// Folded labels, looked up with typing errors forgiven.
struct LabelSet: Sendable {
    let labels: Set<String>
    /// The long ones by their length, where typing errors are forgiven.
    private let byLength: [Int: [String]]

    init(_ labels: Set<String>) {
        self.labels = labels
        byLength = Dictionary(grouping: labels.filter { $0.utf8.count >= 6 }, by: \.utf8.count)
    }

    /// Whether a folded text is one of the labels.
    func contains(_ text: String) -> Bool {
        if labels.contains(text) { return true }
        let length = text.utf8.count
        guard length >= 6 else { return false }
        return (length - 2...length + 2).contains { byLength[$0]?.contains { Label.isSame($0, text) } == true }
    }
}
