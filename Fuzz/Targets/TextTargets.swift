import Grid
import Model
import Notation
import Spreadsheet

/// Splits an input in what chooses (its last byte) and what is read (all before).
private func split(_ input: UnsafeRawBufferPointer) -> (choice: Int, text: UnsafeRawBufferPointer) {
    guard let last = input.last else { return (0, input) }
    return (Int(last), UnsafeRawBufferPointer(rebasing: input.dropLast()))
}

extension FuzzTarget {
    /// Numbers as offices write them. The last byte chooses the kind of the column.
    static let number = FuzzTarget(name: "number", longest: 64) { input in
        let (choice, bytes) = split(input)
        let kinds = NumberKind.allCases
        let kind = kinds[choice % kinds.count]
        let text = String(decoding: bytes, as: UTF8.self)
        let quantity = readQuantity(text, as: kind)
        // Never a value where the status says that there is none, nor the other way round.
        try promise(quantity.value == nil || [.terbaca, .cenderung, .digabung].contains(quantity.status), "\(kind) '\(text)': \(quantity)")
        if let value = quantity.value {
            try promise(ExactNumber(value.description) == value, "\(kind) '\(text)': \(value) does not read as itself")
        }
    }

    /// Codes of activities, alone and below a programme. Where the last byte is odd the text stands in a numeric cell.
    static let code = FuzzTarget(name: "code", longest: 64) { input in
        let (choice, bytes) = split(input)
        let text = String(decoding: bytes, as: UTF8.self)
        let reading = readKode(text)
        if let kode = reading.kode {
            // What was read is itself a code that needs no repair.
            let again = readKode(kode.text)
            try promise(again.kode == kode && again.status == .tepat, "'\(text)': \(kode.text) reads as \(again)")
        }
        _ = readRelativeKode(text, under: KodeChain(bidang: Kode("1.06"), program: "04"), isNumber: choice & 1 == 1)
    }

    /// References of cells and ranges.
    static let reference = FuzzTarget(name: "reference", longest: 32) { input in
        try input.withMemoryRebound(to: UInt8.self) { bytes in
            if let reference = Probes.reference(bytes) {
                try promise(
                    (1...CellReference.maximumRow).contains(reference.row) && (1...CellReference.maximumColumn).contains(reference.column),
                    "\(reference) lies outside a sheet")
                try promise(reference.description.utf8.elementsEqual(bytes), "\(reference) is written otherwise")
            }
            if let range = Probes.range(bytes) {
                try promise(range.first.row <= range.last.row && range.first.column <= range.last.column, "\(range) is turned round")
            }
            let text = String(decoding: bytes, as: UTF8.self)
            try promise((CellReference(text) == nil) == (Probes.reference(bytes) == nil), "two readings of '\(text)'")
        }
    }

    /// Numbers as sheets store them.
    static let stored = FuzzTarget(name: "stored", longest: 48) { input in
        try input.withMemoryRebound(to: UInt8.self) { bytes in
            guard let (number, isShortest) = Probes.storedNumber(bytes) else { return }
            let text = String(decoding: bytes, as: UTF8.self).filter { !" \t\r\n".unicodeScalars.contains($0.unicodeScalars.first ?? "x") }
            try promise(number.isFinite && Double(text) == number, "'\(text)' is read as \(number)")
            if isShortest { try promise(Probes.exact(number).elementsEqual(bytes), "'\(text)' is not the shortest writing of \(number)") }
        }
    }

    /// Number formats, which a stranger writes too. The first eight bytes are the number.
    static let format = FuzzTarget(name: "format", longest: 96) { input in
        guard input.count >= 8 else { return }
        let number = Double(bitPattern: input.loadUnaligned(as: UInt64.self))
        guard number.isFinite else { return }
        let shown = Probes.shown(number, code: String(decoding: input.dropFirst(8), as: UTF8.self))
        try promise(shown.utf8.count < 64 << 10, "shows \(shown.utf8.count) bytes")
    }
}
