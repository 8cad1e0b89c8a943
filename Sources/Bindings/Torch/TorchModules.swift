// The modules of torch and its submodules, safetensors.torch.

import Interp

func torchModules() -> [NativeModule] { [] }
