// How large timm 1.0.31's architectures are: written by scripts/embed-sizes.py.
// A line for each: its name, its parameters, and the multiply-adds of one image of its first configuration's size, `-` where
// PyTorch's counter could not follow.

extension ModelRegistry {
    static let sizesText = """
        resnet18 11689512 1814073344
        """
}
