// Proposals inside a string and for a subscript: keys of a dict, what a function takes in this argument (names of models),
// and file names everywhere else.

import Glibc

/// A parameter of a function that takes one of a known set of names.
public struct ArgumentPlace: Hashable, Sendable {
    let module: String
    let function: String
    let parameter: String

    public init(module: String, function: String, parameter: String) {
        (self.module, self.function, self.parameter) = (module, function, parameter)
    }
}

extension Interpreter {
    /// The names that an argument can be, given what has been typed of it. Registered by Bindings at start.
    nonisolated(unsafe) public static var argumentProposals: [ArgumentPlace: @Sendable (_ prefix: String) -> [String]] = [:]
}

extension Completer {
    /// The keys of the dict whose subscript the cursor stands in, as they are written: `d[` gives `'key'` and `3`.
    mutating func writtenKeys(_ bracket: Int) {
        for key in dictKeys(beforeBracket: bracket) {
            guard key.isString || key.isSmallInt else { continue }
            do throws(Raise) { matches.append((try repr(key), "dict key", "")) } catch { error.discard() }
        }
    }

    private func dictKeys(beforeBracket bracket: Int) -> [Value] {
        guard scan.isSign(bracket, "["), bracket > 0, let start = scan.primaryStart(endingAt: bracket - 1),
            let value = finder.find(scan, start...(bracket - 1))?.value, value.isKind(.dict)
        else { return [] }
        var keys: [Value] = []
        var place = 0
        while let entry = Dict.next(value.layout(DictObject.self), from: &place) { keys.append(entry.pointee.key) }
        return keys
    }

    /// What fits in the open string whose contents start at `contents`.
    mutating func inString(_ contents: Int) -> Completions {
        let string = scan.pieces.count - 1
        let prefix = scan.text(contents..<cursor)
        let quote = scan.scalars[contents - 1]
        func isPlain(_ text: String) -> Bool { !text.unicodeScalars.contains { $0 == quote || $0 == "\\" || $0 == "\n" } }
        if scan.isSign(string - 1, "["), scan.primaryStart(endingAt: string - 2) != nil {
            for key in dictKeys(beforeBracket: string - 1) where key.isString {
                let text = key.swiftString
                if text.hasPrefix(prefix), isPlain(text) { matches.append((text, "dict key", "")) }
            }
            if !matches.isEmpty { return answer(from: contents) }
        }
        if let proposals = proposals(string) {
            matches = proposals(prefix).filter { $0.hasPrefix(prefix) && isPlain($0) }.map { ($0, "instance", "") }
            return answer(from: contents)
        }
        return paths(prefix, contents, isPlain)
    }

    /// What is registered for the argument that the string at `string` is.
    private func proposals(_ string: Int) -> (@Sendable (String) -> [String])? {
        guard let open = scan.openBrackets.last, open > 0, scan.isSign(open, "("),
            let start = scan.primaryStart(endingAt: open - 1),
            let callee = finder.find(scan, start...(open - 1))?.value,
            let module = text(callee, "__module__"), let function = text(callee, "__qualname__")
        else { return nil }
        let parameter: String
        if scan.isSign(string - 1, "="), string - 2 > open {
            parameter = scan.pieces[string - 2].text
        } else {
            guard scan.isSign(string - 1, "(") || scan.isSign(string - 1, ","), let signature = Signature(of: callee) else {
                return nil
            }
            var depth = 0
            var index = 0
            for place in (open + 1)..<string where scan.pieces[place].kind == .sign {
                if ["(", "[", "{"].contains(scan.pieces[place].text) { depth += 1 }
                if [")", "]", "}"].contains(scan.pieces[place].text) { depth -= 1 }
                if depth == 0, scan.pieces[place].text == "," { index += 1 }
            }
            guard signature.parameters.indices.contains(index) else { return nil }
            parameter = signature.parameters[index].name
        }
        return Interpreter.argumentProposals[ArgumentPlace(module: module, function: function, parameter: parameter)]
    }

    private func text(_ value: Value, _ attribute: String) -> String? {
        guard let found = finder.member(.value(value), attribute)?.value, found.isString else { return nil }
        return found.swiftString
    }

    // ---- file names ----------------------------------------------------------------------------------------------------

    /// Names in the folder that the string has so far; folders end in `/`. Strings of many lines, expressions of f-strings
    /// and escapes are no file names.
    private mutating func paths(_ prefix: String, _ contents: Int, _ isPlain: (String) -> Bool) -> Completions {
        let isTriple = contents >= 3 && scan.scalars[(contents - 3)..<contents].allSatisfy { $0 == scan.scalars[contents - 1] }
        let marks = scan.pieces[scan.pieces.count - 1].text.prefix { $0 != "'" && $0 != "\"" }
        let isFormat = marks.contains { $0 == "f" || $0 == "F" } && prefix.contains("{")
        guard !isTriple, !isFormat, isPlain(prefix) else { return answer(from: cursor) }
        let slash = prefix.lastIndex(of: "/")
        var folder = slash.map { String(prefix[...$0]) } ?? "./"
        let head = slash.map { String(prefix[prefix.index(after: $0)...]) } ?? prefix
        if folder.hasPrefix("~/"), let home = getenv("HOME") { folder = String(cString: home) + folder.dropFirst() }
        guard let directory = opendir(folder) else { return answer(from: cursor) }
        defer { closedir(directory) }
        var names: [String] = []
        while let entry = readdir(directory) {
            let bytes = withUnsafeBytes(of: &entry.pointee.d_name) { Array($0.prefix { $0 != 0 }) }
            // A name that is no UTF-8 cannot be typed.
            guard let name = String(validating: bytes, as: UTF8.self), name.hasPrefix(head), name != ".", name != "..",
                isPlain(name),
                head.hasPrefix(".") || !name.hasPrefix(".")
            else { continue }
            var status = stat()
            let isFolder = stat(folder + name, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
            names.append(isFolder ? name + "/" : name)
        }
        matches = names.sorted().map { ($0, "path", "") }
        return answer(from: cursor - head.unicodeScalars.count)
    }
}
