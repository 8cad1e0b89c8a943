// torch.save and torch.load: PyTorch's zip files, both ways. A file is untrusted: the reader below knows a list of classes and
// builds only those and what the script itself allows (add_safe_globals); anything else is refused by name and nothing of it is ever
// called. The format is written in the language; tensors' bytes come from here.

import Interp
import Tensors

func serializationModules() -> [NativeModule] {
    [
        .scripted("torch.serialization", doc: "Tensors and containers in files.", needs: ["torch"], source + legacyFileSource) {
            m in
            let d = TorchDeclarations(m)
            d.function("_bytes(tensor)") { c -> Value in
                // The whole storage, as PyTorch writes it: views of one storage share it.
                let tensor = try c.tensor(0)
                let count = tensor.storage.byteCount / tensor.itemSize * tensor.itemSize
                return Value.bytes(
                    UnsafeBufferPointer<UInt8>(start: tensor.storage.data.assumingMemoryBound(to: UInt8.self), count: count))
            }
            d.function("_storage(tensor)") { c in Int(bitPattern: Unmanaged.passUnretained(try c.tensor(0).storage).toOpaque()) }
            d.function("_storage_size(tensor)") { c -> Int in
                let tensor = try c.tensor(0)
                return tensor.storage.byteCount / tensor.itemSize
            }
            d.function("_flat(data, dtype)") { c -> Tensor in
                guard c[0].isKind(.bytes) || c[0].isKind(.byteArray), let dtype = try c.dtype(1) else {
                    throw c.wrongType(0, "bytes")
                }
                return try c[0].withBytes { bytes in
                    try Tensor.from(
                        bytes: UnsafeRawBufferPointer(
                            rebasing: UnsafeRawBufferPointer(bytes)[0..<(bytes.count / dtype.itemSize * dtype.itemSize)]),
                        shape: [bytes.count / dtype.itemSize], dtype: dtype)
                }
            }
        }
    ]
}

private let source = #"""
    import io
    import os
    import struct
    import sys
    import zlib
    from collections import Counter, OrderedDict

    import torch

    class UnpicklingError(Exception):
        pass

    UnpicklingError.__module__ = '_pickle'
    UnpicklingError.__qualname__ = 'UnpicklingError'

    _STORAGES = {'FloatStorage': torch.float32, 'DoubleStorage': torch.float64, 'HalfStorage': torch.float16, 'BFloat16Storage': torch.bfloat16,
                 'LongStorage': torch.int64, 'IntStorage': torch.int32, 'ShortStorage': torch.int16, 'CharStorage': torch.int8,
                 'ByteStorage': torch.uint8, 'BoolStorage': torch.bool}
    _NAMES = {dtype: name for name, dtype in _STORAGES.items()}
    _DTYPES = {str(dtype)[6:]: dtype for dtype in _NAMES}

    # What a script allows files to name: callables, or pairs of one and the name that a file gives it.
    _safe = set()

    def add_safe_globals(safe_globals):
        global _safe
        _safe = _safe.union(set(safe_globals))

    def get_safe_globals():
        return list(_safe)

    def clear_safe_globals():
        global _safe
        _safe = set()

    class safe_globals:
        def __init__(self, safe_globals):
            self.safe_globals = safe_globals

        def __enter__(self):
            add_safe_globals(self.safe_globals)

        def __exit__(self, type, value, tb):
            global _safe
            _safe = _safe - set(self.safe_globals)

    def _allowed():
        found = {}
        for item in _safe:
            if isinstance(item, tuple):
                if len(item) != 2:
                    raise ValueError(
                        f'Expected tuple of length 2 (global, str of callable full path), but got tuple of length: {len(item)}')
                if type(item[1]) is not str:
                    raise TypeError(f'Expected second item in tuple to be str of callable full path, but got: {type(item[1])}')
                found[item[1]] = item[0]
            else:
                found[f'{item.__module__}.{item.__qualname__}'] = item
        return found

    def _is_plain(value):
        """Whether the object is its class and its __dict__, and a file can name the class: argparse.Namespace, or a script's own."""
        kind = type(value)
        home = sys.modules.get(kind.__module__)
        if type(kind) is not type or getattr(home, kind.__name__, None) is not kind or not hasattr(value, '__dict__'):
            return False
        if (kind.__module__, kind.__name__) == ('argparse', 'Namespace'):
            return True
        if kind.__module__ != '__main__' and not hasattr(home, '__file__'):
            return False
        if kind.__reduce__ is not object.__reduce__ or kind.__reduce_ex__ is not object.__reduce_ex__:
            return False
        if any(hasattr(kind, name) for name in ('__getnewargs__', '__getnewargs_ex__', '__slots__')):
            return False
        return not isinstance(value, (torch.nn.Module, torch.Tensor, BaseException, type, dict, list, tuple, set, frozenset, str, bytes, int,
                                      float))

    # ---- writing ----------------------------------------------------------------------------------------------------------

    class _Pickler:
        def __init__(self):
            self.out = [b'\x80\x02']
            self.memo = {}
            self.kept = []
            self.storages = {}
            self.tensors = []

        def put(self, *parts):
            self.out.extend(parts)

        def remember(self, value):
            place = len(self.memo)
            self.memo[id(value)] = place
            self.kept.append(value)
            self.put(b'q' + bytes([place]) if place < 256 else b'r' + struct.pack('<I', place))

        def found(self, value):
            place = self.memo.get(id(value))
            if place is None:
                return False
            self.put(b'h' + bytes([place]) if place < 256 else b'j' + struct.pack('<I', place))
            return True

        def name(self, module, name):
            self.put(b'c' + module.encode() + b'\n' + name.encode() + b'\n')

        def text(self, value):
            data = value.encode('utf-8', 'surrogatepass')
            self.put(b'X' + struct.pack('<I', len(data)) + data)

        def tuple(self, items):
            if len(items) > 3:
                self.put(b'(')
            for item in items:
                self.save(item)
            self.put([b')', b'\x85', b'\x86', b'\x87'][len(items)] if len(items) <= 3 else b't')

        def int(self, value):
            if 0 <= value < 256:
                self.put(b'K' + bytes([value]))
            elif 0 <= value < 65536:
                self.put(b'M' + struct.pack('<H', value))
            elif -2 ** 31 <= value < 2 ** 31:
                self.put(b'J' + struct.pack('<i', value))
            else:
                data = value.to_bytes((value.bit_length() // 8) + 1, 'little', signed=True)
                self.put(b'\x8a' + bytes([len(data)]) + data)

        def mapping(self, value):
            items = list(value.items())
            if items:
                self.put(b'(')
                for key, item in items:
                    self.save(key)
                    self.save(item)
                self.put(b'u')

        def save(self, value):
            kind = type(value)
            if value is None:
                self.put(b'N')
            elif value is True or value is False:
                self.put(b'\x88' if value else b'\x89')
            elif kind is int:
                self.int(value)
            elif kind is float:
                self.put(b'G' + struct.pack('>d', value))
            elif self.found(value):
                pass
            elif kind is str:
                self.text(value)
                self.remember(value)
            elif kind is bytes:
                self.name('_codecs', 'encode')
                self.tuple((value.decode('latin1'), 'latin1'))
                self.put(b'R')
                self.remember(value)
            elif isinstance(value, torch.nn.Parameter):
                self.name('torch._utils', '_rebuild_parameter')
                self.put(b'(')
                self.save(value.data)
                self.save(value.requires_grad)
                self.empty_ordered()
                self.put(b'tR')
                self.remember(value)
            elif isinstance(value, torch.Tensor):
                self.tensor(value)
                self.remember(value)
            elif kind is list:
                self.put(b']')
                self.remember(value)
                if value:
                    self.put(b'(')
                    for item in value:
                        self.save(item)
                    self.put(b'e')
            elif kind is torch.Size:
                self.name('torch', 'Size')
                self.tuple((tuple(value),))
                self.put(b'R')
                self.remember(value)
            elif kind is tuple:
                self.tuple(value)
                if value:
                    self.remember(value)
            elif kind is dict:
                self.put(b'}')
                self.remember(value)
                self.mapping(value)
            elif isinstance(value, OrderedDict):
                self.empty_ordered()
                self.remember(value)
                self.mapping(value)
                metadata = getattr(value, '_metadata', None)
                if metadata is not None:
                    self.put(b'}')
                    self.put(b'(')
                    self.text('_metadata')
                    self.save(metadata)
                    self.put(b'u')
                    self.put(b'b')
            elif kind is set:
                self.name('builtins', 'set')
                self.tuple((list(value),))
                self.put(b'R')
                self.remember(value)
            elif kind is Counter:
                self.name('collections', 'Counter')
                self.tuple((dict(value),))
                self.put(b'R')
                self.remember(value)
            elif kind is torch.dtype:
                self.name('torch', str(value)[6:])
            elif kind is torch.device:
                self.name('torch', 'device')
                self.tuple((str(value),))
                self.put(b'R')
            elif _is_plain(value):
                self.name(kind.__module__, kind.__qualname__)
                self.put(b')\x81')
                self.remember(value)
                state = value.__getstate__()
                if state is not None:
                    self.save(state)
                    self.put(b'b')
            else:
                raise TypeError(f"torch.save() is available for tensors, numbers, str, bytes, None, list, tuple, dict, OrderedDict, Counter, set "
                                f"and objects of a script's plain classes, not for '{kind.__name__}': save its state_dict()")

        def empty_ordered(self):
            self.name('collections', 'OrderedDict')
            self.put(b')R')

        def tensor(self, value):
            self.name('torch._utils', '_rebuild_tensor_v2')
            self.put(b'(')
            storage = _storage(value)
            if storage not in self.storages:
                self.storages[storage] = str(len(self.tensors))
                self.tensors.append(value)
            self.put(b'(')
            self.text('storage')
            self.name('torch', _NAMES[value.dtype])
            self.text(self.storages[storage])
            self.text('cpu')
            self.int(_storage_size(value))
            self.put(b'tQ')
            self.int(value.storage_offset())
            self.tuple(tuple(value.shape))
            self.tuple(tuple(value.stride()))
            self.save(value.requires_grad)
            self.empty_ordered()
            self.put(b'tR')

    class _ZipWriter:
        def __init__(self):
            self.parts = []
            self.size = 0
            self.directory = []

        def add(self, name, data):
            encoded = name.encode()
            crc = zlib.crc32(data)
            start = self.size
            # The data of every record begins at a multiple of 64 bytes, so that it can be mapped.
            pad = -(start + 30 + len(encoded) + 4) % 64
            extra = b'FB' + struct.pack('<H', pad) + b'Z' * pad
            wide = len(data) >= 0xffffffff or start >= 0xffffffff
            if wide:
                raise RuntimeError('torch.save(): files of 4 GB and more are not available')
            fields = struct.pack('<HHHHIII', 0, 0x0800, 0, 0, crc, len(data), len(data))[2:]
            header = struct.pack('<IHHHHHIIIHH', 0x04034b50, 0, 0x0800, 0, 0, 0, crc, len(data), len(data), len(encoded), len(extra))
            self.parts += [header, encoded, extra, data]
            self.size += len(header) + len(encoded) + len(extra) + len(data)
            self.directory.append(struct.pack('<IHHHHHHIIIHHHHHII', 0x02014b50, 0, 0, 0x0800, 0, 0, 0, crc, len(data), len(data), len(encoded), 0,
                                              0, 0, 0, 0, start) + encoded)

        def finish(self):
            directory = b''.join(self.directory)
            count = len(self.directory)
            end = struct.pack('<IHHHHIIH', 0x06054b50, 0, 0, count, count, len(directory), self.size, 0)
            return b''.join(self.parts + [directory, end])

    def save(obj, f, pickle_module=None, pickle_protocol=2, _use_new_zipfile_serialization=True, _disable_byteorder_record=False):
        if not _use_new_zipfile_serialization:
            raise NotImplementedError('torch.save(_use_new_zipfile_serialization=False) is not available: files have the zip format')
        pickler = _Pickler()
        pickler.save(obj)
        pickler.put(b'.')
        is_path = isinstance(f, (str, os.PathLike))
        stem = os.path.basename(os.fspath(f)) if is_path else 'archive'
        stem = stem.rsplit('.', 1)[0] if '.' in stem[1:] else stem
        archive = _ZipWriter()
        archive.add(stem + '/data.pkl', b''.join(pickler.out))
        archive.add(stem + '/.format_version', b'1')
        archive.add(stem + '/.storage_alignment', b'64')
        if not _disable_byteorder_record:
            archive.add(stem + '/byteorder', b'little')
        for key, tensor in enumerate(pickler.tensors):
            archive.add(f'{stem}/data/{key}', _bytes(tensor))
        archive.add(stem + '/version', b'3\n')
        data = archive.finish()
        if not is_path:
            f.write(data)
            return
        path = os.fspath(f)
        folder = os.path.dirname(path)
        if folder and not os.path.isdir(folder):
            raise RuntimeError(f'Parent directory {folder} does not exist.')
        temporary = f'{path}.{os.getpid()}.tmp'
        try:
            with open(temporary, 'wb') as out:
                out.write(data)
            os.replace(temporary, path)
        except OSError:
            if os.path.exists(temporary):
                os.remove(temporary)
            raise

    # ---- reading ----------------------------------------------------------------------------------------------------------

    def _records(data):
        broken = 'PytorchStreamReader failed reading zip archive: failed finding central directory'
        place = data.rfind(b'PK\x05\x06', max(0, len(data) - 65600))
        if place < 0 or place + 22 > len(data):
            raise RuntimeError(broken)
        count, size, start = struct.unpack('<HII', data[place + 10:place + 20])
        wide = data.rfind(b'PK\x06\x06', max(0, place - 200), place)
        if wide >= 0 and wide + 56 <= len(data):
            count, size, start = struct.unpack('<QQQ', data[wide + 32:wide + 56])
        records = {}
        at = start
        for _ in range(count):
            if at + 46 > len(data) or data[at:at + 4] != b'PK\x01\x02':
                raise RuntimeError(broken)
            method, = struct.unpack('<H', data[at + 10:at + 12])
            packed, full, names, extras, comments = struct.unpack('<IIHHH', data[at + 20:at + 34])
            offset, = struct.unpack('<I', data[at + 42:at + 46])
            name = data[at + 46:at + 46 + names].decode('utf-8', 'replace')
            extra = data[at + 46 + names:at + 46 + names + extras]
            while len(extra) >= 4:
                kind, length = struct.unpack('<HH', extra[:4])
                body = extra[4:4 + length]
                if kind == 1:
                    values = [struct.unpack('<Q', body[k:k + 8])[0] for k in range(0, len(body) // 8 * 8, 8)]
                    if full == 0xffffffff and values:
                        full = values.pop(0)
                    if packed == 0xffffffff and values:
                        packed = values.pop(0)
                    if offset == 0xffffffff and values:
                        offset = values.pop(0)
                extra = extra[4 + length:]
            if method != 0 or packed != full:
                raise RuntimeError(f"PytorchStreamReader failed reading file {name}: compressed records are not available")
            if offset + 30 > len(data):
                raise RuntimeError(broken)
            local_names, local_extras = struct.unpack('<HH', data[offset + 26:offset + 30])
            begin = offset + 30 + local_names + local_extras
            if begin + full > len(data):
                raise RuntimeError(f"PytorchStreamReader failed reading file {name}: file read failed")
            records[name] = (begin, full)
            at += 46 + names + extras + comments
        return records

    class _Global:
        def __init__(self, module, name):
            self.module, self.name = module, name

        @property
        def full(self):
            return f'{self.module}.{self.name}'

    class _StorageType:
        def __init__(self, dtype):
            self.dtype = dtype

    class _Storage:
        def __init__(self, tensor):
            self.tensor = tensor

    class _Mark:
        pass

    _ALLOWED = {'collections.OrderedDict', 'torch._utils._rebuild_tensor_v2', 'torch._utils._rebuild_parameter', 'torch.Size', 'torch.device',
                'torch.nn.parameter.Parameter', '_codecs.encode', 'builtins.set', 'torch.serialization._get_layout',
                'collections.Counter', 'builtins.bytearray', 'torch._utils._rebuild_tensor'}
    # The names of modules in Python 2, which protocol 2 keeps.
    _RENAMED = {'__builtin__': 'builtins', 'copy_reg': 'copyreg'}

    class _Unpickler:
        def __init__(self, data, storage):
            self.data, self.storage = data, storage
            self.at = 0
            self.stack = []
            self.memo = {}

        def take(self, count):
            end = self.at + count
            if end > len(self.data):
                raise EOFError('Ran out of input')
            part = self.data[self.at:end]
            self.at = end
            return part

        def number(self, kind):
            return struct.unpack(kind, self.take(struct.calcsize(kind)))[0]

        def line(self):
            end = self.data.find(b'\n', self.at)
            if end < 0:
                raise EOFError('Ran out of input')
            part = self.data[self.at:end]
            self.at = end + 1
            return part.decode('utf-8')

        def above_mark(self):
            items = []
            while self.stack:
                item = self.stack.pop()
                if isinstance(item, _Mark):
                    items.reverse()
                    return items
                items.append(item)
            raise UnpicklingError('Mark not found')

        def global_(self, module, name):
            module = _RENAMED.get(module, module)
            full = f'{module}.{name}'
            if module in ('sys', 'os', 'posix', 'nt'):
                raise UnpicklingError(f'Trying to load unsupported GLOBAL {full} whose module {module} is blocked.')
            if module == 'torch' and name in _STORAGES:
                return _StorageType(_STORAGES[name])
            if module == 'torch' and name in _DTYPES:
                return _DTYPES[name]
            if full in _ALLOWED:
                return _Global(module, name)
            allowed = _allowed()
            if full in allowed:
                return allowed[full]
            shown = name if module == 'builtins' else full
            raise UnpicklingError(
                f'Unsupported global: GLOBAL {shown} was not an allowed global by default. Please use '
                f'`torch.serialization.add_safe_globals([{shown}])` or the `torch.serialization.safe_globals([{shown}])` context manager to '
                f'allowlist this global if you trust this class/function.')

        def is_allowed(self, function):
            if not any(function is known for known in _allowed().values()):
                return False
            if isinstance(function, type) and issubclass(function, (torch.nn.Module, torch.Tensor)):
                raise NotImplementedError(f'torch.load() does not build a {function.__name__}, also where it is allowed: save its state_dict()')
            return True

        def new(self, kind, args):
            if isinstance(kind, _Global):
                return self.reduce(kind, args)
            if not self.is_allowed(kind):
                raise UnpicklingError(f'Can only create new object for nn.Parameter or classes allowlisted via `add_safe_globals` but got {kind}')
            return kind.__new__(kind, *args)

        def build(self, target, state):
            if hasattr(target, '__setstate__'):
                target.__setstate__(state)
                return
            slots = None
            if isinstance(state, tuple) and len(state) == 2:
                state, slots = state
            if state:
                target.__dict__.update(state)
            for key, value in (slots or {}).items():
                setattr(target, key, value)

        def reduce(self, function, args):
            if not isinstance(function, _Global):
                if self.is_allowed(function):
                    return function(*args)
                raise UnpicklingError('Trying to call reduce for unrecognized function ' + repr(function))
            name = function.full
            if name == 'collections.OrderedDict':
                return OrderedDict(*args)
            if name == 'collections.Counter':
                return Counter(*args)
            if name == 'torch._utils._rebuild_tensor_v2':
                storage, offset, size, stride, requires_grad = args[:5]
                tensor = self.rebuilt(storage, offset, size, stride)
                return tensor.requires_grad_() if requires_grad else tensor
            if name == 'torch._utils._rebuild_tensor':
                return self.rebuilt(*args[:4])
            if name in ('torch._utils._rebuild_parameter', 'torch.nn.parameter.Parameter'):
                return torch.nn.Parameter(args[0], args[1] if len(args) > 1 else True)
            if name == 'torch.Size':
                return torch.Size(args[0])
            if name == 'torch.device':
                return torch.device(*args)
            if name == '_codecs.encode':
                return args[0].encode(args[1])
            if name == 'builtins.set':
                return set(*args)
            if name == 'builtins.bytearray':
                return bytearray(*args)
            raise UnpicklingError('Trying to call reduce for unrecognized function ' + name)

        def rebuilt(self, storage, offset, size, stride):
            if not isinstance(storage, _Storage):
                raise UnpicklingError('a tensor without a storage')
            return storage.tensor.as_strided(tuple(size), tuple(stride), offset).detach()

        def load(self):
            if self.take(1) != b'\x80':
                raise UnpicklingError('Unsupported operand at the start: a pickle of protocol 2 or later is expected')
            protocol = self.take(1)[0]
            stack = self.stack
            if protocol > 5:
                raise UnpicklingError(f'unsupported pickle protocol: {protocol}')
            while True:
                code = self.take(1)
                if code == b'.':
                    return stack.pop()
                try:
                    self.step(code, stack)
                except IndexError:
                    raise UnpicklingError('pickle stack underflow') from None

        def step(self, code, stack):
            if code == b'q':
                self.memo[self.take(1)[0]] = stack[-1]
            elif code == b'r':
                self.memo[self.number('<I')] = stack[-1]
            elif code == b'h':
                stack.append(self.recalled(self.take(1)[0]))
            elif code == b'j':
                stack.append(self.recalled(self.number('<I')))
            elif code == b'X':
                stack.append(self.take(self.number('<I')).decode('utf-8', 'surrogatepass'))
            elif code == b'\x8c':
                stack.append(self.take(self.take(1)[0]).decode('utf-8', 'surrogatepass'))
            elif code == b'K':
                stack.append(self.take(1)[0])
            elif code == b'M':
                stack.append(self.number('<H'))
            elif code == b'J':
                stack.append(self.number('<i'))
            elif code == b'\x8a':
                stack.append(int.from_bytes(self.take(self.take(1)[0]), 'little', signed=True))
            elif code == b'G':
                stack.append(self.number('>d'))
            elif code == b'N':
                stack.append(None)
            elif code == b'\x88':
                stack.append(True)
            elif code == b'\x89':
                stack.append(False)
            elif code == b'(':
                stack.append(_Mark())
            elif code == b')':
                stack.append(())
            elif code == b't':
                stack.append(tuple(self.above_mark()))
            elif code in (b'\x85', b'\x86', b'\x87'):
                count = code[0] - 0x84
                items = tuple([stack.pop() for _ in range(count)][::-1])
                stack.append(items)
            elif code == b']':
                stack.append([])
            elif code == b'}':
                stack.append({})
            elif code == b'\x8f':
                stack.append(set())
            elif code == b'a':
                item = stack.pop()
                self.container(stack[-1], list).append(item)
            elif code == b'e':
                items = self.above_mark()
                self.container(stack[-1], list).extend(items)
            elif code == b's':
                value = stack.pop()
                key = stack.pop()
                self.container(stack[-1], dict)[key] = value
            elif code == b'u':
                items = self.above_mark()
                target = self.container(stack[-1], dict)
                for k in range(0, len(items) - 1, 2):
                    target[items[k]] = items[k + 1]
            elif code == b'\x90':
                items = self.above_mark()
                self.container(stack[-1], set).update(items)
            elif code == b'c':
                module = self.line()
                stack.append(self.global_(module, self.line()))
            elif code == b'\x93':
                name = stack.pop()
                stack.append(self.global_(stack.pop(), name))
            elif code == b'R':
                args = stack.pop()
                stack.append(self.reduce(stack.pop(), self.container(args, tuple)))
            elif code == b'\x81':
                args = stack.pop()
                stack.append(self.new(stack.pop(), self.container(args, tuple)))
            elif code == b'b':
                state = stack.pop()
                target = stack[-1]
                if isinstance(target, OrderedDict) and isinstance(state, dict):
                    for key, value in state.items():
                        setattr(target, key, value)
                elif self.is_allowed(type(target)):
                    self.build(target, state)
                elif not isinstance(target, torch.Tensor):
                    raise UnpicklingError(f'Can only build Tensor, Parameter, OrderedDict or types allowlisted via `add_safe_globals`, but got '
                                          f'{type(target)}')
            elif code == b'Q':
                stack.append(self.persistent(stack.pop()))
            elif code == b'0':
                stack.pop()
            elif code == b'\x95':
                self.take(8)
            elif code == b'\x94':
                self.memo[len(self.memo)] = stack[-1]
            elif code == b'B':
                stack.append(self.take(self.number('<I')))
            elif code == b'C':
                stack.append(self.take(self.take(1)[0]))
            else:
                raise UnpicklingError(f'Unsupported operand {code[0]}')

        def recalled(self, place):
            if place not in self.memo:
                raise UnpicklingError(f'Memo value not found at index {place}')
            return self.memo[place]

        def container(self, value, kind):
            if not isinstance(value, kind):
                raise UnpicklingError(f'a {kind.__name__} is expected, found {type(value).__name__}')
            return value

        def persistent(self, saved):
            if not isinstance(saved, tuple) or len(saved) < 5 or saved[0] != 'storage' or not isinstance(saved[1], _StorageType):
                raise UnpicklingError("persistent_load id must be a tuple of 'storage', type, key, location and size")
            if len(saved) > 5 and saved[5] is not None:
                raise UnpicklingError('views of storages are not available')
            return self.storage(saved[1].dtype, saved[2], saved[4])

    _UNSAFE = ('In PyTorch 2.6, we changed the default value of the `weights_only` argument in `torch.load` from `False` to `True`. Re-running '
               '`torch.load` with `weights_only` set to `False` will likely succeed, but it can result in arbitrary code execution. '
               'Do it only if you got the file from a trusted source.')
    _ADVICE = ('Weights only load failed. This file can still be loaded, to do so you have two options, \x1b[1mdo those steps only if you trust the '
               f'source of the checkpoint\x1b[0m. \n\t(1) {_UNSAFE}\n\t(2) Alternatively, to load with `weights_only=True` please check the '
               'recommended steps in the following error message.\n\tWeightsUnpickler error: ')
    _REPORT = ('Please file an issue with the following so that we can make `weights_only=True` compatible with your use case: '
               'WeightsUnpickler error: ')
    _MORE = ('\n\nCheck the documentation of torch.load to learn more about types accepted by default with weights_only '
             'https://pytorch.org/docs/stable/generated/torch.load.html.')

    def load(f, map_location=None, pickle_module=None, *, weights_only=None, mmap=None, **pickle_load_args):
        if isinstance(map_location, (str, torch.device)):
            torch.empty(0, device=map_location)
        elif isinstance(map_location, dict) or callable(map_location):
            pass
        elif map_location is not None:
            raise TypeError('map_location must be a str, torch.device, dict or function')
        if isinstance(f, (str, os.PathLike)):
            with open(f, 'rb') as source:
                data = source.read()
        else:
            data = f.read()
        if not data:
            raise EOFError
        try:
            return _load_zip(data) if data[:4] == b'PK\x03\x04' else _load_legacy(data)
        except UnpicklingError as error:
            if weights_only is False:
                raise NotImplementedError(f'torch.load() runs nothing out of a file, also with weights_only=False: {error}') from None
            raise UnpicklingError(_advice(str(error)) + _MORE) from None

    def _advice(message):
        if 'was not an allowed global by default.' in message:
            return _ADVICE + message
        report = '' if message.endswith('is blocked.') else _REPORT
        return f'Weights only load failed. {_UNSAFE}\n{report}\n\n{message}'

    def _load_zip(data):
        records = _records(data)
        heads = [name for name in records if name.endswith('/data.pkl')]
        if not heads:
            raise RuntimeError('PytorchStreamReader failed locating file data.pkl: file not found')
        stem = heads[0][:-len('data.pkl')]
        order = records.get(stem + 'byteorder')
        if order is not None and data[order[0]:order[0] + order[1]] != b'little':
            raise ValueError('Unknown endianness: only little-endian files are available')
        loaded = {}

        def storage(dtype, key, count):
            if key not in loaded:
                record = records.get(f'{stem}data/{key}')
                if record is None:
                    raise RuntimeError(f'PytorchStreamReader failed locating file data/{key}: file not found')
                begin, size = record
                if not isinstance(count, int) or count < 0 or count * dtype.itemsize > size:
                    raise RuntimeError(f'PytorchStreamReader failed reading file data/{key}: {size} bytes do not hold {count} elements of {dtype}')
                loaded[key] = _Storage(_flat(data[begin:begin + count * dtype.itemsize], dtype))
            elif loaded[key].tensor.dtype is not dtype:
                raise UnpicklingError('a storage with two types')
            return loaded[key]

        begin, size = records[heads[0]]
        return _Unpickler(data[begin:begin + size], storage).load()

    """#
