// Architectures whose channels were pruned: a model with every convolution, normalisation and classifier replaced by a narrower
// one. Same as timm's adapt_model_from_file; the widths are in the catalogue.

import Neural
import Tensors

enum ModelPruning {
    /// Replaces the layers, freshly drawn, in the order of the modules. `shapes` are the weights' of the convolutions by path; a
    /// normalisation has the width of the convolution before it. Leaves the model in evaluation mode, as timm does.
    static func adapt(_ model: ImageModel, _ shapes: JSONValue, firstConvolutions: JSONValue) throws {
        let first = firstConvolutions.string.map { [$0] } ?? firstConvolutions.array?.compactMap(\.string) ?? []
        let multiplier = (model.child("global_pool") as? SelectAdaptivePool2d)?.featureMultiplier ?? 1
        let lastWidth = model.featureInfo.last?.channels
        let hadClassifier = model.modules.contains { $0 is Linear }
        var width = model.inChans
        for (path, module) in model.namedModules() {
            switch module {
            case let conv as Conv2d:
                guard let shape = shapes[path]?.array?.compactMap(\.int), shape.count == 4 else {
                    throw TensorError.key("\(path).weight")
                }
                width = shape[0]
                let isDepthwise = conv.groups > 1
                let input = isDepthwise ? width : first.contains(path) ? conv.inChannels : shape[1]
                let (groups, bias) = (isDepthwise ? width : 1, conv.parameter("bias") != nil)
                let isSame = conv is Conv2dSame
                let (kernel, stride, padding, dilation) = (conv.kernelSize, conv.stride, conv.padding, conv.dilation)
                try replace(
                    model, path,
                    isSame
                        ? Conv2dSame(
                            input, width, kernelSize: kernel, stride: stride, dilation: dilation, groups: groups, bias: bias)
                        : Conv2d(
                            input, width, kernelSize: kernel, stride: stride, padding: padding, dilation: dilation,
                            groups: groups, bias: bias))
            case let norm as BatchNormAct2d:
                try replace(
                    model, path,
                    BatchNormAct2d(
                        width, eps: norm.eps, momentum: norm.momentum, affine: norm.parameter("weight") != nil,
                        drop: norm.child("drop"), activation: norm.child("act")))
            case let norm as BatchNorm2d:
                let affine = norm.parameter("weight") != nil
                try replace(model, path, BatchNorm2d(width, eps: norm.eps, momentum: norm.momentum, affine: affine))
            case let linear as Linear:
                let hasBias = linear.parameter("bias") != nil
                try replace(model, path, Linear(width * multiplier, linear.outFeatures, bias: hasBias))
                setWidth(model, width, multiplier)
            default: break
            }
        }
        let changesWidth = !hadClassifier && model.numFeatures == lastWidth
        adaptFeatures(model)
        if changesWidth, let channels = model.featureInfo.last?.channels { setWidth(model, channels, multiplier) }
        model.eval()
    }

    private static func setWidth(_ model: ImageModel, _ width: Int, _ multiplier: Int) {
        if model.headHiddenSize == model.numFeatures * multiplier { model.headHiddenSize = width * multiplier }
        model.numFeatures = width
    }

    private static func replace(_ model: Module, _ path: String, _ layer: Module) throws {
        let names = path.split(separator: ".").map(String.init)
        let parent = try model.submodule(names.dropLast().joined(separator: "."))
        try parent.setModule(names[names.count - 1], layer)
    }

    /// A feature has the width of the last layer within its module, or of the one before a module without layers.
    private static func adaptFeatures(_ model: ImageModel) {
        let modules = model.namedModules()
        for (place, info) in model.featureInfo.enumerated() {
            var (before, within, current): (Int?, Int?, Int?) = (nil, nil, nil)
            for (name, module) in modules {
                if name == info.module { before = current }
                let width = (module as? Conv2d)?.outChannels ?? (module as? BatchNorm2d)?.numFeatures
                guard let width = width ?? (module as? Linear)?.outFeatures else { continue }
                current = width
                if name == info.module || name.hasPrefix(info.module + ".") { within = width }
            }
            if let channels = within ?? before { model.featureInfo[place].channels = channels }
        }
    }
}
