import CCrypto
import Glibc

/// SHA-256, by which a file is known whatever it is called.
public enum SHA256Digest {
    /// Lower-case hex of a file's bytes, which are streamed.
    public static func hex(ofFileAt path: String) throws(SpreadsheetError) -> String {
        try hex(of: FileBytes(path: path, limit: .max))
    }

    static func hex(of file: FileBytes) throws(SpreadsheetError) -> String {
        let hasher = SHA256Hasher()
        try file.forEachBlock { hasher.update($0) }
        return hasher.hex()
    }

    /// Lower-case hex of bytes.
    public static func hex(of bytes: [UInt8]) -> String {
        let hasher = SHA256Hasher()
        bytes.withUnsafeBytes { hasher.update($0) }
        return hasher.hex()
    }
}

/// Lower-case hex of the SHA-256 of a file's bytes.
public func sha256Hex(ofFileAt path: String) throws(SpreadsheetError) -> String {
    try SHA256Digest.hex(ofFileAt: path)
}

/// A SHA-256 that is fed piece by piece.
final class SHA256Hasher {
    // nil only where libcrypto has no memory left; then `hex` is empty and equals no digest.
    private let context = EVP_MD_CTX_new()

    init() {
        EVP_DigestInit_ex(context, EVP_sha256(), nil)
    }

    deinit {
        EVP_MD_CTX_free(context)
    }

    func update(_ bytes: UnsafeRawBufferPointer) {
        EVP_DigestUpdate(context, bytes.baseAddress, bytes.count)
    }

    func update(_ bytes: some Collection<UInt8>) {
        Array(bytes).withUnsafeBytes { update($0) }
    }

    /// The digest; the hasher takes no more afterwards.
    func hex() -> String {
        var digest = [UInt8](repeating: 0, count: Int(EVP_MAX_MD_SIZE))
        var length: UInt32 = 0
        guard EVP_DigestFinal_ex(context, &digest, &length) == 1 else { return "" }
        let digits = Array("0123456789abcdef".utf8)
        return String(decoding: digest.prefix(Int(length)).flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
    }
}
