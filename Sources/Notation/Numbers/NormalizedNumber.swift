/// A line of `normalize number`: `{"text","value","unit","status"}`, the value as an exact JSON number, null where there is none.
public func normalizedNumberJSON(_ text: String, as kind: NumberKind) -> String {
    let quantity = readQuantity(text, as: kind)
    var json = JSONText()
    json.add("text", text: text)
    json.add("value", json: quantity.value?.description ?? "null")
    json.add("unit", text: quantity.unit)
    json.add("status", text: quantity.status.rawValue)
    return json.object
}
