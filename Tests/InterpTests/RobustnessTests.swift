// Programs that crash CPython 3.11 itself, so that no comparison with it is possible: here they must go on.

import Testing

@Suite(.serialized)
struct RobustnessTests {
    @Test func argumentsMayResizeTheBytearrayThatIsWorkedOn() {
        let source = """
            class Index:
                def __init__(self, value): self.value = value
                def __index__(self):
                    change()
                    return self.value


            def items():
                for value in range(20):
                    change()
                    yield value


            for length in (0, 1, 3, 5000):
                for use in (
                    lambda b: b.find(b'c', Index(1), Index(4000)), lambda b: b.count(b'c', Index(1)), lambda b: b.index(b'c', Index(0)),
                    lambda b: b.startswith(b'a', Index(1), Index(4000)), lambda b: b.endswith((b'a', b'b'), Index(1)),
                    lambda b: b.split(b'c', Index(5)), lambda b: b.rsplit(None, Index(5)), lambda b: b.splitlines(Index(1)),
                    lambda b: b.replace(b'a', b'bcd', Index(5)), lambda b: b.center(Index(30), b'x'), lambda b: b.zfill(Index(30)),
                    lambda b: b.expandtabs(Index(5)), lambda b: b.hex(':', Index(2)), lambda b: Index(97) in b, lambda b: b * Index(3),
                    lambda b: b.__imul__(Index(3)), lambda b: b[Index(2)], lambda b: b[Index(1):Index(4000):Index(3)],
                    lambda b: b.pop(Index(2)), lambda b: b.insert(Index(3), Index(4)), lambda b: b.append(Index(4)),
                    lambda b: b.remove(Index(97)), lambda b: b.extend(items()), lambda b: b.__setitem__(Index(2), Index(3)),
                    lambda b: b.__setitem__(slice(1, 3), items()), lambda b: b.__setitem__(slice(Index(0), Index(4000), Index(2)), items()),
                    lambda b: b.__setitem__(slice(0, 40, 2), items()), lambda b: b.__delitem__(Index(2)),
                    lambda b: b.__delitem__(slice(Index(1), None, Index(2))),
                ):
                    target = bytearray(b'abc de\\tf\\n' * 3)

                    def change():
                        target[:] = b'xyzc' * length

                    try:
                        use(target)
                    except (IndexError, ValueError, TypeError, BufferError):
                        pass
                    target += b'more'
            print('ok')
            """
        #expect(output(of: source) == "ok\n")
    }

    @Test func innerGeneratorsCannotResumeTheOneThatWaitsForThem() {
        let source = """
            def attempt(*acts):
                for act in acts:
                    try: print(act())
                    except BaseException as e: print(repr(e))
            def inner():
                try: yield 1
                finally: attempt(lambda: next(o), lambda: o.close(), lambda: o.throw(KeyError))
            def outer(it):
                yield from it
            class Iterator:
                def __iter__(self): return self
                def __next__(self): return 2
                def throw(self, e): attempt(lambda: next(o), lambda: o.close(), lambda: o.throw(KeyError)); return 5
                def close(self): self.throw(None)
            o = outer(inner())
            next(o)
            o.close()
            o = outer(inner())
            next(o)
            attempt(lambda: o.throw(ValueError(1)))
            o = outer(Iterator())
            next(o)
            attempt(lambda: o.throw(ValueError(1)), lambda: o.close())
            """
        let refused = String(repeating: "ValueError('generator already executing')\n", count: 3)
        #expect(output(of: source) == refused + refused + "ValueError(1)\n" + refused + "5\n" + refused + "None\n")
    }

    @Test func deeplyNestedTuplesAreHashedOrRefused() {
        let source = """
            t = ()
            for i in range(200_000): t = (t,)
            try: hash(t)
            except RecursionError as e: print(e)
            t = None
            """
        #expect(output(of: source) == "maximum recursion depth exceeded\n")
    }
}
