# Handlers of signals run between instructions; what they raise goes on in the program.
import os
import signal
import time


def show(number, frame):
    print('got', signal.Signals(number).name)


class Timeout(Exception):
    pass


def give_up(number, frame):
    raise Timeout('too late')


print(repr(signal.SIGINT), signal.Signals(15), signal.getsignal(signal.SIGTERM))
print(signal.signal(signal.SIGUSR1, show))
signal.raise_signal(signal.SIGUSR1)
os.kill(os.getpid(), signal.SIGUSR1)
print(signal.signal(signal.SIGUSR1, signal.SIG_IGN) is show)
os.kill(os.getpid(), signal.SIGUSR1)
print(repr(signal.signal(signal.SIGUSR1, signal.SIG_DFL)))

signal.signal(signal.SIGALRM, give_up)
signal.setitimer(signal.ITIMER_REAL, 0.05)
count = 0
try:
    for _ in iter(int, 1):
        count += 1
except Timeout as error:
    print('loop:', error, count > 0)
signal.setitimer(signal.ITIMER_REAL, 0.05)
began = time.monotonic()
try:
    time.sleep(20)
except Timeout as error:
    print('sleep:', error, time.monotonic() - began < 10)

calls = []
signal.signal(signal.SIGALRM, lambda number, frame: calls.append(number))
signal.setitimer(signal.ITIMER_REAL, 0.02, 0.02)
began = time.monotonic()
time.sleep(0.3)
print('went on', time.monotonic() - began >= 0.3, len(calls) > 1, set(calls))
print(signal.setitimer(signal.ITIMER_REAL, 0)[1], signal.getitimer(signal.ITIMER_REAL))
time.sleep(0.1)
signal.setitimer(signal.ITIMER_REAL, 0.05)
signal.pause()
print('paused', signal.alarm(100), signal.alarm(0))

signal.signal(signal.SIGINT, show)
os.kill(os.getpid(), signal.SIGINT)
signal.raise_signal(signal.SIGINT)
signal.signal(signal.SIGINT, signal.default_int_handler)
try:
    os.kill(os.getpid(), signal.SIGINT)
    time.sleep(5)
except KeyboardInterrupt:
    print('KeyboardInterrupt')


def nested(number, frame):
    try:
        raise LookupError('inside')
    except LookupError:
        signal.raise_signal(signal.SIGUSR2)
    calls.append('nested')


signal.signal(signal.SIGUSR1, nested)
signal.signal(signal.SIGUSR2, show)
try:
    raise KeyError('outside')
except KeyError as error:
    signal.raise_signal(signal.SIGUSR1)
    print(repr(error), calls[-1])

for mistake in (
    lambda: signal.signal(99, show), lambda: signal.signal(signal.SIGKILL, show), lambda: signal.signal(signal.SIGINT, 5),
    lambda: signal.getsignal(0), lambda: signal.setitimer(signal.ITIMER_REAL, -1), lambda: signal.setitimer(77, 1),
    lambda: os.kill(99999999, 0), lambda: signal.signal('x', show),
):
    try:
        print(mistake())
    except Exception as error:
        print(type(error).__name__, [c.__name__ for c in type(error).__mro__][1], error)
print(signal.strsignal(2), signal.strsignal(9), signal.NSIG, len(signal.valid_signals()), sorted(signal.valid_signals())[:3])
print([name for name in dir(signal) if name.startswith('SIG')])
print(list(signal.Sigmasks), list(signal.Handlers), signal.SIGCLD is signal.SIGCHLD)
