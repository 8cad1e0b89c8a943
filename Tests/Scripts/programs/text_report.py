"""Sales as text: csv in, a grouped table out, json there and back."""
import csv
import io
import json
import textwrap
from collections import Counter, defaultdict
from datetime import date, timedelta
from itertools import groupby
from operator import attrgetter, itemgetter
from string import Template

SOURCE = '''\
date,region,product,units,price
2024-01-03,North,"Widget, large",10,2.50
2024-01-03,South,Gadget,3,19.99
2024-01-17,North,Gadget,1,19.99
2024-02-01,East,"Bolt ""M8""",500,0.05
2024-02-11,South,"Widget, large",7,2.45
2024-02-29,North,Gadget,,19.99
2024-03-05,East,Gadget,2,18.00
'''


class Row:
    def __init__(self, record):
        self.date = date.fromisoformat(record["date"])
        self.region, self.product = record["region"], record["product"]
        self.units = int(record["units"] or 0)
        self.price = float(record["price"])

    @property
    def total(self):
        return round(self.units * self.price, 2)

    @property
    def month(self):
        return self.date.strftime("%B %Y")


rows = [Row(r) for r in csv.DictReader(io.StringIO(SOURCE))]
print(f"{'Month':<15}|{'Region':^9}|{'Product':<16}|{'Units':>7}|{'Total':>10}")
print("-" * 15 + "+" + "-" * 9 + "+" + "-" * 16 + "+" + "-" * 7 + "+" + "-" * 10)
for month, group in groupby(sorted(rows, key=attrgetter("date")), key=attrgetter("month")):
    subtotal = 0
    for i, row in enumerate(group):
        subtotal += row.total
        print(f"{month if not i else '':<15}|{row.region:^9}|{row.product:<16}|{row.units:>7,d}|{row.total:>10,.2f}")
    print(f"{'':=<15}|{'':=^9}|{'':=<16}|{'':=>7}|{subtotal:=>10,.2f}")

by_region = defaultdict(Counter)
for row in rows:
    by_region[row.region][row.product] += row.units
for region in sorted(by_region):
    print(region, by_region[region].most_common(), sum(by_region[region].values()))

summary = {
    "total": sum(r.total for r in rows),
    "best": max(rows, key=lambda r: (r.total, r.date)).product,
    "regions": {k: dict(v) for k, v in sorted(by_region.items())},
    "range": [str(min(r.date for r in rows)), str(max(r.date for r in rows))],
    "days": (max(r.date for r in rows) - min(r.date for r in rows)) // timedelta(days=1),
    "empty": None, "ok": True,
}
text = json.dumps(summary, indent=2, ensure_ascii=False)
print(text)
assert json.loads(text) == summary
print(json.dumps(summary, sort_keys=True, separators=(",", ":")))

out = io.StringIO()
writer = csv.DictWriter(out, fieldnames=["region", "product", "units"], lineterminator="\n", quoting=csv.QUOTE_NONNUMERIC)
writer.writeheader()
for region, products in sorted(by_region.items()):
    for product, units in sorted(products.items(), key=itemgetter(1), reverse=True):
        writer.writerow(dict(region=region, product=product, units=units))
print(out.getvalue(), end="")
print(list(csv.reader(io.StringIO(out.getvalue())))[2])

letter = Template("Dear $name,\n\n$body\n\n\tYours, ${who}$$")
body = textwrap.fill("We sold %d units for %.2f in %d days, most of all %s. " % (
    sum(r.units for r in rows), summary["total"], summary["days"], summary["best"]) * 3, width=50, subsequent_indent="  ")
print(letter.safe_substitute(name="Ms Müller", body=body, who="A. B.").expandtabs(4))
print(textwrap.shorten(body, 40, placeholder=" …"), textwrap.indent("a\n\nb", "> "), sep="\n")
print("{0:>{width}}|{0:<{width}}|{0!r:^{width}}".format("x", width=6), "%-6s|%06.2f|%+d|%x|%%" % ("ab", 3.14159, 5, 255))
