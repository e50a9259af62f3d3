/// How much of a stranger's file is read before it is refused: every limit of the reader in one place.
///
/// A limit is there so that a hostile or broken file ends as an answer in bounded time and memory. Each is far above
/// what an agency's workbook holds, and none is ever used to allocate.
public struct ReadingLimits: Sendable, Hashable {
    /// Bytes of a file. Everything is streamed, but hashing and scanning take time: 2 GiB take a few seconds.
    public var fileBytes = 2 << 30
    /// Entries of an archive, or files of a folder. A workbook of a thousand sheets with drawings has a few thousand.
    public var entries = 20_000
    /// Bytes of an archive's directory, which is the one part of it that is held whole: 20,000 long names.
    public var directoryBytes = 8 << 20
    /// Bytes that one part unfolds to. A full sheet of 1,048,576 rows × 20 columns is about 840 MB.
    public var partBytes = 1 << 30
    /// Bytes that a part unfolds to whose content is held: strings, styles, names.
    public var heldPartBytes = 256 << 20
    /// Sheets of a workbook. The largest seen in the field have fewer than a hundred; each can cost a whole part.
    public var sheets = 1_024
    /// Cell formats of a workbook; the format itself allows 65,490.
    public var cellFormats = 100_000
    /// Distinct strings of a workbook.
    public var sharedStrings = 5_000_000
    /// Merged ranges of a sheet; every form together has a few hundred.
    public var merges = 200_000
    /// UTF-8 bytes of one cell or CSV field. A worksheet's cell holds 32,767 characters, at most four bytes each; other
    /// programs write somewhat longer ones.
    public var cellTextBytes = 256 << 10
    /// Fields of one CSV record: the columns of a worksheet.
    public var fieldsPerRecord = 16_384
    /// UTF-8 bytes of one CSV record, or of the texts that one row of a worksheet holds itself: both are held whole.
    public var recordBytes = 16 << 20
    /// Cells of a sheet that is held whole by ``WorkbookFile/readSheet(at:)``: 56 bytes each and their texts. Streaming is not limited by it.
    public var heldCells = 5_000_000
    /// Bytes of a single XML token (a tag with its attributes, a comment). libxml2 takes quadratic time over the attributes of a tag.
    public var tokenBytes = 256 << 10
    /// Elements within each other; a sheet needs eight.
    public var depth = 256

    /// Limits as documented at each property.
    public init() {}

    /// The limits that `rkpd` uses.
    public static let standard = ReadingLimits()
}
