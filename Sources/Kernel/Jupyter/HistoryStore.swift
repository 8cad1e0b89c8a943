// The cells of all sessions, in a database with IPython's tables. One thread owns it: cells are written behind the kernel's
// back, in one transaction for all that wait, and questions about earlier sessions are asked on it. It is opened when the
// first cell has run. Where there can be no database, everything else works and earlier sessions are not known.
import Glibc
import Session

/// What was run in this and earlier processes.
final class HistoryStore: Sendable {
    /// What is done on the database's thread; there may be no database.
    private typealias Work = @Sendable (HistoryDatabase?) -> Void

    private struct State {
        var works: [Work] = []
        var hasThread = false
        var isIdle = true
    }

    private let state = Monitor(State())
    private let path: String?

    /// `path` nil: nothing is kept.
    init(path: String?) { self.path = path }

    /// `$TNB_KERNEL_HISTORY`, or `tnb/history.sqlite` in `$XDG_STATE_HOME` (`~/.local/state`). Set and empty: nothing is kept.
    static var standardPath: String? {
        func variable(_ name: String) -> String? { getenv(name).map { String(cString: $0) } }
        if let path = variable("TNB_KERNEL_HISTORY") { return path.isEmpty ? nil : path }
        if let state = variable("XDG_STATE_HOME"), state.hasPrefix("/") { return state + "/tnb/history.sqlite" }
        return variable("HOME").flatMap { $0.isEmpty ? nil : $0 + "/.local/state/tnb/history.sqlite" }
    }

    /// The number of this session; 1 when there is no database.
    var session: Int { ask { $0?.session ?? 1 } }

    /// Keeps a cell of this session.
    func append(_ entry: HistoryEntry) {
        perform { $0?.insert(line: entry.line, input: entry.input) }
    }

    /// The last `count` cells of other sessions, oldest first.
    func tail(_ count: Int) -> [HistoryEntry] {
        ask { $0?.select("ORDER BY session DESC, line DESC LIMIT ?2", .int(count)).reversed() ?? [] }
    }

    /// Cells of one other session.
    func range(session: Int, start: Int, stop: Int?) -> [HistoryEntry] {
        ask {
            $0?.select(
                "AND session = ?2 AND line >= ?3 AND line < ?4 ORDER BY line", .int(session), .int(start), .int(stop ?? Int.max))
                ?? []
        }
    }

    /// The last `count` cells of other sessions whose whole input fits the glob, oldest first.
    func search(_ pattern: String, count: Int?, isUnique: Bool) -> [HistoryEntry] {
        // SQLite takes the other columns of a group from the row that has the largest.
        let last = isUnique ? "GROUP BY source_raw HAVING MAX(session * 1000000000 + line)" : ""
        return ask {
            $0?.select(
                "AND source_raw GLOB ?2 \(last) ORDER BY session DESC, line DESC LIMIT ?3", .text(pattern), .int(count ?? -1)
            ).reversed() ?? []
        }
    }

    /// Waits until everything has been written, a moment at most: the process ends.
    func finish() {
        _ = state.wait(deadline: monotonicNanoseconds() + 200_000_000) { $0.isIdle ? true : nil }
    }

    private func ask<Answer: Sendable>(_ body: @escaping @Sendable (HistoryDatabase?) -> Answer) -> Answer {
        let answer = Monitor<Answer?>(nil)
        perform { database in
            let found = body(database)
            answer.change { $0 = found }
        }
        return answer.wait { $0 }
    }

    private func perform(_ work: @escaping Work) {
        let starts = state.change { state in
            state.works.append(work)
            state.isIdle = false
            defer { state.hasThread = true }
            return !state.hasThread
        }
        if starts { startThread { [self] in serve() } }
    }

    private func serve() {
        let database = path.flatMap { HistoryDatabase(path: $0) }
        while true {
            let works = state.wait { state -> [Work]? in
                guard !state.works.isEmpty else { return nil }
                defer { state.works = [] }
                return state.works
            }
            database?.begin()
            for work in works { work(database) }
            database?.commit()
            state.change { $0.isIdle = $0.works.isEmpty }
        }
    }
}
