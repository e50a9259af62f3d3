import Grid

extension FormatCode {
    /// What of the format changes what a reader sees; nil for General.
    var numberFormat: NumberFormat? {
        if isGeneral { return nil }
        let section = sections[0]
        guard case .number = section.kind else { return NumberFormat(code: code) }
        return NumberFormat(code: code, isPercent: section.isPercent, decimals: section.decimals, suffix: section.suffix)
    }
}

extension FormatCode.Section {
    /// The literal text behind the number, without white space around it; nil where there is none.
    fileprivate var suffix: String? {
        let last = tokens.lastIndex {
            switch $0 {
            case .digit, .percent, .point: true
            default: false
            }
        }
        guard let last else { return nil }
        let text = tokens[(last + 1)...].map { if case .literal(let text) = $0 { text } else { "" } }.joined()
        let trimmed = text.drop { $0.isWhitespace }
        let end = trimmed.lastIndex { !$0.isWhitespace }
        return end.map { String(trimmed[...$0]) }
    }
}
