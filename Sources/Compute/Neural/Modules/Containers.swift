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
        try Module.run(namedChildren, input) { _, result in output = result }
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
    /// Runs modules one after another; `body` gets what each name's module gave. A convolution takes the normalisation and the
    /// ReLU after it along, unless the output of one before the last of them `isTapped`: it then has to exist.
    public static func run(
        _ modules: [(name: String, module: Module)], _ input: Tensor, isTapped: (String) -> Bool = { _ in false },
        _ body: (String, Tensor) throws -> Void
    ) throws {
        var output = input
        var index = 0
        while index < modules.count {
            var next = index + 1
            if next < modules.count, modules[index].module is Conv2d,
                modules[next].module is BatchNorm2d || modules[next].module is FrozenBatchNorm2d,
                !isTapped(modules[index].name)
            {
                let isActivated = next + 1 < modules.count && modules[next + 1].module is ReLU && !isTapped(modules[next].name)
                output = try Module.convolve(
                    output, conv: modules[index].module, norm: modules[next].module,
                    activation: isActivated ? modules[next + 1].module : nil)
                next += isActivated ? 2 : 1
            } else {
                output = try modules[index].module(output)
            }
            try body(modules[next - 1].name, output)
            index = next
        }
    }

    fileprivate func element(_ index: Int) throws -> Module {
        let place = index < 0 ? index + childEntries.count : index
        guard childEntries.indices.contains(place), let module = childEntries[place].module else {
            throw TensorError.index("index \(index) is out of range")
        }
        return module
    }
}
