# Limits, ticks, labels and pixels of plots, as matplotlib has them.
import math

import matplotlib
matplotlib.use('Agg')
import matplotlib.pyplot as plt


def say(title, ax):
    ax.figure.canvas.draw()
    print(title)
    for name, limits, ticks, labels in (('x', ax.get_xlim(), ax.get_xticks(), ax.get_xticklabels()),
                                        ('y', ax.get_ylim(), ax.get_yticks(), ax.get_yticklabels())):
        low, high = sorted(float(v) for v in limits)
        print(' ', name, [f'{float(v):.9g}' for v in limits])
        print('   ', [(f'{float(t):.9g}', label.get_text()) for t, label in zip(ticks, labels) if low <= t <= high])
    print('  at', [f'{float(v):.6f}' for v in ax.get_position().bounds])
    middle = [float(sum(ax.get_xlim())) / 2 + 0.01, float(sum(ax.get_ylim())) / 2]
    for point in (middle, [ax.get_xlim()[0], ax.get_ylim()[1]]):
        print('  pixel', [f'{float(v):.4f}' for v in ax.transData.transform([float(v) for v in point])])
    plt.close('all')


for count, low, high in ((10, 0, 1), (50, -3, 7), (5, 1000, 1001), (20, 1e-7, 5e-7), (30, -2e9, 3e10), (3, 123456.1, 123456.3),
                         (2, 5, 5), (7, -1, 0), (9, 0.001, 0.5)):
    fig, ax = plt.subplots()
    ax.plot([low + (high - low) * i / (count - 1) for i in range(count)])
    say(f'line {count} {low} {high}', ax)

for low, high in ((1e-5, 1), (0.2, 0.9), (3, 40), (1, 1e12), (2e-3, 3e-3)):
    fig, ax = plt.subplots(figsize=(5, 3))
    ax.semilogy([1, 2, 3], [low, math.sqrt(low * high), high])
    say(f'log {low} {high}', ax)

fig, ax = plt.subplots()
ax.bar(['one', 'two', 'three'], [3, -1, 5])
say('bars', ax)
fig, ax = plt.subplots()
ax.barh([0, 1, 2], [3, 1, 5], height=0.5, left=1)
say('lying bars', ax)
fig, ax = plt.subplots()
counts, edges, _ = ax.hist([1, 2, 2, 3, 3, 3, 4.5], bins=5)
print([float(c) for c in counts], [round(float(e), 6) for e in edges])
say('histogram', ax)
fig, ax = plt.subplots()
ax.scatter([1, 2, 30], [4, 5, 6])
ax.axhline(9)
ax.set_xlim(0)
say('points', ax)
fig, ax = plt.subplots()
ax.errorbar([1, 2, 3], [1, 4, 9], yerr=[[0.5, 1, 2], [1, 1, 3]], xerr=0.25)
ax.fill_between([0, 1], [12, 13], -1)
say('errors', ax)
fig, ax = plt.subplots()
ax.imshow([[1, 2, 3], [4, 5, 6]])
say('image', ax)
fig, ax = plt.subplots()
ax.imshow([[1, 2], [4, 5], [7, 8]], origin='lower', aspect='auto', extent=(0, 10, -5, 5))
say('lower image', ax)
fig, ax = plt.subplots()
ax.plot([1, 2, 3], [1, 2, 3])
ax.margins(0.2)
ax.set_yticks([1, 2], ['low', 'high'])
ax.invert_xaxis()
say('own ticks', ax)
fig, axes = plt.subplots(2, 3, figsize=(9, 4))
for ax in axes.flat:
    print([f'{float(v):.6f}' for v in ax.get_position().bounds])
axes[1, 2].plot([0, 100], [0, 3])
say('one of six', axes[1, 2])
fig = plt.figure(dpi=50)
fig.subplots_adjust(left=0.2, wspace=0.5)
say('second of two', fig.add_subplot(122))
fig, ax = plt.subplots()
ax.plot([1, 10, 100])
ax.set_yscale('log')
ax.set_ylim(-1, 1000)
say('a limit that a logarithm lacks', ax)
plt.matshow([[1, 2, 3], [4, 5, 6]])
print([f'{float(side):.6f}' for side in plt.gcf().get_size_inches()])
say('matrix', plt.gca())
plt.figure(figsize=(4, 3))
plt.plot([3, 1, 2])
plt.xlim(1, 3)
plt.yticks([1, 2.5])
say('pyplot', plt.gca())
