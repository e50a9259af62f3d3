import Grid
import Model
import Nomenklatur
import Notation

/// Holds the codes that a sheet prints against the lists: codes that do not exist, and names that are another code's.
///
/// Only lists whose codes are written as the sheet writes them are asked, and a code is only said not to exist where a list is complete for its bidang.
struct CodeCheck {
    let nomenclature: Nomenclature
    let edition: Edition
    /// Whose codes the sheet prints: `1` a province's, `2` a kabupaten's or kota's.
    let lingkup: String?

    /// - Parameters:
    ///   - nomenclature: The lists in the order that the sheet's edition asks them in.
    ///   - codes: The codes of the sheet as they were settled.
    init(nomenclature: Nomenclature, edition: Edition, codes: [SettledCode], pemda: String?) {
        self.nomenclature = nomenclature.preferring(edition, exclusively: true)
        self.edition = edition
        let printed = Set(codes.compactMap { $0.kode?.lingkup })
        let own = pemda.map { $0.utf8.count == 2 ? "1" : "2" }
        lingkup = printed.count == 1 ? printed.first : own
    }

    /// The findings about one row.
    func findings(_ row: CodedRow, _ code: SettledCode) -> [Finding] {
        guard let kode = code.kode, row.printed != nil, !code.findings.contains(where: { $0.rule == .kodeDariNama }) else { return [] }
        if case .unknown(let list) = nomenclature.standing(of: kode, edition: edition, lingkup: lingkup) {
            return [unknown(row, kode, list)]
        }
        guard let name = row.uraian, !code.findings.contains(where: { $0.rule == .kodeNamaBeda }) else { return [] }
        return nomenclature.contradicts(name, kode) ? [otherName(row, kode, name)] : []
    }

    private func unknown(_ row: CodedRow, _ kode: Kode, _ list: Edition) -> Finding {
        let other =
            list == edition ? (id: "", en: "") : (id: " (daftar \(edition.id) tidak dimuat)", en: " (no list of \(edition.id) is loaded)")
        return Finding(
            .kodeTakDikenal, severity: list == edition ? nil : .catatan, cell: row.codeCell, kode: kode.text,
            message: Message(
                id: "Kode \(kode.text) tidak ada dalam daftar \(list.id)\(other.id); dimuat seperti tercetak.",
                en: "Code \(kode.text) is not in the list of \(list.id)\(other.en); loaded as printed."),
            printed: row.printed, subject: kode.text)
    }

    private func otherName(_ row: CodedRow, _ kode: Kode, _ name: String) -> Finding {
        let own = nomenclature.name(of: kode.text) ?? ""
        return Finding(
            .kodeNamaBeda, cell: row.codeCell, kode: kode.text,
            message: Message(
                id: "Kode \(kode.text) adalah '\(own)', bukan '\(name)'; dimuat seperti tercetak.",
                en: "Code \(kode.text) is '\(own)', not '\(name)'; loaded as printed."),
            printed: name, expected: own, subject: kode.text)
    }
}
