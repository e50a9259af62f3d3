public import Model

/// What stands above a code that is written relative to its parents; what is not known stays nil.
public struct KodeChain: Hashable, Sendable {
    /// `1.06`.
    public var bidang: Kode?
    /// `04`.
    public var program: String?
    /// `2.01`, the L of 90/2019 with it.
    public var kegiatan: String?
    /// `03`, `0003`.
    public var subKegiatan: String?

    /// A chain of what is known.
    public init(bidang: Kode? = nil, program: String? = nil, kegiatan: String? = nil, subKegiatan: String? = nil) {
        self.bidang = bidang
        self.program = program
        self.kegiatan = kegiatan
        self.subKegiatan = subKegiatan
    }

    /// The chain of a code.
    public init(_ kode: Kode) {
        self.init(bidang: kode.bidang)
        let rest = kode.parts.dropFirst(2)
        program = rest.first
        if rest.count >= 3 { kegiatan = rest.dropFirst().prefix(2).joined(separator: ".") }
        if rest.count == 4 { subKegiatan = rest.last }
        if rest.count == 2 { kegiatan = rest.last }
    }

    /// The level that the chain reaches.
    public var tingkat: Tingkat? {
        if subKegiatan != nil { return .subKegiatan }
        if kegiatan != nil { return .kegiatan }
        if program != nil { return .program }
        return bidang == nil ? nil : .bidangUrusan
    }

    /// The code it makes; nil while the bidang is not known.
    public var kode: Kode? {
        guard let bidang else { return nil }
        return Kode(([bidang.text] + [program, kegiatan, subKegiatan].compactMap { $0 }).joined(separator: "."))
    }
}

/// A relative code read: its level is known even where its code is not.
public struct RelativeKodeReading: Hashable, Sendable {
    /// The chain down to the row itself, to be handed on to the next row; nil where the text is no relative code under the chain.
    public var chain: KodeChain?
    /// What the text is.
    public var status: KodeStatus
    /// The chains the text may stand for, where it is none for certain.
    public var candidates: [KodeChain]
    /// What was done to it, in the order it was done.
    public var repairs: [KodeRepair]

    /// A reading; without a chain unless one is given.
    public init(chain: KodeChain? = nil, status: KodeStatus, candidates: [KodeChain] = [], repairs: [KodeRepair] = []) {
        self.chain = chain
        self.status = status
        self.candidates = candidates
        self.repairs = repairs
    }

    /// nil where the text is no relative code.
    public var tingkat: Tingkat? { chain?.tingkat }
    /// The full code; nil while the bidang is not known.
    public var kode: Kode? { chain?.kode }
    /// The repairs in words; nil where there were none.
    public var repairMessage: Message? { KodeRepair.message(of: repairs) }
}

/// Reads a code relative to the rows above it: `04` program, `2.01` kegiatan, `01.10` sub kegiatan whose first part repeats the kegiatan's.
///
/// A full code (`1.06.04.2.01`) is read as one. A part that contradicts the chain gives candidates.
/// - Parameters:
///   - text: The cell's text, or its number as text.
///   - chain: Down to the row above. Its bidang may be unknown.
///   - isNumber: Whether the cell is numeric, so that zeros at either end are lost: `2.1` was `2.10`.
public func readRelativeKode(_ text: String, under chain: KodeChain, isNumber: Bool = false) -> RelativeKodeReading {
    guard withPlainBytes(of: text, { !$0.isEmpty }) else { return RelativeKodeReading(status: .kosong) }
    guard let cut = KodeParts(text, keepsLeadingZeros: true), !cut.isUncertain else { return RelativeKodeReading(status: .bukanKode) }
    let parts = cut.parts
    guard parts.allSatisfy({ $0.utf8.allSatisfy(\.isDigit) }) else { return absolute(text) }
    let program = KodeChain(bidang: chain.bidang, program: chain.program)
    func found(_ chain: KodeChain, _ repairs: [KodeRepair] = []) -> RelativeKodeReading {
        let all = cut.repairs + repairs
        return RelativeKodeReading(chain: chain, status: all.isEmpty ? .tepat : .diperbaiki, repairs: all)
    }
    func undecided(_ candidates: [KodeChain]) -> RelativeKodeReading {
        RelativeKodeReading(status: candidates.isEmpty ? .bukanKode : .ambigu, candidates: candidates)
    }

    switch parts.map(\.utf8.count) {
    case [2]:
        return found(KodeChain(bidang: chain.bidang, program: parts[0]))
    case [1] where parts[0] != "0":
        return found(KodeChain(bidang: chain.bidang, program: "0" + parts[0]), [.programSatuAngka])
    case [1, 2] where parts[0] == "1" || parts[0] == "2":
        var kegiatan = program
        kegiatan.kegiatan = "\(parts[0]).\(parts[1])"
        guard chain.program != nil else { return undecided([kegiatan]) }
        // As a number, 2.01 may also be sub kegiatan 02.01.
        if isNumber, let running = chain.kegiatan, running.split(separator: ".").last == "0\(parts[0])" {
            return undecided([kegiatan, with(chain, subKegiatan: parts[1])])
        }
        return found(kegiatan)
    case [1, 1] where parts[0] == "1" || parts[0] == "2":
        var lost = program
        lost.kegiatan = "\(parts[0]).\(parts[1])0"
        var short = program
        short.kegiatan = "\(parts[0]).0\(parts[1])"
        guard chain.program != nil, isNumber, chain.kegiatan?.split(separator: ".").last != "0\(parts[0])" else {
            return undecided([short, lost])
        }
        return found(lost, [.nolBelakang])
    case [1, 2]:
        // A bidang of its own among relative codes, or a slip of 2.01: not for this reader to say.
        return undecided(Kode(parts: parts).map { [KodeChain($0)] } ?? [])
    case [2, 2], [2, 4]:
        guard let running = chain.kegiatan else { return undecided([]) }
        let sub = with(chain, subKegiatan: parts[1])
        return running.split(separator: ".").last.map(String.init) == parts[0] ? found(sub) : undecided([sub])
    default:
        return absolute(text)
    }
}

private func with(_ chain: KodeChain, subKegiatan: String) -> KodeChain {
    var result = chain
    result.subKegiatan = subKegiatan
    return result
}

/// A full code in a column of relative ones.
private func absolute(_ text: String) -> RelativeKodeReading {
    let reading = readKode(text)
    return RelativeKodeReading(
        chain: reading.kode.map(KodeChain.init), status: reading.status, candidates: reading.candidates.map(KodeChain.init),
        repairs: reading.repairs)
}
