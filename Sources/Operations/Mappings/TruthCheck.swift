import Foundation
import Grid
import Model

/// Holds the truth of an example sheet against what a truth may say: JSON, known keys, known words, cells as `D6`.
struct TruthCheck {
    let words: Words

    /// What is wrong, each as it follows the file's name: `:3:5: …` or `: fakta [2]: …`.
    func check(_ data: Data) -> [String] {
        if let place = JSONPlace(data).mistake {
            return [":\(place.line):\(place.column): " + words("bukan JSON", "no JSON")]
        }
        guard let root = (try? JSONSerialization.jsonObject(with: data)) as? [String: Any] else {
            return [": " + words("seharusnya {\"fakta\": […]}", "expected {\"fakta\": […]}")]
        }
        var lines = unknown(root, among: Self.rootKeys, in: "")
        if let stated = root["nyatakan"] as? [String: Any] { lines += unknown(stated, among: Self.statedKeys, in: "nyatakan: ") }
        for list in ["fakta", "tambahan_csv"] {
            for (index, fact) in ((root[list] as? [[String: Any]]) ?? []).enumerated() {
                let place = "\(list) [\(index + 1)]: "
                lines += unknown(fact, among: Self.factKeys, in: place)
                lines += word(fact, "ukuran", Ukuran.allCases.map(\.rawValue), place)
                lines += word(fact, "tahap", Tahap.allCases.map(\.rawValue), place)
                lines += word(fact, "tingkat", Tingkat.allCases.map(\.rawValue), place)
                if let cell = fact["sel"] as? String, CellReference(cell)?.description != cell {
                    lines.append(": \(place)" + words("'\(cell)' bukan sel seperti D6", "'\(cell)' is no cell such as D6"))
                }
            }
        }
        return lines
    }

    private static let rootKeys = ["formulir", "nyatakan", "fakta", "tambahan_csv", "karantina", "keterangan"]
    private static let statedKeys = ["pemda", "perangkat_daerah", "bidang", "tahun", "triwulan"]
    private static let factKeys = [
        "sel", "lembar", "tingkat", "kode", "uraian", "indikator", "satuan", "ukuran", "tahap", "tahun", "triwulan", "kumulatif", "nilai",
        "alasan", "berulang", "rincian", "perangkat_daerah", "teks",
    ]

    private func unknown(_ object: [String: Any], among known: [String], in place: String) -> [String] {
        object.keys.filter { !known.contains($0) }.sorted().map { key in
            let list = known.joined(separator: ", ")
            return ": \(place)" + words("kunci '\(key)' tidak dikenal; yang dikenal \(list)", "unknown key '\(key)'; known are \(list)")
        }
    }

    private func word(_ object: [String: Any], _ key: String, _ known: [String], _ place: String) -> [String] {
        guard let word = object[key] as? String, !known.contains(word) else { return [] }
        let list = known.joined(separator: ", ")
        return [": \(place)" + words("\(key): '\(word)' bukan salah satu dari \(list)", "\(key): '\(word)' is none of \(list)")]
    }
}

/// Where a text stops being JSON.
struct JSONPlace {
    private let bytes: [UInt8]
    private var index = 0

    init(_ data: Data) { bytes = Array(data) }

    /// The line and column, counted from 1, of the first character that cannot stand there; nil where the whole is JSON.
    var mistake: (line: Int, column: Int)? {
        var reader = self
        if reader.bytes.starts(with: [0xEF, 0xBB, 0xBF]) { reader.index = 3 }
        if reader.value(depth: 0) {
            reader.skip()
            if reader.index == reader.bytes.count { return nil }
        }
        let before = reader.bytes.prefix(reader.index)
        let start = before.lastIndex(of: 0x0A).map { $0 + 1 } ?? 0
        let column = String(decoding: before[start...], as: UTF8.self).count + 1
        return (before.count { $0 == 0x0A } + 1, column)
    }

    private static let deepest = 64

    private mutating func skip() { while index < bytes.count, [0x20, 0x09, 0x0A, 0x0D].contains(bytes[index]) { index += 1 } }

    private mutating func take(_ byte: Character) -> Bool {
        skip()
        guard index < bytes.count, bytes[index] == byte.asciiValue else { return false }
        index += 1
        return true
    }

    private mutating func value(depth: Int) -> Bool {
        skip()
        guard index < bytes.count, depth < Self.deepest else { return false }
        switch bytes[index] {
        case UInt8(ascii: "{"):
            index += 1
            if take("}") { return true }
            repeat {
                skip()
                guard string(), take(":"), value(depth: depth + 1) else { return false }
            } while take(",")
            return take("}")
        case UInt8(ascii: "["):
            index += 1
            if take("]") { return true }
            repeat { guard value(depth: depth + 1) else { return false } } while take(",")
            return take("]")
        case UInt8(ascii: "\""): return string()
        default:
            for word in ["true", "false", "null"] where bytes[index...].starts(with: word.utf8) {
                index += word.utf8.count
                return true
            }
            let start = index
            while index < bytes.count, "+-.eE0123456789".utf8.contains(bytes[index]) { index += 1 }
            if Double(String(decoding: bytes[start..<index], as: UTF8.self)) != nil { return true }
            index = start
            return false
        }
    }

    private mutating func string() -> Bool {
        guard index < bytes.count, bytes[index] == UInt8(ascii: "\"") else { return false }
        var end = index + 1
        while end < bytes.count, bytes[end] != UInt8(ascii: "\""), bytes[end] >= 0x20 {
            end += bytes[end] == UInt8(ascii: "\\") ? 2 : 1
        }
        guard end < bytes.count, bytes[end] == UInt8(ascii: "\"") else { return false }
        index = end + 1
        return true
    }
}
