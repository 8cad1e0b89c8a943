// Where `import helper` finds a script: helper.py, helper.tnb, or the package helper/__init__.py, in the folders of sys.path.

import Glibc

/// The file of a module named with dots, in the first folder of the search path that has it.
func findScriptModule(_ dotted: String, searchPath: [String]) -> (path: String, isPackage: Bool)? {
    let relative = dotted.split(separator: ".").joined(separator: "/")
    guard !relative.isEmpty, !relative.contains("\0") else { return nil }
    for folder in searchPath {
        let base = (folder.isEmpty ? "." : folder) + "/" + relative
        // CPython looks for the package before the file.
        if isFile(base + "/__init__.py") { return (base + "/__init__.py", true) }
        for suffix in [".py", ".tnb"] where isFile(base + suffix) { return (base + suffix, false) }
    }
    return nil
}

/// The text of a script, or nil if it cannot be read. Invalid UTF-8 becomes U+FFFD. The percent format of a `.tnb` file is plain
/// Python text, so it needs no translation.
func readSource(_ path: String) -> String? {
    guard let file = fopen(path, "rb") else { return nil }
    defer { fclose(file) }
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while true {
        let count = fread(&buffer, 1, buffer.count, file)
        if count == 0 { break }
        bytes += buffer[..<count]
    }
    return ferror(file) == 0 ? String(decoding: bytes, as: UTF8.self) : nil
}

private func isFile(_ path: String) -> Bool {
    var status = stat()
    return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFREG
}
