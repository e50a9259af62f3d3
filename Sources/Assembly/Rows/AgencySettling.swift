import Model
import Notation

extension TableAssembly {
    /// A table whose facts name several agencies is of none of them: what the sheet's own agency states then says so itself. One that names a single
    /// agency is that agency's.
    mutating func settleAgency(_ context: inout StatementContext) -> Finding? {
        guard facts.contains(where: { $0.perangkatDaerah != nil || $0.perangkatDaerahKode != nil || $0.unit != nil }) else { return nil }
        var agencies: Set<String> = []
        var unowned = 0
        var example: Fact?
        for fact in facts {
            if let key = Self.agency(fact) {
                if agencies.insert(key).inserted, example == nil { example = fact }
            } else if fact.unit == nil, !isOfNobody(fact) {
                unowned += 1
            }
        }
        let own = RowOwner(kode: context.perangkatDaerahKode, nama: context.perangkatDaerah)
        let isOwnOnly = agencies.isEmpty || agencies.count == 1 && !own.isEmpty && agencies.first == own.key
        if isOwnOnly { return nil }
        if agencies.count == 1, unowned == 0 {
            context.perangkatDaerahKode = example?.perangkatDaerahKode
            context.perangkatDaerah = example?.perangkatDaerah
            return nil
        }
        if !own.isEmpty {
            for index in facts.indices where Self.agency(facts[index]) == nil && !isOfNobody(facts[index]) {
                facts[index].perangkatDaerah = context.perangkatDaerah
                facts[index].perangkatDaerahKode = context.perangkatDaerahKode
                facts[index].unit = facts[index].unit ?? context.unit
            }
            unowned = 0
        }
        context.perangkatDaerah = nil
        context.perangkatDaerahKode = nil
        context.unit = nil
        guard unowned > 0, let first = facts.first(where: { Self.agency($0) == nil && !isOfNobody($0) }) else { return nil }
        return Finding(
            .konteksTakDinyatakan, cell: first.cell,
            message: Message(
                id: "\(unowned) angka berdiri pada baris yang tidak menyebut perangkat daerah, di lembar yang memuat beberapa.",
                en: "\(unowned) figures stand on rows that name no agency, on a sheet of several."),
            subject: "perangkat_daerah baris")
    }

    /// JUMLAH under rows of several agencies is nobody's, for it adds up the region; so are an urusan and its bidang above them.
    private func isOfNobody(_ fact: Fact) -> Bool {
        let tingkat = builder.nodes[fact.node].tingkat
        return tingkat == .total || tingkat.isAboveAgencies
    }

    private static func agency(_ fact: Fact) -> String? {
        guard fact.perangkatDaerah != nil || fact.perangkatDaerahKode != nil else { return nil }
        return fact.perangkatDaerahKode ?? fact.perangkatDaerah.map { "(" + foldedName($0) + ")" }
    }
}
