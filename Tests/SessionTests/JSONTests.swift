// The JSON codec against what front ends, notebooks and attackers send.
import Session
import Testing

private func parse(_ text: String) -> JSONValue? { try? JSONValue.parse(text) }

@Suite struct JSONReading {
    @Test func valuesOfEveryKind() throws {
        let value = try JSONValue.parse(#" {"a": [1, -2.5, true, false, null, "x\ny"], "b": {}, "c": []} "#)
        #expect(value == ["a": [1, .double(-2.5), true, false, nil, "x\ny"], "b": [:], "c": []])
        #expect(value["a"]?.array?.count == 6)
        #expect(value["missing"] == nil)
    }

    @Test func aByteOrderMarkIsSkipped() {
        #expect((try? JSONValue.parse([0xEF, 0xBB, 0xBF, 0x31])) == 1)
    }

    @Test(arguments: [
        "", " ", "{", "[", "[1", "[1,", "{\"a\"", "{\"a\":", "{\"a\":1", "{\"a\":1,", "\"", "\"abc", "\"\\", "\"\\u", "\"\\u12",
        "\"\\ud83d\\u",
        "tru", "nul", "-", "1.", "1e", "1e+", "N", "-I", "Inf",
    ])
    func truncatedTextIsAnError(text: String) {
        #expect(parse(text) == nil)
    }

    @Test(arguments: [
        "01", "-01", "+1", ".5", "1.e3", "0x10", "1 2", "[1 2]", "[1,]", "{1: 2}", "{\"a\" 1}", "{\"a\": 1,}", "'a'", "\"\\x41\"",
        "\"\\u12G4\"",
        "True", "None", "[}", "{]", "// no", "nan",
    ])
    func whatIsNotJSONIsAnError(text: String) {
        #expect(parse(text) == nil)
    }

    @Test func errorsSayWhere() {
        do throws(JSONError) {
            _ = try JSONValue.parse(#"{"a": ?}"#)
            Issue.record("no error")
        } catch {
            #expect(error.offset == 6)
        }
    }

    @Test func deepNestingIsRefusedInsteadOfOverflowing() {
        #expect(parse(String(repeating: "[", count: 200) + String(repeating: "]", count: 200)) != nil)
        #expect(parse(String(repeating: "[", count: 1_000_000)) == nil)
        #expect(parse(String(repeating: "{\"a\":", count: 1_000_000)) == nil)
    }

    @Test func surrogatePairsJoinAndLoneHalvesAreReplaced() {
        #expect(parse(#""\ud83d\ude00""#) == "😀")
        #expect(parse(#""\uD83D""#) == "\u{FFFD}")
        #expect(parse(#""\ude00x""#) == "\u{FFFD}x")
        #expect(parse(#""\ud83d\u0041""#) == "\u{FFFD}A")
        #expect(parse(#""\ud83d\ud83d\ude00""#) == "\u{FFFD}😀")
        #expect(parse(#""\u0000""#) == "\u{0}")
    }

    @Test func bytesThatAreNotUTF8AreReplaced() {
        #expect((try? JSONValue.parse([0x22, 0x61, 0xFF, 0x62, 0x22])) == "a\u{FFFD}b")
        #expect((try? JSONValue.parse([0x22, 0xE2, 0x82, 0x22])) == "\u{FFFD}")
    }

    @Test func numbersBeyondSixtyFourBitsBecomeDoubles() {
        #expect(parse("9223372036854775807") == .int(.max))
        #expect(parse("-9223372036854775808") == .int(.min))
        #expect(parse("9223372036854775808") == .double(9.223372036854775808e18))
        #expect(parse("1" + String(repeating: "0", count: 400)) == .double(.infinity))
        #expect(parse("1e400") == .double(.infinity))
        #expect(parse("1e-400") == .double(0))
        #expect(parse("-0") == 0)
    }

    @Test func wordsOfPythonsJSONAreUnderstood() {
        #expect(parse("Infinity") == .double(.infinity))
        #expect(parse("-Infinity") == .double(-.infinity))
        guard case .double(let value)? = parse("NaN") else {
            Issue.record("NaN is not read")
            return
        }
        #expect(value.isNaN)
    }

    @Test func theLastOfEqualKeysWins() {
        #expect(parse(#"{"a": 1, "b": 2, "a": 3}"#) == ["a": 3, "b": 2])
    }

    @Test func wholeNumbersAreIntegersHoweverWritten() {
        #expect(JSONValue.double(3).int == 3)
        #expect(JSONValue.double(3.5).int == nil)
        #expect(JSONValue.double(1e300).int == nil)
        #expect(JSONValue.double(.nan).int == nil)
        #expect(JSONValue.string("3").int == nil)
    }
}

@Suite struct JSONWriting {
    @Test func compactTextHasNoSpace() {
        let value: JSONValue = ["a": [1, .double(2.5), nil, true], "b": ["c": "d"], "e": [:], "f": []]
        #expect(value.text == #"{"a":[1,2.5,null,true],"b":{"c":"d"},"e":{},"f":[]}"#)
    }

    @Test func indentedTextIsThatOfNotebooks() {
        let value: JSONValue = ["a": [1], "b": [:]]
        #expect(value.indentedText == "{\n \"a\": [\n  1\n ],\n \"b\": {}\n}")
    }

    @Test func controlCharactersAreEscaped() {
        #expect(JSONValue.string("\u{0}\u{1F}\u{7F}\"\\\n\r\t/é😀").text == #""\u0000\u001f\u007f\"\\\n\r\t/é😀""#)
    }

    @Test func numbersThatJSONLacksBecomeNull() {
        #expect(JSONValue.array([.double(.nan), .double(.infinity), .double(-.infinity)]).text == "[null,null,null]")
    }

    @Test(arguments: ["{\"z\":1,\"a\":[{}],\"m\":\"\\\"\"}", "[1e+20,5e-324,0.1,-0.0,1.0]", "[\"\\u0001\",\"\\\\\"]"])
    func whatWasReadIsWrittenTheSame(text: String) {
        #expect(parse(text)?.text == text)
    }
}

@Suite struct JSONObjects {
    @Test func membersKeepTheirOrder() {
        var object = JSONObject([("b", 1), ("a", 2)])
        object["c"] = 3
        object["b"] = 4
        object["a"] = nil
        object["missing"] = nil
        #expect(JSONValue.object(object).text == #"{"b":4,"c":3}"#)
    }
}
