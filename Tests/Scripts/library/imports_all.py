# Modules next to the script: packages, relative imports, circles, stars, errors, reload.
import sys

sys.dont_write_bytecode = True

import helpers
import helpers.first as first
from helpers import answer, first as again
import helpers.sub.deep
from helpers.sub import deep

print(helpers.answer, answer, first is again, first.name, deep is helpers.renamed, deep.upper, helpers.sub.deep.first is first)
print(helpers.__name__, helpers.__package__, helpers.__doc__, helpers.__file__.endswith('/helpers/__init__.py'), first.__doc__)
print(first.__package__, first.__file__.endswith('/helpers/first.py'), deep.__package__, deep.__name__)
import helpers
print(sorted(k for k in sys.modules if k.startswith('helpers')))
print(sys.modules['helpers.first'] is first)

import helpers.circular_a
print(helpers.circular_a.ask())

from helpers.starred import *
print(x, _y, 'z' in globals())
from helpers.unstarred import *
print(a, '_b' in globals())


def attempt(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, str(e).split(' (/')[0], getattr(e, 'name', None), e.__cause__)


def nowhere():
    import nowhere_at_all


def below():
    import helpers.nowhere


def in_module():
    import helpers.first.nowhere


def missing_name():
    from helpers import missing


def from_module():
    from helpers.first import missing


def broken():
    import helpers.broken


def wrong():
    import helpers.wrong


def dotted():
    import nowhere_at_all.sub


for f in [nowhere, below, in_module, missing_name, from_module, broken, broken, wrong, dotted]:
    attempt(f)
print('helpers.broken' in sys.modules, hasattr(helpers, 'broken'))
try:
    from helpers import missing
except ImportError as e:
    print(e.name, e.path == helpers.__file__)

import importlib
print(importlib.import_module('helpers.first') is first, importlib.import_module('.first', 'helpers') is first)
print(importlib.import_module('..first', 'helpers.sub') is first, importlib.import_module('math').floor(2.5))
attempt(lambda: importlib.import_module('.first'))
attempt(lambda: importlib.import_module('nowhere_at_all'))
from helpers import counter
print(counter.count, importlib.reload(counter) is counter, counter.count)
attempt(lambda: importlib.reload('helpers'))
print(__name__, __package__, __spec__, __file__.endswith('imports_all.py'))
del sys.modules['helpers.counter']
import helpers.counter
print(helpers.counter is counter, helpers.counter.count)
import os.path as p
print(p.join("a", "b"))
