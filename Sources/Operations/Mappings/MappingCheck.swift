import Forms
import Foundation
import Grid
import Journey
import Model

/// Checks a folder of mappings: each against the schema, all together as a library, and against the example sheets beside them.
struct MappingCheck {
    let folder: String
    let words: Words
    /// Messages an example at most; the rest is counted.
    var mostLines = 8

    /// What was found.
    struct Outcome {
        var errors: [String] = []
        var mappings = 0
        var examples = 0
        var facts = 0
        /// Mappings without an example.
        var bare: [String] = []
    }

    /// - Throws: ``Trouble`` or an error of lists where the folder cannot be used at all.
    func run() throws -> Outcome {
        var outcome = Outcome()
        for (name, text) in try MappingLibrary.sources(in: URL(filePath: folder, directoryHint: .isDirectory)) {
            outcome.errors += MappingLibrary.schemaErrors(in: text, file: name).map { $0.text(in: words.language) }
        }
        let reader: Reader
        do {
            reader = try Reader(mappings: folder)
        } catch let error as MappingError {
            // The schema may have told the same place already, in other words.
            let place = error.line.map { "\(error.file):\($0):" } ?? "\(error.file): "
            if !outcome.errors.contains(where: { $0.hasPrefix(place) }) { outcome.errors.append(error.text(in: words.language)) }
            return outcome
        }
        outcome.mappings = reader.library.mappings.count
        let folder = ExampleFolder(mappings: folder, words: words)
        outcome.errors += folder.errors
        for example in folder.examples { check(example, reader, &outcome) }
        let forms = Set(folder.examples.map(\.form))
        let known = Set(reader.library.mappings.map(\.name))
        for form in forms.subtracting(known).sorted() {
            outcome.errors.append("contoh/\(form): " + words("tidak ada mapping bernama demikian", "no mapping is named so"))
        }
        outcome.bare = known.subtracting(forms).sorted()
        return outcome
    }

    private func check(_ example: ExampleSheet, _ reader: Reader, _ outcome: inout Outcome) {
        outcome.examples += 1
        var stated = StatedContext()
        if let given = example.truth.nyatakan {
            stated.option.pemdaKode = given.pemda
            stated.option.perangkatDaerah = given.perangkatDaerah
            stated.option.bidang = given.bidang
            stated.option.tahun = given.tahun
            stated.option.triwulan = given.triwulan
        }
        let reading: FileReading
        do {
            reading = try reader.examine(example.path, name: example.name, stated: stated)
        } catch {
            outcome.errors.append(error.text(in: words.language))
            return
        }
        outcome.errors += shadows(example, reading)
        // The figures of a recap are no facts, but its mapping reads them as such; where the example states none of them, none are held against it.
        let recaps = example.truth.fakta.isEmpty ? [] : reading.sheets.filter(\.isControl).compactMap(\.statement)
        let all = reading.statements + recaps.filter { $0.form.name == example.form }
        outcome.facts += all.reduce(0) { $0 + ($1.form.name == example.form ? $1.facts.count : 0) }
        let lines = example.differences(to: all, words: words)
        outcome.errors += lines.prefix(mostLines).map { "\(example.name): \($0)" }
        if lines.count > mostLines {
            let more = lines.count - mostLines
            outcome.errors.append(
                "\(example.name): "
                    + words("dan \(more) lagi (--format json menyebut semuanya)", "and \(more) more (--format json names them all)"))
        }
    }

    /// Sheets of an example that another mapping takes, or that two fit about equally well. An example may hold tables of other forms beside its own.
    private func shadows(_ example: ExampleSheet, _ reading: FileReading) -> [String] {
        let holdsOwn = reading.sheets.contains { $0.statement?.form.name == example.form }
        return reading.sheets.compactMap { sheet in
            if let statement = sheet.statement {
                guard !holdsOwn, statement.form.name != example.form else { return nil }
                return "\(example.name): "
                    + words(
                        "mapping '\(statement.form.name)' menutupi '\(example.form)': lembar ini dibaca olehnya",
                        "mapping '\(statement.form.name)' shadows '\(example.form)': it takes this sheet")
            }
            guard let refusal = sheet.refusal else { return nil }
            return "\(example.name): \(refusal.message.text(in: words.language)) [\(refusal.rule.rawValue)]"
        }
    }
}

extension Session {
    /// `rkpd mapping check`: 78 where anything is wrong.
    public func checkMappings() throws -> ExitStatus {
        let format = try settings.format(among: [.text, .json])
        let words = Words(language: language)
        let outcome = try MappingCheck(folder: settings.mappingsPath, words: words, mostLines: format == .json ? .max : 8).run()
        if format == .json {
            let object = JSON.object([
                "mapping": .int(outcome.mappings), "contoh": .int(outcome.examples), "fakta": .int(outcome.facts),
                "galat": .array(outcome.errors.map(JSON.string)), "tanpa_contoh": .array(outcome.bare.map(JSON.string)),
            ])
            try output.line(object.text(pretty: true))
        } else {
            for error in outcome.errors { for line in Layout.wrap(error, hanging: "  ") { try output.line(line) } }
            for form in outcome.bare {
                let text = words("\(form): tidak ada lembar contoh (contoh/\(form)/)", "\(form): no example sheet (contoh/\(form)/)")
                for line in Layout.wrap(text, hanging: "  ") { try output.line(line) }
            }
            try output.line(
                words(
                    "\(words.count(outcome.mappings)) mapping, \(words.count(outcome.examples)) lembar contoh, \(words.count(outcome.facts)) fakta, "
                        + "\(words.count(outcome.errors.count)) kesalahan.",
                    "\(words.count(outcome.mappings)) mappings, \(words.count(outcome.examples)) example sheets, \(words.count(outcome.facts)) facts, "
                        + "\(words.count(outcome.errors.count)) errors."))
        }
        return outcome.errors.isEmpty ? .done : .configuration
    }

    /// `rkpd mapping schema`.
    public func showMappingSchema() throws -> ExitStatus {
        try output.write(MappingLibrary.schemaJSON)
        return .done
    }
}
