// Programs of notebooks/tools under names of their own: `tnb train` is `tnb …/notebooks/tools/train.tnb`. They are looked for beside
// the binary: in ../share/tnb of an installation, or in the folders above it of a build.

import Glibc

enum ToolPrograms {
    /// Command names and the files they stand for.
    static let files = [
        "train": "train.tnb", "validate": "validate.tnb", "infer": "inference.tnb", "benchmark": "benchmark.tnb",
    ]

    /// The path of a tool's program. Throws if the binary was moved away from its programs.
    static func path(of tool: String) throws(UsageError) -> String {
        let name = files[tool] ?? "\(tool).tnb"
        var buffer = [CChar](repeating: 0, count: Int(PATH_MAX) + 1)
        let length = readlink("/proc/self/exe", &buffer, buffer.count - 1)
        var folder = String(decoding: buffer[0..<max(length, 0)].map { UInt8(bitPattern: $0) }, as: UTF8.self)
        for level in 0..<6 {
            guard let end = folder.lastIndex(of: "/") else { break }
            folder = String(folder[..<end])
            for place in level == 0 ? ["/../share/tnb/notebooks/tools/"] : ["/notebooks/tools/"] {
                let path = folder + place + name
                if access(path, R_OK) == 0 { return path }
            }
        }
        throw UsageError(
            message:
                "\(tool) is the program \(name), which is neither in ../share/tnb/notebooks/tools beside the binary nor in a "
                + "notebooks/tools above it: install with 'make install', or run the file itself")
    }
}
