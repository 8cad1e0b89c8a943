// From a call window to the slots of a native function: defaults, keywords, *args, **kwargs, and the errors of a wrong
// call. Works in place on the machine's stack, without arrays or dictionaries in the common cases.

extension NativeFunction {
    /// Calls the function object with the `count` values at `base` (top of the machine's stack), the last of which are named
    /// by the tuple `names` (or unbound). The values stay owned by the window; the caller releases them.
    @inline(__always)
    static func invoke(
        _ object: UnsafeMutablePointer<NativeFunctionObject>, _ base: ValuePointer, _ count: Int, _ names: Value
    ) throws(Raise) -> Value {
        let state = machine
        let savedTop = state.pointee.nativeTop
        defer { state.pointee.nativeTop = savedTop }
        if object.pointee.directCount == NativeFunctionObject.unknown { learn(object) }
        if names.isUnbound {
            if object.pointee.quick != .none, case let value = QuickBodies.run(object.pointee.quick, base, count),
                !value.isUnbound
            {
                return value
            }
            if count == object.pointee.directCount {
                state.pointee.nativeTop = base + count
                return try call(object, base, count)
            }
            if count >= object.pointee.leastCount && count < object.pointee.directCount {
                return try callWithDefaults(object, base, count)
            }
        }
        return try object.pointee.info.takeUnretainedValue().bindAndInvoke(base, count, names)
    }

    /// Reads the parameters, which no call has needed before.
    @inline(never)
    static func learn(_ object: UnsafeMutablePointer<NativeFunctionObject>) {
        let layout = object.pointee.info.takeUnretainedValue().layout
        object.pointee.directCount = layout.directCount
        object.pointee.leastCount = layout.leastCount
        if layout.variadicSlot >= 0 || layout.keywordsSlot >= 0 { return }
        object.pointee.slots = layout.slots
        object.pointee.slotCount = layout.count
        object.pointee.positionalCount = layout.positionalCount
        object.pointee.positionalOnlyCount = layout.positionalOnlyCount
    }

    /// Runs the body on one argument a parameter.
    @inline(__always)
    static func call(
        _ object: UnsafeMutablePointer<NativeFunctionObject>, _ base: ValuePointer, _ count: Int
    ) throws(Raise) -> Value {
        // The object keeps the function, so nothing is counted here. What is raised is pending, and the throw only tells so.
        let value = object.pointee.info._withUnsafeGuaranteedRef { function in
            do throws(Raise) { return try function.run(NativeArguments(base: base, count: count)) } catch { return .unbound }
        }
        if value.isUnbound { throw Raise() }
        return value
    }

    /// Runs the body on slots that the core has bound. Unbound: it raised.
    @inline(__always)
    static func run(_ object: UnsafeMutablePointer<NativeFunctionObject>, _ arguments: NativeArguments) -> Value {
        object.pointee.info._withUnsafeGuaranteedRef { function in
            do throws(Raise) { return try function.run(arguments) } catch { return .unbound }
        }
    }

    /// The same where the last parameters get their defaults, which lie above the window for the time of the call.
    @inline(never)
    static func callWithDefaults(
        _ object: UnsafeMutablePointer<NativeFunctionObject>, _ base: ValuePointer, _ count: Int
    ) throws(Raise) -> Value {
        let state = machine
        let function = object.pointee.info.takeUnretainedValue()
        let slots = function.layout.slots
        let total = object.pointee.directCount
        var i = count
        while i < total {
            base[i] = slots[i].defaultValue
            i &+= 1
        }
        let savedTop = state.pointee.nativeTop
        state.pointee.nativeTop = base + total
        defer {
            state.pointee.nativeTop = savedTop
            var i = count
            while i < total {
                base[i].tag = Tag.unbound
                i &+= 1
            }
        }
        return try function.run(NativeArguments(base: base, count: total, given: count, names: .unbound))
    }

    @inline(never)
    private func bindAndInvoke(_ base: ValuePointer, _ count: Int, _ names: Value) throws(Raise) -> Value {
        let state = machine
        let layout = layout
        let slotCount = layout.count
        let named = names.isUnbound ? 0 : names.tupleItems.count
        let given = count - named
        // Slots borrow the window's values, except those of *args and **kwargs, which are made here.
        let slots = base + count
        guard slots + slotCount + 16 < state.pointee.stackLimit else {
            throw Raise.recursionError("maximum recursion depth exceeded")
        }
        for i in 0..<slotCount { slots[i] = .unbound }
        state.pointee.nativeTop = slots + slotCount
        let variadicSlot = layout.variadicSlot, keywordsSlot = layout.keywordsSlot
        defer {
            if variadicSlot >= 0 { slots[variadicSlot].release() }
            if keywordsSlot >= 0 { slots[keywordsSlot].release() }
            for i in 0..<slotCount { slots[i] = .unbound }
        }
        let positionalCount = layout.positionalCount
        if variadicSlot < 0, keywordsSlot < 0, given <= positionalCount {
            if fill(layout, base, given, names, slots) {
                return try run(NativeArguments(base: slots, count: slotCount, given: given, names: names))
            }
            for i in 0..<slotCount { slots[i] = .unbound }
        }
        for i in 0..<min(given, positionalCount) { slots[i] = base[i] }
        if variadicSlot >= 0 {
            let extra = max(0, given - positionalCount)
            for i in 0..<extra { base[positionalCount + i].retain() }
            slots[variadicSlot] = .tuple(owned: UnsafeBufferPointer(start: base + min(given, positionalCount), count: extra))
        } else if given > positionalCount {
            let mistake = CallMistake.tooMany(
                given: given - hidden, least: requiredCount - hidden, most: positionalCount - hidden)
            throw explained(mistake, base, count, names) ?? wrongReceiver(base[0]) ?? tooMany(given, named)
        }
        if keywordsSlot >= 0 { slots[keywordsSlot] = .object(Dict.make()) }
        if named > 0 {
            if explain != nil, keywordsSlot < 0, let name = unexpectedName(names),
                let raise = explained(.unexpected(name), base, count, names)
            {
                throw raise
            }
            try bindKeywords(layout, base + given, names, slots)
        }
        for i in 0..<slotCount where slots[i].isUnbound {
            slots[i] = layout.slots[i].defaultValue
            if slots[i].isUnbound && !layout.slots[i].isOptional {
                if explain != nil, given >= hidden, let raise = explained(.missing(unfilled(slots)), base, count, names) {
                    throw raise
                }
                throw given > 0 ? wrongReceiver(base[0]) ?? missing(slots, given) : missing(slots, given)
            }
        }
        return try run(NativeArguments(base: slots, count: slotCount, given: given, names: names))
    }

    /// Fills the slots for a call in which nothing is wrong: every name is a parameter's, and those without a value have a
    /// default. False if there is more to it. The slots are unbound before.
    @inline(__always)
    private func fill(
        _ layout: NativeParameters, _ base: ValuePointer, _ given: Int, _ names: Value, _ slots: ValuePointer
    ) -> Bool {
        let count = layout.count, parameters = layout.slots
        var i = 0
        while i < given {
            slots[i] = base[i]
            i &+= 1
        }
        if !names.isUnbound {
            let items = names.tupleItems
            var k = 0
            while k < items.count {
                // Names at calls are interned, as those of parameters: what is not found here may still be an alias.
                let bits = items[k].bits
                var slot = layout.positionalOnlyCount
                while slot < count && parameters[slot].name.bits != bits { slot &+= 1 }
                if slot >= count || !parameters[slot].takesName || !slots[slot].isUnbound { return false }
                slots[slot] = base[given &+ k]
                k &+= 1
            }
        }
        i = given
        while i < count {
            if slots[i].isUnbound {
                let value = parameters[i].defaultValue
                if value.isUnbound && !parameters[i].isOptional { return false }
                slots[i] = value
            }
            i &+= 1
        }
        return true
    }

    private func explained(_ mistake: CallMistake, _ base: ValuePointer, _ count: Int, _ names: Value) -> Raise? {
        guard let explain else { return nil }
        let named = names.isUnbound ? [] : names.tupleItems.map(\.swiftString)
        return explain(mistake, NativeArguments(base: base, count: count), named)
    }

    private func unexpectedName(_ names: Value) -> String? {
        names.tupleItems.map(\.swiftString).first { given in
            let name = keywordAliases[given]?.swiftString ?? given
            return !parameters.contains { $0.name == name && ($0.kind == .positional || $0.kind == .keywordOnly) }
        }
    }

    private func unfilled(_ slots: ValuePointer) -> [String] {
        parameters.indices.filter { index in
            slots[index].isUnbound && parameters[index].defaultValue == nil && parameters[index].kind != .variadic
                && parameters[index].kind != .variadicKeywords
        }
        .map { parameters[$0].name }
    }

    private func bindKeywords(
        _ layout: NativeParameters, _ values: ValuePointer, _ nameTuple: Value, _ slots: ValuePointer
    ) throws(Raise) {
        for (k, rawName) in nameTuple.tupleItems.enumerated() {
            let name = (keywordAliases.isEmpty ? rawName : keywordAliases[rawName.swiftString] ?? rawName).internedString
            var slot = -1
            for i in layout.positionalOnlyCount..<max(layout.positionalOnlyCount, layout.count)
            where layout.slots[i].name.bits == name.bits {
                if layout.slots[i].takesName { slot = i }
                break
            }
            if slot >= 0 {
                if !slots[slot].isUnbound {
                    throw Raise.typeError(
                        speaksLikeC
                            ? "argument for \(name_())() given by name ('\(name.swiftString)') and position (\(slot + 1 - hidden))"
                            : "\(name_())() got multiple values for argument '\(name.swiftString)'")
                }
                slots[slot] = values[k]
            } else if layout.keywordsSlot >= 0 {
                Dict.set(slots[layout.keywordsSlot].layout(DictObject.self), name: name, values[k])
            } else if parameters.allSatisfy({ $0.kind == .positionalOnly || $0.kind == .variadic }) {
                throw Raise.typeError("\(isConstructor ? ownName : qualifiedName)() takes no keyword arguments")
            } else if speaksLikeC {
                // The names of `sorted` are those of `list.sort`.
                let shown = self.name == "sorted" ? "sort" : name_()
                throw Raise.typeError("'\(name.swiftString)' is an invalid keyword argument for \(shown)()")
            } else {
                throw Raise.typeError("\(name_())() got an unexpected keyword argument '\(name.swiftString)'")
            }
        }
    }

    private var positionalCount: Int { layout.positionalCount }
    private var positionalOnlyCount: Int { layout.positionalOnlyCount }
    private var requiredCount: Int { layout.requiredCount }

    /// The name as error texts show it. A constructor goes by the name of its class.
    private func name_() -> String { speaksLikeC ? ownName : qualifiedName }

    private var isConstructor: Bool { module == nil && (name == "__new__" || name == "__init__") }
    private var ownName: String { isConstructor ? String(qualifiedName.dropLast(name.count + 1)) : name }
    /// How many of the first parameters the caller does not see: the receiver, or the class of `__new__`.
    private var hidden: Int { binds || isConstructor ? 1 : 0 }

    /// Methods of builtin types look at their receiver before they count.
    private func wrongReceiver(_ receiver: Value) -> Raise? {
        guard binds, module == nil, let dot = qualifiedName.lastIndex(of: ".") else { return nil }
        if receiver.isKind(.classObject) && !slotNames.contains(name) { return nil }
        let owner = String(qualifiedName[..<dot]), cls = receiver.classOf
        if (0..<cls.pointee.orderCount).contains(where: { cls.pointee.order[$0].nameString == owner }) { return nil }
        return .typeError(
            name.hasPrefix("__")
                ? "descriptor '\(name)' requires a '\(owner)' object but received a '\(receiver.typeName)'"
                : "descriptor '\(name)' for '\(owner)' objects doesn't apply to a '\(receiver.typeName)' object")
    }

    private func tooMany(_ given: Int, _ named: Int) -> Raise {
        let maximum = positionalCount - hidden, minimum = requiredCount - hidden, got = given - hidden
        if !speaksLikeC {
            let takes = requiredCount == positionalCount ? "\(positionalCount)" : "from \(requiredCount) to \(positionalCount)"
            let plural = requiredCount == positionalCount && positionalCount == 1 ? "" : "s"
            return .typeError(
                "\(name_())() takes \(takes) positional argument\(plural) but \(given) \(given == 1 ? "was" : "were") given")
        }
        if isConstructor, got < 0 { return withoutClass }
        if countsPlainly { return searches ? searchError(got) : countError(got, minimum, maximum) }
        if maximum == 0, name == "sort" { return .typeError("sort() takes no positional arguments") }
        if positionalCount < parameters.count {
            let count = maximum == 0 ? "no" : minimum == maximum ? "exactly \(maximum)" : "at most \(maximum)"
            return .typeError("\(name_())() takes \(count) positional argument\(maximum == 1 ? "" : "s") (\(got) given)")
        }
        return .typeError(
            "\(name_())() takes \(minimum == maximum ? "exactly" : "at most") \(maximum) argument\(maximum == 1 ? "" : "s") (\(got + named) given)"
        )
    }

    /// Whether a wrong number of arguments is worded "f expected 1 argument, got 2": functions that take positions only, those
    /// that take any names besides, and `sorted`, whose names go to `list.sort`.
    private var countsPlainly: Bool {
        positionalOnlyCount == positionalCount
            && (positionalCount == parameters.count || (positionalCount + 1 == parameters.count && layout.keywordsSlot >= 0)
                || (name == "sorted" && module == "builtins"))
    }

    private var withoutClass: Raise { .typeError("\(qualifiedName)(): not enough arguments") }

    /// The methods of texts that share the parameters `sub[, start[, end]]`.
    private var searches: Bool {
        guard module == nil, positionalCount == 4 else { return false }
        switch name {
        case "find", "rfind", "index", "rindex", "count", "startswith", "endswith":
            return qualifiedName.hasPrefix("str.") || qualifiedName.hasPrefix("byte")
        default: return false
        }
    }

    private func searchError(_ got: Int) -> Raise {
        .typeError(
            got < 1
                ? "\(name)() takes at least 1 argument (\(got) given)" : "\(name)() takes at most 3 arguments (\(got) given)")
    }

    private func countError(_ got: Int, _ minimum: Int, _ maximum: Int) -> Raise {
        let full = module.map { $0 == "builtins" ? qualifiedName : "\($0).\(qualifiedName)" } ?? qualifiedName
        // What fills a slot of the type counts in its own words.
        if minimum == maximum && binds && module == nil && slotNames.contains(name) {
            return .typeError("expected \(maximum) argument\(maximum == 1 ? "" : "s"), got \(got)")
        }
        if maximum == 0 { return .typeError("\(full)() takes no arguments (\(got) given)") }
        if maximum == 1 && minimum == 1 && !isConstructor && positionalCount == parameters.count {
            return .typeError("\(full)() takes exactly one argument (\(got) given)")
        }
        let bound = minimum == maximum ? "" : got < minimum ? "at least " : "at most "
        let number = got < minimum ? minimum : maximum
        return .typeError("\(ownName) expected \(bound)\(number) argument\(number == 1 ? "" : "s"), got \(got)")
    }

    private func missing(_ slots: ValuePointer, _ given: Int) -> Raise {
        if binds && given == 0 {
            if module == nil, slotNames.contains(name), let dot = qualifiedName.lastIndex(of: ".") {
                return .typeError("descriptor '\(name)' of '\(qualifiedName[..<dot])' object needs an argument")
            }
            return .typeError("unbound method \(qualifiedName)() needs an argument")
        }
        if speaksLikeC {
            if isConstructor, given < hidden { return withoutClass }
            if searches { return searchError(given - hidden) }
            if countsPlainly {
                return countError(given - hidden, requiredCount - hidden, positionalCount - hidden)
            }
            for i in 0..<parameters.count where slots[i].isUnbound && parameters[i].defaultValue == nil {
                if parameters[i].kind == .positionalOnly {
                    let minimum = requiredCount - hidden, bound = requiredCount == positionalCount ? "exactly" : "at least"
                    return .typeError(
                        "\(name_())() takes \(bound) \(minimum) positional argument\(minimum == 1 ? "" : "s") (\(given - hidden) given)"
                    )
                }
                if parameters[i].kind == .keywordOnly {
                    return .typeError("\(name_())() missing required keyword-only argument '\(parameters[i].name)'")
                }
                // The constructor of enumerate words it differently.
                if name_() == "enumerate" { return .typeError("enumerate() missing required argument 'iterable'") }
                return .typeError("\(name_())() missing required argument '\(parameters[i].name)' (pos \(i + 1 - hidden))")
            }
        }
        func unfilled(_ kinds: [ParameterSpec.Kind]) -> [String] {
            parameters.indices.filter {
                slots[$0].isUnbound && parameters[$0].defaultValue == nil && kinds.contains(parameters[$0].kind)
            }
            .map { parameters[$0].name }
        }
        let positional = unfilled([.positionalOnly, .positional])
        if !positional.isEmpty { return .typeError(missingText(name_(), positional, "positional")) }
        return .typeError(missingText(name_(), unfilled([.keywordOnly]), "keyword-only"))
    }
}

/// Methods that CPython wraps around slots of a type, whatever the type.
private let slotNames: Set<String> = Set(
    """
    repr str hash len iter next bool int float index neg pos abs invert eq ne lt le gt ge add radd sub rsub mul rmul truediv
    rtruediv floordiv rfloordiv mod rmod divmod rdivmod and rand or ror xor rxor lshift rlshift rshift rrshift matmul rmatmul
    iadd isub imul iand ior ixor getattribute setattr delattr setitem delitem
    """.split(whereSeparator: \.isWhitespace).map { "__\($0)__" })

/// "f() missing 2 required positional arguments: 'a' and 'b'".
func missingText(_ function: String, _ names: [String], _ kind: String) -> String {
    let quoted = names.map { "'\($0)'" }
    let list: String =
        switch quoted.count {
        case 0: ""
        case 1: quoted[0]
        case 2: quoted[0] + " and " + quoted[1]
        default: quoted.dropLast().joined(separator: ", ") + ", and " + (quoted.last ?? "")
        }
    return "\(function)() missing \(names.count) required \(kind) argument\(names.count == 1 ? "" : "s"): \(list)"
}
