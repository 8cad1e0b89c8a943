"""JupyterLab's page from outside: what a person sees who opens the first notebook. Each step waits for what must appear and
takes a picture. Arguments: the binary, the folder for pictures, the environment that has jupyterlab and playwright."""

import json
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import time

from playwright.sync_api import expect, sync_playwright

BINARY, PICTURES, ENVIRONMENT = sys.argv[1], pathlib.Path(sys.argv[2]), pathlib.Path(sys.argv[3])
ROOT = pathlib.Path(__file__).resolve().parents[2]
LIMIT = 300_000  # milliseconds


def serve(folder):
    """Starts the server on a free port; gives the process and its address."""
    prefix = folder / 'prefix'
    subprocess.run([BINARY, 'kernel', 'install', '--prefix', prefix], check=True, stdout=subprocess.DEVNULL)
    environment = dict(os.environ, HOME=str(folder), JUPYTER_PATH=str(prefix / 'share/jupyter'),
                       JUPYTER_RUNTIME_DIR=str(folder / 'runtime'), JUPYTER_CONFIG_DIR=str(folder / 'config'))
    log = open(PICTURES / 'server.log', 'w')
    server = subprocess.Popen(
        [ENVIRONMENT / 'bin/jupyter-lab', '--no-browser', '--allow-root', '--port=0', '--IdentityProvider.token=',
         f'--ServerApp.root_dir={folder / "work"}'], env=environment, stdout=log, stderr=log)
    end = time.monotonic() + 120
    while time.monotonic() < end:
        for file in (folder / 'runtime').glob('jpserver-*.json'):
            try:
                return server, json.loads(file.read_text())['url']
            except (ValueError, KeyError):
                pass
        time.sleep(0.1)
    raise SystemExit(f'the server did not start; see {PICTURES / "server.log"}')


class Page:
    def __init__(self, page):
        self.page = page
        self.count = 0

    def picture(self, name):
        self.count += 1
        self.page.screenshot(path=PICTURES / f'{self.count:02}-{name}.png')
        print('ok', name)

    def menu(self, *names):
        self.page.get_by_role('menuitem', name=names[0], exact=True).first.click()
        for name in names[1:]:
            self.page.locator('.lm-Menu-itemLabel', has_text=re.compile(f'^{re.escape(name)}$')).last.click()

    def cell(self, index):
        return self.page.locator('.jp-NotebookPanel:visible .jp-CodeCell').nth(index)

    def type_at_the_end(self, text):
        """A new cell below the last one, with a text in it."""
        self.page.locator('.jp-NotebookPanel:visible .jp-CodeCell').last.locator('.cm-content').click()
        self.page.keyboard.press('Escape')
        self.page.keyboard.press('b')
        self.page.keyboard.press('Enter')
        self.page.keyboard.insert_text(text)
        return self.page.locator('.jp-NotebookPanel:visible .jp-CodeCell').last

    def run(self):
        self.page.keyboard.press('Control+Enter')

    def idle(self):
        expect(self.page.locator('.jp-NotebookPanel:visible .jp-Notebook-ExecutionIndicator').first).to_have_attribute(
            'data-status', 'idle', timeout=LIMIT)


def steps(page, address):
    page.page.goto(address + 'lab/tree/first_light.ipynb')
    expect(page.cell(0)).to_be_visible(timeout=LIMIT)
    page.idle()
    expect(page.page.locator('.jp-KernelName, .jp-Toolbar-kernelName').first).to_contain_text('tnb', timeout=LIMIT)
    page.page.get_by_role('button', name='No', exact=True).click()  # no news of Jupyter
    page.picture('opened')

    page.menu('Run', 'Run All Cells')
    cells = page.page.locator('.jp-NotebookPanel:visible .jp-CodeCell')
    training = page.page.locator('.jp-OutputArea-output', has_text='it/s').first
    expect(training).to_be_visible(timeout=LIMIT)
    training.scroll_into_view_if_needed()
    page.picture('training')
    expect(cells.last.locator('.jp-InputArea-prompt')).to_have_text(re.compile(r'\[\d+\]:'), timeout=LIMIT)
    page.idle()
    for index in range(cells.count()):
        assert not page.cell(index).locator('[data-mime-type="application/vnd.jupyter.error"], .jp-mod-error').count(), index
        page.cell(index).scroll_into_view_if_needed()
        page.picture(f'cell-{index + 1}')

    page.type_at_the_end('model.fo')
    page.page.keyboard.press('Tab')
    expect(page.page.locator('.jp-Completer-item', has_text='forward').first).to_be_visible(timeout=LIMIT)
    page.page.wait_for_timeout(500)
    page.picture('completion')
    page.page.keyboard.press('Escape')

    page.type_at_the_end('timm.create_model(')
    page.page.keyboard.press('Shift+Tab')
    expect(page.page.locator('.jp-Tooltip')).to_contain_text('create_model', timeout=LIMIT)
    page.picture('inspection')
    page.page.keyboard.press('Escape')

    cell = page.type_at_the_end('rows = [1, 2\nprint(rows)')
    page.run()
    expect(cell.locator('.jp-OutputArea')).to_contain_text("SyntaxError: '[' was never closed", timeout=LIMIT)
    cell.scroll_into_view_if_needed()
    page.picture('syntax-error')

    cell = page.type_at_the_end("timm.create_model('resnet81')")
    page.run()
    expect(cell.locator('.jp-OutputArea')).to_contain_text('RuntimeError: Unknown model', timeout=LIMIT)
    cell.scroll_into_view_if_needed()
    page.picture('unknown-model')

    cell = page.type_at_the_end('kept = 1\nwhile True:\n    pass')
    page.run()
    expect(cell.locator('.jp-InputArea-prompt')).to_have_text('[*]:', timeout=LIMIT)
    page.page.wait_for_timeout(500)
    page.menu('Kernel', 'Interrupt Kernel')
    expect(cell.locator('.jp-OutputArea')).to_contain_text('KeyboardInterrupt', timeout=LIMIT)
    page.idle()
    cell.scroll_into_view_if_needed()
    page.picture('interrupted')
    cell = page.type_at_the_end('kept, len(classes)')
    page.run()
    expect(cell.locator('.jp-OutputArea')).to_contain_text('(1, 10)', timeout=LIMIT)

    page.menu('Kernel', 'Restart Kernel…')
    page.page.locator('.jp-Dialog button', has_text='Restart').last.click()
    page.idle()
    cell = page.type_at_the_end('kept')
    page.run()
    expect(cell.locator('.jp-OutputArea')).to_contain_text("NameError: name 'kept' is not defined", timeout=LIMIT)
    cell.scroll_into_view_if_needed()
    page.picture('restarted')


def main():
    folder = pathlib.Path(tempfile.mkdtemp(prefix='tnb-jupyterlab-'))
    (folder / 'work').mkdir()
    subprocess.run([BINARY, 'convert', ROOT / 'notebooks/first_light.tnb', folder / 'work/first_light.ipynb'], check=True)
    server, address = serve(folder)
    try:
        with sync_playwright() as driver:
            browser = driver.chromium.launch(executable_path=shutil.which('chromium'), args=['--no-sandbox'])
            page = browser.new_page(viewport={'width': 1280, 'height': 900})
            page.set_default_timeout(LIMIT)
            try:
                steps(Page(page), address)
            except BaseException:
                page.screenshot(path=PICTURES / 'failed.png')
                raise
            browser.close()
    finally:
        server.terminate()
        server.wait()
        shutil.rmtree(folder, ignore_errors=True)
    print(f'the pictures are in {PICTURES}')


if __name__ == '__main__':
    main()
