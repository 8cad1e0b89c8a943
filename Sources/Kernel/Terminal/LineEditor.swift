// One line from the terminal, edited with readline: history, bracketed paste, completion, Ctrl-C. Readline works key by
// key through its callback interface, so that signals are acted upon between keys and never inside it. Everything here
// runs on the thread that prompts; readline's state is the process's, so the editor's is too.
internal import CReadline
import Glibc
import Session

enum LineEditor {
    enum Answer {
        /// Several lines when text was pasted or an entry of many lines came back from the history.
        case line(String)
        case endOfFile
        case interrupted
        /// The up arrow left the first line of a block's next line: the block is to be edited as a whole.
        case editAbove(String)
    }

    // Only the thread that prompts reads and writes these; they are static because readline's callbacks carry no context.
    nonisolated(unsafe) private static var received: Answer?
    nonisolated(unsafe) static var contextAbove = ""
    nonisolated(unsafe) static var complete: ((_ code: String, _ cursor: Int) -> Completions)?
    nonisolated(unsafe) private static var isPrepared = false
    /// Whether the prompt is one for code, and four columns wide.
    nonisolated(unsafe) private static var isCode = false
    nonisolated(unsafe) private static var initial = (text: "", point: 0)

    /// Sets readline up; once, before the first prompt.
    static func prepare() {
        guard !isPrepared else { return }
        isPrepared = true
        // Readline keeps the pointer.
        let breaks = strdup(" \t\n\"\\'`@$><=;|&{(.[,:+-*/%^~!)]}#?")
        tnb_configure(
            breaks, isatty(STDOUT_FILENO) == 0 ? 1 : 0, { LineCompletion.matches($0, start: $1, end: $2) },
            { LineCompletion.show($0, count: $1, longest: $2) })
        // Set before the user's inputrc is read, so that it has the last word.
        for (name, value) in [
            ("enable-bracketed-paste", "on"), ("show-all-if-ambiguous", "on"), ("blink-matching-paren", "off"),
            ("completion-query-items", "200"), ("page-completions", "off"), ("bell-style", "none"),
        ] { rl_variable_bind(name, value) }
        rl_initialize()
        tnb_set_redisplay {
            rl_redisplay()
            guard LineEditor.isCode else { return }
            LineColours.paint(
                String(decoding: LineEditor.bytes, as: UTF8.self), above: LineEditor.contextAbove, point: LineEditor.point,
                prompt: 4)
        }
        rl_bind_key(Int32(UInt8(ascii: "\t"))) { LineEditor.tab($0, $1) }
        rl_bind_key(0) { LineEditor.null($0, $1) }
        for key in [0x0D, 0x0A] as [Int32] { rl_bind_key(key) { LineEditor.enter($0, $1) } }
        // Ctrl-A, Ctrl-E, Home and End mean the line of a block that the cursor is on.
        rl_bind_key(1) { LineEditor.lineStart($0, $1) }
        rl_bind_key(5) { LineEditor.lineEnd($0, $1) }
        for keys in ["\u{1B}[H", "\u{1B}OH", "\u{1B}[1~"] { rl_bind_keyseq(keys) { LineEditor.lineStart($0, $1) } }
        for keys in ["\u{1B}[F", "\u{1B}OF", "\u{1B}[4~"] { rl_bind_keyseq(keys) { LineEditor.lineEnd($0, $1) } }
        // Escape and Return, or Alt-Return, run a block from anywhere in it.
        for keys in ["\u{1B}\r", "\u{1B}\n"] {
            rl_bind_keyseq(keys) {
                tnb_set_point(tnb_end())
                return rl_newline($0, $1)
            }
        }
        for keys in ["\u{1B}[A", "\u{1B}OA"] { rl_bind_keyseq(keys) { LineEditor.up($0, $1) } }
        for keys in ["\u{1B}[B", "\u{1B}OB"] { rl_bind_keyseq(keys) { LineEditor.down($0, $1) } }
        // Page Up and Page Down: entries that start as the line does.
        rl_bind_keyseq("\u{1B}[5~") { rl_history_search_backward($0, $1) }
        rl_bind_keyseq("\u{1B}[6~") { rl_history_search_forward($0, $1) }
    }

    /// Prompts and waits for a line, which starts as `text` with the cursor at the byte `point`.
    static func read(prompt: String, text: String = "", point: Int? = nil) -> Answer {
        prepare()
        initial = (text, point ?? text.utf8.count)
        isCode = prompt == ">>> " || prompt == "... "
        tnb_set_startup_hook {
            guard !LineEditor.initial.text.isEmpty else { return 0 }
            rl_insert_text(LineEditor.initial.text)
            tnb_set_point(Int32(LineEditor.initial.point))
            LineEditor.initial = ("", 0)
            return 0
        }
        Interrupts.drainWake()
        PromptSignals.begin()
        defer { PromptSignals.end() }
        received = nil
        rl_callback_handler_install(prompt) { line in
            // Taken away at once: readline would show the prompt again on return.
            rl_callback_handler_remove()
            if let line {
                LineEditor.received = .line(String(cString: line))
                free(line)
            } else {
                LineEditor.received = .endOfFile
            }
        }
        while true {
            if let received { return received }
            var polled = [
                pollfd(fd: tnb_input(), events: Int16(POLLIN), revents: 0),
                pollfd(fd: Interrupts.wakeDescriptor, events: Int16(POLLIN), revents: 0),
                pollfd(fd: PromptSignals.descriptor, events: Int16(POLLIN), revents: 0),
            ]
            if poll(&polled, nfds_t(polled.count), -1) < 0 {
                if errno == EINTR { continue }
                leave()
                return .endOfFile
            }
            if polled[1].revents != 0 {
                Interrupts.drainWake()
                leave()
                return .interrupted
            }
            if polled[2].revents != 0 { while let notice = PromptSignals.next() { act(on: notice) } }
            if polled[0].revents != 0 { rl_callback_read_char() }
        }
    }

    /// Gives the line up and the terminal back.
    private static func leave() {
        // What comes next must not overwrite the lines below the cursor.
        tnb_set_point(tnb_end())
        rl_redisplay()
        rl_free_line_state()
        rl_callback_sigcleanup()
        rl_cleanup_after_signal()
        rl_callback_handler_remove()
        tnb_newline()
    }

    private static func act(on notice: PromptSignals.Notice) {
        switch notice {
        case .resize: rl_resize_terminal()
        case .stop:
            rl_deprep_terminal()
            tnb_newline()
            PromptSignals.stopProcess()
            rl_prep_terminal(1)
            rl_on_new_line()
            rl_forced_update_display()
        case .end(let signal):
            leave()
            PromptSignals.endProcess(signal)
        }
    }

    // ---- the line as it stands -------------------------------------------------------------------------------------------

    /// The bytes of the line that is being edited.
    static var bytes: [UInt8] {
        Array(UnsafeBufferPointer(start: tnb_line(), count: Int(tnb_end()))).map { UInt8(bitPattern: $0) }
    }

    /// The cursor's place in `bytes`.
    static var point: Int { Int(tnb_point()) }

    // ---- keys ---------------------------------------------------------------------------------------------------------

    /// Tab indents where only blanks stand before the cursor, and completes anywhere else.
    private static func tab(_ count: Int32, _ key: Int32) -> Int32 {
        let before = bytes.prefix(point)
        let line = before.suffix(from: before.lastIndex(of: 0x0A).map { $0 + 1 } ?? 0)
        guard line.allSatisfy({ $0 == 0x20 || $0 == 0x09 }) else { return rl_complete(count, key) }
        return rl_insert_text(String(repeating: " ", count: 4 - line.count % 4))
    }

    /// The zero byte: what the terminal makes of a Ctrl-D that was typed before the prompt appeared. With text on the
    /// line it is Ctrl-Space, which sets the mark.
    private static func null(_ count: Int32, _ key: Int32) -> Int32 {
        guard tnb_end() == 0 else { return rl_set_mark(count, key) }
        received = .endOfFile
        rl_callback_handler_remove()
        return 0
    }

    /// Up and down move inside text of many lines, and through the history at its edges.
    private static func up(_ count: Int32, _ key: Int32) -> Int32 {
        let text = bytes
        guard let end = text.prefix(point).lastIndex(of: 0x0A) else {
            guard !contextAbove.isEmpty, eraseBlock() else { return rl_get_previous_history(count, key) }
            received = .editAbove(String(decoding: text, as: UTF8.self))
            return 0
        }
        let start = text.prefix(end).lastIndex(of: 0x0A).map { $0 + 1 } ?? 0
        tnb_set_point(Int32(min(start + (point - end - 1), end)))
        return 0
    }

    private static func down(_ count: Int32, _ key: Int32) -> Int32 {
        let text = bytes
        guard let end = text.suffix(from: point).firstIndex(of: 0x0A) else { return rl_get_next_history(count, key) }
        let column = point - (text.prefix(point).lastIndex(of: 0x0A).map { $0 + 1 } ?? 0)
        let next = text.suffix(from: end + 1).firstIndex(of: 0x0A) ?? text.count
        tnb_set_point(Int32(min(end + 1 + column, next)))
        return 0
    }

    private static func lineStart(_ count: Int32, _ key: Int32) -> Int32 {
        tnb_set_point(Int32(bytes.prefix(point).lastIndex(of: 0x0A).map { $0 + 1 } ?? 0))
        return 0
    }

    private static func lineEnd(_ count: Int32, _ key: Int32) -> Int32 {
        let text = bytes
        tnb_set_point(Int32(text.suffix(from: point).firstIndex(of: 0x0A) ?? text.count))
        return 0
    }

    /// Return ends the input, but inside of a block it breaks the line, with the indent of the line that it breaks.
    private static func enter(_ count: Int32, _ key: Int32) -> Int32 {
        let text = bytes
        guard text.suffix(from: point).contains(0x0A) else { return rl_newline(count, key) }
        let line = text.prefix(point).suffix(from: text.prefix(point).lastIndex(of: 0x0A).map { $0 + 1 } ?? 0)
        var indent = String(decoding: line.prefix { $0 == 0x20 || $0 == 0x09 }, as: UTF8.self)
        if line.last(where: { $0 != 0x20 }) == UInt8(ascii: ":") { indent += "    " }
        return rl_insert_text("\n" + indent)
    }

    /// How many columns a character takes: two for those of East Asian scripts and pictures, none for marks on another one.
    static func columns(of scalar: Unicode.Scalar) -> Int {
        switch scalar.properties.generalCategory {
        case .nonspacingMark, .enclosingMark, .format: return 0
        default: break
        }
        switch scalar.value {
        case 0x1100...0x115F, 0x2E80...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F, 0xFF00...0xFF60,
            0x1F300...0x1FAFF,
            0x20000...0x3FFFD:
            return 2
        default: return 1
        }
    }

    /// Takes the lines of a block that is being typed off the screen, with the line under the cursor; false where the terminal
    /// cannot do it or they have scrolled away.
    private static func eraseBlock() -> Bool {
        var size = winsize()
        let term = getenv("TERM").map { String(cString: $0) } ?? ""
        guard !["", "dumb"].contains(term), ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 8 else {
            return false
        }
        let columns = Int(size.ws_col)
        func width(_ text: some StringProtocol) -> Int { text.unicodeScalars.reduce(4) { $0 + LineEditor.columns(of: $1) } }
        var rows = width(String(decoding: bytes.prefix(point), as: UTF8.self)) / columns
        for line in contextAbove.split(separator: "\n", omittingEmptySubsequences: false) {
            rows += max(1, (width(line) + columns - 1) / columns)
        }
        guard rows < Int(size.ws_row) else { return false }
        rl_callback_handler_remove()
        tnb_print("\r\u{1B}[\(rows)A\u{1B}[J")
        return true
    }

    // ---- history ---------------------------------------------------------------------------------------------------------

    /// Puts an entry at the end of what the up arrow finds.
    static func remember(_ entry: String) {
        prepare()
        add_history(entry)
    }
}
