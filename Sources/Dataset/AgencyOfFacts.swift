import Model

/// Which agency a fact belongs to: its row's, else its sheet's.
enum AgencyOfFacts {
    /// The context of a fact. A row that names another agency takes nothing of the sheet's agency, neither its code nor its unit.
    static func context(of fact: Fact, in context: StatementContext) -> StatementContext {
        let code = Identity.present(fact.perangkatDaerahKode)
        let name = Identity.present(fact.perangkatDaerah)
        var result = context
        if code != nil || name != nil, !isSame(code: code, name: name, as: context) {
            result.perangkatDaerahKode = code
            result.perangkatDaerah = name
            result.unit = nil
        } else {
            result.perangkatDaerah = name ?? context.perangkatDaerah
            result.perangkatDaerahKode = code ?? context.perangkatDaerahKode
        }
        if let unit = Identity.present(fact.unit) { result.unit = unit }
        return result
    }

    private static func isSame(code: String?, name: String?, as context: StatementContext) -> Bool {
        if let code, let known = Identity.present(context.perangkatDaerahKode) { return code == known }
        guard let name, let known = Identity.present(context.perangkatDaerah) else { return false }
        return Identity.folded(name) == Identity.folded(known)
    }

    /// The agency of a load: that of its facts where they name one only, else nil; that of the sheet where there are no facts.
    static func single(_ statement: Statement) -> String? {
        var only: (identity: String, name: String?)?
        var last: (code: String?, name: String?)?
        for fact in statement.facts {
            // Rows of one agency follow one another: what was just seen needs no second look.
            if let last, last.code == fact.perangkatDaerahKode, last.name == fact.perangkatDaerah { continue }
            last = (fact.perangkatDaerahKode, fact.perangkatDaerah)
            let context = context(of: fact, in: statement.context)
            let identity = Identity.codeOrName(context.perangkatDaerahKode, context.perangkatDaerah)
            if let found = only, found.identity != identity { return nil }
            only = (identity, only?.name ?? context.perangkatDaerah)
        }
        return only.map(\.name) ?? statement.context.perangkatDaerah
    }
}
