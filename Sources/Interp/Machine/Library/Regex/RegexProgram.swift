// A compiled pattern: PCRE2's code, made when it is first needed for searching, for matching at a place, or for matching
// the whole. A match that takes very long is begun again in a form that watches for interrupts; nothing uses the C stack.

internal import CPCRE2

final class RegexProgram {
    enum Mode: Int { case search, match, full }

    let isText: Bool
    let flags: RegexFlags
    /// Groups without the whole match.
    let groupCount: Int
    let names: [(name: String, group: Int)]
    /// Place of each group (from 1) in the order in which their parentheses close.
    let closingOrder: [Int]
    let capturesInLookaround: Bool
    /// `pattern` as the script gave it.
    let source: Reference
    private let text: [UInt8]
    private let options: UInt32
    private var codes: [OpaquePointer?] = [nil, nil, nil]
    private var watchedCodes: [OpaquePointer?] = [nil, nil, nil]
    private var uses = [0, 0, 0]
    private var data: OpaquePointer?

    /// Byte offsets of the last match: two for each group, -1 for one that took no part.
    private(set) var spans: [Int]

    init(_ pattern: Value, _ flags: RegexFlags) throws(RegexError) {
        isText = pattern.isString
        let scalars = isText ? UTF8Text.scalars(pattern.utf8) : pattern.byteContents.map { UInt32($0) }
        var parser = try PatternParser(scalars, isText: isText, flags: flags)
        text = try parser.parse()
        self.flags = parser.flags
        groupCount = parser.groupCount - 1
        names = parser.names.map { (PatternReader.string($0.name), $0.group) }
        var order = [Int](repeating: 0, count: parser.groupCount)
        for (place, group) in parser.closing.enumerated() { order[group] = place }
        closingOrder = order
        capturesInLookaround = parser.capturesInLookaround
        source = Reference(pattern)
        spans = Array(repeating: -1, count: parser.groupCount * 2)
        var options = UInt32(PCRE2_NEVER_BACKSLASH_C) | PCRE2_ALT_CIRCUMFLEX
        if isText {
            options |= PCRE2_UTF | PCRE2_NO_UTF_CHECK
            if !self.flags.contains(.ascii) { options |= PCRE2_UCP }
        }
        if PatternEmitter(isText: isText, flags: self.flags, global: self.flags).foldsCase { options |= PCRE2_CASELESS }
        self.options = options
        // PCRE2's own complaints belong to the compilation, as CPython's do.
        codes[Mode.search.rawValue] = try compile(.search, isWatched: false)
    }

    deinit {
        for code in codes + watchedCodes { pcre2_code_free_8(code) }
        pcre2_match_data_free_8(data)
    }

    private static func makeContext() -> OpaquePointer? {
        let context = pcre2_compile_context_create_8(nil)
        pcre2_set_newline_8(context, UInt32(PCRE2_NEWLINE_LF))
        pcre2_set_parens_nest_limit_8(context, 2000)
        return context
    }

    private var hasLookahead: Bool {
        zip(text, zip(text.dropFirst(), text.dropFirst(2))).contains { $0 == 0x28 && $1 == (0x3f, 0x3d) }
    }

    private func compile(_ mode: Mode, isWatched: Bool) throws(RegexError) -> OpaquePointer? {
        let context = RegexProgram.makeContext()
        defer { pcre2_compile_context_free_8(context) }
        var options = options
        if mode != .search { options |= PCRE2_ANCHORED }
        if mode == .full { options |= PCRE2_ENDANCHORED }
        // Its start optimisations take the first character for the last one that must come: `(?=b)\.??b` finds no b.
        if hasLookahead { options |= UInt32(PCRE2_NO_START_OPTIMIZE) }
        if isWatched { options |= PCRE2_AUTO_CALLOUT }
        var error: Int32 = 0
        var place = 0
        if let code = text.withUnsafeBufferPointer({
            // Safe: an empty pattern has length 0 and nothing is read.
            pcre2_compile_8($0.baseAddress ?? UnsafePointer(RegexProgram.empty), $0.count, options, &error, &place, context)
        }) {
            return code
        }
        var message = [UInt8](repeating: 0, count: 256)
        pcre2_get_error_message_8(error, &message, message.count)
        throw .syntax("\(String(decoding: message.prefix { $0 != 0 }, as: UTF8.self)): not part of the library", nil)
    }

    /// One byte to point at; never written.
    nonisolated(unsafe) static let empty = UnsafeMutablePointer<UInt8>.allocate(capacity: 1)

    private func code(_ mode: Mode) throws(Raise) -> OpaquePointer? {
        if let code = codes[mode.rawValue] { return code }
        do throws(RegexError) { codes[mode.rawValue] = try compile(mode, isWatched: false) } catch {
            throw raise(error, source.value)
        }
        return codes[mode.rawValue]
    }

    /// Steps that a match may take before it is begun again with interrupts watched: well below a second.
    private static let quietSteps: UInt32 = 3_000_000

    nonisolated(unsafe) private static let context: OpaquePointer? = {  // under the interpreter lock
        let context = pcre2_match_context_create_8(nil)
        pcre2_set_match_limit_8(context, quietSteps)
        pcre2_set_heap_limit_8(context, 2_000_000)
        // Deep patterns take a stack of their own; what needs more goes on without the compiler's help.
        pcre2_jit_stack_assign_8(context, nil, UnsafeMutableRawPointer(pcre2_jit_stack_create_8(32 << 10, 4 << 20, nil)))
        return context
    }()

    nonisolated(unsafe) private static let watchedContext: OpaquePointer? = {  // under the interpreter lock
        let context = pcre2_match_context_create_8(nil)
        pcre2_set_match_limit_8(context, UInt32.max)
        pcre2_set_heap_limit_8(context, 2_000_000)
        pcre2_set_callout_8(context, { _, _ in machine.pointee.interrupt[1] != 0 ? PCRE2_ERROR_CALLOUT : 0 }, nil)
        return context
    }()

    /// Looks for the pattern in `subject` (all of it, lookbehinds see what is before `start`); `spans` has what was found.
    func run(
        _ subject: UnsafeBufferPointer<UInt8>, from start: Int, _ mode: Mode, isEmptyRefused: Bool = false
    ) throws(Raise) -> Bool {
        let code = try code(mode)
        if data == nil { data = pcre2_match_data_create_8(UInt32(groupCount + 1), nil) }
        uses[mode.rawValue] += 1
        // Machine code pays from the second use on, or for a long text.
        if uses[mode.rawValue] == 2 || (uses[mode.rawValue] == 1 && subject.count - start > 1000) {
            if uses[mode.rawValue] == 1 { uses[mode.rawValue] = 2 }
            pcre2_jit_compile_8(code, UInt32(PCRE2_JIT_COMPLETE))
        }
        var options = UInt32(0)
        if isText { options |= PCRE2_NO_UTF_CHECK }
        if isEmptyRefused { options |= PCRE2_NOTEMPTY_ATSTART }
        let base = subject.baseAddress ?? UnsafePointer(RegexProgram.empty)
        var result = pcre2_match_8(code, base, subject.count, start, options, data, RegexProgram.context)
        if result == PCRE2_ERROR_JIT_STACKLIMIT {
            result = pcre2_match_8(
                code, base, subject.count, start, options | UInt32(PCRE2_NO_JIT), data, RegexProgram.context)
        }
        if result == PCRE2_ERROR_MATCHLIMIT {
            try checkInterrupt()
            let watched = try watchedCode(mode)
            result = pcre2_match_8(watched, base, subject.count, start, options, data, RegexProgram.watchedContext)
        }
        if result == PCRE2_ERROR_NOMATCH { return false }
        if result < 0 { throw failure(result) }
        // Safe: the data was made for this many groups.
        guard let offsets = pcre2_get_ovector_pointer_8(data) else { return false }
        // Both offsets of a group that took no part are all ones.
        for i in 0..<spans.count { spans[i] = offsets[i] }
        return true
    }

    private func watchedCode(_ mode: Mode) throws(Raise) -> OpaquePointer? {
        if let code = watchedCodes[mode.rawValue] { return code }
        do throws(RegexError) { watchedCodes[mode.rawValue] = try compile(mode, isWatched: true) } catch {
            throw raise(error, source.value)
        }
        return watchedCodes[mode.rawValue]
    }

    private func failure(_ result: Int32) -> Raise {
        switch result {
        case PCRE2_ERROR_CALLOUT:
            machine.pointee.interrupt[1] = 0
            return Raise.keyboardInterrupt()
        case PCRE2_ERROR_MATCHLIMIT:
            return Raise.runtimeError("re: no result after \(UInt32.max) steps; the pattern backtracks without end on this text")
        case PCRE2_ERROR_HEAPLIMIT, PCRE2_ERROR_NOMEMORY:
            return Raise.memoryError("re: the match needs more than 2 GB to remember where it may go back to")
        default:
            var message = [UInt8](repeating: 0, count: 256)
            pcre2_get_error_message_8(result, &message, message.count)
            return Raise.runtimeError("re: \(String(decoding: message.prefix { $0 != 0 }, as: UTF8.self))")
        }
    }

    /// The group that closed last in a match with these spans.
    func lastGroup(_ spans: [Int]) -> Int? {
        var best: Int?
        for group in 0..<groupCount where spans[(group + 1) * 2] >= 0 {
            guard let other = best else {
                best = group + 1
                continue
            }
            let mine = spans[(group + 1) * 2 + 1], its = spans[other * 2 + 1]
            let isLater = closingOrder[group + 1] > closingOrder[other]
            if capturesInLookaround || mine == its ? isLater : mine > its { best = group + 1 }
        }
        return best
    }
}
