/// What a region settles for itself about how its figures are judged.
public struct RegionConfiguration: Hashable, Sendable {
    /// Whether an achievement above 100 % is printed as 100 %.
    public enum Cap: Hashable, Sendable {
        /// Not settled: both writings are taken.
        case open
        /// Never.
        case none
        /// At so many percent.
        case at(ExactNumber)
    }

    /// The scales of grades in use; a printed grade is judged by those that know its word.
    public var scales: [GradeScale]
    /// How achievements above 100 % are printed.
    public var cap: Cap
    /// How far a printed percentage may lie off, in units of its last printed digit.
    public var percentTolerance: ExactNumber
    /// Words, folded, that tell an indicator which is better when it falls.
    public var fallingWords: [String]

    /// What is left out is as it is where nobody settled it.
    public init(
        scales: [GradeScale] = [.permendagri86], cap: Cap = .open, percentTolerance: ExactNumber = .half,
        fallingWords: [String] = []
    ) {
        self.scales = scales
        self.cap = cap
        self.percentTolerance = percentTolerance
        self.fallingWords = fallingWords
    }

    /// What holds where a region has settled nothing.
    public static let `default` = RegionConfiguration()
}

extension ExactNumber {
    /// One half.
    public static let half = ExactNumber(mantissa: 5, scale: 1) ?? .zero
}

/// A scale of grades: words, each with the range of percentages it is given for. Scales in use have gaps.
public struct GradeScale: Hashable, Sendable {
    /// One grade.
    public struct Grade: Hashable, Sendable {
        /// As it is printed.
        public var word: String
        /// The bounds; nil where open to that side.
        public var from: ExactNumber?, to: ExactNumber?
        /// Whether the bounds themselves belong to it.
        public var includesFrom: Bool, includesTo: Bool

        /// A grade from one bound to another.
        public init(word: String, from: ExactNumber? = nil, to: ExactNumber? = nil, includesFrom: Bool = true, includesTo: Bool = true) {
            self.word = word
            self.from = from
            self.to = to
            self.includesFrom = includesFrom
            self.includesTo = includesTo
        }

        /// Whether a percentage lies within the bounds.
        public func contains(_ value: ExactNumber) -> Bool {
            if let from, value < from || value == from && !includesFrom { return false }
            if let to, to < value || value == to && !includesTo { return false }
            return true
        }
    }

    /// What it is called in findings.
    public var name: String
    /// From the best to the worst.
    public var grades: [Grade]

    /// A scale of grades.
    public init(name: String, grades: [Grade]) {
        self.name = name
        self.grades = grades
    }

    /// The scale of Permendagri 86/2017.
    public static let permendagri86 = GradeScale(
        name: "Permendagri 86/2017",
        grades: [
            Grade(word: "Sangat Tinggi", from: ExactNumber(91)),
            Grade(word: "Tinggi", from: ExactNumber(76), to: ExactNumber(90)),
            Grade(word: "Sedang", from: ExactNumber(66), to: ExactNumber(75)),
            Grade(word: "Rendah", from: ExactNumber(51), to: ExactNumber(65)),
            Grade(word: "Sangat Rendah", to: ExactNumber(50)),
        ])
}
