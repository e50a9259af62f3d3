import CLibXML2

/// Pushes a part through libxml2's SAX2 parser, step by step.
///
/// No entity, no network, no file: a document type declaration ends the work before any entity is declared. libxml2's own
/// limits do not fire in this mode (see `docs/reading.md`), so depth and token length are watched here.
enum XMLPush {
    private static let initialised: Void = xmlInitParser()

    /// Reads a part to its end or to the first trouble.
    static func parse(_ stream: PartStream, part: String, into handler: XMLHandler, limits: ReadingLimits) throws(SpreadsheetError) {
        do throws(SpreadsheetError) {
            try run(stream, handler, limits)
        } catch {
            throw error.at(part: part)
        }
    }

    private static func run(_ stream: PartStream, _ handler: XMLHandler, _ limits: ReadingLimits) throws(SpreadsheetError) {
        _ = initialised
        // What happens outside a context would be printed; the setting is the thread's.
        xmlSetStructuredErrorFunc(nil) { _, _ in }
        guard let first = try stream.next(), let firstBytes = first.baseAddress else { throw SpreadsheetError(.truncated) }
        var sax = handlers()
        // The first four bytes tell the encoding and have to come alone.
        let opening = min(4, first.count)
        let context = xmlCreatePushParserCtxt(
            &sax, Unmanaged.passUnretained(handler).toOpaque(), firstBytes.assumingMemoryBound(to: CChar.self), Int32(opening), nil)
        guard let context else { throw SpreadsheetError(.cannotRead(errno: 12)) }
        defer { xmlFreeParserCtxt(context) }
        // NOENT: without it `&amp;` in an attribute arrives as `&#38;`. No other entity exists, for a DOCTYPE ends the work.
        xmlCtxtUseOptions(context, Int32(XML_PARSE_NONET.rawValue | XML_PARSE_NOENT.rawValue))
        handler.control.pointee = XMLHandler.Control(context: context, maximumDepth: limits.depth)

        func push(_ bytes: UnsafeRawBufferPointer) throws(SpreadsheetError) {
            xmlParseChunk(context, bytes.baseAddress?.assumingMemoryBound(to: CChar.self), Int32(bytes.count), 0)
            if let trouble = handler.trouble { throw trouble }
            guard context.pointee.wellFormed == 1 else { throw failure(of: context) }
            try checkHeard(context)
            // A tag or comment that does not end is kept by the parser and looked through again with each step.
            if let input = context.pointee.input, input.pointee.end - input.pointee.cur > limits.tokenBytes {
                throw SpreadsheetError(.tooLarge(.tokenBytes, limit: limits.tokenBytes))
            }
        }
        /// Whether the parser holds nothing back and stands where only rows are to come.
        func isBetweenRows() -> Bool {
            guard handler.isInRows, handler.depth == 2, context.pointee.instate == XML_PARSER_CONTENT, let input = context.pointee.input
            else { return false }
            // An encoder: the bytes are not those that the parser sees.
            return input.pointee.cur == input.pointee.end && input.pointee.buf?.pointee.encoder == nil
        }
        var bypass = RowBypass(handler, limits: limits)
        try bypass.take(UnsafeRawBufferPointer(rebasing: first[opening...]), handler, isBetweenRows, push)
        while let bytes = try stream.next() { try bypass.take(bytes, handler, isBetweenRows, push) }
        try bypass.finish(push)
        // Only the terminating call shows that something is missing at the end.
        xmlParseChunk(context, nil, 0, 1)
        if let trouble = handler.trouble { throw trouble }
        guard context.pointee.wellFormed == 1 else { throw failure(of: context, atEnd: true) }
        try checkHeard(context)
    }

    /// Throws where the parser has fallen silent: of bytes that are none in the encoding a part declares it tells nobody, hands over
    /// nothing any more, and counts the document as well-formed.
    private static func checkHeard(_ context: xmlParserCtxtPtr) throws(SpreadsheetError) {
        guard context.pointee.disableSAX != 0 else { return }
        let line = Int(context.pointee.input?.pointee.line ?? 0)
        throw SpreadsheetError(.malformedXML(line: line, message: "bytes that are none in the encoding stated"))
    }

    private static func failure(of context: xmlParserCtxtPtr, atEnd: Bool = false) -> SpreadsheetError {
        guard let error = xmlCtxtGetLastError(UnsafeMutableRawPointer(context)) else { return SpreadsheetError(.truncated) }
        if atEnd { return SpreadsheetError(.truncated) }
        let message = error.pointee.message.map { String(cString: $0) } ?? "error \(error.pointee.code)"
        return SpreadsheetError(
            .malformedXML(line: Int(error.pointee.line), message: String(message.prefix(200).split(separator: "\n").first ?? "")))
    }

    private static func handlers() -> xmlSAXHandler {
        var sax = xmlSAXHandler()
        sax.initialized = UInt32(XML_SAX2_MAGIC)
        sax.startElementNs = { user, name, _, namespace, _, _, count, _, attributes in
            guard let user, let name else { return }
            Unmanaged<XMLHandler>.fromOpaque(user)._withUnsafeGuaranteedRef { handler in
                let control = handler.control
                guard !control.pointee.isStopped else { return }
                control.pointee.depth += 1
                guard control.pointee.depth <= control.pointee.maximumDepth else {
                    return handler.stop(.tooLarge(.depth, limit: control.pointee.maximumDepth))
                }
                handler.start(XMLName(name), namespace: namespace, XMLAttributes(attributes, count: Int(count)))
            }
        }
        sax.endElementNs = { user, name, _, namespace in
            guard let user, let name else { return }
            Unmanaged<XMLHandler>.fromOpaque(user)._withUnsafeGuaranteedRef { handler in
                guard !handler.control.pointee.isStopped else { return }
                handler.end(XMLName(name), namespace: namespace)
                handler.control.pointee.depth -= 1
            }
        }
        let text: charactersSAXFunc = { user, bytes, count in
            guard let user else { return }
            Unmanaged<XMLHandler>.fromOpaque(user)._withUnsafeGuaranteedRef { handler in
                guard !handler.control.pointee.isStopped else { return }
                handler.text(UnsafeBufferPointer(start: bytes, count: Int(count)))
            }
        }
        sax.characters = text
        sax.ignorableWhitespace = text
        sax.cdataBlock = text
        sax.internalSubset = { user, _, _, _ in
            guard let user else { return }
            Unmanaged<XMLHandler>.fromOpaque(user)._withUnsafeGuaranteedRef { $0.stop(.doctype) }
        }
        // Without a handler libxml2 prints errors; the last one is asked for instead.
        sax.serror = { _, _ in }
        return sax
    }
}

/// What listens to the elements of a part. Subclasses hear what they override.
class XMLHandler {
    /// What steers the parser; behind a pointer, so that the calls from C check nothing.
    struct Control {
        var context: xmlParserCtxtPtr?
        /// Elements open now, the one that just started included.
        var depth = 0
        var maximumDepth = 0
        /// libxml2 counts a document as well-formed after a stop: this flag is the one that holds.
        var isStopped = false
    }
    final let control: UnsafeMutablePointer<Control>
    /// Why the work was stopped.
    private(set) final var trouble: SpreadsheetError?

    init() {
        control = .allocate(capacity: 1)
        control.initialize(to: Control(context: nil))
    }

    deinit {
        control.deinitialize(count: 1)
        control.deallocate()
    }

    /// Elements open now: 1 at the start and end of the root.
    final var depth: Int { control.pointee.depth }

    /// Whether the work was ended.
    final var isStopped: Bool { control.pointee.isStopped }

    /// Tells the parser of line ends that it will not see, so that it goes on counting right.
    final func passLine() { control.pointee.context?.pointee.input?.pointee.line += 1 }

    /// Whether rows may come that ``takeRows(_:)`` is to be asked about.
    var takesRows: Bool { false }
    /// Whether the element that holds the rows, a child of the root, has begun and not ended.
    var isInRows: Bool { false }

    /// Takes rows as bytes, which the parser will not see.
    /// - Returns: how many bytes; the rest is for the parser or has to be longer.
    func takeRows(_ bytes: UnsafeBufferPointer<UInt8>) -> Int { 0 }

    /// Ends the work at once.
    final func stop(_ reason: SpreadsheetError.Reason) { stop(SpreadsheetError(reason)) }

    /// Ends the work at once.
    final func stop(_ error: SpreadsheetError) {
        if trouble == nil { trouble = error }
        control.pointee.isStopped = true
        if let context = control.pointee.context { xmlStopParser(context) }
    }

    func start(_ name: XMLName, namespace: UnsafePointer<UInt8>?, _ attributes: XMLAttributes) {}
    func end(_ name: XMLName, namespace: UnsafePointer<UInt8>?) {}
    func text(_ bytes: UnsafeBufferPointer<UInt8>) {}
}
