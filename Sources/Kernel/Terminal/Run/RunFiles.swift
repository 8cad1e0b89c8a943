// The files that a run writes: the notebook after every cell, whole or not at all, and the page at the end.
import Glibc
import Session

final class RunFiles: Sendable {
    let record: Monitor<RunRecord>
    private let output: String?
    private let page: String?
    private let title: String
    // One writer at a time: the watching thread saves too.
    private let writing = Monitor(())

    init(record: Monitor<RunRecord>, output: String?, page: String?, title: String) {
        self.record = record
        self.output = output
        self.page = page
        self.title = title
    }

    /// Writes the notebook as it stands; what kept it from being written.
    @discardableResult
    func save() -> FileError? {
        guard let output else { return nil }
        return writing.withLock { _ in
            let json = record.withLock { $0.json }
            return RunFiles.write(json.indentedText + "\n", to: output)
        }
    }

    /// Writes the notebook for the last time, and the page.
    func finish() -> FileError? {
        record.withLock { $0.ended = wallClock() }
        let problem = save()
        guard let page else { return problem }
        let json = record.withLock { $0.json }
        return RunFiles.write(NotebookPage.html(json, title: title), to: page) ?? problem
    }

    /// What will keep a file from being written, as far as that can be known before a run: its folder.
    static func obstacle(to path: String) -> FileError? {
        let folder = path.lastIndex(of: "/").map { $0 == path.startIndex ? "/" : String(path[..<$0]) } ?? "."
        return access(folder, W_OK | X_OK) == 0 ? nil : FileError(code: errno, path: path)
    }

    private static func write(_ text: String, to path: String) -> FileError? {
        do throws(FileError) {
            try FileAccess.write(text, path: path)
            return nil
        } catch { return error }
    }
}
