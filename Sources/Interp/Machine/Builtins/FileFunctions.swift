// The builtin functions `open` and `input`.

import Glibc

/// Puts the functions into the module `builtins`.
func installFiles(_ builder: ModuleBuilder) {
    func function(_ signature: String, _ body: @escaping NativeBody) {
        let function = NativeFunction(signature, module: "builtins", body: body)
        CoreTypes.put(builder.namespace, function.name, .nativeFunction(function))
    }
    function(FileOpening.signature) { a throws(Raise) in try FileOpening.open(a) }
    function("input(prompt='', /)") { a throws(Raise) in
        if let input = StandardStreams.replacement("stdin") {
            if let output = StandardStreams.replacement("stdout") {
                try call(method: "write", of: output, .string(try str(a[0])))
            } else {
                Interpreter.current?.host.write(try str(a[0]), to: .stdout)
            }
            let line = try call(method: "readline", of: input)
            guard line.isString else {
                defer { line.release() }
                throw Raise.typeError("object.readline() returned non-string")
            }
            let text = line.swiftString
            line.release()
            if text.isEmpty { throw Raise.eofError("EOF when reading a line") }
            return .string(text.last == "\n" ? String(text.dropLast()) : text)
        }
        guard let line = try StandardStreams.readLine(prompt: try str(a[0])) else {
            throw Raise.eofError("EOF when reading a line")
        }
        return .string(line)
    }
}

/// `receiver.name(argument)`; takes over the argument.
@discardableResult
private func call(method name: String, of receiver: Value, _ owned: Value? = nil) throws(Raise) -> Value {
    defer { owned?.release() }
    let method = try getAttribute(receiver, name)
    defer { method.release() }
    return try call(method, owned.map { [$0] } ?? [])
}

enum FileOpening {
    static let signature =
        "open(file, mode='r', buffering=-1, encoding=None, errors=None, newline=None, closefd=True, opener=None)"

    private static func text(_ value: Value, _ name: String) throws(Raise) -> String? {
        if value.isNone { return nil }
        if value.isString { return value.swiftString }
        throw Raise.typeError("open() argument '\(name)' must be str or None, not \(value.typeName)")
    }

    /// `open(…)` with the arguments of `signature`.
    static func open(_ a: NativeArguments) throws(Raise) -> Value {
        guard a[1].isString else { throw Raise.typeError("open() argument 'mode' must be str, not \(a[1].typeName)") }
        let encoding = try text(a[3], "encoding"), errors = try text(a[4], "errors"), newline = try text(a[5], "newline")
        if !a[7].isNone { throw Raise.notImplementedError("open: opener is not part of the library") }
        return try open(
            a[0], mode: a[1].swiftString, buffering: try ArgumentValues.int(a[2]), encoding: encoding, errors: errors,
            newline: newline, closesDescriptor: try truth(a[6]))
    }

    /// What the letters of a mode say.
    private struct Mode {
        var creates = false, reads = false, writes = false, appends = false, updates = false, isText = false, isBinary = false

        init(_ text: String) throws(Raise) {
            var seen: Set<Character> = []
            for letter in text {
                guard seen.insert(letter).inserted else { throw Raise.valueError("invalid mode: '\(text)'") }
                switch letter {
                case "x": creates = true
                case "r": reads = true
                case "w": writes = true
                case "a": appends = true
                case "+": updates = true
                case "t": isText = true
                case "b": isBinary = true
                default: throw Raise.valueError("invalid mode: '\(text)'")
                }
            }
            if isText && isBinary { throw Raise.valueError("can't have text and binary mode at once") }
            let kinds = [creates, reads, writes, appends].filter { $0 }.count
            if kinds > 1 { throw Raise.valueError("must have exactly one of create/read/write/append mode") }
        }

        var hasKind: Bool { creates || reads || writes || appends }

        /// As FileIO shows it.
        var shown: String {
            let letter = creates ? "x" : appends ? "a" : writes ? "w" : "r"
            return creates || appends ? (updates ? letter + "b+" : letter + "b") : updates ? "rb+" : letter + "b"
        }

        var flags: Int32 {
            var flags: Int32 = updates ? O_RDWR : reads ? O_RDONLY : O_WRONLY
            if creates { flags |= O_EXCL | O_CREAT }
            if writes { flags |= O_CREAT | O_TRUNC }
            if appends { flags |= O_APPEND | O_CREAT }
            return flags | O_CLOEXEC
        }
    }

    static func open(
        _ file: Value, mode text: String, buffering: Int, encoding: String?, errors: String?, newline: String?,
        closesDescriptor: Bool = true
    ) throws(Raise) -> Value {
        let path: String? = file.isInteger ? nil : try ArgumentValues.pathOrNil(file)
        if path == nil && !file.isInteger {
            throw Raise.typeError("expected str, bytes or os.PathLike object, not \(file.typeName)")
        }
        let mode = try Mode(text)
        if mode.isBinary && encoding != nil { throw Raise.valueError("binary mode doesn't take an encoding argument") }
        if mode.isBinary && errors != nil { throw Raise.valueError("binary mode doesn't take an errors argument") }
        if mode.isBinary && newline != nil { throw Raise.valueError("binary mode doesn't take a newline argument") }
        if !mode.hasKind {
            throw Raise.valueError("Must have exactly one of create/read/write/append mode and at most one plus")
        }
        if let newline, !["", "\n", "\r", "\r\n"].contains(newline) {
            throw Raise.valueError("illegal newline value: \(newline)")
        }
        if buffering == 0 && !mode.isBinary { throw Raise.valueError("can't have unbuffered text I/O") }
        let codec = mode.isBinary ? nil : try FileCodec(encoding ?? "UTF-8", errors: errors ?? "strict")
        let descriptor: Int32
        if let path {
            if path.utf8.contains(0) { throw Raise.valueError("embedded null byte") }
            descriptor = try openPath(path, mode)
        } else {
            guard let number = file.smallInteger, let small = Int32(exactly: number), small >= 0 else {
                throw Raise.valueError("negative file descriptor")
            }
            descriptor = small
        }
        var information = stat()
        if fstat(descriptor, &information) < 0 { throw Raise.osError(errno) }
        if information.st_mode & S_IFMT == S_IFDIR {
            if path != nil { Glibc.close(descriptor) }
            throw Raise.osError(EISDIR, path: path ?? "\(descriptor)")
        }
        let channel = FileChannel(
            descriptor, canRead: mode.reads || mode.updates, canWrite: !mode.reads || mode.updates,
            closesDescriptor: path != nil || closesDescriptor, bufferSize: buffering < 0 ? 1 << 16 : buffering)
        // A PathLike is shown as it was given, as in CPython.
        if mode.appends && channel.isSeekable { _ = try channel.seek(0, 2) }
        guard let codec else {
            let cls =
                buffering == 0 ? Files.raw : mode.updates ? Files.random : mode.reads ? Files.reader : Files.writer
            return LibraryClass.box(cls, BinaryFile(channel, name: file, mode: mode.shown))
        }
        let isLineBuffered = buffering == 1 || (buffering < 0 && isatty(descriptor) != 0)
        return LibraryClass.box(
            Files.text,
            TextFile(channel, codec: codec, newline: newline, name: file, mode: text, isLineBuffered: isLineBuffered))
    }

    private static func openPath(_ path: String, _ mode: Mode) throws(Raise) -> Int32 {
        while true {
            let descriptor = Glibc.open(path, mode.flags, 0o666)
            if descriptor >= 0 { return descriptor }
            if errno != EINTR { throw Raise.osError(errno, path: path) }
            try checkInterrupt()
        }
    }
}
