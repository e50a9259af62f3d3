import Model

/// A fact's number as its row holds it.
enum FactValue: Hashable {
    case none
    /// Whole and exact as INTEGER: `nilai_tepat` is it as text.
    case whole(Int64)
    /// The nearest double, and the exact number beside it.
    case real(Double, exact: String)

    init(_ number: ExactNumber?) {
        guard let number else {
            self = .none
            return
        }
        if let whole = number.wholeValue {
            self = .whole(whole)
        } else {
            let text = number.description
            self = .real(Double(text) ?? number.doubleValue, exact: text)
        }
    }
}

extension Fact {
    /// ``details`` as a JSON object with its names sorted; nil where there are none.
    var detailsJSON: String? {
        guard !details.isEmpty else { return nil }
        let members = details.sorted { Array($0.key.unicodeScalars).lexicographicallyPrecedes(Array($1.key.unicodeScalars)) }
        return "{" + members.map { "\(Self.quoted($0.key)):\(Self.quoted($0.value))" }.joined(separator: ",") + "}"
    }

    private static func quoted(_ text: String) -> String {
        var quoted = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": quoted += "\\\""
            case "\\": quoted += "\\\\"
            case "\n": quoted += "\\n"
            case "\r": quoted += "\\r"
            case "\t": quoted += "\\t"
            case _ where scalar.value < 0x20:
                let digits = String(scalar.value, radix: 16)
                quoted += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
            default: quoted.unicodeScalars.append(scalar)
            }
        }
        return quoted + "\""
    }
}
