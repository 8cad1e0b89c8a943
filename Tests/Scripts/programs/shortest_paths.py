"""Graphs: Dijkstra with a heap, breadth-first search, topological order, union-find, a maze."""
import heapq
from collections import defaultdict, deque
from math import inf, hypot


class Graph:
    def __init__(self, *, directed=False):
        self._edges = defaultdict(dict)
        self.directed = directed

    def connect(self, a, b, weight=1):
        if weight < 0:
            raise ValueError(f"negative weight {weight} from {a!r} to {b!r}")
        self._edges[a][b] = weight
        self._edges.setdefault(b, {})
        if not self.directed:
            self._edges[b][a] = weight
        return self

    def __getitem__(self, node):
        return self._edges[node].items()

    def __iter__(self):
        return iter(self._edges)

    def __len__(self):
        return len(self._edges)

    def dijkstra(self, start):
        distance, previous = {start: 0}, {}
        heap, done = [(0, start)], set()
        while heap:
            d, node = heapq.heappop(heap)
            if node in done:
                continue
            done.add(node)
            for neighbour, weight in self[node]:
                if (new := d + weight) < distance.get(neighbour, inf):
                    distance[neighbour], previous[neighbour] = new, node
                    heapq.heappush(heap, (new, neighbour))
        return distance, previous

    def path(self, start, end):
        distance, previous = self.dijkstra(start)
        if end not in distance:
            raise LookupError(f"no way from {start} to {end}")
        path = [end]
        while path[-1] != start:
            path.append(previous[path[-1]])
        return path[::-1], distance[end]

    def levels(self, start):
        level, queue = {start: 0}, deque([start])
        while queue:
            node = queue.popleft()
            for neighbour, _ in self[node]:
                if neighbour not in level:
                    level[neighbour] = level[node] + 1
                    queue.append(neighbour)
        return level

    def topological(self):
        state, order = {}, []

        def visit(node, trail):
            if state.get(node) == "open":
                raise ValueError("cycle: " + " -> ".join([*trail[trail.index(node):], node]))
            if node in state:
                return
            state[node] = "open"
            for neighbour, _ in self[node]:
                visit(neighbour, trail + [node])
            state[node] = "done"
            order.append(node)

        for node in sorted(self):
            visit(node, [])
        return order[::-1]


class UnionFind:
    def __init__(self, items):
        self.parent = {x: x for x in items}
        self.size = dict.fromkeys(self.parent, 1)

    def find(self, x):
        while (p := self.parent[x]) != x:
            self.parent[x] = x = self.parent[p]
        return x

    def union(self, a, b):
        a, b = self.find(a), self.find(b)
        if a == b:
            return False
        if self.size[a] < self.size[b]:
            a, b = b, a
        self.parent[b] = a
        self.size[a] += self.size.pop(b)
        return True


roads = Graph()
for line in "A-B:4 A-C:2 C-B:1 B-D:5 C-D:8 C-E:10 D-E:2 D-F:6 E-F:3 X-Y:1".split():
    ends, weight = line.split(":")
    roads.connect(*ends.split("-"), int(weight))
print(roads.path("A", "F"), sorted(roads.dijkstra("A")[0].items()))
print(roads.levels("A"))
for what in (lambda: roads.path("A", "X"), lambda: roads.connect("A", "B", -1)):
    try:
        what()
    except (LookupError, ValueError) as error:
        print(type(error).__name__, error)

edges = sorted((w, a, b) for a in roads for b, w in roads[a] if a < b)
forest = UnionFind(roads)
tree = [(a, b, w) for w, a, b in edges if forest.union(a, b)]
print(tree, sum(w for *_, w in tree), {forest.find(x) for x in "ABCDEF"} == {forest.find("A")}, sorted(forest.size.values()))

build = Graph(directed=True)
for target, needs in {"app": ["lib", "ui"], "ui": ["lib", "icons"], "lib": ["core"], "icons": []}.items():
    for need in needs:
        build.connect(target, need)
print(build.topological()[::-1])
build.connect("core", "ui")
try:
    build.topological()
except ValueError as error:
    print(error)

MAZE = """
#########
#S..#...#
#.#.#.#.#
#.#...#E#
#########
""".strip().splitlines()


def solve(maze):
    cells = {(x, y): c for y, row in enumerate(maze) for x, c in enumerate(row) if c != "#"}
    start, end = (next(k for k, v in cells.items() if v == mark) for mark in "SE")
    frontier, came = [(0, start)], {start: None}
    while frontier:
        _, here = heapq.heappop(frontier)
        if here == end:
            break
        x, y = here
        for step in ((x + 1, y), (x - 1, y), (x, y + 1), (x, y - 1)):
            if step in cells and step not in came:
                came[step] = here
                heapq.heappush(frontier, (hypot(step[0] - end[0], step[1] - end[1]), step))
    trail = []
    while here is not None:
        trail.append(here)
        here = came[here]
    return trail[::-1]


trail = solve(MAZE)
print(len(trail), trail)
for y, row in enumerate(MAZE):
    print("".join("*" if (x, y) in trail and c == "." else c for x, c in enumerate(row)))
