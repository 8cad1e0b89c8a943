from . import circular_a
print(hasattr(circular_a, 'value'))
try:
    from .circular_a import value
except ImportError as e:
    print(str(e).split(' (/')[0])


def answer():
    return circular_a.value
