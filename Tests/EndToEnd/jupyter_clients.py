"""Notebooks with the tnb kernel as nbclient, papermill, nbconvert and Jupyter's console run them, and the same notebooks by
`tnb run`: the outputs must be the same.

    jupyter_clients.py BINARY ENVIRONMENT     (ENVIRONMENT: the virtual environment that has the four)"""

import os
import pathlib
import pty
import re
import select
import subprocess
import sys
import tempfile
import time
import traceback

import nbclient
import nbformat

BINARY, ENVIRONMENT = sys.argv[1], pathlib.Path(sys.argv[2])
ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
LIMIT = 300

CELLS = '''# %% [markdown]
# # A notebook
# %% tags=["parameters"]
lr: float = 0.1  # the step
name = 'none'
# %%
import sys
print('lr', lr, 'name', name)
print('a word', file=sys.stderr)
# %%
import torch
torch.manual_seed(0)
torch.ones(2, 2) * lr
# %%
import matplotlib.pyplot as plt
plt.plot([1, 2, 3])
plt.title('curve')
plt.show()
# %%
from IPython.display import HTML, display, update_display
handle = display(HTML('<b>first</b>'), display_id=True)
update_display(HTML('<b>second</b>'), display_id=handle.display_id)
# %%
from tqdm.auto import tqdm
total = 0
for i in tqdm(range(200)):
    total += i
total
'''


def command(*words, status=0, **options):
    done = subprocess.run([str(word) for word in words], capture_output=True, text=True, timeout=LIMIT, **options)
    assert done.returncode == status, (words, done.returncode, done.stdout[-2000:], done.stderr[-2000:])
    return done.stdout + done.stderr


def tool(name): return ENVIRONMENT / 'bin' / name


def notebook(folder, text=CELLS, name='n'):
    source = folder / f'{name}.tnb'
    source.write_text(text)
    command(BINARY, 'convert', source, folder / f'{name}.ipynb')
    return folder / f'{name}.ipynb'


def outputs(path):
    """What the code cells of a notebook show, by type and MIME type, without what differs from run to run."""
    found = []
    for cell in nbformat.read(path, 4).cells:
        if cell.cell_type != 'code' or 'injected-parameters' in cell.metadata.get('tags', []):
            continue
        shown, streams = [], {}
        for output in cell.outputs:
            if output.output_type == 'stream':
                streams[output.name] = streams.get(output.name, '') + output.text
            elif output.output_type == 'error':
                shown.append(('error', output.ename, output.evalue))
            else:
                shown.append((output.output_type, {kind: value for kind, value in output.data.items() if 'application' not in kind}))
        # A bar says how long it took.
        streams = {name: re.sub(r'\d\d:\d\d|[\d.]+ ?(it/s|s/it)', '', text) for name, text in streams.items()}
        found.append((shown, streams))
    return found


def test_the_four_show_the_same(folder):
    path = notebook(folder)
    command(tool('papermill'), path, folder / 'papermill.ipynb', '-p', 'lr', '0.5', '-p', 'name', 'x', '-k', 'tnb', '--no-progress-bar')
    command(BINARY, 'run', path, '-p', 'lr=0.5', '-p', 'name=x', '-o', folder / 'run.ipynb')
    wanted = outputs(folder / 'run.ipynb')
    assert wanted[1] == ([], {'stdout': 'lr 0.5 name x\n', 'stderr': 'a word\n'}), wanted[1]
    assert wanted[2][0][0][1]['text/plain'] == 'tensor([[0.5000, 0.5000],\n        [0.5000, 0.5000]])', wanted[2]
    assert 'image/png' in wanted[3][0][0][1] and wanted[4][0][0][1]['text/html'] == '<b>second</b>'
    assert wanted[5][0][-1][1]['text/plain'] == '19900'
    for one, other in zip(wanted, outputs(folder / 'papermill.ipynb'), strict=True):
        # A bar is drawn for its front end.
        assert one[0] == other[0] and one[1].get('stdout') == other[1].get('stdout'), (one, other)
    record = nbformat.read(folder / 'papermill.ipynb', 4)
    assert record.metadata.papermill.exception is None and all(
        cell.metadata.papermill.status == 'completed' for cell in record.cells if cell.cell_type == 'code')

    command(tool('jupyter-nbconvert'), '--execute', '--to', 'notebook', '--output', 'nbconvert', path)
    plain = nbformat.read(path, 4)
    nbclient.NotebookClient(plain, timeout=LIMIT, kernel_name='tnb').execute()
    nbformat.write(plain, folder / 'nbclient.ipynb')
    assert [o[0] for o in outputs(folder / 'nbconvert.ipynb')] == [o[0] for o in outputs(folder / 'nbclient.ipynb')]
    page = command(tool('jupyter-nbconvert'), '--execute', '--to', 'html', '--stdout', path)
    for words in ('lr 0.1 name none', 'data:image/png;base64,', '<b>second</b>', '19900'):
        assert words in page, words


def test_forms_without_a_run(folder):
    path = notebook(folder)
    assert 'lr: float (default 0.1)' in command(tool('papermill'), '--help-notebook', path)
    assert 'torch.manual_seed(0)' in command(tool('jupyter-nbconvert'), '--to', 'script', '--stdout', path)
    assert '# A notebook' in command(tool('jupyter-nbconvert'), '--to', 'markdown', '--stdout', path)


def test_a_cell_that_fails(folder):
    path = notebook(folder, "# %%\nprint('before')\n# %%\n{}['no']\n# %%\nprint('after')\n")
    said = command(tool('papermill'), path, folder / 'out.ipynb', '--no-progress-bar', status=1)
    assert "KeyError: 'no'" in said, said
    cells = [cell for cell in nbformat.read(folder / 'out.ipynb', 4).cells if cell.cell_type == 'code']
    assert cells[0].outputs[0].text == 'before\n' and cells[1].outputs[0].ename == 'KeyError' and not cells[2].outputs
    assert 'KeyError' in command(tool('jupyter-nbconvert'), '--execute', '--to', 'notebook', '--stdout', path, status=1)
    both = command(tool('jupyter-nbconvert'), '--execute', '--allow-errors', '--to', 'notebook', '--stdout', path)
    assert 'after' in both and 'KeyError' in both


def test_a_cell_that_never_ends(folder):
    path = notebook(folder, "# %%\nwhile True: pass\n# %%\nprint('after')\n")
    said = command(tool('jupyter-nbconvert'), '--execute', '--ExecutePreprocessor.timeout=2', '--to', 'notebook', '--stdout', path,
                   status=1)
    assert 'CellTimeoutError' in said or 'Timeout' in said, said[-1000:]
    said = command(tool('jupyter-nbconvert'), '--execute', '--ExecutePreprocessor.timeout=2', '--ExecutePreprocessor.interrupt_on_timeout=True',
                   '--allow-errors', '--to', 'notebook', '--stdout', path)
    assert 'KeyboardInterrupt' in said and 'after' in said, said[-1000:]


def test_exit_is_success(folder):
    path = notebook(folder, "# %%\nprint('so far')\nexit(0)\n# %%\nprint('no')\n")
    command(tool('papermill'), path, folder / 'out.ipynb', '--no-progress-bar')
    assert 'so far' in (folder / 'out.ipynb').read_text()


def test_our_notebooks(folder):
    command(BINARY, 'convert', ROOT / 'notebooks/first_light.tnb', folder / 'first.ipynb')
    command(tool('papermill'), folder / 'first.ipynb', folder / 'out.ipynb', '-p', 'epochs', '1', '--no-progress-bar', cwd=folder)
    command(BINARY, 'run', ROOT / 'notebooks/first_light.tnb', '-p', 'epochs=1', '-o', folder / 'run.ipynb', cwd=folder)

    def accuracy(path):
        text = ''.join(output.text for cell in nbformat.read(path, 4).cells for output in cell.get('outputs', [])
                       if output.output_type == 'stream' and output.name == 'stdout')
        return re.findall(r'\d+\.\d+ ?%', text)

    assert accuracy(folder / 'out.ipynb') and accuracy(folder / 'out.ipynb') == accuracy(folder / 'run.ipynb')


def test_console(folder):
    """Jupyter's own terminal."""
    leader, follower = pty.openpty()
    console = subprocess.Popen([tool('jupyter-console'), '--kernel', 'tnb', '--simple-prompt'], stdin=follower, stdout=follower,
                               stderr=follower, cwd=folder, start_new_session=True)
    os.close(follower)
    said = ''

    def until(words):
        nonlocal said
        end = time.monotonic() + 120
        while words not in said:
            ready, _, _ = select.select([leader], [], [], max(0, end - time.monotonic()))
            assert ready, (words, said)
            said += os.read(leader, 65536).decode(errors='replace')
        said = said.split(words, 1)[1]

    try:
        until('In [1]:')
        for line, words in (('6 * 7', '42'), ("print('x' * 3)", 'xxx'), ('1 / 0', 'ZeroDivisionError')):
            os.write(leader, line.encode() + b'\n')
            until(words)
    finally:
        console.kill()
        console.wait()
        os.close(leader)


def main():
    names = sys.argv[3:] or [name for name in globals() if name.startswith('test_')]
    failed = []
    with tempfile.TemporaryDirectory() as prefix:
        command(BINARY, 'kernel', 'install', '--prefix', prefix)
        os.environ['JUPYTER_PATH'] = f'{prefix}/share/jupyter'
        os.environ['JUPYTER_RUNTIME_DIR'] = f'{prefix}/runtime'
        os.environ['TNB_KERNEL_HISTORY'] = f'{prefix}/history.sqlite'
        os.environ.setdefault('OMP_NUM_THREADS', '2')
        for name in names:
            with tempfile.TemporaryDirectory() as folder:
                try:
                    globals()[name](pathlib.Path(folder))
                except Exception:
                    failed.append(name)
                    print(f'FAILED {name}\n    ' + traceback.format_exc().strip().replace('\n', '\n    '))
    print(f'clients: {len(names) - len(failed)} passed, {len(failed)} failed')
    sys.exit(bool(failed))


if __name__ == '__main__':
    main()
