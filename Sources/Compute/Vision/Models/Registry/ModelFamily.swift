// The families that can be built: one line each. A family is its module in timm and the classes that its architectures name;
// every architecture of the module is then there, with the constructor arguments of the catalogue.

import Neural
import Tensors

/// One of timm's modules as far as it is here.
public struct ModelFamily: Sendable {
    /// timm's module: `resnet`.
    public let module: String
    /// The classes that the module's architectures are made of, found by their names.
    public let types: [ImageModel.Type]
    /// Blocks that scripts see under their own names.
    public var parts: [Module.Type] = []
    /// Modules whose classes this one uses under the same names.
    public var needs: [String] = []
    /// Architectures of the module that need what is not there.
    public var missing: Set<String> = []
    /// Architectures that timm does not have.
    public var additions: [ModelAddition] = []

    public init(
        _ module: String, _ types: [ImageModel.Type], parts: [Module.Type] = [], needs: [String] = [],
        missing: Set<String> = [], additions: [ModelAddition] = []
    ) {
        (self.module, self.types, self.parts, self.needs) = (module, types, parts, needs)
        (self.missing, self.additions) = (missing, additions)
    }

    public func type(named name: String) -> ImageModel.Type? { types.first { String(describing: $0) == name } }

    /// Every family.
    public static let all: [ModelFamily] = [
        .beit, .byobnet, .cait, .convmixer, .convnext, .cspnet, .deit, .densenet, .dla, .dpn, .efficientnet, .eva, .hardcorenas,
        .hgnet, .levit, .mambaout, .maxxvit, .metaformer, .mlpMixer, .mobilenetv3, .nfnet, .pvtV2, .regnet, .repvit, .res2net,
        .resnest,
        .resnet, .resnetv2, .rexnet, .senet, .sknet, .swinTransformer, .swinTransformerV2, .vgg, .visionTransformer,
        .visionTransformerRelPos, .vovnet, .xcit,
    ]
}

/// An architecture of our own: one of timm's with other arguments and another configuration.
public struct ModelAddition: Sendable {
    public let name: String
    let base: String
    let arguments: [(key: String, value: JSONValue)]
    let configuration: JSONValue

    public init(
        _ name: String, base: String, arguments: [(key: String, value: JSONValue)],
        configuration: [(key: String, value: JSONValue)]
    ) {
        (self.name, self.base, self.arguments, self.configuration) = (name, base, arguments, .object(configuration))
    }
}
