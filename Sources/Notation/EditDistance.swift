/// How many letters must be put in, taken out or changed to turn one text into the other; nil past a limit.
///
/// Time is proportional to the shorter text times the limit: only the band that can stay within it is computed.
public func editDistance(_ left: String, _ right: String, limit: Int) -> Int? {
    let a = Array(left.utf8)
    let b = Array(right.utf8)
    guard limit >= 0, abs(a.count - b.count) <= limit else { return nil }
    if a == b { return 0 }
    let beyond = limit + 1
    var previous = (0...b.count).map { min($0, beyond) }
    var current = [Int](repeating: beyond, count: b.count + 1)
    for i in 1...max(a.count, 1) where !a.isEmpty {
        let low = max(1, i - limit)
        let high = min(b.count, i + limit)
        current[0] = min(i, beyond)
        if low > 1 { current[low - 1] = beyond }
        var best = current[low - 1]
        for j in stride(from: low, through: high, by: 1) {
            let changed = previous[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1)
            let distance = min(changed, previous[j] + 1, current[j - 1] + 1, beyond)
            current[j] = distance
            best = min(best, distance)
        }
        if high < b.count { current[high + 1] = beyond }
        if best > limit { return nil }
        swap(&previous, &current)
    }
    return previous[b.count] <= limit ? previous[b.count] : nil
}
