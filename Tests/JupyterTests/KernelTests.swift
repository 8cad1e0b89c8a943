// The pieces of the kernel that need no sockets: connection files, tracebacks, completeness, split characters.
import Jupyter
import Session
import Testing

private let example = """
    {"shell_port": 1, "iopub_port": 2, "stdin_port": 3, "control_port": 4, "hb_port": 5, "ip": "127.0.0.1", "key": "k",
     "transport": "tcp", "signature_scheme": "hmac-sha256", "kernel_name": "tnb", "future": [1]}
    """

private func problem(_ text: String) -> String? {
    do throws(ConnectionFile.Problem) {
        _ = try ConnectionFile(Array(text.utf8))
        return nil
    } catch { return error.message }
}

@Suite struct ConnectionFiles {
    @Test func addressesOfBothTransports() throws {
        let tcp = try ConnectionFile(Array(example.utf8))
        #expect(tcp.address(.shell) == "tcp://127.0.0.1:1")
        #expect(tcp.address(.heartbeat) == "tcp://127.0.0.1:5")
        #expect(tcp.key == Array("k".utf8))
        let ipc = try ConnectionFile(Array(example.replacing("\"tcp\"", "\"ipc\"").replacing("127.0.0.1", "/tmp/k").utf8))
        #expect(ipc.address(.iopub) == "ipc:///tmp/k-2")
    }

    @Test func portsMayBeTextOrOpen() throws {
        var file = try ConnectionFile(Array(example.replacing(": 1,", ": \"11\",").replacing(": 2,", ": 0,").utf8))
        #expect(file.address(.shell) == "tcp://127.0.0.1:11")
        #expect(file.address(.iopub) == "tcp://127.0.0.1:*")
        file.ports[.iopub] = 22
        #expect(file.updated["iopub_port"] == 22)
        #expect(file.updated["future"] == [1])
    }

    @Test func aSecondSchemeIsKnown() throws {
        #expect(try ConnectionFile(Array(example.replacing("sha256", "sha512").utf8)).scheme == .sha512)
        #expect(
            problem(example.replacing("sha256", "md5"))
                == "signature scheme 'hmac-md5' is not supported; hmac-sha256 and hmac-sha512 are")
    }

    @Test(arguments: [
        ("", "not JSON: the text ends where a value should be at byte 0"), ("[]", "not a JSON object"), ("{}", "no iopub_port"),
        (example.replacing("\"tcp\"", "\"udp\""), "transport 'udp' is not supported; tcp and ipc are"),
        (example.replacing(": 3,", ": 70000,"), "stdin_port is no port number"),
        (example.replacing(": 3,", ": -1,"), "stdin_port is no port number"),
        (example.replacing(": 3,", ": null,"), "stdin_port is no port number"),
        (example.replacing(": 3,", ": 2.5,"), "stdin_port is no port number"),
        (example.replacing("127.0.0.1", ""), "ip is empty"),
    ])
    func whatIsWrongIsNamed(text: String, message: String) {
        #expect(problem(text) == message)
    }
}

extension String {
    /// The text with every `old` made `new`.
    fileprivate func replacing(_ old: String, _ new: String) -> String {
        var rest = self[...]
        var result = ""
        while let first = rest.first {
            if rest.hasPrefix(old) {
                result += new
                rest = rest.dropFirst(old.count)
            } else {
                result.append(first)
                rest.removeFirst()
            }
        }
        return result
    }
}

@Suite struct Tracebacks {
    @Test func cellsAreNamedByTheirNumber() {
        let error = ScriptError(
            name: "ZeroDivisionError", message: "division by zero",
            traceback: [
                "Traceback (most recent call last):", "  File \"Cell In[3]\", line 2, in <module>", "    f()",
                "  File \"Cell In[12]\", line 1, in f",
                "    1/0", "    ~^~", "  File \"helper.py\", line 4, in g", "ZeroDivisionError: division by zero",
            ])
        let plain = error.notebookTraceback.map { line in
            ["\u{1B}[0;31m", "\u{1B}[0;32m", "\u{1B}[0m"].reduce(line) { $0.replacing($1, "") }
        }
        #expect(
            plain == [
                "Traceback (most recent call last):", "  Cell In[3], line 2, in <module>", "    f()",
                "  Cell In[12], line 1, in f", "    1/0", "    ~^~",
                "  File \"helper.py\", line 4, in g", "ZeroDivisionError: division by zero",
            ])
        #expect(error.notebookTraceback.last == "\u{1B}[0;31mZeroDivisionError\u{1B}[0m: division by zero")
    }

    @Test func aMessageOfManyLinesStays() {
        let error = ScriptError(name: "RuntimeError", message: "a\nb", traceback: ["RuntimeError: a\nb"])
        #expect(error.notebookTraceback == ["\u{1B}[0;31mRuntimeError\u{1B}[0m: a\nb"])
        let bare = ScriptError(name: "KeyboardInterrupt", message: "", traceback: ["KeyboardInterrupt"])
        #expect(bare.notebookTraceback == ["\u{1B}[0;31mKeyboardInterrupt\u{1B}[0m"])
    }
}

@Suite struct NativeOutputs {
    @Test(
        arguments: [
            ([], 0), ([0x61], 0), ([0xC3], 1), ([0xC3, 0xA9], 0), ([0xE2, 0x82], 2), ([0xE2, 0x82, 0xAC], 0),
            ([0xF0, 0x9F, 0x98], 3), ([0xF0], 1),
            ([0xF0, 0x9F, 0x98, 0x80], 0), ([0x80, 0x80, 0x80, 0x80], 0), ([0x61, 0xC3, 0x61], 0),
        ] as [([UInt8], Int)])
    func aSplitCharacterWaitsForItsRest(bytes: [UInt8], kept: Int) {
        #expect(NativeOutput.incompleteTail(bytes) == kept)
    }
}

@Suite struct Completenesses {
    @Test(arguments: ["1", "print('hello, world')", "def f(x):\n  return x*2\n\n\n", "zip?", "", "# nothing"])
    func complete(code: String) {
        #expect(ShellHandler.completeness(code)["status"] == "complete")
    }

    @Test(arguments: [("print('''hello", ""), ("def f(x):\n  x*2", "  "), ("if x:", "    ")])
    func incomplete(code: String, indent: String) {
        #expect(ShellHandler.completeness(code) == ["status": "incomplete", "indent": .string(indent)])
    }

    @Test func invalid() {
        #expect(ShellHandler.completeness("import = 7q") == ["status": "invalid"])
    }
}

@Suite struct NamesOfCells {
    // ipykernel's murmur2_x86 of the same texts.
    @Test(
        arguments: [
            ("", 3_990_065_800), ("a", 2_167_009_006), ("ab", 2_805_137_849), ("abc", 3_350_977_461), ("x = 1\n", 1_602_534_638),
            ("print('größe 😀')", 2_020_416_992),
        ] as [(String, UInt32)])
    func aHashIsThatOfIpykernel(_ text: String, _ hash: UInt32) {
        #expect(CellNames.hash(text, seed: CellNames.seed) == hash)
        #expect(CellNames.name(of: text) == CellNames.prefix + String(hash) + ".py")
    }
}

@Suite struct PlacesForBreakpoints {
    @Test func aBreakpointGoesToTheStatement() {
        let lines = Session.statementLines(of: "x = 1\n\n# a comment\ny = max(\n    1)\nfor i in x:\n\n    z = i\n")
        #expect((1...9).map { lines.line(for: $0) } == [1, 4, 4, 4, 4, 6, 8, 8, 8])
        #expect(Session.statementLines(of: "def f(:").line(for: 1) == nil)
        #expect(Session.statementLines(of: "# nothing").line(for: 1) == nil)
        // A magic is a line that does something, too.
        #expect(Session.statementLines(of: "%time\nx = 1").line(for: 2) == 2)
    }
}
