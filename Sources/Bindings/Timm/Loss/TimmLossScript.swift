// timm.loss: the names of the package.

extension TrainingScripts {
    static let timmLoss = #"""
        from timm.loss.asymmetric_loss import AsymmetricLossMultiLabel, AsymmetricLossSingleLabel
        from timm.loss.binary_cross_entropy import BinaryCrossEntropy
        from timm.loss.class_weights import (
            CLASS_WEIGHT_METHOD_KINDS, CLASS_WEIGHT_METHODS, compute_class_weights, load_class_stats, load_class_weights,
            resolve_class_weights)
        from timm.loss.cross_entropy import LabelSmoothingCrossEntropy, SoftTargetCrossEntropy
        from timm.loss.distribution_balanced_loss import DistributionBalancedLoss
        from timm.loss.jsd import JsdCrossEntropy
        from timm.loss.poly_loss import PolyBinaryCrossEntropy, PolyCrossEntropy
        from timm.loss.two_way_loss import TwoWayLoss
        from timm.loss.zlpr_loss import ZlprLoss
        from timm.loss._loss_factory import LOSS_TYPES, MULTI_LABEL_LOSS_TYPES, create_classification_loss
        """#
}
