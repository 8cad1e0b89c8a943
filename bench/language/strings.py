# Text built, formatted, joined, split and replaced.
from worker import serve


def work():
    parts = []
    for i in range(20_000):
        parts.append('item ' + str(i) + ': ' + f'{i * 0.5:.2f}')
    text = '\n'.join(parts)
    total = 0
    for line in text.split('\n'):
        total += len(line.replace('item', 'x').upper())
    letters = ''
    for i in range(20_000):
        letters += 'abcdefghij'[i % 10]
    return total, len(letters)


serve(work)
