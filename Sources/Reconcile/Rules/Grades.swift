import Model

/// `predikat`: a printed grade against the scale of the region.
///
/// Needs the number it grades, which is the mean printed before it in the same column, and a word that a scale knows. A number in a gap of the scale
/// may bear the grade of either side.
enum Grades {
    static func violations(_ figures: Figures, _ settled: Settled) -> [Violation] {
        let controls = figures.table.statement.controls
        var found: [Violation] = []
        for (index, control) in controls.enumerated() where control.kind == .predikat {
            let mean = controls[..<index].last {
                $0.kind == .rerata && $0.cell.column == control.cell.column && $0.node == control.node
            }
            guard let mean, let value = mean.value, mean.cell.row < control.cell.row else { continue }
            let word = foldedWords(control.text)
            let scales = settled.configuration.scales.filter { scale in scale.grades.contains { foldedWords($0.word) == word } }
            guard let scale = scales.first, !scales.contains(where: { $0.allows(word, value) }) else { continue }
            let right = scale.words(value).joined(separator: " / ")
            found.append(
                Violation(
                    check: .other, place: nil,
                    finding: Finding(
                        .predikat, cell: control.cell, kode: control.node.flatMap { figures.table.statement.nodes[$0].kode },
                        message: Message(
                            id:
                                "Predikat tercetak '\(control.text)', padahal \(indonesian(value)) (\(mean.cell)) menurut skala \(scale.name) "
                                + "berpredikat '\(right)'.",
                            en:
                                "The grade is printed as '\(control.text)', but \(english(value)) (\(mean.cell)) is '\(right)' on the scale "
                                + "\(scale.name)."),
                        printed: control.text, expected: right,
                        subject: "\(control.node.map { figures.table.statement.nodes[$0].key } ?? "") \(control.ukuran.rawValue) predikat"))
            )
        }
        return found
    }
}

extension GradeScale {
    /// Whether a value may bear a grade: it lies within it, or in a gap beside it.
    func allows(_ word: String, _ value: ExactNumber) -> Bool { words(value).contains { foldedWords($0) == word } }

    /// The grades of a value: one, or those on both sides of the gap it lies in.
    func words(_ value: ExactNumber) -> [String] {
        if let own = grades.first(where: { $0.contains(value) }) { return [own.word] }
        let above = grades.last { grade in grade.from.map { value < $0 || value == $0 } ?? false }
        let below = grades.first { grade in grade.to.map { $0 < value || value == $0 } ?? false }
        return [above, below].compactMap { $0?.word }
    }
}
