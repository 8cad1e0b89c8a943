"""`tnb run` from outside. Every notebook that it writes is held against nbformat's schema, and its outputs against those that
nbclient keeps when it drives the Jupyter kernel over the same cells. Arguments: the binary, then names of tests."""

import html.parser
import json
import os
import pathlib
import re
import signal
import subprocess
import sys
import tempfile
import time

import nbclient
import nbformat

BINARY, NAMES = sys.argv[1], sys.argv[2:]

NOTEBOOK = '''\
# %% [markdown]
# # Results & *plots*
# See [the site](https://example.org/a_b), `code_like_this` and <b>HTML</b>.
#
# - one
# - two
#
# | name | value |
# |:-----|------:|
# | `lr` | 0.1   |

# %% tags=["parameters"]
lr: float = 1                 # learning rate
epochs = 3                    # passes; not # steps
name = 'digits'
sizes = [1,
         2]
augment = False
limit: int | None = None

# %% setup tags=["setup"]
import sys
from IPython.display import HTML, clear_output, display
from PIL import Image

# %% train
for epoch in range(epochs):
    print('epoch', epoch, lr, name, sizes, augment, limit)

# %% shows id="shows"
print('a bar at 1 %', end='\\r')
print('a bar at 99 %', end='')
print('\\rdone')
print('careful', file=sys.stderr)
display(Image.new('RGB', (30, 20), (200, 30, 30)))
display(HTML('<b>bold</b>'))
handle = display('first', display_id=True)
print('between')
handle.update('second')
sum(sizes)

# %%
print('taken away')
clear_output(wait=True)
print('stays')
'''


class Run:
    """One `tnb run` in a folder of its own."""

    def __init__(self, folder, text=NOTEBOOK):
        self.folder = folder
        (folder / 'n.tnb').write_text(text)

    def __call__(self, *words, status=0, file='n.tnb'):
        run = subprocess.run([BINARY, 'run', file, *words], cwd=self.folder, capture_output=True, text=True,
                             stdin=subprocess.DEVNULL, timeout=120)
        assert run.returncode == status, f'status {run.returncode}, wanted {status}\n{run.stdout}\n{run.stderr}'
        return run

    def start(self, *words):
        return subprocess.Popen([BINARY, 'run', 'n.tnb', *words], cwd=self.folder, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                                stdin=subprocess.DEVNULL, text=True)

    def notebook(self, name='out.ipynb'):
        """The notebook that was written; it is valid, whatever happened."""
        notebook = nbformat.read(self.folder / name, 4)
        nbformat.validate(notebook)
        assert (notebook.nbformat, notebook.nbformat_minor) == (4, 5)
        return notebook


def tagged(notebook, tag):
    return [cell for cell in notebook.cells if tag in cell.metadata.get('tags', [])]


def text_of(cell, stream='stdout'):
    return ''.join(output.text for output in cell.outputs if output.output_type == 'stream' and output.name == stream)


def code_cells(notebook):
    return [cell for cell in notebook.cells if cell.cell_type == 'code']


def test_parameters_are_converted_and_injected(run):
    run('-p', 'epochs=1', '-p', 'lr=1e-3', '--parameter', 'sizes=[3, 4]', '-p', 'limit=7', '-p', 'augment=yes', '-p', "name=it's",
        '-o', 'out.ipynb')
    notebook = run.notebook()
    [injected] = tagged(notebook, 'injected-parameters')
    assert notebook.cells[notebook.cells.index(injected) - 1] in tagged(notebook, 'parameters')
    assert injected.source == ("# Parameters\nepochs = 1\nlr = 1e-3\nsizes = [3, 4]\nlimit = 7\naugment = True\n"
                               "name = 'it\\'s'"), injected.source
    assert text_of(code_cells(notebook)[3]) == "epoch 0 0.001 it's [3, 4] True 7\n"
    parameters = notebook.metadata.papermill.parameters
    assert {key: parameters[key] for key in ['epochs', 'lr', 'sizes', 'limit', 'augment']} == {
        'epochs': 1, 'lr': 0.001, 'sizes': [3, 4], 'limit': 7, 'augment': True}


def test_a_notebook_that_ran_runs_again_with_one_injected_cell(run):
    run('-p', 'epochs=1', '-o', 'out.ipynb')
    run('-p', 'epochs=2', '-o', 'again.ipynb', file='out.ipynb')
    notebook = run.notebook('again.ipynb')
    assert [cell.source for cell in tagged(notebook, 'injected-parameters')] == ['# Parameters\nepochs = 2']
    assert text_of(code_cells(notebook)[3]).count('epoch') == 2
    run('-o', 'third.ipynb', file='again.ipynb')
    assert text_of(code_cells(run.notebook('third.ipynb'))[3]).count('epoch') == 2


def test_a_file_of_parameters(run):
    (run.folder / 'p.yaml').write_text("epochs: 2\nlr: .inf\nsizes: [5]\nname: '3'\naugment: true\nlimit: null\n")
    run('-y', 'p.yaml', '-p', 'epochs=1', '-o', 'out.ipynb')
    assert text_of(code_cells(run.notebook())[3]) == 'epoch 0 inf 3 [5] True None\n'
    assert "lr = float('inf')" in tagged(run.notebook(), 'injected-parameters')[0].source


def test_wrong_parameters_stop_before_anything_runs(run):
    def refused(*words, message):
        shown = run(*words, status=3)
        assert message in shown.stderr and not shown.stdout, shown.stderr
    refused('-p', 'nothing_like_it=1', message="no parameter 'nothing_like_it'; the parameters are: lr, epochs")
    (run.folder / 'marker.tnb').write_text('# %% tags=["parameters"\nlr = 1\n# %%\nprint(lr)\n')
    shown = run('-p', 'lr=2', file='marker.tnb', status=2)
    assert 'marker.tnb:1: the value of tags is no JSON' in shown.stderr and not shown.stdout, shown.stderr
    shown = run('--html', 'no/such/folder.html', status=2)
    assert "can't write 'no/such/folder.html': [Errno 2] No such file or directory" in shown.stderr and not shown.stdout, shown.stderr
    refused('-p', 'epoch=1', message="no parameter 'epoch'; did you mean 'epochs'?")
    refused('-p', 'epochs=many', message="'epochs' is of type int in the parameters cell; 'many' is not")
    refused('-p', 'augment=maybe', message="'augment' is of type bool")
    refused('-p', 'limit=x', message="'limit' is of type int")
    for text, message in [('epochs: "3"', "'epochs' is of type int"), ('nothing: 1', "no parameter 'nothing'"),
                          ('- a', 'wanted names with values, got a list'), ('epochs: 2020-01-01', 'a date'), ('a: [', 'p.yaml')]:
        (run.folder / 'p.yaml').write_text(text + '\n')
        refused('-y', 'p.yaml', message=message)
    (run.folder / 'plain.tnb').write_text('# %%\nx = 1\n')
    assert 'no cell is tagged "parameters"' in run('-p', 'x=1', status=3, file='plain.tnb').stderr
    assert "'sizes' is of type list" in run('-p', 'sizes={}', status=3).stderr


def test_the_parameters_are_shown(run):
    shown = run('--help-params').stdout
    lines = [line.strip() for line in shown.splitlines()[3:]]
    assert [re.sub(' +', ' ', line) for line in lines] == [
        'lr: float = 1 # learning rate', 'epochs: int = 3 # passes; not # steps', "name: str = 'digits'", 'sizes: list = [1, 2]',
        'augment: bool = False', 'limit: int | None = None'], lines


def test_outputs_are_those_of_nbclient(run):
    run('-o', 'out.ipynb')
    subprocess.run([BINARY, 'kernel', 'install', '--prefix', run.folder / 'prefix'], check=True, stdout=subprocess.DEVNULL)
    os.environ['JUPYTER_PATH'] = str(run.folder / 'prefix/share/jupyter')
    os.environ['TNB_KERNEL_HISTORY'] = str(run.folder / 'history.sqlite')
    ours = run.notebook()
    theirs = run.notebook()
    nbclient.NotebookClient(theirs, kernel_name='tnb', timeout=120).execute()

    def plain(cell):
        """The outputs with streams joined and carriage returns done, and without addresses of objects."""
        outputs = []
        for output in cell.outputs:
            output = json.loads(json.dumps(output))
            if output['output_type'] == 'stream' and outputs and outputs[-1].get('name') == output['name']:
                outputs[-1]['text'] += output['text']
            else:
                outputs.append(output)
        for output in outputs:
            if 'text' in output:
                output['text'] = re.sub(r'.*\r(?=[^\n])', '', output['text'])
        return json.loads(re.sub(r'0x[0-9A-F]+', '0x', json.dumps(outputs)))

    for ours, theirs in zip(code_cells(ours), code_cells(theirs)):
        assert plain(ours) == plain(theirs), f'{plain(ours)}\n{plain(theirs)}'
        assert ours.execution_count == theirs.execution_count
        assert ours.metadata.execution.keys() == theirs.metadata.execution.keys()


FAILING = '''\
# %% one
print('one')
# %% broken
def f(x):
    return 1 / x
f(0)
# %%
print('three')
'''


def test_a_failure_is_shown_kept_and_resumed(run):
    (run.folder / 'n.tnb').write_text(FAILING)
    shown = run('-o', 'out.ipynb', '--html', 'out.html', status=1).stderr
    path = run.folder / 'n.tnb'
    assert shown.startswith('n.tnb, cell 2 "broken" (lines 4-6):\nTraceback (most recent call last):\n'
                            f'  File "{path}", line 6, in <module>\n    f(0)\n'
                            f'  File "{path}", line 5, in f\n    return 1 / x\n           ~~^~~\nZeroDivisionError'), shown
    command = re.search(r'go on from this cell: (.*)', shown).group(1)
    assert command == 'tnb run n.tnb -o out.ipynb --html out.html --from broken', command
    notebook = run.notebook()
    assert len(tagged(notebook, 'papermill-error-cell-tag')) == 2
    one, broken, three = code_cells(notebook)
    assert text_of(one) == 'one\n' and not three.outputs and three.execution_count is None
    [error] = broken.outputs
    assert (error.ename, error.evalue) == ('ZeroDivisionError', 'division by zero')
    assert [cell.metadata.papermill.status for cell in (one, broken, three)] == ['completed', 'failed', 'pending']
    assert broken.metadata.papermill.exception is True and notebook.metadata.papermill.exception is True

    (run.folder / 'n.tnb').write_text(FAILING.replace('f(0)', 'f(1)'))
    resumed = run(*command.split()[3:])
    assert resumed.stdout == '1.0\nthree\n', resumed.stdout
    notebook = run.notebook()
    assert not tagged(notebook, 'papermill-error-cell-tag')
    assert [text_of(cell) for cell in code_cells(notebook)] == ['one\n', '', 'three\n']  # The first from the run before.


def test_parts_of_a_notebook(run):
    shown = run('-p', 'epochs=1', '--from', 'train', '--to', 'train', '-o', 'out.ipynb')
    assert shown.stdout == "epoch 0 1 digits [1, 2] False None\n", shown.stdout
    assert code_cells(run.notebook())[2].metadata.papermill.status == 'completed'  # tagged "setup"
    assert 'second' in run('--from', '5', '--to', 'shows').stdout
    for words, message in [(('--from', 'none'), "--from: no cell 'none'; the cells are 2, 3 \"setup\", 4 \"train\", 5 \"shows\", 6"),
                           (('--from', '5', '--to', '4'), 'comes after --to')]:
        assert message in run(*words, status=2).stderr
    (run.folder / 'n.tnb').write_text('# %%\nx = 1\n# %%\nprint(x)\n')
    assert 'only the parameters cell and cells tagged "setup" have run' in run('--from', '2', status=1).stderr


def test_errors_that_are_allowed(run):
    (run.folder / 'n.tnb').write_text(FAILING)
    assert run('--allow-errors', '-o', 'out.ipynb').stdout == 'one\nthree\n'
    assert [cell.metadata.papermill.status for cell in code_cells(run.notebook())] == ['completed', 'failed', 'completed']
    assert not tagged(run.notebook(), 'papermill-error-cell-tag')
    tags = '# %% broken tags=["raises-exception"]'
    (run.folder / 'n.tnb').write_text(FAILING.replace('# %% broken', tags))
    assert run().stdout == 'one\nthree\n'
    (run.folder / 'n.tnb').write_text(FAILING.replace('# %% broken', tags.replace('raises-exception', 'skip-execution')))
    assert run('-o', 'out.ipynb').stdout == 'one\nthree\n'
    assert not code_cells(run.notebook())[1].outputs


def test_statuses(run):
    def status(code, text, words=()):
        (run.folder / 'n.tnb').write_text(text)
        return run(*words, status=code)
    status(0, '# %%\nimport sys\nsys.exit()\n# %%\n1 / 0\n')
    status(7, '# %%\nimport sys\nsys.exit(7)\n')
    assert 'SyntaxError' in status(2, '# %%\nprint(1)\n# %%\nx = = 1\n').stderr
    assert not status(2, '# %%\nprint(1)\n# %%\nx = = 1\n').stdout
    assert 'input() was called' in status(1, '# %%\ninput()\n').stderr
    status(2, '', ['--timeout', '0'])
    status(2, '', ['-o', 'n.tnb'])
    status(2, '', ['-o', 'no/such/folder.ipynb'])
    status(2, '', ['--no-such-option'])
    assert "missing.tnb" in run(status=2, file='missing.tnb').stderr
    assert '--from CELL' in run('--help').stdout


SLOW = '# %%\nprint("started", flush=True)\nimport time\ntime.sleep(60)\n'
STUBBORN = '# %%\nimport time\nwhile True:\n    try:\n        time.sleep(60)\n    except KeyboardInterrupt: pass\n'


def test_a_cell_that_takes_too_long(run):
    (run.folder / 'n.tnb').write_text(SLOW)
    shown = run('--timeout', '0.5', '-o', 'out.ipynb', status=124).stderr
    assert f'line 4, in <module>\n    time.sleep(60)\nKeyboardInterrupt\ntnb run: the cell took longer than 0.5 s' in shown, shown
    [cell] = code_cells(run.notebook())
    assert text_of(cell) == 'started\n' and cell.outputs[-1].ename == 'KeyboardInterrupt'
    (run.folder / 'n.tnb').write_text(STUBBORN)
    assert 'did not stop' in run('--timeout', '0.5', '-o', 'out.ipynb', status=124).stderr
    assert code_cells(run.notebook())[0].metadata.papermill.status == 'failed'


def test_signals(run):
    (run.folder / 'n.tnb').write_text(SLOW)
    for number, status in [(signal.SIGINT, -signal.SIGINT), (signal.SIGTERM, -signal.SIGTERM), (signal.SIGSEGV, 138)]:
        process = run.start('-o', 'out.ipynb')
        assert process.stdout.readline() == 'started\n'
        time.sleep(0.2)
        process.send_signal(number)
        errors = process.communicate(timeout=60)[1]
        assert process.returncode == status, (number, process.returncode, errors)
        [cell] = code_cells(run.notebook())
        if number != signal.SIGSEGV:
            assert text_of(cell) == 'started\n' and cell.metadata.papermill.status == 'failed'
        else:
            assert 'while running Cell In[1]' in errors


class Page(html.parser.HTMLParser):
    """Whether every element is closed, what is asked of other places, and the text."""
    VOID = {'meta', 'img', 'br', 'hr', 'input'}

    def __init__(self, text):
        super().__init__()
        self.open, self.addresses, self.text, self.tags = [], [], '', []
        self.feed(text)
        assert not self.open, self.open

    def handle_starttag(self, tag, attributes):
        attributes = dict(attributes)
        self.tags.append(tag)
        if tag not in self.VOID:
            self.open.append(tag)
        if 'src' in attributes:
            self.addresses.append(attributes['src'])

    def handle_endtag(self, tag):
        assert self.open.pop() == tag, tag

    def handle_data(self, data):
        self.text += data


def test_the_page_stands_alone(run):
    run('-p', 'epochs=1', '--html', 'out.html')
    text = (run.folder / 'out.html').read_text()
    page = Page(text)
    assert page.addresses and all(address.startswith('data:image/png;base64,') for address in page.addresses)
    assert 'script' not in page.tags and 'link' not in page.tags
    assert '<h1 id="Results-&amp;-*plots*">Results &amp; <em>plots</em></h1>' in text
    assert '<a href="https://example.org/a_b">the site</a>, <code>code_like_this</code> and <b>HTML</b>.' in text
    assert '<ul>\n<li>one</li>\n<li>two</li>\n</ul>' in text
    assert '<td style="text-align:left"><code>lr</code></td><td style="text-align:right">0.1</td>' in text
    assert '<span class="k">for</span> epoch <span class="k">in</span> <span class="b">range</span>(epochs):' in text
    assert '<title>Results &amp; *plots*</title>' in text
    assert 'prefers-color-scheme: dark' in text
    assert '<pre class="stdout">epoch 0 1 digits [1, 2] False None\n</pre>' in text


def main():
    failed = 0
    tests = [(name[5:], function) for name, function in globals().items() if name.startswith('test_')]
    for name, function in tests:
        if NAMES and name not in NAMES:
            continue
        with tempfile.TemporaryDirectory() as folder:
            try:
                function(Run(pathlib.Path(folder).resolve()))
                print('ok', name)
            except Exception as error:
                failed += 1
                print(f'failed {name}: {type(error).__name__}: {error}')
    sys.exit(failed > 0)


main()
