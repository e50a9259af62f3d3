/// A name as it is compared: lower case, words of letters and digits with single spaces, common short forms written out.
///
/// `Kab/Kota`, `Kabupaten/Kota` and `Kabupaten Kota` fold to the same; so do `DPA-SKPD` and `DPA SKPD`, `&` and `dan`.
/// - Parameter droppingLevel: Whether a leading Program, Kegiatan or Sub Kegiatan goes.
public func foldedName(_ name: String, droppingLevel: Bool = false) -> String {
    var words = foldedWords(name).map { shortForms[$0] ?? $0 }
    if droppingLevel {
        for prefix in levelWords where words.count > prefix.count && words.starts(with: prefix) {
            words.removeFirst(prefix.count)
            break
        }
    }
    return words.joined(separator: " ")
}

private let levelWords = [["sub", "kegiatan"], ["subkegiatan"], ["program"], ["kegiatan"]]

/// Short forms that mean one thing in names of activities and agencies.
private let shortForms = [
    "kab": "kabupaten", "kec": "kecamatan", "prov": "provinsi", "propinsi": "provinsi", "pemda": "pemerintah daerah", "yg": "yang",
    "dgn": "dengan",
    "utk": "untuk", "thd": "terhadap", "dlm": "dalam", "dr": "dari", "adm": "administrasi", "sarpras": "sarana dan prasarana",
]

/// The words of a text: runs of letters and digits, lower case unless asked otherwise; `&` is the word dan.
func foldedWords(_ text: String, keepingCase: Bool = false) -> [String] {
    var words: [String] = []
    var word = ""
    for scalar in text.unicodeScalars {
        let isWord =
            switch scalar.value {
            case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: true
            case 0x7C, 0x21: keepingCase
            case ..<0x80: false
            default: scalar.properties.isAlphabetic
            }
        if isWord {
            word.unicodeScalars.append(scalar)
            continue
        }
        if !word.isEmpty { words.append(keepingCase ? word : word.lowercased()) }
        word = ""
        if scalar == "&" { words.append("dan") }
    }
    if !word.isEmpty { words.append(keepingCase ? word : word.lowercased()) }
    return words
}
