import Forms
import Grid
import Model
import Notation

/// Rows of data: nodes, their indicators, their money, what goes on from the row above, JUMLAH.
extension TableAssembly {
    mutating func assembleNode(_ index: Int, _ code: SettledCode?, _ level: Tingkat?) {
        let entry = reading.rows[index]
        let text = texts[index]
        let printed = reading.mapping.codes == .tiada || entry.tingkat?.depth == nil && entry.tingkat != nil ? nil : text.kode ?? ""
        let tingkat = self.level(of: index, code, level)
        if entry.rule?.valuesOfLast == true, holdsValues(index) { flush(entry.track) }
        if endsSection.contains(index) { owners.closeSection() }
        let owner = owners.settle(row: entry.row.number, tingkat: tingkat)
        let (node, isRepeated) = builder.add(
            NodeBuilder.Printed(
                kode: code?.kode, tingkat: tingkat, text: printed, uraian: text.uraian, cell: text.kodeCell ?? firstCell(index, .uraian),
                mayRepeat: entry.rule?.repeats == true || entry.printsNodeAgain, isAlone: entry.rule?.isAlone == true,
                owner: owners.number(of: owner)))
        var track = tracks[entry.track] ?? TrackState()
        if track.node != node || !isRepeated { track.columnIndicators = [:] }
        track.node = node
        track.owner = owner
        track.isNodeRepeated = isRepeated
        track.printed = printed
        track.isRepeated = isRepeated
        track.indicator = nil
        track.lastFacts = [:]
        tracks[entry.track] = track
        if !isRepeated || builder.nodes[node].tingkat == .program { programme = programmeOf(node) ?? programme }
        findings += code?.findings ?? []
        if needsIndicator(index) { openIndicator(index, node, names: namedBelow(index) ?? text, mayRepeat: isRepeated) }
        closeCells(index, node: node, kode: builder.nodes[node].kode, printed: printed)
    }

    mutating func assembleIndicator(_ index: Int) {
        let entry = reading.rows[index]
        guard let node = tracks[entry.track]?.node else { return quarantineRow(index) }
        let printed = reading.mapping.codes == .tiada ? nil : texts[index].kode ?? ""
        tracks[entry.track]?.lastFacts = [:]
        tracks[entry.track]?.isRepeated = false
        openIndicator(index, node, names: texts[index], mayRepeat: entry.rule?.namesNode == true || entry.rule?.repeats == true)
        if let peran = entry.rule?.peran, let indicator = tracks[entry.track]?.indicator { builder.indicators[indicator].peran = peran }
        closeCells(index, node: node, kode: builder.nodes[node].kode, printed: printed)
    }

    private mutating func openIndicator(_ index: Int, _ node: Int, names: RowTexts, mayRepeat: Bool) {
        let track = reading.rows[index].track
        let (indicator, isRepeated) = builder.addIndicator(of: node, name: names.indikator, satuan: names.satuan, mayRepeat: mayRepeat)
        tracks[track]?.indicator = indicator
        tracks[track]?.isRepeated = isRepeated
    }

    /// `Input : Jumlah Dana`: money of the node above.
    mutating func assembleMoney(_ index: Int) {
        let entry = reading.rows[index]
        guard let node = tracks[entry.track]?.node else { return quarantineRow(index) }
        tracks[entry.track]?.isRepeated = false
        closeCells(index, node: node, kode: builder.nodes[node].kode, printed: tracks[entry.track]?.printed)
    }

    /// Further values of the indicator above: another target of its own.
    mutating func assembleFurther(_ index: Int) {
        let entry = reading.rows[index]
        guard let node = tracks[entry.track]?.node else { return quarantineRow(index) }
        tracks[entry.track]?.isRepeated = false
        tracks[entry.track]?.lastFacts = [:]
        closeCells(index, node: node, kode: builder.nodes[node].kode, printed: tracks[entry.track]?.printed, isFurther: true)
    }

    mutating func assembleTotal(_ index: Int) {
        closeTracks()
        seenTotal = true
        let entry = reading.rows[index]
        addTotal(index, owner: owners.total(at: index, row: entry.row.number, isOfSheet: entry.rule?.isForSheet == true))
    }

    /// The values of a row as the total of an agency, or of nobody.
    mutating func addTotal(_ index: Int, owner: RowOwner?) {
        let first = firstCell(index)
        tracks[reading.rows[index].track] = TrackState(owner: owner)
        let node = builder.addTotal(uraian: first.flatMap(labelText), cell: first?.reference, owner: owners.number(of: owner))
        closeCells(index, node: node, kode: nil, printed: nil)
    }

    /// The level of a node's row.
    func level(of index: Int, _ code: SettledCode?, _ level: Tingkat?) -> Tingkat {
        code?.kode?.tingkat ?? level ?? code?.tingkat ?? reading.rows[index].tingkat ?? .subKegiatan
    }

    mutating func assembleContinuation(_ index: Int) {
        let entry = reading.rows[index]
        guard tracks[entry.track]?.node != nil else { return quarantineRow(index) }
        for (position, cell) in entry.row.cells.enumerated() where ledger.isOpen(row: index, cell: position) {
            switch meaning(of: cell, index) {
            case .role(let role) where !isFigure(cell) && (role == .uraian || role == .indikator || role == .satuan):
                if role == .uraian { tellAgencyInName(cell) }
                ledger.close(row: index, cell: position, .label, role.name + " (sambungan)")
            case .role(.catatan(let jenis)) where !isFigure(cell):
                ledger.close(row: index, cell: position, .label, jenis + " (sambungan)")
                notes.append(
                    Note(
                        node: tracks[entry.track]?.node, indicator: tracks[entry.track]?.indicator, jenis: jenis,
                        text: labelText(cell) ?? "",
                        cell: cell.reference))
            case .value where CellFit.isBareUnit(cell):
                ledger.close(row: index, cell: position, .label, "satuan (sambungan)")
                if let fact = tracks[entry.track]?.lastFacts[entry.column(of: cell)], facts[fact].satuan == nil {
                    facts[fact].satuan = labelText(cell)
                }
            default: quarantine(index, position, cell)
            }
        }
    }

    /// The name of an agency that goes on from the name above may be the heading of a section that nothing shows to be one.
    private mutating func tellAgencyInName(_ cell: Cell) {
        guard let text = labelText(cell), reading.mapping.agencyWords.kind(of: text) == .agency else { return }
        findings.append(
            Finding(
                .konteksTakDinyatakan, cell: cell.reference,
                message: Message(
                    id:
                        "'\(text)' dibaca sebagai sambungan nama di atasnya; bila ini awal baris perangkat daerah lain, tulislah 'Perangkat Daerah : …'.",
                    en:
                        "'\(text)' is read as going on from the name above; if another agency's rows begin here, write 'Perangkat Daerah : …'."
                ),
                printed: text, subject: "sambungan " + foldedName(text)))
    }

    /// The indicator row right below that names what a node's own row measures.
    private func namedBelow(_ index: Int) -> RowTexts? {
        let track = reading.rows[index].track
        for next in (index + 1)..<max(index + 1, reading.rows.count) {
            let entry = reading.rows[next]
            guard entry.track == track, entry.rowClass != .kepalaTabel, entry.rowClass != .nomorKolom, entry.rowClass != .sambungan else {
                continue
            }
            return entry.rowClass == .indikator && entry.rule?.namesNode == true ? texts[next] : nil
        }
        return nil
    }

    /// Whether a node row carries performance figures or names what they measure.
    private func needsIndicator(_ index: Int) -> Bool {
        if texts[index].indikator != nil { return true }
        return reading.rows[index].row.cells.contains { cell in
            guard !cell.isBlankText, case .value(let value)? = meaning(of: cell, index) else { return false }
            return value.ukuran == .kinerja && value.indicator == nil
        }
    }

    private func holdsValues(_ index: Int) -> Bool {
        reading.rows[index].row.cells.contains { cell in
            if case .value? = meaning(of: cell, index), !cell.isBlankText { true } else { false }
        }
    }

    /// Gives the values that waited to the last node of their group.
    mutating func flush(_ track: String?) {
        guard let state = tracks[track], !state.pending.isEmpty, let node = state.node else { return }
        tracks[track]?.pending = []
        tracks[track]?.isRepeated = false
        for index in state.pending {
            closeCells(index, node: node, kode: builder.nodes[node].kode, printed: state.printed, isLate: true)
        }
    }
}
