// The interpreter is made with one host for life; cells come from changing places. This host forwards to the one of
// the cell that runs.
import Interp

/// Forwards to `current`; drops output while there is none.
final class HostSwitch: Host {
    var current: (any CellHost)?

    func write(_ text: String, to stream: OutputStream) { current?.write(text, to: stream) }
    func flush(_ stream: OutputStream) { current?.flush(stream) }
    func display(_ bundle: MIMEBundle) { current?.display(bundle) }
    func updateDisplay(_ bundle: MIMEBundle) { current?.updateDisplay(bundle) }
    func clearOutput(wait: Bool) { current?.clearOutput(wait: wait) }

    func readLine(prompt: String, password: Bool) throws(HostError) -> String {
        guard let current else { throw .notAllowed("input(): no front end is attached") }
        return try current.readLine(prompt: prompt, password: password)
    }

    var isTerminal: Bool { current?.isTerminal ?? false }
    var terminalColumns: Int { current?.terminalColumns ?? 80 }
    var wantsRichForms: Bool { current?.wantsRichForms ?? false }
}
