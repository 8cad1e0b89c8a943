// Where a debugger hooks into running scripts: code that is compiled while one is attached says when a line begins
// (`traceLine`), and the unwinder says when an exception goes through such code. Here it is decided whether the program
// stops; what a front end asks of a stopped program is in ProgramInspector. Without a debugger nothing of this runs: no code
// has the instruction, and the unwinder looks at one word.

internal import CMachine
import Synchronization

/// A line at which a program stops.
public struct Breakpoint: Sendable, Equatable {
    public var line: Int
    /// Stops only where this expression is true.
    public var condition: String?
    /// Does not stop: writes this text, with the values of the expressions in its braces.
    public var message: String?

    public init(line: Int, condition: String? = nil, message: String? = nil) {
        self.line = line
        self.condition = condition
        self.message = message
    }
}

/// Why a program stopped.
public enum StopReason: String, Sendable { case breakpoint, step, pause, exception }

/// How a stopped program goes on.
public enum Resumption: Sendable {
    case run
    /// To the next line, also in functions that it calls.
    case stepIn
    /// To the next line of the same function or of who called it.
    case stepOver
    /// To the next line of who called the function.
    case stepOut
}

/// The debugger's front end. Called on the interpreter's thread.
public protocol DebuggerFrontEnd: AnyObject, Sendable {
    /// The program stands still until this returns; nil: with a KeyboardInterrupt.
    func programStopped(_ reason: StopReason, _ inspector: ProgramInspector) -> Resumption?
    /// Something waits for `serve`. Asked at every line: must cost little.
    var isWaiting: Bool { get }
    /// Answers what waits while the program runs.
    func serve(_ inspector: ProgramInspector)
    /// The text of a breakpoint that has one.
    func log(_ message: String)
}

/// Decides at every line whether the program stops. Its settings may be changed from any thread.
public final class LineTracer: Sendable {
    private struct Settings {
        var breakpoints: [String: [Breakpoint]] = [:]
        var stopsOnRaise = false
    }

    /// The tracer of the code that runs; nil while no debugger is attached.
    nonisolated(unsafe) static var active: LineTracer? {  // under the interpreter lock
        didSet {
            machineCoreWatchExceptions(active != nil)
            // Machine code has no places to stop at.
            MachineCore.translate(unless: active != nil)
        }
    }

    private let settings = Mutex(Settings())
    private let version = Atomic<Int>(0)
    private let wantsPause = Atomic<Bool>(false)
    private let attached = Atomic<Bool>(false)
    private let frontEnd: any DebuggerFrontEnd
    // What follows belongs to the interpreter's thread.
    nonisolated(unsafe) private let inspector = ProgramInspector()
    private struct State {
        var version = 0
        var breakpoints: [String: [Int: Breakpoint]] = [:]
        var stopsOnRaise = false
        /// Stops at the next line whose frame is at most this deep; -1: at none.
        var stepDepth = -1
        /// The debugger's own code runs: nothing stops it.
        var isBusy = false
        /// An exception that was raised in code that is none of the debugger's business.
        var raised: UInt64 = 0
    }
    nonisolated(unsafe) private var state = State()

    public init(frontEnd: any DebuggerFrontEnd) { self.frontEnd = frontEnd }

    // ---- from any thread ---------------------------------------------------------------------------------------------

    /// Whether programs are to be traced: looked at when a run begins.
    public var isAttached: Bool {
        get { attached.load(ordering: .relaxed) }
        set { attached.store(newValue, ordering: .relaxed) }
    }

    /// Sets the breakpoints of a source.
    public func setBreakpoints(_ breakpoints: [Breakpoint], in source: String) {
        settings.withLock { $0.breakpoints[source] = breakpoints.isEmpty ? nil : breakpoints }
        version.add(1, ordering: .releasing)
    }

    /// Whether a program stops where an exception is raised.
    public func setStopsOnRaise(_ stops: Bool) {
        settings.withLock { $0.stopsOnRaise = stops }
        version.add(1, ordering: .releasing)
    }

    /// Forgets breakpoints and everything else.
    public func reset() {
        settings.withLock { $0 = Settings() }
        wantsPause.store(false, ordering: .relaxed)
        version.add(1, ordering: .releasing)
    }

    /// Stops at the next line.
    public func pause() { wantsPause.store(true, ordering: .relaxed) }

    // ---- on the interpreter's thread -----------------------------------------------------------------------------------

    /// Begins or ends tracing, as it is wanted by now. Nothing changes where a script runs already: its frames know places in
    /// code.
    func prepare() {
        guard machine.pointee.fp == machine.pointee.frames else { return }
        inspector.forget()
        let wanted = isAttached
        guard wanted != (LineTracer.active === self) else { return }
        LineTracer.active = wanted ? self : nil
        state = State()
        wantsPause.store(false, ordering: .relaxed)
        Retracing.compileAgain(tracesLines: wanted)
    }

    /// A run has ended.
    func runEnded() { state.stepDepth = -1 }

    /// What waits is answered between runs.
    public func serve(_ interpreter: Interpreter) {
        interpreter.locked { quietly { frontEnd.serve(inspector) } }
    }

    /// A line of `frame` begins.
    func reachedLine(_ frame: FramePointer) throws(Raise) {
        if state.isBusy { return }
        if frontEnd.isWaiting { quietly { frontEnd.serve(inspector) } }
        // Detached while the program runs.
        guard isAttached else {
            state.stepDepth = -1
            return
        }
        update()
        if wantsPause.exchange(false, ordering: .relaxed) { return try stop(.pause, frame) }
        if state.stepDepth >= 0, LineTracer.depth(frame) <= state.stepDepth { return try stop(.step, frame) }
        guard !state.breakpoints.isEmpty else { return }
        let code = frame.pointee.function.pointee.code
        let object = code.pointee.object.takeUnretainedValue()
        let word = code.pointee.position(before: frame.pointee.pc)
        guard let name = object.source.debugName, let lines = state.breakpoints[name], object.positions.indices.contains(word),
            let breakpoint = lines[Int(object.positions[word].line)]
        else { return }
        var holds = false
        quietly { holds = isHit(breakpoint) }
        if holds { try stop(.breakpoint, frame) }
    }

    /// The pending exception goes through `frame`, which is still there.
    func isUnwinding(_ frame: FramePointer, isReraise: Bool) {
        guard !state.isBusy, isAttached else { return }
        update()
        guard state.stopsOnRaise else { return }
        let pending = machine.pointee.pending
        guard pending.isKind(.exception) else { return }
        // Only where it is new, or comes from the library without having been told.
        if !isReraise, pending.layout(ExceptionObject.self).pointee.traceCount == 0 { state.raised = pending.bits }
        guard state.raised == pending.bits,
            frame.pointee.function.pointee.code.pointee.object.takeUnretainedValue().source.debugName != nil
        else { return }
        state.raised = 0
        // These end loops and generators.
        if Raise().matches(.stopIteration) || Raise().matches(.generatorExit) { return }
        pending.retain()
        machine.pointee.pending = .unbound
        inspector.exception = pending
        do throws(Raise) {
            try stop(.exception, frame)
            machine.pointee.pending = pending
        } catch {
            // The interrupt takes its place.
            pending.release()
        }
        inspector.exception = .none
        pending.release()
    }

    private func stop(_ reason: StopReason, _ frame: FramePointer) throws(Raise) {
        state.stepDepth = -1
        var resumption: Resumption?
        let flag = machine.pointee.interrupt
        quietly { resumption = frontEnd.programStopped(reason, inspector) }
        inspector.forget()
        let depth = LineTracer.depth(frame)
        switch resumption {
        case .run?: break
        case .stepIn?: state.stepDepth = Int.max
        case .stepOver?: state.stepDepth = depth
        case .stepOut?: state.stepDepth = depth - 1
        case nil:
            flag[1] = 0
            throw .keyboardInterrupt()
        }
    }

    private static func depth(_ frame: FramePointer) -> Int { machine.pointee.frames.distance(to: frame) }

    private func quietly(_ body: () -> Void) {
        let wasBusy = state.isBusy
        state.isBusy = true
        body()
        state.isBusy = wasBusy
    }

    private func update() {
        let current = version.load(ordering: .acquiring)
        guard current != state.version else { return }
        state.version = current
        let settings = self.settings.withLock { $0 }
        state.stopsOnRaise = settings.stopsOnRaise
        state.breakpoints = settings.breakpoints.mapValues {
            Dictionary($0.map { ($0.line, $0) }, uniquingKeysWith: { first, _ in first })
        }
    }

    private func isHit(_ breakpoint: Breakpoint) -> Bool {
        if let condition = breakpoint.condition, !inspector.holds(condition) { return false }
        if let message = breakpoint.message {
            frontEnd.log(inspector.filled(message))
            return false
        }
        return true
    }
}
