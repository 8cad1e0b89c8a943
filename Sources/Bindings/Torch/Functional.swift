// torch.nn.functional: the layers' computations as functions.

import Interp
import Neural
import Tensors

func installFunctional(_ m: ModuleBuilder) {
    let d = TorchDeclarations(m)
    installActivationFunctions(d)
    d.function("linear(input, weight, bias=None)", doc: "x Wᵀ + b.") { c in
        try c.tensor(0).linear(weight: c.tensor(1), bias: c.optionalTensor(2))
    }
    installLossFunctions(d)
    installDropoutFunctions(d)
    installConvolutionFunctions(d)
    installNormFunctions(d)
    installPoolFunctions(d)
    installReshapingFunctions(d)
    d.function("one_hot(tensor, num_classes=-1)", doc: "Class ids as rows with a single one.") { c in
        try c.tensor(0).oneHot(c.int(1))
    }
    installSequenceFunctions(d)
    for name in FunctionalSource.names {
        m.attach(TorchDeclarations.forwarder(name, to: FunctionalSource.module, from: "torch.nn.functional"))
    }
    d.function("normalize(input, p=2.0, dim=1, eps=1e-12)") { c -> Tensor in
        let x = try c.tensor(0)
        return try x.div(.tensor(x.norm(c.double(1), [c.int(2)], keepdim: true).clamp(min: .float(c.double(3)))))
    }
}

/// The result, written over the first argument where the argument `index` (inplace) is true.
func inPlaceIfAsked(_ c: TorchCall, _ index: Int, _ result: Tensor) throws -> Tensor {
    try c.truth(index) ? c.tensor(0).copyInPlace(from: result) : result
}

extension Size {
    var text: String { "torch.Size(\(sizeText(sizes)))" }
}
