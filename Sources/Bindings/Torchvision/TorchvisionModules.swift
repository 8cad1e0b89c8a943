// The modules of torchvision and PIL.

import Interp

func torchvisionModules() -> [NativeModule] { [] }
