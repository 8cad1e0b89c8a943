print('running', __name__, __package__)
from .. import first
from ..first import name as upper

try:
    from ... import above
except ImportError as e:
    print(e)
try:
    from .nowhere import x
except ModuleNotFoundError as e:
    print(e, e.name)
