// Layers that only the caller can make, such as a script's own class. Arguments are data, so they carry a name of it.

import Neural
import Tensors

public final class LayerMaker: @unchecked Sendable {
    /// Calls what makes the layer. With `isOptional` it gives nil where the options are not what the callable takes.
    public typealias Body = (_ channels: Int?, _ options: [ModelArgument], _ isOptional: Bool) throws -> Module?

    // Under the interpreter lock.
    /// Those that arguments name while a layer or a model is made of them.
    private nonisolated(unsafe) static var known: [String: LayerMaker] = [:]
    /// The keepers of the layers made meanwhile, until these are registered.
    private nonisolated(unsafe) static var keepers: [AnyObject] = []

    private let body: Body

    private init(_ body: @escaping Body) { self.body = body }

    /// Runs `make`. In it, a LayerSpec of a name that `add` gave has its maker, and keeps it.
    public static func naming<Result>(_ make: () throws -> Result) rethrows -> Result {
        let before = known
        defer {
            known = before
            if before.isEmpty { keepers = [] }
        }
        return try make()
    }

    /// The name of a callable in arguments: its own text, told apart from others that have the same.
    public static func add(_ text: String, _ body: @escaping Body) -> String {
        var name = text
        while known[name] != nil { name += " " }
        known[name] = LayerMaker(body)
        return name
    }

    /// Lets `keeper` live as long as a layer that a body made.
    public static func keep(_ keeper: AnyObject?, for layer: Module) {
        guard let keeper else { return }
        layer.keeper = keeper
        keepers.append(keeper)
    }

    static func named(_ name: String) -> LayerMaker? { known[name] }

    /// An activation. `inplace` is left out where the callable does not take it, if `isOptional` says that it may.
    func activation(_ options: [ModelArgument], inplace: Bool?, isOptional: Bool) throws -> Module? {
        guard let inplace else { return try body(nil, options, false) }
        let all: [ModelArgument] = [("inplace", .bool(inplace))] + options
        if let layer = try body(nil, all, isOptional) { return layer }
        return try body(nil, options, false)
    }

    /// A normalisation, with the keywords that timm gives every one.
    func normalisation(_ channels: Int, _ options: [ModelArgument]) throws -> Module? {
        try body(channels, options + [(key: "device", value: .null), (key: "dtype", value: .null)], false)
    }
}
