"""JupyterLab's debugger from outside: breakpoint by a click, stop, call stack, variables, step, continue. Each step waits for
what must appear and takes a picture. Arguments as those of jupyterlab.py."""

import json
import pathlib
import re
import tempfile

from jupyterlab import LIMIT, PICTURES, Page, serve
from playwright.sync_api import expect, sync_playwright

CELLS = ['def scale(xs, factor):\n    total = 0\n    for x in xs:\n        total += x * factor\n    return total',
         'values = [1, 2, 3]\nprint(scale(values, 10))']


def steps(page, address):
    page.page.goto(address + 'lab/tree/debugged.ipynb')
    expect(page.cell(0)).to_be_visible(timeout=LIMIT)
    page.idle()
    page.page.get_by_role('button', name='No', exact=True).click()  # no news of Jupyter

    def run(index):
        # By the toolbar: keys go where the focus is, which a page that loads takes away.
        page.cell(index).locator('.jp-InputArea-prompt').click()
        page.page.locator('.jp-NotebookPanel:visible .jp-NotebookPanel-toolbar [data-jp-item-name="run"]').click()

    # The function is there before the debugger is. Until the page has found the kernel it runs nothing.
    prompt = page.cell(0).locator('.jp-InputArea-prompt')
    for _ in range(60):
        if re.match(r'\[\d+\]:', prompt.inner_text()):
            break
        run(0)
        page.page.wait_for_timeout(2000)
    expect(prompt).to_have_text(re.compile(r'\[\d+\]:'), timeout=LIMIT)
    page.page.locator('.jp-NotebookPanel:visible .jp-DebuggerBugButton').first.click()
    gutter = page.cell(0).locator('.cm-breakpoint-gutter .cm-gutterElement')
    expect(gutter.nth(4)).to_be_visible(timeout=LIMIT)
    page.picture('attached')
    gutter.nth(4).click()
    expect(page.page.locator('.jp-DebuggerBreakpoint')).to_have_count(1, timeout=LIMIT)
    page.picture('breakpoint')

    run(1)
    frames = page.page.locator('.jp-DebuggerCallstackFrame')
    expect(frames).to_have_count(2, timeout=LIMIT)
    expect(frames.first).to_contain_text('scale', timeout=LIMIT)
    variables = page.page.locator('.jp-DebuggerVariables-body').first
    expect(variables).to_contain_text('factor', timeout=LIMIT)
    expect(variables).to_contain_text('10', timeout=LIMIT)
    page.picture('stopped')

    def press(command):
        page.page.locator(f'[data-command="debugger:{command}"]:visible').first.click()

    press('next')
    expect(page.cell(0).locator('.jp-DebuggerEditor-highlight')).to_contain_text('for x in xs', timeout=LIMIT)
    page.picture('stepped')
    gutter.nth(4).click()  # A second click takes the breakpoint away.
    expect(page.page.locator('.jp-DebuggerBreakpoint')).to_have_count(0, timeout=LIMIT)
    press('continue')
    expect(page.cell(1).locator('.jp-OutputArea-output')).to_contain_text('60', timeout=LIMIT)
    expect(frames).to_have_count(0, timeout=LIMIT)
    expect(variables).to_contain_text('values', timeout=LIMIT)
    page.picture('finished')
    page.page.locator('.jp-NotebookPanel:visible .jp-DebuggerBugButton').first.click()


def main():
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        (folder / 'work').mkdir()
        cells = [dict(cell_type='code', id=f'c{i}', metadata={}, outputs=[], execution_count=None, source=text) for i, text in enumerate(CELLS)]
        kernelspec = dict(name='tnb', display_name='tnb', language='python')
        (folder / 'work' / 'debugged.ipynb').write_text(json.dumps(
            dict(nbformat=4, nbformat_minor=5, metadata=dict(kernelspec=kernelspec), cells=cells)))
        server, address = serve(folder)
        try:
            with sync_playwright() as playwright:
                browser = playwright.chromium.launch(executable_path='/usr/bin/chromium', args=['--no-sandbox'])
                view = browser.new_page(viewport=dict(width=1500, height=950))
                view.set_default_timeout(LIMIT)
                page = Page(view)
                page.count = 50
                try:
                    steps(page, address)
                except BaseException:
                    page.picture('failed')
                    raise
                browser.close()
        finally:
            server.terminate()
            server.wait()
    print(f'the debugger in JupyterLab: passed; pictures in {PICTURES}')


if __name__ == '__main__':
    main()
