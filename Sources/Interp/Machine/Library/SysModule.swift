// The module `sys`. Its version is that of the language described: Python 3.11.

import Glibc

enum SysModule {
    static var module: NativeModule {
        NativeModule(
            "sys",
            doc:
                "This module provides access to some objects used or maintained by the\ninterpreter and to functions that interact strongly with the interpreter."
        ) { m throws(Raise) in
            StandardStreams.isVisible = true
            guard let interpreter = Interpreter.current else { return }
            m.set("argv", .list(owned: interpreter.arguments.map { .string($0) }))
            m.set("path", .list(owned: interpreter.searchPath.map { .string($0) }))
            m.set("modules", Value.object(interpreter.modules).retained())
            for (name, kind) in [("stdin", StandardStream.Kind.input), ("stdout", .output), ("stderr", .error)] {
                let stream = LibraryClass.box(StandardStreams.cls, StandardStream(kind))
                m.set("__\(name)__", stream.retained())
                m.set(name, stream)
            }
            installVersion(m)
            installNumbers(m)
            m.set("platform", .string("linux"))
            m.set("byteorder", .string("little"))
            m.set("executable", .string(executable()))
            m.set("prefix", .string("/usr"))
            m.set("exec_prefix", .string("/usr"))
            m.set("base_prefix", .string("/usr"))
            m.set("dont_write_bytecode", .bool(true))
            m.set("warnoptions", .list(owned: []))
            m.set(
                "flags",
                StructSequence.value(flags, Array(repeating: .int(0), count: 14) + [.bool(false), .int(1), .bool(false)]))
            m.set("builtin_module_names", .tuple(owned: interpreter.nativeModules.keys.sorted().map { .string($0) }))
            installFunctions(m)
        }
    }

    /// The folders that imports look in: the script's list once it has one.
    static func searchPath(_ interpreter: Interpreter) -> [String] {
        guard StandardStreams.isVisible, let sys = interpreter.loadedModule("sys"), sys.isKind(.module) else {
            return interpreter.searchPath
        }
        let key = Value.interned("path")
        defer { key.release() }
        guard let list = Dict.get(sys.layout(ModuleObject.self).pointee.namespace, name: key), let items = list.sequenceItems
        else { return interpreter.searchPath }
        return items.filter(\.isString).map(\.swiftString)
    }

    private static func executable() -> String {
        var buffer = [UInt8](repeating: 0, count: Int(PATH_MAX) + 1)
        let count = buffer.withUnsafeMutableBytes { readlink("/proc/self/exe", $0.baseAddress.unsafelyUnwrapped, $0.count) }
        return count > 0 ? String(decoding: buffer[..<count], as: UTF8.self) : ""
    }

    // Unsafe globals: made once under the interpreter lock.
    nonisolated(unsafe) private static let versionInfo = StructSequence.make(
        "version_info", module: "sys", ["major", "minor", "micro", "releaselevel", "serial"])
    nonisolated(unsafe) private static let floatInfo = StructSequence.make(
        "float_info", module: "sys",
        [
            "max", "max_exp", "max_10_exp", "min", "min_exp", "min_10_exp", "dig", "mant_dig", "epsilon", "radix", "rounds",
        ])
    nonisolated(unsafe) private static let hashInfo = StructSequence.make(
        "hash_info", module: "sys", ["width", "modulus", "inf", "nan", "imag", "algorithm", "hash_bits", "seed_bits", "cutoff"])
    nonisolated(unsafe) private static let intInfo = StructSequence.make(
        "int_info", module: "sys", ["bits_per_digit", "sizeof_digit", "default_max_str_digits", "str_digits_check_threshold"])
    nonisolated(unsafe) private static let flags = StructSequence.make(
        "flags", module: "sys",
        [
            "debug", "inspect", "interactive", "optimize", "dont_write_bytecode", "no_user_site", "no_site", "ignore_environment",
            "verbose", "bytes_warning", "quiet", "hash_randomization", "isolated", "dev_mode", "utf8_mode",
            "warn_default_encoding", "safe_path", "int_max_str_digits",
        ])

    private static func installVersion(_ m: ModuleBuilder) {
        func version() -> Value {
            StructSequence.value(versionInfo, [.int(3), .int(11), .int(2), .string("final"), .int(0)])
        }
        m.set("version_info", version())
        m.set("version", .string("3.11.2 (tnb) [Swift]"))
        m.set("hexversion", .int(0x030b_02f0))
        m.set("api_version", .int(1013))
        m.set("copyright", .string("tnb"))
        m.set("implementation", SimpleNamespaces.make([("name", .string("tnb")), ("cache_tag", .none), ("version", version())]))
    }

    private static func installNumbers(_ m: ModuleBuilder) {
        m.set("maxsize", .int(Int.max))
        m.set("maxunicode", .int(0x10ffff))
        m.set("float_repr_style", .string("short"))
        m.set(
            "float_info",
            StructSequence.value(
                floatInfo,
                [
                    .float(.greatestFiniteMagnitude), .int(1024), .int(308), .float(.leastNormalMagnitude), .int(-1021),
                    .int(-307), .int(15), .int(53), .float(.ulpOfOne), .int(2), .int(1),
                ]))
        m.set(
            "hash_info",
            StructSequence.value(
                hashInfo,
                [
                    .int(64), .int((1 << 61) - 1), .int(314_159), .int(0), .int(1_000_003), .string("siphash13"), .int(64),
                    .int(128), .int(0),
                ]))
        m.set("int_info", StructSequence.value(intInfo, [.int(30), .int(4), .int(4300), .int(640)]))
    }

    private static func installFunctions(_ m: ModuleBuilder) {
        m.function("exit(status=None, /)") { a throws(Raise) in
            // A tuple is the arguments of SystemExit, as for any exception.
            let arguments: Value =
                a[0].isNone ? .tuple(owned: []) : a[0].isExactly(.tuple) ? a[0].retained() : .tuple(owned: [a[0].retained()])
            throw Raise.make(Types.exception(.systemExit), arguments)
        }
        m.function("getrecursionlimit()") { _ throws(Raise) in .int(machine.pointee.recursionLimit) }
        m.function("setrecursionlimit(limit, /)") { a throws(Raise) in
            let limit = try ArgumentValues.int(a[0])
            guard Int32(exactly: limit) != nil else { throw Raise.overflowError("Python int too large to convert to C int") }
            if limit < 1 { throw Raise.valueError("recursion limit must be greater or equal than 1") }
            machine.setRecursionLimit(limit)
            return .none
        }
        m.function("intern(string, /)") { a throws(Raise) in
            guard a[0].isExactly(.string) else {
                throw Raise.typeError("intern() argument must be str, not \(a[0].typeName)")
            }
            return a[0].internedString.retained()
        }
        m.function("getdefaultencoding()") { _ throws(Raise) in .string("utf-8") }
        m.function("getfilesystemencoding()") { _ throws(Raise) in .string("utf-8") }
        m.function("getrefcount(object, /)") { a throws(Raise) in
            .int(a[0].isObject ? a[0].object.pointee.references : 1 << 30)
        }
        m.function("exc_info()") { _ throws(Raise) in
            let handled = machine.pointee.handled
            guard handled.isObject else { return .tuple(owned: [.none, .none, .none]) }
            let trace = try getAttribute(handled, "__traceback__")
            return .tuple(owned: [Value.object(handled.classOf).retained(), handled.retained(), trace])
        }
        m.function("exception()") { _ throws(Raise) in
            machine.pointee.handled.isObject ? machine.pointee.handled.retained() : .none
        }
        m.function("displayhook(object, /)") { a throws(Raise) in
            if a[0].isNone { return .none }
            guard let interpreter = Interpreter.current else { return .none }
            interpreter.host.display(try interpreter.bundle(a[0]))
            return .none
        }
        m.function("getsizeof(object, default=?, /)") { _ throws(Raise) in
            throw Raise.notImplementedError("sys.getsizeof: objects do not have CPython's sizes here")
        }
        m.function("settrace(function, /)") { _ throws(Raise) in
            throw Raise.notImplementedError("sys.settrace is not part of the library")
        }
        m.function("_getframe(depth=0, /)") { _ throws(Raise) in
            throw Raise.notImplementedError("sys._getframe: frames are not objects of the language")
        }
        m.function("is_finalizing()") { _ throws(Raise) in .bool(false) }
        m.function("setswitchinterval(interval, /)") { _ throws(Raise) in .none }
        m.function("getswitchinterval()") { _ throws(Raise) in .float(0.005) }
        m.function("get_int_max_str_digits()") { _ throws(Raise) in .int(IntegerText.maximumDigits) }
        m.function("set_int_max_str_digits(maxdigits)") { a throws(Raise) in
            let digits = try Operators.index(a[0])
            guard digits == 0 || digits >= 640 else {
                throw Raise.valueError("maxdigits must be 0 or larger than 640")
            }
            IntegerText.maximumDigits = min(digits, 1 << 40)
            return .none
        }
    }
}
