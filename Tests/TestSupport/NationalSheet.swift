public import Grid

/// A sheet of a national evaluation form made up from a seed, in one of the variants that offices use, with its truth.
public struct NationalSheet {
    /// How the form is laid out.
    public struct Variant: CustomStringConvertible {
        public enum Form: CaseIterable { case renja, renjaLama, rkpd, provinsi }
        public enum Parts: CaseIterable { case plain, swapped, volume, percent }
        public enum NumberStyle: CaseIterable { case whole, text, bracketed, decimal }
        public enum QuarterStyle: CaseIterable { case roman, mistyped, arabic, short, long, months }
        public enum NumberRow: CaseIterable { case aboveParts, belowParts, none }
        public enum Money: CaseIterable { case number, grouped, prefixed }

        public var form: Form
        public var parts: Parts
        public var codeColumns: Int
        public var quarters: Int
        public var numberRow: NumberRow
        public var numberStyle: NumberStyle
        public var firstNumber: Int
        public var isCodeNumbered: Bool
        public var quarterStyle: QuarterStyle
        public var money: Money
        public var isCumulative: Bool
        public var hasUnits: Bool, hasSasaran: Bool, hasKeterangan: Bool, hasTotal: Bool
        public var isMerged: Bool, isWrapped: Bool, isMisspelt: Bool, hasLineBreaks: Bool, hasBlankColumns: Bool, hasBlankRowAbove: Bool
        public var hasMoreIndicators: Bool, hasQuarterPercent: Bool
        public var pageBreaks: Int

        init(_ random: inout SeededGenerator) {
            func flip(_ share: Double = 0.5) -> Bool { Double.random(in: 0..<1, using: &random) < share }
            form = Form.allCases.randomElement(using: &random)!
            parts = Parts.allCases.randomElement(using: &random)!
            codeColumns = [0, 1, 1, 4, 5].randomElement(using: &random)!
            quarters = Int.random(in: 1...4, using: &random)
            numberRow = flip(0.1) ? .none : flip() ? .aboveParts : .belowParts
            numberStyle = NumberStyle.allCases.randomElement(using: &random)!
            firstNumber = flip(0.25) ? 0 : 1
            isCodeNumbered = flip(0.7)
            quarterStyle = QuarterStyle.allCases.randomElement(using: &random)!
            money = Money.allCases.randomElement(using: &random)!
            isCumulative = quarters > 1 && flip(0.25)
            hasUnits = parts == .volume || flip(0.4)
            hasSasaran = flip(0.8)
            hasKeterangan = flip()
            hasTotal = flip()
            isMerged = flip(0.6)
            isWrapped = flip(0.25)
            isMisspelt = flip(0.25)
            hasLineBreaks = flip(0.25)
            hasBlankColumns = flip(0.2)
            hasBlankRowAbove = flip(0.8)
            hasMoreIndicators = flip(0.3)
            hasQuarterPercent = flip()
            pageBreaks = flip() ? 0 : Int.random(in: 1...2, using: &random)
        }

        public var description: String {
            "\(form) \(parts) code \(codeColumns) TW \(quarters) \(quarterStyle) numbers \(numberRow) \(numberStyle) from \(firstNumber)"
                + (isCodeNumbered ? "" : " code without number") + " money \(money)" + (isCumulative ? " cumulative" : "")
                + (hasUnits ? " units" : "") + (hasSasaran ? "" : " no sasaran") + (isMerged ? "" : " unmerged")
                + (isWrapped ? " wrapped" : "")
                + (isMisspelt ? " misspelt" : "") + (hasLineBreaks ? " broken" : "") + (hasBlankColumns ? " blank columns" : "")
                + (hasMoreIndicators ? " more indicators" : "") + " breaks \(pageBreaks)"
        }
    }

    /// What one cell states.
    public struct Fact {
        public var ukuran: String, tahap: String
        public var triwulan: Int?
        public var isCumulative: Bool
        public var tingkat: String
        public var kode: String?
        public var uraian: String
        public var indikator: String?
        public var nilai: Double
    }

    public let variant: Variant
    public let pemdaKode: String, agency: String
    public let year: Int
    public private(set) var sheet: Sheet
    public private(set) var facts: [String: Fact] = [:]

    private var cells: [Int: [Int: CellValue]] = [:]
    private var merges: [CellRange] = []
    private var row = 0

    // MARK: Columns

    /// What stands under one heading.
    struct Group {
        var key: String
        var title: String
        var tahap: String = ""
        var quarter: Int?
        /// Names of its columns: `K`, `%`, `Rp`, `Satuan`; one empty name for a column of labels.
        var parts: [String]
        var isNumbered = true
        var first = 0
        var formula = ""
    }

    private var groups: [Group] = []

    public init(seed: UInt64) {
        var random = SeededGenerator(seed: seed)
        variant = Variant(&random)
        let regions = [
            ("33.05", "Kabupaten Kebumen"), ("32.73", "Kota Bandung"), ("35.15", "Kabupaten Sidoarjo"), ("73.72", "Kota Parepare"),
        ]
        let region =
            variant.form == .provinsi && Bool.random(using: &random)
            ? ("33", "Provinsi Jawa Tengah") : regions.randomElement(using: &random)!
        pemdaKode = region.0
        agency = ["Dinas Pendidikan", "Dinas Lingkungan Hidup", "Badan Kesatuan Bangsa Dan Politik", "Dinas Perhubungan"]
            .randomElement(using: &random)!
        year = Int.random(in: 2021...2025, using: &random)
        sheet = Sheet(name: ["Sheet1", "Form", "Evaluasi"].randomElement(using: &random)!, rows: [])
        makeGroups(&random)
        writeTitles(region.1, &random)
        let header = makeHeader(&random)
        writeHeader(header)
        writeData(header, &random)
        writeFooter(region.1, &random)
        sheet.rows = cells.keys.sorted().map { number in
            Row(
                number: number,
                cells: cells[number]!.sorted { $0.key < $1.key }.map { column, value in
                    let shown: String
                    switch value {
                    case .text(let text): shown = text
                    case .number(let number): shown = number == number.rounded() ? String(Int(number)) : "\(number)"
                    default: shown = ""
                    }
                    return Cell(reference: CellReference(row: number, column: column), value: value, shown: shown)
                })
        }
        sheet.merges = variant.isMerged ? merges : []
    }

    private var isRenja: Bool { variant.form == .renja || variant.form == .renjaLama }
    private var plan: String { isRenja ? "renstra" : "rpjmd" }

    private mutating func makeGroups(_ random: inout SeededGenerator) {
        let k = ["plain": ["K", "Rp"], "swapped": ["Rp", "K"], "volume": ["Volume", "Satuan", "Rp"], "percent": ["K", "%", "Rp"]][
            "\(variant.parts)"]!
        let short = variant.parts == .swapped ? ["Rp", "K"] : ["K", "Rp"]
        let long = isRenja ? "Renstra Perangkat Daerah" : "RPJMD"
        let annual = isRenja ? "Renja Perangkat Daerah" : "RKPD"
        let annualShort = isRenja ? "Renja" : "RKPD"
        var all: [Group] = [Group(key: "no", title: "No", parts: [""])]
        if variant.hasSasaran { all.append(Group(key: "sasaran", title: "Sasaran", parts: [""])) }
        if variant.codeColumns > 0 {
            all.append(
                Group(
                    key: "kode", title: "Kode", parts: Array(repeating: "", count: variant.codeColumns), isNumbered: variant.isCodeNumbered)
            )
        }
        all.append(
            Group(
                key: "uraian",
                title: isRenja ? "Program/Kegiatan" : "Urusan/Bidang Urusan Pemerintahan Daerah dan Program/Kegiatan/Sub Kegiatan",
                parts: [""]))
        all.append(
            Group(
                key: "indikator", title: "Indikator Kinerja Program (outcome)/Kegiatan (output)",
                parts: variant.hasUnits && variant.parts != .volume ? ["", ""] : [""]))
        all.append(Group(key: "akhir", title: "Target \(long) pada Tahun \(year + 1) (akhir periode)", tahap: plan, parts: k))
        all.append(
            Group(
                key: "lalu", title: "Realisasi Capaian Kinerja \(long) sampai dengan Tahun Lalu (n-2)", tahap: "realisasi_lalu", parts: k))
        all.append(
            Group(
                key: "target", title: "Target Kinerja dan Anggaran \(annual) Tahun Berjalan yang Dievaluasi (n-1)",
                tahap: isRenja ? "renja" : "rkpd", parts: k))
        for quarter in 1...variant.quarters {
            all.append(
                Group(key: "tw", title: "Realisasi Kinerja Pada Triwulan", tahap: "realisasi", quarter: quarter, parts: k))
        }
        all.append(
            Group(
                key: "tahun", title: "Realisasi Capaian Kinerja dan Anggaran \(annualShort) yang Dievaluasi", tahap: "realisasi",
                parts: variant.parts == .volume ? k : short, formula: "tw"))
        if variant.form == .renjaLama || variant.form == .provinsi {
            all.append(
                Group(
                    key: "capaian", title: "Tingkat Capaian Kinerja dan Realisasi Anggaran \(annualShort) (%)", tahap: "capaian",
                    parts: short, formula: "tahun/target x100%"))
        }
        all.append(
            Group(
                key: "kini", title: "Realisasi Kinerja dan Anggaran \(long) s/d Tahun \(year)", tahap: plan + "_realisasi",
                parts: variant.parts == .volume ? k : short, formula: "lalu + tahun"))
        all.append(
            Group(
                key: "capaian_akhir", title: "Tingkat Capaian Kinerja dan Realisasi Anggaran \(long) s/d Tahun \(year) (%)",
                tahap: plan + "_capaian", parts: short, formula: "kini/akhir x100%"))
        all.append(Group(key: "pj", title: "Perangkat Daerah Penanggung Jawab", parts: [""]))
        if variant.hasKeterangan { all.append(Group(key: "ket", title: "Keterangan", parts: [""])) }
        var column = 1
        for index in all.indices {
            all[index].first = column
            column += all[index].parts.count
            let isBlank = variant.hasBlankColumns && !["tw", "indikator", "kode"].contains(all[index].key) && index < all.count - 1
            if isBlank, Int.random(in: 0..<4, using: &random) == 0 { column += 1 }
        }
        groups = all
    }

    // MARK: Writing

    private mutating func write(_ value: CellValue, _ column: Int) { cells[row, default: [:]][column] = value }
    private mutating func write(_ text: String, _ column: Int) { write(.text(text), column) }

    private mutating func merge(_ columns: ClosedRange<Int>, rows: Int = 1) {
        guard columns.count > 1 || rows > 1 else { return }
        let first = CellReference(row: row, column: columns.lowerBound)
        merges.append(CellRange(first: first, last: CellReference(row: row + rows - 1, column: columns.upperBound)))
    }

    private mutating func writeTitles(_ region: String, _ random: inout SeededGenerator) {
        var lines = ["Formulir " + (isRenja ? "E.81" : ["E.60", "E.79", "E.19"].randomElement(using: &random)!)]
        if isRenja {
            lines += [
                "Evaluasi Terhadap Hasil Renja Perangkat Daerah Lingkup Kabupaten/Kota", "Renja Perangkat Daerah \(agency) \(region)",
                "Periode Pelaksanaan Tahun \(year)", "Perangkat Daerah : \(agency)",
            ]
        } else {
            lines += ["Evaluasi Terhadap Hasil RKPD", region, "Tahun \(year)", "Perangkat Daerah : \(agency)"]
        }
        if Int.random(in: 0..<4, using: &random) == 0 { lines.removeFirst() }
        for line in lines {
            row += 1
            write(line, 1)
            merge(1...20)
        }
        if variant.hasBlankRowAbove { row += 1 }
    }

    /// One page header: the texts of its rows by column, and what it merges.
    struct Header {
        var rows: [[(column: Int, text: CellValue, columns: ClosedRange<Int>)]] = []
    }

    private func quarterLabel(_ quarter: Int) -> String {
        let roman = ["I", "II", "III", "IV"][quarter - 1]
        let months = ["Januari - Maret", "April-Juni", "Juli - September", "Oktober - Desember"][quarter - 1]
        switch variant.quarterStyle {
        case .roman: return roman
        case .mistyped: return ["I ", "Il ", "Ill ", "IV "][quarter - 1]
        case .arabic: return "\(quarter)"
        case .short: return "TW \(roman)"
        case .long: return "Triwulan \(roman)"
        case .months: return "TW \(roman) (\(months))"
        }
    }

    private func makeHeader(_ random: inout SeededGenerator) -> Header {
        var header = Header()
        var titles: [(column: Int, text: CellValue, columns: ClosedRange<Int>)] = []
        var wrapped = titles
        var quarters = titles
        var parts = titles
        for group in groups {
            let columns = group.first...(group.first + group.parts.count - 1)
            if group.quarter == nil || group.quarter == 1 {
                let last = group.quarter == nil ? columns.upperBound : groups.last { $0.key == "tw" }.map { $0.first + $0.parts.count - 1 }!
                var text = group.title
                if variant.isMisspelt, text.utf8.count > 25, Int.random(in: 0..<4, using: &random) == 0 { text = misspelt(text, &random) }
                let words = text.split(separator: " ")
                if variant.isWrapped, words.count > 3, group.quarter == nil {
                    let half = words.count / 2
                    titles.append((group.first, .text(words[..<half].joined(separator: " ")), group.first...last))
                    wrapped.append((group.first, .text(words[half...].joined(separator: " ")), group.first...last))
                } else {
                    if variant.hasLineBreaks, words.count > 2 {
                        let half = words.count / 2
                        text = words[..<half].joined(separator: " ") + "\n" + words[half...].joined(separator: " ")
                    }
                    titles.append((group.first, .text(text), group.first...last))
                }
            }
            if let quarter = group.quarter { quarters.append((group.first, .text(quarterLabel(quarter)), columns)) }
            for (index, part) in group.parts.enumerated() where !part.isEmpty {
                parts.append((group.first + index, .text(part), (group.first + index)...(group.first + index)))
            }
        }
        header.rows = [titles, (wrapped + quarters).sorted { $0.column < $1.column }]
        let numbers = numberRow()
        switch variant.numberRow {
        case .aboveParts: header.rows += [numbers, parts]
        case .belowParts: header.rows += [parts, numbers]
        case .none: header.rows += [parts]
        }
        return header
    }

    private func misspelt(_ text: String, _ random: inout SeededGenerator) -> String {
        var letters = Array(text)
        let places = letters.indices.filter { letters[$0].isLetter && letters[$0].isLowercase }
        guard let place = places.randomElement(using: &random) else { return text }
        letters[place] = letters[place] == "n" ? "m" : "n"
        return String(letters)
    }

    private func numberRow() -> [(column: Int, text: CellValue, columns: ClosedRange<Int>)] {
        var numbers: [String: Int] = [:]
        var quarterNumbers: [Int] = []
        var next = variant.firstNumber
        var result: [(column: Int, text: CellValue, columns: ClosedRange<Int>)] = []
        for group in groups where group.isNumbered {
            let number = next
            next += 1
            if group.key == "tw" { quarterNumbers.append(number) } else { numbers[group.key] = number }
            let columns = group.first...(group.first + group.parts.count - 1)
            if group.formula.isEmpty {
                let value: CellValue
                switch variant.numberStyle {
                case .whole: value = .number(Double(number))
                case .text: value = .text("\(number)")
                case .bracketed: value = .text("(\(number))")
                case .decimal: value = .text("\(number).0")
                }
                result.append((group.first, value, columns))
            } else {
                var formula = group.formula.replacing("capaian_akhir", with: "")
                formula = formula.replacing("tw", with: quarterNumbers.map(String.init).joined(separator: "+"))
                for key in ["tahun", "target", "lalu", "kini", "akhir"] {
                    formula = formula.replacing(key, with: numbers[key].map(String.init) ?? "")
                }
                result.append((group.first, .text("\(number) = \(formula)"), columns))
            }
        }
        return result
    }

    private mutating func writeHeader(_ header: Header) {
        for line in header.rows {
            row += 1
            for cell in line {
                write(cell.text, cell.column)
                merge(cell.columns)
            }
        }
    }

    // MARK: Data

    struct Line {
        var tingkat: String, kode: [String], uraian: String, indikator: String? = nil
        var money: [String: Int] = [:]
        var quarters: [Int] = []
        var performance: [[String: Int]] = []
        var performanceQuarters: [[Int]] = []
        var children: [Int] = []
        var unit = ""
    }

    private func lines(_ random: inout SeededGenerator) -> [Line] {
        let nouns = [
            "Pelayanan", "Jaringan", "Kawasan", "Sarana", "Data", "Lembaga", "Kualitas", "Sampah", "Pendidikan", "Terminal", "Angkutan",
            "Taman",
            "Ketahanan", "Arsip", "Jalan",
        ]
        let verbs = ["Pengelolaan", "Penyediaan", "Pembinaan", "Fasilitasi", "Peningkatan", "Pengawasan", "Koordinasi", "Rehabilitasi"]
        var used: Set<String> = []
        func name() -> String {
            while true {
                let text =
                    "\(verbs.randomElement(using: &random)!) \(nouns.randomElement(using: &random)!) \(nouns.randomElement(using: &random)!) Daerah"
                if used.insert(text).inserted { return text }
            }
        }
        let bidang = [["1", "01"], ["1", "03"], ["2", "11"], ["2", "15"]].randomElement(using: &random)!
        let authority = variant.form == .provinsi ? "1" : "2"
        var lines: [Line] = []
        func pad(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
        var programme = Int.random(in: 2...4, using: &random)
        for _ in 0..<Int.random(in: 2...3, using: &random) {
            let top = lines.count
            lines.append(Line(tingkat: "program", kode: bidang + [pad(programme)], uraian: "PROGRAM " + name().uppercased()))
            for kegiatan in 1...Int.random(in: 1...2, using: &random) {
                let middle = lines.count
                lines[top].children.append(middle)
                let code = lines[top].kode + ["\(authority).\(pad(kegiatan))"]
                lines.append(Line(tingkat: "kegiatan", kode: code, uraian: name()))
                for sub in 1...Int.random(in: 1...4, using: &random) {
                    lines[middle].children.append(lines.count)
                    var line = Line(tingkat: "sub_kegiatan", kode: code + [pad(sub)], uraian: name(), indikator: "")
                    line.indikator = "Jumlah \(line.uraian)"
                    line.unit = ["Dokumen", "Orang", "Unit", "Laporan"].randomElement(using: &random)!
                    let target = Int.random(in: 5...900, using: &random) * 100_000
                    line.quarters = (0..<variant.quarters).map { _ in target * Int.random(in: 5...24, using: &random) / 100 }
                    line.money = [
                        "akhir": Int.random(in: 3...4000, using: &random) * 1_000_000,
                        "lalu": Int.random(in: 1...900, using: &random) * 1_234_567,
                        "target": target,
                    ]
                    for _ in 0..<(variant.hasMoreIndicators && Int.random(in: 0..<3, using: &random) == 0 ? 2 : 1) {
                        let quarters = (0..<variant.quarters).map { _ in Int.random(in: 1...240, using: &random) }
                        line.performanceQuarters.append(quarters)
                        let year = quarters.reduce(0, +)
                        let past = Int.random(in: 5...300, using: &random)
                        line.performance.append([
                            "akhir": Int.random(in: 40...900, using: &random), "lalu": past,
                            "target": year + Int.random(in: 0...200, using: &random),
                            "tahun": year, "kini": past + year,
                        ])
                    }
                    lines.append(line)
                }
            }
            programme += Int.random(in: 1...2, using: &random)
        }
        for index in lines.indices.reversed() {
            for child in lines[index].children {
                for (key, value) in lines[child].money { lines[index].money[key, default: 0] += value }
                if lines[index].quarters.isEmpty { lines[index].quarters = Array(repeating: 0, count: variant.quarters) }
                for quarter in lines[child].quarters.indices { lines[index].quarters[quarter] += lines[child].quarters[quarter] }
            }
        }
        for index in lines.indices { finish(&lines[index].money, lines[index].quarters) }
        return lines
    }

    private func finish(_ money: inout [String: Int], _ quarters: [Int]) {
        money["tahun"] = quarters.reduce(0, +)
        money["kini"] = money["lalu"]! + money["tahun"]!
    }

    private func percent(_ above: Int, _ below: Int) -> Double { (Double(above) / Double(below) * 10000).rounded() / 100 }

    private func moneyText(_ amount: Int) -> CellValue {
        switch variant.money {
        case .number: return .number(Double(amount))
        case .grouped: return .text(PrintedSheet.text(of: Double(amount), .grouped))
        case .prefixed: return .text("Rp. " + PrintedSheet.text(of: Double(amount), .grouped))
        }
    }

    private mutating func writeData(_ header: Header, _ random: inout SeededGenerator) {
        let lines = lines(&random)
        let breaks = Set((0..<variant.pageBreaks).map { _ in Int.random(in: 1..<lines.count, using: &random) })
        for (index, line) in lines.enumerated() {
            if breaks.contains(index) { writeHeader(header) }
            row += 1
            writeLabels(line, index)
            writeMoney(line.money, line.quarters, line)
            for (position, values) in line.performance.enumerated() {
                if position > 0 {
                    row += 1
                    let indicator = groups.first { $0.key == "indikator" }!
                    write("Persentase \(line.uraian)", indicator.first)
                    if indicator.parts.count > 1 { write(line.unit, indicator.first + 1) }
                }
                writePerformance(values, line.performanceQuarters[position], line, position)
            }
        }
        guard variant.hasTotal else { return }
        row += 1
        var total = Line(tingkat: "total", kode: [], uraian: "JUMLAH")
        total.quarters = Array(repeating: 0, count: variant.quarters)
        for line in lines where line.tingkat == "program" {
            for (key, value) in line.money { total.money[key, default: 0] += value }
            for quarter in line.quarters.indices { total.quarters[quarter] += line.quarters[quarter] }
        }
        let place = Bool.random(using: &random) ? "no" : "uraian"
        write("JUMLAH", groups.first { $0.key == place }!.first)
        writeMoney(total.money, total.quarters, total)
    }

    private mutating func writeLabels(_ line: Line, _ index: Int) {
        for group in groups {
            switch group.key {
            case "no": write(.number(Double(index + 1)), group.first)
            case "sasaran" where line.tingkat == "program": write("Meningkatnya mutu \(line.uraian.dropFirst(8).lowercased())", group.first)
            case "kode":
                var parts = line.kode
                if variant.codeColumns == 1 { parts = [parts.joined(separator: ".")] }
                if variant.codeColumns == 4 { parts = [parts[0] + "." + parts[1]] + parts.dropFirst(2) }
                for (offset, part) in parts.enumerated() { write(part, group.first + offset) }
            case "uraian": write(line.uraian, group.first)
            case "indikator":
                guard let indikator = line.indikator else { continue }
                write(indikator, group.first)
                if group.parts.count > 1 { write(line.unit, group.first + 1) }
            case "pj" where line.tingkat == "program": write(agency, group.first)
            default: break
            }
        }
    }

    private mutating func state(
        _ column: Int, _ ukuran: String, _ tahap: String, _ quarter: Int?, _ isCumulative: Bool, _ line: Line, _ value: Double,
        indikator: String? = nil
    ) {
        facts[CellReference(row: row, column: column).description] = Fact(
            ukuran: ukuran, tahap: tahap, triwulan: quarter, isCumulative: isCumulative, tingkat: line.tingkat,
            kode: line.kode.isEmpty || variant.codeColumns == 0 ? nil : line.kode.joined(separator: "."), uraian: line.uraian,
            indikator: indikator, nilai: value)
    }

    /// The period of a column of the year: to date where quarters are still to come.
    private func period(_ tahap: String) -> (Int?, Bool) {
        (tahap == "realisasi" || tahap == "capaian") && variant.quarters < 4 ? (variant.quarters, true) : (nil, false)
    }

    private mutating func writeMoney(_ money: [String: Int], _ quarters: [Int], _ line: Line) {
        for group in groups {
            guard let offset = group.parts.firstIndex(of: "Rp") else { continue }
            let column = group.first + offset
            let (quarter, isCumulative) = period(group.tahap)
            if let own = group.quarter {
                let amount = variant.isCumulative ? quarters[..<own].reduce(0, +) : quarters[own - 1]
                write(moneyText(amount), column)
                state(column, "anggaran", group.tahap, own, variant.isCumulative, line, Double(amount))
            } else if let amount = money[group.key] {
                write(moneyText(amount), column)
                state(column, "anggaran", group.tahap, quarter, isCumulative, line, Double(amount))
            } else if line.tingkat != "total" {
                let value =
                    group.key == "capaian" ? percent(money["tahun"]!, money["target"]!) : percent(money["kini"]!, money["akhir"]!)
                write(.number(value), column)
                state(column, "anggaran", group.tahap, quarter, isCumulative, line, value)
            }
        }
    }

    private mutating func writePerformance(_ values: [String: Int], _ quarters: [Int], _ line: Line, _ position: Int) {
        let indikator = position == 0 ? line.indikator : "Persentase \(line.uraian)"
        for group in groups {
            guard let offset = group.parts.firstIndex(where: { $0 == "K" || $0 == "Volume" }) else { continue }
            let column = group.first + offset
            let (quarter, isCumulative) = period(group.tahap)
            if group.parts.count == 3, group.parts[1] == "Satuan" { write(line.unit, group.first + 1) }
            if let own = group.quarter {
                write(.number(Double(quarters[own - 1])), column)
                state(column, "kinerja", group.tahap, own, false, line, Double(quarters[own - 1]), indikator: indikator)
                if variant.hasQuarterPercent, group.parts.contains("%") {
                    let value = percent(quarters[own - 1], values["target"]!)
                    write(.number(value), column + 1)
                    state(column + 1, "kinerja", "capaian", own, false, line, value, indikator: indikator)
                }
            } else if let value = values[group.key] {
                write(.number(Double(value)), column)
                state(column, "kinerja", group.tahap, quarter, isCumulative, line, Double(value), indikator: indikator)
            } else {
                let value =
                    group.key == "capaian" ? percent(values["tahun"]!, values["target"]!) : percent(values["kini"]!, values["akhir"]!)
                write(.number(value), column)
                state(column, "kinerja", group.tahap, quarter, isCumulative, line, value, indikator: indikator)
            }
        }
    }

    private mutating func writeFooter(_ region: String, _ random: inout SeededGenerator) {
        let lines = [
            ["Rata-rata capaian kinerja (%)", "Predikat kinerja"],
            [
                "Faktor pendorong keberhasilan kinerja:", "Faktor penghambat pencapaian kinerja:",
                "Tindak lanjut yang diperlukan dalam triwulan berikutnya:",
            ],
        ]
        for block in lines where Int.random(in: 0..<4, using: &random) > 0 {
            for line in block {
                row += 1
                write(line, 1)
                if line.hasPrefix("Faktor"), Int.random(in: 0..<4, using: &random) == 0 {
                    row += 1
                    write("Koordinasi antar bidang berjalan baik", 1)
                }
            }
        }
        guard Int.random(in: 0..<4, using: &random) > 0 else { return }
        row += 2
        let column = groups.first { $0.key == "kini" }!.first + Int.random(in: 0...1, using: &random)
        for line in [
            "Disusun", "\(region), \(year)", "KEPALA \(agency.uppercased())", "", "", "NAMA PEJABAT", "NIP. 19700101 199503 1 001",
        ] {
            if !line.isEmpty { write(line, column) }
            row += 1
            if line.hasPrefix("KEPALA"), Bool.random(using: &random) { break }
        }
    }
}
