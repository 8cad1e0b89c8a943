"""Runs the programs of notebooks/tools on a small folder of images: the numbers are timm's (tools/expected.json, written with --save
under the reference environment), and a training that is killed at random moments ends with the same bits.

Usage: tools.py TNB          compare
       tools.py --save       write what PyTorch and timm give (scripts/reference/run.py)
"""
import csv
import json
import os
import pathlib
import random
import signal
import subprocess
import sys
import tempfile
import time

here = pathlib.Path(__file__).resolve().parent
root = here.parents[1]
data = root / 'Tests' / 'BindingsTests' / 'Data' / 'folder'
expected_file = here / 'tools' / 'expected.json'
common = ['--data-dir', str(data), '--model', 'test_convnext', '--num-classes', '4', '--input-size', '3', '32', '32', '-b', '2']
train = common + ['--epochs', '4', '--warmup-epochs', '1', '--opt', 'adamw', '--lr', '1e-3', '--aa', 'rand-m5', '--reprob', '0.3',
                  '--mixup', '0.2', '--model-ema', '--experiment', 'run', '--log-interval', '1']
failed = passed = 0


def check(name, condition, detail=''):
    global failed, passed
    if condition:
        passed += 1
    else:
        failed += 1
        print(f'FAILED {name} {detail}')


def start(runner, tool, arguments, **options):
    command = runner(tool) + arguments
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, cwd=root, **options)


def run(runner, tool, arguments):
    process = start(runner, tool, arguments)
    output, _ = process.communicate(timeout=900)
    return process.returncode, output


def figures(runner, folder):
    """What the tools give for the small folder."""
    code, output = run(runner, 'train', train + ['--output', str(folder)])
    if code:
        sys.exit(f'train failed:\n{output}')
    with open(folder / 'run' / 'summary.csv') as f:
        rows = list(csv.DictReader(f))
    last = folder / 'run' / 'last.pth.tar'
    code, output = run(runner, 'validate', common + ['--checkpoint', str(last), '--use-ema', '--results-file', str(folder / 'v.json'),
                                                     '--results-format', 'json'])
    if code:
        sys.exit(f'validate failed:\n{output}')
    validation = json.loads((folder / 'v.json').read_text())
    code, output = run(runner, 'infer', common + ['--checkpoint', str(last), '--topk', '2', '--results-dir', str(folder),
                                                  '--results-file', 'i.json', '--results-format', 'json-records'])
    if code:
        sys.exit(f'infer failed:\n{output}')
    return {'summary': rows, 'validation': validation, 'inference': json.loads((folder / 'i.json').read_text())}


def close(a, b, tolerance=2e-3):
    if isinstance(a, dict):
        return a.keys() == b.keys() and all(close(a[k], b[k]) for k in a)
    if isinstance(a, list):
        return len(a) == len(b) and all(map(close, a, b))
    try:
        return abs(float(a) - float(b)) <= tolerance * max(1.0, abs(float(b)))
    except (TypeError, ValueError):
        return a == b


def weights(tnb, path):
    code = ("import sys, hashlib, torch\n"
            "s = torch.load(sys.argv[1], weights_only=True)\n"
            "h = hashlib.sha256()\n"
            "for part in ('state_dict', 'state_dict_ema'):\n"
            "    for k, v in s[part].items():\n"
            "        h.update(k.encode() + str(v.double().flatten().tolist()).encode())\n"
            "print(s['epoch'], h.hexdigest())\n")
    return subprocess.run([tnb, '-c', code, str(path)], capture_output=True, text=True).stdout.strip()


MEASURED = '''
import os, shutil, sys, torch
from timm.data import create_dataset
from timm.data.dataset_info import get_dataset_info
from torchvision.transforms.functional import pil_to_tensor
folder = sys.argv[1]
shutil.copytree(sys.argv[2], folder)
def measured():
    images = [pil_to_tensor(image).double().reshape(3, -1) / 255 for image, _ in create_dataset('', root=folder, split='train')]
    pixels = torch.cat(images, 1)
    return pixels.mean(1).tolist(), pixels.std(1, unbiased=False).tolist()
for step in range(3):
    info = get_dataset_info(folder)
    mean, std = measured()
    assert all(abs(a - b) < 1e-9 for a, b in zip(info['mean'] + info['std'], mean + std)), (info, mean, std)
    assert info == get_dataset_info(folder)
    print(info['num_classes'], info['train'], info['val']['num_samples'], info['imbalance'], info['image_size'], info['sizes'])
    if step == 0:
        # One image more is seen at once, whatever was kept of the folder.
        shutil.copy(folder + '/val/dog/img0.png', folder + '/train/dog/again.png')
    if step == 1:
        os.remove(folder + '/train/class2/img9.png')
digits = create_dataset('digits', split='train').data.double() / 255
known = get_dataset_info('digits')
assert abs(digits.mean() - known['mean'][0]) < 1e-4 and abs(digits.std() - known['std'][0]) < 1e-4, known
'''


def main():
    if sys.argv[1:] == ['--save']:
        names = {'train': 'train', 'validate': 'validate', 'infer': 'inference'}
        with tempfile.TemporaryDirectory() as folder:
            result = figures(lambda tool: [sys.executable, str(root / 'scripts' / 'reference' / 'run.py'),
                                           str(root / 'notebooks' / 'tools' / f'{names[tool]}.tnb')], pathlib.Path(folder))
        expected_file.parent.mkdir(exist_ok=True)
        expected_file.write_text(json.dumps(result, indent=1) + '\n')
        return
    tnb = str(pathlib.Path(sys.argv[1]).resolve())
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        got = figures(lambda tool: [tnb, tool], folder)
        for key, wanted in json.loads(expected_file.read_text()).items():
            check(f'{key} is what timm gives', close(got[key], wanted), f'\n  {got[key]}\n  {wanted}')
        results = folder / 'speed.json'
        code, output = run(lambda tool: [tnb, tool], 'benchmark', [
            '--model', 'test_convnext*', '--input-size', '3', '32', '32', '-b', '2', '--num-warm-iter', '1', '--num-bench-iter', '2',
            '--num-classes', '4', '--detail', '--opt', 'adamw', '--results-file', str(results), '--results-format', 'json'])
        rows = json.loads(results.read_text()) if code == 0 else []
        keys = {'model', 'param_count', 'train_fwd_time', 'train_bwd_time', 'train_opt_time'}
        keys |= {f'{part}_{key}' for part in ('infer', 'train') for key in ('samples_per_sec', 'step_time', 'batch_size', 'img_size')}
        speeds = [row['train_samples_per_sec'] for row in rows]
        check('models are measured', len(rows) == 3 and all(row.keys() == keys and row['infer_img_size'] == 32 for row in rows), output)
        check('the fastest comes first', speeds == sorted(speeds, reverse=True) and speeds[-1] > 0, output)
        whole = weights(tnb, folder / 'run' / 'last.pth.tar')
        check('a checkpoint is read', whole.startswith('3 '), whole)

        # What is asked of validate besides: metrics of classes, labels of one's own, pooling of larger images.
        last = str(folder / 'run' / 'last.pth.tar')
        rows = {}
        for average in ('micro', 'macro', 'weighted'):
            code, output = run(lambda tool: [tnb, tool], 'validate', [
                *common, '--checkpoint', last, '--metrics-avg', average, '--results-file', str(folder / 'm.json'), '--results-format', 'json'])
            rows[average] = json.loads((folder / 'm.json').read_text()) if code == 0 else [{}]
        rows = {average: row[0] if isinstance(row, list) else row for average, row in rows.items()}
        check('the micro average of classes is the accuracy', all(rows['micro'].get(f'micro_{key}') == rows['micro'].get('top1', -1)
                                                                for key in ('precision', 'recall', 'f1_score')), rows)
        check('classes are weighed', rows['weighted'].get('weighted_recall') == rows['weighted'].get('top1', -1)
              and 'macro_f1_score' in rows['macro'], rows)
        code, output = run(lambda tool: [tnb, tool], 'validate', [*common, '--checkpoint', last, '--reparam', '--test-pool'])
        check('a model is merged first', code == 0 and 'param_count' in output, output[-500:])

        # Killed again and again, each time a little later, until it gets through.
        resumed = folder / 'resumed'
        chance = random.Random(1)
        kills, patience = 0, 0.2
        while True:
            process = start(lambda tool: [tnb, tool], 'train', train + ['--output', str(resumed), '--resume', 'auto'])
            try:
                output, _ = process.communicate(timeout=patience * chance.uniform(0.5, 1.5))
                break
            except subprocess.TimeoutExpired:
                process.send_signal(signal.SIGKILL)
                process.communicate()
                kills += 1
                patience *= 1.5
        check('a killed run ends', process.returncode == 0, output)
        check('it was killed', kills > 0)
        check('a killed run ends with the same bits', weights(tnb, resumed / 'run' / 'last.pth.tar') == whole)
        check('its summary is the same', (resumed / 'run' / 'summary.csv').read_text() == (folder / 'run' / 'summary.csv').read_text())

        # An interrupt ends the run cleanly and loses no finished epoch.
        process = start(lambda tool: [tnb, tool], 'train', train + ['--epochs', '500', '--output', str(folder / 'long')])
        last = folder / 'long' / 'run' / 'last.pth.tar'
        deadline = time.monotonic() + 120
        while not last.exists() and time.monotonic() < deadline:
            time.sleep(0.05)
        process.send_signal(signal.SIGINT)
        output, _ = process.communicate(timeout=60)
        check('an interrupt is answered', 'Interrupted' in output and '--resume auto' in output, output[-500:])
        check('no temporary file is left', not list((folder / 'long' / 'run').glob('*tmp*')))

        # Mistakes
        for arguments, words in ((['train', '--data-dir', '/no/such/folder'], 'no such data set'),
                                 (['train', '--data-dir', str(data), '--modle', 'x'], 'unrecognized arguments'),
                                 (['train', '--data-dir', str(data), '--model', 'resnet19'], 'Unknown model'),
                                 (['train', *common, '--config', '/no/file.yaml'], 'No such file'),
                                 (['validate', *common, '--checkpoint', '/no/file.pth'], 'o checkpoint found'),
                                 (['train', *common, '-b', '500'], 'lower --batch-size')):
            code, output = run(lambda tool: [tnb, tool], arguments[0], arguments[1:] + ['--output', str(folder / 'bad')]
                               if arguments[0] == 'train' else arguments[1:])
            check(f'{arguments[-2:]} is explained', code != 0 and words in output, output[-600:])
        measured = subprocess.run([tnb, '-c', MEASURED, str(folder / 'images'), str(data)], capture_output=True, text=True,
                                  env={**os.environ, 'XDG_CACHE_HOME': str(folder / 'cache')})
        check('a folder is measured', measured.returncode == 0 and measured.stdout.splitlines()[1:] == [
            "4 {'num_samples': 9, 'class_counts': {'class2': 3, 'class10': 2, 'dog': 3, 'inner': 1}} 3 3.0 20 "
            "{'24x20': 4, '24x23': 2, '24x26': 1, '16x16': 1, '40x33': 1}",
            "4 {'num_samples': 8, 'class_counts': {'class2': 2, 'class10': 2, 'dog': 3, 'inner': 1}} 3 3.0 20 "
            "{'24x20': 4, '24x26': 1, '24x23': 1, '16x16': 1, '40x33': 1}"], measured.stdout + measured.stderr)
        averaged = folder / 'average.pth'
        code, output = run(lambda tool: [tnb, str(root / 'notebooks' / 'tools' / 'avg_checkpoints.tnb')], '',
                           ['--input', str(folder / 'run'), '-n', '2', '--output', str(averaged)])
        check('checkpoints are averaged', code == 0 and averaged.exists() and 'SHA256' in output, output)
    print(f'tools: {passed} passed, {failed} failed')
    sys.exit(1 if failed else 0)


main()
