/// Recaps that stand alone: loaded, but the agencies' own numbers go before theirs.
enum SchemaVersion3 {
    static let views: [DatasetView] = [.angka]

    static let tables = """
        -- 1 where the load only says again what agencies state themselves.
        ALTER TABLE muatan ADD COLUMN rekap INTEGER NOT NULL DEFAULT 0;
        """
}
