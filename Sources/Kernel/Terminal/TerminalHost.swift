// Where a cell's output goes in batch and at the prompt: the process's own standard streams. Text is written in pieces
// at most a moment old; pictures appear as the text that their bundle carries.
import Glibc
import Session

/// The standard streams as a cell's host.
public final class TerminalHost: CellHost {
    private let output: StreamCoalescer
    private let broken: Monitor<Bool>
    public let isTerminal = isatty(STDOUT_FILENO) != 0

    /// `onBrokenPipe` is called once when nobody reads standard output any more; it must not print.
    public init(onBrokenPipe: @escaping @Sendable () -> Void) {
        let broken = Monitor(false)
        self.broken = broken
        // On a terminal 15 ms are not seen; in a pipe or a file they bundle a thousand prints.
        output = StreamCoalescer(milliseconds: isatty(STDOUT_FILENO) != 0 ? 15 : 50) { text, stream in
            let descriptor = stream == .stdout ? STDOUT_FILENO : STDERR_FILENO
            if stream == .stdout, broken.withLock({ $0 }) { return }
            if !FileAccess.writeAll(descriptor, text), errno == EPIPE, stream == .stdout {
                broken.change { $0 = true }
                onBrokenPipe()
            }
        }
    }

    /// Whether standard output went away.
    public var isBroken: Bool { broken.withLock { $0 } }

    public func write(_ text: String, to stream: OutputStream) {
        output.write(text, to: stream)
        if stream == .stderr { output.flush() }
    }

    public func flush(_ stream: OutputStream) { output.flush() }

    public func display(_ bundle: MIMEBundle) {
        output.write((isTerminal ? bundle.terminalText : bundle.plainText) + "\n", to: .stdout)
        if isTerminal { output.flush() }
    }

    public func updateDisplay(_ bundle: MIMEBundle) { display(bundle) }

    public func clearOutput(wait: Bool) {
        if isTerminal { output.write("\r\u{1B}[2K", to: .stdout) }
    }

    public var terminalColumns: Int {
        var size = winsize()
        for descriptor in [STDOUT_FILENO, STDERR_FILENO] where ioctl(descriptor, UInt(TIOCGWINSZ), &size) == 0 && size.ws_col > 0
        {
            return Int(size.ws_col)
        }
        return getenv("COLUMNS").flatMap { Int(String(cString: $0)) } ?? 80
    }

    public func readLine(prompt: String, password: Bool) throws(HostError) -> String {
        output.write(prompt, to: .stdout)
        output.flush()
        var saved = termios()
        let hidesEcho = password && tcgetattr(STDIN_FILENO, &saved) == 0
        if hidesEcho {
            var silent = saved
            silent.c_lflag &= ~tcflag_t(ECHO)
            tcsetattr(STDIN_FILENO, TCSAFLUSH, &silent)
        }
        defer {
            if hidesEcho {
                tcsetattr(STDIN_FILENO, TCSADRAIN, &saved)
                output.write("\n", to: .stdout)
                output.flush()
            }
        }
        // Byte by byte: what follows the line belongs to the next reader of the descriptor.
        var bytes: [UInt8] = []
        while true {
            guard Interrupts.waitReadable(STDIN_FILENO) else { throw .interrupted }
            var byte: UInt8 = 0
            let count = read(STDIN_FILENO, &byte, 1)
            if count < 0, errno == EINTR || errno == EAGAIN { continue }
            if count <= 0 {
                if bytes.isEmpty { throw .endOfFile }
                break
            }
            if byte == 0x0A { break }
            bytes.append(byte)
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}

extension MIMEBundle {
    /// The form for a terminal, which may draw with colours; else the plain text.
    fileprivate var terminalText: String {
        for (mime, payload) in data where mime == "text/x-terminal" {
            if case .text(let text) = payload { return text }
        }
        return plainText
    }
}
