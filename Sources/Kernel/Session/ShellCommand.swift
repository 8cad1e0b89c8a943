// A command of the system's shell, with its output handed on as it comes. The interpreter's thread has SIGINT and its like
// blocked, which a child must not inherit; an interrupt of the cell is passed on to the child.
import Glibc
import Interp

enum ShellCommand {
    /// Runs `command` and gives its exit status, negative for a signal. Output goes to `write`.
    static func run(
        _ command: String, shell: String = "/bin/sh", flag: InterruptFlag, write: (String, OutputStream) -> Void
    ) -> Int32? {
        var pipes: [[Int32]] = [[-1, -1], [-1, -1]]
        for index in pipes.indices {
            guard pipe(&pipes[index]) == 0 else { return nil }
            for end in pipes[index] { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
        }
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
        for index in pipes.indices { posix_spawn_file_actions_adddup2(&actions, pipes[index][1], Int32(index + 1)) }
        var attributes = posix_spawnattr_t()
        posix_spawnattr_init(&attributes)
        defer { posix_spawnattr_destroy(&attributes) }
        var none = sigset_t()
        sigemptyset(&none)
        posix_spawnattr_setsigmask(&attributes, &none)
        var usual = sigset_t()
        sigemptyset(&usual)
        for signal in [SIGINT, SIGPIPE] { sigaddset(&usual, signal) }
        posix_spawnattr_setsigdefault(&attributes, &usual)
        // A group of its own: an interrupt goes to everything that the command started.
        posix_spawnattr_setpgroup(&attributes, 0)
        posix_spawnattr_setflags(
            &attributes, Int16(POSIX_SPAWN_SETSIGMASK) | Int16(POSIX_SPAWN_SETSIGDEF) | Int16(POSIX_SPAWN_SETPGROUP))

        var child: pid_t = 0
        var words: [UnsafeMutablePointer<CChar>?] = [strdup(shell), strdup("-c"), strdup(command), nil]
        let failed = posix_spawn(&child, shell, &actions, &attributes, &words, environ)
        for word in words { free(word) }
        for ends in pipes { close(ends[1]) }
        defer { for ends in pipes { close(ends[0]) } }
        guard failed == 0 else { return nil }

        var isOpen = [true, true]
        var pending: [[UInt8]] = [[], []]
        var buffer = [UInt8](repeating: 0, count: 1 << 16)
        var hasPassedOn = false
        while isOpen.contains(true) {
            if flag.isRaised, !hasPassedOn {
                kill(-child, SIGINT)
                hasPassedOn = true
            }
            var polled = pipes.indices.map { pollfd(fd: isOpen[$0] ? pipes[$0][0] : -1, events: Int16(POLLIN), revents: 0) }
            // The flag wakes nobody.
            guard poll(&polled, 2, 50) > 0 else { continue }
            for index in pipes.indices where polled[index].revents != 0 {
                let count = read(pipes[index][0], &buffer, buffer.count)
                if count < 0, errno == EINTR { continue }
                if count > 0 { pending[index] += buffer[..<count] } else { isOpen[index] = false }
                // A character may be cut: only whole ones go on.
                let end = isOpen[index] ? wholeCharacters(pending[index]) : pending[index].count
                guard end > 0 else { continue }
                write(String(decoding: pending[index][..<end], as: UTF8.self), index == 0 ? .stdout : .stderr)
                pending[index].removeFirst(end)
            }
        }
        var status: Int32 = 0
        while waitpid(child, &status, 0) < 0, errno == EINTR {}
        return status & 0x7F == 0 ? (status >> 8) & 0xFF : -(status & 0x7F)
    }

    /// How many bytes at the head are whole UTF-8 characters.
    private static func wholeCharacters(_ bytes: [UInt8]) -> Int {
        var start = bytes.count
        while start > 0, bytes.count - start < 4 {
            start -= 1
            let byte = bytes[start]
            guard byte & 0xC0 == 0x80 else {
                let length = byte < 0x80 ? 1 : byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4
                return start + length <= bytes.count ? bytes.count : start
            }
        }
        return bytes.count
    }
}
