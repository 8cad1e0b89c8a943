// The shell's side of magics: values of names in commands, and cells that are scripts of a shell.
import Glibc
import Interp

extension Magics {
    /// A command with the values of its `{expression}` and `$name`. By IPython's rules: `{{` and `}}` are braces, `$$` is a dollar sign,
    /// a `$` in single quotes is the shell's, and a command of which one part has no value goes to the shell as it stands.
    func expanded(_ command: String) -> String {
        var result = "", literal = ""
        var rest = command[...]
        while let character = rest.popFirst() {
            guard character == "{" || character == "}" else {
                literal.append(character)
                continue
            }
            if rest.first == character {
                rest.removeFirst()
                literal.append(character)
                continue
            }
            guard character == "{", let end = Magics.closingBrace(rest), let text = withNames(literal),
                let value = shown(String(rest[..<end]))
            else { return command }
            result += text + value
            literal = ""
            rest = rest[rest.index(after: end)...]
        }
        guard let text = withNames(literal) else { return command }
        return result + text
    }

    private static func closingBrace(_ text: Substring) -> Substring.Index? {
        var depth = 1
        for index in text.indices {
            if text[index] == "{" { depth += 1 }
            if text[index] == "}" { depth -= 1 }
            if depth == 0 { return index }
        }
        return nil
    }

    /// The text with the values of `$name`; nil when one has none.
    private func withNames(_ text: String) -> String? {
        var result = ""
        var rest = text[...]
        while let character = rest.popFirst() {
            guard character == "$" else {
                result.append(character)
                continue
            }
            let isEscaped = rest.first == "$"
            let start = isEscaped ? rest.dropFirst() : rest
            let name = start.prefix { $0.isLetter || $0.isNumber || $0 == "_" || $0 == "." }
            let after = start[name.endIndex...]
            guard !name.isEmpty, after.count(where: { $0 == "'" }) % 2 == 0 else {
                result.append(character)
                continue
            }
            if isEscaped {
                result += "$" + name
            } else {
                guard let value = shown(String(name)) else { return nil }
                result += value
            }
            rest = after
        }
        return result
    }

    /// `%%bash`, `%%sh` and `%%script PROGRAM`, with `--out NAME`, `--err NAME` and `--no-raise-error`.
    func script(_ name: String, _ rest: String, _ body: String) -> Outcome {
        var shell = name == "bash" ? "/bin/bash" : "/bin/sh"
        var (out, err, raises) = (nil as String?, nil as String?, true)
        var words = rest.split(separator: " ").map(String.init)[...]
        while let word = words.popFirst() {
            switch word {
            case "--out", "--err":
                guard let target = words.popFirst() else { return usage("argument \(word): expected one argument") }
                if word == "--out" { out = target } else { err = target }
            case "--no-raise-error": raises = false
            case "bash" where name == "script": shell = "/bin/bash"
            case "sh" where name == "script": shell = "/bin/sh"
            default: return usage("%%\(name): \(word) is not available; there are --out, --err, --no-raise-error, bash and sh")
            }
        }
        var kept = ["", ""]
        let code = body.hasSuffix("\n") ? body : body + "\n"
        let status = ShellCommand.run(code, shell: shell, flag: workspace.interpreter.interrupt) { text, stream in
            if stream == .stdout, out != nil {
                kept[0] += text
            } else if stream == .stderr, err != nil {
                kept[1] += text
            } else {
                host.write(text, to: stream)
            }
        }
        guard let status else { return fail("OSError", "\(shell) cannot be started") }
        for (target, text) in [(out, kept[0]), (err, kept[1])] {
            guard let target else { continue }
            let bound = quietly("\(target) = \(quoted(text))")
            guard case .finished = bound else { return bound }
        }
        let finished = finishedShell()
        guard case .finished = finished, status != 0, raises else { return finished }
        let reason = status < 0 ? "died with signal \(-status)" : "returned non-zero exit status \(status)"
        return fail("CalledProcessError", "Command 'b\(quoted(code))' \(reason).")
    }
}
