from . import circular_b
value = 5


def ask():
    return circular_b.answer()
