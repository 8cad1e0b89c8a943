// timm.loss: the names of the package.

extension TrainingScripts {
    static let timmLoss = #"""
        from timm.loss.asymmetric_loss import AsymmetricLossMultiLabel, AsymmetricLossSingleLabel
        from timm.loss.binary_cross_entropy import BinaryCrossEntropy
        from timm.loss.cross_entropy import LabelSmoothingCrossEntropy, SoftTargetCrossEntropy
        from timm.loss.jsd import JsdCrossEntropy
        """#
}
