extension Statement {
    /// Gives each finding a subject of its own: where one rule finds the same of two rows (a row printed twice), the later ones are numbered, so that
    /// a decision about one is none about the other.
    public mutating func tellFindingsApart() {
        var seen: [String: Int] = [:]
        for index in findings.indices {
            let name = findings[index].rule.rawValue + "|" + findings[index].subject
            seen[name, default: 0] += 1
            if let count = seen[name], count > 1 { findings[index].subject += "#\(count)" }
        }
    }
}
