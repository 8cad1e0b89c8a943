"""What notebooks show beside text: matrices, models, data sets, tables, pictures, plots that are still open. Runs notebooks with
`tnb run` and reads what it wrote. Arguments: the binary, then names of tests."""

import base64
import html.parser
import pathlib
import struct
import subprocess
import sys
import tempfile
import zlib

import nbformat

BINARY, NAMES = sys.argv[1], sys.argv[2:]
VOID = {'br', 'hr', 'img', 'meta'}


class Shape(html.parser.HTMLParser):
    """Whether tags close in order, and what they hold."""
    def __init__(self, text):
        super().__init__()
        self.open, self.tags, self.words, self.attributes = [], [], [], []
        self.feed(text)
        self.close()
        assert not self.open, f'not closed: {self.open}'

    def handle_starttag(self, tag, attributes):
        self.tags.append(tag)
        self.attributes += attributes
        assert tag not in ('script', 'style'), tag
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag):
        assert self.open and self.open.pop() == tag, tag

    def handle_data(self, data): self.words += data.split()


def pixels(png):
    """The size and the rows of RGB pixels of a PNG of eight bits."""
    assert png[:8] == b'\x89PNG\r\n\x1a\n', png[:8]
    place, data, head = 8, b'', None
    while place < len(png):
        length, kind = struct.unpack('>I4s', png[place:place + 8])
        body = png[place + 8:place + 8 + length]
        if kind == b'IHDR':
            head = struct.unpack('>IIBBBBB', body)
        if kind == b'IDAT':
            data += body
        place += 12 + length
    width, height, depth, colour = head[:4]
    assert depth == 8 and colour in (0, 2, 6), head
    step = {0: 1, 2: 3, 6: 4}[colour]
    raw, rows, above = zlib.decompress(data), [], bytes(width * step)
    for y in range(height):
        kind, line = raw[y * (width * step + 1)], bytearray(raw[y * (width * step + 1) + 1:(y + 1) * (width * step + 1)])
        for i in range(len(line)):
            a, b, c = (line[i - step] if i >= step else 0), above[i], (above[i - step] if i >= step else 0)
            p = a + b - c
            nearest = min((abs(p - a), 0, a), (abs(p - b), 1, b), (abs(p - c), 2, c))[2]
            line[i] = (line[i] + (0, a, b, (a + b) // 2, nearest)[kind]) & 255
        rows.append([tuple(line[x:x + step][:3] if step > 1 else [line[x]] * 3) for x in range(0, len(line), step)])
        above = bytes(line)
    return width, height, rows


class Run:
    def __init__(self, folder): self.folder = folder

    def __call__(self, *cells, status=0):
        """The outputs of each cell."""
        (self.folder / 'n.tnb').write_text('\n\n'.join('# %%\n' + cell for cell in cells) + '\n')
        run = subprocess.run([BINARY, 'run', 'n.tnb', '-o', 'o.ipynb', '--allow-errors'], cwd=self.folder, capture_output=True,
                             text=True, stdin=subprocess.DEVNULL, timeout=300)
        assert run.returncode == status, f'status {run.returncode}\n{run.stdout}\n{run.stderr}'
        notebook = nbformat.read(self.folder / 'o.ipynb', 4)
        nbformat.validate(notebook)
        self.stderr = run.stderr
        return [cell.outputs for cell in notebook.cells]


def test_small_matrices_have_a_table_with_the_numbers_of_their_text(run):
    outputs = run('import torch\ntorch.tensor([[1.5, -2.0], [1e-7, float("inf")]])', 'torch.arange(6).reshape(2, 3)',
                  'torch.zeros(3)', 'torch.zeros(50, 50)', 'torch.zeros(2, 2, 2)', 'torch.tensor([[True, False]])')
    data = outputs[0][0].data
    assert data['text/plain'] == 'tensor([[ 1.5000e+00, -2.0000e+00],\n        [ 1.0000e-07,         inf]])', data['text/plain']
    assert Shape(data['text/html']).words == ['1.5000e+00', '-2.0000e+00', '1.0000e-07', 'inf', 'float32', '2×2'], data['text/html']
    assert Shape(outputs[1][0].data['text/html']).words == ['0', '1', '2', '3', '4', '5', 'int64', '2×3']
    for index in (2, 3, 4):
        assert list(outputs[index][0].data) == ['text/plain'], outputs[index]
    assert Shape(outputs[5][0].data['text/html']).words == ['True', 'False', 'bool', '1×2']


def test_models_have_a_tree_of_their_modules(run):
    outputs = run('import torch\nfrom torch import nn\nm = nn.Sequential(nn.Linear(4, 3), nn.Sequential(nn.ReLU(), nn.Linear(3, 2)))\nm',
                  '_ = m(torch.zeros(5, 4))\nm', "import timm\ntimm.create_model('vit_tiny_patch16_224', depth=12)")
    data = outputs[0][0].data
    assert data['text/plain'].startswith('Sequential(\n  (0): Linear(in_features=4, out_features=3, bias=True)'), data
    words = Shape(data['text/html']).words
    assert words[4:7] == ['Sequential', 'Sequential', '23'], words
    assert words[-5:] == ['parameters,', '23', 'of', 'them', 'trained,'] or '23' in words, words
    assert '5×3' not in words
    words = Shape(outputs[1][0].data['text/html']).words
    assert words.count('5×3') == 2 and words.count('5×2') == 3, words
    shape = Shape(outputs[2][0].data['text/html'])
    assert len(outputs[2][0].data['text/html']) < 200_000 and shape.tags.count('details') > 10


def test_data_sets_show_classes_and_samples_and_draw_nothing(run):
    outputs = run('''import torch
from timm.data import create_dataset
from torchvision import transforms
dataset = create_dataset('digits', split='train', transform=transforms.Compose([transforms.RandomHorizontalFlip(), transforms.ToTensor()]))
torch.manual_seed(3)
dataset''', 'print(torch.rand(1).item() == torch.rand(1, generator=torch.Generator().manual_seed(3)).item(), dataset[0][0].shape)',
                  'torch.utils.data.Subset(dataset, [0, 1, 2])', '''class Mine(torch.utils.data.Dataset):
    def __len__(self): return 3
    def __getitem__(self, index): raise RuntimeError('looked at')
torch.utils.data.Subset(Mine(), [0])''')
    data = outputs[0][0].data
    assert data['text/plain'].startswith('Dataset '), data['text/plain']
    shape = Shape(data['text/html'])
    assert {'0', '9'} <= set(shape.words) and 'img' in shape.tags, shape.words
    source = dict(shape.attributes)['src']
    width, height, rows = pixels(base64.b64decode(source.split(',')[1]))
    assert width > 5 * 90 and height > 2 * 90 and len({pixel for row in rows for pixel in row}) > 10
    assert outputs[1][0].text == 'True torch.Size([1, 8, 8])\n', outputs[1]
    assert 'text/html' in outputs[2][0].data
    assert list(outputs[3][0].data) == ['text/plain'], outputs[3]


def test_tables(run):
    outputs = run('''from tnb.display import Table
import torch
Table([{'model': 'resnet18', 'top1': 0.71234567}, {'model': '<b>', 'top1': 0.5, 'note': None}])''',
                  'Table({"i": range(100), "square": [i * i for i in range(100)]}, max_rows=4)', 'Table([])',
                  'Table(torch.tensor([[1, 2], [3, 4]]), ["a", "b"])', 'Table([[1, 2, 3]], ["a"])')
    data = outputs[0][0].data
    assert data['text/plain'] == 'model         top1  note\nresnet18  0.712346\n<b>            0.5', data['text/plain']
    assert Shape(data['text/html']).words == ['model', 'top1', 'note', 'resnet18', '0.712346', '<b>', '0.5']
    assert outputs[1][0].data['text/plain'] == ' i  square\n 0       0\n 1       1\n… 96 rows\n98    9604\n99    9801'
    assert Shape(outputs[1][0].data['text/html']).words[-7:] == ['…', '96', 'rows', '98', '9604', '99', '9801']
    assert outputs[2][0].data['text/plain'] == '(an empty table)'
    assert outputs[3][0].data['text/plain'] == 'a  b\n1  2\n3  4'
    assert outputs[4][0].ename == 'ValueError'


def test_pictures_in_one_montage(run):
    outputs = run('''import torch
from PIL import Image
from tnb.display import Images
batch = torch.zeros(3, 3, 8, 8)
batch[0, 0], batch[1, 1], batch[2, 2] = 1, 1, 1
Images(batch, ['red', 'green', 'blue'])''', 'Images(batch.permute(0, 2, 3, 1))', 'Images((batch * 255).to(torch.uint8))',
                  'Images(torch.full((4, 10, 12), 0.5))', "Images([Image.new('L', (20, 10), 7), Image.new('RGB', (5, 9))])",
                  'Images(batch * 2 - 1, mean=(0.5, 0.5, 0.5), std=(0.5, 0.5, 0.5))', 'Images(torch.zeros(5, 2, 7, 9))',
                  'Images(torch.zeros(70, 1, 4, 4))', "Images(batch, ['one'])")
    for index, text in ((0, 'Images 3x3x8x8 float32 [0, 1]'), (1, 'Images 3x8x8x3 float32 [0, 1]'),
                        (2, 'Images 3x3x8x8 uint8 [0, 255]'), (5, 'Images 3x3x8x8 float32 [-1, 1]')):
        assert outputs[index][0].data['text/plain'] == text, outputs[index][0].data['text/plain']
        width, height, rows = pixels(base64.b64decode(outputs[index][0].data['image/png']))
        assert (width, height) == (3 * 102 + 6, 108 + 18 * (index == 0)), (width, height)
        assert [rows[54][6 + 102 * k + 48] for k in range(3)] == [(255, 0, 0), (0, 255, 0), (0, 0, 255)], index
    assert outputs[3][0].data['text/plain'] == 'Images 4x10x12 float32 [0.5, 0.5]'
    assert outputs[4][0].data['text/plain'] == '2 images of different sizes'
    assert outputs[6][0].ename == 'ValueError' and 'no image' in outputs[6][0].evalue
    assert outputs[7][0].data['text/plain'] == 'Images 70x1x4x4 float32 [0, 0], the first 64 of them shown'
    assert outputs[8][0].ename == 'ValueError'


def test_open_plots_are_shown_at_the_end_of_a_cell(run):
    outputs = run('import matplotlib.pyplot as plt\nplt.plot([1, 2])\nprint("before")\n5', 'plt.get_fignums() if hasattr(plt, "get_fignums") else []',
                  'plt.plot([1, 2]); plt.show(); print("after")', 'f = plt.figure(); g = plt.figure()\n1 / 0', 'plt.title(r"$\\foo$");',
                  'print("still here")')
    assert [output.output_type for output in outputs[0]] == ['stream', 'execute_result', 'display_data'], outputs[0]
    assert outputs[0][2].data['text/plain'] == '<Figure size 640x480 with 1 Axes>'
    assert pixels(base64.b64decode(outputs[0][2].data['image/png']))[:2] == (640, 480)
    assert outputs[1][0].data['text/plain'] == '[]'
    assert [output.output_type for output in outputs[2]] == ['display_data', 'stream'], outputs[2]
    assert [output.output_type for output in outputs[3]] == ['error', 'display_data', 'display_data'], outputs[3]
    [failed] = outputs[4]
    assert failed.output_type == 'stream' and failed.name == 'stderr' and r'\foo' in failed.text, outputs[4]
    assert [output.output_type for output in outputs[5]] == ['stream']


def test_formulas_are_drawn(run):
    outputs = run(r'''import io
import matplotlib.pyplot as plt
def drawn(text):
    figure = plt.figure(figsize=(3, 1))
    figure.suptitle(text)
    file = io.BytesIO()
    try:
        figure.savefig(file)
    finally:
        plt.close(figure)
    return file.getvalue()
print(drawn(r'$x^2$') != drawn('x2'), drawn(r'costs \$5') == drawn('costs $5'), drawn('a $5 b') != drawn('a 5 b'))
print(drawn(r'$\alpha$') != drawn(r'$\beta$'), drawn(r'$\mathrm{x}$') == drawn('x'))
for text in (r'$x^2^3$', r'$\foo$', r'${x$'):
    try:
        drawn(text)
    except (ValueError, NotImplementedError) as error:
        print(type(error).__name__, 'foo' in str(error))
for text in (r'$\frac{a_1 + b}{\sqrt{2}} \leq 10^{-3}$', r"$f'(x) \cdot \hat{y}_{i,j}^{2}$", 'one\n$\\sigma$', r'$\log_{10} \mathbf{W}$'):
    drawn(text)''')
    assert outputs[0][0].text == ('True True True\nTrue True\nValueError False\nNotImplementedError True\nValueError False\n'), outputs[0]


def main():
    failed = passed = 0
    for name, test in list(globals().items()):
        if not name.startswith('test_') or NAMES and name not in NAMES:
            continue
        with tempfile.TemporaryDirectory() as folder:
            try:
                test(Run(pathlib.Path(folder)))
                passed += 1
            except Exception as error:
                failed += 1
                import traceback
                where = traceback.extract_tb(error.__traceback__)[-1]
                print(f'failed: {name.removeprefix("test_").replace("_", " ")}: line {where.lineno}: {error or where.line}')
    print(f'{passed} passed, {failed} failed')
    sys.exit(failed != 0)


if __name__ == '__main__':
    main()
