import Glibc

/// The namespace of a part: that of its root, whichever of the editions (transitional, strict) a writer took.
/// Elements of any other are foreign, also where their local names are `c` or `v`.
struct MainNamespace {
    private var pointer: UnsafePointer<UInt8>?

    /// The namespace of a part before its root was met.
    init() {}

    /// Takes the root's namespace. The pointer lives as long as the parser.
    init(root: UnsafePointer<UInt8>?) { pointer = root }

    /// The root's namespace as the parser keeps it.
    var namespace: UnsafePointer<UInt8>? { pointer }

    /// Whether an element is of the root's namespace. libxml2 keeps one copy of each namespace, so the pointers mostly tell.
    @inline(__always)
    func holds(_ namespace: UnsafePointer<UInt8>?) -> Bool {
        if namespace == pointer { return true }
        guard let namespace, let pointer else { return false }
        return strcmp(
            UnsafeRawPointer(namespace).assumingMemoryBound(to: CChar.self), UnsafeRawPointer(pointer).assumingMemoryBound(to: CChar.self))
            == 0
    }
}
