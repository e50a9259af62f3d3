/// Whether a text comes before another by its bytes: the same order on every machine, whatever its locale.
func comesBefore(_ left: String, _ right: String) -> Bool {
    left.utf8.lexicographicallyPrecedes(right.utf8)
}
