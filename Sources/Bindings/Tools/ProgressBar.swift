// A progress bar as tqdm has it: counts, measures, and writes its line over itself on the standard error stream; a line for every
// tenth where that stream goes into a file or a pipe, which would keep each of them.

import Glibc
import Interp

/// One bar. Same as tqdm.tqdm.
final class ProgressBar: NativeObject {
    /// What is counted; nil for a bar that is moved by hand.
    let iterable: Reference?
    let isDisabled: Bool
    let leaves: Bool
    private(set) var text = ProgressText()
    private let initial: Double
    private let minimumInterval: Double
    private let file: Reference?
    private let started: Double
    private var lastTime: Double
    private var lastCount: Double
    private var lastWidth = 0
    private(set) var isClosed = false
    /// Whether the lines are kept: standard error is no terminal, and no front end draws them over each other.
    private let isLog: Bool
    /// How many tenths were written into a log.
    private var tenths = -1
    private var loggedCount = -1.0

    init(
        iterable: Reference?, description: String, total: Double?, leaves: Bool, file: Reference?, columns: Int?,
        minimumInterval: Double, isDisabled: Bool, unit: String, initial: Double, postfix: String
    ) throws(Raise) {
        self.iterable = iterable
        self.isDisabled = isDisabled
        self.leaves = leaves
        self.initial = initial
        self.file = file
        self.minimumInterval = minimumInterval
        started = ProgressBar.now()
        lastTime = started
        lastCount = initial
        text.description = description
        text.total = total
        text.unit = unit
        text.count = initial
        text.postfix = postfix
        let host = Interpreter.current?.host
        // A terminal's whole line; elsewhere tqdm does not know the width and draws ten characters.
        text.columns = columns ?? (host?.isTerminal == true ? host?.terminalColumns : nil)
        isLog = file == nil && isatty(STDERR_FILENO) == 0 && host?.wantsRichForms != true
        if !isDisabled { try draw() }
    }

    static func now() -> Double {
        var time = timespec()
        clock_gettime(CLOCK_MONOTONIC, &time)
        return Double(time.tv_sec) + Double(time.tv_nsec) * 1e-9
    }

    var count: Double {
        get { text.count }
        set { text.count = newValue }
    }

    var total: Double? {
        get { text.total }
        set { text.total = newValue }
    }

    var description: String { text.description }

    /// Moves on and draws if enough time has passed.
    func advance(_ steps: Double) throws(Raise) {
        text.count += steps
        if isDisabled || isClosed { return }
        let time = ProgressBar.now()
        if time - lastTime >= minimumInterval { try draw(time) }
    }

    func setDescription(_ new: String) throws(Raise) {
        text.description = new
        try refresh()
    }

    func setPostfix(_ new: String, refresh: Bool) throws(Raise) {
        text.postfix = new
        if refresh { try self.refresh() }
    }

    /// Draws on request, but no more often than an eye follows: tqdm writes a line for each call, which costs more than a
    /// training step of a small model.
    func refresh() throws(Raise) {
        if isDisabled || isClosed { return }
        let time = ProgressBar.now()
        if time - lastTime >= min(0.05, minimumInterval) { try draw(time) }
    }

    /// Forgets the past.
    func reset(total: Double?) throws(Raise) {
        if let total { text.total = total }
        text.count = 0
        (lastCount, text.rate) = (0, nil)
        try refresh()
    }

    /// Draws the last frame and leaves the line, or wipes it.
    func close() throws(Raise) {
        if isClosed { return }
        isClosed = true
        if isDisabled { return }
        if leaves {
            text.rate = nil
            try draw()
            if !isLog { try write("\n") }
        } else if !isLog {
            try write("\r" + String(repeating: " ", count: lastWidth) + "\r")
        }
    }

    /// Takes the line away, so that something else can be printed.
    func clear() throws(Raise) {
        if !isDisabled && !isLog { try write("\r" + String(repeating: " ", count: lastWidth) + "\r") }
    }

    private func draw(_ time: Double = ProgressBar.now()) throws(Raise) {
        if time > lastTime && text.count > lastCount {
            // tqdm's smoothing: 0.3 of the newest measurement.
            let newest = (text.count - lastCount) / (time - lastTime)
            text.rate = text.rate.map { 0.3 * newest + 0.7 * $0 } ?? newest
            lastCount = text.count
        }
        if isClosed, time > started { text.rate = (text.count - initial) / (time - started) }
        lastTime = time
        text.elapsed = time - started
        if isLog { return try log() }
        let line = text.line
        let width = line.unicodeScalars.count
        try write("\r" + line + String(repeating: " ", count: max(0, lastWidth - width)))
        lastWidth = width
    }

    /// A line at the start, at every tenth of the whole, and at the end; without a total every ten seconds.
    private func log() throws(Raise) {
        let tenth: Int
        if let total = text.total, total > 0 {
            tenth = Int(min(10, max(0, text.count / total * 10)))
        } else {
            tenth = Int(text.elapsed / 10)
        }
        if tenth <= tenths && !(isClosed && text.count > loggedCount) { return }
        (tenths, loggedCount) = (max(tenth, tenths), text.count)
        try write(text.line + "\n")
    }

    private func write(_ line: String) throws(Raise) {
        guard let file else {
            Interpreter.current?.host.write(line, to: .stderr)
            return
        }
        let method = try getAttribute(file.value, "write")
        defer { method.release() }
        let argument = Value.string(line)
        defer { argument.release() }
        try call(method, argument).release()
    }
}

/// Passes the items of a bar's iterable through and counts them.
final class ProgressIterator: NativeIterator {
    private let bar: ProgressBar
    private let inner: Reference
    private var isFirst = true

    init(_ bar: ProgressBar, _ inner: Reference) {
        (self.bar, self.inner) = (bar, inner)
        super.init()
    }

    override func next() throws(Raise) -> Value? {
        if !isFirst { try bar.advance(1) }
        isFirst = false
        if let item = try Iteration.next(inner.value) { return item }
        try bar.close()
        return nil
    }

    // A loop that was left early leaves its line too.
    deinit { do throws(Raise) { try bar.close() } catch { error.discard() } }
}
