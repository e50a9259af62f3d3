import Grid
import Testing

@testable import Forms

@Suite("Printed column numbers")
struct NumberRowTests {
    @Test(arguments: [
        ("9", 9), ("(9)", 9), ("9.0", 9), (" 12 = 8+9+10+11", 12), ("13=12/7x100%", 13), ("14=13/5 x100 %", 14), ("15 = 6 + 12", 15),
        ("(0)", 0),
    ])
    func numbers(_ text: String, _ number: Int) {
        #expect(NumberRow.printedNumber(text) == number)
    }

    @Test(arguments: ["", "K", "Rp", "1.06", "100%", "123", "I", "TW 1", "=8+9", "12=", "1-4"])
    func others(_ text: String) {
        #expect(NumberRow.printedNumber(text) == nil)
    }

    private func row(_ texts: [String]) -> Row {
        Row(
            number: 10,
            cells: texts.enumerated().filter { !$0.element.isEmpty }.map { index, text in
                Cell(reference: CellReference(row: 10, column: index + 1), value: .text(text), shown: text)
            })
    }

    @Test func aRowOfNumbersIsOne() {
        #expect(NumberRow(row(["1", "2", "", "(4)"]))?.entries.map(\.number) == [1, 2, 4])
        #expect(NumberRow(row(["1", "2"])) == nil)
        #expect(NumberRow(row(["1", "2", "3", "Jumlah"])) == nil)
    }

    @Test func strangersAndDoublesAreTold() {
        let spec = RecognitionSpec(titles: [], labels: [], numbers: [1, 2, 3, 4], optionalNumbers: [5])
        let fit = NumberRow(row(["1", "2", "3", "4", "5", "9", "2"]))!.fit(spec)
        #expect(fit.share == 1)
        #expect(fit.strangers.map(\.number) == [9, 2])
    }
}
