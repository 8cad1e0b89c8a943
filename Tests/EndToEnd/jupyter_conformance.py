"""The Jupyter project's own suite for kernels (jupyter_kernel_test), with samples for this one."""

import os
import subprocess
import sys
import tempfile
import unittest

import jupyter_kernel_test

BINARY = sys.argv.pop(1)


class Conformance(jupyter_kernel_test.KernelTests):
    kernel_name = 'tnb'
    language_name = 'python'
    file_extension = '.tnb'
    code_hello_world = "print('hello, world')"
    code_stderr = "import sys\nprint('test', file=sys.stderr)"
    completion_samples = [{'text': 'zi', 'matches': {'zip'}}, {'text': 'isinst', 'matches': {'isinstance'}}]
    complete_code_samples = ['1', "print('hello, world')", 'def f(x):\n  return x*2\n\n\n']
    incomplete_code_samples = ["print('''hello", 'def f(x):\n  x*2']
    invalid_code_samples = ['import = 7q']
    code_page_something = 'zip?'
    code_generate_error = 'raise ValueError(1)'
    code_execute_result = [{'code': '1+2+3', 'result': '6'}, {'code': '[n*n for n in range(1, 4)]', 'result': '[1, 4, 9]'}]
    code_display_data = [
        {'code': "from IPython.display import HTML, display; display(HTML('<b>test</b>'))", 'mime': 'text/html'}]
    code_history_pattern = '1?2*'
    supported_history_operations = ('tail', 'range', 'search')
    code_inspect_sample = 'zip'
    code_clear_output = 'from IPython.display import clear_output; clear_output()'


# Debian's release of the suite has no test for the welcome of subscribers yet.
if hasattr(jupyter_kernel_test, 'IopubWelcomeTests'):

    class Welcome(jupyter_kernel_test.IopubWelcomeTests):
        kernel_name = 'tnb'
        support_iopub_welcome = True


if __name__ == '__main__':
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run([BINARY, 'kernel', 'install', '--prefix', folder], check=True, capture_output=True)
        os.environ['JUPYTER_PATH'] = f'{folder}/share/jupyter'
        os.environ['JUPYTER_RUNTIME_DIR'] = f'{folder}/runtime'
        os.environ['TNB_KERNEL_HISTORY'] = f'{folder}/history.sqlite'
        unittest.main()
