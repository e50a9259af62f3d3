/// What the operator states about the files of a run, beside what their sheets say themselves.
///
/// Order of authority: the sheet's own text, then ``option``, then ``folder``, then ``settings``.
public struct StatedContext: Sendable, Hashable {
    public struct Values: Sendable, Hashable {
        public var pemdaKode: String?
        public var perangkatDaerah: String?
        /// `1.06`: the bidang under which relative codes stand.
        public var bidang: String?
        public var tahun: Int?
        public var triwulan: Int?
        public init(
            pemdaKode: String? = nil, perangkatDaerah: String? = nil, bidang: String? = nil, tahun: Int? = nil, triwulan: Int? = nil
        ) {
            self.pemdaKode = pemdaKode
            self.perangkatDaerah = perangkatDaerah
            self.bidang = bidang
            self.tahun = tahun
            self.triwulan = triwulan
        }
    }
    public var option: Values
    public var folder: Values
    public var settings: Values
    /// `--nyatakan`: what is stated wins over the sheet, with finding `konteks.beda`.
    public var insists: Bool

    public init(option: Values = Values(), folder: Values = Values(), settings: Values = Values(), insists: Bool = false) {
        self.option = option
        self.folder = folder
        self.settings = settings
        self.insists = insists
    }
}
