"""A bank with two counters: events in a heap, generators as customers, a report at the end."""
import heapq
import itertools
import random
import statistics
from collections import defaultdict, deque
from contextlib import contextmanager


class Simulation:
    def __init__(self, seed):
        self.now = 0.0
        self.random = random.Random(seed)
        self._events = []
        self._order = itertools.count()
        self.log = []

    def at(self, delay, process, value=None):
        heapq.heappush(self._events, (self.now + delay, next(self._order), process, value))

    def start(self, process):
        self.at(0, process)

    def run(self, until=float("inf")):
        while self._events:
            time, _, process, value = heapq.heappop(self._events)
            if time > until:
                self.now = until
                break
            self.now = time
            try:
                request = process.send(value)
            except StopIteration as stop:
                if stop.value is not None:
                    self.log.append((round(self.now, 3), stop.value))
                continue
            if isinstance(request, (int, float)):
                self.at(request, process)
            else:
                request(process)
        return self


class Resource:
    def __init__(self, simulation, capacity):
        self.simulation, self.free = simulation, capacity
        self.queue = deque()
        self.longest = 0

    def acquire(self):
        def request(process):
            if self.free:
                self.free -= 1
                self.simulation.at(0, process)
            else:
                self.queue.append(process)
                self.longest = max(self.longest, len(self.queue))
        return request

    def release(self):
        if self.queue:
            self.simulation.at(0, self.queue.popleft())
        else:
            self.free += 1

    @contextmanager
    def held(self):
        try:
            yield self
        finally:
            self.release()


waits = defaultdict(list)


def customer(simulation, name, counter, patience):
    arrived = simulation.now
    yield counter.acquire()
    with counter.held():
        waited = simulation.now - arrived
        waits["patient" if patience > waited else "annoyed"].append(waited)
        yield simulation.random.expovariate(1 / 12)
    return f"{name} left after {simulation.now - arrived:.2f} ({waited:.2f} waiting)"


def source(simulation, counter, number):
    for i in range(number):
        simulation.start(customer(simulation, f"customer {i:02d}", counter, simulation.random.uniform(1, 15)))
        yield simulation.random.expovariate(1 / 5)


simulation = Simulation(seed=42)
counter = Resource(simulation, capacity=2)
simulation.start(source(simulation, counter, 25))
simulation.run()
for time, text in simulation.log[:8]:
    print(f"{time:>8.3f}  {text}")
print("…", len(simulation.log), "in all, longest queue", counter.longest, "free", counter.free)
for mood, values in sorted(waits.items()):
    print(f"{mood:<8} n={len(values):<3} mean={statistics.fmean(values):.3f} median={statistics.median(values):.3f} "
          f"max={max(values):.3f}")

short = Simulation(1)
short.start(source(short, Resource(short, 1), 100))
short.run(until=30)
print(short.now, len(short.log))
