// The modules of timm and its submodules.

import Interp

func timmModules() -> [NativeModule] { [] }
