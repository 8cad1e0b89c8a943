// A session's history: ranges, tails and searches as history requests ask for them.
import Session
import Testing

private func history(_ inputs: [String]) -> History {
    var history = History()
    for (index, input) in inputs.enumerated() { history.append(HistoryEntry(line: index + 1, input: input, output: nil)) }
    return history
}

@Suite struct Histories {
    @Test func theTailIsTheNewestInOrder() {
        let history = history(["a", "b", "c"])
        #expect(history.tail(2).map(\.input) == ["b", "c"])
        #expect(history.tail(10).map(\.line) == [1, 2, 3])
        #expect(history.tail(0).isEmpty)
        #expect(history.tail(-1).isEmpty)
    }

    @Test func aRangeIsWithoutItsEnd() {
        let history = history(["a", "b", "c", "d"])
        #expect(history.range(start: 2, stop: 4).map(\.input) == ["b", "c"])
        #expect(history.range(start: 3, stop: nil).map(\.input) == ["c", "d"])
        #expect(history.range(start: 9, stop: 3).isEmpty)
    }

    @Test func anOutputFindsItsCell() {
        var history = history(["1 + 1", "x"])
        history.setOutput("2", line: 1)
        history.setOutput("?", line: 99)
        #expect(history.entries.map(\.output) == ["2", nil])
    }

    @Test(arguments: [
        ("1?2*", ["1+2", "1-2 # x"]), ("*", ["1+2", "1-2 # x", "abc", "é😀", "a\nb"]), ("*b*", ["abc", "a\nb"]), ("?bc", ["abc"]),
        ("é?", ["é😀"]),
        ("a", []), ("", []), ("**?*c", ["abc"]),
    ])
    func aPatternFitsTheWholeInput(pattern: String, found: [String]) {
        let history = history(["1+2", "1-2 # x", "abc", "é😀", "a\nb"])
        #expect(history.search(pattern, count: nil, isUnique: false).map(\.input) == found)
    }

    @Test func aSearchGivesTheLastOnesAndUniqueOnesAtTheirLastPlace() {
        let history = history(["x", "y", "x", "x"])
        #expect(history.search("*", count: 2, isUnique: false).map(\.line) == [3, 4])
        #expect(history.search("*", count: nil, isUnique: true).map(\.line) == [2, 4])
        #expect(history.search("*", count: 1, isUnique: true).map(\.line) == [4])
    }

    @Test func aPatternOfStarsDoesNotExplode() {
        let history = history([String(repeating: "a", count: 5000)])
        #expect(history.search(String(repeating: "*a", count: 50) + "b", count: nil, isUnique: false).isEmpty)
    }
}
