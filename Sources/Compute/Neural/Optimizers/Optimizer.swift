// What all optimizers share: parameter groups with their options, state per parameter, and the printed form. The
// updates themselves are in the files beside it.

import Tensors

/// An option of a parameter group, as a script sees it.
public enum OptionValue: Equatable, Sendable {
    case none
    case bool(Bool)
    case int(Int)
    case double(Double)
    case pair(Double, Double)
    case string(String)

    /// The number, if it is one.
    public var number: Double? {
        switch self {
        case .int(let value): Double(value)
        case .double(let value): value
        default: nil
        }
    }

    /// Python's spelling.
    public var text: String {
        switch self {
        case .none: "None"
        case .bool(let value): PythonText.bool(value)
        case .int(let value): "\(value)"
        case .double(let value): PythonText.float(value)
        case .pair(let a, let b): "(\(PythonText.float(a)), \(PythonText.float(b)))"
        case .string(let value): value
        }
    }
}

/// Parameters that share their options. Where a script may write the options, a subclass keeps them in the script's dict.
open class ParameterGroup {
    private var ownParameters: [Tensor]
    private var ownOptions: [(name: String, value: OptionValue)]

    public init(_ parameters: [Tensor], options: [(name: String, value: OptionValue)] = []) {
        ownParameters = parameters
        ownOptions = options
    }

    open var parameters: [Tensor] { ownParameters }

    /// In the order of their appearance; `lr` is a number, `betas` a pair, and so on.
    open var options: [(name: String, value: OptionValue)] { ownOptions }

    /// Sets or adds an option.
    open func set(_ name: String, _ value: OptionValue?) {
        if let index = ownOptions.firstIndex(where: { $0.name == name }) {
            if let value { ownOptions[index].value = value } else { ownOptions.remove(at: index) }
        } else if let value {
            ownOptions.append((name, value))
        }
    }

    /// The value of an option.
    open func option(_ name: String) -> OptionValue? { ownOptions.first { $0.name == name }?.value }

    public final subscript(_ name: String) -> OptionValue? {
        get { option(name) }
        set { set(name, newValue) }
    }

    /// A numeric option; what is not a number is refused by name.
    public final func number(_ name: String) throws -> Double {
        guard let value = self[name]?.number else {
            throw TensorError.type("optimizer option '\(name)' must be a number, got \(self[name]?.text ?? "nothing")")
        }
        return value
    }

    /// A switch; absent means off.
    public final func flag(_ name: String) -> Bool { self[name] == .bool(true) }
}

/// The base of all optimizers. Same as torch.optim.Optimizer.
open class Optimizer {
    public private(set) var groups: [ParameterGroup] = []
    public let defaults: [(name: String, value: OptionValue)]

    /// Tensors and counters that belong to one parameter.
    public struct State {
        public var step = 0
        public var tensors: [String: Tensor] = [:]
        public init() {}
    }
    public private(set) var states: [ObjectIdentifier: State] = [:]
    /// Where a host keeps what belongs to this optimizer.
    public var attachment: AnyObject?

    public init(_ groups: [ParameterGroup], defaults: [(name: String, value: OptionValue)]) throws {
        self.defaults = defaults
        guard !groups.isEmpty, groups.count > 1 || !groups[0].parameters.isEmpty else {
            throw TensorError.value("optimizer got an empty parameter list")
        }
        for group in groups { try add(group) }
    }

    /// The class name that is printed.
    open var typeName: String { String(describing: type(of: self)) }

    /// Adds a group; options it lacks are the defaults. Same as add_param_group.
    public func add(_ group: ParameterGroup) throws {
        var seen: Set<ObjectIdentifier> = []
        for other in groups { for tensor in other.parameters { seen.insert(ObjectIdentifier(tensor)) } }
        for tensor in group.parameters {
            guard tensor.isLeaf else { throw TensorError.value("can't optimize a non-leaf Tensor") }
            guard seen.insert(ObjectIdentifier(tensor)).inserted else {
                throw TensorError.value("some parameters appear in more than one parameter group")
            }
        }
        for (name, value) in defaults where group[name] == nil { group[name] = value }
        groups.append(group)
    }

    /// Forgets the gradients, or sets them to zero.
    public func zeroGrad(setToNone: Bool = true) throws {
        for group in groups { for tensor in group.parameters { try Self.clearGradient(of: tensor, setToNone: setToNone) } }
    }

    static func clearGradient(of tensor: Tensor, setToNone: Bool) throws {
        guard let gradient = tensor.grad else { return }
        if setToNone { tensor.grad = nil } else { try GradMode.withDisabled { _ = try gradient.detach().fillInPlace(0) } }
    }

    /// Updates the parameters that have a gradient.
    public func step() throws {
        try GradMode.withDisabled {
            for group in groups {
                for tensor in group.parameters {
                    guard let gradient = tensor.grad else { continue }
                    guard tensor.dtype == .float32, gradient.dtype == .float32, tensor.isContiguous else {
                        throw TensorError.notImplemented(
                            "\(typeName).step updates contiguous float32 parameters; got "
                                + "\(tensor.dtype.name) of shape \(tensor.shape)")
                    }
                    var state = states[ObjectIdentifier(tensor)] ?? State()
                    state.step += 1
                    try update(tensor, gradient.contiguous(), group, &state)
                    states[ObjectIdentifier(tensor)] = state
                    tensor.storage.version += 1
                }
            }
        }
    }

    /// One parameter's update: `parameter` and `gradient` are contiguous float32, `state.step` counts from 1.
    open func update(_ parameter: Tensor, _ gradient: Tensor, _ group: ParameterGroup, _ state: inout State) throws {
        throw TensorError.notImplemented("\(typeName).step is not implemented")
    }

    /// The state of a parameter, if it has been updated.
    public func state(of parameter: Tensor) -> State? { states[ObjectIdentifier(parameter)] }

    /// Puts other groups, over the same parameters, in the place of these.
    public func replaceGroups(_ replacements: [ParameterGroup]) { groups = replacements }

    /// Replaces a parameter's state, as when a checkpoint is loaded.
    public func setState(_ state: State, for parameter: Tensor) { states[ObjectIdentifier(parameter)] = state }

    /// The printed form. Same as repr(optimizer).
    public var representation: String {
        var text = "\(typeName) ("
        for (index, group) in groups.enumerated() {
            text += "\nParameter Group \(index)\n"
            for (name, value) in group.options.sorted(by: { $0.name < $1.name }) { text += "    \(name): \(value.text)\n" }
        }
        return text + ")"
    }

    /// A checked non-negative option, with PyTorch's message.
    static func check(_ value: Double, _ what: String) throws {
        guard value >= 0 else { throw TensorError.value("Invalid \(what): \(PythonText.float(value))") }
    }
}
