// torch.Tensor: its attributes, its conversions to Python's numbers and text, and what belongs to autograd. Operators,
// subscripts and the operations proper are in the files beside it.

import Interp
import Tensors

extension TorchDeclarations {
    /// Attributes of tensors.
    func installTensorAttributes() {
        property("shape", doc: "The sizes of the dimensions.") { Size($0.shape) }
        property("dtype", doc: "The type of the elements.") { DTypeObject.of($0.dtype) }
        property("device", doc: "Where the elements are.") { _ in Device.cpu }
        property("ndim", doc: "The number of dimensions.") { $0.ndim }
        property("itemsize", doc: "Bytes per element.") { $0.itemSize }
        property("nbytes", doc: "Bytes of all elements.") { $0.itemSize * $0.numel }
        property("layout") { _ in TensorLayout() }
        property("is_quantized") { _ in false }
        property("real") { $0 }
        property("H") { try $0.ndim == 2 ? $0.transpose(0, 1) : $0.reversedDimensions() }
        property("is_cpu") { _ in true }
        let elsewhere = [
            "is_cuda", "is_sparse", "is_sparse_csr", "is_meta", "is_mkldnn", "is_nested", "is_xpu", "is_xla", "is_mps", "is_ipu",
            "is_vulkan", "is_maia", "is_mtia",
        ]
        for name in elsewhere { property(name) { _ in false } }
        property("is_leaf", doc: "Whether no recorded operation made the tensor.") { $0.isLeaf }
        property("T", doc: "The dimensions in reverse order.") { try $0.reversedDimensions() }
        property("mT", doc: "The last two dimensions swapped.") { try TensorValues.matrix($0, "mT") }
        property("grad_fn", doc: "The operation that made the tensor.") { $0.gradNode.map { GradNodeObject($0) } }
        property("_version") { $0.version }
        property("requires_grad", doc: "Whether operations on the tensor are recorded.", get: { $0.requiresGrad }) {
            tensor, new in
            guard new.isBool else { throw Raise.runtimeError("requires_grad must be a bool") }
            _ = try tensor.requiresGradInPlace(new.asBool)
        }
        property("grad", doc: "The accumulated gradient.", get: { $0.grad }) { tensor, new in
            if new.isNone {
                tensor.grad = nil
                return
            }
            guard let gradient = tensorObject(new) else {
                throw Raise.typeError("assigned grad expected to be a Tensor or None but got grad of type \(new.typeName)")
            }
            guard gradient.dtype == tensor.dtype else {
                throw Raise.runtimeError("assigned grad has data of a different type")
            }
            guard gradient.shape == tensor.shape else {
                throw Raise.runtimeError(
                    "attempting to assign a gradient of size '\(sizeText(gradient.shape))' to a tensor of size "
                        + "'\(sizeText(tensor.shape))'. Please ensure that the gradient and the tensor are the same size")
            }
            tensor.grad = gradient
        }
        property("data", doc: "The elements without history.", get: { $0.detach() }) { tensor, new in
            guard let other = tensorObject(new) else {
                throw Raise.typeError("Variable data has to be a tensor, but got \(new.typeName)")
            }
            try tensor.setData(other)
        }
    }

    /// size(), item(), tolist(), conversions.
    func installTensorConversions() {
        method("size(self, dim=None)", doc: "The shape, or the size of one dimension.") { c -> Value in
            let tensor = try c.tensor(0)
            return c.has(1) ? .int(try tensor.size(c.int(1))) : Size(tensor.shape).toScript()
        }
        method("dim(self)", doc: "The number of dimensions.") { c in try c.tensor(0).ndim }
        method("ndimension(self)") { c in try c.tensor(0).ndim }
        both("numel(input)", doc: "The number of elements.") { c in try c.tensor(0).numel }
        method("nelement(self)") { c in try c.tensor(0).numel }
        method("element_size(self)", doc: "Bytes per element.") { c in try c.tensor(0).itemSize }
        method("stride(self, dim=None)", doc: "The strides, in elements.") { c -> Value in
            let tensor = try c.tensor(0)
            guard c.has(1) else { return ScriptTuple(tensor.strides).toScript() }
            _ = try tensor.size(c.int(1))
            let dim = try c.int(1)
            return .int(tensor.strides[dim < 0 ? dim + tensor.ndim : dim])
        }
        method("untyped_storage(self)", doc: "The memory behind the tensor.") { c in StorageObject(try c.tensor(0)) }
        method("storage_offset(self)") { c in try c.tensor(0).storageOffset }
        method("data_ptr(self)") { c in Int(bitPattern: UInt(bitPattern: try c.tensor(0).rawPointer)) }
        method("is_contiguous(self, memory_format=None)", doc: "Whether the elements lie in the layout's order.") { c in
            let tensor = try c.tensor(0)
            return MemoryFormat.fromScript(c[1])?.isChannelsLast == true ? tensor.isChannelsLast : tensor.isContiguous
        }
        both("is_floating_point(input)") { c in try c.tensor(0).dtype.isFloatingPoint }
        both("is_signed(input)") { c in try c.tensor(0).dtype.isSigned }
        method("get_device(self)") { c in
            _ = try c.tensor(0)
            return -1
        }
        both("is_complex(input)") { c in
            _ = try c.tensor(0); return false
        }
        both("is_nonzero(input)") { c in try TensorValues.truth(c.tensor(0)) }
        method("item(self)", doc: "The only element as a Python number.") { c in try TensorValues.number(c.tensor(0).item()) }
        method("tolist(self)", doc: "The elements as nested lists.") { c in try TensorValues.list(c.tensor(0)) }
        method("__repr__(self)") { c in try TensorValues.text(c.tensor(0)) }
        method("__str__(self)") { c in try TensorValues.text(c.tensor(0)) }
        method("__format__(self, format_spec)") { c -> Value in
            let tensor = try c.tensor(0)
            if tensor.ndim == 0 { return try TensorValues.format(TensorValues.number(tensor.item()), c[1]) }
            guard try c.string(1).isEmpty else {
                throw Raise.typeError("unsupported format string passed to \(c[0].typeName).__format__")
            }
            return .string(try str(c[0]))
        }
        method("__bool__(self)") { c in try TensorValues.truth(c.tensor(0)) }
        method("__float__(self)") { c in try TensorValues.single(c.tensor(0)).item().double }
        method("__int__(self)") { c -> Value in
            switch try TensorValues.single(c.tensor(0)).item() {
            case .float(let x):
                guard x.isFinite else {
                    throw x.isNaN
                        ? Raise.valueError("cannot convert float NaN to integer")
                        : Raise.overflowError("cannot convert float infinity to integer")
                }
                guard let whole = Int(exactly: x.rounded(.towardZero)) else { return try callInt(x) }
                return .int(whole)
            case let number: return .int(Int(number.int64))
            }
        }
        method("__index__(self)") { c -> Value in
            let tensor = try c.tensor(0)
            guard tensor.numel == 1, !tensor.dtype.isFloatingPoint else {
                throw Raise.typeError("only integer tensors of a single element can be converted to an index")
            }
            return .int(Int(try tensor.item().int64))
        }
        method("__len__(self)") { c -> Int in
            let tensor = try c.tensor(0)
            guard tensor.ndim > 0 else { throw Raise.typeError("len() of a 0-d tensor") }
            return tensor.shape[0]
        }
        method("__iter__(self)") { c -> Value in
            let tensor = try c.tensor(0)
            guard tensor.ndim > 0 else { throw Raise.typeError("iteration over a 0-d tensor") }
            // As PyTorch: all rows at once, one unbind in the graph.
            let rows = try tensor.unbind(0)
            var next = 0
            return .iterator(
                ClosureIterator { () throws(Raise) in
                    guard next < rows.count else { return nil }
                    next += 1
                    return rows[next - 1].toScript()
                })
        }
        method("__contains__(self, element)") { c -> Bool in
            guard let operand = try operandValue(c[1]) else {
                throw Raise.runtimeError(
                    "Tensor.__contains__ only supports Tensor or scalar, but you passed in a \(try repr(.object(c[1].classOf))).")
            }
            return try c.tensor(0).eq(operand).any().item().double != 0
        }
        method("__hash__(self)") { c in Equality.identityHash(c[0]) }
        method("__deepcopy__(self, memo)") { c -> Tensor in
            guard c[1].isKind(.dict) else { throw Raise.typeError("deepcopy: the memo is a dict, not \(c[1].typeName)") }
            return try ScriptCopier.of(c[1]).copyElements(c.tensor(0))
        }
        method("__copy__(self)") { c -> Tensor in
            let tensor = try c.tensor(0)
            if tensor is ParameterTensor { return try ParameterTensor(tensor.detach(), requiresGrad: tensor.requiresGrad) }
            return try tensor.detach().requiresGradInPlace(tensor.requiresGrad)
        }
    }

    /// requires_grad_, backward and their like.
    func installTensorGradients() {
        method("requires_grad_(self, requires_grad=True)", doc: "Switches recording.") { c -> Tensor in
            let tensor = try c.tensor(0)
            _ = try tensor.requiresGradInPlace(c.bool(1, default: true))
            return tensor
        }
        installGradientMethods()
        method("retain_grad(self)", doc: "Keeps the gradient of a tensor that is no leaf.") { c -> Value in
            try c.tensor(0).retainGrad()
            return .none
        }
        both("detach(input)", doc: "The same elements without history.") { c in try c.tensor(0).detach() }
        method("detach_(self)") { c in try c.tensor(0).detachInPlace() }
    }
}

/// An int beyond 64 bits from a float: by Python's own int().
private func callInt(_ x: Double) throws(Raise) -> Value { try call(.object(Types.int), .float(x)) }

/// `grad_fn` as scripts see it.
final class GradNodeObject: NativeObject {
    let node: Node
    init(_ node: Node) { self.node = node }
}

/// A tensor's memory as scripts see it.
final class StorageObject: NativeObject {
    let tensor: Tensor
    init(_ tensor: Tensor) { self.tensor = tensor }
}

/// torch.strided, the only layout here.
final class TensorLayout: NativeObject {}

/// torch.contiguous_format, torch.channels_last.
final class MemoryFormat: NativeObject {
    let name: String
    init(_ name: String) { self.name = name }
    var isChannelsLast: Bool { name == "channels_last" }

    // Under the interpreter lock; made once.
    nonisolated(unsafe) static let all = ["contiguous_format", "channels_last", "preserve_format"].map { MemoryFormat($0) }
}

/// A tensor's elements as Python's values and text.
enum TensorValues {
    static func number(_ scalar: Scalar) -> Value {
        switch scalar {
        case .int(let value): .int(Int(value))
        case .float(let value): .float(value)
        case .bool(let value): .bool(value)
        }
    }

    /// The tensor, if Python's float() and int() take it.
    static func single(_ tensor: Tensor) throws -> Tensor {
        guard tensor.numel == 1 else { throw TensorError.value("only one element tensors can be converted to Python scalars") }
        return tensor
    }

    static func list(_ tensor: Tensor) throws -> Value {
        let scalars = try GradMode.withDisabled { try tensor.detach().scalars() }
        var place = 0
        func nested(_ dim: Int) -> Value {
            guard dim < tensor.ndim else {
                place += 1
                return number(scalars[place - 1])
            }
            return .list(owned: (0..<tensor.shape[dim]).map { _ in nested(dim + 1) })
        }
        return nested(0)
    }

    /// `tensor.mT` and `tensor.mH`.
    static func matrix(_ tensor: Tensor, _ name: String) throws -> Tensor {
        guard tensor.ndim != 1 else {
            throw TensorError.runtime(
                "tensor.\(name) is only supported on matrices or batches of matrices. Got \(tensor.ndim)-D tensor.")
        }
        return try tensor.ndim == 0 ? tensor : tensor.transpose(-2, -1)
    }

    static func truth(_ tensor: Tensor) throws -> Bool {
        if tensor.numel == 0 { throw TensorError.runtime("Boolean value of Tensor with no values is ambiguous") }
        if tensor.numel > 1 { throw TensorError.runtime("Boolean value of Tensor with more than one value is ambiguous") }
        return try tensor.item().double != 0
    }

    static func text(_ tensor: Tensor) -> String {
        tensor is ParameterTensor ? "Parameter containing:\n" + tensor.description : tensor.description
    }

    /// `format(value, spec)`.
    static func format(_ value: Value, _ specification: Value) throws(Raise) -> Value {
        guard let method = value.classOf.lookup(Names.format) else {
            throw .typeError("unsupported format string passed to \(value.typeName).__format__")
        }
        return try callMethod(method, value, specification)
    }
}
