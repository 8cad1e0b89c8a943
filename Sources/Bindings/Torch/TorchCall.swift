// How the functions of torch are declared and how they read their arguments: a signature in Python's notation, and a body
// that takes each argument by its place with PyTorch's conversions and PyTorch's TypeErrors. Every torch file uses it.

import Interp
import Tensors

/// The bound arguments of one call of a torch function.
struct TorchCall {
    let arguments: NativeArguments
    fileprivate let signature: TorchSignature
    /// Whether 16-bit tensors arrive as float32: a function of autocast's list.
    fileprivate var widens = false

    subscript(index: Int) -> Value { arguments[index] }
    func has(_ index: Int) -> Bool { !arguments[index].isUnbound && !arguments[index].isNone }
    var functionName: String { signature.name }
    /// Whether the first argument is the receiver.
    var isMethod: Bool { signature.hidden == 1 }

    /// The slots that the call named, in the call's order.
    private var namedSlots: [Int] {
        guard !arguments.names.isUnbound else { return [] }
        return arguments.names.tupleItems.compactMap { name in
            let text = name.swiftString
            return signature.names.firstIndex(of: TorchSignature.aliases[text] ?? text) ?? signature.names.firstIndex(of: text)
        }
    }

    /// The slot of a parameter.
    func slot(_ name: String) -> Int? { signature.names.firstIndex(of: name) }

    func isNamed(_ index: Int) -> Bool { namedSlots.contains(index) }

    /// Whether the call has the argument, be it None.
    func isGiven(_ index: Int) -> Bool { index < arguments.given || isNamed(index) }

    /// `'dim' (position 2)`, or `'dim'` alone if the call named it.
    private func place(_ index: Int) -> String {
        let name = "'\(signature.names[index])'"
        return isNamed(index) ? name : "\(name) (position \(index + 1 - signature.hidden))"
    }

    /// What PyTorch says of a call that fits none of a function's signatures.
    var invalidCombination: Raise {
        var types: [String] = []
        for index in signature.hidden..<max(signature.hidden, min(arguments.given, arguments.count)) {
            if index == signature.variadic {
                types += arguments[index].tupleItems.map(\.typeName)
                break
            }
            types.append(arguments[index].typeName)
        }
        let named = namedSlots.reversed().map { "\(signature.names[$0])=\(arguments[$0].typeName)" }
        return TorchMistakes.invalidCombination(signature.name, types, named, isMethod: isMethod)
    }

    /// PyTorch's message about an argument of the wrong type.
    func wrongType(_ index: Int, _ wanted: String) -> Raise {
        if TorchMistakes.overloaded.contains(signature.name), !TorchMistakes.hasOneFit(signature.name, self) {
            return invalidCombination
        }
        return .typeError(
            "\(signature.name)(): argument \(place(index)) must be \(wanted), not \(arguments[index].typeName)")
    }

    func tensor(_ index: Int) throws(Raise) -> Tensor {
        if let tensor = tensorObject(arguments[index]) { return widens ? try widened(tensor) : tensor }
        throw wrongType(index, "Tensor")
    }

    private func widened(_ tensor: Tensor) throws(Raise) -> Tensor {
        do { return try Autocast.widened(tensor) } catch { throw Interpreter.translate(error) }
    }

    /// A result that is written into `out` has no history: PyTorch refuses inputs that would give it one.
    fileprivate func refusingRecordedOut(_ out: Int) throws(Raise) {
        guard GradMode.isEnabled else { return }
        for index in 0..<arguments.count where tensorObject(arguments[index])?.requiresGrad == true {
            throw .runtimeError(
                "\(signature.name)(): functions with out=... arguments don't support automatic differentiation, but one of the "
                    + "arguments requires grad.")
        }
    }

    func optionalTensor(_ index: Int) throws(Raise) -> Tensor? { has(index) ? try tensor(index) : nil }

    /// A tensor with dimensions; nil for a number.
    func optionalTensorOrNumber(_ index: Int) throws(Raise) -> Tensor? {
        guard let tensor = tensorObject(arguments[index]), tensor.ndim > 0 else { return nil }
        return tensor
    }

    /// A list or tuple of tensors.
    func tensors(_ index: Int) throws(Raise) -> [Tensor] {
        if arguments[index].isKind(.list) || arguments[index].isKind(.tuple), let items = arguments[index].sequenceItems {
            var result: [Tensor] = []
            for (place, item) in items.enumerated() {
                guard let tensor = tensorObject(item) else {
                    throw .typeError(
                        "expected Tensor as element \(place) in argument \(index + signature.hidden), but got \(item.typeName)")
                }
                result.append(tensor)
            }
            return result
        }
        throw wrongType(index, "tuple of Tensors")
    }

    func int(_ index: Int) throws(Raise) -> Int {
        let value = arguments[index]
        if value.isSmallInt || value.isBool { return value.isBool ? (value.isSame(.bool(true)) ? 1 : 0) : value.asInt }
        if let number = try TorchCall.integer(of: value) { return number }
        throw wrongType(index, "int")
    }

    func int(_ index: Int, default fallback: Int) throws(Raise) -> Int { has(index) ? try int(index) : fallback }
    func optionalInt(_ index: Int) throws(Raise) -> Int? { has(index) ? try int(index) : nil }

    func double(_ index: Int) throws(Raise) -> Double {
        if let number = try TorchCall.number(arguments[index]) { return number.double }
        throw wrongType(index, "float")
    }

    func double(_ index: Int, default fallback: Double) throws(Raise) -> Double { has(index) ? try double(index) : fallback }
    func optionalDouble(_ index: Int) throws(Raise) -> Double? { has(index) ? try double(index) : nil }

    func bool(_ index: Int, default fallback: Bool = false) throws(Raise) -> Bool {
        guard has(index) else { return fallback }
        let value = arguments[index]
        if value.isBool { return value.asBool }
        throw wrongType(index, "bool")
    }

    /// Whether the argument counts as true, for parameters of PyTorch's Python functions.
    func truth(_ index: Int, default fallback: Bool = false) throws(Raise) -> Bool {
        has(index) ? try Interp.truth(arguments[index]) : fallback
    }

    func string(_ index: Int) throws(Raise) -> String {
        guard arguments[index].isString else { throw wrongType(index, "str") }
        return arguments[index].swiftString
    }

    func string(_ index: Int, default fallback: String) throws(Raise) -> String { has(index) ? try string(index) : fallback }

    func scalar(_ index: Int) throws(Raise) -> Scalar {
        if let number = try TorchCall.number(arguments[index]) { return number }
        throw wrongType(index, "Number")
    }

    func scalar(_ index: Int, default fallback: Scalar) throws(Raise) -> Scalar { has(index) ? try scalar(index) : fallback }
    func optionalScalar(_ index: Int) throws(Raise) -> Scalar? { has(index) ? try scalar(index) : nil }

    /// A tensor or a number.
    func operand(_ index: Int) throws(Raise) -> Operand {
        if let operand = try operandValue(arguments[index]) {
            if widens, case .tensor(let tensor) = operand { return .tensor(try widened(tensor)) }
            return operand
        }
        throw wrongType(index, "Tensor")
    }

    func dtype(_ index: Int) throws(Raise) -> DType? {
        guard has(index) else { return nil }
        if let dtype = dtypeValue(arguments[index]) { return dtype }
        throw wrongType(index, "torch.dtype")
    }

    /// Checks a `device=` argument: only the CPU is here.
    func device(_ index: Int) throws(Raise) {
        if has(index) { try Device.require(arguments[index], self, index) }
    }

    /// An int or a sequence of ints.
    func ints(_ index: Int) throws(Raise) -> [Int] {
        if let number = try TorchCall.integer(of: arguments[index]) { return [number] }
        return try intSequence(arguments[index], index)
    }

    /// A sequence of numbers.
    func doubles(_ index: Int) throws(Raise) -> [Double] {
        guard let items = arguments[index].sequenceItems else { throw wrongType(index, "tuple of floats") }
        var result: [Double] = []
        for item in items {
            guard let number = try TorchCall.number(item) else { throw wrongType(index, "tuple of floats") }
            result.append(number.double)
        }
        return result
    }

    func optionalInts(_ index: Int) throws(Raise) -> [Int]? { has(index) ? try ints(index) : nil }

    /// Methods that want one number at least, and what they call it.
    private static let neverEmpty = [
        "permute": "dims", "expand": "size", "repeat": "repeats", "flip": "dims", "reshape": "shape", "tile": "dims",
    ]

    /// `*size`: separate ints, or one sequence of ints.
    func variadicInts(_ index: Int) throws(Raise) -> [Int] {
        let items = arguments[index].tupleItems
        if items.isEmpty, let wanted = Self.neverEmpty[signature.name] {
            throw .typeError("\(signature.name)() missing 1 required positional arguments: \"\(wanted)\"")
        }
        if items.count == 1 {
            let isNumber = items[0].sequenceItems == nil ? try TorchCall.integer(of: items[0]) != nil : false
            if !isNumber { return try intSequence(items[0], index) }
        }
        return try intSequence(arguments[index], index)
    }

    private func intSequence(_ value: Value, _ index: Int) throws(Raise) -> [Int] {
        guard let items = value.sequenceItems else {
            if TorchMistakes.overloaded.contains(signature.name) { throw invalidCombination }
            throw .typeError("\(signature.name)(): argument \(place(index)) must be tuple of ints, not \(value.typeName)")
        }
        var result: [Int] = []
        for (place, item) in items.enumerated() {
            guard let number = try TorchCall.integer(of: item) else {
                if place == 0 && items.count == 1 || place == 0 {
                    throw .typeError(
                        "\(signature.name)(): argument '\(signature.names[index])' (position \(index + 1 - signature.hidden)) must be "
                            + "tuple of ints, but found element of type \(item.typeName) at pos \(place)")
                }
                throw .typeError(
                    "\(signature.name)(): argument '\(signature.names[index])' failed to unpack the object at pos \(place + 1) with "
                        + "error \"type must be tuple of ints,but got \(item.typeName)\"")
            }
            result.append(number)
        }
        return result
    }

    /// The int in an int, or in a tensor of one integer; nil for anything else. Bools do not count.
    static func integer(of value: Value) throws(Raise) -> Int? {
        if value.isSmallInt { return value.asInt }
        if value.isKind(.bigInteger) { throw .runtimeError("Overflow when unpacking long long") }
        if let tensor = tensorObject(value), tensor.numel == 1, tensor.dtype.isInteger,
            case .int(let number)? = try? tensor.item()
        {
            return Int(number)
        }
        return nil
    }

    /// The number in an int, float, bool or tensor of one element.
    static func number(_ value: Value) throws(Raise) -> Scalar? {
        if value.isFloat { return .float(value.asFloat) }
        if value.isSmallInt { return .int(Int64(value.asInt)) }
        if value.isBool { return .bool(value.asBool) }
        if value.isKind(.bigInteger) { throw .runtimeError("Overflow when unpacking long long") }
        if value.isKind(.boxedFloat) { return value.floatValue.map { .float($0) } }
        if let tensor = tensorObject(value), tensor.numel == 1, tensor.ndim == 0 { return try? tensor.item() }
        return nil
    }
}

/// The tensor in a value, or nil.
@inline(__always) func tensorObject(_ value: Value) -> Tensor? {
    guard value.isKind(.native) else { return nil }
    return NativeIdentity.object(in: value) as? Tensor
}

/// The operand in a tensor or number, or nil.
func operandValue(_ value: Value) throws(Raise) -> Operand? {
    if let tensor = tensorObject(value) { return .tensor(tensor) }
    return try TorchCall.number(value).map { .scalar($0) }
}

/// What a declaration says about a function: its name, the names of its parameters, and how many of them are the receiver.
final class TorchSignature {
    let name: String
    let names: [String]
    let hidden: Int
    /// The slot of `*args`.
    let variadic: Int?

    init(_ name: String, _ names: [String], hidden: Int, variadic: Int? = nil) {
        (self.name, self.names, self.hidden, self.variadic) = (name, names, hidden, variadic)
    }

    /// Names that PyTorch takes for others.
    static let aliases = ["axis": "dim", "keepdims": "keepdim", "x": "input", "x2": "other", "size": "sizes"]
}

extension NativeFunction {
    /// A function from a signature such as `relu(input)`. `owner` makes it a method: its first parameter is the receiver.
    static func torch<Result: ScriptValue>(
        _ text: String, module: String, owner: String? = nil, doc: String, _ body: @escaping (TorchCall) throws -> Result
    ) -> NativeFunction {
        let parsed = NativeFunction(text, module: module) { _ throws(Raise) in .none }
        var parameters = parsed.parameters
        // Methods write no result into another tensor.
        if owner == "Tensor" { parameters.removeAll { $0.name == "out" } }
        if owner != nil, !parameters.isEmpty {
            parameters[0].name = "self"
            parameters[0].kind = .positionalOnly
        }
        let signature = TorchSignature(
            parsed.name, parameters.map(\.name), hidden: owner == nil ? 0 : 1,
            variadic: parameters.firstIndex { $0.kind == .variadic })
        let out = signature.names.firstIndex(of: "out")
        let isWide = MixedPrecision.isWide(parsed.name, module)
        let function = NativeFunction(
            name: parsed.name, qualifiedName: owner.map { "\($0).\(parsed.name)" }, module: module, parameters: parameters,
            documentation: doc, binds: owner != nil
        ) { (arguments: NativeArguments) throws(Raise) -> Value in
            try translatingErrors {
                var call = TorchCall(arguments: arguments, signature: signature)
                if isWide, Autocast.isEnabled {
                    call.widens = true
                    return try Autocast.suspended { try body(call).toScript() }
                }
                if let out, call.has(out) { try call.refusingRecordedOut(out) }
                let result = try body(call)
                if let out, call.has(out), let tensor = result as? Tensor {
                    return try call.tensor(out).copyInPlace(from: tensor).toScript()
                }
                return result.toScript()
            }
        }
        let (name, hidden) = (parsed.name, signature.hidden)
        for (alias, own) in TorchSignature.aliases
        where signature.names.contains(own)
            && (signature.names.firstIndex(of: alias).map { $0 == signature.variadic } ?? true)
        {
            function.keywordAliases[alias] = .interned(own)
        }
        let takesOnlyReceiver = owner == "Tensor" && parameters.count == 1
        if !name.hasPrefix("__") {
            function.explain = { mistake, arguments, names in
                if takesOnlyReceiver, case .unexpected = mistake {
                    return .typeError("TensorBase.\(name)() takes no keyword arguments")
                }
                return TorchMistakes.explain(name, hidden, mistake, arguments, names)
            }
        }
        return function
    }
}

/// Wrong calls in PyTorch's words.
enum TorchMistakes {
    /// Functions with several signatures: they answer with the types they got.
    static let overloaded: Set<String> = [
        "count_nonzero", "max", "min", "clamp", "clip", "clamp_", "clip_", "sort", "argsort", "prod", "sum", "linspace",
        "logspace", "rand",
        "randn", "where", "median", "nanmedian", "var", "std", "randint", "fill_",
    ]

    /// The types of the arguments, the named ones last given first.
    static func invalidCombination(_ name: String, _ types: [String], _ named: [String], isMethod: Bool) -> Raise {
        let end = isMethod && types.isEmpty && !named.isEmpty ? ", " : ""
        return .typeError(
            "\(name)() received an invalid combination of arguments - got (\((types + named).joined(separator: ", "))\(end))")
    }

    /// Whether only one of the signatures has the call's number of arguments: then the message names the argument.
    static func hasOneFit(_ name: String, _ call: TorchCall) -> Bool {
        switch name {
        case "median", "nanmedian": true
        case "prod": !call.arguments.names.isUnbound
        default: false
        }
    }

    static func explain(
        _ name: String, _ hidden: Int, _ mistake: CallMistake, _ arguments: NativeArguments, _ names: [String]
    ) -> Raise? {
        if overloaded.contains(name) {
            let given = arguments.count - names.count
            let types = (hidden..<max(hidden, given)).map { arguments[$0].typeName }
            let named = names.enumerated().map { "\($1)=\(arguments[given + $0].typeName)" }
            return invalidCombination(name, types, named.reversed(), isMethod: hidden == 1)
        }
        switch mistake {
        case .missing(let missing):
            return .typeError(
                "\(name)() missing \(missing.count) required positional arguments: "
                    + missing.map { "\"\($0)\"" }.joined(separator: ", "))
        case .tooMany(let given, let least, let most):
            let takes =
                least == most
                ? "\(most) positional argument\(most == 1 ? "" : "s")" : "from \(least) to \(most) positional arguments"
            return .typeError("\(name)() takes \(takes) but \(given) \(given == 1 ? "was" : "were") given")
        case .unexpected(let keyword): return .typeError("\(name)() got an unexpected keyword argument '\(keyword)'")
        }
    }
}

/// Declares the functions of a module and, for those that are methods too, of Tensor.
struct TorchDeclarations {
    let module: ModuleBuilder
    let tensor: TypeBuilder<Tensor>?

    init(_ module: ModuleBuilder, tensor: TypeBuilder<Tensor>? = nil) { (self.module, self.tensor) = (module, tensor) }

    /// A function of the module.
    func function<Result: ScriptValue>(_ signature: String, doc: String = "", _ body: @escaping (TorchCall) throws -> Result) {
        module.attach(.torch(signature, module: module.module, doc: doc, body))
    }

    /// A method of Tensor.
    func method<Result: ScriptValue>(_ signature: String, doc: String = "", _ body: @escaping (TorchCall) throws -> Result) {
        guard writesReceiver(signature) else {
            tensor?.attach(.torch(signature, module: "torch", owner: "Tensor", doc: doc, body))
            return
        }
        // PyTorch looks whether a tensor may be written to before it looks at anything but the types of arguments.
        let checked: (TorchCall) throws -> Result = { call in
            do {
                return try body(call)
            } catch let error as TensorError where error.kind != .type && error.kind != .memory {
                if let receiver = try? call.tensor(0) { try receiver.checkLeafInPlace() }
                throw error
            }
        }
        tensor?.attach(.torch(signature, module: "torch", owner: "Tensor", doc: doc, checked))
        if Self.writingFunctions.contains(signature.prefix { $0 != "(" }) { function(signature, doc: doc, checked) }
    }

    /// The methods that write over their receiver and are functions of torch as well.
    private static let writingFunctions = Set(
        """
        abs_ acos_ acosh_ addmv_ arccos_ arccosh_ arcsin_ arcsinh_ arctan_ arctanh_ asin_ asinh_ atan_ atanh_ ceil_ clamp_ clamp_max_ \
        clamp_min_ clip_ cos_ cosh_ deg2rad_ erf_ erfc_ exp2_ exp_ expm1_ fill_ fix_ floor_ frac_ gcd_ i0_ index_put_ lcm_ ldexp_ \
        log10_ log1p_ log2_ log_ logit_ nan_to_num_ neg_ negative_ rad2deg_ reciprocal_ round_ rsqrt_ sigmoid_ sin_ sinc_ sinh_ \
        sqrt_ square_ tan_ tanh_ trunc_ xlogy_ zero_
        """.split(separator: " "))

    /// Whether a signature is one of the methods whose `_` says that they write over the receiver.
    private func writesReceiver(_ signature: String) -> Bool {
        let name = signature.prefix { $0 != "(" }
        let others = ["requires_grad_", "detach_", "resize_", "resize_as_"]
        return name.hasSuffix("_") && !name.hasSuffix("__") && !others.contains(String(name))
    }

    /// A function `torch.f(input, …)` that is a method `input.f(…)` too.
    func both<Result: ScriptValue>(_ signature: String, doc: String = "", _ body: @escaping (TorchCall) throws -> Result) {
        function(signature, doc: doc, body)
        method(signature, doc: doc, body)
    }

    /// A function and method, and the method with `_` that writes the result over the receiver.
    func elementwise(_ signature: String, doc: String = "", _ body: @escaping (TorchCall) throws -> Tensor) {
        both(signature, doc: doc, body)
        inPlace(signature, doc: doc, body)
    }

    /// The method with `_` alone; the body computes what the receiver becomes, unless `natively` writes it at once.
    func inPlace(
        _ signature: String, doc: String = "", natively: ((Tensor) throws -> Tensor?)? = nil,
        _ body: @escaping (TorchCall) throws -> Tensor
    ) {
        guard let open = signature.firstIndex(of: "(") else { return }
        let text = String(signature[..<open]) + "_" + String(signature[open...])
        method(text, doc: doc.isEmpty ? "" : doc + " In place.") { call in
            let receiver = try call.tensor(0)
            if let result = try natively?(receiver) { return result }
            let result = try receiver.preservingOldValues { try body(call) }
            guard result.shape == receiver.shape else {
                throw TensorError.runtime(
                    "output with shape \(sizeText(receiver.shape)) doesn't match the broadcast shape \(sizeText(result.shape))")
            }
            guard result.dtype.canCast(to: receiver.dtype) else {
                throw TensorError.runtime(
                    "result type \(result.dtype.scalarTypeName) can't be cast to the desired output type \(receiver.dtype.scalarTypeName)"
                )
            }
            return try receiver.copyInPlace(from: result)
        }
    }

    func property(
        _ name: String, doc: String = "", get: @escaping (Tensor) throws -> some ScriptValue,
        set: ((Tensor, Value) throws -> Void)? = nil
    ) {
        let getter = { (value: Value) throws(Raise) -> Value in
            guard let receiver = tensorObject(value) else { throw .typeError("descriptor '\(name)' needs a Tensor") }
            return try translatingErrors { try get(receiver).toScript() }
        }
        var setter: ((Value, Value) throws(Raise) -> Void)?
        if let set {
            setter = { (value: Value, new: Value) throws(Raise) -> Void in
                guard let receiver = tensorObject(value) else { throw .typeError("descriptor '\(name)' needs a Tensor") }
                _ = try translatingErrors { () throws -> Value in
                    try set(receiver, new)
                    return Value.none
                }
            }
        }
        tensor?.attach(NativeProperty(name: name, documentation: doc, get: getter, set: setter))
    }
}

/// `[2, 3]`, as messages show a shape.
func sizeText(_ shape: [Int]) -> String { "[" + shape.map(String.init).joined(separator: ", ") + "]" }
