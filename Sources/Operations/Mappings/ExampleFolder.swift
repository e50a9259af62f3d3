import Foundation
import Grid
import Model

/// The example sheets beside the mappings of a folder, and what is wrong with those whose truth is missing, cannot be read or says what no truth can say.
struct ExampleFolder {
    let words: Words
    private(set) var examples: [ExampleSheet] = []
    private(set) var errors: [String] = []

    init(mappings: String, words: Words) {
        self.words = words
        let root = URL(filePath: mappings, directoryHint: .isDirectory).appending(path: "contoh")
        let forms = (try? FileManager.default.contentsOfDirectory(atPath: root.path)) ?? []
        for form in forms.sorted() where !form.hasPrefix(".") {
            let folder = root.appending(path: form)
            let names = ((try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []).sorted()
            let sheets = names.filter { name in [".xlsx", ".csv"].contains { name.hasSuffix($0) } }
            for name in sheets { add(name, form, folder, isPrint: name.hasSuffix(".csv") && names.contains(Self.stem(name) + ".xlsx")) }
            let stems = Set(sheets.map(Self.stem))
            for name in names where name.hasSuffix(".json") && !stems.contains(Self.stem(name)) {
                errors.append(
                    "contoh/\(form)/\(name): "
                        + words(
                            "tidak ada lembar (\(Self.stem(name)).xlsx atau .csv) di sebelahnya",
                            "there is no sheet (\(Self.stem(name)).xlsx or .csv) beside it"))
            }
        }
    }

    private static func stem(_ name: String) -> String { (name as NSString).deletingPathExtension }

    private mutating func add(_ name: String, _ form: String, _ folder: URL, isPrint: Bool) {
        let file = folder.appending(path: name)
        let truth = file.deletingPathExtension().appendingPathExtension("json")
        let place = "contoh/\(form)/\(truth.lastPathComponent)"
        guard let data = try? Data(contentsOf: truth) else {
            errors.append(
                "\(place): "
                    + words("berkas ini tidak ada; ia menyatakan isi \(name)", "there is no such file, which says what \(name) holds"))
            return
        }
        let slips = TruthCheck(words: words).check(data)
        guard slips.isEmpty else {
            errors += slips.map { place + $0 }
            return
        }
        let decoder = JSONDecoder()
        decoder.keyDecodingStrategy = .convertFromSnakeCase
        do {
            let read = try decoder.decode(ExampleSheet.Truth.self, from: data)
            examples.append(ExampleSheet(form: form, path: file.path, truth: read, isPrint: isPrint))
        } catch {
            errors.append("\(place): \(explain(error))")
        }
    }

    /// What a decoder found wrong, in words: which key of which fact.
    private func explain(_ error: any Error) -> String {
        func place(_ path: [any CodingKey]) -> String {
            path.map { $0.intValue.map { "[\($0 + 1)]" } ?? $0.stringValue }.joined(separator: " ")
        }
        switch error {
        case DecodingError.keyNotFound(let key, let context):
            return "\(place(context.codingPath)): " + words("'\(key.stringValue)' tidak ada", "'\(key.stringValue)' is missing")
        case DecodingError.typeMismatch(_, let context), DecodingError.valueNotFound(_, let context):
            return "\(place(context.codingPath)): \(context.debugDescription)"
        default: return "\(error)"
        }
    }
}
