"""Fetches weights from a hub on this machine that cuts connections, lies, redirects and refuses.

Usage: hub.py TNB"""

import os
import pathlib
import re
import signal
import subprocess
import sys
import tempfile
import time

from hub_server import COMMIT, Hub, sha256

root = pathlib.Path(__file__).resolve().parents[2]
tnb = sys.argv[1]
passed = failed = 0

LOAD = ("import timm\nmodel = timm.create_model('hf-hub:tiny/resnet', pretrained=True)\n"
        "print(f'{sum(p.double().abs().sum().item() for p in model.parameters()):.4f}')\n")


def expect(title, condition, detail=''):
    global passed, failed
    if condition:
        passed += 1
    else:
        failed += 1
        print(f'failed: {title}: {detail}')


def run(code, home, hub=None, **more):
    return subprocess.run([tnb, '-c', code], env=environment(home, hub, **more), stdin=subprocess.DEVNULL, capture_output=True,
                          text=True, timeout=300)


def environment(home, hub=None, **more):
    kept = {k: v for k, v in os.environ.items() if not k.startswith(('HF_', 'TNB_', 'TORCH_', 'XDG_')) and 'proxy' not in k.lower()}
    return {**kept, 'HOME': str(home), 'HF_HOME': f'{home}/hf', 'TORCH_HOME': f'{home}/torch', 'OMP_NUM_THREADS': '1',
            **({'HF_ENDPOINT': hub.url} if hub else {}), **more}


def ranges(hub):
    return [headers['Range'] for _, _, headers in hub.requests if 'Range' in headers]


def main():
    with tempfile.TemporaryDirectory() as folder:
        folder = pathlib.Path(folder)
        made = run("import torch, timm\nfrom timm.models import save_for_hf\ntorch.manual_seed(3)\n"
                   f"model = timm.create_model('test_resnet', num_classes=7)\nsave_for_hf(model, '{folder}/source', safe_serialization=True)\n"
                   "print(f'{sum(p.double().abs().sum().item() for p in model.parameters()):.4f}')\n", folder)
        expect('a repository is made', made.returncode == 0, made.stderr)
        total = made.stdout
        files = {p.name: p.read_bytes() for p in (folder / 'source').iterdir()}
        weights = files['model.safetensors']
        hub = Hub(files)
        homes = iter(range(1000))

        def fresh():
            home = folder / f'home{next(homes)}'
            home.mkdir()
            return home

        def repository(home):
            return home / 'hf' / 'hub' / 'models--tiny--resnet'

        def refused(title, mode, pattern, home=None, code=LOAD, **more):
            hub.start(mode)
            home = home or fresh()
            got = run(code, home, hub, **more)
            expect(title, got.returncode == 1 and re.search(pattern, got.stderr), f'{got.returncode} {got.stdout}{got.stderr}')
            left = [p for p in (repository(home) / 'blobs').glob('*') if p.stat().st_size > 1e6] if repository(home).exists() else []
            return left

        # The plain way, and the layout that huggingface_hub reads.
        home = fresh()
        hub.start()
        got = run(LOAD, home, hub, HF_TOKEN='secret')
        expect('weights are fetched', (got.returncode, got.stdout) == (0, total), got.stdout + got.stderr)
        expect('the token goes to the hub', any(h.get('Authorization') == 'Bearer secret' for _, p, h in hub.requests if 'resolve' in p))
        expect('and to no other place', not any('Authorization' in h for _, p, h in hub.requests if 'store' in p))
        blob, pointer = repository(home) / 'blobs' / sha256(weights), repository(home) / 'snapshots' / COMMIT / 'model.safetensors'
        expect('the blob has its hash for a name', blob.read_bytes() == weights)
        expect('the snapshot is a relative link', pointer.is_symlink() and os.readlink(pointer) == f'../../blobs/{sha256(weights)}')
        expect('the branch is a reference', (repository(home) / 'refs' / 'main').read_text() == COMMIT)
        expect('nothing is left half', not list(home.rglob('*.incomplete')) and not list(home.rglob('*.tmp')))
        hub.start()
        got = run(LOAD, home, hub)
        expect('what is there is not asked for', (got.stdout, hub.requests) == (total, []), f'{hub.requests} {got.stderr}')
        got = run(LOAD, home, hub, HF_HUB_OFFLINE='1')
        expect('and is found offline', got.stdout == total, got.stderr)
        got = run(LOAD.replace('resnet', f'resnet@{COMMIT}'), home, hub)
        expect('and by its commit', (got.stdout, hub.requests) == (total, []), f'{hub.requests} {got.stderr}')

        # Offline.
        home = fresh()
        got = run(LOAD, home, hub, HF_HUB_OFFLINE='1')
        expect('offline says what is missing', got.returncode == 1 and 'config.json' in got.stderr and 'HF_HUB_OFFLINE' in got.stderr, got.stderr)
        by_name = "import timm\ntimm.create_model('resnet18', pretrained=True)\n"
        got = run(by_name, home, hub, HF_HUB_OFFLINE='1')
        for part in ("'model.safetensors' of timm/resnet18.a1_in1k", 'TNB_HUB', 'pretrained=False', 'LocalEntryNotFoundError'):
            expect(f'and how to go on: {part}', part in got.stderr, got.stderr)
        expect('without a request', hub.requests == [], hub.requests)
        got = run(by_name, home, HF_ENDPOINT='http://127.0.0.1:1')
        expect('a hub out of reach is named', got.returncode == 1 and '127.0.0.1:1 cannot be reached' in got.stderr, got.stderr)
        got = run("import timm\nprint(sum(p.numel() for p in timm.create_model('local-dir:SOURCE', pretrained=True).parameters()))".replace(
            'SOURCE', f'{folder}/source'), home, hub)
        expect('a folder needs no hub', got.returncode == 0 and hub.requests == [], got.stderr)
        (folder / 'mine' / 'tiny').mkdir(parents=True)
        os.symlink(folder / 'source', folder / 'mine' / 'tiny' / 'resnet')
        got = run(LOAD, home, hub, TNB_HUB=f'{folder}/mine')
        expect('TNB_HUB comes first', got.stdout == total and hub.requests == [], got.stderr)

        # Mistakes of the network.
        hub.start('cut')
        got = run(LOAD, fresh(), hub)
        expect('broken connections go on where they broke', got.stdout == total and len(ranges(hub)) == 3, f'{ranges(hub)} {got.stderr}')
        hub.start('whole')
        got = run(LOAD, fresh(), hub)
        expect('a server that sends all again is understood', got.stdout == total, got.stderr)
        expect('a size that is too large is noticed', refused('lie', 'lie', 'Consistency check failed.*but has size') == [])
        refused('a size that is too small is noticed', 'more', 'more than the')
        expect('a wrong byte is noticed', refused('corrupt', 'corrupt', 'Consistency check failed.*sha256') == [])
        hub.start()
        got = run(LOAD.replace('tiny/resnet', 'old/name'), fresh(), hub)
        expect('a renamed repository is followed', got.stdout == total, got.stderr)
        for status in ('429', '503'):
            hub.start('busy' + status)
            got = run(LOAD, fresh(), hub)
            expect(f'{status} is waited for', got.stdout == total and f'answers {status}' in got.stderr, got.stderr)

        # Refusals.
        refused('401 asks for a token', '401', r'RepositoryNotFoundError: .*HF_TOKEN')
        refused('401 with a token says so', '401', r'RepositoryNotFoundError: .*the token that was sent', HF_TOKEN='x')
        refused('a gated repository says what to do', 'gated', r'GatedRepoError: .*accept its terms')
        refused('404 names the file', '404', r"RemoteEntryNotFoundError: 'config.json' of tiny/resnet")
        refused('a revision is named', 'revision', r'RevisionNotFoundError')
        refused('too many requests', '429', r'HfHubHTTPError: .*asks to wait')
        refused('a server out of order', '503', r'HfHubHTTPError: .*Try again later')

        # Interrupted, and again.
        home = fresh()
        hub.start('slow')
        process = subprocess.Popen([tnb, '-c', LOAD], env=environment(home, hub), stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                                   stderr=subprocess.PIPE, text=True)
        partial = repository(home) / 'blobs' / (sha256(weights) + '.incomplete')
        for _ in range(600):
            if partial.exists() and partial.stat().st_size > 200000:
                break
            time.sleep(0.05)
        start = time.monotonic()
        process.send_signal(signal.SIGINT)
        out, err = process.communicate(timeout=60)
        expect('an interrupt ends it soon', time.monotonic() - start < 10 and 'KeyboardInterrupt' in err, err)
        have = partial.stat().st_size if partial.exists() else 0
        expect('and keeps what came', 200000 < have < len(weights), have)
        hub.start()
        got = run(LOAD, home, hub)
        expect('the next run goes on there', got.stdout == total and ranges(hub) == [f'bytes={have}-'], f'{ranges(hub)} {got.stderr}')

        # torch.hub's way: a place with the hash's beginning in its name.
        hub.files[f'tiny-{sha256(weights)[:8]}.safetensors'] = weights
        hub.files['tiny-00000000.safetensors'] = weights
        code = ("import timm\nmodel = timm.create_model('test_resnet', num_classes=7, pretrained=True, pretrained_cfg_overlay=dict("
                f"url='{hub.url}/store/NAME', hf_hub_id=None, num_classes=7))\n" + LOAD.split('\n')[2] + '\n')
        home = fresh()
        hub.start()
        good = f'tiny-{sha256(weights)[:8]}.safetensors'
        got = run(code.replace('NAME', good), home, hub)
        expect('a URL is fetched', got.stdout == total, got.stderr)
        expect("into torch.hub's folder", (home / 'torch' / 'hub' / 'checkpoints' / good).exists())
        got = run(code.replace('NAME', 'tiny-00000000.safetensors'), home, hub)
        expect('a wrong hash is noticed', 'invalid hash value (expected "00000000"' in got.stderr, got.stderr)
    print(f'{passed} passed, {failed} failed')
    return failed != 0


sys.exit(main())
