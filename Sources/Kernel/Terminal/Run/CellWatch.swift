// The thread beside a run: it stops a cell that takes too long, saves every half minute what a long cell has put out so
// far, and saves once more when somebody ends the process with SIGTERM.
import Glibc
import Session

final class CellWatch: Sendable {
    private struct State {
        var deadline: UInt64?
        var hasTimedOut = false
    }

    private let state = Monitor(State())
    private let wakeWrite: Int32
    private static let savePeriod: UInt64 = 30_000_000_000
    // What a cell may take to end after it was asked to.
    private static let grace: UInt64 = 5_000_000_000
    // Read by the signal handler; written before it is installed.
    nonisolated(unsafe) private static var terminationPipe: Int32 = -1

    /// `interrupt` asks the running cell to stop; `save` writes what there is, `abandon` does so for the last time, says
    /// why, and ends the process: the cell does not react, or SIGTERM came.
    init(
        interrupt: @escaping @Sendable () -> Void, save: @escaping @Sendable () -> Void,
        abandon: @escaping @Sendable (Ending) -> Void
    ) {
        var ends: [Int32] = [-1, -1]
        if pipe(&ends) == 0 {
            for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
            _ = fcntl(ends[1], F_SETFL, O_NONBLOCK)
        }
        wakeWrite = ends[1]
        CellWatch.terminationPipe = ends[1]
        var action = sigaction()
        action.__sigaction_handler.sa_handler = { _ in
            var letter = UInt8(ascii: "t")
            write(CellWatch.terminationPipe, &letter, 1)
        }
        sigemptyset(&action.sa_mask)
        action.sa_flags = Int32(SA_RESTART)
        if ends[0] >= 0 { sigaction(SIGTERM, &action, nil) }
        let input = ends[0]
        startThread { [state] in
            CellWatch.watch(state, input, interrupt: interrupt, save: save, abandon: abandon)
        }
    }

    enum Ending { case timeout, terminated }

    private static func watch(
        _ state: Monitor<State>, _ input: Int32, interrupt: () -> Void, save: () -> Void, abandon: (Ending) -> Void
    ) {
        var nextSave = monotonicNanoseconds() + savePeriod
        while true {
            let deadline = state.withLock { $0.deadline }
            let now = monotonicNanoseconds()
            let next = min(nextSave, deadline ?? .max)
            let milliseconds = next > now ? Int32(min((next - now) / 1_000_000 + 1, 60_000)) : 0
            var polled = pollfd(fd: input, events: Int16(POLLIN), revents: 0)
            if poll(&polled, 1, milliseconds) > 0 {
                var letter: UInt8 = 0
                if read(input, &letter, 1) == 1, letter == UInt8(ascii: "t") { abandon(.terminated) }
                continue
            }
            let late = monotonicNanoseconds()
            if late >= nextSave {
                save()
                nextSave = late + savePeriod
            }
            let hasPassed: (first: Bool, second: Bool) = state.withLock { state in
                guard let deadline = state.deadline, late >= deadline else { return (false, false) }
                defer {
                    state.hasTimedOut = true
                    state.deadline = late + grace
                }
                return (!state.hasTimedOut, state.hasTimedOut)
            }
            if hasPassed.first { interrupt() }
            if hasPassed.second { abandon(.timeout) }
        }
    }

    /// A cell starts, which may take `seconds`.
    func begin(seconds: Double?) {
        state.withLock {
            $0 = State(deadline: seconds.map { monotonicNanoseconds() + UInt64($0 * 1e9) })
        }
        wake()
    }

    /// The cell has ended; whether it was stopped for its time.
    func end() -> Bool {
        state.withLock {
            $0.deadline = nil
            return $0.hasTimedOut
        }
    }

    private func wake() {
        var letter = UInt8(ascii: "w")
        _ = write(wakeWrite, &letter, 1)
    }
}
