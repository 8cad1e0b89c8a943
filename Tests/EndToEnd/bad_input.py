"""Bad input from outside: every case gives a clear error, the program goes on after it, and no half-written file stays.

The expected messages are those of PyTorch 2.13, timm 1.0.31 and safetensors, where they have a counterpart. Needs no packages."""

import gzip
import json
import os
import pathlib
import resource
import signal
import struct
import subprocess
import sys
import tempfile
import time

BINARY = sys.argv[1]
failures = []
count = 0


def check(title, passed, shown=''):
    global count
    count += 1
    if not passed:
        failures.append(title)
        print(f'failed: {title}: {shown}')


def run_cases(title, folder, setup, cases):
    """Runs all cases in one program, each in its own try: (expression, exception type, how the message starts)."""
    lines = ['def attempt(number, body):', '    try:', '        body()', '        print(number, "no error")',
             '    except Exception as error:', '        print(number, type(error).__name__, repr(str(error)))']
    lines += setup
    lines += [f'attempt({number}, lambda: {case[0]})' for number, case in enumerate(cases)]
    lines.append('print("alive", 6 * 7)')
    run = subprocess.run([BINARY, '-'], input='\n'.join(lines) + '\n', cwd=folder, capture_output=True, text=True, timeout=300)
    printed = run.stdout.splitlines()
    check(f'{title}: the program lives on', run.returncode == 0 and printed[-1:] == ['alive 42'], run.stdout + run.stderr)
    answers = {line.split(' ', 1)[0]: line.split(' ', 1)[1] for line in printed if ' ' in line}
    for number, (expression, kind, message) in enumerate(cases):
        answer = answers.get(str(number), 'no answer')
        name, _, text = answer.partition(' ')
        try:
            text = eval(text, {})
        except SyntaxError:
            pass
        check(f'{title}: {expression}', name == kind and text.startswith(message), answer)
    left = [path.name for path in folder.rglob('*') if 'tmp' in path.name]
    check(f'{title}: no temporary file is left', not left, left)


def idx(kind, sizes, data):
    return struct.pack('>BBBB', 0, 0, kind, len(sizes)) + b''.join(struct.pack('>I', size) for size in sizes) + data


def data_sets(folder):
    images = idx(8, [2, 28, 28], bytes(2 * 784))
    labels = idx(8, [2], bytes([1, 2]))
    zipped = gzip.compress(bytes(os.urandom(4000)))
    variants = {
        'cut': (images[:-1], labels), 'header': (images[:7], labels), 'labels': (images, idx(8, [3], bytes(3))),
        'kind': (idx(13, [2, 28, 28], bytes(2 * 784)), labels), 'size': (idx(8, [2, 14, 14], bytes(392)), labels),
        'class': (images, idx(8, [2], bytes([1, 10]))), 'more': (images + b'x', labels),
        'huge': (idx(8, [0xFFFFFFFF] * 3, b''), labels), 'vast': (idx(8, [4000000, 28, 28], b''), labels),
    }
    for name, (first, second) in variants.items():
        (folder / name).mkdir()
        for part, data in [('images-idx3', first), ('labels-idx1', second)]:
            (folder / name / f'train-{part}-ubyte.gz').write_bytes(gzip.compress(data))
    for name, change in {
        'cut_gz': lambda data: data[:-12], 'sum': lambda data: data[:-8] + b'\0\0\0\1' + data[-4:],
        'length': lambda data: data[:-4] + b'\xff\xff\xff\x7f', 'noise': lambda data: data[:10] + zipped[10:],
    }.items():
        (folder / name).mkdir()
        (folder / name / 'train-images-idx3-ubyte.gz').write_bytes(change(gzip.compress(images)))
        (folder / name / 'train-labels-idx1-ubyte.gz').write_bytes(gzip.compress(labels))
    file = "train-images-idx3-ubyte.gz'"
    wanted = {
        'cut': f"'cut/{file} is truncated", 'header': f"'header/{file} is truncated", 'labels': f"'labels/{file} has 2 images, but",
        'kind': f"'kind/{file} is not an IDX file", 'size': f"'size/{file} has images of 14x14",
        'class': "'class/train-labels-idx1-ubyte.gz' holds the label 10", 'more': f"'more/{file} has data after",
        'huge': f"'huge/{file} claims the shape", 'vast': f"'vast/{file} is truncated", 'cut_gz': f"'cut_gz/{file} is",
        'sum': f"'sum/{file} is damaged", 'length': f"'length/{file} is damaged", 'noise': f"'noise/{file} is",
    }
    cases = [(f"create_dataset('fashion_mnist', root='{name}', split='train')", 'ValueError', says)
             for name, says in wanted.items()]
    cases.append(("create_dataset('fashion_mnist', root='nowhere', split='train')", 'FileNotFoundError',
                  f"[Errno 2] No such file or directory: 'nowhere/{file}"))
    run_cases('data set', folder, ['from timm.data import create_dataset'], cases)


def checkpoints(folder):
    def entry(shape, offsets, dtype='F32'):
        return {'dtype': dtype, 'shape': shape, 'data_offsets': offsets}

    two = {'a': entry([2], [0, 8]), 'b': entry([2], [4, 12])}
    header = 'Error while deserializing header: '
    files = [  # name, header, data, the length that is claimed, message
        ('huge', b'{}', 0, 1 << 62, 'header too large'), ('limit', b'{}', 0, 100_000_001, 'header too large'),
        ('absurd', b'{}', 0, (1 << 64) - 1, 'header too large'), ('beyond', b'{}', 0, 1000, 'invalid header length'),
        ('offsets', {'a': entry([2], [0, 8])}, 4, None, 'incomplete metadata, file not fully covered'),
        ('extra', {'a': entry([1], [0, 4])}, 8, None, 'incomplete metadata, file not fully covered'),
        ('overlap', two, 12, None, 'invalid offset for tensor `b`'),
        ('hole', {'a': entry([1], [0, 4]), 'b': entry([1], [8, 12])}, 12, None, 'invalid offset for tensor `b`'),
        ('backwards', {'a': entry([1], [4, 0])}, 4, None, 'invalid offset for tensor `a`'),
        ('shape', {'a': entry([3], [0, 8])}, 8, None, 'invalid shape, data type, or offset for tensor'),
        ('far', {'a': entry([1], [0, 1 << 63])}, 4, None, 'invalid shape, data type, or offset for tensor'),
        ('overflow', {'a': entry([1 << 40, 1 << 40], [0, 8])}, 8, None,
         'overflow computing buffer size from shape and/or element type'),
        ('dtype', {'a': entry([1], [0, 4], 'Q7')}, 4, None,
         'invalid JSON in header: unknown variant `Q7`, expected one of `BOOL`, `F4`, `F6_E2M3`'),
        ('negative', {'a': entry([-1], [0, 4])}, 4, None,
         'invalid JSON in header: invalid value: integer `-1`, expected usize'),
        ('field', {'a': {'dtype': 'F32', 'shape': [1]}}, 4, None, 'invalid JSON in header: missing field `data_offsets`'),
        ('json', b'{"a": ', 0, None, 'invalid JSON in header: '), ('list', b'[1,2]', 0, None, 'invalid JSON in header: '),
        ('deep', b'[' * 100000, 0, None, 'invalid JSON in header: '),
        ('utf8', b'{"\xff":1}', 0, None, 'invalid UTF-8 in header'),
    ]
    for name, text, size, length, _ in files:
        text = text if isinstance(text, bytes) else json.dumps(text).encode()
        length = len(text) if length is None else length
        (folder / f'{name}.safetensors').write_bytes(struct.pack('<Q', length) + text + bytes(size))
    (folder / 'short.safetensors').write_bytes(b'123')
    cases = [(f"load_file('{name}.safetensors')", 'SafetensorError', header + says) for name, _, _, _, says in files]
    cases.append(("load_file('short.safetensors')", 'SafetensorError', header + 'header too small'))
    cases.append(("load_file('none.safetensors')", 'FileNotFoundError', 'No such file or directory: none.safetensors'))
    run_cases('safetensors', folder, ['from safetensors.torch import load_file'], cases)


def state_dicts(folder):
    setup = [
        'import torch, timm', 'model = torch.nn.Sequential(torch.nn.Linear(2, 3), torch.nn.BatchNorm2d(3))',
        'def state(drop=(), **more):',
        '    result = {key: value for key, value in model.state_dict().items() if key not in drop}',
        '    result.update({key.replace("_", ".", 1): value for key, value in more.items()})', '    return result',
    ]
    start = 'Error(s) in loading state_dict for Sequential:\n\t'

    def size(key, given, own):
        return (f'size mismatch for {key}: copying a param with shape torch.Size({given}) from checkpoint, '
                f'the shape in current model is torch.Size({own}).')

    run_cases('state_dict', folder, setup, [
        ('model.load_state_dict(state(["0.weight", "0.bias"]))', 'RuntimeError',
         start + 'Missing key(s) in state_dict: "0.weight", "0.bias". '),
        ('model.load_state_dict(state(x_y=torch.zeros(1), x_z=torch.zeros(1)))', 'RuntimeError',
         start + 'Unexpected key(s) in state_dict: "x.y", "x.z". '),
        ('model.load_state_dict(state(["0.bias"], x_y=torch.zeros(1), **{"0_weight": torch.zeros(3, 3)}))', 'RuntimeError',
         start + 'Missing key(s) in state_dict: "0.bias". \n\tUnexpected key(s) in state_dict: "x.y". \n\t'
         + size('0.weight', [3, 3], [3, 2])),
        ('model.load_state_dict(state(**{"0_weight": torch.zeros(3, 3)}), strict=False)', 'RuntimeError',
         start + size('0.weight', [3, 3], [3, 2])),
        ('model.load_state_dict(3)', 'TypeError', "Expected state_dict to be dict-like, got <class 'int'>."),
        ('model.load_state_dict(state(**{"0_bias": 3}))', 'RuntimeError', start
         + 'While copying the parameter named "0.bias", expected torch.Tensor or Tensor-like object from checkpoint '
         "but received <class 'int'>"),
        ('timm.create_model("resnet19")', 'RuntimeError', "Unknown model (resnet19); did you mean 'resnet18'"),
        ('timm.create_model("nothing_at_all")', 'RuntimeError', 'Unknown model (nothing_at_all)'),
    ])


def unwritable(folder):
    (folder / 'plain').write_text('x')
    setup = ['import torch', 'from safetensors.torch import save_file', 'one = {"a": torch.zeros(1)}']
    start = 'Error while serializing: I/O error: '
    run_cases('unwritable', folder, setup, [
        ('save_file(one, "plain/a.safetensors")', 'SafetensorError', start + 'Not a directory (os error 20) at path "plain/'),
        ('save_file(one, "none/a.safetensors")', 'SafetensorError',
         start + 'No such file or directory (os error 2) at path "none/'),
        ('save_file(one, "/proc/a.safetensors")', 'SafetensorError', start + 'No such file or directory (os error 2) at path'),
        ('save_file(one, ".")', 'SafetensorError', start + 'Is a directory (os error 21)'),
    ])
    check('unwritable: the file in the way is untouched', (folder / 'plain').read_text() == 'x')


TRAINING = '''
import timm, torch
model = timm.create_model('resnet18_cifar', num_classes=10)
images = torch.randn(16, 3, 32, 32)
def epoch():
    print('epoch', flush=True)
    while True:
        model(images).sum().backward()
'''


def interrupted(folder, ending):
    (folder / 'train.py').write_text(TRAINING + ending)
    process = subprocess.Popen([BINARY, 'train.py'], cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    try:
        process.stdout.readline()
        time.sleep(1)
        started = time.monotonic()
        process.send_signal(signal.SIGINT)
        output, errors = process.communicate(timeout=60)
    finally:
        process.kill()
    check('SIGINT: it takes effect soon', time.monotonic() - started < 20)
    check('SIGINT: no file is left', [path.name for path in folder.iterdir()] == ['train.py'])
    return process.returncode, output, errors


def interrupts():
    with tempfile.TemporaryDirectory() as folder:
        status, _, errors = interrupted(pathlib.Path(folder), 'epoch()\n')
        check('SIGINT: the process dies of it', status == -signal.SIGINT, status)
        check('SIGINT: a traceback', errors.startswith('Traceback') and errors.endswith('\nKeyboardInterrupt\n'), errors)
    with tempfile.TemporaryDirectory() as folder:
        ending = 'try:\n    epoch()\nexcept KeyboardInterrupt:\n    print("caught")\nprint(model(images).shape)\n'
        status, output, errors = interrupted(pathlib.Path(folder), ending)
        check('SIGINT: it can be caught', (status, output) == (0, 'caught\ntorch.Size([16, 10])\n'), (status, output, errors))


def interrupted_product():
    # Several seconds in one operation; one that cannot be interrupted also prints 'done'.
    code = 'import torch\na = torch.ones(7000, 7000)\nprint("go", flush=True)\na @ a\nprint("done")\n'
    process = subprocess.Popen([BINARY, '-c', code], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    try:
        process.stdout.readline()
        time.sleep(0.5)
        process.send_signal(signal.SIGINT)
        output, errors = process.communicate(timeout=60)
    finally:
        process.kill()
    check('SIGINT: in one long operation', (process.returncode, output) == (-signal.SIGINT, ''), (process.returncode, output, errors))


def impatient():
    """Two SIGINTs in a row while a file is written: the process ends at once, and cleans up."""
    code = '''
import torch
from safetensors.torch import save_file
tensors = {"a": torch.zeros(100_000_000)}
print("go", flush=True)
while True:
    save_file(tensors, "a.safetensors")
'''
    with tempfile.TemporaryDirectory() as folder:
        process = subprocess.Popen([BINARY, '-c', code], cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        try:
            process.stdout.readline()
            end = time.monotonic() + 60
            while not any(name.endswith('.tmp') for name in os.listdir(folder)) and time.monotonic() < end:
                time.sleep(0.002)
            process.send_signal(signal.SIGINT)
            time.sleep(0.05)
            process.send_signal(signal.SIGINT)
            process.communicate(timeout=60)
        finally:
            process.kill()
        check('SIGINT twice: the process ends', process.returncode in (130, -signal.SIGINT), process.returncode)
        left = [name for name in os.listdir(folder) if 'tmp' in name]
        check('SIGINT twice: no temporary file is left', not left, left)


def memory():
    """One operation that asks for more than the limit of the process is a MemoryError, not the end."""
    code = '''
for work in [lambda: 'ab' * (10 << 30), lambda: b'abc' * (7 << 30), lambda: bytearray(20 << 30), lambda: [0] * (2 << 30),
             lambda: (0,) * (2 << 30), lambda: 'x'.ljust(20 << 30), lambda: '%020000000000d' % 1]:
    try:
        work()
        print('given')
    except (MemoryError, ValueError) as error:
        print(type(error).__name__)
'''
    limit = 12 << 30
    done = subprocess.run([BINARY, '-c', code], capture_output=True, text=True, timeout=300,
                          preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_AS, (limit, limit)))
    check('memory: refused', done.stdout.split() == ['MemoryError'] * 7 and done.returncode == 0,
          done.stdout + done.stderr[:500])


for case in [data_sets, checkpoints, state_dicts, unwritable]:
    with tempfile.TemporaryDirectory() as place:
        case(pathlib.Path(place))
memory()
interrupts()
interrupted_product()
impatient()
print(f'{count - len(failures)} passed, {len(failures)} failed')
sys.exit(1 if failures else 0)
