# torch.save and torch.load of objects: what a file may name, and what a script allows it to.
import argparse
import base64
import io
import zlib
from collections import OrderedDict

import torch
from torch.serialization import add_safe_globals, clear_safe_globals, get_safe_globals, safe_globals

# torch.save({'epoch': 3, 'args': argparse.Namespace(model='resnet18', lr=0.1, sizes=[1, 2]), 'w': torch.arange(3.)}), as PyTorch writes it.
SAVED = zlib.decompress(base64.b64decode(
    'eNqlVE1v00AQXdutE0xJ0vJRtRI9pxKkdj6ahAJBEXIPliAEIVkVyHKcJbVw4oy9aaFSpSLUA78AwYH/wAmQ+AHcUDlw4saJEyfu7MY0tR1SRBnZGa2z783z'
    '7Bs3NGEKoWQSjUUGzSHTszbtLbzSNomZ6z9y1HoKbURij98FlNWnKQD3XWsTOE3QKSOFdnzgLZr6pudj6ZbZxX7ftLAEwvJTmNqF6QDWddvYAVFnEjzs9zBR'
    'KpDQebp0PEiu196/ZPFquNm3d7APpx6AlNU4jceDls7Rx9tw2iIuFZszBsR2fMnwcGtgO22D4J7vesZWXoKZbFZPMA660+xgOBNAJNVxTXI3eChBakgoQ1oX'
    'aLb6A8hoAoHZOxrShH2Y07h9OPvcslzHwRax3Z4v3fba2MPtm7ZFJDi33ITzBC40YX6Qa2iJ5Bv/hbxEOdndmNjteXRx1O3cQ9frmsTYwp5PC6j1hVjTQ6Gw'
    'Em9/fH3GVLN7colFVD4q8bsJhunYnV4X94haL0yuMjlWi0xAbRu+swPjjxUwi2ojAa0nBLusb2p97SR1D8OxCXEw07B/7duCSKuIx2pIoesRV6/Iav3KfwgI'
    'WPdq9OcGU9H/8FGeoYuZY1WkQ0cxOuUT9b8gsaoHrzv3/t7/JZQ/MsDw5X3s2dQBOyYzsmG31XruH0UopXK+olSrJUWplIqrxYKcX5WLSrlUlivFarVCL7la'
    'KReYyp/vrq5lqY7sUCXHxI50hqckM6Y8/h2Ko8MDMB9B9jg0aa7iJGETL0ZIDsIkY5MT5wkbcTbC0+TR+ADE4WEHpSLwLzyKeTeODfsgHcHeF1DccXFw+HiW'
    'IuDPIfCfjdPQRPHSoc2EyyNkIpY/cUF+PBVkihv+tS4G6+ALNi0GmMRwf7D3F0c0eSo='))


class Point:
    def __init__(self, x, y):
        self.x, self.y = x, y
        print('made', x, y)

    def __repr__(self):
        return f'Point({self.x}, {self.y})'


class Kept:
    def __getstate__(self):
        return {'state': self.__dict__}

    def __setstate__(self, state):
        print('set', sorted(state))
        self.__dict__.update(state['state'])


class Empty:
    pass


class Net(torch.nn.Module):
    pass


def attempt(name, function):
    try:
        print(name, function())
    except Exception as error:
        print(name, type(error).__name__, str(error).replace('\n', '|'))


def saved(value):
    file = io.BytesIO()
    torch.save(value, file)
    return file.getvalue()


def load(data):
    return torch.load(io.BytesIO(data), weights_only=True)


print(argparse.Namespace in get_safe_globals())
attempt('refused', lambda: load(SAVED))
with safe_globals([argparse.Namespace]):
    print(argparse.Namespace in get_safe_globals())
    value = load(SAVED)
    print(value['epoch'], value['args'], type(value['args']) is argparse.Namespace, value['w'])
    again = load(saved(value))
    print(again['args'], again['args'] == value['args'], again['w'])
print(argparse.Namespace in get_safe_globals())
attempt('refused again', lambda: load(SAVED))
add_safe_globals([argparse.Namespace])
print(load(SAVED)['args'].lr)
clear_safe_globals()
attempt('refused again', lambda: load(SAVED))

args = argparse.Namespace(a=1, nested=argparse.Namespace(b=(2, None)), same=None)
args.same = args.nested
point = Point(1, torch.tensor([1.0, 2.0]))
data = saved({'args': args, 'points': [point, point], 'empty': Empty(), 'order': OrderedDict(a=1)})
attempt('one missing', lambda: load(data))
add_safe_globals([argparse.Namespace, Point])
attempt('one missing', lambda: load(data))
add_safe_globals([Empty])
value = load(data)
print(value['args'], value['args'].same is value['args'].nested)
print(value['points'], value['points'][0] is value['points'][1], vars(value['empty']), value['order'])
print(sorted(item.__name__ for item in get_safe_globals()))
clear_safe_globals()

kept = Kept()
kept.number = 5
data = saved(kept)
with safe_globals([Kept]):
    print(load(data).number)
with safe_globals([(Empty, '__main__.Kept')]):
    print(type(load(data)).__name__, vars(load(data)))
with safe_globals([(Kept,)]):
    attempt('pair', lambda: load(data))
with safe_globals([(Kept, 3)]):
    attempt('pair', lambda: load(data))
attempt('no list', lambda: add_safe_globals(3))
attempt('no hash', lambda: add_safe_globals([[]]))
# Names of functions, one that is blocked whatever a script says, in the format from before PyTorch 1.6.
HEAD = b'\x80\x02\x8a\nl\xfc\x9cF\xf9 j\xa8P\x19.\x80\x02M\xe9\x03.\x80\x02}.'
for text in (b'cbuiltins\neval\n', b'c__builtin__\ngetattr\n', b'cos\nsystem\n', b'csome.where\nName\n', b'K\x07)\x81', b'K\x07)R', b']}b', b'\xfe'):
    attempt(text, lambda: load(HEAD + b'\x80\x02' + text + b'.'))
