// What jupyter-resource-usage shows of a kernel: processor time and memory of the kernel with its child processes, and of the
// machine. From /proc; the names are those that ipykernel takes from psutil.
import Glibc
import Session

/// The content of `usage_reply`. Loads are measured from one question to the next. Used on the I/O thread alone.
final class ResourceUsage {
    private var lastMoment: UInt64 = 0
    private var lastTicks = 0
    private var lastHost: (busy: Int, all: Int) = (0, 0)

    func content() -> JSONValue {
        let processes = ResourceUsage.family(of: getpid())
        let moment = monotonicNanoseconds()
        let ticks = processes.reduce(0) { $0 + ResourceUsage.ticks($1) }
        let seconds = Double(moment - lastMoment) / 1e9
        let load = lastMoment == 0 || seconds <= 0 ? 0 : Double(ticks - lastTicks) / Double(sysconf(Int32(_SC_CLK_TCK))) / seconds
        (lastMoment, lastTicks) = (moment, ticks)
        var name = [CChar](repeating: 0, count: 256)
        gethostname(&name, name.count - 1)
        var content = JSONObject([
            ("hostname", .string(String(decoding: name.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self))),
            ("pid", .int(Int(getpid()))),
            ("kernel_cpu", .double((max(0, load) * 1000).rounded() / 10)),
            ("kernel_memory", .int(processes.reduce(0) { $0 + ResourceUsage.memory($1) })),
            ("cpu_count", .int(sysconf(Int32(_SC_NPROCESSORS_ONLN)))),
            ("host_virtual_memory", ResourceUsage.hostMemory()),
        ])
        let host = ResourceUsage.hostTicks()
        if lastHost.all > 0, host.all > lastHost.all {
            let share = Double(host.busy - lastHost.busy) / Double(host.all - lastHost.all)
            content["host_cpu_percent"] = .double((max(0, share) * 1000).rounded() / 10)
        }
        lastHost = host
        return .object(content)
    }

    private static func text(_ path: String) -> String? {
        do throws(FileError) { return String(decoding: try FileAccess.read(path: path), as: UTF8.self) } catch { return nil }
    }

    /// A process and all below it.
    private static func family(of root: Int32) -> [Int32] {
        var found = [root]
        var next = 0
        while next < found.count, found.count < 1000 {
            let process = found[next]
            next += 1
            for task in tasks(of: process) {
                let children = text("/proc/\(process)/task/\(task)/children") ?? ""
                found += children.split(separator: " ").compactMap { Int32($0) }
            }
        }
        return found
    }

    private static func tasks(of process: Int32) -> [Int32] {
        guard let folder = opendir("/proc/\(process)/task") else { return [] }
        defer { closedir(folder) }
        var found: [Int32] = []
        while let entry = readdir(folder) {
            let name = withUnsafePointer(to: &entry.pointee.d_name) {
                $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
            }
            if let number = Int32(name) { found.append(number) }
        }
        return found
    }

    /// Processor time in the system's ticks.
    private static func ticks(_ process: Int32) -> Int {
        // The name in parentheses may hold anything; what follows is numbers.
        guard let stat = text("/proc/\(process)/stat"), let end = stat.lastIndex(of: ")") else { return 0 }
        let fields = stat[end...].split(separator: " ")
        guard fields.count > 13 else { return 0 }
        return (Int(fields[12]) ?? 0) + (Int(fields[13]) ?? 0)
    }

    /// Bytes: each process's part of what it shares, where the system tells it.
    private static func memory(_ process: Int32) -> Int {
        for line in (text("/proc/\(process)/smaps_rollup") ?? "").split(separator: "\n") where line.hasPrefix("Pss:") {
            return kilobytes(line)
        }
        let pages = text("/proc/\(process)/statm")?.split(separator: " ").dropFirst().first.flatMap { Int($0) } ?? 0
        return pages * sysconf(Int32(_SC_PAGESIZE))
    }

    private static func kilobytes(_ line: Substring) -> Int {
        (line.split(separator: " ").dropFirst().first.flatMap { Int($0) } ?? 0) * 1024
    }

    private static func hostTicks() -> (busy: Int, all: Int) {
        let line = (text("/proc/stat") ?? "").split(separator: "\n").first ?? ""
        // user nice system idle iowait irq softirq steal; guests are in user already.
        let numbers = line.split(separator: " ").dropFirst().prefix(8).compactMap { Int($0) }
        guard numbers.count >= 5 else { return (0, 0) }
        let all = numbers.reduce(0, +)
        return (all - numbers[3] - numbers[4], all)
    }

    private static func hostMemory() -> JSONValue {
        var values: [Substring: Int] = [:]
        for line in (text("/proc/meminfo") ?? "").split(separator: "\n") {
            guard let colon = line.firstIndex(of: ":") else { continue }
            values[line[..<colon]] = kilobytes(line)
        }
        let total = values["MemTotal"] ?? 0, available = values["MemAvailable"] ?? 0
        let percent = total > 0 ? (Double(total - available) / Double(total) * 1000).rounded() / 10 : 0
        return [
            "total": .int(total), "available": .int(available), "percent": .double(percent), "used": .int(total - available),
            "free": .int(values["MemFree"] ?? 0), "buffers": .int(values["Buffers"] ?? 0), "cached": .int(values["Cached"] ?? 0),
            "shared": .int(values["Shmem"] ?? 0),
        ]
    }
}
