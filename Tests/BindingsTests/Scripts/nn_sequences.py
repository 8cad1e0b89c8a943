# Embeddings, attention, transformers, recurrent networks: first parameters, values, gradients, printed forms, mistakes.
import torch
import torch.nn as nn
import torch.nn.functional as F


def attempt(action):
    try:
        print(action())
    except Exception as error:
        print(type(error).__name__, "|", error)


def show(label, tensor):
    print(label, tuple(tensor.shape), [round(v, 4) + 0.0 for v in tensor.detach().flatten().tolist()][:48])


def numbers(*shape):
    count = 1
    for size in shape:
        count *= size
    return torch.tensor([((i * 7919) % 101 - 50) / 50 for i in range(count)]).reshape(shape)


def back(y, layer):
    (y * numbers(*y.shape)).sum().backward()
    for name, p in layer.named_parameters():
        show('  d' + name, p.grad)
        p.grad = None


torch.manual_seed(0)
ids = torch.tensor([[1, 0, 3], [3, 3, 2]])
for layer in [nn.Embedding(5, 3), nn.Embedding(5, 3, padding_idx=3), nn.Embedding(5, 3, padding_idx=-1), nn.Embedding(5, 3, max_norm=1.0),
              nn.Embedding(5, 3, max_norm=1, norm_type=1), nn.Embedding(5, 3, scale_grad_by_freq=True)]:
    print(layer, list(layer.state_dict()))
    show('  weight', layer.weight)
    y = layer(ids)
    show('  y', y)
    back(y, layer)
show('int32', nn.Embedding(5, 2)(ids.int()))
show('F.embedding', F.embedding(ids, numbers(5, 2), padding_idx=0))
print(nn.Embedding(5, 2).num_embeddings, nn.Embedding(5, 2, padding_idx=-2).padding_idx, nn.Embedding(2, 2, dtype=torch.float64).weight.dtype)
for action in [lambda: nn.Embedding(5, 3)(torch.tensor([5])), lambda: nn.Embedding(5, 3)(torch.tensor([1.0])), lambda: nn.Embedding(5, 3, padding_idx=7)]:
    attempt(action)

q, k, v = numbers(2, 3, 4, 8), numbers(2, 3, 6, 8) * 0.7, numbers(2, 3, 6, 5)
for options in [{}, {'is_causal': True}, {'scale': 0.2}, {'attn_mask': numbers(4, 6) > -0.5}, {'attn_mask': numbers(2, 1, 4, 6)},
                {'attn_mask': torch.tensor([[True] * 6, [False] * 6, [True, False] * 3, [False] * 5 + [True]])}]:
    leaves = [t.clone().requires_grad_() for t in (q, k, v)]
    y = F.scaled_dot_product_attention(*leaves, **options)
    show('attention', y)
    (y * numbers(*y.shape)).sum().backward()
    for leaf in leaves:
        show('  gradient', leaf.grad)
show('grouped', F.scaled_dot_product_attention(numbers(1, 4, 3, 2), numbers(1, 2, 3, 2), numbers(1, 2, 3, 2), enable_gqa=True))
for action in [lambda: F.scaled_dot_product_attention(q, k, v, attn_mask=numbers(4, 6), is_causal=True), lambda: F.scaled_dot_product_attention(q[0, 0, 0], k, v)]:
    attempt(action)

x, y = numbers(4, 2, 6), numbers(5, 2, 6) * 0.5
for layer in [nn.MultiheadAttention(6, 2), nn.MultiheadAttention(6, 3, bias=False), nn.MultiheadAttention(6, 2, kdim=6, vdim=5),
              nn.MultiheadAttention(6, 2, batch_first=True)]:
    print(layer, list(layer.state_dict()))
    for name, p in layer.named_parameters():
        show('  ' + name, p)
    if layer.batch_first:
        out, weights = layer(x.transpose(0, 1), y.transpose(0, 1), y.transpose(0, 1))
    else:
        out, weights = layer(x, y, y if layer.in_proj_weight is not None else y[..., :5])
    show('  out', out)
    show('  weights', weights)
    back(out, layer)
m = nn.MultiheadAttention(6, 2)
show('self', m(x, x, x)[0])
print(m(x, y, y, need_weights=False)[1])
show('no weights', m(x, y, y, need_weights=False)[0])
show('each head', m(x, y, y, average_attn_weights=False)[1])
show('masked', m(x, x, x, attn_mask=torch.triu(torch.ones(4, 4), 1).bool())[0])
show('padded', m(x, y, y, key_padding_mask=torch.tensor([[False] * 4 + [True], [False] * 5]))[1])
show('both', m(x, y, y, attn_mask=numbers(4, 5), key_padding_mask=torch.tensor([[False] * 4 + [True], [False] * 5]).float())[0])
show('unbatched', m(x[:, 0], y[:, 0], y[:, 0])[0])
d = nn.MultiheadAttention(6, 2, dropout=0.5)
torch.manual_seed(2)
show('dropout', d(x, y, y)[1])
show('dropout', d(x, y, y, need_weights=False)[0])
for action in [lambda: nn.MultiheadAttention(5, 2), lambda: nn.MultiheadAttention(0, 2), lambda: m(x, y, y[:4]), lambda: m(numbers(4, 2, 5), y, y),
               lambda: m(x, y, y, attn_mask=numbers(3, 3)), lambda: m(x[:, 0], y, y), lambda: m(x[0, 0], y, y)]:
    attempt(action)

torch.manual_seed(1)
for layer in [nn.TransformerEncoderLayer(6, 2, 8, dropout=0.0), nn.TransformerEncoderLayer(6, 2, dim_feedforward=4, dropout=0, activation='gelu', batch_first=True, norm_first=True),
              nn.TransformerEncoderLayer(6, 3, 8, dropout=0.0, bias=False, layer_norm_eps=1e-3)]:
    print(layer, list(layer.state_dict()))
    out = layer(x)
    show('  out', out)
    back(out, layer)
    show('  eval', layer.eval()(x))
stack = nn.TransformerEncoder(nn.TransformerEncoderLayer(6, 2, 8, dropout=0.0), 2, norm=nn.LayerNorm(6))
print(stack, list(stack.state_dict())[-6:])
show('stack', stack(x))
show('stack masked', stack(x, mask=torch.triu(torch.full((4, 4), float('-inf')), 1)))
show('stack padded', stack(x, src_key_padding_mask=torch.tensor([[False] * 3 + [True], [False] * 4])))
torch.manual_seed(4)
show('dropping', nn.TransformerEncoderLayer(6, 2, 8, dropout=0.3)(x))

torch.manual_seed(3)
for layer in [nn.RNN(3, 4), nn.RNN(3, 4, nonlinearity='relu', bias=False), nn.LSTM(3, 4, num_layers=2, bidirectional=True), nn.LSTM(3, 4, batch_first=True),
              nn.GRU(3, 4, 2, dropout=0.0), nn.GRU(3, 2, bidirectional=True, batch_first=True), nn.LSTM(3, 2, num_layers=2, dropout=0.4)]:
    print(layer, list(layer.state_dict()))
    show('  weight', layer.weight_ih_l0)
    out, state = layer(numbers(5, 2, 3))
    show('  out', out)
    for s in state if isinstance(state, tuple) else [state]:
        show('  state', s)
    back(out, layer)
    show('  unbatched', layer(numbers(5, 3))[0])
lstm, gru = nn.LSTM(3, 4), nn.GRU(3, 4)
show('from a state', lstm(numbers(5, 2, 3), (numbers(1, 2, 4), numbers(1, 2, 4) * 2))[1][1])
show('from a state', gru(numbers(5, 2, 3), numbers(1, 2, 4))[1])
for action in [lambda: nn.LSTM(3, 0), lambda: nn.GRU(3, 4, 0), lambda: nn.LSTM(3, 4)(numbers(5, 2, 4)), lambda: nn.LSTM(3, 4)(numbers(3)),
               lambda: gru(numbers(5, 2, 3), numbers(1, 3, 4)), lambda: nn.RNN(3, 4, nonlinearity='other'), lambda: nn.LSTM(3, 4, dropout=2.0)]:
    attempt(action)

torch.manual_seed(5)
for cell in [nn.RNNCell(3, 4), nn.RNNCell(3, 4, bias=False, nonlinearity='relu'), nn.LSTMCell(3, 4), nn.GRUCell(3, 4)]:
    print(cell, list(cell.state_dict()))
    show('  weight', cell.weight_ih)
    state = None
    for step in numbers(3, 2, 3):
        state = cell(step, state)
    first = state[0] if isinstance(state, tuple) else state
    show('  state', first)
    back(first, cell)
    one = cell(numbers(3))
    show('  unbatched', one[0] if isinstance(one, tuple) else one)
for action in [lambda: nn.LSTMCell(3, 4)(numbers(2, 3, 3)), lambda: nn.GRUCell(3, 4)(numbers(2, 5)), lambda: nn.GRUCell(3, 4)(numbers(2, 3), numbers(3, 4)),
               lambda: nn.GRUCell(3, 4)(numbers(2, 3), numbers(2, 5)), lambda: nn.RNNCell(3, 4, nonlinearity='z')(numbers(2, 3))]:
    attempt(action)
