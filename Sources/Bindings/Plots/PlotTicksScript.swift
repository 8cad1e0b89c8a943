// Where ticks stand and what they say: matplotlib's AutoLocator, LogLocator, ScalarFormatter and LogFormatter, in the
// language.

let plotTicksSource = #"""
    import math

    def nonsingular(low, high, expander=0.001, tiny=1e-15):
        """Limits that are apart."""
        if not math.isfinite(low) or not math.isfinite(high):
            return -expander, expander
        swapped = high < low
        if swapped:
            low, high = high, low
        low, high = float(low), float(high)
        largest = max(abs(low), abs(high))
        if largest < (1e6 / tiny) * 2.2250738585072014e-308:
            low, high = -expander, expander
        elif high - low <= largest * tiny:
            if high == 0 and low == 0:
                low, high = -expander, expander
            else:
                low -= expander * abs(low)
                high += expander * abs(high)
        return (high, low) if swapped else (low, high)

    STEPS = [1, 2, 2.5, 5, 10]
    EXTENDED = [0.1 * step for step in STEPS[:-1]] + STEPS + [10 * STEPS[1]]

    class _Edges:
        """Whole multiples of a step, with the precision that an offset leaves."""
        def __init__(self, step, offset):
            self.step = step
            self.tolerance = 1e-10
            if offset:
                digits = math.log10(abs(offset) / step)
                self.tolerance = min(0.4999, max(1e-10, 10 ** (digits - 12)))

        def below(self, x):
            whole, rest = divmod(x, self.step)
            return whole + 1 if abs(rest / self.step - 1) < self.tolerance else whole

        def above(self, x):
            whole, rest = divmod(x, self.step)
            return whole if abs(rest / self.step) < self.tolerance else whole + 1

    def linear_ticks(low, high, room, integer=False):
        """AutoLocator: at most nine intervals of 1, 2, 2.5 or 5 times a power of ten. `room` is how many labels have place."""
        low, high = sorted(nonsingular(low, high, 1e-13, 1e-14))
        bins = min(max(room, 1), 9)
        distance, middle = abs(high - low), (high + low) / 2
        offset = 0.0
        if abs(middle) / distance >= 100:
            offset = math.copysign(10 ** (math.log10(abs(middle)) // 1), middle)
        scale = 10 ** (math.log10(distance / bins) // 1)
        low, high = low - offset, high - offset
        steps = [step * scale for step in EXTENDED]
        if integer:
            steps = [step for step in steps if step < 1 or abs(step - round(step)) < 0.001]
        raw = (high - low) / bins
        first = next((i for i, step in enumerate(steps) if step >= raw), len(steps) - 1)
        for step in reversed(steps[:first + 1]):
            if integer and math.floor(high) - math.ceil(low) >= 1:
                step = max(1, step)
            start = (low // step) * step
            edges = _Edges(step, offset)
            ticks = [n * step + start for n in range(int(edges.below(low - start)), int(edges.above(high - start)) + 1)]
            if sum(low <= tick <= high for tick in ticks) >= 2:
                break
        return [tick + offset for tick in ticks]

    def log_ticks(low, high, room, minor=False):
        """LogLocator: powers of ten, or what lies between them."""
        wanted = min(max(room, 2), 9)
        low, high = sorted((low, high))
        first, last = math.log10(low), math.log10(high)
        least, most = math.ceil(first), math.floor(last)
        count = most - least + 1
        if minor and count >= 10:
            return []
        # As many ticks as can be drawn with one stride, no more than are wanted.
        stride = count // (wanted + 1) + 1
        wanted = min(wanted, math.ceil(count / stride))
        if wanted == 0:
            powers = [least - 1, most + 1]
            stride = powers[1] - powers[0]
        elif wanted == 1:
            middle = round((first + last) / 2)
            stride = max(middle - (least - 1), (most + 1) - middle)
            powers = [middle - stride, middle, middle + stride]
        else:
            stride = (count - 1) // (wanted - 1)
            if stride < count / wanted:
                stride = count // wanted
            lowest = max(count - stride * wanted, 0)
            offset = -least % stride
            if not lowest <= offset < min(count - stride * (wanted - 1), stride):
                offset = lowest
            powers = range(least + offset - stride, most + stride + 1, stride)
        if not minor:
            return [10.0 ** power for power in powers]
        ticks = []
        if stride == 1 or count <= 1:
            ticks = [n * 10.0 ** power for power in range(least - 1, most + 1) for n in range(2, 10)]
        if stride == 1 and len(powers) - 2 + sum(low <= tick <= high for tick in ticks) <= 1:
            return linear_ticks(low, high, 9)
        return ticks

    def _text(value, digits):
        return f'{0.0 if abs(value) < 1e-8 else value:.{digits}f}'.replace('-', '\u2212')

    def linear_labels(ticks, low, high):
        """ScalarFormatter: the labels, and what stands at the end of the axis (`1e6`, `+1e5`)."""
        low, high = sorted((low, high))
        inside = [tick for tick in ticks if low <= tick <= high]
        offset, power = _offset(inside), 0
        if inside:
            if offset:
                power = math.floor(math.log10(high - low))
            else:
                largest = max(abs(tick) for tick in inside)
                power = math.floor(math.log10(largest)) if largest else 0
            if -5 < power < 6:
                power = 0
        among = list(ticks) if len(ticks) >= 2 else list(ticks) + [low, high]
        scaled = [(tick - offset) / 10.0 ** power for tick in among]
        distance = max(scaled) - min(scaled) or max(abs(x) for x in scaled) or 1
        if len(ticks) < 2:
            scaled = scaled[:-2]
        size = int(math.floor(math.log10(distance)))
        digits = max(0, 3 - size)
        while digits >= 0 and scaled and max(abs(x - round(x, digits)) for x in scaled) < 1e-3 * 10 ** size:
            digits -= 1
        digits += 1
        labels = [_text((tick - offset) / 10.0 ** power, digits) for tick in ticks]
        end = f'1e{power}'.replace('-', '\u2212') if power else ''
        if offset:
            end += ('+' if offset > 0 else '') + _short(offset)
        return labels, end

    def _short(value):
        power = math.floor(math.log10(abs(value)))
        mantissa = round(value / 10 ** power, 10)
        digits = f'{mantissa:g}'
        text = (digits if power == 0 else f'1e{power}' if digits == '1' else f'{digits}e{power}')
        return text.replace('-', '\u2212')

    def _offset(ticks):
        if not ticks or min(ticks) == max(ticks) or min(ticks) <= 0 <= max(ticks):
            return 0
        small, large = sorted([abs(min(ticks)), abs(max(ticks))])
        sign = math.copysign(1, min(ticks))
        start = math.ceil(math.log10(large))
        def size(differs):
            power = start
            while not differs(small // 10 ** power, large // 10 ** power):
                power -= 1
            return 1 + power
        power = size(lambda a, b: a != b)
        if (large - small) / 10 ** power <= 1e-2:
            power = size(lambda a, b: b - a > 1)
        return sign * (large // 10 ** power) * 10 ** power if large // 10 ** power >= 1000 else 0

    def log_labels(ticks, low, high, minor=False):
        """LogFormatterSciNotation: pairs (factor, power); None where no label stands."""
        low, high = sorted((low, high))
        first, last = math.log10(low), math.log10(high)
        shown = {1}
        if math.floor(last) - math.floor(math.nextafter(first, -math.inf)) <= 1:
            shown = {round(10 ** (i / 5)) for i in range(6)} if last - first > 0.4 else set(range(1, 11))
        labels = []
        for tick in ticks:
            power = math.floor(math.log10(tick) + 1e-10)
            factor = round(tick / 10.0 ** power)
            labels.append((factor, power) if (factor in shown if minor else factor == 1) else None)
        return labels
    """#
