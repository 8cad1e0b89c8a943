// sys.stdin, sys.stdout and sys.stderr: file objects over the host, which shows output and reads input. Also what `print`
// and `input` ask when a script has put another object in their place.

import Glibc

/// The Swift side of a standard stream.
final class StandardStream {
    enum Kind { case input, output, error }

    let kind: Kind
    /// Input that was read but not delivered (a line that `read(n)` took a part of), as UTF-8.
    var pending: [UInt8] = []

    init(_ kind: Kind) { self.kind = kind }

    var name: String {
        switch kind {
        case .input: "<stdin>"
        case .output: "<stdout>"
        case .error: "<stderr>"
        }
    }
    var descriptor: Int32 {
        switch kind {
        case .input: 0
        case .output: 1
        case .error: 2
        }
    }
}

enum StandardStreams {
    // Under the interpreter lock: true once a script of the process has imported sys, and so may have replaced a stream.
    nonisolated(unsafe) static var isVisible = false

    /// The object that a script has put into `sys.stdout` (or another stream) in place of the interpreter's own; nil while
    /// that one is there. Borrowed. None counts as a replacement: nothing is to be written then.
    static func replacement(_ name: String) -> Value? {
        guard isVisible, let sys = Interpreter.current?.loadedModule("sys"), sys.isKind(.module) else { return nil }
        let key = Value.interned(name)
        defer { key.release() }
        guard let stream = Dict.get(sys.layout(ModuleObject.self).pointee.namespace, name: key) else { return nil }
        return NativeIdentity.object(in: stream) is StandardStream ? nil : stream
    }

    /// A line of the host's input without its end, or nil when there is no more.
    static func readLine(prompt: String) throws(Raise) -> String? {
        guard let host = Interpreter.current?.host else { return nil }
        var prompt = prompt
        while true {
            do throws(HostError) { return try host.readLine(prompt: prompt, password: false) } catch {
                switch error {
                case .endOfFile: return nil
                case .interrupted where machine.pointee.interrupt[1] == 0 && Signals.areWaiting:
                    // A script's handler may end the wait with an exception; otherwise it goes on.
                    try Signals.run()
                    prompt = ""
                case .interrupted:
                    machine.pointee.interrupt[1] = 0
                    throw Raise.keyboardInterrupt()
                case .notAllowed(let reason): throw Raise.runtimeError(reason)
                }
            }
        }
    }

    nonisolated(unsafe) static let cls = LibraryClass.make(  // under the interpreter lock
        StandardStream.self, "TextIOWrapper", module: "_io", base: Files.textBase
    ) { cls in
        func stream(_ value: Value) throws(Raise) -> StandardStream {
            try nativeSelf(value, StandardStream.self, "_io.TextIOWrapper")
        }
        func input(_ value: Value) throws(Raise) -> StandardStream {
            let stream = try stream(value)
            if stream.kind != .input { throw Files.unsupported("not readable") }
            return stream
        }
        func method(_ signature: String, _ body: @escaping NativeBody) { CoreTypes.method(cls, signature, body) }
        func line(_ stream: StandardStream) throws(Raise) -> [UInt8]? {
            if let end = stream.pending.firstIndex(of: 10) {
                let line = Array(stream.pending[...end])
                stream.pending.removeSubrange(...end)
                return line
            }
            let rest = stream.pending
            stream.pending = []
            guard let next = try readLine(prompt: "") else { return rest.isEmpty ? nil : rest }
            return rest + Array(next.utf8) + [10]
        }
        method("read(self, size=-1, /)") { a throws(Raise) in
            let stream = try input(a[0])
            let count = try Files.size(a[1])
            var bytes: [UInt8] = []
            while count.map({ UTF8Text.count(bytes) < $0 }) ?? true, let next = try line(stream) { bytes += next }
            if let count, UTF8Text.count(bytes) > count {
                let end = bytes.withUnsafeBufferPointer { UTF8Text.offset($0, ofScalar: count) }
                stream.pending = Array(bytes[end...]) + stream.pending
                bytes.removeSubrange(end...)
            }
            return .string(utf8: bytes)
        }
        method("readline(self, size=-1, /)") { a throws(Raise) in .string(utf8: try line(try input(a[0])) ?? []) }
        method("readlines(self, hint=-1, /)") { a throws(Raise) in
            let stream = try input(a[0])
            return try Files.collectLines(try Files.size(a[1]) ?? 0) { () throws(Raise) in
                try line(stream).map { .string(utf8: $0) }
            }
        }
        method("__iter__(self, /)") { a throws(Raise) in a[0].retained() }
        method("__next__(self, /)") { a throws(Raise) in
            guard let bytes = try line(try input(a[0])) else { throw Raise.stopIteration() }
            return .string(utf8: bytes)
        }
        func write(_ value: Value, _ text: Value) throws(Raise) {
            let stream = try stream(value)
            guard text.isString else { throw Raise.typeError("write() argument must be str, not \(text.typeName)") }
            if stream.kind == .input { throw Files.unsupported("not writable") }
            Interpreter.current?.host.write(text.swiftString, to: stream.kind == .output ? .stdout : .stderr)
        }
        method("write(self, text, /)") { a throws(Raise) in
            try write(a[0], a[1])
            return .int(a[1].scalarCount)
        }
        method("writelines(self, lines, /)") { a throws(Raise) in
            try iterate(a[1]) { item throws(Raise) in
                try write(a[0], item)
                return true
            }
            return .none
        }
        method("flush(self, /)") { a throws(Raise) in
            let stream = try stream(a[0])
            if stream.kind != .input { Interpreter.current?.host.flush(stream.kind == .output ? .stdout : .stderr) }
            return .none
        }
        method("isatty(self, /)") { a throws(Raise) in
            let stream = try stream(a[0])
            return .bool((Interpreter.current?.host.isTerminal ?? false) && isatty(stream.descriptor) != 0)
        }
        method("fileno(self, /)") { a throws(Raise) in .int(Int(try stream(a[0]).descriptor)) }
        method("readable(self, /)") { a throws(Raise) in .bool(try stream(a[0]).kind == .input) }
        method("writable(self, /)") { a throws(Raise) in .bool(try stream(a[0]).kind != .input) }
        method("seekable(self, /)") { _ throws(Raise) in .bool(false) }
        method("close(self, /)") { _ throws(Raise) in .none }
        method("reconfigure(self, /, **kwargs)") { _ throws(Raise) in .none }
        method("__enter__(self, /)") { a throws(Raise) in a[0].retained() }
        method("__exit__(self, /, *args)") { _ throws(Raise) in .none }
        CoreTypes.property(cls, "name", get: { v throws(Raise) in .string(try stream(v).name) })
        CoreTypes.property(cls, "mode", get: { v throws(Raise) in .string(try stream(v).kind == .input ? "r" : "w") })
        CoreTypes.property(cls, "encoding", get: { _ throws(Raise) in .string("utf-8") })
        CoreTypes.property(
            cls, "errors", get: { v throws(Raise) in .string(try stream(v).kind == .error ? "backslashreplace" : "strict") })
        CoreTypes.property(cls, "closed", get: { _ throws(Raise) in .bool(false) })
        CoreTypes.property(cls, "newlines", get: { _ throws(Raise) in .none })
        CoreTypes.property(
            cls, "line_buffering",
            get: { v throws(Raise) in
                let stream = try stream(v)
                return .bool(stream.kind == .error || isatty(stream.descriptor) != 0)
            })
        CoreTypes.method(
            cls, "__repr__(self, /)",
            CoreTypes.text { v throws(Raise) in
                let stream = try stream(v)
                return "<_io.TextIOWrapper name='\(stream.name)' mode='\(stream.kind == .input ? "r" : "w")' encoding='utf-8'>"
            })
    }
}
