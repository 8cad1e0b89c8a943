// `os.scandir` and `os.walk`.

import Glibc

/// The Swift side of an `os.DirEntry`.
final class FolderEntry {
    let name: String
    let path: String
    let type: UInt8
    let inode: Int

    init(name: String, path: String, type: UInt8, inode: Int) {
        self.name = name
        self.path = path
        self.type = type
        self.inode = inode
    }

    /// Whether the entry, or what it links to, is of a file type (S_IFDIR …).
    func isType(_ wanted: mode_t, followsLinks: Bool) -> Bool {
        let direct: mode_t = mode_t(type) << 12
        if type != UInt8(DT_UNKNOWN) && (!followsLinks || type != UInt8(DT_LNK)) { return direct == wanted }
        var information = stat()
        guard (followsLinks ? stat(path, &information) : lstat(path, &information)) == 0 else { return false }
        return information.st_mode & S_IFMT == wanted
    }
}

/// A scan of a folder: an iterator that `with` can close.
final class FolderScan {
    var entries: [FolderEntry]
    var next = 0

    init(_ entries: [FolderEntry]) { self.entries = entries }
}

enum OSWalk {
    static func entries(of folder: String) throws(Raise) -> [FolderEntry] {
        guard let stream = opendir(folder) else { throw Raise.osError(errno, path: folder) }
        defer { closedir(stream) }
        var entries: [FolderEntry] = []
        while let entry = readdir(stream) {
            let name = withUnsafePointer(to: &entry.pointee.d_name) {
                $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
            }
            if name == "." || name == ".." { continue }
            entries.append(
                FolderEntry(
                    name: name, path: OSPathModule.join(folder, name), type: entry.pointee.d_type,
                    inode: Int(truncatingIfNeeded: entry.pointee.d_ino)))
        }
        return entries
    }

    // Used under the machine's lock.
    nonisolated(unsafe) static let entry = LibraryClass.make(FolderEntry.self, "DirEntry", module: "posix") { cls in
        func entry(_ value: Value) throws(Raise) -> FolderEntry { try nativeSelf(value, FolderEntry.self, "DirEntry") }
        CoreTypes.property(cls, "name", get: { v throws(Raise) in .string(try entry(v).name) })
        CoreTypes.property(cls, "path", get: { v throws(Raise) in .string(try entry(v).path) })
        CoreTypes.method(cls, "is_dir(self, *, follow_symlinks=True)") { a throws(Raise) in
            .bool(try entry(a[0]).isType(S_IFDIR, followsLinks: try truth(a[1])))
        }
        CoreTypes.method(cls, "is_file(self, *, follow_symlinks=True)") { a throws(Raise) in
            .bool(try entry(a[0]).isType(S_IFREG, followsLinks: try truth(a[1])))
        }
        CoreTypes.method(cls, "is_symlink(self)") { a throws(Raise) in
            .bool(try entry(a[0]).isType(S_IFLNK, followsLinks: false))
        }
        CoreTypes.method(cls, "inode(self)") { a throws(Raise) in .int(try entry(a[0]).inode) }
        CoreTypes.method(cls, "stat(self, *, follow_symlinks=True)") { a throws(Raise) in
            let path = Value.string(try entry(a[0]).path)
            defer { path.release() }
            return OSModule.value(try OSModule.record(path, "stat", followsLinks: try truth(a[1])))
        }
        CoreTypes.method(cls, "__fspath__(self)") { a throws(Raise) in .string(try entry(a[0]).path) }
        CoreTypes.method(
            cls, "__repr__(self, /)",
            CoreTypes.text { v throws(Raise) in
                let name = Value.string(try entry(v).name)
                defer { name.release() }
                return "<DirEntry \(try repr(name))>"
            })
    }

    nonisolated(unsafe) private static let scan = LibraryClass.make(  // under the interpreter lock
        FolderScan.self, "ScandirIterator", module: "posix"
    ) { cls in
        func scan(_ value: Value) throws(Raise) -> FolderScan { try nativeSelf(value, FolderScan.self, "ScandirIterator") }
        func close(_ value: Value) throws(Raise) -> Value {
            let scan = try scan(value)
            scan.next = scan.entries.count
            return .none
        }
        CoreTypes.method(cls, "__iter__(self, /)") { a throws(Raise) in a[0].retained() }
        CoreTypes.method(cls, "__next__(self, /)") { a throws(Raise) in
            let scan = try scan(a[0])
            guard scan.next < scan.entries.count else { throw Raise.stopIteration() }
            scan.next += 1
            return LibraryClass.box(entry, scan.entries[scan.next - 1])
        }
        CoreTypes.method(cls, "close(self)") { a throws(Raise) in try close(a[0]) }
        CoreTypes.method(cls, "__enter__(self)") { a throws(Raise) in a[0].retained() }
        CoreTypes.method(cls, "__exit__(self, /, *args)") { a throws(Raise) in try close(a[0]) }
    }

    static func install(_ m: ModuleBuilder) {
        m.function("scandir(path=None)") { a throws(Raise) in
            if a[0].isNone { return LibraryClass.box(scan, FolderScan(try entries(of: "."))) }
            guard let path = try ArgumentValues.pathOrNil(a[0]) else {
                throw Raise.typeError(
                    "scandir: path should be string, bytes, os.PathLike, integer or None, not \(a[0].typeName)")
            }
            return LibraryClass.box(scan, FolderScan(try entries(of: path)))
        }
        m.function("walk(top, topdown=True, onerror=None, followlinks=False)") { a throws(Raise) in
            .iterator(
                FolderWalk(
                    try OSPathModule.path(a[0]), topDown: try truth(a[1]), onError: a[2], followsLinks: try truth(a[3])))
        }
    }
}

/// The iterator behind `os.walk`.
private final class FolderWalk: NativeIterator {
    private enum Step {
        case visit(String)
        /// Bottom up: the folder is shown after what is in it.
        case show(Reference)
    }

    private var steps: [Step]
    private let topDown: Bool
    private let followsLinks: Bool
    /// The tuple shown last: its list of folders, which the script may have changed, says where to go on.
    private var last: (path: String, folders: Reference)?

    init(_ top: String, topDown: Bool, onError: Value, followsLinks: Bool) {
        steps = [.visit(top)]
        self.topDown = topDown
        self.followsLinks = followsLinks
        super.init(owning: [onError.retained()])
    }

    private func descend(_ path: String, _ folders: [String]) {
        for name in folders.reversed() {
            let full = OSPathModule.join(path, name)
            var information = stat()
            let isLink = lstat(full, &information) == 0 && information.st_mode & S_IFMT == S_IFLNK
            if followsLinks || !isLink { steps.append(.visit(full)) }
        }
    }

    override func next() throws(Raise) -> Value? {
        if let (path, folders) = last {
            last = nil
            descend(path, folders.value.listItems.filter(\.isString).map(\.swiftString))
        }
        while let step = steps.popLast() {
            switch step {
            case .show(let tuple): return tuple.value.retained()
            case .visit(let path):
                var folders: [String] = [], files: [String] = []
                do throws(Raise) {
                    for entry in try OSWalk.entries(of: path) {
                        if entry.isType(S_IFDIR, followsLinks: true) {
                            folders.append(entry.name)
                        } else {
                            files.append(entry.name)
                        }
                    }
                } catch {
                    guard error.matches(.osError) else { throw error }
                    let exception = error.take()
                    defer { exception.release() }
                    if !references[0].isNone { try call(references[0], exception).release() }
                    continue
                }
                let list = Value.list(owned: folders.map { .string($0) })
                let tuple = Value.tuple(owned: [.string(path), list, .list(owned: files.map { .string($0) })])
                if topDown {
                    last = (path, Reference(list))
                    return tuple
                }
                steps.append(.show(Reference(owned: tuple)))
                descend(path, folders)
            }
        }
        return nil
    }
}
