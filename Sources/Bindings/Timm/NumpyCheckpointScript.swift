// timm.models: the NumPy archives of Google's JAX models (vision transformers, BiT) into timm's modules.

/// Reading .npz files.
let modelNumpySource = #"""
    def _read_npz(path, context):
        """The arrays of an archive as tensors. Nothing in the file is executed."""
        import struct, zlib
        wrong = (f'{context} expected an original JAX/Flax NumPy .npz checkpoint, but could not read {path!r}. '
                 'Native PyTorch and safetensors weights must use the factory/checkpoint loader.')
        with open(path, 'rb') as file:
            data = file.read()
        if data[:6] == b'\x93NUMPY':
            raise ValueError(f'{context} expected a keyed JAX/Flax NumPy .npz checkpoint, but {path!r} is not an .npz archive. '
                             'Native PyTorch and safetensors weights must use the factory/checkpoint loader.')
        end = data.rfind(b'PK\x05\x06', max(0, len(data) - 65600))
        try:
            count, _, at = struct.unpack('<HII', data[end + 10:end + 20]) if end >= 0 else (0, 0, -1)
            wide = data.rfind(b'PK\x06\x06', max(0, end - 200), end)
            if wide >= 0:
                count, _, at = struct.unpack('<QQQ', data[wide + 32:wide + 56])
            arrays = {}
            for _ in range(count if end >= 0 else 1):
                if data[at:at + 4] != b'PK\x01\x02':
                    raise ValueError(wrong)
                method, = struct.unpack('<H', data[at + 10:at + 12])
                packed, full, names, extras, comments = struct.unpack('<IIHHH', data[at + 20:at + 34])
                offset, = struct.unpack('<I', data[at + 42:at + 46])
                name = data[at + 46:at + 46 + names].decode()
                extra = data[at + 46 + names:at + 46 + names + extras]
                while len(extra) >= 4:
                    kind, length = struct.unpack('<HH', extra[:4])
                    if kind == 1:
                        values = list(struct.unpack(f'<{length // 8}Q', extra[4:4 + length // 8 * 8]))
                        full = values.pop(0) if full == 0xffffffff else full
                        packed = values.pop(0) if packed == 0xffffffff else packed
                        offset = values.pop(0) if offset == 0xffffffff else offset
                    extra = extra[4 + length:]
                own, more = struct.unpack('<HH', data[offset + 26:offset + 30])
                begin = offset + 30 + own + more
                part = data[begin:begin + packed]
                if method == 8:
                    part = zlib.decompress(part, -15)
                elif method != 0:
                    raise ValueError(wrong)
                if len(part) != full:
                    raise ValueError(wrong)
                arrays[name.removesuffix('.npy')] = part
                at += 46 + names + extras + comments
        except (struct.error, zlib.error, UnicodeDecodeError, IndexError) as e:
            raise ValueError(wrong) from e
        return {name: _npy_tensor(part, wrong) for name, part in arrays.items()}

    _NPY_TYPES = {'<f4': 'float32', '<f8': 'float64', '<f2': 'float16', '<i8': 'int64', '<i4': 'int32', '|u1': 'uint8', '|i1': 'int8',
                  '<i2': 'int16', '|b1': 'bool'}

    def _npy_tensor(data, wrong):
        import struct
        if data[:6] != b'\x93NUMPY' or len(data) < 12:
            raise ValueError(wrong)
        length, start = (struct.unpack('<H', data[8:10])[0], 10) if data[6] == 1 else (struct.unpack('<I', data[8:12])[0], 12)
        header = data[start:start + length].decode('latin-1')
        kind = _re.search(r"'descr':\s*'([^']*)'", header)
        order = _re.search(r"'fortran_order':\s*(True|False)", header)
        shape = _re.search(r"'shape':\s*\(([\d,\s]*)\)", header)
        if not (kind and order and shape) or kind[1] not in _NPY_TYPES:
            raise ValueError(wrong)
        sizes = [int(part) for part in shape[1].split(',') if part.strip()]
        body = data[start + length:]
        dtype = getattr(_torch, _NPY_TYPES[kind[1]])
        if _math.prod(sizes) == 0:
            return _torch.zeros(sizes, dtype=dtype)
        values = _torch.frombuffer(bytearray(body), dtype=dtype)
        if values.numel() != _math.prod(sizes):
            raise ValueError(wrong)
        if order[1] == 'True':
            return values.reshape(sizes[::-1]).permute(*range(len(sizes) - 1, -1, -1))
        return values.reshape(sizes)

    def _n2p(w, t=True, idx=None):
        """An array of JAX's layout in PyTorch's."""
        w = w if idx is None else w[idx]
        if w.ndim == 4 and w.shape[0] == w.shape[1] == w.shape[2] == 1:
            w = w.flatten()
        if t and w.ndim == 4:
            w = w.permute(3, 2, 0, 1)
        elif t and w.ndim == 3:
            w = w.permute(2, 0, 1)
        elif t and w.ndim == 2:
            w = w.permute(1, 0)
        return w

    def _load_npz(model, path, prefix=None):
        """The weights of an archive into a vision transformer or a BiT ResNet."""
        with _torch.no_grad():
            (_load_bit if type(model).__name__ == 'ResNetV2' else _load_vit)(model, str(path), prefix)

    def _load_vit(model, path, prefix):
        context = f'{type(model).__name__}.load_pretrained()'
        w, prefix = _read_npz(path, context), prefix or ''
        anchors = ('', 'opt/target/', 'params/', 'params/img/')
        if not any(f'{p}embedding/kernel' in w for p in ((prefix,) if prefix else anchors)):
            raise ValueError(f'{context} did not find a supported JAX/Flax parameter layout in {path!r}. '
                             'Native PyTorch and safetensors weights must use the factory/checkpoint loader.')
        if not prefix:
            prefix = next((p for p in anchors[1:] if f'{p}embedding/kernel' in w), '')
        stacked = f'{prefix}Transformer/encoderblock/LayerNorm_0/scale' in w
        big_vision = prefix.startswith('params/') or f'{prefix}pos_embedding' in w or stacked

        def get(name, t=True, idx=None):
            return _n2p(w[prefix + name], t, idx)

        proj = model.patch_embed.proj
        kernel = adapt_input_conv(proj.weight.shape[1], get('embedding/kernel'))
        proj.weight.copy_(_resample_kernel(kernel, proj.weight.shape[-2:]))
        proj.bias.copy_(get('embedding/bias'))
        if getattr(model, 'cls_token', None) is not None:
            model.cls_token.copy_(get('cls', t=False))
        positions = get('pos_embedding' if big_vision else 'Transformer/posembed_input/pos_embedding', t=False)
        model.pos_embed.copy_(_resample_positions(model, positions))
        if hasattr(model.norm, 'weight'):
            model.norm.weight.copy_(get('Transformer/encoder_norm/scale'))
            model.norm.bias.copy_(get('Transformer/encoder_norm/bias'))
        if (isinstance(model.head, _torch.nn.Linear) and f'{prefix}head/bias' in w
                and model.head.bias.shape[0] == w[f'{prefix}head/bias'].shape[-1]):
            model.head.weight.copy_(get('head/kernel'))
            model.head.bias.copy_(get('head/bias'))

        def heads(place, names, kind, idx=None):
            parts = [get(f'{place}{n}/{kind}', t=False, idx=idx) for n in names]
            return _torch.cat([p.flatten(1).T if kind == 'kernel' else p.reshape(-1) for p in parts])

        pool = getattr(model, 'attn_pool', None)
        if hasattr(pool, 'latent'):
            place = 'MAPHead_0/'
            mha = place + 'MultiHeadDotProductAttention_0/'
            pool.latent.copy_(get(f'{place}probe', t=False))
            pool.kv.weight.copy_(heads(mha, ('key', 'value'), 'kernel'))
            pool.kv.bias.copy_(heads(mha, ('key', 'value'), 'bias'))
            pool.q.weight.copy_(heads(mha, ('query',), 'kernel'))
            pool.q.bias.copy_(heads(mha, ('query',), 'bias'))
            pool.proj.weight.copy_(get(f'{mha}out/kernel').flatten(1))
            pool.proj.bias.copy_(get(f'{mha}out/bias'))
            pool.norm.weight.copy_(get(f'{place}LayerNorm_0/scale'))
            pool.norm.bias.copy_(get(f'{place}LayerNorm_0/bias'))
            for r in range(2):
                layer = getattr(pool.mlp, f'fc{r + 1}')
                layer.weight.copy_(get(f'{place}MlpBlock_0/Dense_{r}/kernel'))
                layer.bias.copy_(get(f'{place}MlpBlock_0/Dense_{r}/bias'))

        mha_sub, mlp_sub, norm_sub = (0, 0, 1) if big_vision else (1, 3, 2)
        for i, block in enumerate(model.blocks.children()):
            place, idx = ('Transformer/encoderblock/', i) if stacked else (f'Transformer/encoderblock_{i}/', None)
            mha = f'{place}MultiHeadDotProductAttention_{mha_sub}/'
            block.norm1.weight.copy_(get(f'{place}LayerNorm_0/scale', idx=idx))
            block.norm1.bias.copy_(get(f'{place}LayerNorm_0/bias', idx=idx))
            block.attn.qkv.weight.copy_(heads(mha, ('query', 'key', 'value'), 'kernel', idx))
            block.attn.qkv.bias.copy_(heads(mha, ('query', 'key', 'value'), 'bias', idx))
            block.attn.proj.weight.copy_(get(f'{mha}out/kernel', idx=idx).flatten(1))
            block.attn.proj.bias.copy_(get(f'{mha}out/bias', idx=idx))
            block.norm2.weight.copy_(get(f'{place}LayerNorm_{norm_sub}/scale', idx=idx))
            block.norm2.bias.copy_(get(f'{place}LayerNorm_{norm_sub}/bias', idx=idx))
            for r in range(2):
                layer = getattr(block.mlp, f'fc{r + 1}')
                layer.weight.copy_(get(f'{place}MlpBlock_{mlp_sub}/Dense_{r}/kernel', idx=idx))
                layer.bias.copy_(get(f'{place}MlpBlock_{mlp_sub}/Dense_{r}/bias', idx=idx))

    def _load_bit(model, path, prefix):
        context, prefix = f'{type(model).__name__}.load_pretrained()', prefix or 'resnet/'
        w, conv = _read_npz(path, context), 'standardized_conv2d/kernel'
        if f'{prefix}root_block/{conv}' not in w:
            raise ValueError(f'{context} did not find a supported JAX/Flax parameter layout in {path!r}. '
                             'Native PyTorch and safetensors weights must use the factory/checkpoint loader.')

        def get(name):
            value = w[prefix + name]
            return value.permute(3, 2, 0, 1) if value.ndim == 4 else value

        stem = model.stem.conv.weight
        stem.copy_(adapt_input_conv(stem.shape[1], get(f'root_block/{conv}')))
        model.norm.weight.copy_(get('group_norm/gamma'))
        model.norm.bias.copy_(get('group_norm/beta'))
        fc = getattr(model.head, 'fc', None)
        if isinstance(fc, _torch.nn.Conv2d) and fc.weight.shape[0] == w[f'{prefix}head/conv2d/kernel'].shape[-1]:
            fc.weight.copy_(get('head/conv2d/kernel'))
            fc.bias.copy_(get('head/conv2d/bias'))
        for i, stage in enumerate(model.stages.children()):
            for j, block in enumerate(stage.blocks.children()):
                place = f'block{i + 1}/unit{j + 1:02d}/'
                for letter, number in zip('abc', (1, 2, 3)):
                    getattr(block, f'conv{number}').weight.copy_(get(f'{place}{letter}/{conv}'))
                    norm = getattr(block, f'norm{number}')
                    norm.weight.copy_(get(f'{place}{letter}/group_norm/gamma'))
                    norm.bias.copy_(get(f'{place}{letter}/group_norm/beta'))
                if getattr(block, 'downsample', None) is not None:
                    block.downsample.conv.weight.copy_(get(f'{place}a/proj/{conv}'))

    """#
