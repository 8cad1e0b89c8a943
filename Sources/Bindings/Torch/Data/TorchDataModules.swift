// torch.utils.data: data sets, samplers, collation and the loader. Written in the language itself: every part is something
// that a script inherits from or replaces.

import Interp

/// The sources of the modules for data: one file each, here and under Timm and Torchvision.
enum DataScripts {}

func torchDataModules() -> [NativeModule] {
    let needs = ["torch", "torch.utils"]
    return [
        .scripted("torch.utils.data", doc: "Data sets and loaders.", needs: needs, DataScripts.torchData),
        .scripted("torch.utils.data.dataset", needs: needs, DataScripts.torchDataset),
        .scripted("torch.utils.data.sampler", needs: needs, DataScripts.torchSampler),
        .scripted("torch.utils.data.dataloader", needs: needs, DataScripts.torchDataLoader),
        .scripted("torch.utils.data._utils", needs: needs, ""),
        .scripted("torch.utils.data._utils.collate", needs: needs, DataScripts.torchCollate),
        .scripted("torch.utils.data._utils.native", needs: needs, DataScripts.torchNativeReading),
        NativeModule("torch.utils.data._utils._native", needs: needs) { m in installNativeReading(m) },
        .scripted("torch.utils.data._utils.worker", needs: needs, DataScripts.torchWorker),
    ]
}

extension DataScripts {
    static let torchData = #"""
        from torch.utils.data._utils.collate import default_collate, default_convert
        from torch.utils.data._utils.worker import get_worker_info
        from torch.utils.data.dataloader import DataLoader
        from torch.utils.data.dataset import (ChainDataset, ConcatDataset, Dataset, IterableDataset, StackDataset, Subset,
                                              TensorDataset, random_split)
        from torch.utils.data.sampler import (BatchSampler, RandomSampler, Sampler, SequentialSampler, SubsetRandomSampler,
                                              WeightedRandomSampler)
        """#
}
