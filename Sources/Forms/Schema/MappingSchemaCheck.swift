extension MappingLibrary {
    /// The JSON Schema of mappings, for editors and for the docs.
    public static var schemaJSON: String { MappingSchema.document.json }

    /// What of a mapping's text does not fit the schema, each with line and column; text that is no YAML is one such trouble.
    public static func schemaErrors(in text: String, file: String) -> [MappingError] {
        do throws(MappingError) {
            let root = try compose(text, file: file)
            return SchemaCheck(document: MappingSchema.document).check(root)
        } catch {
            return [error]
        }
    }
}
