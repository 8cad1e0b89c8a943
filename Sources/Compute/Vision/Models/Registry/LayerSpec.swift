// A layer that an option names: a registry name ('batchnorm2d'), a class ('nn.BatchNorm2d', 'timm.LayerNorm2d'), or either with
// keyword arguments bound (functools.partial). The tables that make layers of it are in Models/Layers.

import Neural
import Tensors

public struct LayerSpec: Sendable, Equatable {
    /// A registry name, or a class: torch's behind `nn.`, timm's behind `timm.`.
    public let name: String
    /// Keyword arguments of a partial.
    public let options: [(key: String, value: JSONValue)]

    /// What makes a layer of the caller's own.
    let maker: LayerMaker?

    public init(_ name: String, _ options: [(key: String, value: JSONValue)] = []) {
        self.init(name, options, LayerMaker.named(name))
    }

    private init(_ name: String, _ options: [(key: String, value: JSONValue)], _ maker: LayerMaker?) {
        (self.name, self.options, self.maker) = (name, options, maker)
    }

    /// Nil for what names no layer. A bare True, as block_args may have it, is not one either.
    public init?(_ value: JSONValue) {
        if let text = value.string, !text.isEmpty {
            self.init(text)
        } else if let name = value["partial"]?.string, let members = value.members {
            self.init(name, members.filter { $0.key != "partial" })
        } else {
            return nil
        }
    }

    public static func == (a: LayerSpec, b: LayerSpec) -> Bool {
        a.name == b.name && a.options.count == b.options.count
            && zip(a.options, b.options).allSatisfy { $0.key == $1.key && $0.value == $1.value }
    }

    /// The class without its package: `BatchNorm2d`.
    public var className: String { String(name.split(separator: ".").last ?? "") }
    /// Whether it is a class and not a registry name.
    public var isClass: Bool { name.contains(".") || name.first?.isUppercase == true }

    public func option(_ name: String) -> JSONValue? { options.last { $0.key == name }?.value }

    /// With more keyword arguments; the ones that are there already win.
    public func adding(_ more: [(key: String, value: JSONValue)]) -> LayerSpec {
        LayerSpec(name, options + more.filter { entry in !options.contains { $0.key == entry.key } }, maker)
    }

    /// The options as arguments of `typeName`.
    func arguments(_ typeName: String) -> ModelArguments { ModelArguments(typeName, options) }
}
