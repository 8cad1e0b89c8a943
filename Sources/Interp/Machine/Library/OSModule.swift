// The module `os`: files and folders, the environment, the process. Paths are in OSPathModule.swift, the environment and
// the walk through folders in OSEnvironment.swift and OSWalk.swift. Starting other processes is not part of the library.

import Glibc

enum OSModule {
    static var module: NativeModule {
        NativeModule("os", doc: "OS routines for Linux.", needs: ["posixpath"]) { m throws(Raise) in
            for (name, text) in [
                ("name", "posix"), ("sep", "/"), ("linesep", "\n"), ("pathsep", ":"), ("curdir", "."), ("pardir", ".."),
                ("extsep", "."), ("devnull", "/dev/null"), ("defpath", "/bin:/usr/bin"),
            ] { m.set(name, .string(text)) }
            m.set("altsep", .none)
            for (name, number) in [
                ("F_OK", F_OK), ("R_OK", R_OK), ("W_OK", W_OK), ("X_OK", X_OK), ("SEEK_SET", SEEK_SET), ("SEEK_CUR", SEEK_CUR),
                ("SEEK_END", SEEK_END), ("O_RDONLY", O_RDONLY), ("O_WRONLY", O_WRONLY), ("O_RDWR", O_RDWR), ("O_CREAT", O_CREAT),
                ("O_EXCL", O_EXCL), ("O_TRUNC", O_TRUNC), ("O_APPEND", O_APPEND),
            ] { m.set(name, .int(Int(number))) }
            m.set("error", Value.object(Types.exception(.osError)).retained())
            m.set("path", try Imports.load("posixpath"))
            m.set(statResult, as: "stat_result")
            m.set(pathLike)
            m.set(OSWalk.entry)
            m.set("environ", OSEnvironment.make())
            installFolders(m)
            installFiles(m)
            installProcess(m)
            OSEnvironment.install(m)
            OSWalk.install(m)
            OSDescriptors.install(m)
            for name in [
                "system", "popen", "fork", "forkpty", "execv", "execve", "execvp", "execl", "execlp", "spawnv", "spawnl",
                "posix_spawn", "killpg", "wait", "waitpid", "startfile",
            ] {
                m.function("\(name)(*args, **kwargs)") { _ throws(Raise) in
                    throw Raise.notImplementedError("os.\(name): other processes are not part of the library")
                }
            }
        }
    }

    /// `os.PathLike`: what it is to have `__fspath__`.
    nonisolated(unsafe) static let pathLike = LibraryClass.make(  // under the interpreter lock
        "PathLike", module: "os", kind: .instance
    ) { cls in
        cls.pointee.flags |= ClassObject.isScriptFlag
        let hook = NativeFunction("__subclasshook__(cls, subclass, /)", owner: "PathLike", binds: true) { a throws(Raise) in
            guard a[1].isKind(.classObject) else { return .notImplemented }
            return a[1].layout(ClassObject.self).lookup(.interned("__fspath__")) != nil ? .bool(true) : .notImplemented
        }
        CoreTypes.put(cls.pointee.namespace, "__subclasshook__", .wrappedMethod(.classMethod, owned: .nativeFunction(hook)))
    }

    nonisolated(unsafe) static let statResult = StructSequence.make(  // under the interpreter lock
        "stat_result", module: "os",
        [
            "st_mode", "st_ino", "st_dev", "st_nlink", "st_uid", "st_gid", "st_size", "st_atime", "st_mtime", "st_ctime",
        ],
        hidden: [
            "st_atime", "st_mtime", "st_ctime", "st_atime_ns", "st_mtime_ns", "st_ctime_ns", "st_blksize", "st_blocks", "st_rdev",
        ])

    static func value(_ s: stat) -> Value {
        func float(_ time: timespec) -> Value { .float(Double(time.tv_sec) + 1e-9 * Double(time.tv_nsec)) }
        func nanoseconds(_ time: timespec) -> Value { .int(time.tv_sec * 1_000_000_000 + time.tv_nsec) }
        let items: [Value] = [
            .int(Int(s.st_mode)), .int(Int(truncatingIfNeeded: s.st_ino)), .int(Int(truncatingIfNeeded: s.st_dev)),
            .int(Int(s.st_nlink)), .int(Int(s.st_uid)), .int(Int(s.st_gid)), .int(Int(s.st_size)), .int(s.st_atim.tv_sec),
            .int(s.st_mtim.tv_sec), .int(s.st_ctim.tv_sec), float(s.st_atim), float(s.st_mtim), float(s.st_ctim),
            nanoseconds(s.st_atim), nanoseconds(s.st_mtim), nanoseconds(s.st_ctim), .int(Int(s.st_blksize)),
            .int(Int(s.st_blocks)), .int(Int(truncatingIfNeeded: s.st_rdev)),
        ]
        return StructSequence.value(statResult, items, shown: 10)
    }

    /// A path argument of a function that takes paths only.
    static func path(_ value: Value, _ function: String, _ name: String = "path") throws(Raise) -> String {
        guard let path = try ArgumentValues.pathOrNil(value) else {
            throw Raise.typeError("\(function): \(name) should be string, bytes or os.PathLike, not \(value.typeName)")
        }
        if path.utf8.contains(0) { throw Raise.valueError("embedded null byte") }
        return path
    }

    /// A path or a descriptor.
    static func record(_ value: Value, _ function: String, followsLinks: Bool = true) throws(Raise) -> stat {
        var result = stat()
        if value.isInteger {
            if fstat(Int32(clamping: try ArgumentValues.int(value)), &result) < 0 { throw Raise.osError(errno) }
            return result
        }
        guard let path = try ArgumentValues.pathOrNil(value) else {
            throw Raise.typeError("\(function): path should be string, bytes, os.PathLike or integer, not \(value.typeName)")
        }
        if path.utf8.contains(0) { throw Raise.valueError("embedded null byte") }
        if (followsLinks ? stat(path, &result) : lstat(path, &result)) != 0 { throw Raise.osError(errno, path: path) }
        return result
    }

    /// An OSError about two paths: `'a' -> 'b'`.
    static func error(_ code: Int32, _ first: String, _ second: String) -> Raise {
        let raise = Raise.osError(code, path: first)
        let exception = machine.pointee.pending
        if exception.isObject, let attributes = Attributes.of(exception.object) {
            let name = Value.string(second)
            Attributes.set(attributes, .interned("filename2"), name)
            name.release()
        }
        return raise
    }

    // ---- folders --------------------------------------------------------------------------------------------------------

    private static func installFolders(_ m: ModuleBuilder) {
        m.function("getcwd()") { _ throws(Raise) in .string(try currentFolder()) }
        m.function("chdir(path)") { a throws(Raise) in
            guard let path = try ArgumentValues.pathOrNil(a[0]) else {
                throw Raise.typeError(
                    "chdir: path should be string, bytes, os.PathLike or integer, not \(a[0].typeName)")
            }
            if Glibc.chdir(path) < 0 { throw Raise.osError(errno, path: path) }
            return .none
        }
        m.function("listdir(path=None)") { a throws(Raise) in
            if a[0].isNone { return .list(owned: try names(in: ".").map { .string($0) }) }
            guard let path = try ArgumentValues.pathOrNil(a[0]) else {
                throw Raise.typeError(
                    "listdir: path should be string, bytes, os.PathLike, integer or None, not \(a[0].typeName)")
            }
            return .list(owned: try names(in: path).map { .string($0) })
        }
        m.function("mkdir(path, mode=511, *, dir_fd=None)") { a throws(Raise) in
            let path = try path(a[0], "mkdir")
            if Glibc.mkdir(path, mode_t(truncatingIfNeeded: try ArgumentValues.int(a[1]))) < 0 {
                throw Raise.osError(errno, path: path)
            }
            return .none
        }
        m.function("makedirs(name, mode=511, exist_ok=False)") { a throws(Raise) in
            try makeFolders(try OSPathModule.path(a[0]), mode: try ArgumentValues.int(a[1]), existsOK: try truth(a[2]))
            return .none
        }
        m.function("rmdir(path, *, dir_fd=None)") { a throws(Raise) in
            let path = try path(a[0], "rmdir")
            if Glibc.rmdir(path) < 0 { throw Raise.osError(errno, path: path) }
            return .none
        }
        m.function("removedirs(name)") { a throws(Raise) in
            var path = try OSPathModule.path(a[0])
            if Glibc.rmdir(path) < 0 { throw Raise.osError(errno, path: path) }
            while true {
                let (head, tail) = OSPathModule.split(path)
                path = tail.isEmpty ? OSPathModule.split(head).0 : head
                if path.isEmpty || Glibc.rmdir(path) < 0 { return .none }
            }
        }
    }

    static func currentFolder() throws(Raise) -> String {
        var buffer = [CChar](repeating: 0, count: Int(PATH_MAX) + 1)
        guard getcwd(&buffer, buffer.count) != nil else { throw Raise.osError(errno) }
        return String(decoding: buffer.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }

    /// The names in a folder, in the order of the system.
    static func names(in path: String) throws(Raise) -> [String] {
        guard let folder = opendir(path) else { throw Raise.osError(errno, path: path) }
        defer { closedir(folder) }
        var names: [String] = []
        while let entry = readdir(folder) {
            let name = withUnsafePointer(to: &entry.pointee.d_name) {
                $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
            }
            if name != "." && name != ".." { names.append(name) }
        }
        return names
    }

    static func makeFolders(_ path: String, mode: Int, existsOK: Bool) throws(Raise) {
        var (head, tail) = OSPathModule.split(path)
        if tail.isEmpty { (head, tail) = OSPathModule.split(head) }
        var information = stat()
        if !head.isEmpty && !tail.isEmpty && stat(head, &information) < 0 {
            do throws(Raise) { try makeFolders(head, mode: 0o777, existsOK: existsOK) } catch {
                guard error.matches(.fileExistsError) else { throw error }
                error.discard()
            }
            if tail == "." { return }
        }
        if mkdir(path, mode_t(truncatingIfNeeded: mode)) < 0 {
            let code = errno
            let isFolder = stat(path, &information) == 0 && information.st_mode & S_IFMT == S_IFDIR
            if !existsOK || !isFolder { throw Raise.osError(code, path: path) }
        }
    }

    // ---- files -----------------------------------------------------------------------------------------------------------

    private static func installFiles(_ m: ModuleBuilder) {
        for name in ["remove", "unlink"] {
            m.function("\(name)(path, *, dir_fd=None)") { a throws(Raise) in
                let path = try path(a[0], name)
                if Glibc.unlink(path) < 0 { throw Raise.osError(errno, path: path) }
                return .none
            }
        }
        func two(_ name: String, _ call: @escaping (String, String) -> Int32) {
            m.function("\(name)(src, dst, *, src_dir_fd=None, dst_dir_fd=None)") { a throws(Raise) in
                let source = try path(a[0], name, "src"), target = try path(a[1], name, "dst")
                if call(source, target) < 0 { throw error(errno, source, target) }
                return .none
            }
        }
        two("rename") { Glibc.rename($0, $1) }
        two("replace") { Glibc.rename($0, $1) }
        two("link") { Glibc.link($0, $1) }
        m.function("symlink(src, dst, target_is_directory=False, *, dir_fd=None)") { a throws(Raise) in
            let source = try path(a[0], "symlink", "src"), target = try path(a[1], "symlink", "dst")
            if Glibc.symlink(source, target) < 0 { throw error(errno, source, target) }
            return .none
        }
        m.function("readlink(path, *, dir_fd=None)") { a throws(Raise) in
            let path = try path(a[0], "readlink")
            guard let target = OSPathModule.link(path) else { throw Raise.osError(errno, path: path) }
            return .string(target)
        }
        m.function("stat(path, *, dir_fd=None, follow_symlinks=True)") { a throws(Raise) in
            value(try record(a[0], "stat", followsLinks: try truth(a[2])))
        }
        m.function("lstat(path, *, dir_fd=None)") { a throws(Raise) in value(try record(a[0], "lstat", followsLinks: false)) }
        m.function("fstat(fd)") { a throws(Raise) in value(try record(.int(try ArgumentValues.int(a[0])), "fstat")) }
        m.function("access(path, mode, *, dir_fd=None, effective_ids=False, follow_symlinks=True)") { a throws(Raise) in
            .bool(Glibc.access(try path(a[0], "access"), Int32(truncatingIfNeeded: try ArgumentValues.int(a[1]))) == 0)
        }
        m.function("chmod(path, mode, *, dir_fd=None, follow_symlinks=True)") { a throws(Raise) in
            let path = try path(a[0], "chmod")
            if Glibc.chmod(path, mode_t(truncatingIfNeeded: try ArgumentValues.int(a[1]))) < 0 {
                throw Raise.osError(errno, path: path)
            }
            return .none
        }
        m.function("truncate(path, length)") { a throws(Raise) in
            let path = try path(a[0], "truncate")
            if Glibc.truncate(path, try ArgumentValues.int(a[1])) < 0 { throw Raise.osError(errno, path: path) }
            return .none
        }
        m.function("utime(path, times=None, *, ns=?, dir_fd=None, follow_symlinks=True)") { a throws(Raise) in
            let path = try path(a[0], "utime")
            var times = [timespec(), timespec()]
            if a.has(2) || !a[1].isNone {
                let pair = a.has(2) ? a[2] : a[1]
                guard pair.isKind(.tuple), pair.tupleItems.count == 2 else {
                    throw Raise.typeError("utime: 'times' must be either a tuple of two ints or None")
                }
                for (i, item) in pair.tupleItems.enumerated() {
                    if a.has(2) {
                        let (whole, rest) = try ArgumentValues.int(item).quotientAndRemainder(dividingBy: 1_000_000_000)
                        times[i] = timespec(tv_sec: rest < 0 ? whole - 1 : whole, tv_nsec: rest < 0 ? rest + 1_000_000_000 : rest)
                    } else {
                        let seconds = try ArgumentValues.real(item)
                        guard abs(seconds) < 1e15 else {
                            throw Raise.overflowError("timestamp out of range for platform time_t")
                        }
                        let whole = seconds.rounded(.down)
                        times[i] = timespec(tv_sec: Int(whole), tv_nsec: Int(((seconds - whole) * 1e9).rounded(.down)))
                    }
                }
            }
            let status = a.has(2) || !a[1].isNone ? utimensat(AT_FDCWD, path, times, 0) : utimensat(AT_FDCWD, path, nil, 0)
            if status < 0 { throw Raise.osError(errno, path: path) }
            return .none
        }
        m.function("fspath(path)") { a throws(Raise) in
            if a[0].isString || a[0].isKind(.bytes) { return a[0].retained() }
            return .string(try OSPathModule.path(a[0]))
        }
        for name in ["fsdecode", "fsencode"] {
            m.function("\(name)(filename)") { a throws(Raise) in
                let path = try ArgumentValues.pathOrNil(a[0])
                guard let path else {
                    throw Raise.typeError("expected str, bytes or os.PathLike object, not \(a[0].classOf.nameString)")
                }
                return name == "fsdecode" ? .string(path) : .bytes(Array(path.utf8))
            }
        }
        m.function("isatty(fd, /)") { a throws(Raise) in
            .bool(Glibc.isatty(Int32(clamping: try ArgumentValues.int(a[0]))) != 0)
        }
    }

    // ---- the process --------------------------------------------------------------------------------------------------------

    nonisolated(unsafe) private static let terminalSize = StructSequence.make(  // under the interpreter lock
        "terminal_size", module: "os", ["columns", "lines"], makes: true)
    nonisolated(unsafe) private static let unameResult = StructSequence.make(  // under the interpreter lock
        "uname_result", module: "posix", ["sysname", "nodename", "release", "version", "machine"])

    /// What `uname` says: system, node, release, version, machine.
    static func systemNames() -> [String] {
        var names = utsname()
        uname(&names)
        func text<T>(_ field: T) -> String {
            withUnsafeBytes(of: field) { String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self) }
        }
        return [text(names.sysname), text(names.nodename), text(names.release), text(names.version), text(names.machine)]
    }

    private static func installProcess(_ m: ModuleBuilder) {
        m.set(terminalSize)
        for (name, call) in [
            ("getpid", { Int(getpid()) }), ("getppid", { Int(getppid()) }), ("getuid", { Int(getuid()) }),
            ("geteuid", { Int(geteuid()) }), ("getgid", { Int(getgid()) }), ("getegid", { Int(getegid()) }),
        ] as [(String, () -> Int)] {
            m.function("\(name)()") { _ throws(Raise) in .int(call()) }
        }
        m.function("kill(pid, signal, /)") { a throws(Raise) in
            let pid = Int32(clamping: try ArgumentValues.int(a[0])), number = Int32(clamping: try ArgumentValues.int(a[1]))
            if pid == getpid() { try Signals.send(number) } else if kill(pid, number) != 0 { throw Raise.osError(errno) }
            return .none
        }
        m.function("cpu_count()") { _ throws(Raise) in
            let count = sysconf(Int32(_SC_NPROCESSORS_ONLN))
            return count > 0 ? .int(count) : .none
        }
        m.function("sched_getaffinity(pid, /)") { _ throws(Raise) in
            let set = SetTable.make()
            for i in 0..<max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN))) { try SetTable.add(set, .int(i)) }
            return .object(set)
        }
        m.function("getloadavg()") { _ throws(Raise) in
            var loads = [0.0, 0.0, 0.0]
            if Glibc.getloadavg(&loads, 3) != 3 { throw Raise.osError("Load averages are unobtainable") }
            return .tuple(owned: loads.map { .float($0) })
        }
        m.function("urandom(size, /)") { a throws(Raise) in
            let size = try ArgumentValues.int(a[0])
            if size < 0 { throw Raise.valueError("negative argument not allowed") }
            var generator = SystemRandomNumberGenerator()
            return .bytes((0..<size).map { _ in UInt8.random(in: 0...255, using: &generator) })
        }
        m.function("umask(mask, /)") { a throws(Raise) in
            .int(Int(Glibc.umask(mode_t(truncatingIfNeeded: try ArgumentValues.int(a[0])))))
        }
        m.function("strerror(code, /)") { a throws(Raise) in
            .string(String(cString: Glibc.strerror(Int32(clamping: try ArgumentValues.int(a[0])))))
        }
        m.function("uname()") { _ throws(Raise) in
            StructSequence.value(unameResult, systemNames().map { .string($0) })
        }
        m.function("getlogin()") { _ throws(Raise) in
            guard let name = Glibc.getlogin() else { throw Raise.osError(errno) }
            return .string(String(cString: name))
        }
        m.function("get_terminal_size(fd=1, /)") { a throws(Raise) in
            var size = winsize()
            if ioctl(Int32(clamping: try ArgumentValues.int(a[0])), UInt(TIOCGWINSZ), &size) < 0 { throw Raise.osError(errno) }
            return StructSequence.value(terminalSize, [.int(Int(size.ws_col)), .int(Int(size.ws_row))])
        }
        m.function("close(fd)") { a throws(Raise) in
            if Glibc.close(Int32(clamping: try ArgumentValues.int(a[0]))) < 0 { throw Raise.osError(errno) }
            return .none
        }
        m.function("fsync(fd)") { a throws(Raise) in
            if Glibc.fsync(Int32(clamping: try ArgumentValues.int(a[0]))) < 0 { throw Raise.osError(errno) }
            return .none
        }
        m.function("_exit(status)") { a throws(Raise) in
            let status = Int32(truncatingIfNeeded: try ArgumentValues.int(a[0]))
            Interpreter.current?.host.flush(.stdout)
            Glibc._exit(status)
        }
    }
}
