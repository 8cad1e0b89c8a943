// matplotlib itself: the settings that there are.

let plotSettingsSource = #"""
    class _Parameters(dict):
        """rcParams: the settings that there are."""
        def __setitem__(self, key, value):
            if key not in self:
                raise NotImplementedError(f'rcParams[{key!r}] is not available; there are {", ".join(sorted(self))}')
            dict.__setitem__(self, key, value)

        def update(self, *others, **more):
            for key, value in dict(*others, **more).items():
                self[key] = value

    rcParams = _Parameters({
        'figure.figsize': [6.4, 4.8], 'figure.dpi': 100.0, 'savefig.dpi': 'figure', 'lines.linewidth': 1.5,
                            'lines.markersize': 6.0,
        'font.size': 10.0, 'axes.grid': False, 'image.cmap': 'viridis', 'axes.titlesize': 12.0, 'axes.xmargin': 0.05,
        'axes.ymargin': 0.05})

    def use(backend, *, force=True):
        """There is one way to draw; whichever is named."""
    """#
