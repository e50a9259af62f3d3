import Grid

/// Binds the columns of a form to those of a sheet: by printed number wherever it stands, or by header path.
struct Binder {
    let mapping: Mapping
    /// What the header's cells say, as far as it is known from other bindings of the sheet.
    var texts = HeaderTexts()

    func bind(_ header: HeaderBlock, numbers: NumberRow?) -> Binding {
        var binding = Binding()
        let printed = PrintedNumbers(numbers, header)
        bindByHeader(header, printed, into: &binding)
        if let numbers, !mapping.recognition.countsColumns { bindByNumber(header, numbers, into: &binding) }
        binding.unknown = Set(header.columns).subtracting(binding.columns.keys)
        return binding
    }

    // MARK: By header

    private func bindByHeader(_ header: HeaderBlock, _ numbers: PrintedNumbers, into binding: inout Binding) {
        for (order, spec) in mapping.columns.enumerated() {
            guard case .header(let path) = spec.anchor else { continue }
            var seen: Set<HeaderMatch> = []
            // Of one column the writing counts that its mapping names first, wherever it stands; quarters and years are told by any.
            for writings in path.repeats ? [path.writings] : path.writings.map({ [$0] }) where seen.isEmpty {
                for column in header.columns where binding.columns[column] == nil {
                    guard let match = header.match(column, any: writings, texts) else { continue }
                    var period = match
                    period.isCumulative = false
                    guard seen.insert(period).inserted else { continue }
                    bind(column, spec, match, header, numbers, order, into: &binding)
                    if !path.repeats { break }
                }
            }
            if seen.isEmpty, spec.isRequired, !hasSubstitute(spec, binding) { binding.missing.append(path.name) }
        }
        runUpToFirstQuarter(&binding)
        for (column, bound) in binding.columns where !mapping.recognition.scales.isEmpty {
            guard case .value(let meaning) = bound.meaning, meaning.ukuran == .anggaran, !meaning.tahap.isPercentage else { continue }
            binding.columns[column]?.exponent = mapping.recognition.exponent(
                in: bound.header.joined(separator: " ").singleLine)
        }
    }

    /// Whether the column that may stand in place of another does: a sheet evaluates the revised plan alone, or beside the first.
    private func hasSubstitute(_ spec: ColumnSpec, _ binding: Binding) -> Bool {
        guard let name = spec.substitute, case .value(let own) = spec.meaning else { return false }
        return binding.columns.values.contains { column in
            guard column.name == name, case .value(let meaning) = column.meaning else { return false }
            return meaning.ukuran == own.ukuran
        }
    }

    /// Under `I`, `s/d II`, `s/d III` the first quarter is what came together up to it, as in the others.
    private func runUpToFirstQuarter(_ binding: inout Binding) {
        var quarters: [ValueMeaning: [(column: Int, quarter: Int, isCumulative: Bool)]] = [:]
        for (column, bound) in binding.columns {
            guard case .value(var meaning) = bound.meaning, let quarter = meaning.triwulan else { continue }
            let place = (column, quarter, meaning.isCumulative)
            (meaning.triwulan, meaning.isCumulative) = (nil, false)
            quarters[meaning, default: []].append(place)
        }
        for (meaning, places) in quarters {
            let later = places.filter { $0.quarter > 1 }
            guard !later.isEmpty, later.allSatisfy(\.isCumulative), !places.contains(where: { $0.quarter == 1 && $0.isCumulative }) else {
                continue
            }
            for place in places where place.quarter == 1 {
                var own = meaning
                (own.triwulan, own.isCumulative) = (1, true)
                binding.columns[place.column]?.meaning = .value(own)
            }
        }
    }

    private func bind(
        _ column: Int, _ spec: ColumnSpec, _ match: HeaderMatch, _ header: HeaderBlock, _ numbers: PrintedNumbers, _ order: Int,
        into binding: inout Binding
    ) {
        func bound(_ column: Int, _ meaning: ColumnMeaning) -> BoundColumn {
            BoundColumn(
                column: column, meaning: meaning.withYear(of: header, column), number: numbers.text(column),
                header: header.cells[column]?.map(\.printed) ?? [], order: place(of: order, column), traits: spec.traits, name: spec.name)
        }
        binding.columns[column] = bound(column, spec.meaning.in(match))
        // A code may be spread over several columns under one heading, and so may what a column says follows it.
        let followers = spec.meaning == .role(.kode) ? Array(repeating: .role(.kode), count: 7) : spec.followers
        var next = column + 1
        for follower in followers {
            guard binding.columns[next] == nil, header.continues(column, at: next) else { break }
            binding.columns[next] = bound(next, follower)
            next += 1
        }
    }

    /// A column's place among the form's. Columns of one name (the quarters with their parts) stand as the sheet prints them, in the place of the first.
    private func place(of order: Int, _ column: Int) -> Int {
        let stride = CellReference.maximumColumn + 1
        guard let name = mapping.columns[order].name, let first = mapping.columns.firstIndex(where: { $0.name == name }) else {
            return order * stride
        }
        return first * stride + column
    }

    // MARK: By number

    private func bindByNumber(_ header: HeaderBlock, _ numbers: NumberRow, into binding: inout Binding) {
        var positions: [Int: NumberRow.Entry] = [:]
        for entry in numbers.entries where positions[entry.number] == nil { positions[entry.number] = entry }
        let starts = numbers.entries.map(\.column).sorted()
        for (order, spec) in mapping.columns.enumerated() {
            guard case .number(let number) = spec.anchor else { continue }
            guard let entry = positions[number] else {
                if spec.isRequired { binding.missing.append("nomor \(number)") }
                continue
            }
            guard let part = spec.part else {
                binding.columns[entry.column] = bound(entry.column, spec, header, number: entry.text, order)
                continue
            }
            let end = starts.first { $0 > entry.column } ?? (entry.column + 8)
            let column = (entry.column..<end).first { candidate in
                let isFree = binding.columns[candidate] == nil
                return isFree && header.cells[candidate]?.contains { Label.isSame($0.folded, part) } == true
            }
            if let column {
                binding.columns[column] = bound(column, spec, header, number: entry.text, order)
            } else if spec.isRequired {
                binding.missing.append("nomor \(number) bagian \(part)")
            }
        }
    }

    private func bound(_ column: Int, _ spec: ColumnSpec, _ header: HeaderBlock, number: String?, _ order: Int) -> BoundColumn {
        BoundColumn(
            column: column, meaning: spec.meaning.withYear(of: header, column), number: number,
            header: header.cells[column]?.map(\.printed) ?? [], order: place(of: order, column), traits: spec.traits, name: spec.name)
    }
}

extension ColumnMeaning {
    /// What the column holds, with the quarter and the year that its header names.
    func `in`(_ match: HeaderMatch) -> ColumnMeaning {
        guard case .value(var value) = self else { return self }
        value.triwulan = match.quarter ?? value.triwulan
        value.tahun = match.year ?? value.tahun
        value.isCumulative = value.isCumulative || match.isCumulative
        return .value(value)
    }

    /// What the column holds, with the year that its lowest label prints where the mapping asks for it.
    func withYear(of header: HeaderBlock, _ column: Int) -> ColumnMeaning {
        guard case .value(var value) = self, value.hasHeaderYear, value.tahun == nil else { return self }
        value.tahun = header.cells[column]?.reversed().lazy.compactMap { Label.year(in: $0.folded) }.first
        return .value(value)
    }
}

/// The numbers that a number row prints, by the columns that each of them speaks for.
struct PrintedNumbers {
    private var texts: [Int: String] = [:]

    init(_ numbers: NumberRow?, _ header: HeaderBlock) {
        guard let numbers else { return }
        for (index, entry) in numbers.entries.enumerated() {
            texts[entry.column] = entry.text
            let next = index + 1 < numbers.entries.count ? numbers.entries[index + 1].column : Int.max
            var column = entry.column + 1
            while column < next, header.continues(entry.column, at: column) {
                texts[column] = entry.text
                column += 1
            }
        }
    }

    /// What stands above a column; nil where it stands under no number.
    func text(_ column: Int) -> String? { texts[column] }
}
