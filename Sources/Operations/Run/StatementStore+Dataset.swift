public import Dataset
public import Foundation
public import Model

extension Dataset: StatementStore {
    public var claims: @Sendable (Statement) -> Claim {
        { Claim(key: Dataset.statementKey($0), facts: Dataset.contentDigest($0)) }
    }

    public func forget(missingFrom names: Set<String>, at time: Date) throws {
        try forget(missingFrom: names, under: "", at: time)
    }
}
