// `tnb kernel install`: the folder by which Jupyter finds the kernel. It holds the path of this binary as it was called,
// so that an upgrade behind a stable name is followed.
import Glibc
import Session

/// Installs and removes the kernel's description.
public enum Kernelspec {
    /// Below which folder the description goes.
    public enum Place: Sendable, Equatable {
        case user
        case environment
        case prefix(String)
    }

    /// Writes the description; gives the exit status. `language` is what front ends take the kernel's language for: "python",
    /// or "tnb" for those that are not to bring their tools for Python.
    public static func install(_ place: Place, name: String, displayName: String, language: String) -> Int32 {
        guard let kernels = folder(place) else { return fail(noEnvironment) }
        guard let binary = binaryPath() else { return fail("cannot find the path of this binary") }
        let path = kernels + "/" + name
        do throws(FileError) {
            try makeFolder(path)
            try FileAccess.write(
                description(binary: binary, displayName: displayName, language: language).indentedText + "\n",
                path: path + "/kernel.json")
            for logo in KernelLogo.files { try FileAccess.write(logo.bytes, path: path + "/" + logo.name) }
        } catch {
            return fail("can't write '\(error.path)': \(error.reason)")
        }
        print("Installed the kernel '\(name)' in \(path)")
        return 0
    }

    /// Removes the description; gives the exit status.
    public static func uninstall(_ place: Place, name: String) -> Int32 {
        guard let kernels = folder(place) else { return fail(noEnvironment) }
        let path = kernels + "/" + name
        let description = (try? FileAccess.read(path: path + "/kernel.json")).flatMap { try? JSONValue.parse($0) }
        guard let description else { return fail("no kernel '\(name)' in \(kernels)") }
        // Somebody else's kernel of that name stays.
        guard description["argv"]?.array?.dropFirst().first?.string == "kernel" else {
            return fail("the kernel in \(path) is not tnb's")
        }
        for file in ["kernel.json"] + KernelLogo.files.map(\.name) { unlink(path + "/" + file) }
        guard rmdir(path) == 0 else { return fail("can't remove '\(path)': \(String(cString: strerror(errno)))") }
        print("Removed the kernel '\(name)' from \(path)")
        return 0
    }

    private static let noEnvironment = "--sys-prefix: no environment is active (neither VIRTUAL_ENV nor CONDA_PREFIX is set)"

    static func description(binary: String, displayName: String, language: String) -> JSONValue {
        [
            "argv": .array(
                [.string(binary), "kernel", "--connection-file", "{connection_file}"]
                    + (language == "python" ? [] : ["--language", .string(language)])),
            "display_name": .string(displayName),
            "language": .string(language),
            "interrupt_mode": "message",
            "kernel_protocol_version": .string(Wire.protocolVersion),
            "metadata": ["debugger": true, "supported_encryption": ["curve"]],
        ]
    }

    private static func folder(_ place: Place) -> String? {
        func variable(_ name: String) -> String? { getenv(name).map { String(cString: $0) }.flatMap { $0.isEmpty ? nil : $0 } }
        switch place {
        case .prefix(let prefix): return absolute(prefix) + "/share/jupyter/kernels"
        case .environment: return (variable("VIRTUAL_ENV") ?? variable("CONDA_PREFIX")).map { $0 + "/share/jupyter/kernels" }
        case .user:
            if let data = variable("JUPYTER_DATA_DIR") { return data + "/kernels" }
            if let data = variable("XDG_DATA_HOME") { return data + "/jupyter/kernels" }
            return variable("HOME").map { $0 + "/.local/share/jupyter/kernels" }
        }
    }

    private static func absolute(_ path: String) -> String {
        guard !path.hasPrefix("/") else { return path }
        var buffer = [CChar](repeating: 0, count: Int(PATH_MAX) + 1)
        guard getcwd(&buffer, buffer.count) != nil else { return path }
        let current = buffer.withUnsafeBufferPointer { $0.baseAddress.map { String(cString: $0) } ?? "" }
        return current + "/" + path
    }

    /// The binary under the name by which it was called: a link stays a link.
    private static func binaryPath() -> String? {
        let called = CommandLine.arguments.first ?? ""
        if called.contains("/") { return normalized(absolute(called)) }
        let path = getenv("PATH").map { String(cString: $0) } ?? ""
        for folder in path.split(separator: ":") where access("\(folder)/\(called)", X_OK) == 0 {
            return normalized(absolute("\(folder)/\(called)"))
        }
        var buffer = [CChar](repeating: 0, count: Int(PATH_MAX) + 1)
        let count = readlink("/proc/self/exe", &buffer, buffer.count - 1)
        return count > 0 ? String(decoding: buffer[..<count].map { UInt8(bitPattern: $0) }, as: UTF8.self) : nil
    }

    /// The path without `.` and doubled slashes; `..` stays, because what it means depends on links.
    private static func normalized(_ path: String) -> String {
        "/" + path.split(separator: "/").filter { $0 != "." }.joined(separator: "/")
    }

    private static func makeFolder(_ path: String) throws(FileError) {
        var made = ""
        for part in path.split(separator: "/") {
            made += "/" + part
            if mkdir(made, 0o755) != 0, errno != EEXIST { throw FileError(code: errno, path: made) }
        }
    }

    private static func fail(_ message: String) -> Int32 {
        _ = FileAccess.writeAll(STDERR_FILENO, "tnb kernel: \(message)\n")
        return 1
    }
}
