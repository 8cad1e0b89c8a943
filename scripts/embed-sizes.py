#!/usr/bin/env python3
"""Writes Sources/Compute/Vision/Models/Registry/ModelSizes.swift: how large timm's architectures are and what one image costs.

    python scripts/embed-sizes.py [MODEL …]     # with models: prints their lines, writes nothing

For the modules that Tests/VisionTests/Fixtures/Zoo knows; multiply-adds that are there stay (remove the file to count all anew).
Parameters, and the multiply-adds of one image of the first configuration's size as torch.utils.flop_counter counts them (convolutions
and products of matrices, those of attention among them; half of its floating-point operations). Models are built on the meta device,
so nothing is computed. Run it in the reference environment; the result is committed, and `tnb models` prints it."""

import pathlib
import sys
import warnings

ROOT = pathlib.Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / 'scripts/reference'))
import refenv  # noqa: F401, E402
import timm  # noqa: E402
import torch  # noqa: E402
from torch.utils.flop_counter import FlopCounterMode  # noqa: E402

PATH = ROOT / 'Sources/Compute/Vision/Models/Registry/ModelSizes.swift'
HEAD = '''// How large timm %s's architectures are: written by scripts/embed-sizes.py.
// A line for each: its name, its parameters, and the multiply-adds of one image of its first configuration's size, `-` where
// PyTorch's counter has not been there or could not follow.

extension ModelRegistry {
    static let sizesText = """
%s
        """
}
'''


def sizes(name):
    """(parameters, multiply-adds or None)."""
    with torch.device('meta'):
        # Without gradients: the counter follows modules with hooks that expect a graph wherever a parameter is handed to one.
        model = timm.create_model(name).eval().requires_grad_(False)
    parameters = sum(p.numel() for p in model.parameters())
    try:
        with torch.no_grad(), torch.device('meta'), FlopCounterMode(display=False) as counter:
            model(torch.zeros(1, *model.pretrained_cfg['input_size']))
        flops = counter.get_total_flops()
    except Exception as error:  # What a model does to meta tensors is its own affair.
        print(f'{name}: {type(error).__name__}: {error}'[:200], file=sys.stderr)
        return parameters, None
    return parameters, flops // 2


def known():
    """The lines that are there, by name."""
    rows = [line.split() for line in PATH.read_text().splitlines()] if PATH.exists() else []
    return {row[0]: ' '.join(row) for row in rows if len(row) == 3 and row[1].isdigit()}


def write(table):
    PATH.write_text(HEAD % (timm.__version__, '\n'.join(' ' * 8 + table[name] for name in sorted(table))))


def main():
    warnings.simplefilter('ignore')

    def line(name):
        parameters, products = sizes(name)
        return f'{name} {parameters} {"-" if products is None else products}'

    if sys.argv[1:]:
        for name in sys.argv[1:]:
            print(line(name), flush=True)
        return
    table = known()
    for module in sorted(path.stem for path in (ROOT / 'Tests/VisionTests/Fixtures/Zoo').glob('*.json')):
        for name in timm.list_models(module=module):
            if name not in table or table[name].endswith('-'):
                table[name] = line(name)
                print(table[name], flush=True)
                write(table)  # each time: a run over all takes half an hour, and one that was cut short goes on from here


if __name__ == '__main__':
    main()
