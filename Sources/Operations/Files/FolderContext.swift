import Model

extension StatedContext.Values {
    /// What the names of folders state: a region code, a year, a quarter. The nearest folder wins.
    ///
    /// - Parameter folders: from the outermost to the one the file lies in.
    init(folders: [String]) {
        self.init()
        for folder in folders {
            if let code = Self.region(in: folder) { pemdaKode = code }
            if let year = Self.year(in: folder) { tahun = year }
            if let quarter = Self.quarter(in: folder) { triwulan = quarter }
        }
    }

    /// The last folders of a path, outermost first, as far up as each of them states something: `33.23/2023/tw4`, whatever they lie in and however
    /// the path was typed.
    static func statingFolders(endingWith path: String) -> [String] {
        var folders: [String] = []
        for name in path.split(separator: "/").reversed().map(String.init) {
            guard Self(folders: [name]) != Self() else { break }
            folders.insert(name, at: 0)
        }
        return folders
    }

    /// `33.23`, `33.23-temanggung`, `33.23 Kabupaten Temanggung`.
    private static func region(in name: String) -> String? {
        let code = name.prefix(5)
        guard isCode(code, groups: [2, 2]) else { return nil }
        guard let next = name.dropFirst(5).first else { return String(code) }
        return "-_ ".contains(next) ? String(code) : nil
    }

    /// `2023`, `tahun-2023`.
    private static func year(in name: String) -> Int? {
        let digits = rest(of: name, after: ["tahun"]) ?? name
        guard digits.utf8.count == 4, digits.hasPrefix("20"), digits.utf8.allSatisfy({ (48...57).contains($0) }) else { return nil }
        return Int(digits)
    }

    /// `tw4`, `TW IV`, `triwulan-4`.
    private static func quarter(in name: String) -> Int? {
        switch rest(of: name, after: ["triwulan", "tw"]) {
        case "1", "i": 1
        case "2", "ii": 2
        case "3", "iii": 3
        case "4", "iv": 4
        default: nil
        }
    }

    /// What follows one of the words and at most one separator, in lower case.
    private static func rest(of name: String, after words: [String]) -> String? {
        let folded = name.lowercased()
        guard let word = words.first(where: folded.hasPrefix) else { return nil }
        var rest = folded.dropFirst(word.count)
        if let next = rest.first, "-_ ".contains(next) { rest = rest.dropFirst() }
        return String(rest)
    }
}
