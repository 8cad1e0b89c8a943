"""The prompt from outside: types at a pseudo-terminal and reads the screen, as a person does.

Nothing waits for a time: every step waits for the text that must come, and fails after LIMIT seconds without it. That a
line can be typed is known from readline, which enters paste mode with every prompt and leaves it with every line."""

import base64
import os
import pathlib
import pty
import re
import select
import signal
import sys
import tempfile
import time
import zlib

BINARY = os.path.abspath(sys.argv[1])
ONLY = sys.argv[2:]
LIMIT = 120
ESCAPES = re.compile(rb'\x1b\[[0-9;?]*[A-Za-z]|\x1b[=>78]|\x07')
READING, READ = b'\x1b[?2004h', b'\x1b[?2004l'
CTRL_C, CTRL_D, UP = '\x03', '\x04', '\x1b[A'


class Terminal:
    """One session of tnb on a terminal of its own."""

    def __init__(self, folder, arguments=(), **environment):
        self.raw = b''
        self.mark = 0
        self.is_dumb = environment.get('TERM') == 'dumb'
        self.pid, self.fd = pty.fork()
        if self.pid == 0:
            os.chdir(folder)
            os.environ.update(TERM='xterm-256color', TNB_HISTORY=str(folder / 'state/history'), HOME=str(folder))
            for name in ('NO_COLOR', 'TMUX', 'STY', 'KITTY_WINDOW_ID', 'TERM_PROGRAM', 'KONSOLE_VERSION', 'TNB_GRAPHICS'):
                os.environ.pop(name, None)
            os.environ.update(environment)
            os.execv(BINARY, [BINARY, *arguments])
        import fcntl
        import struct
        import termios
        fcntl.ioctl(self.fd, termios.TIOCSWINSZ, struct.pack('HHHH', 40, 120, 0, 0))
        self.prompt()

    def text(self):
        """What came since the last send, without escapes."""
        return self.plain(self.raw[self.mark:])

    @staticmethod
    def plain(raw):
        # Readline returns the carriage after a line break too: when it draws many lines and when it leaves paste mode.
        return ESCAPES.sub(b'', raw).replace(b'\r\n', b'\n').replace(b'\n\r', b'\n').decode(errors='replace')

    def until(self, condition, what):
        end = time.monotonic() + LIMIT
        while not condition(self.text()):
            if time.monotonic() > end:
                raise AssertionError(f'no {what} within {LIMIT} s; the screen since the last key: {self.text()!r}')
            if select.select([self.fd], [], [], 0.2)[0]:
                try:
                    piece = os.read(self.fd, 65536)
                except OSError:
                    piece = b''
                if not piece:
                    if condition(self.text()):
                        break
                    raise AssertionError(f'the session ended before {what}: {self.text()!r}')
                self.raw += piece
        return self.text()

    def expect(self, text):
        return self.until(lambda screen: text in screen, repr(text))

    def is_reading(self, screen, *prompts):
        """Whether one of the prompts stands on the screen and what is typed now goes to it."""
        if self.is_dumb:  # Has no paste mode: the prompt on a line of its own must do.
            return ('\n' in screen or not self.mark) and screen.endswith(prompts)
        new = self.raw[self.mark:]
        return new.rfind(READING) > new.rfind(READ) and screen.endswith(prompts)

    def prompt(self, *prompts):
        return self.until(lambda screen: self.is_reading(screen, *(prompts or ('>>> ',))), 'prompt')

    def keys(self, text):
        self.mark = len(self.raw)
        os.write(self.fd, text.encode())

    def line(self, text):
        """Types a line and gives what the screen shows up to the next prompt, without the line itself."""
        self.keys(text + '\r')
        self.prompt('>>> ', '... ')
        return re.sub(r'(>>> |\.\.\. )$', '', self.text().split('\n', 1)[1]).lstrip('\r')

    def paste(self, text):
        """Pastes a text as terminals do and presses Return."""
        self.keys('\x1b[200~' + text.replace('\n', '\r') + '\x1b[201~\r')

    def pasted(self, text):
        self.paste(text)
        self.prompt()
        # Return redraws the pasted text without its highlight; the output starts where readline leaves paste mode.
        return self.plain(self.raw[self.mark:].rpartition(READ)[2]).removesuffix('>>> ').lstrip('\r')

    def end(self):
        """Waits for the end of the process: its exit status."""
        while True:
            try:
                if not os.read(self.fd, 65536):
                    break
            except OSError:
                break
        status = os.waitpid(self.pid, 0)[1]
        os.close(self.fd)
        self.pid = None
        return os.waitstatus_to_exitcode(status)

    def kill(self):
        if self.pid:
            os.kill(self.pid, signal.SIGKILL)
            os.waitpid(self.pid, 0)
            os.close(self.fd)


def equal(got, wanted):
    assert got == wanted, f'got {got!r}, wanted {wanted!r}'


def test_expressions_show_their_value(new):
    t = new()
    equal(t.line('1 + 1'), '2\n')
    equal(t.line('_ * 10'), '20\n')
    equal(t.line("'a' 'b'"), "'ab'\n")
    equal(t.line('None'), '')
    equal(t.line('x = 5'), '')
    equal(t.line('x; x + 1'), '6\n')
    equal(t.line(''), '')


def test_the_banner_is_one_line(new):
    t = new()
    banner = ESCAPES.sub(b'', t.raw).replace(b'\r\n', b'\n').decode()
    equal(banner.count('\n'), 1)
    assert banner.startswith('tnb '), banner


def test_blocks_end_with_a_blank_line(new):
    t = new()
    equal(t.line('def f(a):'), '')
    equal(t.line('    return a * 2'), '')
    equal(t.line(''), '')
    equal(t.line('f(21)'), '42\n')
    equal(t.line('(1,'), '')
    equal(t.line('2)'), '(1, 2)\n')
    equal(t.line("'''a"), '')
    equal(t.line("b'''"), "'a\\nb'\n")


def test_a_block_can_be_edited_as_a_whole(new):
    t = new()
    t.line('def f(a):')
    t.line('    b = a * 3')
    # Up from the third line takes the block back into the editor, with the cursor behind its second line.
    t.keys('    return b' + UP)
    t.expect('def f(a):')
    t.prompt('    return b')
    t.keys('\x7f4\x1b\r')
    t.prompt('>>> ', '... ')
    t.line('') if t.text().endswith('... ') else None
    equal(t.line('f(10)'), '40\n')
    # Return inside of a block breaks the line, with its indent; Alt-Return runs the block.
    t.keys(UP * 2)
    t.expect('return b')
    t.keys(UP)
    t.keys('\x05\r')
    t.keys('b += 1\x1b\r')
    t.prompt()
    equal(t.line('f(10)'), '41\n')


def test_results_have_numbers(new):
    t = new()
    t.line("'first'")
    t.line('x = 5')
    t.line('x * 2')
    equal(t.line('_1, _3, _'), "('first', 10, 10)\n")


def test_tracebacks_have_colours(new):
    t = new()
    t.pasted('def f(x):\n    return x.y + 1')
    t.line('f(1)')
    shown = t.raw[t.mark:].replace(b'\r\n', b'\n').decode()
    assert '  File \x1b[35m"<stdin>"\x1b[0m, line \x1b[35m2\x1b[0m, in \x1b[35mf\x1b[0m\n' in shown, shown
    assert '\x1b[1;31m^^^\x1b[0m' in shown and "\x1b[1;31mAttributeError\x1b[0m: 'int' object" in shown, shown


def test_code_has_colours_while_it_is_typed(new):
    t = new()
    t.keys("for x in [1, 'a']: print(x) # c")
    t.until(lambda screen: b'# c\x1b[0m' in t.raw[t.mark:], 'the comment in its colour')
    shown = t.raw[t.mark:].decode()
    painted = shown[shown.rindex('\x1b7'):]
    equal(painted, "\x1b7\r\x1b[4C\x1b[34;1mfor\x1b[0m x \x1b[34;1min\x1b[0m [\x1b[33m1\x1b[0m, \x1b[32m'a'\x1b[0m]: "
          "\x1b[36mprint\x1b[0m(x) \x1b[90m# c\x1b[0m\x1b8")
    t.keys(CTRL_C)
    t.prompt()
    t.keys('f((1), [2])')
    t.until(lambda screen: t.raw.endswith(b')\x1b[0m\x1b8'), 'all of it')
    shown = t.raw[t.mark:].decode()
    assert shown[shown.rindex('\x1b7'):].startswith('\x1b7\r\x1b[4Cf\x1b[1;4m(\x1b[0m('), shown
    t.keys(CTRL_C)
    t.prompt()
    t.line("text = \'\'\'one")
    t.keys('two')
    t.until(lambda screen: b'\x1b[32mtwo' in t.raw[t.mark:], 'a string that began above')
    t.keys("\'\'\'\r")
    t.prompt()
    for environment in ({'NO_COLOR': '1'}, {'TERM': 'dumb'}):
        t = new(**environment)
        t.line('for x in []: pass') if 'TERM' not in environment else t.line('None')
        assert b'\x1b7' not in t.raw and b'\x1b[34' not in t.raw, t.raw


def test_completions_say_what_they_are(new):
    t = new()
    t.pasted('class Shape:\n    area = 1\n    def scale(self, factor): pass\nfigure = Shape()')
    t.keys('figure.\t')
    screen = t.until(lambda s: 'scale' in s and 'area' in s, 'both names')
    assert re.search(r'area +\w+\n', screen) and re.search(r'scale +\w+ \(.*factor.*\)\n', screen), screen
    t.keys(CTRL_C)
    t.prompt()


def test_the_terminal_may_change_its_size(new):
    import fcntl
    import struct
    import termios
    t = new()
    t.keys('total = 1 + ')
    t.expect('total = 1 + ')
    fcntl.ioctl(t.fd, termios.TIOCSWINSZ, struct.pack('HHHH', 20, 30, 0, 0))
    os.kill(t.pid, signal.SIGWINCH)
    t.keys('2\r')
    t.prompt()
    equal(t.line('total'), '3\n')
    equal(t.line('import os; os.get_terminal_size().columns'), '30\n')


def test_mistakes_leave_the_session_alive(new):
    t = new(NO_COLOR='1')
    equal(t.line('x = = 2'), '  File "<stdin>", line 1\n    x = = 2\n        ^\nSyntaxError: invalid syntax\n')
    equal(t.line('y = 3'), '')
    equal(t.line('undefined'), 'Traceback (most recent call last):\n  File "<stdin>", line 1, in <module>\n'
          "    undefined\nNameError: name 'undefined' is not defined\n")
    equal(t.line('y'), '3\n')
    assert b'\x1b[1;31m' not in t.raw


def test_colours_only_where_they_are_wanted(new):
    t = new()
    t.line('undefined')
    assert b'\x1b[1;31mNameError\x1b[0m: name' in t.raw, t.raw
    t = new(TERM='dumb')
    t.line('undefined')
    assert b'\x1b[1;31m' not in t.raw


def test_pictures_take_the_colours_that_there_are(new):
    lines = ('import torch; from IPython.display import display; from torchvision.transforms.functional import to_pil_image',
             'picture = to_pil_image(torch.tensor([[[0.0, 1.0], [0.0, 1.0], [0.5, 0.5]]]))')
    for environment, wanted in (
            ({'NO_COLOR': '1'}, ' @\n==\n'), ({'TERM': 'dumb'}, ' @\n==\n'),
            ({'COLORTERM': ''}, '\x1b[38;5;16;48;5;16m▀\x1b[38;5;231;48;5;231m▀\x1b[0m\n\x1b[38;5;244;49m▀▀\x1b[0m\n'),
            ({'COLORTERM': 'truecolor'},
             '\x1b[38;2;0;0;0;48;2;0;0;0m▀\x1b[38;2;255;255;255;48;2;255;255;255m▀\x1b[0m\n\x1b[38;2;127;127;127;49m▀▀\x1b[0m\n')):
        t = new(**environment)
        for line in lines:
            equal(t.line(line), '')
        t.line('display(picture)')
        shown = t.raw[t.mark:].replace(b'\r\n', b'\n').decode()
        assert wanted in shown, f'{environment}: {shown!r}'


def png_pixels(data):
    """The RGB pixels of a PNG of eight bits whose rows are not filtered, or filtered by any of the five ways."""
    place, packed = 8, b''
    while place < len(data):
        length, kind = int.from_bytes(data[place:place + 4], 'big'), data[place + 4:place + 8]
        if kind == b'IHDR':
            width, height = (int.from_bytes(data[place + k:place + k + 4], 'big') for k in (8, 12))
            step = {0: 1, 2: 3}[data[place + 17]]
        if kind == b'IDAT':
            packed += data[place + 8:place + 8 + length]
        place += 12 + length
    raw, rows, above = zlib.decompress(packed), [], bytes(width * step)
    for y in range(height):
        start = y * (width * step + 1)
        kind, line = raw[start], bytearray(raw[start + 1:start + 1 + width * step])
        for i in range(len(line)):
            a, b, c = (line[i - step] if i >= step else 0), above[i], (above[i - step] if i >= step else 0)
            nearest = min((abs(b - c), 0, a), (abs(a - c), 1, b), (abs(a + b - 2 * c), 2, c))[2]
            line[i] = (line[i] + (0, a, b, (a + b) // 2, nearest)[kind]) & 255
        above = bytes(line)
        rows.append([tuple(line[x:x + step] if step == 3 else [line[x]] * 3) for x in range(0, len(line), step)])
    return rows


def sixel_pixels(text):
    """The rows of pixels of a sixel sequence, in hundredths of each channel."""
    head = re.match(r'\x1bP0;1;0q"1;1;(\d+);(\d+)', text)
    width, height = int(head[1]), int(head[2])
    rows, palette, x, top, colour = [[None] * width for _ in range(height)], {}, 0, 0, None
    for word in re.findall(r'#\d+;2;\d+;\d+;\d+|#\d+|!\d+.|[$-]|[?-~]', text[head.end():text.index('\x1b\\')]):
        if word[0] == '#':
            number, *parts = word[1:].split(';')
            if parts:
                palette[number] = tuple(int(part) for part in parts[1:])
            else:
                colour = palette[number]
        elif word == '$':
            x = 0
        elif word == '-':
            x, top = 0, top + 6
        else:
            count, sixel = (int(word[1:-1]), word[-1]) if word[0] == '!' else (1, word)
            for _ in range(count):
                for bit in range(6):
                    if ord(sixel) - 63 >> bit & 1:
                        rows[top + bit][x] = colour
                x += 1
    return rows


PICTURE = ('import torch; from IPython.display import display; from torchvision.transforms.functional import to_pil_image',
           'n = torch.arange(50 * 60 * 3).reshape(3, 50, 60); colours = n * n // 7 % 251',
           'picture = to_pil_image(colours.to(torch.uint8))', 'few = to_pil_image((colours // 128 * 128).to(torch.uint8))')


def test_pictures_go_by_the_protocol_of_the_terminal(new):
    wanted = [[tuple((c * 3000 + y * 60 + x) ** 2 // 7 % 251 for c in range(3)) for x in range(60)] for y in range(50)]
    for environment in ({'KITTY_WINDOW_ID': '1'}, {'TNB_GRAPHICS': 'kitty'}, {'KONSOLE_VERSION': '230400'}):
        t = new(**environment)
        for line in PICTURE:
            t.line(line)
        t.line('display(picture)')
        shown = t.raw[t.mark:].decode()
        pieces = re.findall(r'\x1b_G([^;]*);([^\x1b]*)\x1b\\', shown)
        assert pieces[0][0] == 'f=100,a=T,q=2,m=1' and pieces[-1][0] == 'm=0' and all(len(data) <= 4096 for _, data in pieces), pieces
        equal(png_pixels(base64.b64decode(''.join(data for _, data in pieces))), wanted)
    t = new(TERM_PROGRAM='iTerm.app')
    for line in PICTURE:
        t.line(line)
    t.line('display(picture)')
    found = re.search(r'\x1b]1337;File=inline=1;size=(\d+);width=60px;preserveAspectRatio=1:([^\x07]*)\x07', t.raw[t.mark:].decode())
    data = base64.b64decode(found[2])
    equal(len(data), int(found[1]))
    equal(png_pixels(data), wanted)
    t = new(TNB_GRAPHICS='sixel')
    for line in PICTURE:
        t.line(line)
    t.line('display(few)')
    shown = t.raw[t.mark:].decode()
    levels = [[tuple(50 if value >= 128 else 0 for value in pixel) for pixel in row] for row in wanted]
    equal(sixel_pixels(shown[shown.index('\x1bP'):]), levels)
    t.line('display(picture)')
    shown = t.raw[t.mark:].decode()
    far = [abs(a - b / 2.55) for got, row in zip(sixel_pixels(shown[shown.index('\x1bP'):]), wanted)
           for one, pixel in zip(got, row) for a, b in zip(one, pixel)]
    assert max(far) < 25 and sum(far) / len(far) < 3, (max(far), sum(far) / len(far))
    t = new(TNB_GRAPHICS='off')
    for line in PICTURE:
        t.line(line)
    screen = t.line('display(picture)')
    assert screen.startswith('<PIL.Image.Image image mode=RGB size=60x50') and screen.count('\n') == 1, screen
    t = new(KITTY_WINDOW_ID='1', TMUX='/tmp/tmux-0/default,1,0')
    for line in PICTURE:
        t.line(line)
    assert '▀' in t.line('display(picture)')
    t = new(KITTY_WINDOW_ID='1')
    for line in PICTURE:
        t.line(line)
    assert t.line('picture').startswith('<PIL.Image.Image image mode=RGB size=60x50'), t.text()
    assert b'\x1b_Gf=100' in t.raw[t.mark:]


def test_what_is_typed_while_a_picture_is_shown_is_kept(new):
    t = new(COLORTERM='truecolor')
    for line in PICTURE:
        t.line(line)
    t.keys('display(few)\r')
    t.keys('print("KE" + "PT")\r')
    t.until(lambda screen: b'KEPT' in t.raw[t.mark:], 'what was typed ahead')
    assert b'\x1b[c' not in t.raw[t.mark:] and '▀' in t.raw[t.mark:].decode()


def test_ctrl_c_drops_the_line(new):
    t = new()
    t.keys('garbage(')
    t.expect('garbage(')
    t.keys(CTRL_C)
    t.expect('KeyboardInterrupt\n')
    t.prompt()
    t.line('def f():')
    t.keys(CTRL_C)
    t.expect('KeyboardInterrupt\n')
    t.prompt()
    equal(t.line('3'), '3\n')


def test_ctrl_c_stops_a_loop(new):
    t = new()
    t.paste("print('RUN' + 'NING')\nwhile True: pass")
    t.expect('RUNNING')
    t.keys(CTRL_C)
    t.expect('KeyboardInterrupt\n')
    t.prompt()
    equal(t.line('4'), '4\n')


def test_ctrl_c_stops_a_sleep(new):
    t = new()
    t.paste("import time\nprint('RUN' + 'NING')\ntime.sleep(600)")
    t.expect('RUNNING')
    t.keys(CTRL_C)
    t.expect('KeyboardInterrupt\n')
    t.prompt()
    equal(t.line('5'), '5\n')


TRAINING = '''
import timm, torch
torch.manual_seed(0)
model = timm.create_model('resnet18_cifar', num_classes=10, in_chans=1)
optimizer = torch.optim.AdamW(model.parameters(), lr=1e-3)
images, labels = torch.randn(16, 1, 8, 8), torch.arange(16) % 10
def step():
    optimizer.zero_grad()
    loss = torch.nn.functional.cross_entropy(model(images), labels)
    loss.backward()
    optimizer.step()
    return loss.item()
steps = 0
'''


def test_ctrl_c_stops_a_training(new):
    t = new(NO_COLOR='1')
    t.pasted(TRAINING.strip())
    for _ in range(3):
        t.paste("steps += step() > 0\nprint('RUN' + 'NING')\nwhile True:\n    last = step()")
        t.expect('RUNNING')
        time.sleep(0.5)
        started = time.monotonic()
        t.keys(CTRL_C)
        t.expect('KeyboardInterrupt\n')
        assert time.monotonic() - started < 10
        screen = t.prompt()
        assert 'Traceback (most recent call last):\n  File "<stdin>", line 4, in <module>\n    last = step()\n' in screen, screen
        equal(t.line('0 < step() < 10'), 'True\n')
    equal(t.line('steps == 3 and all(p.isfinite().all() for p in model.parameters())'), 'True\n')


def test_ctrl_c_stops_one_long_operation(new):
    t = new()
    t.line('import torch; a = torch.ones(7000, 7000)')
    t.paste("print('RUN' + 'NING')\nb = a @ a\nprint('done')")
    t.expect('RUNNING')
    time.sleep(0.3)
    started = time.monotonic()
    t.keys(CTRL_C)
    t.expect('KeyboardInterrupt\n')
    assert time.monotonic() - started < 10
    assert 'done\n' not in t.prompt()
    equal(t.line('a[:2, :3].shape'), 'torch.Size([2, 3])\n')


def test_an_interrupt_can_be_caught(new):
    t = new()
    t.paste("try:\n    print('RUN' + 'NING')\n    while True: pass\nexcept KeyboardInterrupt:\n    print('caught')")
    t.expect('RUNNING')
    t.keys(CTRL_C)
    t.expect('caught\n')
    t.prompt()
    equal(t.line('6'), '6\n')


def test_pasted_text_runs_as_it_stands(new):
    t = new()
    equal(t.pasted('def g():\n    a = 1\n\n    return a\n\ng()'), '1\n')
    equal(t.pasted('for i in (1, 2):\n    print(i)'), '1\n2\n')
    equal(t.pasted('>>> 7\n>>> 8'), '8\n')


def test_a_pasted_notebook_runs_cell_by_cell(new):
    t = new(NO_COLOR='1')
    screen = t.pasted('# %% one\na = 1\na\n# %% [markdown]\n# text\n# %% two\n1/0\n# %% three\na + 1')
    assert screen.startswith('1\nTraceback'), screen
    assert 'line 7' in screen and screen.endswith('ZeroDivisionError: division by zero\n'), screen


def test_tab_completes(new):
    t = new()
    t.line('remarkable_name = [1]')
    t.keys('remark\t')
    t.expect('remarkable_name')
    t.keys('.app\t')
    t.expect('.append')
    t.keys('(2)\r')
    t.prompt()
    equal(t.line('remarkable_name'), '[1, 2]\n')
    t.keys('remarkable_name.\t')
    t.expect('reverse')
    assert 'insert' in t.until(lambda s: 'insert' in s, 'insert')
    t.keys(CTRL_C)
    t.prompt()
    t.keys('import cma\t')
    t.expect('import cmath')
    t.keys(CTRL_C)
    t.prompt()
    t.line('def scale(value, factor_of_growth=2):')
    t.keys('\t')
    t.expect('    ')
    t.keys('return value * factor_of_growth\r')
    t.expect('... ')
    t.line('')
    t.keys('scale(1, fac\t')
    t.expect('factor_of_growth=')
    t.keys('5)\r')
    t.expect('\n5\n')


def test_tab_completes_keys(new):
    t = new()
    t.line("settings = {'learning_rate': 0.1, 'momentum': 0.9, 3: 'three', 'inner': {'deep_key': 1}}")
    t.keys("settings['lea\t")
    t.expect("settings['learning_rate")
    t.keys("']\r")
    t.expect('\n0.1\n')
    t.prompt()
    t.keys("settings['inner']['d\t")
    t.expect("['deep_key")
    t.keys(CTRL_C)
    t.prompt()
    t.keys('settings[\t')
    t.until(lambda s: "'momentum'" in s and '3 ' in s, 'the keys as they are written')


def test_tab_completes_file_names(new):
    (new.folder / 'images/cats').mkdir(parents=True)
    (new.folder / 'images/labels.txt').write_text('a label\n')
    (new.folder / 'images/.hidden').write_text('')
    (new.folder / 'images/dog "quoted".txt').write_text('')
    t = new()
    t.keys("open('ima\t")
    t.expect("open('images/")
    t.keys('la\t')
    t.expect('labels.txt')
    t.keys("').read()\r")
    t.expect('a label')
    t.prompt()
    t.keys('x = "images/\t')
    screen = t.until(lambda s: 'labels.txt' in s and 'cats/' in s, 'the names in the folder')
    assert 'hidden' not in screen and 'quoted' not in screen, screen
    t.keys(CTRL_C)
    t.prompt()
    t.keys("x = '~/images/c\t")
    t.expect("'~/images/cats/")
    t.keys("nothing_here\t')\r")
    t.expect('SyntaxError')


def test_tab_completes_names_of_models(new):
    (new.folder / 'resnet_notes').write_text('')
    t = new()
    t.line('import timm')
    t.keys("timm.create_model('resnet18_\t")
    t.expect("timm.create_model('resnet18_cifar")
    t.keys(CTRL_C)
    t.prompt()
    t.line('from timm import create_model as make')
    t.keys("make(pretrained=False, model_name='resnet18.\t")
    screen = t.until(lambda s: 'tv_in1k' in s and 'a1_in1k' in s, 'the tags')
    assert 'notes' not in screen, screen
    t.keys(CTRL_C)
    t.prompt()
    t.keys("make('\t")
    t.until(lambda s: re.search(r'\(\d+ more\)', s), 'how many more there are')
    t.keys(CTRL_C)
    t.prompt()
    t.keys("make('resnet18', checkpoint_path='resnet_n\t")
    t.expect("'resnet_notes")


def test_history_outlives_the_session(new):
    t = new()
    t.line('first = 1')
    t.line('def f():')
    t.line('    return 2')
    t.line('')
    t.keys(CTRL_D)
    equal(t.end(), 0)
    t = new()
    t.keys(UP)
    t.expect('return 2')
    t.keys('\r')
    t.prompt()
    equal(t.line('f()'), '2\n')
    # One for `f()`, two through the lines of the block, one for the entry before it.
    t.keys(UP * 4)
    t.expect('first = 1')
    t.keys('\r')
    t.prompt()
    equal(t.line('first'), '1\n')


def test_the_history_is_private(new):
    t = new()
    t.line('1')
    t.keys(CTRL_D)
    t.end()
    equal((t.folder / 'state/history').stat().st_mode & 0o777, 0o600)


def test_input_reads_a_line(new):
    t = new()
    t.keys("answer = input('name? ')\r")
    t.prompt('name? ')
    t.keys('Ada\r')
    t.prompt()
    equal(t.line('answer'), "'Ada'\n")
    t.keys("input('again? ')\r")
    t.prompt('again? ')
    t.keys(CTRL_C)
    t.expect('KeyboardInterrupt')
    t.prompt()
    t.keys('input()\r')
    t.prompt('')
    t.keys(CTRL_D)
    t.expect('EOFError')
    t.prompt()
    equal(t.line('9'), '9\n')


def test_the_end_of_input_can_be_typed_ahead(new):
    t = new()
    t.keys('input()\r' + CTRL_D)
    t.expect('EOFError')
    t.prompt()
    equal(t.line('9'), '9\n')
    t.keys("import time; time.sleep(0.3); input('more? ')\r" + CTRL_D)
    t.expect('EOFError')
    t.prompt()
    equal(t.line('10'), '10\n')


def test_leaving(new):
    t = new()
    t.keys(CTRL_D)
    equal(t.end(), 0)
    t = new()
    t.keys('exit(3)\r')
    equal(t.end(), 3)
    t = new()
    t.keys("quit('so long')\r")
    t.expect('so long\n')
    equal(t.end(), 1)
    t = new()
    equal(t.line('exit'), 'Use exit() or Ctrl-D (i.e. EOF) to exit\n')


def test_help_and_question_marks(new):
    t = new()
    t.pasted('def area(width, height=2):\n    """Width times height."""\n    return width * height')
    assert 'area(width, height=2)' in t.line('help(area)')
    screen = t.line('area?')
    assert 'Signature: area(width, height=2)' in screen and 'Width times height.' in screen, screen
    assert 'return width * height' in t.line('area??')
    equal(t.line('nothing_there?'), 'Object `nothing_there` not found.\n')


def test_a_program_can_leave_its_names_behind(new):
    (new.folder / 'program.py').write_text('value = 11\nprint("ran")\n')
    t = new(arguments=['-i', 'program.py'])
    assert b'ran' in t.raw
    equal(t.line('value'), '11\n')


def test_the_start_up_file_runs_first(new):
    (new.folder / 'start.tnb').write_text('# %%\nimport math\ndef twice(x): return 2 * x\nprint("ready in", __file__)\n5\n')
    t = new(TNB_STARTUP='start.tnb')
    assert b'leaves.\r\nready in start.tnb\r\n' in t.raw and b'\n5\r' not in t.raw, t.raw
    equal(t.line('twice(math.floor(2.5))'), '4\n')
    assert "NameError: name '__file__' is not defined" in t.line('__file__')


def test_a_start_up_file_that_fails_leaves_a_prompt(new):
    (new.folder / 'start.tnb').write_text('kept = 1\n1 / 0\n')
    t = new(TNB_STARTUP='start.tnb', NO_COLOR='1')
    assert b'line 2, in <module>\r\n    1 / 0\r\n    ~~^~~\r\nZeroDivisionError: division by zero\r\n' in t.raw, t.raw
    equal(t.line('kept'), '1\n')
    (new.folder / 'start.tnb').write_text('x = = 1\n')
    t = new(TNB_STARTUP='start.tnb', NO_COLOR='1')
    assert b'SyntaxError: invalid syntax' in t.raw
    t = new(TNB_STARTUP='missing.tnb')
    assert b"Could not open the start-up file: [Errno 2] No such file or directory: 'missing.tnb'\r\n" in t.raw, t.raw


def test_a_start_up_file_in_its_place(new):
    (new.folder / '.config/tnb').mkdir(parents=True)
    (new.folder / '.config/tnb/startup.tnb').write_text('from_home = 1\n')
    (new.folder / 'program.py').write_text('')
    os.environ.pop('XDG_CONFIG_HOME', None)
    equal(new().line('from_home'), '1\n')
    # As under python: not behind a program; and an empty variable means none.
    assert 'NameError' in new(arguments=['-i', 'program.py']).line('from_home')
    assert 'NameError' in new(TNB_STARTUP='').line('from_home')


def test_magics(new):
    t = new(NO_COLOR='1')
    screen = t.line('%time total = sum(range(10))')
    assert re.fullmatch(r'CPU times: user .+, sys: .+, total: .+\nWall time: .+\n', screen), screen
    equal(t.line('total'), '45\n')
    screen = t.line('%timeit -n 10 -r 2 total + 1')
    assert re.fullmatch(r'.+ ± .+ per loop \(mean ± std\. dev\. of 2 runs, 10 loops each\)\n', screen), screen
    equal(t.line("!echo it\\'s {total} $total; echo two"), "it's 45 45\ntwo\n")
    equal(t.line('lines = !printf "a\\nb\\n"'), '')
    equal(t.line('lines'), "['a', 'b']\n")
    equal(t.line('%who'), 'lines\t total\t \n')
    equal(t.line('%env TNB_TEST=x{total}'), 'env: TNB_TEST=x45\n')
    equal(t.line('%env TNB_TEST'), "'x45'\n")
    equal(t.line('%pwd'), repr(os.path.realpath(new.folder)) + '\n')
    equal(t.line('%matplotlib inline'), '')
    equal(t.line('%nonsense'), 'UsageError: Line magic function `%nonsense` not found.\n')
    equal(t.line('%%writefile made.py'), '')
    equal(t.line('made = 7'), '')
    equal(t.line(''), 'Writing made.py\n')
    equal(t.line('%run made.py'), '')
    equal(t.line('made'), '7\n')
    equal(t.pasted("%%capture kept\nprint('hidden')"), '')
    equal(t.line('kept.stdout'), "'hidden\\n'\n")
    t.keys('%reset\r')
    t.prompt('Proceed (y/[n])?  ')
    t.keys('y\r')
    t.prompt()
    equal(t.line('%who'), 'Interactive namespace is empty.\n')


def test_ctrl_c_stops_a_command(new):
    t = new(NO_COLOR='1')
    t.keys('!echo RUN""NING; sleep 600\r')
    t.expect('RUNNING')
    t.keys(CTRL_C)
    t.expect('KeyboardInterrupt\n')
    t.prompt()
    equal(t.line('1'), '1\n')


def test_results_are_kept(new):
    t = new()
    for value in '123':
        t.line(value)
    equal(t.line('_, __, ___'), '(3, 2, 1)\n')


def test_pasted_notebook_prompts_go(new):
    t = new()
    equal(t.pasted('In [12]: def f(x):\n    ...:     return x + 1\n    ...:\n\nIn [13]: f(1)\nOut[13]: 2'), '2\n')


def main():
    failed = passed = 0
    for name, test in list(globals().items()):
        if not name.startswith('test_') or ONLY and name not in ONLY:
            continue
        with tempfile.TemporaryDirectory() as folder:
            terminals = []

            def new(arguments=(), **environment):
                terminal = Terminal(pathlib.Path(folder), arguments, **environment)
                terminal.folder = pathlib.Path(folder)
                terminals.append(terminal)
                return terminal

            new.folder = pathlib.Path(folder)
            try:
                test(new)
                passed += 1
            except Exception as error:
                failed += 1
                import traceback
                where = traceback.extract_tb(error.__traceback__)[-1].line if not str(error) else error
                print(f'failed: {name.removeprefix("test_").replace("_", " ")}: {where}')
            finally:
                for terminal in terminals:
                    terminal.kill()
    print(f'{passed} passed, {failed} failed')
    sys.exit(failed != 0)


if __name__ == '__main__':
    main()
