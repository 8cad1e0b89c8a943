// tqdm: the progress bar's class and its names.

import Interp

func tqdmModules() -> [NativeModule] {
    let main = NativeModule("tqdm", doc: "Progress bars.") { m in installTqdm(m) }
    let others = ["tqdm.auto", "tqdm.notebook", "tqdm.std", "tqdm.autonotebook"].map { name in
        NativeModule(name, doc: "The same bar as tqdm's.", needs: ["tqdm"]) { m in
            if let cls = TqdmClass.cls { m.constant("tqdm", cls.value.retained()) }
            m.attach(trange(m.module))
        }
    }
    return [main] + others
}

private enum TqdmClass {
    // Under the interpreter lock; set when the module is built.
    nonisolated(unsafe) static var cls: Reference?
}

private let parameters =
    "iterable=None, desc=None, total=None, leave=True, file=None, ncols=None, mininterval=0.1, maxinterval=10.0, "
    + "miniters=None, ascii=None, disable=False, unit='it', unit_scale=False, dynamic_ncols=False, smoothing=0.3, "
    + "bar_format=None, initial=0, position=None, postfix=None, unit_divisor=1000, write_bytes=False, lock_args=None, "
    + "nrows=None, colour=None, delay=0.0, gui=False"

/// A bar from the arguments of tqdm(); the iterable is at slot `first`.
private func makeBar(_ c: TorchCall, first: Int, iterable: Value) throws -> ProgressBar {
    for (offset, name) in [(12, "unit_scale"), (15, "bar_format"), (25, "gui")] where c.has(first + offset) {
        if try c.truth(first + offset) {
            throw Raise.notImplementedError("tqdm(\(name)=…) is not available: the bar has tqdm's default form")
        }
    }
    var total = try c.optionalDouble(first + 2)
    if total == nil, !iterable.isNone {
        // What has no length is counted without a total.
        do throws(Raise) { total = Double(try Operators.length(iterable)) } catch {
            guard error.matches(.typeError) || error.matches(.attributeError) else { throw error }
            error.discard()
        }
    }
    let disable = c[first + 10]
    let isDisabled =
        disable.isNone ? !(Interpreter.current?.host.isTerminal ?? false) : try Interp.truth(disable)
    return try ProgressBar(
        iterable: iterable.isNone ? nil : Reference(iterable), description: c.has(first + 1) ? try str(c[first + 1]) : "",
        total: total, leaves: c[first + 3].isNone ? true : try c.truth(first + 3),
        file: c.has(first + 4) ? Reference(c[first + 4]) : nil, columns: try c.optionalInt(first + 5),
        minimumInterval: try c.double(first + 6, default: 0.1), isDisabled: isDisabled,
        unit: try c.string(first + 11, default: "it"), initial: try c.double(first + 16, default: 0),
        postfix: c.has(first + 18) ? try postfixText(c[first + 18], []) : "")
}

/// `loss=0.5, lr=1e-3`: tqdm's form of a postfix.
private func postfixText(_ given: Value, _ named: [(String, Value)]) throws(Raise) -> String {
    var parts: [String] = []
    func add(_ name: String, _ value: Value) throws(Raise) {
        let text: String
        if value.isString {
            text = value.swiftString
        } else if !value.isBool, value.isInteger || value.floatValue != nil {
            text = try shortNumber(value)
        } else {
            text = try str(value)
        }
        parts.append("\(name)=\(trimmed(text))")
    }
    if given.isKind(.dict) {
        for (name, value) in KeywordArguments.pairs(given) { try add(name, value) }
    }
    for (name, value) in named { try add(name, value) }
    return parts.joined(separator: ", ")
}

private func trimmed(_ text: String) -> String {
    var view = text[...]
    while let first = view.first, first.isWhitespace { view.removeFirst() }
    while let last = view.last, last.isWhitespace { view.removeLast() }
    return String(view)
}

/// tqdm's `format_num`: three significant digits, unless the plain text is shorter.
private func shortNumber(_ value: Value) throws(Raise) -> String {
    let spec = Value.string(".3g")
    defer { spec.release() }
    let text = try formatted(value, spec)
    defer { text.release() }
    var short = text.swiftString
    for (long, brief) in [("e+0", "e+"), ("e-0", "e-")] { short = short.replacing(long, with: brief) }
    let plain = try str(value)
    return short.count < plain.count ? short : plain
}

/// `trange(n)`: a bar over a range.
private func trange(_ module: String) -> NativeFunction {
    .torch("trange(*args, **kwargs)", module: module, doc: "tqdm(range(…)).") { c -> Value in
        guard let cls = TqdmClass.cls else { return .none }
        let range = try call(.object(Types.range), Array(c[0].tupleItems))
        defer { range.release() }
        return try call(cls.value, [range], KeywordArguments.pairs(c[1]))
    }
}

private func installTqdm(_ m: ModuleBuilder) {
    m.constant("__version__", "4.67.1")
    m.type(ProgressBar.self, name: "tqdm", doc: "A progress bar around an iterable.") { t in
        TqdmClass.cls = Reference(t.handle.value)
        t.constant("__module__", "tqdm.std")
        t.attach(
            .torch("__init__(self, \(parameters))", module: "tqdm", owner: "tqdm", doc: "Starts a bar.") { c -> Value in
                NativeIdentity.adopt(c[0], try makeBar(c, first: 1, iterable: c[1]))
                return .none
            })
        t.operator("__iter__") { bar in
            guard let iterable = bar.iterable else { throw Raise.typeError("'NoneType' object is not iterable") }
            let inner = Reference(owned: try Iteration.iterator(iterable.value))
            if bar.isDisabled { return inner.value.retained() }
            return .iterator(ProgressIterator(bar, inner))
        }
        t.operator("__len__") { bar in
            if let iterable = bar.iterable { return .int(try Operators.length(iterable.value)) }
            return .int(Int(bar.total ?? 0))
        }
        t.operator("__enter__") { bar in bar.toScript() }
        t.operator("__exit__", Variadic<Value>("args")) { bar, _ in
            try bar.close()
            return Value.none
        }
        t.operator("__repr__") { bar in .string(bar.text.line) }
        t.property("n", doc: "Steps so far.", get: { number($0.count) }, set: { $0.count = $1.realValue ?? $0.count })
        t.property(
            "total", doc: "Steps in all, or None.", get: { $0.total.map(number) ?? .none },
            set: { (bar: ProgressBar, value: Value) in bar.total = value.realValue })
        t.property("desc", doc: "The text in front.") { $0.description.isEmpty ? "" : $0.description + ": " }
        t.property("postfix", doc: "The text at the end.") { $0.text.postfix }
        t.property("disable", doc: "Whether nothing is shown.") { $0.isDisabled }
        t.property("leave", doc: "Whether the finished bar stays.") { $0.leaves }
        t.property("format_dict", doc: "What the line is made of.") { bar in
            Value.dict(owned: [
                ("n", number(bar.count)), ("total", bar.total.map(number) ?? .none), ("elapsed", .float(bar.text.elapsed)),
                ("rate", bar.text.rate.map { .float($0) } ?? .none), ("postfix", .string(bar.text.postfix)),
            ])
        }
        func method(_ signature: String, doc: String, _ body: @escaping (ProgressBar, TorchCall) throws -> Value) {
            t.attach(
                .torch(signature, module: "tqdm", owner: "tqdm", doc: doc) { c -> Value in
                    guard let bar = ProgressBar.fromScript(c[0]) else {
                        throw Raise.typeError("the progress bar is not initialised: call super().__init__() first")
                    }
                    return try body(bar, c)
                })
        }
        method("update(self, n=1)", doc: "Moves the bar on.") { bar, c in
            try bar.advance(c.double(1, default: 1))
            return .none
        }
        method("set_description(self, desc=None, refresh=True)", doc: "Sets the text in front.") { bar, c in
            try bar.setDescription(c.has(1) ? str(c[1]) : "")
            return .none
        }
        method("set_description_str(self, desc=None, refresh=True)", doc: "Sets the text in front.") { bar, c in
            try bar.setDescription(c.has(1) ? str(c[1]) : "")
            return .none
        }
        method("set_postfix(self, ordered_dict=None, refresh=True, **kwargs)", doc: "Sets name=value pairs at the end.") {
            bar, c in
            try bar.setPostfix(postfixText(c[1], KeywordArguments.pairs(c[3])), refresh: c.truth(2))
            return .none
        }
        method("set_postfix_str(self, s='', refresh=True)", doc: "Sets the text at the end.") { bar, c in
            try bar.setPostfix(str(c[1]), refresh: c.truth(2))
            return .none
        }
        method("refresh(self, nolock=False, lock_args=None)", doc: "Draws the bar.") { bar, _ in
            try bar.refresh()
            return .bool(true)
        }
        method("clear(self, nolock=False)", doc: "Takes the line away.") { bar, _ in
            try bar.clear()
            return .none
        }
        method("reset(self, total=None)", doc: "Starts anew.") { bar, c in
            try bar.reset(total: c.optionalDouble(1))
            return .none
        }
        method("close(self)", doc: "Finishes the bar.") { bar, _ in
            try bar.close()
            return .none
        }
        let write = NativeFunction.torch(
            "write(s, file=None, end='\\n', nolock=False)", module: "tqdm", doc: "Prints a line without disturbing the bar."
        ) { c -> Value in
            let text = try str(c[0]) + (c.has(2) ? try str(c[2]) : "\n")
            if c.has(1) {
                let argument = Value.string(text)
                defer { argument.release() }
                let method = try getAttribute(c[1], "write")
                defer { method.release() }
                return try call(method, argument)
            }
            Interpreter.current?.host.write(text, to: .stdout)
            return .none
        }
        t.constant("write", Value.wrappedMethod(.staticMethod, owned: .nativeFunction(write)))
    }
    m.attach(trange("tqdm"))
}

/// A count as an int where it is one.
private func number(_ value: Double) -> Value {
    value == value.rounded() && value.magnitude < 1e15 ? .int(Int(value)) : .float(value)
}
