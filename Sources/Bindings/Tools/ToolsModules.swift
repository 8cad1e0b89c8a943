// The modules of tqdm and IPython.display.

import Interp

func toolModules() -> [NativeModule] { tqdmModules() + displayModules() + plotModules() }
