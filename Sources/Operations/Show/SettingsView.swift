extension Settings {
    /// For a screen: each setting, its value, and who said so.
    public var text: String {
        SettingKey.allCases.map { key in
            let setting = self[key]
            let value = setting.value ?? "–"
            return Layout.pad(key.rawValue, 18) + value.printable + "  (\(setting.source.description))"
        }.joined(separator: "\n") + "\n"
    }

    /// For programs: an object of each setting's value and source.
    public var json: JSON {
        .object(
            SettingKey.allCases.map { key in
                let setting = self[key]
                return .init(
                    key: key.rawValue, value: .object(["nilai": .optional(setting.value), "sumber": .string(setting.source.description)]))
            })
    }
}
