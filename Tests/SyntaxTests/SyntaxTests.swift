// Trees and refusals against CPython's, through the fixtures that scripts/fixtures/syntax.py writes.
import Glibc
import Syntax
import Testing

/// Records of a fixture file: a snippet and what CPython makes of it.
struct Record: Sendable, CustomTestStringConvertible {
    let source: String
    let expected: String
    var testDescription: String { source }

    /// A record is `snippet` (with `\n`, `\\` escaped), a tab, and the expectation, on one line.
    static func read(_ name: String, file: String = #filePath) -> [Record] {
        let folder = file.split(separator: "/", omittingEmptySubsequences: false).dropLast().joined(separator: "/")
        guard let handle = fopen(folder + "/Fixtures/" + name, "r") else { return [] }
        defer { fclose(handle) }
        var bytes: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 1 << 16)
        while true {
            let count = fread(&buffer, 1, buffer.count, handle)
            if count <= 0 { break }
            bytes += buffer[..<count]
        }
        return bytes.split(separator: UInt8(ascii: "\n")).compactMap { line in
            let parts = line.split(separator: UInt8(ascii: "\t"), maxSplits: 1)
            guard parts.count == 2 else { return nil }
            return Record(
                source: unescape(String(decoding: parts[0], as: UTF8.self)),
                expected: unescape(String(decoding: parts[1], as: UTF8.self)))
        }
    }

    private static func unescape(_ text: String) -> String {
        var result = String.UnicodeScalarView()
        var isEscape = false
        for scalar in text.unicodeScalars {
            if isEscape {
                switch scalar {
                case "n": result.append("\n")
                case "t": result.append("\t")
                case "r": result.append("\r")
                case "f": result.append("\u{0C}")
                default: result.append(scalar)
                }
                isEscape = false
            } else if scalar == "\\" {
                isEscape = true
            } else {
                result.append(scalar)
            }
        }
        return String(result)
    }
}

@Test("a tree and its positions are CPython's")
func treesMatch() {
    let records = Record.read("trees.txt")
    #expect(records.count > 150)
    for record in records {
        do throws(SyntaxDiagnostic) {
            let tree = try parseModule(record.source, fileName: "fixture.py")
            #expect(TreeDump.text(tree) == record.expected, "\(record.source)")
        } catch {
            Issue.record("\(record.source): \(error.message)")
        }
    }
}

@Test(
    "completeness is IPython's",
    arguments: [
        ("1", Completeness.complete),
        ("print('hello, world')", .complete),
        ("def f(x):\n  return x*2\n\n\n", .complete),
        ("print('''hello", .incomplete(indent: "")),
        ("def f(x):\n  x*2", .incomplete(indent: "  ")),
        ("import = 7q", .invalid),
        ("", .complete),
        ("for i in x:", .incomplete(indent: "    ")),
        ("if a:\n    b(", .incomplete(indent: "    ")),
        ("x = (1,", .incomplete(indent: "")),
        ("a = [1,\n     2,", .incomplete(indent: "     ")),
        ("f(a,\n  b\n", .incomplete(indent: "  ")),
        ("if a:\n    pass\n", .complete),
        ("if a: b", .complete),
        ("if a:\n    pass\n    ", .complete),
        ("if a:\n    # c", .incomplete(indent: "    ")),
        ("if a:\n\n", .incomplete(indent: "")),
        ("a = \"\"\"x\n  y", .incomplete(indent: "  ")),
        ("if x:\n    y\nelse:\n    z", .incomplete(indent: "    ")),
        ("if x:\n    y\nz", .complete),
        ("x = 'abc", .invalid),
        ("x = 1  # (", .complete),
        ("x = 1 +", .invalid),
        ("x = 1 + \\", .incomplete(indent: "")),
        ("if a:\n    pass\n\n", .complete),
        ("@decorated", .incomplete(indent: "")),
        ("try:\n    f()\n", .incomplete(indent: "    ")),
        ("x = )", .invalid),
    ])
func completenessIsIPythons(source: String, expected: Completeness) {
    #expect(completeness(of: source) == expected)
}

@Test("deep nests are refused, not a crash")
func deepNests() {
    func message(_ text: String) -> String {
        do throws(SyntaxDiagnostic) {
            _ = try parseModule(text, fileName: "deep.py")
            return "parsed"
        } catch {
            return error.message
        }
    }
    func times(_ count: Int, _ text: String) -> String { String(repeating: text, count: count) }
    let tooDeep = "maximum recursion depth exceeded during compilation"
    #expect(message(times(10_000, "(") + times(10_000, ")")) == "too many nested parentheses")
    #expect(message(times(10_000, "not ") + "1") == tooDeep)
    #expect(message(times(10_000, "-") + "1") == tooDeep)
    #expect(message("1" + times(10_000, "+1")) == tooDeep)
    #expect(message("1" + times(10_000, "**1")) == tooDeep)
    #expect(message("a" + times(10_000, ".b")) == tooDeep)
    #expect(message(times(10_000, "lambda: ") + "1") == tooDeep)
    #expect(message("if a: b\n" + times(10_000, "elif a: b\n")) == tooDeep)
    #expect(message("x = [" + times(10_000, "1 + 2, ") + "]") == "parsed")
    #expect(message("1" + times(2_900, "+1")) == "parsed")
    #expect(message("if a: b\n" + times(2_900, "elif a: b\n")) == "parsed")
}

@Test("a mistake is reported in CPython's words, at its place")
func mistakesMatch() {
    let records = Record.read("mistakes.txt")
    #expect(records.count > 300)
    for record in records {
        do throws(SyntaxDiagnostic) {
            _ = try parseModule(record.source, fileName: "fixture.py")
            Issue.record("parsed: \(record.source)")
        } catch {
            let got =
                "\(error.kind.rawValue)|\(error.message)|\(error.line)|\(error.column)|\(error.endLine)|\(error.endColumn)"
            #expect(got == record.expected, "\(record.source)")
        }
    }
}

@Test(
    "what is left out of the language is refused by name",
    arguments: [
        ("async def f(): pass", "\"async def\" is not part of the language"),
        ("async for x in y: pass", "\"async for\" is not part of the language"),
        ("async with x: pass", "\"async with\" is not part of the language"),
        ("x = await y", "\"await\" is not part of the language"),
        ("[x async for x in y]", "\"async for\" is not part of the language"),
        ("match x:\n    case 1:\n        pass", "\"match\" statements are not part of the language"),
        (
            "'\\N{BULLET}'",
            "escapes by character name (\\N{...}) are not part of the language; write the character or \\u...."
        ),
        ("'\\ud800'", "escapes of lone surrogates (\\ud800 to \\udfff) are not part of the language"),
    ])
func refusedByName(source: String, message: String) {
    #expect(throws: (any Error).self) { try parseModule(source, fileName: "x.py") }
    do throws(SyntaxDiagnostic) {
        _ = try parseModule(source, fileName: "x.py")
    } catch {
        #expect(error.message == message)
    }
}

@Test("line ends and a byte order mark make no difference")
func lineEnds() throws {
    let plain = try parseModule("if a:\n    b = '''x\ny'''\nc\n", fileName: "x.py")
    let texts = [
        "if a:\r\n    b = '''x\r\ny'''\r\nc\r\n", "if a:\r    b = '''x\ry'''\rc",
        "\u{FEFF}if a:\n    b = '''x\ny'''\nc",
    ]
    for text in texts {
        #expect(TreeDump.text(try parseModule(text, fileName: "x.py")) == TreeDump.text(plain))
    }
}

@Test("a diagnostic is printed as the interpreter prints it")
func rendering() {
    do throws(SyntaxDiagnostic) {
        _ = try parseModule("if x:\n    f(é b)\n", fileName: "x.py")
        Issue.record("parsed")
    } catch {
        let expected = """
              File "x.py", line 2
                f(é b)
                  ^^^
            SyntaxError: invalid syntax. Perhaps you forgot a comma?
            """
        #expect(error.rendered == expected)
    }
}
