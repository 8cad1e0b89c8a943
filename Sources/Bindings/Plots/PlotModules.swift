// matplotlib as scripts see it: a part of pyplot, written in the language, that draws with matplotlib._canvas.

import Interp

func plotModules() -> [NativeModule] {
    [
        .scripted("matplotlib", doc: "Plots: a part of matplotlib.pyplot.", plotSettingsSource) { m in
            m.constant("__version__", "3.11.2")
        },
        NativeModule("matplotlib._canvas", doc: "A page to draw on.", needs: ["matplotlib"]) { m in installCanvas(m) },
        .scripted("matplotlib._ticks", doc: "Where ticks stand.", needs: ["matplotlib"], plotTicksSource) { _ in },
        .scripted(
            "matplotlib._colors", doc: "Colours and colormaps.", needs: ["matplotlib"], plotColoursSource + "\n" + colormapTables
        ) { _ in },
        .scripted("matplotlib._formulas", doc: "Formulas in texts.", needs: ["matplotlib"], plotFormulasSource) { _ in },
        .scripted("matplotlib.figure", doc: "What plots are made of.", needs: ["matplotlib"], plotArtistsSource) { _ in },
        .scripted("matplotlib.axes", doc: "One plot of a figure.", needs: ["matplotlib"], plotAxesSource) { _ in },
        .scripted("matplotlib._drawing", doc: "Drawing axes.", needs: ["matplotlib"], plotDrawingSource) { _ in },
        .scripted("matplotlib.pyplot", doc: "Figures, plots and pictures.", needs: ["matplotlib"], pyplotSource) { _ in },
    ]
}
