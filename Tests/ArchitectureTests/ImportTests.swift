// Who may import whom. The build checks that a target declares what it imports; this checks that nobody declares what the
// architecture forbids, and that C stays behind its target's own interface.

import Glibc
import Testing

/// The modules each target may import, besides the standard library's.
private let allowed: [String: Set<String>] = [
    "Interp/Syntax": [],
    "Interp/Machine": ["Syntax", "CMachine", "CPCRE2", "CZlib", "CYAML"],
    "Compute/Tensors": ["CKernels"],
    "Compute/Neural": ["Tensors", "CTransfer"],
    "Compute/Drawing": ["CCairo", "CLibraries"],
    "Compute/Vision": ["Tensors", "Neural", "CImageCodecs"],
    "Bindings": ["Interp", "Tensors", "Neural", "Vision", "Drawing"],
    "Kernel/Session": ["Interp"],
    "Kernel/Jupyter": ["Session", "CZeroMQ", "CSodium", "CSQLite"],
    "Kernel/Terminal": ["Session", "CReadline"],
    "Kernel/tnb": ["Bindings", "Session", "Jupyter", "Terminal"],
]

private let anywhere: Set<String> = ["Swift", "Glibc", "FoundationEssentials", "Synchronization"]

private let root = #filePath.split(separator: "/").dropLast(3).map(String.init).reduce("") { $0 + "/" + $1 }

/// All files below a folder, with their paths.
private func files(below folder: String) -> [String] {
    guard let directory = opendir(folder) else { return [] }
    defer { closedir(directory) }
    var found: [String] = []
    while let entry = readdir(directory) {
        let name = withUnsafePointer(to: &entry.pointee.d_name) {
            $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
        }
        if name.hasPrefix(".") { continue }
        let path = folder + "/" + name
        found += Int32(entry.pointee.d_type) == DT_DIR ? files(below: path) : [path]
    }
    return found
}

private func text(of path: String) -> String {
    guard let file = fopen(path, "r") else { return "" }
    defer { fclose(file) }
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 65536)
    while case let count = fread(&buffer, 1, buffer.count, file), count > 0 { bytes += buffer[..<count] }
    return String(decoding: bytes, as: UTF8.self)
}

/// The `import` lines of a file: the module and whether it is marked `internal`. Parts of the library are written in the
/// language itself, in multi-line literals; what those import is their own affair.
private func imports(in path: String) -> [(module: String, isInternal: Bool)] {
    let outsideLiterals = text(of: path).split(separator: "\"\"\"", omittingEmptySubsequences: false).enumerated()
        .filter { $0.offset.isMultiple(of: 2) }.map(\.element).joined()
    return outsideLiterals.split(separator: "\n").compactMap { line in
        let words = line.split(separator: " ")
        guard let at = words.firstIndex(of: "import"), words[..<at].allSatisfy({ $0 == "internal" || $0.hasPrefix("@") }),
            at + 1 < words.count
        else { return nil }
        return (String(words[at + 1]), words.contains("internal"))
    }
}

@Test(arguments: allowed.keys.sorted())
func targetImportsOnlyWhatItsPlaceAllows(target: String) throws {
    let sources = files(below: root + "/Sources/" + target).filter { $0.hasSuffix(".swift") }
    try #require(!sources.isEmpty, "no sources below \(target)")
    let permitted = try #require(allowed[target]).union(anywhere)
    for source in sources {
        for (module, isInternal) in imports(in: source) {
            #expect(permitted.contains(module), "\(source) imports \(module)")
            let isC = module.hasPrefix("C") && module.dropFirst().first?.isUppercase == true
            #expect(!isC || isInternal, "\(source): `import \(module)` must be an internal import")
        }
    }
}

@Test func readlineStaysInTerminal() {
    let sources = files(below: root + "/Sources").filter { $0.hasSuffix(".swift") && !$0.contains("/Kernel/Terminal/") }
    #expect(sources.count > 20)
    for source in sources {
        #expect(!imports(in: source).contains { $0.module == "CReadline" }, "\(source)")
    }
}
