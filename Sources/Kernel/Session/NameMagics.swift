// The magics that look at the session: names, help, earlier inputs, files that become input, and pages in other languages.
import Glibc
import Interp

extension Magics {
    /// The magics there are, as `%lsmagic` lists them.
    static let lineNames = [
        "autoawait", "autoreload", "autosave", "cat", "cd", "colors", "config", "cp", "env", "hist", "history", "ll", "load",
        "load_ext",
        "ls", "lsmagic", "matplotlib", "mkdir", "mv", "pinfo", "pinfo2", "pwd", "pylab", "reload_ext", "reset", "rm", "rmdir",
        "run",
        "save", "set_env", "sx", "system", "time", "timeit", "who", "who_ls", "whos", "xdel", "xmode",
    ]
    static let cellNames = [
        "!",
        "HTML", "SVG", "bash", "capture", "file", "html", "javascript", "js", "latex", "markdown", "script", "sh", "svg", "sx",
        "system", "time",
        "timeit", "writefile",
    ]

    /// A list of the names that `%who` knows, as an expression.
    private static func namesExpression(_ types: String) -> String {
        let wanted = types.split(separator: " ").map { "'" + $0.filter { $0.isLetter || $0.isNumber || $0 == "_" } + "'" }
        let filter = wanted.isEmpty ? "" : " and type(globals()[n]).__name__ in (\(wanted.joined(separator: ", ")),)"
        return "sorted(n for n in globals() if not n.startswith('_')\(filter))"
    }

    /// `%who`, `%who_ls`, `%whos`, of all names or of those whose type has one of the given names.
    func names(_ magic: String, _ rest: String, shows: Bool) -> Outcome {
        let all = Magics.namesExpression(rest)
        if magic == "who_ls" { return value(all, shows: shows) }
        let list = "print(*\(all), sep='\\t ', end='\\t \\n')"
        let table = """
            __magic_names = \(all)
            __magic_types = [type(globals()[n]).__name__ for n in __magic_names]
            __magic_first = max(8, *(len(n) for n in __magic_names)) + 3
            __magic_second = max(4, *(len(n) for n in __magic_types)) + 3
            print('Variable'.ljust(__magic_first) + 'Type'.ljust(__magic_second), 'Data/Info')
            print('-' * (__magic_first + __magic_second + 10))
            for __magic_n, __magic_t in zip(__magic_names, __magic_types):
                __magic_v = globals()[__magic_n]
                if __magic_t in ('dict', 'list', 'tuple'):
                    __magic_v = f'n={len(__magic_v)}'
                else:
                    __magic_v = str(__magic_v).replace('\\n', '\\\\n')
                if len(__magic_v) >= 50:
                    __magic_v = __magic_v[:25] + '<...>' + __magic_v[-25:]
                print(__magic_n.ljust(__magic_first) + __magic_t.ljust(__magic_second), __magic_v)
            """
        if text("len(\(all))") == "0" {
            say(rest.isEmpty ? "Interactive namespace is empty." : "No variables match your requested type.")
            return .finished(nil)
        }
        return quietly(magic == "who" ? list : table).withoutValue
    }

    /// `%xdel name`.
    func delete(_ name: String) -> Outcome {
        guard !name.isEmpty, name.allSatisfy({ $0.isLetter || $0.isNumber || $0 == "_" }) else {
            return usage("%xdel: a name is missing")
        }
        return quietly("del \(name)").withoutValue
    }

    /// `target = %name rest`, for the magics that give a value.
    func assign(_ target: String, _ name: String, _ rest: String) -> Outcome {
        switch name {
        case "sx", "system": return shell(rest, target: target)
        case "pwd": return quietly("import os as __magic_os\n\(target) = __magic_os.getcwd()").withoutValue
        case "who_ls": return quietly("\(target) = \(Magics.namesExpression(rest))").withoutValue
        case "env" where rest.isEmpty:
            return quietly("import os as __magic_os\n\(target) = dict(__magic_os.environ)").withoutValue
        case "env" where !rest.contains("=") && !rest.contains(" "):
            guard getenv(rest) != nil else { return usage("Environment does not have key: \(rest)") }
            return quietly("import os as __magic_os\n\(target) = __magic_os.environ[\(quoted(rest))]").withoutValue
        default:
            guard Magics.lineNames.contains(name) else { return usage("Line magic function `%\(name)` not found.") }
            return usage("\(target) = %\(name): the value of %\(name) is not available")
        }
    }

    /// The lines that a command prints, as a value.
    func commandLines(_ command: String) -> Outcome {
        let outcome = shell(command, target: "_")
        guard case .finished = outcome else { return outcome }
        return workspace.runCode(Cell("_", fileName: "<magic>", showsLastExpression: true), on: host)
    }

    /// `name?`: the front end shows the page.
    func help(_ name: String, detail: Int) -> Outcome {
        let found = workspace.inspect(name, cursor: name.unicodeScalars.count, detail: detail)
        workspace.ask(.page(found ?? MIMEBundle(data: [("text/plain", .text("Object `\(name)` not found."))])))
        return .finished(nil)
    }

    // ---- inputs ----------------------------------------------------------------------------------------------------------

    /// `%history [-n] [-l N] [FIRST-LAST | NUMBER]...`, of this session.
    func history(_ rest: String) -> Outcome {
        var (showsNumbers, last, ranges) = (false, nil as Int?, [ClosedRange<Int>]())
        var words = rest.split(separator: " ")[...]
        while let word = words.popFirst() {
            if word == "-n" {
                showsNumbers = true
            } else if word == "-l" {
                last = words.first.flatMap { Int($0) } ?? 10
                if words.first.flatMap({ Int($0) }) != nil { words = words.dropFirst() }
            } else if let range = Magics.range(word) {
                ranges.append(range)
            } else {
                return usage("%history: \(word) is not available; there are -n, -l N, N and FIRST-LAST")
            }
        }
        let inputs = workspace.inputs
        let chosen: [Int]
        if let last {
            chosen = Array(inputs.indices.dropLast().suffix(max(0, last)))
        } else if ranges.isEmpty {
            chosen = Array(inputs.indices)
        } else {
            chosen = ranges.flatMap { range in inputs.indices.filter { range.contains($0 + 1) } }
        }
        for index in chosen {
            let number = String(index + 1)
            let head = String(repeating: " ", count: max(0, 4 - number.count)) + number + ":"
            say((showsNumbers ? head + (inputs[index].contains("\n") ? "\n" : " ") : "") + inputs[index])
        }
        return .finished(nil)
    }

    private static func range(_ word: Substring) -> ClosedRange<Int>? {
        let ends = word.split(separator: "-", omittingEmptySubsequences: false).map { Int($0) }
        guard ends.count <= 2, let first = ends[0], let last = ends.count == 2 ? ends[1] : first, first <= last else {
            return nil
        }
        return first...last
    }

    /// `%save [-f] FILE RANGE...`: inputs as a script.
    func save(_ rest: String) -> Outcome {
        var words = rest.split(separator: " ").filter { $0 != "-f" && $0 != "-r" }[...]
        guard var path = words.popFirst().map(String.init) else { return usage("%save: a file name is missing") }
        if !path.hasSuffix(".py"), !path.hasSuffix(".tnb") { path += ".py" }
        let ranges = words.compactMap(Magics.range)
        guard ranges.count == words.count, !ranges.isEmpty else { return usage("%save: the inputs to save are N or FIRST-LAST") }
        guard rest.contains("-f") || access(path, F_OK) != 0 else {
            return usage("%save: \(path) exists; %save -f overwrites it")
        }
        let chosen = ranges.flatMap { range in workspace.inputs.indices.filter { range.contains($0 + 1) } }
        let text = chosen.map { workspace.inputs[$0] + "\n" }.joined()
        do throws(FileError) { try FileAccess.write("# coding: utf-8\n" + text, path: path) } catch {
            return fail("OSError", "\(error.reason): \(quoted(path))")
        }
        say("The following commands were written to file `\(path)`:\n" + text.dropLast())
        return .finished(nil)
    }

    /// `%load FILE`: its text becomes the next input.
    func load(_ rest: String) -> Outcome {
        let path = rest.filter { $0 != "'" && $0 != "\"" }
        guard !path.isEmpty, !path.hasPrefix("-") else {
            return usage("%load: a file name is missing; options are not available")
        }
        do throws(FileError) {
            let bytes = try FileAccess.read(path: path)
            guard let text = String(validating: bytes, as: UTF8.self) else { return usage("%load: \(path) is not UTF-8 text") }
            workspace.ask(.nextInput("# %load \(rest)\n" + text.replacingLineEnds()))
            return .finished(nil)
        } catch {
            return fail("ValueError", "\(quoted(path)) was not found in history, as a file, url, nor in the user namespace.")
        }
    }

    /// `%lsmagic`.
    func listMagics() -> Outcome {
        say("Available line magics:\n" + Magics.lineNames.map { "%" + $0 }.joined(separator: "  "))
        say("\nAvailable cell magics:\n" + Magics.cellNames.map { "%%" + $0 }.joined(separator: "  "))
        return .finished(nil)
    }

    // ---- other languages ---------------------------------------------------------------------------------------------------

    /// `%%html` and its like.
    func display(_ name: String, _ body: String) -> Outcome {
        let kinds = [
            "html": ("text/html", "HTML"), "markdown": ("text/markdown", "Markdown"), "latex": ("text/latex", "Latex"),
            "javascript": ("application/javascript", "Javascript"), "js": ("application/javascript", "Javascript"),
            "svg": ("image/svg+xml", "SVG"),
        ]
        guard let (mime, className) = kinds[name.lowercased()] else { return usage("Cell magic `%%\(name)` not found.") }
        host.display(
            MIMEBundle(data: [("text/plain", .text("<IPython.core.display.\(className) object>")), (mime, .text(body))]))
        return .finished(nil)
    }

    /// Magics of IPython that would mislead if they did nothing.
    func refuse(_ name: String) -> Outcome {
        name == "precision"
            ? usage("%precision is not available: round() and format strings show fewer digits")
            : usage("%\(name) is not available: what there is comes with tnb, 'tnb doc' lists it")
    }
}
