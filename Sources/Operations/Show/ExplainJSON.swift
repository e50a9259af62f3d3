import Dataset
import Grid
import Journey
import Model

extension SheetReport {
    /// The report for programs.
    func json(in language: Language, listsCells: Bool) -> JSON {
        func text(_ message: Message) -> JSON { .string(message.text(in: language)) }
        func place(_ cell: CellReference?) -> JSON { .optional(cell.map(String.init(describing:))) }

        var members: [JSON.Member] = [
            .init(key: "lembar", value: .string(sheet)),
            .init(key: "tabel", value: .int(table ?? 0)),
            .init(
                key: "dari_baris", value: rows.map { .int($0.lowerBound) } ?? .null),
            .init(key: "sampai_baris", value: rows.map { .int($0.upperBound) } ?? .null),
            .init(key: "kontrol", value: .bool(isControl)),
            .init(key: "tersembunyi", value: .bool(isHidden)),
            .init(
                key: "formulir",
                value: statement.map {
                    .object(["nama": .string($0.form.name), "versi": .string($0.form.version), "jenis": .string($0.form.jenis)])
                } ?? .null),
            .init(
                key: "calon",
                value: .array(
                    candidates.map { candidate in
                        .object([
                            "formulir": .string(candidate.form),
                            "skor": candidate.score.isFinite ? .number(String(candidate.score)) : .null,
                            "bukti": .array(
                                candidate.evidence.map {
                                    .object(["mendukung": .bool($0.isFor), "teks": text($0.text), "sel": place($0.cell)])
                                }),
                        ])
                    })),
            .init(
                key: "konteks",
                value: .array(
                    context.map { .object(["nama": .string($0.name), "nilai": .string($0.value), "sumber": .string($0.source)]) })),
            .init(
                key: "kolom",
                value: .array(
                    columns.map {
                        .object([
                            "kolom": .string(CellReference.columnName($0.column)), "nomor": .optional($0.number),
                            "judul": .string($0.header), "arti": .string($0.meaning),
                        ])
                    })),
            .init(key: "baris", value: .object(rowClasses.map { .init(key: $0.name, value: .int($0.count)) })),
            .init(key: "sel", value: statement.map { $0.account.json } ?? .null),
            .init(
                key: "temuan",
                value: .array(Self.findings(statement?.findings ?? [], in: language))),
            .init(
                key: "penolakan",
                value: refusal.map {
                    .object(["aturan": .string($0.rule.rawValue), "sel": place($0.cell), "pesan": text($0.message)])
                } ?? .null),
        ]
        if listsCells {
            let fates = cells.map { fate in
                JSON.object([
                    "sel": .string(String(describing: fate.cell)), "peran": .string(fate.role.rawValue), "bagian": .string(fate.part),
                    "teks": .string(fate.shown), "nilai": .optional(fate.value),
                ])
            }
            members.append(.init(key: "rincian_sel", value: .array(fates)))
        }
        return .object(members)
    }

    /// The findings in the order they would have in `v_temuan`, with its names; `sebab` is rule and cell of the one that causes it.
    private static func findings(_ findings: [Finding], in language: Language) -> [JSON] {
        FindingGroup.order(FindingGroup.items(findings)).flatMap { group in
            ([group.head] + group.echoes).map { position in
                let (finding, head) = (findings[position], findings[group.head])
                let cause: JSON =
                    position == group.head
                    ? .null : .object(["aturan": .string(head.rule.rawValue), "sel": .optional(head.cell.map(String.init(describing:)))])
                return .object([
                    "aturan": .string(finding.rule.rawValue), "tingkat": .string(finding.severity.rawValue),
                    "sel": .optional(finding.cell.map(String.init(describing:))), "kode": .optional(finding.kode),
                    "pesan": .string(finding.message.text(in: language)), "tercetak": .optional(finding.printed),
                    "diharapkan": .optional(finding.expected), "sebab": cause,
                ])
            }
        }
    }
}

extension CellAccount {
    fileprivate var json: JSON {
        .object(
            [JSON.Member(key: "terisi", value: .int(filled))]
                + CellRole.allCases.map { .init(key: $0.rawValue, value: .int(count(of: $0))) })
    }
}
