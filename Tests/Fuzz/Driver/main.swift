// The fuzzers' side of the language: takes jobs from standard input, does each in a process of its own that is forked from
// one whose interpreter is ready, and says how each went. Built when TNB_FUZZ is set (scripts/fuzz-scripts and
// scripts/fuzz-syntax do that).
//
//     fuzz-driver run        a path a line; output goes to PATH.out and PATH.out.err; answers "PATH STATUS LEAKED"
//     fuzz-driver syntax     records "LENGTH\n" and so many bytes; answers "ok" or "KIND LINE MESSAGE", or "crash SIGNAL"

import Glibc
import Interp
import Session

@_silgen_name("fork") private func forkProcess() -> pid_t

private func send(_ text: String, to descriptor: Int32) { send(Array(text.utf8), to: descriptor) }

private func send(_ bytes: [UInt8], to descriptor: Int32) {
    var done = 0
    while done < bytes.count {
        let count = bytes.withUnsafeBytes { write(descriptor, $0.baseAddress.map { $0 + done }, bytes.count - done) }
        if count <= 0 { return }
        done += count
    }
}

/// Writes to the two descriptors that the process has.
private final class DescriptorHost: Host {
    private var pending: [UInt8] = []

    func write(_ text: String, to stream: OutputStream) {
        if stream == .stderr {
            flush(.stdout)
            send(text, to: STDERR_FILENO)
            return
        }
        pending += text.utf8
        if pending.count > 1 << 16 { flush(.stdout) }
    }

    func flush(_ stream: OutputStream) {
        send(pending, to: STDOUT_FILENO)
        pending = []
    }

    func display(_ bundle: MIMEBundle) {}
    func updateDisplay(_ bundle: MIMEBundle) {}
    func clearOutput(wait: Bool) {}
    func readLine(prompt: String, password: Bool) throws(HostError) -> String { throw .endOfFile }
    var isTerminal: Bool { false }
    var terminalColumns: Int { 80 }
}

private func readBytes(of path: String) -> [UInt8]? {
    guard let file = fopen(path, "r") else { return nil }
    defer { fclose(file) }
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while case let count = fread(&buffer, 1, buffer.count, file), count > 0 { bytes += buffer[..<count] }
    return bytes
}

private func answer(_ text: String) { send(text + "\n", to: STDOUT_FILENO) }

/// Deletes what a program has left in its names, and the cycles among it.
private let sweep = """
    import atexit
    atexit._run_exitfuncs()
    import gc
    for name in [name for name in globals() if name != "gc" and not name.startswith("__")]:
        del globals()[name]
    gc.collect()
    gc.enable()
    """

private func run(_ source: String, path: String, in interpreter: Interpreter, host: DescriptorHost) -> Int32 {
    var status: Int32 = 0
    switch interpreter.run(source, fileName: path) {
    case .finished: break
    case .exited(let code, let message):
        if let message { host.write(message + "\n", to: .stderr) }
        status = code
    case .failed(let error):
        host.write(error.traceback.joined(separator: "\n") + "\n", to: .stderr)
        status = error.isInterrupt ? 130 : 1
    }
    host.flush(.stdout)
    return status
}

/// Runs the program of `path` and, for the count of what leaks, twice more with its output thrown away. Returns how much
/// more the last run left behind than the one before.
private func runProgram(
    _ path: String, in interpreter: Interpreter, host: DescriptorHost, seconds: UInt32
) -> (status: Int32, leaked: Int)? {
    guard let bytes = readBytes(of: path), let source = String(validating: bytes, as: UTF8.self) else { return nil }
    let output = open(path + ".out", O_WRONLY | O_CREAT | O_TRUNC, 0o644)
    let errors = open(path + ".out.err", O_WRONLY | O_CREAT | O_TRUNC, 0o644)
    let nothing = open("/dev/null", O_RDWR)
    dup2(nothing, STDIN_FILENO)
    dup2(output, STDOUT_FILENO)
    dup2(errors, STDERR_FILENO)
    alarm(seconds)
    let status = run(source, path: path, in: interpreter, host: host)
    _ = run(sweep, path: "<sweep>", in: interpreter, host: host)
    dup2(nothing, STDOUT_FILENO)
    dup2(nothing, STDERR_FILENO)
    func again() -> Int {
        _ = run(source, path: path, in: interpreter, host: host)
        _ = run(sweep, path: "<sweep>", in: interpreter, host: host)
        return Interpreter.liveObjectCount
    }
    let before = again()
    return (status, again() - before)
}

/// What a forked child tells its parent.
private struct Shared {
    var finished: Int
    var status: Int32
    var leaked: Int
}

private func sharedMemory() -> UnsafeMutablePointer<Shared> {
    let raw = mmap(nil, 4096, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0)
    guard let raw, raw != MAP_FAILED else { fatalError("no shared memory") }
    let shared = raw.assumingMemoryBound(to: Shared.self)
    shared.initialize(to: Shared(finished: 0, status: 0, leaked: 0))
    return shared
}

private func signalOf(_ status: Int32) -> Int32 { status & 0x7f }

private func runJobs(seconds: UInt32) {
    let host = DescriptorHost()
    let interpreter = Interpreter(host: host)
    // What the programs import is compiled once, before any of them is forked.
    let imports =
        "import json, dataclasses, functools, contextlib, itertools, collections, base64, bisect, binascii, copy, csv, "
        + "datetime, decimal, enum, fnmatch, fractions, heapq, html, io, math, operator, pprint, random, re, shlex, statistics, "
        + "string, struct, textwrap, types, zlib"
    _ = run(imports, path: "", in: interpreter, host: host)
    _ = run(sweep, path: "<sweep>", in: interpreter, host: host)
    let shared = sharedMemory()
    while let path = readLine() {
        shared.pointee = Shared(finished: 0, status: 0, leaked: 0)
        let child = forkProcess()
        if child == 0 {
            if let (status, leaked) = runProgram(path, in: interpreter, host: host, seconds: seconds) {
                shared.pointee = Shared(finished: 1, status: status, leaked: leaked)
            }
            _exit(0)
        }
        var status: Int32 = 0
        waitpid(child, &status, 0)
        // A sanitizer's report ends the child with an exit status of its own.
        let ending = signalOf(status) != 0 ? signalOf(status) : shared.pointee.finished == 1 ? 0 : SIGABRT
        if ending != 0 {
            answer("\(path) signal-\(ending) 0")
        } else {
            answer("\(path) \(shared.pointee.status) \(shared.pointee.leaked)")
        }
    }
}

private func readRecords() -> [[UInt8]] {
    var input = (readBytes(of: "/dev/stdin") ?? [])[...]
    var records: [[UInt8]] = []
    while let end = input.firstIndex(of: 10), let count = Int(String(decoding: input[..<end], as: UTF8.self)) {
        input = input[(end + 1)...]
        records.append(Array(input.prefix(count)))
        input = input.dropFirst(count)
    }
    return records
}

/// The first line of what is wrong with a source.
private func verdict(_ bytes: [UInt8]) -> String {
    guard let source = String(validating: bytes, as: UTF8.self) else { return "SyntaxError\t0\tnot UTF-8" }
    guard let error = Interpreter.syntaxError(in: source, fileName: "<fuzz>", firstLine: 1) else { return "ok" }
    let line = error.traceback.first { $0.contains("line ") }?.split(separator: " ").last.map(String.init) ?? "0"
    return "\(error.name)\t\(line)\t\(error.message)"
}

private func syntaxJobs() {
    let records = readRecords()
    let shared = sharedMemory()
    while shared.pointee.finished < records.count {
        let child = forkProcess()
        if child == 0 {
            while shared.pointee.finished < records.count {
                alarm(10)
                let text = verdict(records[shared.pointee.finished])
                answer(text.split(separator: "\n", omittingEmptySubsequences: false).joined(separator: "\\n"))
                shared.pointee.finished += 1
            }
            _exit(0)
        }
        var status: Int32 = 0
        waitpid(child, &status, 0)
        if shared.pointee.finished < records.count {
            answer("crash\t\(signalOf(status))\t\(shared.pointee.finished)")
            shared.pointee.finished += 1
        }
    }
}

let started = startThread(stackSize: 512 << 20) {
    let arguments = CommandLine.arguments
    switch arguments.dropFirst().first {
    case "run": runJobs(seconds: arguments.count > 2 ? UInt32(arguments[2]) ?? 20 : 20)
    case "syntax": syntaxJobs()
    default: send("usage: fuzz-driver run [SECONDS] | syntax\n", to: STDERR_FILENO)
    }
    _exit(0)
}
while started { pause() }
