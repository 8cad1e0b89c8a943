# A document written as JSON and read again.
import json

from worker import serve

document = {
    'name': 'résumé of the run',
    'epochs': [
        {'epoch': i, 'loss': 1.0 / (i + 1), 'accuracy': i / 1000.0, 'best': i % 7 == 0, 'tags': ['train', 'eval', None]}
        for i in range(1000)
    ],
    'settings': {'option%d' % i: {'value': i, 'text': 'a "quoted" line\n'} for i in range(500)},
}


def work():
    text = json.dumps(document)
    again = json.loads(text)
    return len(text), len(again['epochs'])


serve(work)
