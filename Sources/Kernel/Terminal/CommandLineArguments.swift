// What was asked for on the command line. Parsing only: nothing is opened or run here.
import Glibc
import Session

/// A command line that makes no sense; the message says why.
public struct UsageError: Error, Sendable {
    public let message: String

    /// Says it on standard error; gives the exit status.
    public func report() -> Int32 {
        _ = FileAccess.writeAll(STDERR_FILENO, "tnb: \(message)\nTry 'tnb --help'.\n")
        return 2
    }
}

/// Where a batch run takes its program from.
public enum ProgramSource: Sendable, Equatable {
    case file(String)
    case code(String)
    case standardInput
}

/// A value given with `-p name=value`, not yet typed, or by a file.
public struct ParameterSetting: Sendable, Equatable {
    public var name: String
    public var value: String
    /// The type's name when `value` is a literal already, as from a file that has types.
    public var literalType: String?

    public init(name: String, value: String, literalType: String? = nil) {
        self.name = name
        self.value = value
        self.literalType = literalType
    }
}

/// Where `tnb kernel install` writes.
public enum InstallPlace: Sendable, Equatable {
    case user
    case environment
    case prefix(String)
}

/// One thing that `tnb` can do.
public enum Command: Sendable, Equatable {
    case help
    case version
    /// Standard input decides: a terminal is a prompt, anything else a program.
    case interactive
    /// `trailing` are the words after the program's name: its arguments, but for `-p` at their head when the program
    /// has a parameters cell.
    case batch(ProgramSource, parameters: [ParameterSetting], trailing: [String])
    /// A batch run, then a prompt with its names (`-i`).
    case batchThenPrompt(ProgramSource, parameters: [ParameterSetting], trailing: [String])
    /// A notebook run that keeps the outputs.
    case run(RunOptions)
    case runHelp
    case convert(from: String, to: String)
    /// Puts percent text into its canonical form.
    case format(files: [String], onlyChecks: Bool)
    /// Prints the completion of a shell.
    case completions(shell: String)
    /// Says what is wrong with programs without running them.
    case check(files: [String])
    /// Prints the instructions of a program.
    case disassemble(file: String)
    /// Prints the page of a name, or the modules.
    case documentation(name: String?)
    case kernel(connectionFile: String, language: String)
    case installKernel(InstallPlace, name: String, displayName: String, language: String)
    case uninstallKernel(InstallPlace, name: String)
}

extension Command {
    /// The text of `tnb --help`.
    public static let helpText = """
        usage: tnb [-p NAME=VALUE]... FILE [ARGUMENT]...   run a notebook (.tnb, .ipynb) or script (.py)
               tnb -c CODE [ARGUMENT]...                   run code
               tnb - [ARGUMENT]...                         run standard input
               tnb                                         an interactive prompt
               tnb run FILE [-o OUT.ipynb] [OPTION]...     run a notebook and keep its outputs; tnb run --help
               tnb train | validate | infer | benchmark [OPTION]...    timm's scripts, with their flags; tnb train --help
               tnb convert IN OUT                          .tnb to .ipynb or back, by the names
               tnb format [--check] FILE...                put .tnb files into their canonical form
               tnb check FILE...                           say what is wrong with programs without running them
               tnb doc [NAME]                              the page of a name (torch.nn.Conv2d), or the modules
               tnb models [PATTERN]...                     the models there are: parameters, GMACs, inputs, weights
               tnb info MODEL [--depth LEVELS]             what a model is made of: arguments, stages, layers, FLOPs
               tnb dis FILE                                the instructions that a program compiles to
               tnb completions bash | zsh | fish           print the completion of a shell
               tnb kernel install [--user | --sys-prefix | --prefix DIR] [--name NAME] [--display-name TEXT]
                                  [--language python | tnb]
               tnb kernel uninstall [--user | --sys-prefix | --prefix DIR] [--name NAME]
               tnb kernel --connection-file FILE           what Jupyter starts

        options:
          -p NAME=VALUE   set a parameter of the notebook's parameters cell; also after FILE, up to `--`
          -i              a prompt with the program's names when it has ended
          -V, --version   print the version
          -h, --help      print this

        exit status: 0 done, 1 an exception (a syntax error too; findings of check and format --check), 2 wrong usage, 3 a wrong parameter,
        130 interrupted, N after exit(N)

        The prompt runs $TNB_STARTUP first, or ~/.config/tnb/startup.tnb, and keeps its history in $TNB_HISTORY.
        """

    /// Reads the words after the program's name.
    public static func parse(_ words: [String]) throws(UsageError) -> Command {
        var parameters: [ParameterSetting] = []
        var prompts = false
        var rest = words[...]
        func run(_ source: ProgramSource, _ parameters: [ParameterSetting], _ trailing: ArraySlice<String>) -> Command {
            prompts
                ? .batchThenPrompt(source, parameters: parameters, trailing: Array(trailing))
                : .batch(source, parameters: parameters, trailing: Array(trailing))
        }
        let tools = ["convert", "kernel", "check", "dis", "doc", "models", "info", "format", "completions"]
        while let word = rest.popFirst() {
            switch word {
            case "-h", "--help": return .help
            case "-V", "--version": return .version
            case "-c":
                guard let code = rest.popFirst() else { throw UsageError(message: "argument expected for the -c option") }
                try refuse(parameters, for: "-c")
                return run(.code(code), [], rest)
            case "-i": prompts = true
            case "-":
                return .batch(.standardInput, parameters: parameters, trailing: Array(rest))
            case "--":
                guard let file = rest.popFirst() else { return try interactive(parameters) }
                return run(.file(file), parameters, rest)
            case "run" where parameters.isEmpty:
                guard let options = try RunOptions.parse(rest) else { return .runHelp }
                return .run(options)
            case let tool where ToolPrograms.files[tool] != nil && parameters.isEmpty:
                return run(.file(try ToolPrograms.path(of: tool)), [], rest)
            case let tool where tools.contains(tool) && (rest.contains("--help") || rest.contains("-h")): return .help
            case "convert" where parameters.isEmpty: return try convert(Array(rest))
            case "kernel" where parameters.isEmpty: return try kernel(rest)
            case "models" where parameters.isEmpty, "info" where parameters.isEmpty:
                let code = "import sys\nfrom timm.models._listing import main\nsys.exit(main('\(word)'))"
                return .batch(.code(code), parameters: [], trailing: Array(rest))
            case "format" where parameters.isEmpty:
                let words = rest.filter { $0 != "--check" }
                return .format(files: try files(words[...], of: "format"), onlyChecks: rest.contains("--check"))
            case "completions" where parameters.isEmpty:
                guard rest.count == 1, let shell = rest.first, ShellCompletions.shells.contains(shell) else {
                    throw UsageError(message: "completions wants the name of a shell: bash, zsh or fish")
                }
                return .completions(shell: shell)
            case "check" where parameters.isEmpty: return .check(files: try files(rest, of: "check"))
            case "dis" where parameters.isEmpty:
                guard rest.count == 1 else { throw UsageError(message: "dis wants one file: tnb dis FILE") }
                return .disassemble(file: try files(rest, of: "dis")[0])
            case "doc" where parameters.isEmpty:
                guard rest.count <= 1 else { throw UsageError(message: "doc wants one name at most: tnb doc [NAME]") }
                return .documentation(name: rest.isEmpty ? nil : try files(rest, of: "doc")[0])
            default:
                if let setting = try parameter(word, &rest) {
                    parameters.append(setting)
                } else if word.hasPrefix("-") {
                    throw UsageError(message: "unknown option \(word)")
                } else {
                    return run(.file(word), parameters, rest)
                }
            }
        }
        return try interactive(parameters)
    }

    /// Takes `-p name=value` settings off the head of a program's arguments, and a `--` that ends them.
    public static func takeParameters(from trailing: [String]) throws(UsageError) -> ([ParameterSetting], arguments: [String]) {
        var parameters: [ParameterSetting] = []
        var rest = trailing[...]
        while let word = rest.first {
            if word == "--" {
                rest.removeFirst()
                break
            }
            var after = rest.dropFirst()
            guard let setting = try parameter(word, &after) else { break }
            parameters.append(setting)
            rest = after
        }
        return (parameters, Array(rest))
    }

    private static func interactive(_ parameters: [ParameterSetting]) throws(UsageError) -> Command {
        try refuse(parameters, for: "a prompt")
        return .interactive
    }

    private static func refuse(_ parameters: [ParameterSetting], for what: String) throws(UsageError) {
        if !parameters.isEmpty { throw UsageError(message: "-p sets parameters of a notebook; \(what) has none") }
    }

    /// `-p name=value`, `-pname=value`, `--parameter name=value`; nil when `word` is something else.
    static func parameter(_ word: String, _ rest: inout ArraySlice<String>) throws(UsageError) -> ParameterSetting? {
        let text: String
        if word == "-p" || word == "--parameter" {
            guard let next = rest.popFirst() else { throw UsageError(message: "\(word) wants NAME=VALUE after it") }
            text = next
        } else if word.hasPrefix("-p"), word.contains("=") {
            text = String(word.dropFirst(2))
        } else if word.hasPrefix("--parameter=") {
            text = String(word.dropFirst("--parameter=".count))
        } else {
            return nil
        }
        guard let equals = text.firstIndex(of: "="), equals != text.startIndex else {
            throw UsageError(message: "-p wants NAME=VALUE, got '\(text)'")
        }
        return ParameterSetting(name: String(text[..<equals]), value: String(text[text.index(after: equals)...]))
    }

    private static func convert(_ words: [String]) throws(UsageError) -> Command {
        guard words.count == 2 else { throw UsageError(message: "convert wants two files: tnb convert IN OUT") }
        return .convert(from: words[0], to: words[1])
    }

    /// The words after a tool's name, none of them an option.
    private static func files(_ words: ArraySlice<String>, of tool: String) throws(UsageError) -> [String] {
        if words.isEmpty { throw UsageError(message: "\(tool) wants a FILE after it") }
        for word in words where word.hasPrefix("-") && word != "-" {
            throw UsageError(message: "\(tool): unknown option \(word)")
        }
        return Array(words)
    }

    private static func kernel(_ words: ArraySlice<String>) throws(UsageError) -> Command {
        let options = "--connection-file FILE, install or uninstall"
        guard let word = words.first else { throw UsageError(message: "kernel wants \(options)") }
        switch word {
        case "install", "uninstall": return try installation(word, words.dropFirst())
        case "--connection-file", "-f":
            guard words.count > 1 else { throw UsageError(message: "\(word) wants a FILE after it") }
            return .kernel(connectionFile: words[words.startIndex + 1], language: try languageOption(words.dropFirst(2)))
        default:
            if word.hasPrefix("--connection-file=") {
                return .kernel(
                    connectionFile: String(word.dropFirst("--connection-file=".count)),
                    language: try languageOption(words.dropFirst()))
            }
            throw UsageError(message: "kernel wants \(options), got \(word)")
        }
    }

    /// `--language NAME` behind the connection file, and nothing else.
    private static func languageOption(_ words: ArraySlice<String>) throws(UsageError) -> String {
        guard let word = words.first else { return "python" }
        guard word == "--language", words.count == 2, let name = words.last else {
            throw UsageError(message: "kernel: unknown option \(word == "--language" ? words.last ?? word : word)")
        }
        return try kernelLanguage(name)
    }

    private static func kernelLanguage(_ name: String) throws(UsageError) -> String {
        guard name == "python" || name == "tnb" else {
            throw UsageError(message: "kernel: --language wants python or tnb, got '\(name)'")
        }
        return name
    }

    private static func installation(_ action: String, _ words: ArraySlice<String>) throws(UsageError) -> Command {
        var place = InstallPlace.user
        var name = "tnb"
        var displayName = "tnb"
        var language = "python"
        var rest = words
        while var word = rest.popFirst() {
            var attached: String?
            if word.hasPrefix("--"), let equals = word.firstIndex(of: "=") {
                attached = String(word[word.index(after: equals)...])
                word = String(word[..<equals])
            }
            func value() throws(UsageError) -> String {
                guard let value = attached ?? rest.popFirst() else { throw UsageError(message: "\(word) wants a value") }
                return value
            }
            switch word {
            case "--user": place = .user
            case "--sys-prefix": place = .environment
            case "--prefix": place = .prefix(try value())
            case "--name": name = try value()
            case "--display-name" where action == "install": displayName = try value()
            case "--language" where action == "install": language = try kernelLanguage(try value())
            default: throw UsageError(message: "kernel \(action): unknown option \(word)")
            }
        }
        let isName =
            !name.isEmpty
            && name.unicodeScalars.allSatisfy {
                $0.isASCII && ($0.properties.isAlphabetic || "0123456789._-".unicodeScalars.contains($0))
            }
        guard isName else {
            throw UsageError(message: "kernel \(action): --name '\(name)' may hold letters, digits, '.', '_' and '-' only")
        }
        return action == "install"
            ? .installKernel(place, name: name.lowercased(), displayName: displayName, language: language)
            : .uninstallKernel(place, name: name.lowercased())
    }
}
