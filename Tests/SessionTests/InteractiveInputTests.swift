// What people and front ends type around the language, and the lines that begin something new.
import Session
import Testing

@Suite struct InteractiveInputs {
    @Test(arguments: ["", "  \n\t\n", "# only a comment", "\n# a\n\n# b\n"])
    func nothingToRun(typed: String) {
        #expect(InteractiveInput(typed) == .nothing)
    }

    @Test(arguments: [("zip?", "zip", 0), ("?zip", "zip", 0), ("torch.nn.Conv2d??", "torch.nn.Conv2d", 1), ("  x? \n", "x", 0)])
    func questionMarksAskForHelp(typed: String, name: String, detail: Int) {
        #expect(InteractiveInput(typed) == .help(name: name, detail: detail))
    }

    @Test(arguments: ["?x?", "x???", "f()?", "?", "1?", "x?\ny"])
    func otherQuestionMarksAreCode(typed: String) {
        #expect(InteractiveInput(typed) == .code(typed, showsLastExpression: true))
    }

    @Test func aSemicolonHidesTheResult() {
        #expect(InteractiveInput("x = 1\nx;") == .code("x = 1\nx;", showsLastExpression: false))
        #expect(InteractiveInput("x;  # comment") == .code("x;  # comment", showsLastExpression: false))
        #expect(InteractiveInput("';'") == .code("';'", showsLastExpression: true))
    }

    @Test func pastedPromptsAndIndentGo() {
        #expect(
            InteractiveInput(">>> for i in x:\n...     print(i)\n...")
                == .code("for i in x:\n    print(i)\n", showsLastExpression: true))
        #expect(
            InteractiveInput("    a = 1\n    if a:\n        b\n") == .code("a = 1\nif a:\n    b\n", showsLastExpression: true))
    }

    @Test func pastedNotebookPromptsAndOutputsGo() {
        #expect(
            InteractiveInput("In [12]: def f(x):\n    ...:     return x\n    ...:\nIn [13]: f(1)\nOut[13]: 1")
                == .code("def f(x):\n    return x\n\nf(1)", showsLastExpression: true))
    }

    @Test(arguments: [
        ("!echo (\nx = 1", true), ("%time x = (1", true), ("!ls\nfor x in y:", false), ("x = \"\"\"\n!ls", false),
        ("a = !ls (", true), ("x = 1\nx?\ny", true), ("if x:\n    !ls (\n    y = %pwd\n\n", true), ("here = %pwd", true),
    ])
    func magicLinesDoNotDisturbCompleteness(source: String, isComplete: Bool) {
        if case .complete = Session.completeness(of: source) { #expect(isComplete) } else { #expect(!isComplete) }
    }

    @Test func setUpMagicsAreIgnoredWithoutMovingLines() {
        #expect(InteractiveInput("%matplotlib inline\nx") == .code("\nx", showsLastExpression: true))
        #expect(InteractiveInput("x = '''\n%config y\n'''") == .code("x = '''\n%config y\n'''", showsLastExpression: true))
        #expect(InteractiveInput("%time x") == .code("%time x", showsLastExpression: true))
    }

    @Test func lineEndsOfOtherSystemsAreRead() {
        #expect(InteractiveInput("\u{FEFF}a\r\nb\rc") == .code("a\nb\nc", showsLastExpression: true))
    }
}

@Suite struct LogicalLineTests {
    @Test func stringsBracketsAndBackslashesContinue() {
        let lines = LogicalLines("a = (1,\n 2)\nb = '''x\n# %%\n'''\nc = 1 + \\\n 2\nd")
        #expect(lines.startsFresh == [true, false, true, false, false, true, false, true])
        #expect(lines.startsInString == [false, false, false, true, true, false, false, false])
    }

    @Test func quotesInStringsAndCommentsDoNotCount() {
        #expect(LogicalLines("a = \"'''\"  # '''\nb").startsFresh == [true, true])
        #expect(LogicalLines("a = '\\''\nb").startsFresh == [true, true])
        #expect(LogicalLines("a = 'unclosed\nb").startsFresh == [true, true])
        #expect(LogicalLines("'''a\\'''\nb'''\nc").startsFresh == [true, false, true])
    }

    @Test func closersWithoutOpenersAreHarmless() {
        #expect(LogicalLines("))]\na").startsFresh == [true, true])
    }
}
