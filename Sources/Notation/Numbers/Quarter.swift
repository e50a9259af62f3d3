/// Reads a quarter: `IV`, `TW IV`, `Triwulan 4`, `TRI WULAN IV`, `TRIWULAH III`, `Il` (a small L for an I). 1…4, nil for anything else.
public func readQuarter(_ text: String) -> Int? {
    let words = foldedWords(text, keepingCase: true)
    guard let last = words.last, let number = quarterNumber(last) ?? gluedQuarter(last) else { return nil }
    let before = words.dropLast().map { $0.lowercased() }
    if before.isEmpty { return number }
    return isQuarterWord(before.joined()) || (before.last == "ke" && isQuarterWord(before.dropLast().joined())) ? number : nil
}

/// The quarter that a longer text names by its word: `TW II`, `Triwulan 2`, `TW.IV 2023`, `Dinas Sosial TW III`, of `TW I - IV` the last. A number without the
/// word is none: sheets are numbered, too.
public func readQuarter(named text: String) -> Int? {
    let words = foldedWords(text, keepingCase: true)
    var found: Set<Int> = []
    for index in words.indices {
        let lower = words[index].lowercased()
        if var last = gluedQuarter(words[index]) {
            if let next = words[(index + 1)...].first, let number = quarterNumber(next) { last = number }
            found.insert(last)
            continue
        }
        // `Tri Wulan` is the word, too.
        let isTwo = lower == "tri" && index + 1 < words.count && isQuarterWord(lower + words[index + 1].lowercased())
        guard isTwo || lower != "tri" && isQuarterWord(lower) else { continue }
        let behind = words[(index + (isTwo ? 2 : 1))...].drop { $0.lowercased() == "ke" }
        let marks = behind.prefix { quarterNumber($0) != nil || ["s", "d", "sd"].contains($0.lowercased()) }
        if let last = marks.compactMap({ quarterNumber($0) }).last { found.insert(last) }
    }
    return found.count == 1 ? found.first : nil
}

/// `TWIV`, `TW4`.
private func gluedQuarter(_ word: String) -> Int? {
    guard word.count > 2, word.lowercased().hasPrefix("tw") else { return nil }
    return quarterNumber(String(word.dropFirst(2)))
}

/// Whether a word is triwulan, its short form, or a slip of one or two letters of it.
private func isQuarterWord(_ word: String) -> Bool {
    word == "tw" || word == "triw" || (word.hasPrefix("tr") && editDistance(word, "triwulan", limit: 2) != nil)
}

private func quarterNumber(_ word: String) -> Int? {
    let lower = word.lowercased()
    if let number = ["1", "2", "3", "4"].firstIndex(of: lower) { return number + 1 }
    for words in [["satu", "dua", "tiga", "empat"], ["pertama", "kedua", "ketiga", "keempat"]] {
        if let number = words.firstIndex(of: lower) { return number + 1 }
    }
    // Roman, with what is typed and scanned for an I; a numeral of digits alone is none.
    guard !word.utf8.allSatisfy(\.isDigit) else { return nil }
    let strokes = lower.map { "il1|!".contains($0) ? "i" : $0 }
    return ["i", "ii", "iii", "iv"].firstIndex(of: String(strokes)).map { $0 + 1 }
}
