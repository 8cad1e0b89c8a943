// What the interpreter and its front ends tell each other: output bundles, results, errors, completions, and the protocol of
// the host that shows output and reads input. No script values here: everything crosses threads.

import Synchronization

/// One thing to show, in several forms of which the front end picks one.
public struct MIMEBundle: Sendable {
    public enum Payload: Sendable {
        case text(String)
        case binary([UInt8])
        /// Encoded JSON.
        case json(String)
    }

    public var data: [(mime: String, payload: Payload)]
    /// Encoded JSON object.
    public var metadataJSON: String
    /// Names an output that can be replaced later.
    public var displayID: String?
    /// What a front end that shows nothing but text prints instead of `text/plain`: `str()` of the object as `print` shows
    /// it, or a picture drawn with characters.
    public var terminalText: String?

    public init(
        data: [(mime: String, payload: Payload)], metadataJSON: String = "{}", displayID: String? = nil,
        terminalText: String? = nil
    ) {
        self.data = data
        self.metadataJSON = metadataJSON
        self.displayID = displayID
        self.terminalText = terminalText
    }
}

public enum OutputStream: Sendable { case stdout, stderr }

/// Why a host could not read a line.
public enum HostError: Error, Sendable {
    case notAllowed(String)
    case endOfFile
    case interrupted
}

/// A front end: shows output, reads input. Called on the interpreter's thread only.
public protocol Host: AnyObject {
    func write(_ text: String, to stream: OutputStream)
    func flush(_ stream: OutputStream)
    func display(_ bundle: MIMEBundle)
    /// Replaces the output with the bundle's `displayID`.
    func updateDisplay(_ bundle: MIMEBundle)
    func clearOutput(wait: Bool)
    func readLine(prompt: String, password: Bool) throws(HostError) -> String
    var isTerminal: Bool { get }
    var terminalColumns: Int { get }
    /// Whether forms beside the text are worth their making.
    var wantsRichForms: Bool { get }
}

extension Host {
    public var wantsRichForms: Bool { false }
}

/// A request to stop the running cell. Any thread and any signal handler may raise it: it is two stores of words.
public final class InterruptFlag: Sendable {
    // Safe: aligned words that are read and written whole. The machine polls the first through the pointer: someone wants
    // something. The second says that it is to stop; else signals wait for their handlers. They are never freed, because a
    // signal may come at any time.
    nonisolated(unsafe) let word: UnsafeMutablePointer<UInt32>

    public init() {
        word = .allocate(capacity: 2)
        word.initialize(repeating: 0, count: 2)
    }

    public func raise() {
        word[1] = 1
        // The machine must not see the first word and miss the second.
        atomicMemoryFence(ordering: .releasing)
        word[0] = 1
    }

    public func clear() { word[1] = 0 }
    public var isRaised: Bool { word[1] != 0 }
    /// Whether whoever waits for input must look up: to stop, or to let the handlers of signals run.
    public var isWanted: Bool { word[0] != 0 }
}

/// Whether a text can be run as it is.
public enum Completeness: Sendable {
    case complete
    /// More lines are needed; the next one starts with this indent.
    case incomplete(indent: String)
    case invalid
}

/// Proposals for the text before the cursor; positions in code points.
public struct Completions: Sendable {
    public var start: Int
    public var end: Int
    public var matches: [(text: String, type: String, signature: String)]

    public init(start: Int, end: Int, matches: [(text: String, type: String, signature: String)]) {
        self.start = start
        self.end = end
        self.matches = matches
    }
}
