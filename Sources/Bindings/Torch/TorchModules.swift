// The modules of torch and its submodules, safetensors.torch.

import Interp
import Neural
import Tensors

func torchModules() -> [NativeModule] {
    [
        NativeModule("torch", doc: "Tensors, gradients, random numbers: PyTorch's interface.") { m throws(Raise) in
            try installTorch(m)
        }
    ] + MixedPrecisionScripts.modules + ProfilerScripts.modules + CompileScripts.modules + ParametrizeScripts.modules + [
        NativeModule("torch.cuda", needs: ["torch"]) { m in
            TorchDeclarations(m).function("is_available()") { _ in false }
            TorchDeclarations(m).function("device_count()") { _ in 0 }
            TorchDeclarations(m).function("synchronize(device=None)") { _ -> Value in
                throw Raise.assertionError("Torch not compiled with CUDA enabled")
            }
            TorchDeclarations(m).function("empty_cache()") { _ in Value.none }
        },
        NativeModule("torch.linalg", doc: "Linear algebra.", needs: ["torch"]) { m throws(Raise) in try installLinearAlgebra(m) },
        NativeModule("torch.special", doc: "Special functions.", needs: ["torch"]) { m in installSpecialFunctions(m) },
        NativeModule("torch.random", doc: "The default stream of random numbers.", needs: ["torch"]) { m in installRandomModule(m)
        },
        NativeModule("torch.backends", needs: ["torch"]) { _ in },
        NativeModule("torch.backends.mps", needs: ["torch"]) { m in TorchDeclarations(m).function("is_available()") { _ in false }
        },
        NativeModule("torch.backends.cudnn", needs: ["torch"]) { m in
            TorchDeclarations(m).function("is_available()") { _ in false }
        },
        NativeModule("torch.nn", doc: "Layers and losses.", needs: ["torch"]) { m throws(Raise) in
            try NeuralModules.install(m)
            TorchDeclarations.lazily(m, LayerSource.names, from: LayerSource.module)
        },
        FunctionalSource.make(), LayerSource.make(), WeightSource.make(),
        NativeModule("torch.nn.functional", doc: "The layers' computations as functions.", needs: ["torch"]) { m in
            installFunctional(m)
        },
        NativeModule("torch.nn.init", doc: "Filling parameters.", needs: ["torch"]) { m in installInitialisation(m) },
        InitialisationScript.module,
        NativeModule("torch.nn.utils", needs: ["torch", "torch.nn"]) { m in
            installNeuralUtilities(m)
            var names = Dictionary(uniqueKeysWithValues: WeightSource.names.map { ($0, WeightSource.module) })
            names.merge(NeuralUtilityScripts.places) { first, _ in first }
            for part in ["parametrize", "parametrizations"] + NeuralUtilityScripts.parts {
                names[part] = "torch.nn.utils." + part
            }
            TorchDeclarations.lazily(m, names)
        },
        NativeModule("safetensors", doc: "The safetensors file format.", needs: []) { m throws(Raise) in
            m.constant("SafetensorError", try SafetensorExceptions.cls().value.retained())
        },
        NativeModule("safetensors.torch", doc: "Tensors in safetensors files.", needs: ["torch", "safetensors"]) { m in
            installSafetensors(m)
        },
    ] + ModuleStateScripts.modules + NeuralUtilityScripts.modules
}

/// The class of parameters, which torch.nn shows.
enum ParameterClass {
    // Under the interpreter lock; set when torch is built.
    nonisolated(unsafe) static var cls: Reference?
}

private func installTorch(_ m: ModuleBuilder) throws(Raise) {
    var failure: Raise?
    m.constant("__version__", "2.13.0")
    m.type(GradNodeObject.self, name: "Node") { t in
        t.operator("__repr__") { node in
            .string(
                "<\(node.node.name) object at 0x\(String(UInt(bitPattern: ObjectIdentifier(node.node).hashValue), radix: 16))>")
        }
        t.def("name") { $0.node.name }
    }
    m.type(TensorLayout.self, name: "layout") { t in t.operator("__repr__") { _ in .string("torch.strided") } }
    m.type(MemoryFormat.self, name: "memory_format") { t in t.operator("__repr__") { f in .string("torch.\(f.name)") } }
    for format in MemoryFormat.all { m.constant(format.name, format) }
    m.type(Tensor.self, name: "Tensor", doc: "An n-dimensional array with gradients.") { t in
        let declarations = TorchDeclarations(m, tensor: t)
        do throws(Raise) { try declarations.installTypes() } catch { failure = error }
        declarations.installTensorAttributes()
        declarations.installTensorConversions()
        declarations.installTensorGradients()
        declarations.installOperators()
        declarations.installArithmetic()
        declarations.installIndexing()
        declarations.installCreation()
        declarations.installReductions()
        declarations.installPointwise()
        declarations.installShaping()
        declarations.installSpecial()
        declarations.installStatistics()
        declarations.installRearranging()
        declarations.installScattering()
        declarations.installMatrixProducts()
        declarations.installDistributions()
        declarations.installFunctionalNames()
        let construct = NativeFunction.torch("__new__(cls, *data)", module: "torch", doc: "") { c -> Tensor in
            try TypedTensors.make(c, 1, .float32)
        }
        t.constant("__new__", Value.wrappedMethod(.staticMethod, owned: .nativeFunction(construct)))
    }
    m.type(StorageObject.self, name: "UntypedStorage", doc: "The bytes behind tensors.") { t in
        t.def("nbytes") { $0.tensor.storageByteCount }
        t.def("size") { $0.tensor.storageByteCount }
        t.def("data_ptr") { Int(bitPattern: UInt(bitPattern: $0.tensor.storageAddress)) }
        t.operator("__len__") { .int($0.tensor.storageByteCount) }
    }
    if let failure { throw failure }
    m.type(ParameterTensor.self, name: "Parameter", base: Tensor.self, doc: "A tensor that a module trains.") { t in
        t.constant("__module__", "torch.nn.parameter")
        ParameterClass.cls = Reference(t.handle.value)
        let construct = NativeFunction.torch("__new__(cls, data=None, requires_grad=True)", module: "torch", doc: "") {
            c -> Tensor in
            let data = c.has(1) ? try c.tensor(1) : try Tensor.empty([0])
            return try ParameterTensor(data.detach(), requiresGrad: c.truth(2))
        }
        t.constant("__new__", Value.wrappedMethod(.staticMethod, owned: .nativeFunction(construct)))
    }
    let declarations = TorchDeclarations(m)
    declarations.installRandom()
    declarations.installNumericTypes()
    declarations.installGradientModes()
    MixedPrecision.install(declarations)
    TorchDeclarations.lazily(m, ["autocast": "torch.amp", "GradScaler": "torch.amp", "compile": "torch._compile"])
    declarations.function("is_tensor(obj)") { c in tensorObject(c[0]) != nil }
    declarations.function("set_num_threads(num)") { c -> Value in
        guard let count = try TorchCall.integer(of: c[0]) else {
            throw Raise.runtimeError("set_num_threads expects an int, but got \(c[0].typeName)")
        }
        guard count > 0 else { throw Raise.runtimeError("set_num_threads expects a positive integer") }
        Threads.count = count
        return .none
    }
    declarations.function("get_num_threads()") { _ in Threads.count }
    declarations.function("set_num_interop_threads(num)") { _ in Value.none }
    declarations.function("get_default_dtype()") { _ in DTypeObject.of(.float32) }
    declarations.function(
        "set_printoptions(precision=None, threshold=None, edgeitems=None, linewidth=None, profile=None, sci_mode=None)",
        doc: "How tensors print."
    ) { c -> Value in
        var options = PrintOptions.current
        if c.has(4) {
            options = PrintOptions()
            switch try c.string(4) {
            case "short": (options.precision, options.edgeItems) = (2, 2)
            case "full": options.threshold = .max
            default: break
            }
        }
        if let value = try c.optionalInt(0) { options.precision = min(max(value, 0), 100) }
        if let value = try c.optionalInt(2) { options.edgeItems = max(value, 0) }
        if let value = try c.optionalInt(3) { options.lineWidth = max(value, 1) }
        if c.has(1) { options.threshold = c[1].isFloat ? (c[1].asFloat < 1e15 ? Int(c[1].asFloat) : .max) : try c.int(1) }
        options.scientific = c.has(5) ? try c.truth(5) : nil
        PrintOptions.current = options
        return .none
    }
    for name in ["save", "load"] {
        m.attach(
            NativeFunction("\(name)(*args, **kwargs)", module: "torch") { a throws(Raise) in
                let module = try Interpreter.importModule("torch.serialization")
                defer { module.release() }
                guard let function = try findAttribute(module, name) else {
                    throw .attributeError("module 'torch.serialization' has no \(name)")
                }
                defer { function.release() }
                var named: [(String, Value)] = []
                var place = 0
                let keywords = a[1].layout(DictObject.self)
                while let entry = Dict.next(keywords, from: &place) {
                    named.append((entry.pointee.key.swiftString, entry.pointee.value))
                }
                return try call(function, Array(a[0].tupleItems), named)
            })
    }
    declarations.function("is_storage(obj)") { c in StorageObject.fromScript(c[0]) != nil }
    declarations.function("from_numpy(ndarray)") { c -> Value in
        // There are no arrays of NumPy here, so every argument is something else.
        throw Raise.typeError("expected np.ndarray (got \(c[0].typeName))")
    }
    declarations.function("typename(obj)") { c -> String in
        if let tensor = tensorObject(c[0]) { return "torch.\(tensor.dtype.scalarTypeName)Tensor" }
        return c[0].typeName
    }
    declarations.function("set_default_dtype(d)") { c -> Value in
        guard try c.dtype(0) == .float32 else {
            throw Raise.notImplementedError(
                "set_default_dtype: only torch.float32 is available as the default; give dtype= where tensors are made")
        }
        return .none
    }
    m.constant("strided", TensorLayout())
    declarations.function("use_deterministic_algorithms(mode, *, warn_only=False)") { _ in Value.none }
    declarations.function("set_float32_matmul_precision(precision)") { _ in Value.none }
    m.constant("pi", Double.pi)
    m.constant("e", 2.718281828459045)
    m.constant("inf", Double.infinity)
    m.constant("nan", Double.nan)
    m.constant("newaxis", Value.none)
}
