import Grid
import Model

/// What is told of a recap, in words: at its own cells, with the statement that it contradicts.
struct RecapFindings {
    let recap: Statement
    let statements: [Statement]
    let outcome: RecapCheck.Outcome

    /// Rules about cells of a recap that nobody could read: what they say is not compared.
    private static let unread: Set<Rule> = [
        .barisTakDikenal, .kolomTakDikenal, .kolomBergeser, .angkaHilang, .angkaTakTerbaca, .angkaAmbigu, .kodeTakTerbaca,
    ]
    /// Rules about figures that no other sheet can bear out.
    private static let own: Set<Rule> = [.capaianAnggaran, .capaianKinerja, .sisaBeda]

    /// The findings, each with the position of the statement it is kept with.
    func all() -> [(statement: Int, finding: Finding)] {
        var all = outcome.differing.map { ($0.amounts.first?.statement ?? 0, finding($0)) }
        all += alone().map { (0, $0) }
        if let left = leftOut() { all.append((0, left)) }
        let rows = Set(outcome.differing.map(\.fact.cell.row))
        for finding in recap.findings {
            let isOwn = Self.own.contains(finding.rule) && finding.cell.map { !rows.contains($0.row) } == true
            guard isOwn || Self.unread.contains(finding.rule) else { continue }
            var finding = finding
            finding.sheet = recap.sheet
            finding.subject = "rekap \(place) \(finding.subject)"
            finding.causedBy = nil
            all.append((0, finding))
        }
        return all
    }

    /// The recap among the tables of its file, for keys.
    private var place: String { recap.twin == 0 ? recap.sheet : "\(recap.sheet) \(recap.twin)" }

    private func finding(_ difference: RecapCheck.Difference) -> Finding {
        let fact = difference.fact
        let amounts = difference.amounts
        let places = amounts.prefix(3).map { "\(statements[$0.statement].sheet) \($0.cell)" }.joined(separator: ", ")
        let more = amounts.count > 3 ? " +\(amounts.count - 3)" : ""
        let node = recap.nodes[fact.node]
        let name = fact.perangkatDaerah ?? node.uraian ?? ""
        var finding = Finding(
            .lintasBeda, cell: fact.cell, kode: node.kode,
            message: Message(
                id:
                    "Rekap (\(recap.sheet) \(fact.cell)) menyebut \(name) \(words(fact)) '\(fact.text)', lembarnya (\(places)\(more)) "
                    + "\(difference.expected).",
                en:
                    "The recap (\(recap.sheet) \(fact.cell)) gives \(name) \(words(fact)) as '\(fact.text)', the sheets (\(places)\(more)) "
                    + "as \(difference.expected)."),
            printed: fact.text, expected: difference.expected.description,
            subject: "rekap \(place) \(difference.owner ?? "") \(node.key) \(words(fact))")
        finding.sheet = recap.sheet
        return finding
    }

    private func words(_ fact: Fact) -> String {
        fact.tahap.rawValue + (fact.triwulan.map { " \(fact.isCumulative ? "s.d. " : "")TW \($0)" } ?? "")
    }

    /// Figures that no other sheet states: one finding for a column of them, else one for a row.
    private func alone() -> [Finding] {
        let known = Set(outcome.agreed.map(\.column)).union(outcome.differing.map(\.fact.cell.column))
        var findings: [Finding] = []
        for (column, facts) in Dictionary(grouping: outcome.alone, by: \.cell.column).sorted(by: { $0.key < $1.key })
        where !known.contains(column) {
            guard let first = facts.first else { continue }
            findings.append(
                uncompared(
                    first, count: facts.count, "kolom \(words(first))", "column \(words(first))", subject: "kolom \(words(first))"))
        }
        let rest = outcome.alone.filter { known.contains($0.cell.column) }
        for (_, facts) in Dictionary(grouping: rest, by: \.cell.row).sorted(by: { $0.key < $1.key }) {
            guard let first = facts.first else { continue }
            let node = recap.nodes[first.node]
            let name = first.perangkatDaerah ?? node.uraian ?? ""
            findings.append(uncompared(first, count: facts.count, "'\(name)'", "'\(name)'", subject: "\(name) \(node.key)"))
        }
        return findings
    }

    /// Agencies with sheets of their own that the recap does not list.
    private func leftOut() -> Finding? {
        guard !outcome.missing.isEmpty, let cell = recap.facts.last?.cell else { return nil }
        let names = outcome.missing.joined(separator: ", ")
        var finding = Finding(
            .lintasTanpaLawan, cell: CellReference(row: cell.row, column: recap.facts.map(\.cell.column).min() ?? cell.column),
            message: Message(
                id: "Rekap '\(recap.sheet)' tidak memuat perangkat daerah yang lembarnya ada dalam berkas ini: \(names).",
                en: "Recap '\(recap.sheet)' leaves out agencies that have a sheet in this file: \(names)."),
            subject: "rekap \(place) tidak memuat")
        finding.sheet = recap.sheet
        return finding
    }

    private func uncompared(_ fact: Fact, count: Int, _ id: String, _ en: String, subject: String) -> Finding {
        var finding = Finding(
            .lintasTanpaLawan, cell: fact.cell, kode: recap.nodes[fact.node].kode,
            message: Message(
                id: "Rekap '\(recap.sheet)': \(count) angka \(id) tidak disebut lembar lain dalam berkas ini; tidak dibandingkan dan "
                    + "tidak dimuat.",
                en: "Recap '\(recap.sheet)': \(count) figures of \(en) are stated by no other sheet of this file; neither compared nor "
                    + "loaded."),
            printed: fact.text, subject: "rekap \(place) tanpa lawan \(subject)")
        finding.sheet = recap.sheet
        return finding
    }
}
