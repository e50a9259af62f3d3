import Grid
import Model

/// Which tables of a file say again what the others say: those are compared, never added.
///
/// A sheet is called a recap by its title or name; then it is one as far as the other sheets state what it states. Where nothing calls it so, its content
/// does: a table for the whole region beside tables of single agencies whose figures are theirs or their sums.
struct RecapRoles {
    let names: AgencyNames

    /// Enough of an agency's own sheet has to stand on others before it is a recap of them.
    private static let shareOfOwn = 0.5
    /// As much of a sheet that nothing calls a recap.
    private static let shareOfRegion = 0.9
    /// Figures that agree: two sheets that speak of the same and never say the same are two statements.
    private static let shareAgreeing = 0.5

    /// Marks the recaps among the tables that were read.
    func decide(_ reports: inout [SheetReport]) {
        let loaded = reports.indices.filter { reports[$0].statement != nil && !reports[$0].isControl }
        decideCalled(loaded.filter { reports[$0].isCalledRecap }, beside: loaded.filter { !reports[$0].isCalledRecap }, &reports)
        decideByContent(loaded.filter { !reports[$0].isControl && !reports[$0].isCalledRecap }, &reports)
    }

    private func decideCalled(_ called: [Int], beside others: [Int], _ reports: inout [SheetReport]) {
        guard !called.isEmpty, !others.isEmpty else { return }
        let statements = others.compactMap { reports[$0].statement }
        let sources = RecapSources(statements, names: names)
        for index in called {
            guard let statement = reports[index].statement else { continue }
            let outcome = RecapCheck(recap: statement, sources: sources, quarter: RecapRoles.quarter(of: statements)).outcome()
            if let agency = agency(of: statement) {
                // Two kinds of statement of one agency are two statements, whatever they are called.
                let isOfOwn = statements.contains { $0.form.jenis == statement.form.jenis && self.agency(of: $0) == agency }
                reports[index].isControl = isOfOwn && outcome.coverage >= Self.shareOfOwn
            } else {
                reports[index].isControl = outcome.coverage > 0
            }
        }
    }

    private func decideByContent(_ loaded: [Int], _ reports: inout [SheetReport]) {
        for index in loaded {
            guard let statement = reports[index].statement, agency(of: statement) == nil else { continue }
            let others = loaded.compactMap { reports[$0].statement }.filter { other in
                agency(of: other) != nil && other.form.jenis == statement.form.jenis && other.context.tahun == statement.context.tahun
                    && other.context.triwulan == statement.context.triwulan ?? other.context.triwulan
            }
            guard Set(others.compactMap(agency)).count > 1 else { continue }
            let sources = RecapSources(others, names: names)
            let outcome = RecapCheck(recap: statement, sources: sources, quarter: statement.context.triwulan).outcome()
            let known = outcome.agreed.count + outcome.differing.count
            reports[index].isControl =
                outcome.coverage >= Self.shareOfRegion && Double(outcome.agreed.count) >= Self.shareAgreeing * Double(known)
        }
    }

    private func agency(of statement: Statement) -> String? {
        names.key(name: statement.context.perangkatDaerah, kode: statement.context.perangkatDaerahKode)
    }

    /// The latest quarter that sheets report to.
    static func quarter(of statements: [Statement]) -> Int? { statements.compactMap(\.context.triwulan).max() }
}

/// Recaps that stand alone: loaded, but the agencies' own figures go before theirs.
extension Statement {
    /// Marks a statement that is called a recap, or that adds up the region without naming an agency.
    /// - Parameter mark: where it is called so; nil where nothing does.
    mutating func yieldToAgencies(called mark: (sheet: String, cell: CellReference?)?) {
        guard context.perangkatDaerah == nil, context.perangkatDaerahKode == nil else { return }
        let ofRows = facts.contains { fact in
            (fact.perangkatDaerah != nil || fact.perangkatDaerahKode != nil) && nodes[fact.node].tingkat != .total
        }
        guard let mark else {
            isRecap = !ofRows && bidang.count >= Self.bidangOfRegion
            return
        }
        isRecap = true
        // Without the rows of agencies it is another kind of statement than theirs, and no revision of one.
        if !ofRows { form.jenis = "rekap-" + form.jenis }
        findings.append(
            Finding(
                .lembarRekap, cell: mark.cell,
                message: Message(
                    id:
                        "Lembar ini disebut rekap, dan tidak ada lembar lain dalam berkas ini yang memuat angkanya; dimuat. Angka perangkat "
                        + "daerah sendiri didahulukan (v_angka), sehingga tidak terjumlah dua kali.",
                    en: "This sheet is called a recap, and no other sheet of this file states its figures; loaded. The agencies' own "
                        + "figures go before its own (v_angka), so that nothing is added twice."),
                printed: mark.sheet, subject: "rekap \(mark.sheet)"))
    }

    /// No agency works in so many.
    private static let bidangOfRegion = 4

    /// The bidang urusan of its codes, `1.06`.
    private var bidang: Set<Substring> {
        Set(nodes.compactMap { node in node.kode.flatMap { kode in kode.split(separator: ".").count > 2 ? kode.prefix(4) : nil } })
    }
}
