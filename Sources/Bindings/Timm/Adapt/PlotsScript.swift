// timm.adapt.plots: how a training went, and what a model's layers give.

extension DataScripts {
    static let timmAdaptPlots = #"""
        import csv
        import os

        def _rows(history):
            """Rows of numbers of a training: dicts, or the summary.csv that train writes."""
            if isinstance(history, (str, os.PathLike)):
                with open(history, newline='') as f:
                    history = list(csv.DictReader(f))
            rows = []
            for place, row in enumerate(history):
                numbers = {key: float(value) for key, value in row.items() if value not in (None, '')}
                rows.append({'epoch': float(place), **numbers})
            if not rows:
                raise ValueError('plot_learning_curves(): there are no rows')
            return rows

        def _is_run(history):
            return isinstance(history, (str, os.PathLike)) or not isinstance(history, dict)

        def plot_learning_curves(history, title=None):
            """Losses (left) and accuracies (right) of one training over its epochs, or of several in colours of their own.

            history: the path of a summary.csv, a list of dicts (epoch, and any of train_loss, eval_loss, eval_top1, …: what
            contains 'loss' is drawn left, what contains 'top' right), or a dict of those by name. Columns that begin with train
            are dashed. A point marks the best accuracy of each line. Returns the figure.
            """
            import matplotlib.pyplot as plt
            runs = {'': _rows(history)} if _is_run(history) else {name: _rows(run) for name, run in history.items()}
            if not runs:
                raise ValueError('plot_learning_curves(): there are no rows')
            fig, (left, right) = plt.subplots(1, 2, figsize=(9.6, 3.6))
            for axes, part, label in ((left, 'loss', 'loss'), (right, 'top', 'accuracy (%)')):
                styles, drawn = {}, False
                for number, (name, rows) in enumerate(runs.items()):
                    columns = list(dict.fromkeys(key for row in rows for key in row if part in key))
                    for place, column in enumerate(columns):
                        points = [(row['epoch'] + 1, row[column]) for row in rows if column in row]
                        x, y = [p[0] for p in points], [p[1] for p in points]
                        colour = f'C{(number if len(runs) > 1 else place) % 10}'
                        style = '--' if column.startswith('train') else ('-', ':', '-.')[styles.setdefault(column, len(styles)) % 3]
                        axes.plot(x, y, style, color=colour, label=f'{name} {column}'.strip())
                        drawn = True
                        if part == 'top':
                            best = max(range(len(y)), key=lambda i: y[i])
                            axes.plot([x[best]], [y[best]], 'o', color=colour)
                last = int(max(row['epoch'] for rows in runs.values() for row in rows)) + 1
                axes.set_xticks(list(range(1, last + 1, max(1, -(-last // 10)))))
                axes.set_xlabel('epoch')
                axes.set_ylabel(label)
                axes.grid(True, alpha=0.3)
                if drawn:
                    axes.legend(fontsize=8)
            if title:
                fig.suptitle(title)
            fig.tight_layout()
            return fig

        def plot_activation_statistics(analysis, title=None):
            """What analyze_model_adaptation() found, layer by layer from the input to the output: the mean with a band of one
            deviation and the range (above), and the deviation on a logarithmic scale (below), where a signal that dies or blows
            up shows as a slope.

            analysis: its result, or a dict of results by name, say of a model before and after its adaptation. Returns the figure.
            """
            import matplotlib.pyplot as plt
            runs = {'': analysis} if 'activation_stats' in analysis else analysis
            names = list(dict.fromkeys(name for run in runs.values() for name in run['activation_stats']))
            if not names:
                raise ValueError('plot_activation_statistics(): there are no layers')
            fig, (upper, lower) = plt.subplots(2, 1, figsize=(9.6, 6.4), sharex=True)
            for number, (run_name, run) in enumerate(runs.items()):
                stats, colour = run['activation_stats'], f'C{number % 10}'
                x = [i for i, name in enumerate(names) if name in stats]
                mean, std, low, high = ([stats[names[i]][key] for i in x] for key in ('mean', 'std', 'min', 'max'))
                start = f'{run_name}: ' if run_name else ''
                upper.plot(x, mean, 'o-', color=colour, markersize=3, label=f'{start}mean')
                upper.fill_between(x, [m - s for m, s in zip(mean, std)], [m + s for m, s in zip(mean, std)], color=colour,
                                   alpha=0.25, label=f'{start}one deviation')
                upper.plot(x, low, ':', color=colour, linewidth=1, label=f'{start}range')
                upper.plot(x, high, ':', color=colour, linewidth=1)
                kept = [(i, s) for i, s in zip(x, std) if s > 0]
                if kept:
                    lower.semilogy([i for i, _ in kept], [s for _, s in kept], 'o-', color=colour, markersize=3,
                                   label=f'{start}deviation')
            # Every layer has its point, but not more names than can be read.
            step = max(1, -(-len(names) // 40))
            places = list(range(0, len(names), step))
            upper.set_xticks(places)
            lower.set_xticks(places)
            lower.set_xticklabels([names[i] for i in places], rotation=90, fontsize=7)
            upper.set_ylabel('output')
            lower.set_ylabel('deviation')
            for axes in (upper, lower):
                axes.grid(True, alpha=0.3)
                axes.legend(fontsize=8)
            if title:
                fig.suptitle(title)
            fig.tight_layout()
            return fig
        """#
}
