// The modules of torch and its submodules, safetensors.torch.

import Interp
import Neural
import Tensors

func torchModules() -> [NativeModule] {
    [
        NativeModule("torch", doc: "Tensors, gradients, random numbers: PyTorch's interface.") { m throws(Raise) in
            try installTorch(m)
        },
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
        NativeModule("torch.random", doc: "The default stream of random numbers.", needs: ["torch"]) { m in installRandomModule(m) },
        NativeModule("torch.backends", needs: ["torch"]) { _ in },
        NativeModule("torch.backends.mps", needs: ["torch"]) { m in TorchDeclarations(m).function("is_available()") { _ in false } },
        NativeModule("torch.backends.cudnn", needs: ["torch"]) { m in
            TorchDeclarations(m).function("is_available()") { _ in false }
        },
        NativeModule("torch.nn", doc: "Layers and losses.", needs: ["torch"]) { m throws(Raise) in try NeuralModules.install(m) },
        NativeModule("torch.nn.functional", doc: "The layers' computations as functions.", needs: ["torch"]) { m in
            installFunctional(m)
        },
        NativeModule("torch.nn.init", doc: "Filling parameters.", needs: ["torch"]) { m in installInitialisation(m) },
        NativeModule("torch.nn.utils", needs: ["torch", "torch.nn"]) { m in installNeuralUtilities(m) },
        NativeModule("torch.optim", doc: "Optimizers.", needs: ["torch"]) { m throws(Raise) in try OptimizerModules.install(m) },
        NativeModule("safetensors", doc: "The safetensors file format.", needs: []) { m throws(Raise) in
            m.constant("SafetensorError", try SafetensorExceptions.cls().value.retained())
        },
        NativeModule("safetensors.torch", doc: "Tensors in safetensors files.", needs: ["torch", "safetensors"]) { m in
            installSafetensors(m)
        },
    ]
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
    declarations.function("is_tensor(obj)") { c in tensorObject(c[0]) != nil }
    declarations.function("set_num_threads(num)") { c -> Value in
        let count = try c.int(0)
        guard count > 0 else { throw Raise.runtimeError("set_num_threads expects a positive integer") }
        Threads.count = count
        return .none
    }
    declarations.function("get_num_threads()") { _ in Threads.count }
    declarations.function("set_num_interop_threads(num)") { _ in Value.none }
    declarations.function("get_default_dtype()") { _ in DTypeObject.of(.float32) }
    declarations.function("set_printoptions(**kwargs)") { _ -> Value in
        throw Raise.notImplementedError("set_printoptions is not available: tensors print with PyTorch's defaults")
    }
    declarations.function("use_deterministic_algorithms(mode, *, warn_only=False)") { _ in Value.none }
    declarations.function("set_float32_matmul_precision(precision)") { _ in Value.none }
    m.constant("pi", Double.pi)
    m.constant("e", 2.718281828459045)
    m.constant("inf", Double.infinity)
    m.constant("nan", Double.nan)
    m.constant("newaxis", Value.none)
}
