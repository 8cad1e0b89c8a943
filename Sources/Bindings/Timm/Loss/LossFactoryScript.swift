// timm.loss.create_classification_loss: a training's loss by its name.

extension TrainingScripts {
    static let timmLossFactory = #"""
        import torch
        from torch import nn
        from timm.loss.asymmetric_loss import AsymmetricLossMultiLabel, AsymmetricLossSingleLabel
        from timm.loss.binary_cross_entropy import BinaryCrossEntropy
        from timm.loss.cross_entropy import LabelSmoothingCrossEntropy, SoftTargetCrossEntropy
        from timm.loss.distribution_balanced_loss import DistributionBalancedLoss
        from timm.loss.jsd import JsdCrossEntropy
        from timm.loss.poly_loss import PolyBinaryCrossEntropy, PolyCrossEntropy
        from timm.loss.two_way_loss import TwoWayLoss
        from timm.loss.zlpr_loss import ZlprLoss

        LOSS_TYPES = ('ce', 'bce', 'asl', 'poly', 'jsd', 'twoway', 'zlpr', 'db')
        MULTI_LABEL_LOSS_TYPES = ('bce', 'asl', 'poly', 'twoway', 'zlpr', 'db')

        def create_classification_loss(
                loss_type=None, multi_label=False, smoothing=0.0, soft_targets=False, class_weight=None, pos_weight=None,
                bce_target_thresh=None, bce_sum=False, asl_gamma_pos=1.0, asl_gamma_neg=4.0, asl_clip=0.05,
                asl_reduction='batchmean', poly_epsilon=2.0, poly_gamma=0.0, poly_alpha=None, jsd_splits=0, twoway_tp=4.0,
                twoway_tn=1.0, class_counts=None, num_samples=None, db_neg_scale=2.0, db_init_bias=0.05, db_focal_gamma=2.0):
            """The loss of a training, one of LOSS_TYPES ('bce' for many labels, 'ce' for one, if not said).

            soft_targets: they come from Mixup or CutMix, which have smoothed them. class_weight, pos_weight: a number or one a
            class, for 'bce' and multi-label 'asl'. Options named after a loss are for that loss only."""
            loss_type = loss_type or ('bce' if multi_label else 'ce')
            if loss_type not in LOSS_TYPES:
                raise ValueError(f"Unknown loss type '{loss_type}', expected one of {LOSS_TYPES}.")
            if multi_label and loss_type not in MULTI_LABEL_LOSS_TYPES:
                raise ValueError(f"Loss type '{loss_type}' does not support multi-label targets, expected one of "
                                 f"{MULTI_LABEL_LOSS_TYPES}.")
            if not multi_label and loss_type in ('twoway', 'zlpr', 'db'):
                raise ValueError(f"Loss type '{loss_type}' requires multi-label targets.")
            if class_weight is not None and not isinstance(class_weight, (float, int)):
                class_weight = torch.as_tensor(class_weight, dtype=torch.float32)
            if pos_weight is not None and not isinstance(pos_weight, (float, int)):
                pos_weight = torch.as_tensor(pos_weight, dtype=torch.float32)
            if (class_weight is not None or pos_weight is not None) and not (
                    loss_type == 'bce' or loss_type == 'asl' and multi_label):
                raise ValueError('Class and positive weights are only supported by bce and multi-label asl losses.')
            if loss_type != 'bce' and (bce_target_thresh is not None or bce_sum):
                raise ValueError('BCE target threshold and sum options only apply to the bce loss.')
            if loss_type != 'db' and (class_counts is not None or num_samples is not None):
                raise ValueError('Class counts are only used by the db loss.')

            left = 0.0 if soft_targets else smoothing
            if class_weight is not None:
                class_weight = torch.as_tensor(class_weight, dtype=torch.float32)
            if loss_type == 'ce':
                if soft_targets:
                    return SoftTargetCrossEntropy()
                return LabelSmoothingCrossEntropy(smoothing=smoothing) if smoothing else nn.CrossEntropyLoss()
            if loss_type == 'bce':
                return BinaryCrossEntropy(smoothing=left, smooth_dense=multi_label, target_threshold=bce_target_thresh,
                                          weight=class_weight, sum_classes=bce_sum, pos_weight=pos_weight)
            if loss_type == 'asl':
                if multi_label:
                    return AsymmetricLossMultiLabel(gamma_neg=asl_gamma_neg, gamma_pos=asl_gamma_pos, clip=asl_clip, smoothing=left,
                                                    reduction=asl_reduction, weight=class_weight, pos_weight=pos_weight)
                if soft_targets:
                    raise ValueError('Single-label ASL requires class index targets, it does not support Mixup/CutMix.')
                if asl_reduction != 'batchmean':
                    raise ValueError("Single-label ASL only supports asl_reduction='batchmean'.")
                return AsymmetricLossSingleLabel(gamma_pos=asl_gamma_pos, gamma_neg=asl_gamma_neg, eps=smoothing)
            if loss_type == 'poly':
                if multi_label:
                    return PolyBinaryCrossEntropy(epsilon=poly_epsilon, gamma=poly_gamma, alpha=poly_alpha, smoothing=left)
                if poly_gamma or poly_alpha is not None:
                    raise ValueError('Poly gamma and alpha only apply to the multi-label (sigmoid) poly loss.')
                return PolyCrossEntropy(epsilon=poly_epsilon, smoothing=left)
            if loss_type == 'jsd':
                if jsd_splits < 2:
                    raise ValueError('JSD loss requires jsd_splits > 1 (augmentation splits).')
                return JsdCrossEntropy(num_splits=jsd_splits, smoothing=smoothing)
            if loss_type in ('twoway', 'zlpr'):
                if soft_targets or smoothing:
                    raise ValueError(f"Loss type '{loss_type}' requires binary targets, it does not support Mixup/CutMix or "
                                     "smoothing.")
                return TwoWayLoss(tp=twoway_tp, tn=twoway_tn) if loss_type == 'twoway' else ZlprLoss()
            if class_counts is None or num_samples is None:
                raise ValueError('The db loss requires class_counts and num_samples (see class_weights.py).')
            return DistributionBalancedLoss(class_counts, num_samples, neg_scale=db_neg_scale, init_bias=db_init_bias,
                                            focal_gamma=db_focal_gamma, smoothing=left)
        """#
}
