import Model

/// Puts nodes that are printed a row too low right below the node above them in their track.
///
/// Where PROGRAM and KEGIATAN are stacked in one column beside their sub kegiatan, the first sub kegiatan stands beside the PROGRAM, though it belongs to
/// the KEGIATAN on the next line.
enum Raising {
    static func raise(_ rows: [ClassifiedRow]) -> [ClassifiedRow] {
        guard rows.contains(where: { $0.rule?.rises == true }) else { return rows }
        var result: [ClassifiedRow] = []
        /// The last node of each track that another may rise to, by its position in the result.
        var above: [String?: Int] = [:]
        for row in rows {
            if row.rule?.rises == true, row.rowClass == .simpul, let target = above[row.track], let upper = result[target].tingkat,
                let own = row.tingkat, upper.order < own.order
            {
                result.insert(row, at: target + 1)
                for (track, position) in above where position > target { above[track] = position + 1 }
                above[row.track] = target + 1
                continue
            }
            result.append(row)
            if row.rowClass == .simpul { above[row.track] = result.count - 1 }
            if row.rowClass == .total { above = [:] }
        }
        return result
    }
}
