# A dict with text keys: looked up, stored, tested.
from worker import serve


def work():
    keys = ['key%d' % i for i in range(1000)]
    table = {}
    for turn in range(200):
        for key in keys:
            table[key] = table.get(key, 0) + turn
            if key in table:
                table[key] += 1
    return table['key7'], len(table)


serve(work)
