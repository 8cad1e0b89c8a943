"""The first notebook, three ways: the same numbers in batch, at the prompt and in Jupyter.

Batch runs it whole and must reach 97 % on the held-out digits within a minute. The other two run it as it stands too, and
every line that it prints must come out the same. Needs Debian's python3-nbclient."""

import os
import pathlib
import pty
import re
import select
import subprocess
import sys
import tempfile
import time

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
NOTEBOOK = ROOT / 'notebooks/first_light.tnb'
BINARY = sys.argv[1]


def printed_lines(text):
    """The lines that the cells print, without progress bars, prompts and pictures."""
    text = re.sub(r'\x1b\[[0-9;?]*[A-Za-z]', '', text).replace('\r\n', '\n')
    lines = [line.split('\r')[-1].rstrip() for line in text.split('\n')]
    keep = re.compile(r'(digits: \d|resnet18_cifar \d|epoch \d+: loss|top-1 |\s*\d+ ( {1,5}\d+){10}$|\s*\d -> \d)')
    return [line for line in lines if keep.match(line)]


def batch(folder):
    started = time.monotonic()
    run = subprocess.run([BINARY, str(NOTEBOOK)], cwd=folder, capture_output=True, text=True, timeout=600)
    seconds = time.monotonic() - started
    assert run.returncode == 0, run.stderr
    accuracy = float(re.search(r'top-1 ([\d.]+) % of 359 images', run.stdout).group(1))
    assert accuracy >= 97, f'top-1 {accuracy} on the held-out digits'
    assert (folder / 'runs/first_light.safetensors').exists()
    print(f'batch: {accuracy} % in {seconds:.1f} s')
    return printed_lines(run.stdout)


def cells():
    source = NOTEBOOK.read_text()
    parts = re.split(r'(?m)^# %%', source)[1:]
    return [part.split('\n', 1)[1] for part in parts if not part.startswith(' [markdown]')]


def typed(folder):
    """Types every cell at the prompt of a terminal, as a bracketed paste and Enter."""
    pid, terminal = pty.fork()
    if pid == 0:
        os.chdir(folder)
        os.environ.update(TERM='xterm-256color', XDG_STATE_HOME=str(folder), COLUMNS='200', LINES='50')
        os.execv(BINARY, [BINARY])
    output = b''

    def read_until(mark, seconds):
        nonlocal output
        end = time.monotonic() + seconds
        while mark not in output and time.monotonic() < end:
            if select.select([terminal], [], [], 0.2)[0]:
                try:
                    output += os.read(terminal, 65536)
                except OSError:
                    break
        assert mark in output, f'no {mark!r} within {seconds} s at the prompt; the end is {output[-800:]!r}'

    def send(text):
        data = text.encode()
        while data:
            if select.select([], [terminal], [], 5)[1]:
                data = data[os.write(terminal, data[:512]):]
                time.sleep(0.005)

    send("print('RE' + 'ADY')\r")
    read_until(b'READY', 10)
    for index, cell in enumerate(cells()):
        send('\x1b[200~' + cell.strip('\n').replace('\n', '\r') + '\x1b[201~\r')
        time.sleep(0.1)
        send(f"\rprint('DO' + 'NE{index}')\r")
        read_until(f'DONE{index}'.encode(), 300)
    send('\x04')
    os.waitpid(pid, 0)
    return printed_lines(output.decode(errors='replace'))


def jupyter(folder):
    notebook_path = folder / 'first_light.ipynb'
    subprocess.run([BINARY, 'convert', str(NOTEBOOK), str(notebook_path)], check=True)
    subprocess.run([BINARY, 'kernel', 'install', '--prefix', str(folder / 'prefix')], check=True, capture_output=True)
    os.environ['JUPYTER_PATH'] = str(folder / 'prefix/share/jupyter')
    os.environ['TNB_KERNEL_HISTORY'] = str(folder / 'history.sqlite')
    import nbclient
    import nbformat
    notebook = nbformat.read(notebook_path, as_version=4)
    client = nbclient.NotebookClient(notebook, timeout=300, kernel_name='tnb', resources={'metadata': {'path': str(folder)}})
    client.execute()
    outputs = [output for cell in notebook.cells if cell.cell_type == 'code' for output in cell.outputs]
    pictures = [output for output in outputs if output.output_type == 'display_data' and 'image/png' in output.data]
    assert pictures, 'no picture of the samples'
    return printed_lines(''.join(output.text for output in outputs if output.output_type == 'stream' and output.name == 'stdout'))


def main():
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        expected = batch(folder)
        assert len(expected) > 25, expected
        failed = 0
        for title, run in (('REPL', typed), ('Jupyter', jupyter)):
            got = run(folder)
            same = got == expected
            failed += not same
            print(f'{title}: ' + (f'the same {len(got)} lines' if same else 'different lines'))
            if not same:
                for a, b in zip(expected + [''] * len(got), got + [''] * len(expected)):
                    if a != b:
                        print(f'  batch {a!r}\n  {title} {b!r}')
                        break
    sys.exit(failed)


if __name__ == '__main__':
    main()
