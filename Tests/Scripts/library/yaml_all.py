# yaml: safe loading and dumping as PyYAML does them.
import datetime
import io
import sys

import yaml


def attempt(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)))
    except yaml.YAMLError as e:
        # libyaml and PyYAML's own scanner say the same in other words.
        print(isinstance(e, yaml.YAMLError), type(e).__name__)


for text in [
    '', 'a', '1', '-1', '+1', '0x1F', '0b101', '017', '08', '1_000', '1:30', '190:20:30', '1.5', '1e3', '1.e+3', '1.5e+3', '.5', '-.inf', '.NaN', '1_0.5', '1:30.5', 'yes', 'No', 'on',
    'OFF', 'true', 'True', 'tRue', 'y', 'null', '~', 'NULL', 'nUll', '=', '2001-12-14', '2001-12-14t21:59:43.10-05:00', '2001-12-14 21:59:43.10 -5', '2001-12-15 2:59:43.10',
    '2001-12-14T21:59:43Z', "'1'", '"1"', '"a\\tb\\u00e9"', '!!str 12', '!!int "12"', '!!float 3', '!!bool "yes"', '!!null ""', '!!binary aGVsbG8=', '! 12', '[1, a, [x, {b: c}]]', '{a: 1, b: [2]}',
    'a: 1\nb:\n  - x\n  - y: 2\n    z: 3\nc: {d: e}\n', '- a\n- - b\n  - c\n-\n  d: 1\n', 'text: |\n  one\n  two\n\n', 'text: >-\n  one\n  two\n\n  three\n', 'text: |+\n  one\n\n',
    'a: &x [1, 2]\nb: *x\n', 'base: &b {x: 1, y: 2}\nc:\n  <<: *b\n  y: 3\n', 'c:\n  <<: [{a: 1, b: 1}, {b: 2, c: 2}]\n  d: 0\n', '? a\n: b\n? c\n', '!!set {a}', '!!omap [a: 1, b: 2]',
    '!!pairs [a: 1, a: 2]', '# comment\na: b # more\n', '---\na: 1\n...\n', 'é: 日本', 'a: "multi\n  line"', 'a:\n', 'a: \nb: 2', '1: a\ntrue: b\n2.5: c\nnull: d', 'k: [a, b]: c', "it's: fine",
    'url: http://x/y:z', 'a: b: c', '[1, 2', '{a: 1', 'a: *nope', '- a\nb: c', 'a: @x', '\ta: 1', '!!python/object:x y', '!foo bar', '{[1]: 2}', '{{a: 1}: 2}', 'a: 1\na: 2', '%YAML 1.1\n---\na',
    '--- a\n--- b', 'a: "unclosed', 'x: 1e400', 'x: 0o17', 'x: 0.', 'x: 1.2.3', 'x: 12e03', 'a: [1, 2,]', '- \n- ', 'lr: 1e-3', 'lr: 1.0e-3', 'lr: 5.e-4',
]:
    attempt(yaml.safe_load, text)
attempt(lambda: list(yaml.safe_load_all('a: 1\n---\n- 2\n---\n')))
attempt(yaml.safe_load, b'a: \xc3\xa9')
attempt(yaml.safe_load, io.StringIO('a: [1]'))
attempt(yaml.load, 'a: 1', Loader=yaml.SafeLoader)
x = yaml.safe_load('a: &x [1]\nb: *x')
print(x['a'] is x['b'])
loop = yaml.safe_load('&a [1, *a]')
print(loop[1] is loop)

shared = [1, 2]
for data in [
    None, True, 1, -5, 10**20, 1.5, 1e20, 1e-5, float('inf'), float('nan'), '', 'text', '1', 'true', 'null', '~', 'a: b', '- x', '# c', ' lead', 'trail ', 'two\nlines', 'line\n', 'é', '日本', 'tab\tx', '"q"', "'s'",
    'yes', '2001-01-01', '1.5', '0x10', '=', '<<', '!tag', '&a', '*a', '@x', '`x', '%x', '[', '{a', 'a]', 'x' * 200, 'word ' * 40, 'a\n\nb', '\n', '\x07', b'bytes', [], {}, (), set(), [[]], [{}], {'a': []},
    [1, [2, [3]]], {'b': 1, 'a': 2}, {'a': {'b': {'c': 1}}}, {'k': [1, {'x': 'y'}]}, (1, 2), {1: 'a', 2: 'b'}, {'a': 1, 2: 'b'}, {1, 2, 3}, datetime.date(2020, 1, 2), datetime.datetime(2020, 1, 2, 3, 4, 5),
    datetime.datetime(2020, 1, 2, 3, 4, 5, 6000, datetime.timezone.utc), [shared, shared], {'a': shared, 'b': {'c': shared}}, {'lr': 0.001, 'epochs': 3, 'model': 'resnet18', 'tags': ['a', 'b']}, {'multi': 'one\ntwo\n'},
    {True: 1}, {None: 2}, ['a', None, True, 1.0], {'long': ['item number %d' % i for i in range(12)]}, {'path': 'C:\\x', 'empty': '', 'colon': 'a:b', 'hash': 'a#b', 'comma': 'a,b'},
]:
    attempt(yaml.safe_dump, data)
    attempt(yaml.safe_dump, data, default_flow_style=True)
    attempt(yaml.safe_dump, data, default_flow_style=None, sort_keys=False, allow_unicode=True, indent=4, explicit_start=True)
    text = yaml.safe_dump(data)
    if data == data and not isinstance(data, (tuple, float)) and data != [shared, shared]:
        print(yaml.safe_load(text) == data)
attempt(yaml.safe_dump, object())
attempt(yaml.safe_dump, {'a': len})
a = [1]
a.append(a)
attempt(yaml.safe_dump, a)
yaml.safe_dump({'to': 'stream', 'n': [1, 2]}, sys.stdout)
attempt(yaml.safe_dump, 'é', encoding='utf-8', allow_unicode=True)
attempt(yaml.safe_dump_all, [{'a': 1}, [2]], explicit_end=True)
attempt(yaml.dump, {'w': 'word ' * 20}, Dumper=yaml.SafeDumper, width=30)
attempt(yaml.safe_dump, {'q': 'x', 'n': 1}, default_style='"')
