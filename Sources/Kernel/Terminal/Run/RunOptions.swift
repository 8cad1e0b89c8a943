// `tnb run`: what its command line says. Parsing only: nothing is opened or run here.
import Session

/// What `tnb run` was asked for.
public struct RunOptions: Sendable, Equatable {
    /// The notebook; `-` is standard input.
    public var file: String
    public var parameters: [ParameterSetting] = []
    /// Files of parameters in YAML, of which a later one wins; `parameters` win over all of them.
    public var parameterFiles: [String] = []
    /// Where the notebook with its outputs goes.
    public var output: String?
    /// Where the page goes.
    public var page: String?
    /// The first and the last cell to run, by number, title or id.
    public var firstCell: String?
    public var lastCell: String?
    /// Seconds that a cell may take.
    public var timeout: Double?
    public var allowsErrors = false
    /// Shows the parameters instead of running.
    public var showsParameters = false

    public init(file: String) { self.file = file }

    /// The text of `tnb run --help`.
    public static let helpText = """
        usage: tnb run FILE [OPTION]...   run a notebook (.tnb, .ipynb) and keep what it shows

          -p NAME=VALUE      set a parameter of the cell tagged "parameters"
          -y FILE            set parameters from a YAML file; -p wins
          -o FILE.ipynb      write the notebook with its outputs, after every cell
          --html FILE        write a page that needs nothing else
          --from CELL        start at a cell (its number, title or id); before it only the parameters cell and the
                             cells tagged "setup" run
          --to CELL          stop after a cell
          --timeout SECONDS  how long a cell may take
          --allow-errors     go on after a cell that failed
          --help-params      print the parameters with their types and defaults

        Cells tagged "skip-execution" do not run, cells tagged "raises-exception" may fail.

        exit status: 0 done, 1 an exception, 2 wrong usage or a syntax error, 3 a wrong parameter, 124 a cell that took too
        long, 130 interrupted, 138 the interpreter crashed, 143 terminated, N after exit(N)
        """

    /// Reads the words after `tnb run`; nil when they ask for help.
    static func parse(_ words: ArraySlice<String>) throws(UsageError) -> RunOptions? {
        var options = RunOptions(file: "")
        var files: [String] = []
        var rest = words
        while var word = rest.popFirst() {
            if word == "-h" || word == "--help" { return nil }
            if word == "--" {
                files += rest
                break
            }
            if let setting = try Command.parameter(word, &rest) {
                options.parameters.append(setting)
                continue
            }
            var attached: String?
            if word.hasPrefix("--"), let equals = word.firstIndex(of: "=") {
                attached = String(word[word.index(after: equals)...])
                word = String(word[..<equals])
            }
            func value(_ kind: String) throws(UsageError) -> String {
                guard let value = attached ?? rest.popFirst(), !value.isEmpty else {
                    throw UsageError(message: "run: \(word) wants \(kind) after it")
                }
                return value
            }
            switch word {
            case "-y", "--parameters-file": options.parameterFiles.append(try value("a FILE"))
            case "-o", "--output": options.output = try notebook(try value("a FILE"))
            case "--html": options.page = try value("a FILE")
            case "--from": options.firstCell = try value("a CELL")
            case "--to": options.lastCell = try value("a CELL")
            case "--timeout": options.timeout = try seconds(try value("SECONDS"))
            case "--allow-errors" where attached == nil: options.allowsErrors = true
            case "--help-params" where attached == nil: options.showsParameters = true
            default:
                guard word == "-" || !word.hasPrefix("-") else { throw UsageError(message: "run: unknown option \(word)") }
                files.append(word)
            }
        }
        guard let file = files.first else { throw UsageError(message: "run wants a FILE: tnb run FILE [OPTION]...") }
        guard files.count == 1 else {
            throw UsageError(message: "run wants one FILE, got \(files.joined(separator: ", ")); the output's name goes after -o")
        }
        options.file = file
        return options
    }

    private static func notebook(_ path: String) throws(UsageError) -> String {
        guard path.hasSuffix(".ipynb") else { throw UsageError(message: "run: -o writes a notebook (.ipynb), got \(path)") }
        return path
    }

    private static func seconds(_ text: String) throws(UsageError) -> Double {
        guard let seconds = Double(text), seconds > 0, seconds < 1e9 else {
            throw UsageError(message: "run: --timeout wants a number of seconds above 0, got '\(text)'")
        }
        return seconds
    }
}
