# statistics keeps the class of its data: ints, floats, Fractions and Decimals; mixtures take what they have in common.
import statistics
from decimal import Decimal
from fractions import Fraction


def show(label, function):
    try:
        print(label, "->", repr(function()))
    except Exception as error:
        # Which of two classes CPython names first depends on their addresses.
        print(label, "->", type(error).__name__, "" if "coerce" in str(error) else error)


D, F = Decimal, Fraction
sets = {
    "ints": [1, 2, 4, 9], "whole": [2, 4, 6], "bools": [True, False, True], "floats": [1.5, 2.5, 4.0], "fractions": [F(1, 2), F(1, 3), F(5, 7)], "decimals": [D("0.5"), D("0.75"), D("1.125")],
    "ints and fractions": [1, F(1, 2), 3], "ints and decimals": [1, D("0.5"), 3], "floats and fractions": [0.5, F(1, 3)], "fractions and floats": [F(1, 3), 0.5], "decimals and floats": [D(1), 0.5], "decimals and fractions": [D(1), F(1, 2)],
    "one": [5], "one decimal": [D(5)], "none": [], "equal": [D(2), D(2)], "zero": [0, 1], "negative": [-1, 2], "long": [D(1) / 3, D(2) / 3, D("1e10")], "inf": [1.0, float("inf")], "text": ["a", "b"],
}
for label, data in sets.items():
    for name in ("mean", "fmean", "harmonic_mean", "geometric_mean", "median", "variance", "pvariance", "stdev", "pstdev", "mode"):
        if label == "inf" and name in ("variance", "pvariance", "stdev", "pstdev"):
            continue
        show(f"{name} of {label}", lambda: getattr(statistics, name)(data))
show("weights", lambda: statistics.harmonic_mean([40, 60], weights=[5, 30]))
show("decimal weights", lambda: statistics.harmonic_mean([D(40), D(60)], weights=[5, 30]))
show("negative weights", lambda: statistics.harmonic_mean([40, 60], weights=[5, -30]))
show("count of weights", lambda: statistics.harmonic_mean([40, 60], weights=[5]))
show("no weight", lambda: statistics.harmonic_mean([40, 60], weights=[0, 0]))
show("center", lambda: statistics.pvariance([D(1), D(2)], D("1.5")))
show("center of fractions", lambda: statistics.variance([F(1, 2), F(3, 4)], F(5, 8)))
