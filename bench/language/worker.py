# The measured side of a row: says that it is ready and what the work computes, then answers every line of standard input
# (a count) with the processor seconds that doing the work that often took.
import sys
import time


def serve(work):
    print('ready', work(), flush=True)
    for line in sys.stdin:
        count = int(line)
        started = time.process_time()
        for _ in range(count):
            work()
        print(time.process_time() - started, flush=True)
