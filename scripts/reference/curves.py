"""Compares tnb's training with PyTorch's, step by step, from the same seed: python scripts/reference/curves.py [--save].

Runs loss_curve.tnb three times: with the tnb binary, with PyTorch (run.py, in the reference environment that this runs in),
and with PyTorch held to AVX, whose products round twice: that shows how far rounding alone takes PyTorch from itself. Checks that the parameters
start equal and the batches are the same, prints how the differences grow, and with --save writes curves and chart to
docs/parity/. Exits 1 when tnb's loss is off by more than 1e-3 over 20 steps or 2e-2 over 100 in the first recipe. The second
recipe, with ten times the step on images a quarter as large, shows what a steep one does to rounding."""

import math
import os
import pathlib
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
SCRIPT = ROOT / 'scripts/reference/loss_curve.tnb'
RECIPES = {
    'loss_curve': ('resnet18 on fashion_mnist, 64x64, batch 64, AdamW, lr 1e-4', []),
    'loss_curve_steep': ('resnet18 on fashion_mnist, 32x32, batch 64, AdamW, lr 1e-3',
                         ['-p', 'image_size=32', '-p', 'lr=1e-3']),
}


def run(command, **environment):
    init, losses, targets = {}, [], []
    done = subprocess.run(command, check=True, capture_output=True, text=True, env=os.environ | environment)
    for line in done.stdout.splitlines():
        kind, rest = line.split(' ', 1)
        if kind == 'init':
            name, *values = rest.split()
            init[name] = [float(value) for value in values]
        elif kind == 'loss':
            _, loss, batch = rest.split(' ', 2)
            losses.append(float(loss))
            targets.append(batch)
    return init, losses, targets


def differences(losses, reference):
    return [abs(a - b) for a, b in zip(losses, reference)]


def chart(title, ours, theirs, control):
    """The curves above, their absolute differences (log scale) below, as one SVG."""
    width, height, left, top, lower = 760, 300, 60, 30, 200
    steps = len(ours)
    peak = max(ours + theirs)
    x = lambda step: left + step * (width - left - 20) / max(steps - 1, 1)
    y = lambda loss: top + (1 - loss / peak) * (height - top)
    z = lambda error: height + 60 + (-math.log10(min(max(error, 1e-7), 1))) / 7 * lower
    line = lambda points: ' '.join(f'{a:.1f},{b:.1f}' for a, b in points)
    curve = lambda losses: line((x(i), y(loss)) for i, loss in enumerate(losses))
    gap = lambda losses: line((x(i), z(error)) for i, error in enumerate(differences(losses, theirs)))
    parts = [f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height + lower + 100}" font-family="sans-serif" font-size="13">',
             '<rect width="100%" height="100%" fill="white"/>',
             f'<text x="{left}" y="18">Loss, {title}: PyTorch (grey), tnb (red)</text>',
             f'<polyline fill="none" stroke="#bbb" stroke-width="6" points="{curve(theirs)}"/>',
             f'<polyline fill="none" stroke="#c22" stroke-width="1.5" points="{curve(ours)}"/>',
             f'<text x="{left}" y="{height + 45}">Distance to PyTorch\'s loss: tnb (red), PyTorch held to AVX (grey)</text>',
             f'<polyline fill="none" stroke="#999" stroke-width="1.5" points="{gap(control)}"/>',
             f'<polyline fill="none" stroke="#c22" stroke-width="1.5" points="{gap(ours)}"/>']
    for tick in range(0, int(peak * 2) + 1):
        parts.append(f'<text x="{left - 8}" y="{y(tick / 2) + 4:.1f}" text-anchor="end">{tick / 2}</text>')
    for power in range(0, 8):
        parts.append(f'<text x="{left - 8}" y="{z(10 ** -power) + 4:.1f}" text-anchor="end">1e-{power}</text>')
    for step in range(0, steps, 20):
        parts.append(f'<text x="{x(step):.1f}" y="{height + lower + 90}" text-anchor="middle">{step}</text>')
    return '\n'.join(parts) + '\n</svg>\n'


def compare(name, title, options):
    reference = [sys.executable, str(ROOT / 'scripts/reference/run.py'), str(SCRIPT)]
    our_init, ours, our_targets = run([str(ROOT / '.build/release/tnb'), str(SCRIPT), *options])
    their_init, theirs, their_targets = run(reference + options)
    _, control, _ = run(reference + options, ONEDNN_MAX_CPU_ISA='AVX')
    print(title, flush=True)
    assert our_init.keys() == their_init.keys(), 'the models have different parameters'
    worst = max(abs(a - b) / max(abs(b), 1e-2) for key in our_init for a, b in zip(our_init[key][:2], their_init[key][:2]))
    print(f'  parameters at the start: largest relative difference of the sampled values {worst:.1e}')
    assert worst < 1e-5, 'the parameters start different'
    assert our_targets == their_targets, 'the batches are different'
    print(f'  batches: the same {len(ours)}; loss {theirs[0]:.3f} to {theirs[-1]:.3f}')
    errors, own = differences(ours, theirs), differences(control, theirs)
    for steps in (1, 5, 10, 20, 40, 60, 80, 100):
        if steps <= len(errors):
            print(f'  largest distance to PyTorch over {steps:3d} steps: tnb {max(errors[:steps]):.1e},'
                  f' PyTorch held to AVX {max(own[:steps]):.1e}')
    if '--save' in sys.argv:
        folder = ROOT / 'docs/parity'
        folder.mkdir(exist_ok=True)
        rows = [f'{i},{b:.6f},{a:.6f},{c:.6f}' for i, (a, b, c) in enumerate(zip(ours, theirs, control))]
        (folder / f'{name}.csv').write_text('step,pytorch,tnb,pytorch_avx\n' + '\n'.join(rows) + '\n')
        (folder / f'{name}.svg').write_text(chart(title, ours, theirs, control))
    return errors


def main():
    errors = [compare(name, *recipe) for name, recipe in RECIPES.items()][0]
    if max(errors[:20]) > 1e-3 or max(errors[:100]) > 2e-2:
        sys.exit('the curves differ by more than 1e-3 over 20 steps or 2e-2 over 100')


if __name__ == '__main__':
    main()
