// The part of `os` that works on file descriptors.

import Glibc

enum OSDescriptors {
    static func install(_ m: ModuleBuilder) {
        for (name, value) in [
            ("O_ACCMODE", O_ACCMODE), ("O_CLOEXEC", O_CLOEXEC), ("O_DIRECTORY", O_DIRECTORY), ("O_DSYNC", O_DSYNC),
            ("O_NOCTTY", O_NOCTTY), ("O_NOFOLLOW", O_NOFOLLOW), ("O_NONBLOCK", O_NONBLOCK), ("O_SYNC", O_SYNC),
        ] { m.set(name, .int(Int(value))) }
        m.function("open(path, flags, mode=511, *, dir_fd=None)") { a throws(Raise) in
            if !a[3].isNone { throw Raise.notImplementedError("os.open: dir_fd is not part of the library") }
            let path = try ArgumentValues.path(a[0], "open")
            let flags = Int32(clamping: try ArgumentValues.int(a[1])),
                mode = mode_t(truncatingIfNeeded: try ArgumentValues.int(a[2]))
            let descriptor = Glibc.open(path, flags | O_CLOEXEC, mode)
            if descriptor < 0 { throw Raise.osError(errno, path: path) }
            return .int(Int(descriptor))
        }
        m.function("read(fd, length, /)") { a throws(Raise) in
            let count = try ArgumentValues.int(a[1])
            if count < 0 { throw Raise.osError(EINVAL) }
            var buffer = [UInt8](repeating: 0, count: min(count, 1 << 30))
            let descriptor = try fd(a[0])
            var got = Glibc.read(descriptor, &buffer, buffer.count)
            while got < 0 && errno == EINTR {
                try checkInterrupt()
                got = Glibc.read(descriptor, &buffer, buffer.count)
            }
            if got < 0 { throw Raise.osError(errno) }
            return .bytes(Array(buffer[..<got]))
        }
        m.function("write(fd, data, /)") { a throws(Raise) in
            let data = try requireBytes(a[1])
            let descriptor = try fd(a[0])
            var put = Glibc.write(descriptor, data.baseAddress, data.count)
            while put < 0 && errno == EINTR {
                try checkInterrupt()
                put = Glibc.write(descriptor, data.baseAddress, data.count)
            }
            if put < 0 { throw Raise.osError(errno) }
            return .int(put)
        }
        m.function("lseek(fd, position, whence, /)") { a throws(Raise) in
            let place = Glibc.lseek(try fd(a[0]), try ArgumentValues.int(a[1]), Int32(clamping: try ArgumentValues.int(a[2])))
            if place < 0 { throw Raise.osError(errno) }
            return .int(place)
        }
        m.function("dup(fd, /)") { a throws(Raise) in
            let copy = fcntl(try fd(a[0]), F_DUPFD_CLOEXEC, 0)
            if copy < 0 { throw Raise.osError(errno) }
            return .int(Int(copy))
        }
        m.function("dup2(fd, fd2, inheritable=True)") { a throws(Raise) in
            let copy = Glibc.dup2(try fd(a[0]), try fd(a[1]))
            if copy < 0 { throw Raise.osError(errno) }
            return .int(Int(copy))
        }
        m.function("pipe()") { _ throws(Raise) in
            var ends: [Int32] = [0, 0]
            if Glibc.pipe(&ends) != 0 { throw Raise.osError(errno) }
            for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
            return .tuple(owned: [.int(Int(ends[0])), .int(Int(ends[1]))])
        }
        m.function("ftruncate(fd, length, /)") { a throws(Raise) in
            if Glibc.ftruncate(try fd(a[0]), try ArgumentValues.int(a[1])) != 0 { throw Raise.osError(errno) }
            return .none
        }
        m.function("sync()") { _ throws(Raise) in
            Glibc.sync()
            return .none
        }
    }

    private static func fd(_ value: Value) throws(Raise) -> Int32 { Int32(clamping: try ArgumentValues.int(value)) }
}
