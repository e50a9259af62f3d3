import Foundation
import Model
import Testing

@testable import Operations

@Suite("What is wrong with the truth of an example is told at its place")
struct TruthCheckTests {
    private static let sound = """
        {"fakta": [
          {"sel": "D6", "tingkat": "program", "ukuran": "anggaran", "tahap": "pagu", "nilai": 1250000000},
          {"sel": "E6", "ukuran": "anggaran", "tahap": "realisasi", "nilai": 1100000000.5}
        ]}
        """

    private func check(_ text: String, _ language: Language = .english) -> [String] {
        TruthCheck(words: Words(language: language)).check(Data(text.utf8))
    }

    @Test func soundTruth() {
        #expect(check(Self.sound) == [])
    }

    @Test(arguments: [
        (#""sel": "D6","#, #""sel": "D6""#, ":2:16: no JSON"),
        (#""nilai": 1250000000"#, #""nilay": 1250000000"#, "fakta [1]: unknown key 'nilay'"),
        (#""tahap": "pagu""#, #""tahap": "paguu""#, "fakta [1]: tahap: 'paguu' is none of"),
        (#""E6""#, #""e6""#, "fakta [2]: 'e6' is no cell"),
        ("]}", "]", ":4:2: no JSON"), (#""program""#, #""programm""#, "tingkat: 'programm'"),
    ])
    func wrong(_ part: String, _ replacement: String, _ words: String) throws {
        let told = try #require(check(Self.sound.replacing(part, with: replacement)).first)
        #expect(told.contains(words), "\(told)")
    }

    @Test func wholeNumbersStayWhole() throws {
        let truth = try JSONDecoder().decode(ExampleSheet.Truth.self, from: Data(Self.sound.utf8))
        #expect(truth.fakta.map { $0.nilai?.text } == ["1250000000", "1100000000.5"])
    }
}
