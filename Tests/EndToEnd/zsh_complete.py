"""Types a line and Tab into an interactive zsh and says what stands there then.

    python3 zsh_complete.py FOLDER LINE EXPECTED

FOLDER has the completion file `_tnb`. Waits until EXPECTED (a regular expression) is shown, 20 seconds at most; ends with 0 when
it was. zsh completes only at a terminal, so the line is typed into one.
"""
import os
import pathlib
import pty
import re
import select
import signal
import sys
import tempfile
import time

CONTROLS = re.compile(r"\x1b\[[0-9;?]*[A-Za-z]|[\r\x07]|.\x08")
STARTUP = """
fpath=({folder} $fpath)
autoload -U compinit; compinit -u -d {cache}
PS1='READY%% '
unsetopt LIST_BEEP
"""


def main():
    folder, line, expected = sys.argv[1:]
    with tempfile.TemporaryDirectory() as home:
        pathlib.Path(home, ".zshrc").write_text(STARTUP.format(folder=os.path.realpath(folder), cache=f"{home}/dump"))
        child, terminal = pty.fork()
        if child == 0:
            os.environ.update(TERM="dumb", ZDOTDIR=home)
            os.execvp("zsh", ["zsh", "-i"])
        shown = ""

        def wait_for(pattern, seconds):
            nonlocal shown
            end = time.monotonic() + seconds
            while time.monotonic() < end and not re.search(pattern, shown, re.M):
                if select.select([terminal], [], [], 0.1)[0]:
                    try:
                        shown += CONTROLS.sub("", os.read(terminal, 65536).decode(errors="replace"))
                    except OSError:
                        break
            return re.search(pattern, shown, re.M) is not None

        found = wait_for("READY%", 20)
        if found:
            shown = ""
            os.write(terminal, line.encode() + b"\t")
            found = wait_for(expected, 20)
        print(shown)
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        sys.exit(0 if found else 1)


main()
