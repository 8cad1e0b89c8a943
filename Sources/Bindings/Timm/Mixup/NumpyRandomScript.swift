// The parts of numpy.random that timm's mixup draws from, with NumPy's numbers for a seed.

extension TrainingScripts {
    static let timmDataOwnNumpyRandom = #"""
        import math
        import os
        import random

        # The stream of numpy.random (MT19937 as numpy.random.seed starts it), so that a seed gives timm's own mixes.
        _stream = random.Random()
        _gauss = None

        def seed(value):
            global _gauss
            _gauss = None
            if isinstance(value, list):
                return _seed_words(value)
            state = [value & 0xffffffff]
            for i in range(1, 624):
                state.append((1812433253 * (state[-1] ^ (state[-1] >> 30)) + i) & 0xffffffff)
            _stream.setstate((3, tuple(state) + (624,), None))

        def _seed_words(words):
            """MT19937 started from several words, as numpy.random.seed does with a list."""
            seed(19650218)
            state = list(_stream.getstate()[1][:624])
            i, j = 1, 0
            for _ in range(max(624, len(words))):
                state[i] = ((state[i] ^ ((state[i - 1] ^ (state[i - 1] >> 30)) * 1664525)) + words[j] + j) & 0xffffffff
                i, j = i + 1, (j + 1) % len(words)
                if i >= 624:
                    state[0], i = state[623], 1
            for _ in range(623):
                state[i] = ((state[i] ^ ((state[i - 1] ^ (state[i - 1] >> 30)) * 1566083941)) - i) & 0xffffffff
                i += 1
                if i >= 624:
                    state[0], i = state[623], 1
            state[0] = 0x80000000
            _stream.setstate((3, tuple(state) + (624,), None))

        def get_state():
            return _stream.getstate(), _gauss

        def set_state(state):
            global _gauss
            _stream.setstate(state[0])
            _gauss = state[1]

        seed(int.from_bytes(os.urandom(4), 'little'))

        def rand():
            return _stream.random()

        def randint(low, high):
            """An integer of low ..< high."""
            span = high - low - 1
            if span < 0:
                raise ValueError('low >= high')
            if span == 0:
                return low
            mask = (1 << span.bit_length()) - 1
            while True:
                value = _stream.getrandbits(32) & mask
                if value <= span:
                    return low + value

        def _normal():
            global _gauss
            if _gauss is not None:
                value, _gauss = _gauss, None
                return value
            while True:
                x, y = 2.0 * rand() - 1.0, 2.0 * rand() - 1.0
                r = x * x + y * y
                if 0.0 < r < 1.0:
                    break
            factor = math.sqrt(-2.0 * math.log(r) / r)
            _gauss = factor * x
            return factor * y

        def _gamma(shape):
            if shape == 1.0:
                return -math.log(1.0 - rand())
            if shape == 0.0:
                return 0.0
            if shape < 1.0:
                while True:
                    u, v = rand(), -math.log(1.0 - rand())
                    if u <= 1.0 - shape:
                        x = u ** (1.0 / shape)
                        if x <= v:
                            return x
                    else:
                        y = -math.log((1 - u) / shape)
                        x = (1.0 - shape + shape * y) ** (1.0 / shape)
                        if x <= v + y:
                            return x
            b = shape - 1.0 / 3.0
            c = 1.0 / math.sqrt(9 * b)
            while True:
                x = _normal()
                v = 1.0 + c * x
                while v <= 0.0:
                    x = _normal()
                    v = 1.0 + c * x
                v = v * v * v
                u = rand()
                if u < 1.0 - 0.0331 * (x * x) * (x * x):
                    return b * v
                if math.log(u) < 0.5 * x * x + b * (1.0 - v + math.log(v)):
                    return b * v

        def beta(a, b):
            if a <= 1.0 and b <= 1.0:
                # Johnk's algorithm.
                while True:
                    u, v = rand(), rand()
                    x, y = u ** (1.0 / a), v ** (1.0 / b)
                    if 0.0 < x + y <= 1.0:
                        return x / (x + y)
                    if x + y == 0.0 and u > 0.0 and v > 0.0:
                        log_x, log_y = math.log(u) / a, math.log(v) / b
                        most = max(log_x, log_y)
                        log_x, log_y = log_x - most, log_y - most
                        return math.exp(log_x - math.log(math.exp(log_x) + math.exp(log_y)))
            x, y = _gamma(a), _gamma(b)
            return x / (x + y)
        """#
}
