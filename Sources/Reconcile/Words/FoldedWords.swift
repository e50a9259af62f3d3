import Grid

/// A text as words are compared here: lower case, white space of every kind folded to single spaces.
func foldedWords(_ text: String) -> String {
    text.lowercased().singleLine
}

/// Whether a text begins with a word of ASCII letters, in whatever case.
func begins(_ text: String, with word: StaticString) -> Bool {
    var letters = text.utf8.makeIterator()
    for index in 0..<word.utf8CodeUnitCount {
        guard let letter = letters.next(), letter | 0x20 == word.utf8Start[index] else { return false }
    }
    return true
}
