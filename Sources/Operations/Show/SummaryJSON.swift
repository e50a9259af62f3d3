import Dataset
public import Model

extension RunSummary {
    /// The summary for programs: `berkas` with each file's status, `muatan` with each load, `temuan` by gravity, `kode_keluar`.
    public func json(in language: Language) -> JSON {
        .object([
            "percobaan": .bool(isDryRun),
            "kode_keluar": .int(Int(status.rawValue)),
            "berkas": .array(files.map { $0.json(in: language) }),
            "tidak_ditemukan": .array(missing.map(JSON.string)),
            "tersisa": .int(remaining),
            "muatan": .array(files.flatMap { file in file.loads.map { $0.json(file: file.name) } }),
            "temuan": .severities(findings),
        ])
    }
}

extension FileOutcome {
    fileprivate func json(in language: Language) -> JSON {
        .object([
            "berkas": .string(name), "sha256": .optional(sha256), "status": .string(status.rawValue), "baru": .bool(isNews),
            "aturan": .optional(rule), "pesan": .optional(message?.text(in: language)),
        ])
    }
}

extension LoadOutcome {
    fileprivate func json(file: String) -> JSON {
        let (outcome, other): (String, Int64?) =
            switch result.outcome {
            case .new: ("baru", nil)
            case .revision(let old): ("revisi", old)
            case .same(let current): ("sama", current)
            case .older(let current): ("lebih_lama", current)
            case .undone: ("dibatalkan", nil)
            }
        return .object([
            "muatan_id": .optional(result.muatanID.map { Int($0) }), "hasil": .string(outcome),
            "terhadap": .optional(other.map { Int($0) }),
            "berkas": .string(file), "lembar": .string(sheet), "formulir": .string(form.name), "versi_formulir": .string(form.version),
            "jenis": .string(form.jenis), "pemda_kode": .optional(context.pemdaKode),
            "perangkat_daerah": .optional(context.perangkatDaerah), "tahun_laporan": .int(context.tahun),
            "triwulan_laporan": .optional(context.triwulan), "jumlah_fakta": .int(result.facts), "jumlah_temuan": .int(result.findings),
        ])
    }
}

extension JSON {
    /// Findings by gravity.
    static func severities(_ counts: [Severity: Int]) -> JSON {
        .object(Severity.allCases.map { Member(key: $0.rawValue, value: .int(counts[$0, default: 0])) })
    }
}
