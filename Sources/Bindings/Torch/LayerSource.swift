// Layers of torch.nn that are made of others: volumes, bags of embeddings, bilinear forms, the transformer's decoder. In the
// language: each is a class of a few lines over torch.nn.functional. torch.nn makes them at the first use of one.

import Interp

enum LayerSource {
    static let module = "torch.nn._layers"
    /// What torch.nn shows of the module.
    static let names: Set<String> = [
        "EmbeddingBag", "Bilinear", "Conv3d", "ConvTranspose3d", "MaxPool3d", "AvgPool3d", "AdaptiveAvgPool3d",
        "AdaptiveMaxPool3d",
        "TripletMarginWithDistanceLoss", "TransformerDecoderLayer", "TransformerDecoder", "CTCLoss", "MaxUnpool1d", "MaxUnpool2d",
        "MaxUnpool3d",
    ]

    static func make() -> NativeModule {
        .scripted(module, doc: "Composed layers of torch.nn.", needs: ["torch", "torch.nn"], source)
    }

    private static let source = #"""
        import math
        import torch
        from torch.nn import Dropout, LayerNorm, Linear, Module, ModuleList, MultiheadAttention, Parameter

        def functional():
            import torch.nn.functional
            return torch.nn.functional

        def filling():
            import torch.nn.init
            return torch.nn.init

        def triple(value):
            return (value, value, value) if isinstance(value, int) else tuple(value)

        class EmbeddingBag(Module):
            def __init__(self, num_embeddings, embedding_dim, max_norm=None, norm_type=2.0, scale_grad_by_freq=False, mode='mean', sparse=False,
                         _weight=None, include_last_offset=False, padding_idx=None, device=None, dtype=None):
                super().__init__()
                self.num_embeddings, self.embedding_dim = num_embeddings, embedding_dim
                self.max_norm, self.norm_type, self.scale_grad_by_freq = max_norm, norm_type, scale_grad_by_freq
                if padding_idx is not None:
                    if padding_idx > 0:
                        assert padding_idx < num_embeddings, 'padding_idx must be within num_embeddings'
                    elif padding_idx < 0:
                        assert padding_idx >= -num_embeddings, 'padding_idx must be within num_embeddings'
                        padding_idx = num_embeddings + padding_idx
                self.padding_idx = padding_idx
                if _weight is None:
                    self.weight = Parameter(torch.empty((num_embeddings, embedding_dim), device=device, dtype=dtype))
                    self.reset_parameters()
                else:
                    assert list(_weight.shape) == [num_embeddings, embedding_dim], \
                        'Shape of weight does not match num_embeddings and embedding_dim'
                    self.weight = Parameter(_weight)
                self.mode, self.sparse, self.include_last_offset = mode, sparse, include_last_offset

            def reset_parameters(self):
                filling().normal_(self.weight)
                if self.padding_idx is not None:
                    with torch.no_grad():
                        self.weight[self.padding_idx].fill_(0)

            def forward(self, input, offsets=None, per_sample_weights=None):
                return functional().embedding_bag(input, self.weight, offsets, self.max_norm, self.norm_type, self.scale_grad_by_freq, self.mode, self.sparse,
                                       per_sample_weights, self.include_last_offset, self.padding_idx)

            def extra_repr(self):
                text = f'{self.num_embeddings}, {self.embedding_dim}'
                if self.max_norm is not None:
                    text += f', max_norm={self.max_norm!r}'
                if self.norm_type != 2:
                    text += f', norm_type={self.norm_type!r}'
                if self.scale_grad_by_freq is not False:
                    text += f', scale_grad_by_freq={self.scale_grad_by_freq!r}'
                text += f', mode={self.mode!r}'
                if self.padding_idx is not None:
                    text += f', padding_idx={self.padding_idx!r}'
                return text

        class Bilinear(Module):
            def __init__(self, in1_features, in2_features, out_features, bias=True, device=None, dtype=None):
                super().__init__()
                if in1_features <= 0:
                    raise ValueError(f'in1_features must be > 0, but got {in1_features}')
                self.in1_features, self.in2_features, self.out_features = in1_features, in2_features, out_features
                self.weight = Parameter(torch.empty((out_features, in1_features, in2_features), device=device, dtype=dtype))
                if bias:
                    self.bias = Parameter(torch.empty(out_features, device=device, dtype=dtype))
                else:
                    self.register_parameter('bias', None)
                self.reset_parameters()

            def reset_parameters(self):
                bound = 1 / math.sqrt(self.weight.size(1))
                filling().uniform_(self.weight, -bound, bound)
                if self.bias is not None:
                    filling().uniform_(self.bias, -bound, bound)

            def forward(self, input1, input2):
                return functional().bilinear(input1, input2, self.weight, self.bias)

            def extra_repr(self):
                return (f'in1_features={self.in1_features}, in2_features={self.in2_features}, out_features={self.out_features}, '
                        f'bias={self.bias is not None}')

        class _ConvOfVolumes(Module):
            def __init__(self, in_channels, out_channels, kernel_size, stride, padding, dilation, transposed, output_padding, groups, bias,
                         padding_mode, device, dtype):
                super().__init__()
                if groups <= 0:
                    raise ValueError('groups must be a positive integer')
                if in_channels % groups != 0:
                    raise ValueError('in_channels must be divisible by groups')
                if out_channels % groups != 0:
                    raise ValueError('out_channels must be divisible by groups')
                if padding_mode != 'zeros':
                    raise NotImplementedError(f'{type(self).__name__}: padding_mode is \'zeros\' here, not {padding_mode!r}')
                self.in_channels, self.out_channels = in_channels, out_channels
                self.kernel_size, self.stride, self.dilation = triple(kernel_size), triple(stride), triple(dilation)
                self.padding = padding if isinstance(padding, str) else triple(padding)
                self.transposed, self.output_padding = transposed, triple(output_padding)
                self.groups, self.padding_mode = groups, padding_mode
                front = (in_channels, out_channels // groups) if transposed else (out_channels, in_channels // groups)
                self.weight = Parameter(torch.empty(front + self.kernel_size, device=device, dtype=dtype))
                if bias:
                    self.bias = Parameter(torch.empty(out_channels, device=device, dtype=dtype))
                else:
                    self.register_parameter('bias', None)
                self.reset_parameters()

            def reset_parameters(self):
                filling().kaiming_uniform_(self.weight, a=math.sqrt(5))
                if self.bias is not None:
                    fan_in = self.weight.size(1) * math.prod(self.kernel_size)
                    if fan_in != 0:
                        bound = 1 / math.sqrt(fan_in)
                        filling().uniform_(self.bias, -bound, bound)

            def extra_repr(self):
                text = f'{self.in_channels}, {self.out_channels}, kernel_size={self.kernel_size}, stride={self.stride}'
                if self.padding != (0, 0, 0):
                    text += f', padding={self.padding}'
                if self.dilation != (1, 1, 1):
                    text += f', dilation={self.dilation}'
                if self.output_padding != (0, 0, 0):
                    text += f', output_padding={self.output_padding}'
                if self.groups != 1:
                    text += f', groups={self.groups}'
                if self.bias is None:
                    text += ', bias=False'
                return text

        class Conv3d(_ConvOfVolumes):
            def __init__(self, in_channels, out_channels, kernel_size, stride=1, padding=0, dilation=1, groups=1, bias=True, padding_mode='zeros',
                         device=None, dtype=None):
                super().__init__(in_channels, out_channels, kernel_size, stride, padding, dilation, False, 0, groups, bias, padding_mode, device,
                                 dtype)

            def forward(self, input):
                return functional().conv3d(input, self.weight, self.bias, self.stride, self.padding, self.dilation, self.groups)

        class ConvTranspose3d(_ConvOfVolumes):
            def __init__(self, in_channels, out_channels, kernel_size, stride=1, padding=0, output_padding=0, groups=1, bias=True, dilation=1,
                         padding_mode='zeros', device=None, dtype=None):
                super().__init__(in_channels, out_channels, kernel_size, stride, padding, dilation, True, output_padding, groups, bias,
                                 padding_mode, device, dtype)

            def forward(self, input):
                return functional().conv_transpose3d(input, self.weight, self.bias, self.stride, self.padding, self.output_padding, self.groups,
                                          self.dilation)

        class MaxPool3d(Module):
            def __init__(self, kernel_size, stride=None, padding=0, dilation=1, return_indices=False, ceil_mode=False):
                super().__init__()
                self.kernel_size, self.stride = kernel_size, kernel_size if stride is None else stride
                self.padding, self.dilation, self.return_indices, self.ceil_mode = padding, dilation, return_indices, ceil_mode

            def forward(self, input):
                return functional().max_pool3d(input, self.kernel_size, self.stride, self.padding, self.dilation, self.ceil_mode, self.return_indices)

            def extra_repr(self):
                return (f'kernel_size={self.kernel_size}, stride={self.stride}, padding={self.padding}, dilation={self.dilation}, '
                        f'ceil_mode={self.ceil_mode}')

        class AvgPool3d(Module):
            def __init__(self, kernel_size, stride=None, padding=0, ceil_mode=False, count_include_pad=True, divisor_override=None):
                super().__init__()
                self.kernel_size, self.stride, self.padding = kernel_size, kernel_size if stride is None else stride, padding
                self.ceil_mode, self.count_include_pad, self.divisor_override = ceil_mode, count_include_pad, divisor_override

            def forward(self, input):
                return functional().avg_pool3d(input, self.kernel_size, self.stride, self.padding, self.ceil_mode, self.count_include_pad,
                                    self.divisor_override)

            def extra_repr(self):
                return f'kernel_size={self.kernel_size}, stride={self.stride}, padding={self.padding}'

        class AdaptiveAvgPool3d(Module):
            def __init__(self, output_size):
                super().__init__()
                self.output_size = output_size

            def forward(self, input):
                return functional().adaptive_avg_pool3d(input, self.output_size)

            def extra_repr(self):
                return f'output_size={self.output_size}'

        class AdaptiveMaxPool3d(Module):
            def __init__(self, output_size, return_indices=False):
                super().__init__()
                self.output_size, self.return_indices = output_size, return_indices

            def forward(self, input):
                return functional().adaptive_max_pool3d(input, self.output_size, self.return_indices)

            def extra_repr(self):
                return f'output_size={self.output_size}'

        class TripletMarginWithDistanceLoss(Module):
            def __init__(self, *, distance_function=None, margin=1.0, swap=False, reduction='mean'):
                super().__init__()
                if margin <= 0:
                    raise ValueError(f'TripletMarginWithDistanceLoss: expected margin to be greater than 0, got {margin} instead')
                self.distance_function = functional().pairwise_distance if distance_function is None else distance_function
                self.margin, self.swap, self.reduction = margin, swap, reduction

            def forward(self, anchor, positive, negative):
                return functional().triplet_margin_with_distance_loss(anchor, positive, negative, distance_function=self.distance_function,
                                                           margin=self.margin, swap=self.swap, reduction=self.reduction)

        class TransformerDecoderLayer(Module):
            def __init__(self, d_model, nhead, dim_feedforward=2048, dropout=0.1, activation=None, layer_norm_eps=1e-5, batch_first=False,
                         norm_first=False, bias=True, device=None, dtype=None):
                super().__init__()
                self._made = (d_model, nhead, dim_feedforward, dropout, activation, layer_norm_eps, batch_first, norm_first, bias, device, dtype)
                self.self_attn = MultiheadAttention(d_model, nhead, dropout=dropout, batch_first=batch_first, bias=bias, dtype=dtype)
                self.multihead_attn = MultiheadAttention(d_model, nhead, dropout=dropout, batch_first=batch_first, bias=bias, dtype=dtype)
                self.linear1 = Linear(d_model, dim_feedforward, bias=bias, dtype=dtype)
                self.dropout = Dropout(dropout)
                self.linear2 = Linear(dim_feedforward, d_model, bias=bias, dtype=dtype)
                self.norm_first = norm_first
                self.norm1 = LayerNorm(d_model, eps=layer_norm_eps, bias=bias, dtype=dtype)
                self.norm2 = LayerNorm(d_model, eps=layer_norm_eps, bias=bias, dtype=dtype)
                self.norm3 = LayerNorm(d_model, eps=layer_norm_eps, bias=bias, dtype=dtype)
                self.dropout1, self.dropout2, self.dropout3 = Dropout(dropout), Dropout(dropout), Dropout(dropout)
                if activation is None:
                    activation = 'relu'
                if isinstance(activation, str):
                    if activation not in ('relu', 'gelu'):
                        raise RuntimeError(f'activation should be relu/gelu, not {activation}')
                    activation = functional().relu if activation == 'relu' else functional().gelu
                self.activation = activation

            def forward(self, tgt, memory, tgt_mask=None, memory_mask=None, tgt_key_padding_mask=None, memory_key_padding_mask=None,
                        tgt_is_causal=False, memory_is_causal=False):
                def attend(layer, drop, query, key, mask, padding, causal):
                    return drop(layer(query, key, key, attn_mask=mask, key_padding_mask=padding, is_causal=causal, need_weights=False)[0])

                def own(x):
                    return attend(self.self_attn, self.dropout1, x, x, tgt_mask, tgt_key_padding_mask, tgt_is_causal)

                def other(x):
                    return attend(self.multihead_attn, self.dropout2, x, memory, memory_mask, memory_key_padding_mask, memory_is_causal)

                def feed(x):
                    return self.dropout3(self.linear2(self.dropout(self.activation(self.linear1(x)))))

                x = tgt
                if self.norm_first:
                    x = x + own(self.norm1(x))
                    x = x + other(self.norm2(x))
                    return x + feed(self.norm3(x))
                x = self.norm1(x + own(x))
                x = self.norm2(x + other(x))
                return self.norm3(x + feed(x))

        class TransformerDecoder(Module):
            def __init__(self, decoder_layer, num_layers, norm=None):
                super().__init__()
                if type(decoder_layer) is not TransformerDecoderLayer:
                    raise NotImplementedError('TransformerDecoder: the layer is a TransformerDecoderLayer here, none of its subclasses')
                state, copies = torch.get_rng_state(), []
                for _ in range(num_layers):
                    copies.append(TransformerDecoderLayer(*decoder_layer._made))
                    copies[-1].load_state_dict(decoder_layer.state_dict())
                    copies[-1].train(decoder_layer.training)
                torch.set_rng_state(state)
                self.layers = ModuleList(copies)
                self.num_layers, self.norm = num_layers, norm

            def forward(self, tgt, memory, tgt_mask=None, memory_mask=None, tgt_key_padding_mask=None, memory_key_padding_mask=None,
                        tgt_is_causal=None, memory_is_causal=False):
                output = tgt
                for layer in self.layers:
                    output = layer(output, memory, tgt_mask=tgt_mask, memory_mask=memory_mask, tgt_key_padding_mask=tgt_key_padding_mask,
                                   memory_key_padding_mask=memory_key_padding_mask, tgt_is_causal=bool(tgt_is_causal),
                                   memory_is_causal=memory_is_causal)
                return output if self.norm is None else self.norm(output)

        class CTCLoss(Module):
            def __init__(self, blank=0, reduction='mean', zero_infinity=False):
                super().__init__()
                self.reduction, self.blank, self.zero_infinity = reduction, blank, zero_infinity

            def forward(self, log_probs, targets, input_lengths, target_lengths):
                return functional().ctc_loss(log_probs, targets, input_lengths, target_lengths, self.blank, self.reduction,
                                             self.zero_infinity)

        class _MaxUnpool(Module):
            def __init__(self, kernel_size, stride=None, padding=0):
                super().__init__()
                self.kernel_size = self._sizes(kernel_size)
                self.stride = self._sizes(kernel_size if stride is None else stride)
                self.padding = self._sizes(padding)

            def _sizes(self, value):
                return (value,) * self._count if isinstance(value, int) else tuple(value)

            def extra_repr(self):
                return f'kernel_size={self.kernel_size}, stride={self.stride}, padding={self.padding}'

        class MaxUnpool1d(_MaxUnpool):
            _count = 1

            def forward(self, input, indices, output_size=None):
                return functional().max_unpool1d(input, indices, self.kernel_size, self.stride, self.padding, output_size)

        class MaxUnpool2d(_MaxUnpool):
            _count = 2

            def forward(self, input, indices, output_size=None):
                return functional().max_unpool2d(input, indices, self.kernel_size, self.stride, self.padding, output_size)

        class MaxUnpool3d(_MaxUnpool):
            _count = 3

            def forward(self, input, indices, output_size=None):
                return functional().max_unpool3d(input, indices, self.kernel_size, self.stride, self.padding, output_size)

        for cls, file in [(CTCLoss, 'loss'), (MaxUnpool1d, 'pooling'), (MaxUnpool2d, 'pooling'), (MaxUnpool3d, 'pooling'), (EmbeddingBag, 'sparse'), (Bilinear, 'linear'), (Conv3d, 'conv'), (ConvTranspose3d, 'conv'), (MaxPool3d, 'pooling'),
                          (AvgPool3d, 'pooling'), (AdaptiveAvgPool3d, 'pooling'), (AdaptiveMaxPool3d, 'pooling'),
                          (TripletMarginWithDistanceLoss, 'loss'), (TransformerDecoderLayer, 'transformer'), (TransformerDecoder, 'transformer')]:
            cls.__module__ = 'torch.nn.modules.' + file

        """#
}
