// IPython's magics as far as people use them in notebooks: timing, names, files, the environment, the shell. One
// implementation for the prompt, Jupyter and notebooks in batch. What a magic prints is what IPython prints.
import Glibc
import Interp

extension Workspace {
    /// Runs a cell that may hold magics. Nothing of it runs when some of its code does not parse.
    func runParts(_ cell: Cell, on host: any CellHost) -> Outcome {
        let parts = CellPart.parts(of: cell.source, firstLine: cell.firstLine)
        let outer = MagicCalls.current
        MagicCalls.current = Magics(workspace: self, cell: cell, host: host)
        defer { MagicCalls.current = outer }
        if case .code(let source, let line)? = parts.first, parts.count == 1 {
            return runCode(self.cell(source, line, in: cell, shows: cell.showsLastExpression), on: host)
        }
        for case .code(let source, let line) in parts {
            if let error = Session.syntaxError(in: self.cell(source, line, in: cell)) { return .failed(error) }
        }
        defer {
            host.flush(.stdout)
            host.flush(.stderr)
        }
        var outcome = Outcome.finished(nil)
        for (index, part) in parts.enumerated() {
            let isLast = index == parts.count - 1
            outcome = Magics(workspace: self, cell: cell, host: host).run(part, shows: isLast && cell.showsLastExpression)
            guard case .finished = outcome else { return outcome }
        }
        return outcome
    }

    fileprivate func cell(_ source: String, _ line: Int, in cell: Cell, shows: Bool = false) -> Cell {
        Cell(source, fileName: cell.fileName, firstLine: line, showsLastExpression: shows, debugName: cell.debugName)
    }
}

/// The magics of one cell.
struct Magics {
    let workspace: Workspace
    let cell: Cell
    let host: any CellHost

    func run(_ part: CellPart, shows: Bool) -> Outcome {
        switch part {
        case .code(let source, let line): code(source, line, shows: shows)
        case .shell(let command, let target): shell(command, target: target)
        case .line(let name, let rest, let line): lineMagic(name, rest, line, shows: shows)
        case .assigned(let target, let name, let rest): assign(target, name, rest)
        case .help(let name, let detail): help(name, detail: detail)
        case .cell(let name, let rest, let body, let line): cellMagic(name, rest, body, line, shows: shows)
        }
    }

    private func lineMagic(_ name: String, _ rest: String, _ line: Int, shows: Bool) -> Outcome {
        switch name {
        case "time": return time(rest, line, shows: shows)
        case "timeit": return timeIt(rest, line)
        case "who", "who_ls", "whos": return names(name, rest, shows: shows)
        case "xdel": return delete(rest)
        case "history", "hist": return history(rest)
        case "load": return load(rest)
        case "lsmagic": return listMagics()
        case "pinfo", "pinfo2": return help(rest, detail: name == "pinfo" ? 0 : 1)
        case "save": return save(rest)
        case "precision", "pip", "conda", "mamba", "uv": return refuse(name)
        case "reset": return reset(rest)
        case "run": return runFile(rest)
        case "pwd": return value("__import_os__.getcwd()", shows: shows)
        case "cd": return changeFolder(rest)
        case "ls", "ll", "cat", "mkdir", "rmdir", "rm", "cp", "mv":
            return shell((name == "ls" ? "ls -F" : name == "ll" ? "ls -lF" : name) + " " + rest, target: nil)
        case "env", "set_env": return environment(rest, shows: shows)
        case "sx", "system":
            guard shows else { return shell(rest, target: "_notebook_lines") }
            return commandLines(rest)
        case "matplotlib", "config", "load_ext", "reload_ext", "autoreload", "pylab", "xmode", "colors",
            "autosave", "autoawait":
            return .finished(nil)  // Nothing to set up.
        default: return usage("Line magic function `%\(name)` not found.")
        }
    }

    private func cellMagic(_ name: String, _ rest: String, _ body: String, _ line: Int, shows: Bool) -> Outcome {
        guard body.contains(where: { !$0.isWhitespace }) else {
            let hint = Magics.lineNames.contains(name) ? " Did you mean the line magic %\(name) (single %)?" : ""
            guard Magics.cellNames.contains(name) else { return usage("Cell magic `%%\(name)` not found.") }
            return usage("%%\(name) is a cell magic, but the cell body is empty." + hint)
        }
        switch name {
        case "html", "HTML", "markdown", "latex", "javascript", "js", "svg", "SVG": return display(name, body)
        case "time": return time(body, line, shows: shows)
        case "timeit": return timeIt(body, options: rest, line)
        case "capture": return capture(rest, body, line)
        case "writefile", "file": return writeFile(rest, body)
        case "bash", "sh", "script": return script(name, rest, body)
        case "!", "sx", "system": return shows ? commandLines(body) : shell(body, target: "_notebook_lines")
        default: return usage("Cell magic `%%\(name)` not found.")
        }
    }

    // ---- running code --------------------------------------------------------------------------------------------------

    func code(_ source: String, _ line: Int, shows: Bool) -> Outcome {
        workspace.runCode(workspace.cell(source, line, in: cell, shows: shows), on: host)
    }

    /// Runs helper code whose names, all starting with `__magic`, are removed again.
    func quietly(_ source: String) -> Outcome {
        let outcome = workspace.runCode(Cell(source, fileName: "<magic>", showsLastExpression: true), on: host)
        if source.contains("__magic") {
            _ = workspace.runCode(
                Cell(
                    "for __magic_name in [n for n in globals() if n.startswith('__magic')] + ['__magic_name']:\n"
                        + "    globals().pop(__magic_name, None)",
                    fileName: "<magic>", showsLastExpression: false), on: host)
        }
        return outcome
    }

    func value(_ expression: String, shows: Bool) -> Outcome {
        let source = "import os as __magic_os\n" + expression.replacing("__import_os__", with: "__magic_os")
        guard case .finished(let bundle) = quietly(source) else { return fail("OSError", "getcwd") }
        return .finished(shows ? bundle : nil)
    }

    /// The text of an expression's value; nil when it fails or is no plain value.
    func text(_ expression: String) -> String? {
        guard case .success(let bundle) = workspace.evaluate(expression, on: host) else { return nil }
        return bundle.plainText
    }

    func say(_ text: String) { host.write(text + "\n", to: .stdout) }

    func fail(_ name: String, _ message: String) -> Outcome {
        .failed(ScriptError(name: name, message: message, traceback: ["\(name): \(message)"]))
    }

    func usage(_ message: String) -> Outcome { fail("UsageError", message) }

    // ---- timing --------------------------------------------------------------------------------------------------------

    private func time(_ source: String, _ line: Int, shows: Bool) -> Outcome {
        if let error = Session.syntaxError(in: workspace.cell(source, line, in: cell)) { return .failed(error) }
        let (user, system, start) = (processorSeconds().user, processorSeconds().system, monotonicNanoseconds())
        let outcome = code(source, line, shows: shows)
        let wall = Double(monotonicNanoseconds() - start) / 1e9
        let now = processorSeconds()
        if case .exited = outcome { return outcome }
        let (u, s) = (now.user - user, now.system - system)
        say("CPU times: user \(Magics.spell(u)), sys: \(Magics.spell(s)), total: \(Magics.spell(u + s))")
        say("Wall time: \(Magics.spell(wall))")
        return outcome
    }

    private func processorSeconds() -> (user: Double, system: Double) {
        var usage = rusage()
        getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
        func seconds(_ time: timeval) -> Double { Double(time.tv_sec) + Double(time.tv_usec) / 1e6 }
        return (seconds(usage.ru_utime), seconds(usage.ru_stime))
    }

    /// `%timeit`, and `%%timeit` where the line is the set-up and the body what is timed.
    private func timeIt(_ statement: String, options: String? = nil, _ line: Int) -> Outcome {
        var words = (options ?? statement)[...]
        var (loops, runs, isQuiet) = (0, 7, false)
        while true {
            words = words.drop { $0 == " " }
            guard words.hasPrefix("-"), let letter = words.dropFirst().first, "nrqop".contains(letter) else { break }
            words = words.dropFirst(2)
            guard letter == "n" || letter == "r" else {
                if letter == "q" { isQuiet = true }
                continue
            }
            words = words.drop { $0 == " " }
            let digits = words.prefix { $0.isNumber }
            guard let number = Int(digits), number > 0 else { return usage("%timeit: option -\(letter) wants a number") }
            words = words[digits.endIndex...]
            if letter == "n" { loops = number } else { runs = number }
        }
        let body = options == nil ? String(words) : statement
        let prepare = options == nil ? "pass" : words.isEmpty ? "pass" : String(words)
        if let error = Session.syntaxError(in: workspace.cell(body, line, in: cell)) { return .failed(error) }
        let indented = body.split(separator: "\n", omittingEmptySubsequences: false).map { "        " + $0 }
        let function =
            "def __timed__(__loops__, __clock__):\n    \(prepare)\n    __start__ = __clock__()\n    for __loop__ in range(__loops__):\n"
            + indented.joined(separator: "\n") + "\n        pass\n    return __clock__() - __start__\n"
            + "from time import perf_counter as __timer__"
        let made = workspace.runCode(Cell(function, fileName: "<timeit>", showsLastExpression: false), on: host)
        guard case .finished = made else { return made }
        defer {
            _ = workspace.runCode(Cell("del __timed__, __timer__", fileName: "<timeit>", showsLastExpression: false), on: host)
        }

        var failure: Outcome?
        func once(_ count: Int) -> Double? {
            switch workspace.evaluate("float(__timed__(\(count), __timer__))", on: host) {
            case .success(let bundle):
                if let seconds = Double(bundle.plainText) { return seconds }
                failure = usage("%timeit: no time was measured")
            case .failure(let error): failure = .failed(error)
            }
            return nil
        }
        if loops == 0 {
            loops = 1
            while let seconds = once(loops), seconds < 0.2, loops < 1_000_000_000 { loops *= 10 }
        }
        var times: [Double] = []
        while failure == nil, times.count < runs {
            if let seconds = once(loops) { times.append(seconds / Double(loops)) }
        }
        if let failure { return failure }
        guard !isQuiet else { return .finished(nil) }
        let mean = times.reduce(0, +) / Double(runs)
        let deviation = (times.map { ($0 - mean) * ($0 - mean) }.reduce(0, +) / Double(runs)).squareRoot()
        say(
            "\(Magics.spell(mean)) ± \(Magics.spell(deviation)) per loop (mean ± std. dev. of \(runs) run\(runs == 1 ? "" : "s"), "
                + "\(Magics.grouped(loops)) loop\(loops == 1 ? "" : "s") each)")
        return .finished(nil)
    }

    /// A time with three digits and its unit, as IPython writes it.
    static func spell(_ seconds: Double) -> String {
        if seconds >= 60 {
            var rest = Int(seconds)
            var words: [String] = []
            for (unit, length) in [("d", 86400), ("h", 3600), ("min", 60), ("s", 1)] {
                if rest / length > 0 { words.append("\(rest / length)\(unit)") }
                rest %= length
            }
            return words.joined(separator: " ")
        }
        let units = [("s", 1.0), ("ms", 1e3), ("μs", 1e6), ("ns", 1e9)]
        let order = seconds > 0 ? min(-Int((log10(seconds).rounded(.down) / 3).rounded(.down)), 3) : 3
        let (unit, scale) = units[max(0, order)]
        var buffer = [CChar](repeating: 0, count: 32)
        _ = withVaList([seconds * scale]) { vsnprintf(&buffer, buffer.count, "%.3g", $0) }
        return String(decoding: buffer.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self) + " " + unit
    }

    private static func grouped(_ number: Int) -> String {
        var digits = Array(String(number))
        var place = digits.count - 3
        while place > 0 {
            digits.insert(",", at: place)
            place -= 3
        }
        return String(digits)
    }

    // ---- names ---------------------------------------------------------------------------------------------------------

    private func reset(_ rest: String) -> Outcome {
        if !rest.split(separator: " ").contains("-f") {
            let question = "Once deleted, variables cannot be recovered. Proceed (y/[n])?  "
            do throws(HostError) {
                guard try ["y", "Y", "yes"].contains(host.readLine(prompt: question, password: false)) else {
                    say("Nothing done.")
                    return .finished(nil)
                }
            } catch {
                return usage("%reset: nobody can be asked; %reset -f resets without a question")
            }
        }
        return quietly(
            "for __magic_n in [n for n in globals() if not (n.startswith('__') and n.endswith('__'))]:\n"
                + "    globals().pop(__magic_n, None)"
        ).withoutValue
    }

    // ---- files and the environment -------------------------------------------------------------------------------------

    private func runFile(_ rest: String) -> Outcome {
        var words = rest.split(separator: " ").map(String.init)
        while let word = words.first, word == "-i" || word == "-t" { words.removeFirst() }
        guard let path = words.first.map({ $0.filter { $0 != "'" && $0 != "\"" } }) else {
            return usage("%run: a file name is missing")
        }
        guard !path.hasSuffix(".ipynb") else { return usage("%run: convert \(path) with 'tnb convert' first") }
        let bytes: [UInt8]
        do throws(FileError) { bytes = try FileAccess.read(path: path) } catch {
            return fail("Exception", "File `\(quoted(path))` not found.")
        }
        guard let source = String(validating: bytes, as: UTF8.self) else { return usage("%run: \(path) is not UTF-8 text") }
        let saved = workspace.interpreter.arguments
        workspace.interpreter.arguments = [path] + words.dropFirst()
        defer { workspace.interpreter.arguments = saved }
        return workspace.runCode(Cell(source, fileName: path, showsLastExpression: false), on: host)
    }

    private func changeFolder(_ rest: String) -> Outcome {
        var path = rest.filter { $0 != "'" && $0 != "\"" }
        let isQuiet = path == "-q" || path.hasPrefix("-q ")
        if isQuiet { path = String(path.dropFirst(2).drop { $0 == " " }) }
        let home = getenv("HOME").map { String(cString: $0) } ?? "/"
        if path.isEmpty || path == "~" { path = home } else if path.hasPrefix("~/") { path = home + path.dropFirst(1) }
        let previous = currentFolder
        if path == "-" { path = workspace.previousFolder ?? previous }
        // IPython says what is wrong and goes on.
        if chdir(path) != 0 { say("[Errno \(errno)] \(String(cString: strerror(errno))): \(quoted(path))") }
        workspace.previousFolder = previous
        if !isQuiet { say(currentFolder) }
        return .finished(nil)
    }

    private var currentFolder: String {
        var buffer = [CChar](repeating: 0, count: Int(PATH_MAX))
        guard getcwd(&buffer, buffer.count) != nil else { return "." }
        return String(decoding: buffer.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }

    private func environment(_ rest: String, shows: Bool) -> Outcome {
        guard !rest.isEmpty else { return value("dict(__import_os__.environ)", shows: shows) }
        let end = rest.firstIndex { $0 == "=" || $0 == " " } ?? rest.endIndex
        let name = String(rest[..<end])
        guard end < rest.endIndex else {
            guard getenv(name) != nil else { return usage("Environment does not have key: \(name)") }
            return value("__import_os__.environ[\(quoted(name))]", shows: shows)
        }
        let content = expanded(String(rest[rest.index(after: end)...].drop { $0 == " " }))
        let outcome = quietly("import os as __magic_os\n__magic_os.environ[\(quoted(name))] = \(quoted(content))")
        say("env: \(name)=\(content)")
        return outcome.withoutValue
    }

    private func writeFile(_ rest: String, _ body: String) -> Outcome {
        let words = rest.split(separator: " ").map(String.init)
        let appends = words.contains("-a") || words.contains("--append")
        guard let path = words.last, !path.hasPrefix("-") else { return usage("the following arguments are required: filename") }
        let exists = access(path, F_OK) == 0
        let content = body.hasSuffix("\n") ? body : body + "\n"
        do throws(FileError) {
            let old = appends && exists ? String(decoding: try FileAccess.read(path: path), as: UTF8.self) : ""
            try FileAccess.write(old + content, path: path)
        } catch {
            let name = error.code == ENOENT ? "FileNotFoundError" : "OSError"
            return fail(name, "\(error.reason): \(quoted(path))")
        }
        say(appends ? "Appending to \(path)" : exists ? "Overwriting \(path)" : "Writing \(path)")
        return .finished(nil)
    }

    // ---- capture and the shell -----------------------------------------------------------------------------------------

    private func capture(_ rest: String, _ body: String, _ line: Int) -> Outcome {
        let words = rest.split(separator: " ").map(String.init)
        let captured = CaptureHost(
            host, stdout: !words.contains("--no-stdout"), stderr: !words.contains("--no-stderr"),
            display: !words.contains("--no-display"))
        let outcome = workspace.runCode(workspace.cell(body, line, in: cell, shows: true), on: captured)
        // The value of a last expression is shown to the capture.
        if case .finished(let bundle?) = outcome {
            if words.contains("--no-display") { host.display(bundle) } else { captured.display(bundle) }
        }
        if let name = words.first(where: { !$0.hasPrefix("-") }) {
            let (out, err) = captured.texts
            let outputs = captured.bundles.map { bundle in
                let content = JSONValue.object(JSONObject([("data", bundle.dataJSON), ("metadata", bundle.metadata)]))
                return "__magic_rich(**__magic_json.loads(\(quoted(content.text))))"
            }
            let made = quietly(
                "import json as __magic_json\nfrom IPython.utils.capture import CapturedIO as __magic_io, RichOutput as __magic_rich\n"
                    + "\(name) = __magic_io(\(quoted(out)), \(quoted(err)), [\(outputs.joined(separator: ", "))])")
            guard case .finished = made else { return made }
        }
        return outcome.withoutValue
    }

    func shell(_ command: String, target: String?) -> Outcome {
        var output = ""
        let status = ShellCommand.run(expanded(command), flag: workspace.interpreter.interrupt) { text, stream in
            if target != nil, stream == .stdout { output += text } else { host.write(text, to: stream) }
        }
        guard let status else { return fail("OSError", "the shell cannot be started") }
        _ = workspace.assign("_exit_code", literal: String(status))
        if let target {
            var lines = output.split(separator: "\n", omittingEmptySubsequences: false)
            if lines.last == "" { lines.removeLast() }
            let list = lines.map { quoted(String($0)) }.joined(separator: ", ")
            // IPython's list, where there is one.
            let outcome = quietly(
                "try:\n    from IPython.utils.text import SList as __magic_list\nexcept ImportError:\n    __magic_list = list\n"
                    + "\(target) = __magic_list([\(list)])")
            guard case .finished = outcome else { return outcome }
        }
        return finishedShell()
    }

    func finishedShell() -> Outcome {
        host.flush(.stdout)
        guard workspace.interpreter.interrupt.isRaised else { return .finished(nil) }
        workspace.interpreter.interrupt.clear()
        return .failed(
            ScriptError(name: "KeyboardInterrupt", message: "", traceback: ["KeyboardInterrupt"], isInterrupt: true))
    }

    /// `str()` of an expression's value.
    func shown(_ expression: String) -> String? {
        let silent = CaptureHost(host, stdout: true, stderr: true, display: true)
        guard
            case .finished = workspace.runCode(
                Cell("print((\(expression)), end='')", fileName: "<magic>", showsLastExpression: false), on: silent)
        else { return nil }
        return silent.texts.out
    }

    /// A text as a literal of the language.
    func quoted(_ text: String) -> String {
        var literal = "'"
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\\", "'": literal += "\\" + String(scalar)
            case "\n": literal += "\\n"
            case "\r": literal += "\\r"
            case "\0": literal += "\\x00"
            default: literal.unicodeScalars.append(scalar)
            }
        }
        return literal + "'"
    }
}

extension Outcome {
    var withoutValue: Outcome {
        if case .finished = self { return .finished(nil) }
        return self
    }
}

/// Keeps what a cell prints instead of showing it.
final class CaptureHost: CellHost {
    private let outer: any CellHost
    private let kept = Monitor((out: "", err: ""))
    private let shown = Monitor<[MIMEBundle]>([])
    private let keeps: (stdout: Bool, stderr: Bool, display: Bool)

    init(_ outer: any CellHost, stdout: Bool, stderr: Bool, display: Bool) {
        self.outer = outer
        keeps = (stdout, stderr, display)
    }

    var texts: (out: String, err: String) { kept.withLock { $0 } }
    var bundles: [MIMEBundle] { shown.withLock { $0 } }

    func write(_ text: String, to stream: OutputStream) {
        guard stream == .stdout ? keeps.stdout : keeps.stderr else { return outer.write(text, to: stream) }
        kept.withLock { if stream == .stdout { $0.out += text } else { $0.err += text } }
    }

    func flush(_ stream: OutputStream) { outer.flush(stream) }
    func display(_ bundle: MIMEBundle) {
        if keeps.display { shown.withLock { $0.append(bundle) } } else { outer.display(bundle) }
    }
    func updateDisplay(_ bundle: MIMEBundle) { if !keeps.display { outer.updateDisplay(bundle) } }
    func clearOutput(wait: Bool) { if !keeps.display { outer.clearOutput(wait: wait) } }
    var isTerminal: Bool { false }
    var terminalColumns: Int { outer.terminalColumns }
    var wantsRichForms: Bool { outer.wantsRichForms }

    func readLine(prompt: String, password: Bool) throws(HostError) -> String {
        try outer.readLine(prompt: prompt, password: password)
    }
}
