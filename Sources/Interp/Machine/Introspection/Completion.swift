// Proposals for the text before a cursor: attributes, names, keywords, modules after import, keyword arguments inside a
// call. What fits inside strings is in StringCompletion. Nothing of the script runs.

import Glibc

extension Interpreter {
    /// What fits before `cursor` (in code points).
    public func complete(_ code: String, cursor: Int) -> Completions {
        locked {
            var completer = Completer(self, code, cursor)
            return completer.completions()
        }
    }
}

struct Completer {
    let scan: CodeScan
    let cursor: Int
    let finder: ObjectFinder
    private let interpreter: Interpreter
    var matches: [(text: String, type: String, signature: String)] = []

    init(_ interpreter: Interpreter, _ code: String, _ cursor: Int) {
        self.cursor = max(0, min(cursor, code.unicodeScalars.count))
        scan = CodeScan(code, limit: self.cursor)
        finder = ObjectFinder(interpreter)
        self.interpreter = interpreter
    }

    mutating func completions() -> Completions {
        switch scan.place {
        case .comment: return answer(from: cursor)
        case .string(let contents): return inString(contents)
        case .code: break
        }
        // The name that the cursor touches, and what stands before it.
        var prefix = ""
        var before = scan.pieces.count - 1
        if before >= 0, scan.pieces[before].range.upperBound == cursor {
            if scan.pieces[before].kind == .number { return answer(from: cursor) }
            if scan.pieces[before].kind == .name {
                prefix = scan.pieces[before].text
                before -= 1
            }
        }
        let start = cursor - prefix.unicodeScalars.count
        if imports(prefix, before) { return answer(from: start) }
        if scan.isSign(before, ".") {
            attributes(prefix, before)
        } else {
            if prefix.isEmpty { writtenKeys(before) }
            keywordArguments(prefix, before)
            names(prefix)
        }
        return answer(from: start)
    }

    func answer(from start: Int) -> Completions { Completions(start: start, end: cursor, matches: matches) }

    private mutating func add(_ name: String, _ kind: String, _ value: KnownObject?) {
        let signature = kind == "function" || kind == "class" ? value?.value.flatMap { Signature(of: $0)?.text } : nil
        matches.append((name, kind, signature ?? ""))
    }

    /// Names with an underscore in front only when one was typed.
    private func fits(_ name: String, _ prefix: String) -> Bool {
        prefix.isEmpty ? !name.hasPrefix("_") : name.hasPrefix(prefix) && (!name.hasPrefix("__") || prefix.hasPrefix("_"))
    }

    // ---- attributes and names ------------------------------------------------------------------------------------------

    private mutating func attributes(_ prefix: String, _ dot: Int) {
        guard dot > 0, let start = scan.primaryStart(endingAt: dot - 1), let object = finder.find(scan, start...(dot - 1)) else {
            return
        }
        for (name, kind, value) in finder.members(of: object) where fits(name, prefix) { add(name, kind, value) }
        matches.sort { ($0.text.hasPrefix("_") ? 1 : 0, $0.text) < ($1.text.hasPrefix("_") ? 1 : 0, $1.text) }
    }

    private mutating func names(_ prefix: String) {
        var seen: Set<String> = []
        var found: [(name: String, value: Value?)] = []
        for namespace in [interpreter.main.pointee.namespace, finder.builtinNamespace] {
            var place = 0
            while let entry = Dict.next(namespace, from: &place) {
                guard entry.pointee.key.isString else { continue }
                let name = entry.pointee.key.swiftString
                if fits(name, prefix), seen.insert(name).inserted { found.append((name, entry.pointee.value)) }
            }
        }
        for name in written() where fits(name, prefix) && seen.insert(name).inserted { found.append((name, nil)) }
        found.sort { $0.name < $1.name }
        for (name, value) in found {
            add(name, value.map { ObjectFinder.kind(of: .value($0)) } ?? "statement", value.map { .value($0) })
        }
        for word in CodeScan.keywords where !prefix.isEmpty && fits(word, prefix) && seen.insert(word).inserted {
            matches.append((word, "keyword", ""))
        }
    }

    /// Names that the text binds but that have no value yet: locals, parameters.
    private func written() -> [String] {
        var names: [String] = []
        var parameterDepth = 0
        for (index, piece) in scan.pieces.enumerated() {
            if piece.kind == .sign {
                if piece.text == "(", parameterDepth > 0 || index >= 2 && scan.pieces[index - 2].text == "def" {
                    parameterDepth += 1
                } else if piece.text == ")", parameterDepth > 0 {
                    parameterDepth -= 1
                }
            }
            guard piece.kind == .name, piece.range.upperBound < cursor, !CodeScan.keywords.contains(piece.text) else { continue }
            let binds =
                index > 0 && scan.pieces[index - 1].kind == .name
                && ["def", "class", "for", "as", "import"].contains(scan.pieces[index - 1].text)
            let isTarget = (scan.isSign(index + 1, "=") || scan.isSign(index + 1, ":=")) && !scan.isSign(index - 1, ".")
            let isParameter =
                parameterDepth == 1 && (scan.isSign(index - 1, "(") || scan.isSign(index - 1, ",") || scan.isSign(index - 1, "*"))
            if binds || isTarget || isParameter { names.append(piece.text) }
        }
        return names
    }

    // ---- import --------------------------------------------------------------------------------------------------------

    /// Whether the cursor is where a module or a name of one belongs; then those are the matches.
    private mutating func imports(_ prefix: String, _ before: Int) -> Bool {
        guard before >= 0 else { return false }
        let start = scan.statementStart(before: before + 1)
        guard start <= before, scan.pieces[start].kind == .name else { return false }
        let words = scan.pieces[start...before]
        if words.first?.text == "from" {
            guard let place = words.firstIndex(where: { $0.kind == .name && $0.text == "import" }) else {
                modules(dotted(words.dropFirst()), prefix)
                return true
            }
            guard words.last?.text != "as" else { return true }
            namesOfModule(dotted(words[(start + 1)..<place]), prefix)
            return true
        }
        guard words.first?.text == "import", words.last?.text != "as" else { return false }
        let last = words.lastIndex { $0.text == "," || $0.text == "import" } ?? start
        modules(dotted(words[(last + 1)...]), prefix)
        return true
    }

    private func dotted(_ pieces: ArraySlice<CodePiece>) -> String {
        var text = pieces.map(\.text).joined()
        while text.hasSuffix(".") { text.removeLast() }
        return text
    }

    private mutating func modules(_ parent: String, _ prefix: String) {
        let lead = parent.isEmpty ? "" : parent + "."
        var names: Set<String> = []
        for full in interpreter.nativeModules.keys where full.hasPrefix(lead) {
            if let name = full.dropFirst(lead.count).split(separator: ".").first { names.insert(String(name)) }
        }
        for folder in SysModule.searchPath(interpreter) {
            let place = (folder.isEmpty ? "." : folder) + "/" + parent.replacing(".", with: "/")
            names.formUnion(Completer.scripts(in: place))
        }
        for name in names.sorted() where fits(name, prefix) { matches.append((name, "module", "")) }
    }

    /// Modules that a folder holds.
    private static func scripts(in folder: String) -> [String] {
        guard let directory = opendir(folder) else { return [] }
        defer { closedir(directory) }
        var names: [String] = []
        while let entry = readdir(directory) {
            let name = withUnsafeBytes(of: &entry.pointee.d_name) { bytes in
                String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
            }
            var module = name
            if let suffix = [".py", ".tnb"].first(where: { name.hasSuffix($0) }) {
                module = String(name.dropLast(suffix.count))
            } else if access(folder + "/" + name + "/__init__.py", R_OK) != 0 {
                continue
            }
            let isName = module.unicodeScalars.enumerated().allSatisfy { index, scalar in
                index == 0 ? CodeScan.startsName(scalar) : CodeScan.continuesName(scalar)
            }
            if isName, !module.isEmpty, module != "__init__" { names.append(module) }
        }
        return names
    }

    private mutating func namesOfModule(_ name: String, _ prefix: String) {
        var module = interpreter.loadedModule(name)
        // A native module is data; a script is not run for a list of names.
        if module == nil, interpreter.nativeModules[name] != nil {
            do throws(Raise) { module = finder.keep(try Imports.load(name)) } catch { error.discard() }
        }
        guard let module else { return }
        for (name, kind, value) in finder.members(of: .value(module)) where fits(name, prefix) && !name.hasPrefix("__") {
            add(name, kind, value)
        }
        matches.sort { $0.text < $1.text }
    }

    // ---- calls and subscripts ------------------------------------------------------------------------------------------

    /// `f(a, ke`: the names of f's parameters, with the sign that follows.
    private mutating func keywordArguments(_ prefix: String, _ before: Int) {
        guard let open = scan.openBrackets.last, open > 0, scan.isSign(open, "("),
            scan.isSign(before, "(") || scan.isSign(before, ","),
            let start = scan.primaryStart(endingAt: open - 1),
            !(start > 0 && ["def", "class"].contains(scan.pieces[start - 1].text)),
            let callee = finder.find(scan, start...(open - 1))?.value, let signature = Signature(of: callee)
        else { return }
        // Those that the call has already are not proposed again.
        let given = Set((open..<scan.pieces.count).filter { scan.isSign($0 + 1, "=") }.map { scan.pieces[$0].text })
        for parameter in signature.parameters where parameter.kind == .positional || parameter.kind == .keywordOnly {
            guard parameter.name.hasPrefix(prefix), !given.contains(parameter.name) else { continue }
            matches.append((parameter.name + "=", "param", parameter.annotation))
        }
    }
}
