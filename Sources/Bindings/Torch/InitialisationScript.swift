// torch.nn.init by the operations that PyTorch makes of it: for generators, and for arguments that the native functions do not take, of
// which the operation that fails says what PyTorch's says.

import Interp

enum InitialisationScript {
    static var module: NativeModule { .scripted("torch.nn._init", needs: ["torch", "torch.nn.init"], source) }

    /// Calls the function of that name.
    static func call(_ name: String, _ arguments: [Value]) throws -> Value {
        let module = Reference(owned: try Interpreter.importModule("torch.nn._init"))
        let function = Reference(owned: try getAttribute(module.value, name))
        return try Interp.call(function.value, arguments)
    }

    private static let source = #"""
        import math

        import torch
        from torch.nn import init

        def uniform_(tensor, a, b, generator):
            with torch.no_grad():
                return tensor.uniform_(a, b, generator=generator)

        def normal_(tensor, mean, std, generator):
            with torch.no_grad():
                return tensor.normal_(mean, std, generator=generator)

        def constant_(tensor, val):
            with torch.no_grad():
                return tensor.fill_(val)

        def zeros_(tensor):
            with torch.no_grad():
                return tensor.zero_()

        def ones_(tensor):
            return constant_(tensor, 1.0)

        def calculate_gain(nonlinearity, param=None):
            if not isinstance(nonlinearity, str):
                raise ValueError(f'Unsupported nonlinearity {nonlinearity}')
            if nonlinearity == 'leaky_relu' and param is not None and (isinstance(param, bool) or not isinstance(param, (int, float))):
                raise ValueError(f'negative_slope {param} not a valid number')
            return init.calculate_gain(nonlinearity, param if nonlinearity == 'leaky_relu' else None)

        def _calculate_fan_in_and_fan_out(tensor):
            if tensor.dim() < 2:
                raise ValueError('Fan in and fan out can not be computed for tensor with fewer than 2 dimensions')
            field = math.prod(tensor.shape[2:])
            return tensor.size(1) * field, tensor.size(0) * field

        def _calculate_correct_fan(tensor, mode):
            mode, modes = mode.lower(), ['fan_in', 'fan_out']
            if mode not in modes:
                raise ValueError(f'Mode {mode} not supported, please use one of {modes}')
            return _calculate_fan_in_and_fan_out(tensor)[modes.index(mode)]

        def _kaiming(tensor, a, mode, nonlinearity):
            0 in tensor.shape
            fan = _calculate_correct_fan(tensor, mode)
            return calculate_gain(nonlinearity, a) / math.sqrt(fan)

        def kaiming_uniform_(tensor, a, mode, nonlinearity, generator):
            bound = math.sqrt(3.0) * _kaiming(tensor, a, mode, nonlinearity)
            return uniform_(tensor, -bound, bound, generator)

        def kaiming_normal_(tensor, a, mode, nonlinearity, generator):
            return normal_(tensor, 0, _kaiming(tensor, a, mode, nonlinearity), generator)

        def _xavier(tensor, gain):
            fans = _calculate_fan_in_and_fan_out(tensor)
            return gain * math.sqrt(2.0 / float(sum(fans)))

        def xavier_uniform_(tensor, gain, generator):
            bound = math.sqrt(3.0) * _xavier(tensor, gain)
            return uniform_(tensor, -bound, bound, generator)

        def xavier_normal_(tensor, gain, generator):
            return normal_(tensor, 0.0, _xavier(tensor, gain), generator)

        # What the native functions do not take fails in one of these operations.

        def trunc_normal_(tensor, mean, std, a, b, generator):
            tensor.is_meta
            mean < a - 2 * std or mean > b + 2 * std
            normal_(tensor, mean, std, generator)
            return uniform_(tensor, a, b, generator)

        def orthogonal_(tensor, gain, generator):
            tensor.ndimension()
            torch.empty(0).normal_(0, 1, generator=generator)
            init.orthogonal_(tensor, 1, generator)
            with torch.no_grad():
                return tensor.mul_(gain)

        def eye_(tensor):
            return tensor.ndimension()

        def dirac_(tensor, groups):
            tensor.ndimension()
            return tensor.size(0) % groups, range(groups)

        def sparse_(tensor, sparsity, std, generator):
            tensor.ndimension()
            math.ceil(sparsity * tensor.size(0))
            return normal_(tensor, 0, std, generator)
        """#
}
