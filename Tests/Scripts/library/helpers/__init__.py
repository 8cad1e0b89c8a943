"""A package with submodules, imported in many ways."""
print('running', __name__, __package__, __path__ == [__file__[:-len('/__init__.py')]])
from . import first
from .sub import deep as renamed
answer = 42
