public import Model

extension Dataset {
    /// Equal for statements that say the same, however their cells are arranged; see ``ContentDigest``.
    public static func contentDigest(_ statement: Statement) -> String { ContentDigest.of(statement) }
}
