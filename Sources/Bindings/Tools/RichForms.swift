// The HTML of values whose classes have none: small matrices, models, data sets. It is no method of these classes, because PyTorch's
// have none: front ends that show HTML ask for it, as IPython asks its formatters.

import Interp
import Neural
import Tensors

enum RichForms {
    static var modules: [NativeModule] {
        [
            NativeModule("tnb", doc: "What tnb has beside PyTorch and timm.") { _ in },
            .scripted("tnb.display", doc: "Tables and pictures with captions.", needs: ["tnb"], displayHelpersSource),
            .scripted("tnb._forms", doc: "What notebooks show of values.", needs: ["tnb"], richFormsSource),
        ]
    }

    /// The HTML of a value, or nil where its text says it all.
    static func html(_ value: Value) throws(Raise) -> String? {
        if let tensor = tensorObject(value) {
            // Asked for every result of a cell: what is no small matrix ends here.
            guard tensor.ndim == 2, tensor.numel > 0, tensor.numel <= 800 else { return nil }
            return try text("tensor_html", [value])
        }
        if moduleObject(value) != nil {
            let shape = NativeFunction("shape_of(module, /)", module: "tnb._forms") { a throws(Raise) in
                guard let shape = moduleObject(a[0])?.lastOutputShape else { return .none }
                return .tuple(owned: shape.map { .int($0) })
            }
            let function = Value.nativeFunction(shape)
            defer { function.release() }
            return try text("model_html", [value, function])
        }
        guard try isDataset(value) else { return nil }
        return try text("dataset_html", [value])
    }

    /// Whether a value is a data set as torchvision, timm and random_split make them.
    private static func isDataset(_ value: Value) throws(Raise) -> Bool {
        for (module, name) in [
            ("torchvision.datasets.vision", "VisionDataset"), ("timm.data.dataset", "ImageDataset"),
            ("torch.utils.data.dataset", "Subset"),
        ] {
            guard let owner = Interpreter.current?.importedModule(module), let cls = try findAttribute(owner, name) else {
                continue
            }
            defer { cls.release() }
            if isInstance(value, of: cls) { return true }
        }
        return false
    }

    private static func text(_ function: String, _ arguments: [Value]) throws(Raise) -> String? {
        let module = try Interpreter.importModule("tnb._forms")
        defer { module.release() }
        let callee = try getAttribute(module, function)
        defer { callee.release() }
        let result = try call(callee, arguments)
        defer { result.release() }
        return result.isString ? result.swiftString : nil
    }
}
