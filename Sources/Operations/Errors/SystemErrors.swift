import Foundation

/// What the system calls a failure, in its own words.
func systemMessage(_ code: Int32) -> String {
    String(cString: strerror(code))
}

/// Whether a failure to write means a full or failing disk (74) rather than a place that cannot be written to (73).
func isDiskTrouble(_ code: Int32) -> Bool {
    [ENOSPC, EDQUOT, EIO, EFBIG].contains(code)
}
