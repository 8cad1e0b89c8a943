// Containers of modules and parameters by name or place that their owner runs: ModuleDict, ParameterList, ParameterDict.

import Tensors

/// Modules by name. Same as torch.nn.ModuleDict.
public final class ModuleDict: Module {
    public init(_ modules: [(name: String, module: Module)] = []) throws {
        super.init()
        for (name, module) in modules { try setModule(name, module) }
    }
}

/// What the containers of parameters share: they print shapes instead of values.
open class ParameterContainer: Module {
    /// How a tensor's type is printed.
    func typeText(_ tensor: Tensor) -> String { tensor.dtype.name }

    public override var extraRepresentation: String {
        parameterEntries.compactMap { entry in
            guard let tensor = entry.tensor else { return nil }
            let size = tensor.shape.map(String.init).joined(separator: "x")
            return "  (\(entry.name)): Parameter containing: [\(typeText(tensor)) of size \(size)]"
        }.joined(separator: "\n")
    }
}

/// Parameters by place. Same as torch.nn.ParameterList.
public final class ParameterList: ParameterContainer {
    public init(_ parameters: [Tensor] = []) throws {
        super.init()
        for tensor in parameters { try append(tensor) }
    }

    public func append(_ tensor: Tensor) throws { try setParameter(String(parameterEntries.count), tensor) }
}

/// Parameters by name. Same as torch.nn.ParameterDict.
public final class ParameterDict: ParameterContainer {
    override func typeText(_ tensor: Tensor) -> String { "torch.\(tensor.dtype.scalarTypeName)Tensor" }

    public init(_ parameters: [(name: String, tensor: Tensor)] = []) throws {
        super.init()
        for (name, tensor) in parameters { try setParameter(name, tensor) }
    }
}
