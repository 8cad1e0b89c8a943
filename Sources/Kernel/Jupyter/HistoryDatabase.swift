// The tables of IPython's history (`sessions`, `history`) in an SQLite file, so that tools that read the one read the other.
// Used by HistoryStore's thread alone. An error loses a row of history, never a cell.
internal import CSQLite
import Glibc
import Session

/// The open database and this session's number in it.
final class HistoryDatabase {
    /// What a placeholder of a statement stands for.
    enum Parameter {
        case int(Int)
        case text(String)
    }

    private let handle: OpaquePointer
    /// This process's session.
    private(set) var session = 0

    /// Opens or makes the file; a damaged one is put aside. Nil where there can be none.
    init?(path: String) {
        guard tnb_has_sqlite() != 0 else { return nil }
        FileAccess.makeFolders(of: path)
        var opened = HistoryDatabase.open(path)
        if opened == nil, access(path, W_OK) == 0 {
            rename(path, path + ".damaged")
            opened = HistoryDatabase.open(path)
        }
        guard let opened else { return nil }
        handle = opened
        run("INSERT INTO sessions (start) VALUES (datetime('now', 'localtime'))")
        session = Int(sqlite3_last_insert_rowid(handle))
        guard session > 0 else {
            sqlite3_close_v2(handle)
            return nil
        }
    }

    deinit { sqlite3_close_v2(handle) }

    private static let tables = """
        CREATE TABLE IF NOT EXISTS sessions (session INTEGER PRIMARY KEY AUTOINCREMENT, start TIMESTAMP, end TIMESTAMP,
            num_cmds INTEGER, remark TEXT);
        CREATE TABLE IF NOT EXISTS history (session INTEGER, line INTEGER, source TEXT, source_raw TEXT,
            PRIMARY KEY (session, line));
        """

    private static func open(_ path: String) -> OpaquePointer? {
        // What is made here is nobody else's to read.
        let descriptor = Glibc.open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { return nil }
        close(descriptor)
        var handle: OpaquePointer?
        let isOpen = sqlite3_open_v2(path, &handle, SQLITE_OPEN_READWRITE, nil) == SQLITE_OK
        sqlite3_busy_timeout(handle, 2000)
        if isOpen, sqlite3_exec(handle, tables, nil, nil, nil) == SQLITE_OK { return handle }
        sqlite3_close_v2(handle)
        return nil
    }

    /// Everything up to `commit` is written at once.
    func begin() { run("BEGIN") }

    func commit() { run("COMMIT") }

    /// Keeps a cell of this session.
    func insert(line: Int, input: String) {
        guard
            let statement = prepare(
                "INSERT OR REPLACE INTO history VALUES (?1, ?2, ?3, ?3)", [.int(session), .int(line), .text(input)])
        else { return }
        sqlite3_step(statement)
        sqlite3_finalize(statement)
    }

    /// Cells of other sessions; `rest` follows a condition, and its placeholders begin with ?2.
    func select(_ rest: String, _ parameters: Parameter...) -> [HistoryEntry] {
        let text = "SELECT session, line, source_raw FROM history WHERE session != ?1 \(rest)"
        guard let statement = prepare(text, [.int(session)] + parameters) else { return [] }
        defer { sqlite3_finalize(statement) }
        var found: [HistoryEntry] = []
        while sqlite3_step(statement) == SQLITE_ROW {
            let bytes = UnsafeBufferPointer(
                start: sqlite3_column_text(statement, 2), count: Int(sqlite3_column_bytes(statement, 2)))
            found.append(
                HistoryEntry(
                    session: Int(sqlite3_column_int64(statement, 0)), line: Int(sqlite3_column_int64(statement, 1)),
                    input: String(decoding: bytes, as: UTF8.self), output: nil))
        }
        return found
    }

    private func run(_ text: String) { sqlite3_exec(handle, text, nil, nil, nil) }

    private func prepare(_ text: String, _ parameters: [Parameter]) -> OpaquePointer? {
        var statement: OpaquePointer?
        guard sqlite3_prepare_v2(handle, text, -1, &statement, nil) == SQLITE_OK else { return nil }
        for (index, parameter) in parameters.enumerated() {
            switch parameter {
            case .int(let value): sqlite3_bind_int64(statement, Int32(index + 1), Int64(value))
            case .text(let value):
                // SQLite copies the text, as the destructor -1 asks for: SQLITE_TRANSIENT is a macro that Swift does not see.
                let copies = unsafeBitCast(-1, to: (@convention(c) (UnsafeMutableRawPointer?) -> Void).self)
                sqlite3_bind_text(statement, Int32(index + 1), value, Int32(clamping: value.utf8.count), copies)
            }
        }
        return statement
    }
}
