import CRE2

/// Whether a text holds another, byte by byte. The empty text is held by every other.
public func bytesHold(_ text: [UInt8], _ wanted: [UInt8]) -> Bool {
    guard !wanted.isEmpty else { return true }
    return text.withUnsafeBytes { text in
        wanted.withUnsafeBytes { wanted in
            guard let start = text.baseAddress, let own = wanted.baseAddress else { return false }
            return rkpd_bytes_hold(
                start.assumingMemoryBound(to: CChar.self), text.count, own.assumingMemoryBound(to: CChar.self), wanted.count) == 1
        }
    }
}
