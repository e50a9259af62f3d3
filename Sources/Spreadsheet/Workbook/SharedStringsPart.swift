/// The strings that cells share, `xl/sharedStrings.xml`. What `count` and `uniqueCount` say is not read.
enum SharedStringsPart {
    static func strings(_ part: String, of package: PackageParts, limits: ReadingLimits) throws(SpreadsheetError) -> SharedStrings {
        let handler = SharedStringsHandler(limits: limits)
        try XMLPush.parse(package.open(part), part: part, into: handler, limits: limits)
        return handler.takeStrings()
    }
}

private final class SharedStringsHandler: XMLHandler {
    private var strings = SharedStringsList()
    private let limits: ReadingLimits
    private var main = MainNamespace()
    private var text = ByteBuffer()
    private var isText = false
    /// Depth of an open phonetic run: how a word is spoken is not what the cell says.
    private var phoneticDepth = 0

    init(limits: ReadingLimits) {
        self.limits = limits
        super.init()
    }

    /// What was read; afterwards there is nothing.
    func takeStrings() -> SharedStrings {
        var read = SharedStringsList()
        swap(&read, &strings)
        return read.shared()
    }

    override func start(_ name: XMLName, namespace: UnsafePointer<UInt8>?, _ attributes: XMLAttributes) {
        if depth == 1 {
            guard name == "sst" else { return stop(.wrongPart(expected: "sst", found: name.string)) }
            main = MainNamespace(root: namespace)
        }
        guard main.holds(namespace) else { return }
        if name == "si", depth == 2 {
            guard strings.count < limits.sharedStrings else { return stop(.tooLarge(.sharedStrings, limit: limits.sharedStrings)) }
            text.clear()
        } else if name == "rPh" {
            phoneticDepth = depth
        } else if name == "t", phoneticDepth == 0 {
            isText = true
        }
    }

    override func end(_ name: XMLName, namespace: UnsafePointer<UInt8>?) {
        guard main.holds(namespace) else { return }
        if name == "t" {
            isText = false
        } else if name == "rPh", phoneticDepth == depth {
            phoneticDepth = 0
        } else if name == "si", depth == 2 {
            if !strings.append(text.bytes) { stop(.tooLarge(.partBytes, limit: Int(UInt32.max))) }
        }
    }

    override func text(_ bytes: UnsafeBufferPointer<UInt8>) {
        guard isText else { return }
        guard text.count + bytes.count <= limits.cellTextBytes else { return stop(.tooLarge(.cellText, limit: limits.cellTextBytes)) }
        text.append(bytes)
    }
}
