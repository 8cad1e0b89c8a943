// Modules made of modules: Sequential and ModuleList.

import Tensors

/// Runs its children one after another. Same as torch.nn.Sequential.
open class Sequential: Module {
    /// Children named "0", "1", …
    public init(_ modules: [Module]) throws {
        super.init()
        for (index, module) in modules.enumerated() { try setModule(String(index), module) }
    }

    /// Children under names of their own.
    public init(named modules: [(name: String, module: Module)]) throws {
        super.init()
        for (name, module) in modules { try setModule(name, module) }
    }

    open override func forward(_ input: Tensor) throws -> Tensor {
        var output = input
        let modules = childEntries.compactMap(\.module)
        var index = 0
        while index < modules.count {
            // A convolution takes the normalisation and the ReLU after it along.
            if index + 1 < modules.count, modules[index] is Conv2d,
                modules[index + 1] is BatchNorm2d || modules[index + 1] is FrozenBatchNorm2d
            {
                let activation = index + 2 < modules.count && modules[index + 2] is ReLU ? modules[index + 2] : nil
                output = try Module.convolve(
                    output, conv: modules[index], norm: modules[index + 1], activation: activation)
                index += activation == nil ? 2 : 3
            } else {
                output = try modules[index](output)
                index += 1
            }
        }
        return output
    }

    /// Number of children.
    public var count: Int { childEntries.count }

    /// The child at a place; negative places count from the end.
    public func at(_ index: Int) throws -> Module { try element(index) }

    /// Adds a child under the next number.
    public func append(_ module: Module) throws { try setModule(String(childEntries.count), module) }
}

/// A list of modules that its owner runs. Same as torch.nn.ModuleList.
public final class ModuleList: Module {
    public init(_ modules: [Module] = []) throws {
        super.init()
        for (index, module) in modules.enumerated() { try setModule(String(index), module) }
    }

    public var count: Int { childEntries.count }
    public func at(_ index: Int) throws -> Module { try element(index) }
    public func append(_ module: Module) throws { try setModule(String(childEntries.count), module) }
}

extension Module {
    fileprivate func element(_ index: Int) throws -> Module {
        let place = index < 0 ? index + childEntries.count : index
        guard childEntries.indices.contains(place), let module = childEntries[place].module else {
            throw TensorError.index("index \(index) is out of range")
        }
        return module
    }
}
