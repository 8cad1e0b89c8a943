"""First."""
print('running', __name__, __package__)
from . import sub
name = 'first'
