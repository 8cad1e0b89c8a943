#!/usr/bin/env python3
"""Writes Sources/Compute/Vision/Models/Registry/ModelData.swift from timm's own registry.

For each of timm's modules: the architectures with their pretrained tags, constructor arguments, configurations of
pretrained weights and deprecated names, and the constructor's parameters with their defaults. Constructor arguments are
what an entry point hands to build_model_with_cfg, which is replaced while this runs, so nothing is built. One deflated,
base-64 text a module; Registry/ModelCatalogue.swift reads it. Run it in the reference environment; the result is committed."""

import base64
import dataclasses
import enum
import functools
import importlib
import inspect
import json
import pathlib
import pkgutil
import sys
import zlib

ROOT = pathlib.Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / 'scripts/reference'))
import refenv  # noqa: F401, E402
import timm  # noqa: E402
import torch  # noqa: E402
from timm.models import _builder, _registry  # noqa: E402
from timm.models._pretrained import PretrainedCfg  # noqa: E402

PATH = ROOT / 'Sources/Compute/Vision/Models/Registry/ModelData.swift'
HEAD = '''// What timm %s knows about its models: written by scripts/embed-models.py, read by ModelCatalogue.swift.
// The facts are those of timm's registry (https://github.com/huggingface/pytorch-image-models, Apache-2.0).
// Base 64 of zlib streams, one a module: its models, their tags, configurations and constructor arguments.

enum ModelData {
    /// Names only: modules, architectures, tags, deprecated names.
    static let indexCount = %d
    static let index = """
%s
        """

    /// The details of a module's models, and their length in bytes.
    static func details(_ module: String) -> (count: Int, text: String)? {
        switch module {
%s
        default: nil
        }
    }

%s
}
'''


class Captured(Exception):
    pass


def named(value):
    """A class or function: nn.ReLU for torch's, timm.LayerNorm for timm's shared layers, the bare name for a model's own."""
    module = getattr(value, '__module__', '')
    name = getattr(value, '__qualname__', type(value).__name__)
    if module.startswith('torch.nn'):
        return 'nn.' + name
    return 'timm.' + name if module.startswith(('timm.layers', 'torchvision')) else name


def plain(value):
    """As JSON. A partial becomes {'partial': name, keyword: …}."""
    if value is None or isinstance(value, (bool, int, float, str)):
        return value.value if isinstance(value, enum.Enum) else value
    if isinstance(value, enum.Enum):
        return plain(value.value)
    if isinstance(value, functools.partial):
        result = {'partial': plain(value.func), **{k: plain(v) for k, v in value.keywords.items()}}
        if value.args:
            result['arguments'] = [plain(v) for v in value.args]
        return result
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return {f.name: plain(getattr(value, f.name)) for f in dataclasses.fields(value)}
    if isinstance(value, dict):
        return {str(k): plain(v) for k, v in value.items()}
    if isinstance(value, (list, tuple, set)):
        return [plain(v) for v in value]
    if isinstance(value, torch.Tensor):
        return value.tolist()
    if inspect.isfunction(value) and '<lambda>' in value.__qualname__ and value.__closure__:
        # What it computes from: RepVGG's size of groups.
        return {'lambda': value.__qualname__, **{k: plain(c.cell_contents)
                                                 for k, c in zip(value.__code__.co_freevars, value.__closure__)}}
    return named(value)


def parameters(cls):
    """[name] or [name, default] in order; 'open' if the constructor takes any keyword."""
    function = cls.__init__ if isinstance(cls, type) else cls
    result, is_open = [], False
    for parameter in inspect.signature(function).parameters.values():
        if parameter.name == 'self':
            continue
        if parameter.kind is parameter.VAR_KEYWORD:
            is_open = True
        elif parameter.default is parameter.empty:
            result.append([parameter.name])
        else:
            result.append([parameter.name, plain(parameter.default)])
    return dict(parameters=result, open=is_open)


def capture(name):
    """The class and the arguments that an entry point would build with."""
    def build(model_cls, variant, pretrained, *args, **kwargs):
        raise Captured(model_cls, variant, kwargs)

    modules = [m for key, m in sys.modules.items() if key.startswith('timm.models') and hasattr(m, 'build_model_with_cfg')]
    originals = [(m, m.build_model_with_cfg) for m in modules]
    for m in modules:
        m.build_model_with_cfg = build
    try:
        _registry.model_entrypoint(name)(pretrained=False)
    except Captured as captured:
        return captured.args
    finally:
        for m, original in originals:
            m.build_model_with_cfg = original
    raise RuntimeError(f'{name} did not reach build_model_with_cfg')


BUILD = [p for p in inspect.signature(_builder.build_model_with_cfg).parameters if p not in ('model_cls', 'variant', 'pretrained',
                                                                                          'kwargs')]
DEFAULTS = {f.name: plain(f.default) for f in dataclasses.fields(PretrainedCfg)}


def configuration(cfg):
    """A pretrained configuration without what every one has."""
    result = {f.name: plain(getattr(cfg, f.name)) for f in dataclasses.fields(PretrainedCfg)}
    return {k: v for k, v in result.items() if v != DEFAULTS[k] and k not in ('architecture', 'tag', 'state_dict', 'label_names')}


def pruned(name):
    """Shapes by layer of a pruned model: its file in timm's package."""
    file = pathlib.Path(timm.__file__).parent / 'models/_pruned' / f'{name}.txt'
    if not file.exists():
        return None
    result = {}
    for part in file.read_text().strip().split('***'):
        key, shape = part.split(':')
        numbers = [int(n) for n in shape.strip()[1:-1].split(',') if n.strip()]
        if numbers and key.endswith('.weight') and len(numbers) == 4:
            result[key[:-len('.weight')]] = numbers
    return result


def packed(text):
    deflater = zlib.compressobj(9)
    data = base64.b64encode(deflater.compress(text.encode()) + deflater.flush()).decode()
    return [data[i:i + 110] for i in range(0, len(data), 110)]


def literal(lines, indent):
    return '\n'.join(indent + line + ('\\' if i + 1 < len(lines) else '') for i, line in enumerate(lines))


def main():
    for info in pkgutil.iter_modules(timm.models.__path__):
        importlib.import_module(f'timm.models.{info.name}')
    index, cases, texts = [], [], []
    for module in sorted(_registry._module_to_models):
        names = sorted(n for n in _registry._module_to_models[module] if n not in _registry._deprecated_models)
        deprecated = _registry._module_to_deprecated_models.get(module, {})
        index.append(f'@{module}')
        classes, lines = {}, []
        for name in names:
            tags = _registry._model_with_tags.get(name, [])
            marks = [(t.partition('.')[2] or '-') + ('*' if t in _registry._model_has_pretrained else '') for t in tags]
            index.append(' '.join([name, *marks]))
            cls, variant, kwargs = capture(name)
            classes.setdefault(named(cls), parameters(cls))
            row = {'class': named(cls), 'variant': variant,
                   'kwargs': {k: plain(v) for k, v in kwargs.items() if k not in BUILD}}
            row['build'] = {k: plain(v) for k, v in kwargs.items() if k in BUILD and v is not None
                            and k in ('feature_cfg', 'kwargs_filter', 'pretrained_strict', 'model_cfg', 'pretrained_cfg')}
            if row['kwargs'].get('pruned'):
                row['pruned'] = pruned(variant)
            row['cfgs'] = [configuration(_registry._model_pretrained_cfgs[t]) for t in tags]
            row = {k: v for k, v in row.items() if v and not (k == 'variant' and v == name)}
            lines.append(name + '\t' + json.dumps(row, separators=(',', ':')))
        index += [f'!{old} {new or ""}'.rstrip() for old, new in sorted(deprecated.items())]
        head = ['=' + name + '\t' + json.dumps(value, separators=(',', ':')) for name, value in classes.items()]
        text = '\n'.join(head + lines) + '\n'
        cases.append(f'        case "{module}": ({len(text.encode())}, {module})')
        texts.append(f'    private static let {module} = """\n' + literal(packed(text), '        ') + '\n        """')
    text = '\n'.join(index) + '\n'
    PATH.write_text(HEAD % (timm.__version__, len(text.encode()), literal(packed(text), '        '), '\n'.join(cases),
                            '\n\n'.join(texts)))
    print(PATH, PATH.stat().st_size)


if __name__ == '__main__':
    main()
