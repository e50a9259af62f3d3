import Forms
import Grid
import Model
import Nomenklatur
import Notation

/// The agency that a sheet speaks of, and the part of it.
extension ContextResolver {
    mutating func resolveAgency() throws(Refusal) {
        let list = result.context.pemdaKode.flatMap { agencies.list(of: $0) }
        let region = result.context.pemdaKode.flatMap { regions.region(kode: $0) }
        let year = result.context.tahun
        var claims = titleAgencies { text, kode in AgencyReading(text, kode: kode, list: list, region: region, tahun: year) }
        // Rows of several agencies say whose they are; what an operator states of one agency is no word about them.
        let isSeveral = rowOwners.agencies.count > 1
        if claims.isEmpty, let only = rowOwners.only, let name = only.nama ?? only.kode {
            let read = AgencyReading(name, kode: only.kode, list: list, region: region, tahun: year)
            claims.append(Claim(value: read, text: name, source: "kolom", isOfRows: true))
        }
        let stated = isSeveral ? [] : operatorClaims(\.perangkatDaerah, option: "--perangkat-daerah") { $0 }
        claims += stated.map { claim in
            Claim(
                value: AgencyReading(claim.value, list: list, region: region, tahun: year), text: claim.text, source: claim.source,
                isOption: claim.isOption)
        }
        let isWhole = reading.stated(.seluruhDaerah) != nil && claims.isEmpty
        if claims.isEmpty, !isSeveral, !isWhole, let name = sheetNameAgency() {
            let read = AgencyReading(name.text, kode: reading.stated(.perangkatDaerahKode)?.text, list: list, region: region, tahun: year)
            claims.append(Claim(value: read, text: name.text, source: source(name)))
        }
        guard let agency = try settle("perangkat_daerah", claims, isSame: AgencyReading.isSame) else {
            if isSeveral || isWhole { return }
            notStated(
                "perangkat_daerah", "Perangkat daerah tidak disebut di lembar. Nyatakan dengan --perangkat-daerah.",
                "The sheet names no agency. State it with --perangkat-daerah.")
            return
        }
        // What the sheet leaves open the operator's word settles.
        let answer = agency.value.isOpen ? claims.first { $0.value.match?.agency != nil } ?? agency : agency
        let told = result.findings
        take(answer.value, printed: agency.text, cell: agency.cell, list: list)
        // What rows name is told where they do.
        if answer.isOfRows { result.findings = told }
    }

    /// Takes an agency as the region's list has it, else as it is stated, and tells what is not plain.
    private mutating func take(_ read: AgencyReading, printed: String, cell: CellReference?, list: RegionalAgencies?) {
        result.context.perangkatDaerah = read.name
        result.context.perangkatDaerahKode = read.kode
        guard let list, let match = read.match else { return }
        switch match {
        case .found(let agency, let way):
            let whole = list.agency(of: agency, tahun: result.context.tahun)
            result.context.perangkatDaerah = whole.nama
            result.context.perangkatDaerahKode = whole.kode ?? (whole == agency ? read.kode : nil)
            if whole != agency { result.context.unit = agency.nama }
            result.agencyBidang = whole.bidang
            tellWay(way, agency, read, printed: printed, cell: cell, list: list)
        case .several(let all):
            tellSeveral(all, printed: printed, cell: cell)
        case .none:
            tellUnknown(read, printed: printed, cell: cell)
        }
    }

    mutating func tellSeveral(_ all: [Agency], printed: String, cell: CellReference?) {
        let names = all.map { [$0.nama, $0.kode].compactMap { $0 }.joined(separator: " ") }.joined(separator: ", ")
        notStated(
            "perangkat_daerah", "Perangkat daerah '\(printed)' bisa berarti \(names). Nyatakan dengan --perangkat-daerah.",
            "The agency '\(printed)' may be \(names). State it with --perangkat-daerah.", cell: cell, printed: printed, expected: names)
    }

    mutating func tellUnknown(_ read: AgencyReading, printed: String, cell: CellReference?) {
        result.findings.append(
            Finding(
                .perangkatDaerahTakDikenal, cell: cell,
                message: Message(
                    id: "Perangkat daerah '\(printed)' tidak ada di daftar perangkat daerah; dimuat dengan namanya sendiri.",
                    en: "The agency '\(printed)' does not stand in the region's list; it is loaded under its own name."),
                printed: printed, subject: foldedName(read.name)))
    }

    mutating func tellWay(
        _ way: AgencyMatch.Way, _ agency: Agency, _ read: AgencyReading, printed: String, cell: CellReference?, list: RegionalAgencies
    ) {
        if way == .alias || way == .ejaan {
            result.findings.append(
                Finding(
                    .perangkatDaerahEjaan, cell: cell,
                    message: Message(
                        id: "Perangkat daerah '\(printed)' menurut daftar adalah '\(agency.nama)'.",
                        en: "The agency '\(printed)' is '\(agency.nama)' by the region's list."),
                    printed: printed, expected: agency.nama, subject: foldedName(read.name)))
        }
        if way == .kode, readKode(printed).status != .organisasi, list.match(name: printed, tahun: result.context.tahun).agency != agency {
            tell(
                "perangkat_daerah", cell, printed: printed, expected: agency.nama,
                "Kode \(agency.kode ?? "") adalah '\(agency.nama)', sedangkan namanya tertulis '\(printed)'; dimuat menurut kodenya.",
                "Code \(agency.kode ?? "") is '\(agency.nama)', but the name reads '\(printed)'; loaded by its code.")
        }
        if way != .kode, let kode = read.kode, let own = agency.kode, kode != own {
            tell(
                "perangkat_daerah_kode", cell, printed: kode, expected: own,
                "Kode perangkat daerah tertulis \(kode), menurut daftar \(own) untuk '\(agency.nama)'; dimuat menurut daftar.",
                "The agency's code reads \(kode); by the region's list it is \(own) for '\(agency.nama)'; loaded by the list.")
        }
        guard !agency.exists(in: result.context.tahun) else { return }
        let years = "\(agency.berlakuDari.map(String.init) ?? "…")–\(agency.berlakuSampai.map(String.init) ?? "…")"
        let next = list.successors(of: agency).map(\.nama).joined(separator: ", ")
        let hint = next.isEmpty ? (id: "", en: "") : (id: " Penerusnya: \(next).", en: " Its successors: \(next).")
        tell(
            "perangkat_daerah", cell, printed: printed, expected: next.isEmpty ? agency.nama : next,
            "Menurut daftar '\(agency.nama)' ada pada \(years), laporan ini tahun \(result.context.tahun); dimuat seperti tertulis.\(hint.id)",
            "By the region's list '\(agency.nama)' exists \(years), the report is of \(result.context.tahun); loaded as written.\(hint.en)")
    }

    mutating func resolveUnit() {
        guard let said = sheetClaim(.unit) else { return }
        let region = result.context.pemdaKode.flatMap { regions.region(kode: $0) }
        let name = region?.shortened(said.text) ?? said.text
        let list = result.context.pemdaKode.flatMap { agencies.list(of: $0) }
        var unit: String? = name
        if let list, let found = list.match(name: said.text, tahun: result.context.tahun).agency {
            let whole = list.agency(of: found, tahun: result.context.tahun)
            if result.context.perangkatDaerah == nil {
                result.context.perangkatDaerah = whole.nama
                result.context.perangkatDaerahKode = whole.kode
                result.agencyBidang = whole.bidang
                result.findings.removeAll { $0.rule == .konteksTakDinyatakan && $0.subject == "perangkat_daerah" }
            }
            if whole.nama == result.context.perangkatDaerah { unit = found == whole ? nil : found.nama }
        }
        guard let unit, foldedName(unit) != result.context.perangkatDaerah.map({ foldedName($0) }) else { return }
        result.context.unit = unit
        result.sources.append(("unit", unit, said.source))
    }
}
