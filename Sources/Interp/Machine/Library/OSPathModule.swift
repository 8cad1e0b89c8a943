// The module `os.path` (also `posixpath`): paths as text, and questions to the file system.

import Glibc

enum OSPathModule {
    static var posix: NativeModule {
        NativeModule("posixpath", doc: "Common operations on Posix pathnames.") { m throws(Raise) in
            for (name, text) in [
                ("sep", "/"), ("pathsep", ":"), ("curdir", "."), ("pardir", ".."), ("extsep", "."), ("devnull", "/dev/null"),
                ("defpath", "/bin:/usr/bin"),
            ] { m.set(name, .string(text)) }
            m.set("altsep", .none)
            m.set("supports_unicode_filenames", .bool(false))
            installText(m)
            installQuestions(m)
        }
    }

    /// `import os.path` finds the module that `os` has as its attribute.
    static var module: NativeModule {
        NativeModule("os.path", needs: ["posixpath"]) { m throws(Raise) in
            try OSPathModule.posix.populate(m.namespace)
        }
    }

    /// A path argument; TypeError for anything that is none.
    static func path(_ value: Value) throws(Raise) -> String {
        if value.isKind(.bytes) { throw Raise.notImplementedError("paths of bytes are not part of the library: use str") }
        guard let path = try ArgumentValues.pathOrNil(value) else {
            throw Raise.typeError("expected str, bytes or os.PathLike object, not \(value.classOf.nameString)")
        }
        return path
    }

    // ---- text ------------------------------------------------------------------------------------------------------------

    static func join(_ a: String, _ b: String) -> String {
        if b.hasPrefix("/") { return b }
        return a.isEmpty || a.hasSuffix("/") ? a + b : a + "/" + b
    }

    static func split(_ path: String) -> (String, String) {
        guard let slash = path.lastIndex(of: "/") else { return ("", path) }
        let tail = String(path[path.index(after: slash)...])
        var head = path[...slash]
        if head.contains(where: { $0 != "/" }) { while head.last == "/" { head.removeLast() } }
        return (String(head), tail)
    }

    static func splitExtension(_ path: String) -> (String, String) {
        let start = path.lastIndex(of: "/").map { path.index(after: $0) } ?? path.startIndex
        guard let dot = path[start...].lastIndex(of: "."), path[start..<dot].contains(where: { $0 != "." }) else {
            return (path, "")
        }
        return (String(path[..<dot]), String(path[dot...]))
    }

    static func normalize(_ path: String) -> String {
        if path.isEmpty { return "." }
        let slashes = path.prefix { $0 == "/" }.count
        let root = slashes == 0 ? "" : slashes == 2 ? "//" : "/"
        var parts: [Substring] = []
        for part in path.split(separator: "/") where part != "." {
            if part == ".." {
                if let last = parts.last, last != ".." {
                    parts.removeLast()
                } else if slashes == 0 {
                    parts.append(part)
                }
            } else {
                parts.append(part)
            }
        }
        let text = root + parts.joined(separator: "/")
        return text.isEmpty ? "." : text
    }

    static func absolute(_ path: String) throws(Raise) -> String {
        normalize(path.hasPrefix("/") ? path : join(try OSModule.currentFolder(), path))
    }

    /// The same where there may be no current folder: then the path as it is.
    static func absoluteName(_ path: String) -> String {
        do throws(Raise) { return try absolute(path) } catch {
            error.discard()
            return path
        }
    }

    static func expandUser(_ path: String) -> String {
        guard path.hasPrefix("~") else { return path }
        let end = path.firstIndex(of: "/") ?? path.endIndex
        let name = String(path[path.index(after: path.startIndex)..<end])
        var home: String?
        if name.isEmpty {
            home = getenv("HOME").map { String(cString: $0) } ?? getpwuid(getuid()).map { String(cString: $0.pointee.pw_dir) }
        } else {
            home = getpwnam(name).map { String(cString: $0.pointee.pw_dir) }
        }
        guard var home else { return path }
        while home.hasSuffix("/") { home.removeLast() }
        let result = home + path[end...]
        return result.isEmpty ? "/" : result
    }

    private static func expandVariables(_ path: String) -> String {
        var result = ""
        var rest = Substring(path)
        while let dollar = rest.firstIndex(of: "$") {
            result += rest[..<dollar]
            rest = rest[dollar...]
            let after = rest.dropFirst()
            var name: Substring
            var end: Substring.Index
            if after.first == "{", let brace = after.firstIndex(of: "}") {
                name = after[after.index(after: after.startIndex)..<brace]
                end = after.index(after: brace)
            } else {
                name = after.prefix { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "_") }
                end = name.endIndex
            }
            if !name.isEmpty, let value = getenv(String(name)) {
                result += String(cString: value)
            } else {
                result += name.isEmpty ? rest.prefix(1) : rest[..<end]
                if name.isEmpty { end = after.startIndex }
            }
            rest = rest[end...]
        }
        return result + rest
    }

    static func relative(_ path: String, to start: String) throws(Raise) -> String {
        let from = try absolute(start).split(separator: "/"), to = try absolute(path).split(separator: "/")
        let common = zip(from, to).prefix { $0 == $1 }.count
        let parts = Array(repeating: "..", count: from.count - common) + to[common...].map(String.init)
        return parts.isEmpty ? "." : parts.joined(separator: "/")
    }

    private static func commonPath(_ paths: [String]) throws(Raise) -> String {
        guard let first = paths.first else { throw Raise.valueError("commonpath() arg is an empty sequence") }
        let isAbsolute = first.hasPrefix("/")
        if paths.contains(where: { $0.hasPrefix("/") != isAbsolute }) {
            throw Raise.valueError("Can't mix absolute and relative paths")
        }
        let lists = paths.map { $0.split(separator: "/").filter { $0 != "." } }
        var common = lists[0]
        for list in lists { common = Array(common.prefix(zip(common, list).prefix { $0 == $1 }.count)) }
        return (isAbsolute ? "/" : "") + common.joined(separator: "/")
    }

    private static func installText(_ m: ModuleBuilder) {
        func text(_ name: String, _ parameter: String, _ body: @escaping (String) throws(Raise) -> Value) {
            m.function("\(name)(\(parameter))") { a throws(Raise) in try body(try path(a[0])) }
        }
        func pair(_ parts: (String, String)) -> Value { .tuple(owned: [.string(parts.0), .string(parts.1)]) }
        m.function("join(a, *p)") { a throws(Raise) in
            var result = try path(a[0])
            for item in a[1].tupleItems {
                if item.isKind(.bytes) { throw Raise.typeError("Can't mix strings and bytes in path components") }
                guard let next = try ArgumentValues.pathOrNil(item) else {
                    throw Raise.typeError(
                        "join() argument must be str, bytes, or os.PathLike object, not '\(item.typeName)'")
                }
                result = join(result, next)
            }
            return .string(result)
        }
        text("split", "p") { p throws(Raise) in pair(split(p)) }
        text("splitext", "p") { p throws(Raise) in pair(splitExtension(p)) }
        text("splitdrive", "p") { p throws(Raise) in pair(("", p)) }
        text("basename", "p") { p throws(Raise) in
            .string(p.lastIndex(of: "/").map { String(p[p.index(after: $0)...]) } ?? p)
        }
        text("dirname", "p") { p throws(Raise) in .string(split(p).0) }
        text("isabs", "s") { p throws(Raise) in .bool(p.hasPrefix("/")) }
        text("normpath", "path") { p throws(Raise) in .string(normalize(p)) }
        text("normcase", "s") { p throws(Raise) in .string(p) }
        text("abspath", "path") { p throws(Raise) in .string(try absolute(p)) }
        text("expanduser", "path") { p throws(Raise) in .string(expandUser(p)) }
        text("expandvars", "path") { p throws(Raise) in .string(expandVariables(p)) }
        m.function("relpath(path, start=None)") { a throws(Raise) in
            let target = try path(a[0])
            if target.isEmpty { throw Raise.valueError("no path specified") }
            return .string(try relative(target, to: a[1].isNone ? "." : try path(a[1])))
        }
        func paths(_ value: Value) throws(Raise) -> [String] {
            var result: [String] = []
            try iterate(value) { item throws(Raise) in
                result.append(try path(item))
                return true
            }
            return result
        }
        m.function("commonpath(paths)") { a throws(Raise) in .string(try commonPath(try paths(a[0]))) }
        m.function("commonprefix(m)") { a throws(Raise) in
            let all = try paths(a[0])
            guard let low = all.min(), let high = all.max() else { return .string("") }
            return .string(
                String(String.UnicodeScalarView(zip(low.unicodeScalars, high.unicodeScalars).prefix { $0 == $1 }.map(\.0))))
        }
    }

    // ---- questions to the file system -----------------------------------------------------------------------------------------

    /// The target of a link, or nil.
    static func link(_ path: String) -> String? {
        var buffer = [UInt8](repeating: 0, count: Int(PATH_MAX) + 1)
        let count = buffer.withUnsafeMutableBytes { readlink(path, $0.baseAddress.unsafelyUnwrapped, $0.count) }
        return count < 0 ? nil : String(decoding: buffer[..<count], as: UTF8.self)
    }

    /// The path without links and dots; what does not exist stays as it is.
    static func real(_ path: String, strict: Bool) throws(Raise) -> String {
        var result = path.hasPrefix("/") ? "" : try OSModule.currentFolder()
        if result == "/" { result = "" }
        var rest = Array(path.split(separator: "/").map(String.init).reversed())
        var links = 0
        while let part = rest.popLast() {
            if part == "." { continue }
            if part == ".." {
                result = result.lastIndex(of: "/").map { String(result[..<$0]) } ?? ""
                continue
            }
            let next = result + "/" + part
            if let target = link(next), links < 40 {
                links += 1
                if target.hasPrefix("/") { result = "" }
                rest += target.split(separator: "/").map(String.init).reversed()
                continue
            }
            if strict {
                var information = stat()
                if lstat(next, &information) < 0 { throw Raise.osError(errno, path: next) }
            }
            result = next
        }
        return result.isEmpty ? "/" : result
    }

    private static func installQuestions(_ m: ModuleBuilder) {
        /// The file's record, or nil if there is none; TypeError for what is no path.
        func look(_ value: Value, followsLinks: Bool = true) throws(Raise) -> stat? {
            do throws(Raise) {
                return try OSModule.record(value, followsLinks ? "stat" : "lstat", followsLinks: followsLinks)
            } catch {
                guard error.matches(.osError) || error.matches(.valueError) else { throw error }
                error.discard()
                return nil
            }
        }
        func isType(_ name: String, _ parameter: String, _ type: mode_t, followsLinks: Bool = true) {
            m.function("\(name)(\(parameter))") { a throws(Raise) in
                .bool(try look(a[0], followsLinks: followsLinks).map { $0.st_mode & S_IFMT == type } ?? false)
            }
        }
        m.function("exists(path)") { a throws(Raise) in .bool(try look(a[0]) != nil) }
        m.function("lexists(path)") { a throws(Raise) in .bool(try look(a[0], followsLinks: false) != nil) }
        isType("isfile", "path", S_IFREG)
        isType("isdir", "s", S_IFDIR)
        isType("islink", "path", S_IFLNK, followsLinks: false)
        m.function("ismount(path)") { a throws(Raise) in
            guard let here = try look(a[0], followsLinks: false), here.st_mode & S_IFMT != S_IFLNK else { return .bool(false) }
            var above = stat()
            guard lstat(join(try path(a[0]), ".."), &above) == 0 else { return .bool(false) }
            return .bool(above.st_dev != here.st_dev || above.st_ino == here.st_ino)
        }
        m.function("getsize(filename)") { a throws(Raise) in .int(Int(try OSModule.record(a[0], "stat").st_size)) }
        for (name, field) in [("getatime", { $0.st_atim }), ("getmtime", { $0.st_mtim }), ("getctime", { $0.st_ctim })]
            as [(String, (stat) -> timespec)]
        {
            m.function("\(name)(filename)") { a throws(Raise) in
                let time = field(try OSModule.record(a[0], "stat"))
                return .float(Double(time.tv_sec) + 1e-9 * Double(time.tv_nsec))
            }
        }
        m.function("samefile(f1, f2)") { a throws(Raise) in
            let first = try OSModule.record(a[0], "stat"), second = try OSModule.record(a[1], "stat")
            return .bool(first.st_dev == second.st_dev && first.st_ino == second.st_ino)
        }
        m.function("realpath(filename, *, strict=False)") { a throws(Raise) in
            .string(try real(try path(a[0]), strict: try truth(a[1])))
        }
    }
}
