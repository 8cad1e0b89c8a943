"""Hands weights from tnb to timm: python scripts/reference/exchange.py [--tnb BINARY] [MODULE …].

For the cases of Tests/VisionTests/Fixtures/Zoo that give a family's models by number (the first two of each module): tnb makes the
model from a seed, sets running statistics, and saves it as safetensors and as a PyTorch file; timm loads both, where every key must
match, and its logits must be tnb's. Run it in the reference environment."""

import argparse
import json
import pathlib
import subprocess
import sys
import tempfile

import refenv  # noqa: F401
import timm
import torch
from safetensors.torch import load_file

ROOT = pathlib.Path(__file__).resolve().parents[2]
CASES = 2
PROGRAM = '''
import json, sys
import timm, torch
from safetensors.torch import save_file
for folder, name, size, arguments in json.load(open(sys.argv[1])):
    torch.manual_seed(0)
    model = timm.create_model(name, **arguments).eval()
    with torch.no_grad():
        for key, value in model.state_dict().items():
            if key.endswith('running_mean'):
                value.uniform_(-0.1, 0.1)
            elif key.endswith('running_var'):
                value.uniform_(0.5, 1.5)
        torch.manual_seed(1)
        x = torch.rand(2, model.in_chans, size, size)
        logits = model(x)
    save_file(model.state_dict(), folder + '.safetensors')
    torch.save(model.state_dict(), folder + '.pth')
    save_file({'x': x, 'logits': logits}, folder + '.numbers')
'''


def cases(module):
    rows = json.loads((ROOT / f'Tests/VisionTests/Fixtures/Zoo/{module}.json').read_text())['cases']
    return [row for row in rows if 'resize' not in row and row.get('parameters', 0) < 60e6][:CASES]


def check(folder, name, arguments):
    """The largest difference of the logits by their largest; raises where a key does not match."""
    numbers = load_file(folder + '.numbers')
    worst = 0.0
    for state in (load_file(folder + '.safetensors'), torch.load(folder + '.pth', weights_only=True)):
        model = timm.create_model(name, **arguments).eval()
        model.load_state_dict(state, strict=True)
        with torch.no_grad():
            logits = model(numbers['x'])
        scale = logits.abs().max().clamp(min=1e-12)
        worst = max(worst, ((logits - numbers['logits']).abs().max() / scale).item())
    return worst


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument('modules', nargs='*')
    parser.add_argument('--tnb', default=ROOT / '.build/release/tnb')
    options = parser.parse_args()
    modules = options.modules or sorted(p.stem for p in (ROOT / 'Tests/VisionTests/Fixtures/Zoo').glob('*.json'))
    passed, failed = 0, 0
    for module in modules:
        with tempfile.TemporaryDirectory() as folder:
            jobs = [(f'{folder}/{k}', row['name'], row['size'], row['arguments']) for k, row in enumerate(cases(module))]
            program, plan = pathlib.Path(folder, 'save.py'), pathlib.Path(folder, 'plan.json')
            program.write_text(PROGRAM)
            plan.write_text(json.dumps(jobs))
            subprocess.run([str(options.tnb), str(program), str(plan)], check=True)
            for path, name, _, arguments in jobs:
                try:
                    difference = check(path, name, arguments)
                except RuntimeError as error:
                    print(f'{module}: {name} {arguments}: {error}')
                    failed += 1
                    continue
                good = difference < 1e-4
                print(f'{module}: {name} {arguments}: {difference:.1e}{"" if good else "  DIFFERS"}', flush=True)
                passed, failed = passed + good, failed + (not good)
    print(f'{passed} passed, {failed} failed')
    return 1 if failed else 0


if __name__ == '__main__':
    sys.exit(main())
