// `tnb doc`: the page of a dotted name, found among builtins and the library's modules, and the list of modules. Modules of
// scripts are not run for it.

extension Interpreter {
    /// What is known about a name.
    public enum NamedDocumentation: Sendable {
        /// help()'s text.
        case page(String)
        /// Nothing has the name; these are near.
        case unknown(suggestions: [String])
    }

    /// The library's modules by name, with the first line of their documentation.
    public func documentedModules() -> [(name: String, summary: String)] {
        locked {
            publicModules.map { name in
                let text = nativeModules[name]?.documentation ?? ""
                return (name, text.split(separator: "\n").first.map(String.init) ?? "")
            }
        }
    }

    /// The page of a builtin (`len`, `str.join`), a module (`math`) or a member of one (`torch.nn.Conv2d`).
    public func documentation(of name: String) -> NamedDocumentation {
        locked {
            let finder = ObjectFinder(self)
            let parts = name.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
            if let value = builtin(parts, finder) ?? member(parts, finder) { return .page(HelpText.page(value)) }
            return .unknown(suggestions: near(name, parts, finder))
        }
    }

    private var publicModules: [String] { nativeModules.keys.filter { !$0.hasPrefix("_") }.sorted() }

    private func builtin(_ parts: [String], _ finder: ObjectFinder) -> Value? {
        let key = finder.keep(.interned(parts[0]))
        guard let first = Dict.get(finder.builtinNamespace, name: key) else { return nil }
        return follow(first, parts.dropFirst(), finder)
    }

    /// The longest prefix that is a module, then its attributes.
    private func member(_ parts: [String], _ finder: ObjectFinder) -> Value? {
        for count in (1...parts.count).reversed() {
            let name = parts.prefix(count).joined(separator: ".")
            guard nativeModules[name] != nil || publicModules.contains(where: { $0.hasPrefix(name + ".") }) else { continue }
            guard let module = loaded(name, finder) else { continue }
            if let found = follow(module, parts.dropFirst(count), finder) { return found }
        }
        return nil
    }

    private func loaded(_ name: String, _ finder: ObjectFinder) -> Value? {
        do throws(Raise) { return finder.keep(try Imports.load(name)) } catch {
            error.discard()
            return nil
        }
    }

    private func follow(_ start: Value, _ names: ArraySlice<String>, _ finder: ObjectFinder) -> Value? {
        var value = start
        for name in names {
            let key = finder.keep(.interned(name))
            // A member of a class as the class declares it: a property is itself, not its value.
            if value.isKind(.classObject), let found = value.layout(ClassObject.self).lookup(key) {
                value = found
            } else if let found = finder.member(.value(value), name)?.value {
                value = found
            } else {
                return nil
            }
        }
        return value
    }

    /// Full names that end in the same word, then the nearest spelling.
    private func near(_ name: String, _ parts: [String], _ finder: ObjectFinder) -> [String] {
        let last = parts[parts.count - 1]
        var exact: [String] = []
        var all: [String] = names(in: finder.builtinNamespace) + publicModules
        let prefix = parts.count > 1 ? parts.dropLast().joined(separator: ".") : nil
        if let prefix, let outer = builtin(Array(parts.dropLast()), finder) ?? member(Array(parts.dropLast()), finder) {
            // The rest is right: only the last word is to be mended.
            let word = suggestion(for: last, among: attributeNames(outer))
            return word.map { [prefix + "." + $0] } ?? []
        }
        for module in publicModules where module != "__future__" {
            guard let object = loaded(module, finder), object.isKind(.module) else { continue }
            let members = names(in: object.layout(ModuleObject.self).pointee.namespace)
            if members.contains(last) { exact.append(module + "." + last) }
            all += members.filter { !$0.hasPrefix("_") }.map { module + "." + $0 }
        }
        for type in names(in: finder.builtinNamespace) where parts.count == 1 {
            guard let cls = builtin([type], finder), cls.isKind(.classObject), !cls.layout(ClassObject.self).isException else {
                continue
            }
            if names(in: cls.layout(ClassObject.self).pointee.namespace).contains(last) { exact.append(type + "." + last) }
        }
        if !exact.isEmpty { return Array(exact.sorted { ($0.utf8.count, $0) < ($1.utf8.count, $1) }.prefix(6)) }
        let words = Set(all.map { String($0.split(separator: ".").last ?? "") })
        guard words.count > 0 else { return [] }
        // The suggestion's own limit on candidates is for one namespace; here they are looked through in slices.
        var found: [String] = []
        let sorted = words.sorted()
        for start in stride(from: 0, to: sorted.count, by: 700) {
            if let word = suggestion(for: last, among: Array(sorted[start..<min(start + 700, sorted.count)])) {
                found.append(word)
            }
        }
        return Array(found.flatMap { word in all.filter { $0 == word || $0.hasSuffix("." + word) } }.prefix(6))
    }

    private func names(in dict: UnsafeMutablePointer<DictObject>) -> [String] {
        var result: [String] = []
        var place = 0
        while let entry = Dict.next(dict, from: &place) {
            if entry.pointee.key.isString { result.append(entry.pointee.key.swiftString) }
        }
        return result
    }
}

extension ClassPointer {
    fileprivate var isException: Bool { pointee.flags & ClassObject.isException != 0 }
}
