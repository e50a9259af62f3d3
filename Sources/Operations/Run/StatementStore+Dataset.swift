public import Dataset
public import Model

extension Dataset: StatementStore {
    public var claims: @Sendable (Statement) -> Claim {
        { Claim(key: Dataset.statementKey($0), facts: Dataset.contentDigest($0)) }
    }
}
