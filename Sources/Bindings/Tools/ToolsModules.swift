// The modules of tqdm, IPython.display, matplotlib and tnb.

import Interp

func toolModules() -> [NativeModule] { tqdmModules() + displayModules() + plotModules() + RichForms.modules }
