/// Codes of other things that stand in the columns of activity codes, by the widths of their parts. They give no activity code.
enum KodeLain {
    /// The widths of an organisation between bidang and program (urusan, bidang, organisation: `1.13.`**`1.13.01`**`.15.03`); only in 13/2006.
    static let organisationWidths13 = [1, 2, 2]

    /// The widths that every organisation code of 90/2019 begins with: three bidang, `0.00` where there is none.
    private static let threeBidang = [1, 2, 1, 2, 1, 2]

    /// Whether parts are of an organisation code: `1.06.0.00.0.00.01.0000` with organisation and unit, either left out, whatever width the unit has;
    /// `1.06.1.06.01` in 13/2006.
    static func isOrganisation(_ parts: [String]) -> Bool {
        let widths = parts.map(\.utf8.count)
        if widths == [1, 2] + organisationWidths13 { return true }
        guard widths.starts(with: threeBidang) else { return false }
        let rest = widths.dropFirst(threeBidang.count)
        return rest.count <= 3 && rest.allSatisfy { (2...5).contains($0) }
    }

    /// Whether parts are of an account code (rekening): their second part is of one digit (`5.1.02.01.01.0024`, `5.2.2.01.01`).
    ///
    /// Three parts of one digit are an account's in the groups of income, spending and financing; elsewhere they are `1.6.4` for 1.06.04.
    static func isAccount(_ parts: [String]) -> Bool {
        guard parts.count >= 2, parts[0].utf8.count == 1, parts[1].utf8.count == 1, let group = parts[0].first, ("1"..."9").contains(group)
        else { return false }
        let isBudgetGroup = ("4"..."6").contains(group)
        if parts.count == 2 { return isBudgetGroup }
        return isBudgetGroup || parts[2].utf8.count == 2
    }
}
