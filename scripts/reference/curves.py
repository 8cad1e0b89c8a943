"""Compares tnb's training with PyTorch's, step by step, from the same seed: python scripts/reference/curves.py [--save].

Runs loss_curve.tnb with the tnb binary and with run.py (in the reference environment that this runs in), checks that the
parameters start equal and the batches are the same, prints how the difference of the losses grows, and with --save writes
both curves to docs/parity/. Exits 1 when the first 20 steps differ by more than 1e-3 or the first 100 by more than 2e-2."""

import pathlib
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
SCRIPT = ROOT / 'scripts/reference/loss_curve.tnb'


def run(command):
    init, losses, targets = {}, [], []
    for line in subprocess.run(command, check=True, capture_output=True, text=True).stdout.splitlines():
        kind, rest = line.split(' ', 1)
        if kind == 'init':
            name, *values = rest.split()
            init[name] = [float(value) for value in values]
        elif kind == 'loss':
            _, loss, batch = rest.split(' ', 2)
            losses.append(float(loss))
            targets.append(batch)
    return init, losses, targets


def chart(ours, theirs):
    """Both curves above, their absolute difference (log scale) below, as one SVG."""
    import math
    width, height, left, top, lower = 760, 300, 60, 30, 200
    steps = len(ours)
    peak = max(ours + theirs)
    x = lambda step: left + step * (width - left - 20) / max(steps - 1, 1)
    y = lambda loss: top + (1 - loss / peak) * (height - top)
    z = lambda error: height + 60 + (-math.log10(max(error, 1e-7))) / 7 * lower
    line = lambda points: ' '.join(f'{a:.1f},{b:.1f}' for a, b in points)
    parts = [f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height + lower + 100}" font-family="sans-serif" font-size="13">',
             '<rect width="100%" height="100%" fill="white"/>',
             f'<text x="{left}" y="18">Training loss of resnet18 on fashion_mnist, batch 64, AdamW: PyTorch (wide, grey) and tnb (narrow, red)</text>',
             f'<polyline fill="none" stroke="#bbb" stroke-width="6" points="{line((x(i), y(v)) for i, v in enumerate(theirs))}"/>',
             f'<polyline fill="none" stroke="#c22" stroke-width="1.5" points="{line((x(i), y(v)) for i, v in enumerate(ours))}"/>',
             f'<text x="{left}" y="{height + 45}">Absolute difference of the two losses (logarithmic)</text>',
             f'<polyline fill="none" stroke="#248" stroke-width="1.5" points="{line((x(i), z(abs(a - b))) for i, (a, b) in enumerate(zip(ours, theirs)))}"/>']
    for tick in range(0, int(peak * 2) + 1):
        parts.append(f'<text x="{left - 8}" y="{y(tick / 2) + 4:.1f}" text-anchor="end">{tick / 2}</text>')
    for power in range(0, 8):
        parts.append(f'<text x="{left - 8}" y="{z(10 ** -power) + 4:.1f}" text-anchor="end">1e-{power}</text>')
    for step in range(0, steps, 20):
        parts.append(f'<text x="{x(step):.1f}" y="{height + lower + 90}" text-anchor="middle">{step}</text>')
    return '\n'.join(parts) + '\n</svg>\n'


def main():
    our_init, ours, our_targets = run([str(ROOT / '.build/release/tnb'), str(SCRIPT)])
    their_init, theirs, their_targets = run([sys.executable, str(ROOT / 'scripts/reference/run.py'), str(SCRIPT)])
    assert our_init.keys() == their_init.keys(), 'the models have different parameters'
    worst = max(abs(a - b) / max(abs(b), 1e-2) for name in our_init for a, b in zip(our_init[name][:2], their_init[name][:2]))
    print(f'parameters at the start: largest relative difference of the sampled values {worst:.1e}')
    assert worst < 1e-5, 'the parameters start different'
    assert our_targets == their_targets, 'the batches are different'
    print(f'batches: the same {len(ours)}')
    errors = [abs(a - b) for a, b in zip(ours, theirs)]
    for steps in (1, 5, 10, 20, 40, 60, 80, 100):
        if steps <= len(errors):
            print(f'largest difference of the loss over the first {steps:3d} steps: {max(errors[:steps]):.2e}')
    if '--save' in sys.argv:
        folder = ROOT / 'docs/parity'
        folder.mkdir(exist_ok=True)
        rows = [f'{i},{b:.6f},{a:.6f}' for i, (a, b) in enumerate(zip(ours, theirs))]
        (folder / 'loss_curve.csv').write_text('step,pytorch,tnb\n' + '\n'.join(rows) + '\n')
        (folder / 'loss_curve.svg').write_text(chart(ours, theirs))
    if max(errors[:20]) > 1e-3 or max(errors[:100]) > 2e-2:
        sys.exit('the curves differ by more than 1e-3 over 20 steps or 2e-2 over 100')


if __name__ == '__main__':
    main()
