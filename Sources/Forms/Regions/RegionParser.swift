import Grid
import Model

/// Reads a region's YAML: `predikat`, `batas_capaian`, `toleransi_persen`, `arah_turun`. What it leaves out stays as it is for all.
struct RegionParser {
    static func parse(_ root: MappingNode, over base: RegionConfiguration) throws(MappingError) -> RegionConfiguration {
        let fields = try root.keyed("daerah", allowed: ["predikat", "batas_capaian", "toleransi_persen", "arah_turun"])
        var configuration = base
        if let node = fields["predikat"] { configuration.scales = try scales(node) }
        if let node = fields["batas_capaian"] { configuration.cap = try cap(node) }
        if let node = fields["toleransi_persen"] {
            let tolerance = try number(node, "toleransi_persen")
            guard !(tolerance < .zero) else { throw node.fail("toleransi_persen: kurang dari nol", "toleransi_persen: less than zero") }
            configuration.percentTolerance = tolerance
        }
        if let node = fields["arah_turun"] {
            var words: [String] = []
            for item in try node.items("arah_turun") {
                words.append(try item.text("arah_turun").lowercased().singleLine)
            }
            configuration.fallingWords = words
        }
        return configuration
    }

    private static func scales(_ node: MappingNode) throws(MappingError) -> [GradeScale] {
        var scales: [GradeScale] = []
        for item in try node.items("predikat") {
            let fields = try item.keyed("predikat", allowed: ["nama", "skala"])
            guard let name = fields["nama"], let rows = fields["skala"] else {
                throw item.fail("predikat: 'nama' dan 'skala' diperlukan", "predikat: 'nama' and 'skala' are needed")
            }
            var grades: [GradeScale.Grade] = []
            for row in try rows.items("skala") { grades.append(try grade(row)) }
            scales.append(GradeScale(name: try name.text("nama"), grades: grades))
        }
        return scales
    }

    private static func grade(_ row: MappingNode) throws(MappingError) -> GradeScale.Grade {
        let fields = try row.keyed("skala", allowed: ["predikat", "dari", "di_atas", "sampai", "di_bawah"])
        guard let word = fields["predikat"] else { throw row.fail("skala: 'predikat' tidak ada", "skala: 'predikat' is missing") }
        if fields["dari"] != nil, fields["di_atas"] != nil {
            throw row.fail("skala: 'dari' dan 'di_atas' tidak boleh bersama", "skala: 'dari' and 'di_atas' exclude each other")
        }
        if fields["sampai"] != nil, fields["di_bawah"] != nil {
            throw row.fail("skala: 'sampai' dan 'di_bawah' tidak boleh bersama", "skala: 'sampai' and 'di_bawah' exclude each other")
        }
        var grade = GradeScale.Grade(word: try word.text("predikat"))
        if let node = fields["dari"] ?? fields["di_atas"] { grade.from = try number(node, "skala") }
        if let node = fields["sampai"] ?? fields["di_bawah"] { grade.to = try number(node, "skala") }
        grade.includesFrom = fields["di_atas"] == nil
        grade.includesTo = fields["di_bawah"] == nil
        return grade
    }

    private static func cap(_ node: MappingNode) throws(MappingError) -> RegionConfiguration.Cap {
        switch try node.text("batas_capaian") {
        case "bebas": return .open
        case "tidak": return .none
        default: return .at(try number(node, "batas_capaian"))
        }
    }

    private static func number(_ node: MappingNode, _ what: String) throws(MappingError) -> ExactNumber {
        let text = try node.text(what)
        guard let number = ExactNumber(text) else {
            throw node.fail("\(what): '\(text)' bukan bilangan seperti 76 atau 0.5", "\(what): '\(text)' is no number such as 76 or 0.5")
        }
        return number
    }
}
