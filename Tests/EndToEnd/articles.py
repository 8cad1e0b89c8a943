"""Runs the notebooks of notebooks/article in batch against a folder of models with random weights, and compares what they print
with Tests/EndToEnd/articles. The expected text is timm's own output where timm can run a cell.

Usage: articles.py TNB [NUMBER…]    (all of them without a number)"""

import os
import pathlib
import re
import subprocess
import sys
import tempfile

root = pathlib.Path(__file__).resolve().parents[2]
expected = root / 'Tests' / 'EndToEnd' / 'articles'

# What the notebooks load, by timm's default tags.
MODELS = ['resnet50.a1_in1k', 'vit_base_patch16_224.augreg2_in21k_ft_in1k', 'vit_tiny_patch16_224.augreg_in21k_ft_in1k']

NUMBER = re.compile(r'(?<![\w.])-?\d+\.\d+(?:e[-+]?\d+)?')


def same(printed, wanted):
    """The same text, its decimal fractions within float32's rounding."""
    if NUMBER.sub('#', printed) != NUMBER.sub('#', wanted):
        return False
    return all(abs(float(a) - float(b)) <= 1e-4 * max(1, abs(float(b))) for a, b in zip(NUMBER.findall(printed), NUMBER.findall(wanted)))


def main():
    tnb, numbers = sys.argv[1], sys.argv[2:]
    notebooks = sorted((root / 'notebooks' / 'article').glob('*.tnb'))
    chosen = [n for n in notebooks if not numbers or n.stem.split('_')[0] in numbers]
    passed = failed = 0
    with tempfile.TemporaryDirectory() as folder:
        environment = {**os.environ, 'TNB_HUB': folder, 'HF_HUB_OFFLINE': '1', 'HF_HOME': folder + '/empty'}
        fill = subprocess.run([tnb, root / 'scripts' / 'fill-hub.py', folder, *MODELS], env=environment,
                              stdin=subprocess.DEVNULL, capture_output=True, text=True)
        if fill.returncode:
            print(f'failed: filling the hub:\n{fill.stdout}{fill.stderr}')
            return 1
        for notebook in chosen:
            run = subprocess.run([tnb, notebook], env=environment, cwd=folder, stdin=subprocess.DEVNULL, capture_output=True, text=True)
            wanted = expected / (notebook.stem + '.txt')
            problem = None
            if run.returncode:
                problem = f'status {run.returncode}\n{run.stderr[-2000:]}'
            elif not wanted.exists():
                problem = f'no {wanted.relative_to(root)}; it prints\n{run.stdout}'
            elif not same(run.stdout, wanted.read_text()):
                problem = f'it prints\n{run.stdout}wanted\n{wanted.read_text()}'
            if problem is None:
                passed += 1
            else:
                failed += 1
                print(f'failed: {notebook.stem}: {problem}')
    print(f'{passed} passed, {failed} failed')
    return failed != 0


sys.exit(main())
