// timm.data.Mixup and FastCollateMixup: mixup (arXiv 1710.09412) and cutmix (arXiv 1905.04899).

extension TrainingScripts {
    static let timmDataMixup = #"""
        import math

        import torch
        from numpy import random as _random

        def one_hot(x, num_classes, on_value=1.0, off_value=0.0):
            x = x.long().view(-1, 1)
            return torch.full((x.size()[0], num_classes), off_value).scatter_(1, x, on_value)

        def mixup_target(target, num_classes, lam=1.0, smoothing=0.0, multi_label=False):
            """Targets [N, num_classes] of a batch that was mixed with itself in reversed order."""
            if multi_label:
                if target.ndim != 2 or target.shape[1] != num_classes:
                    raise ValueError('Multi-label mixup expects dense targets shaped (batch, num_classes).')
                first = target.float() * (1.0 - smoothing) + 0.5 * smoothing
            else:
                off = smoothing / num_classes
                first = one_hot(target, num_classes, on_value=1.0 - smoothing + off, off_value=off)
            return first * lam + first.flip(0) * (1.0 - lam)

        def rand_bbox(img_shape, lam, margin=0.0, count=None):
            """A box of the share 1 - lam of an image, its centre anywhere, cut off at the edges: (top, bottom, left, right)."""
            if count is not None:
                raise NotImplementedError('rand_bbox(count=…) is not available')
            ratio = math.sqrt(1 - lam)
            height, width = img_shape[-2:]
            cut_h, cut_w = int(height * ratio), int(width * ratio)
            margin_y, margin_x = int(margin * cut_h), int(margin * cut_w)
            cy = _random.randint(margin_y, height - margin_y)
            cx = _random.randint(margin_x, width - margin_x)

            def clip(value, most):
                return min(max(value, 0), most)

            return (clip(cy - cut_h // 2, height), clip(cy + (cut_h + 1) // 2, height),
                    clip(cx - cut_w // 2, width), clip(cx + (cut_w + 1) // 2, width))

        def rand_bbox_minmax(img_shape, minmax, count=None):
            """A box inside of an image whose sides are between two shares of the image's."""
            if count is not None:
                raise NotImplementedError('rand_bbox_minmax(count=…) is not available')
            assert len(minmax) == 2
            height, width = img_shape[-2:]
            cut_h = _random.randint(int(height * minmax[0]), int(height * minmax[1]))
            cut_w = _random.randint(int(width * minmax[0]), int(width * minmax[1]))
            top = _random.randint(0, height - cut_h + 1)
            left = _random.randint(0, width - cut_w + 1)
            return top, top + cut_h, left, left + cut_w

        def cutmix_bbox_and_lam(img_shape, lam, ratio_minmax=None, correct_lam=True, count=None):
            """A box, and the share of the image that stays."""
            if ratio_minmax is not None:
                box = rand_bbox_minmax(img_shape, ratio_minmax, count=count)
            else:
                box = rand_bbox(img_shape, lam, count=count)
            if correct_lam or ratio_minmax is not None:
                top, bottom, left, right = box
                lam = 1.0 - (bottom - top) * (right - left) / float(img_shape[-2] * img_shape[-1])
            return box, lam

        def _single(value):
            """The number in float32."""
            return torch.tensor(value, dtype=torch.float32).item()

        class Mixup:
            """Mixes each image of a batch with its partner in reversed order: by weights (mixup) or by a box (cutmix)."""

            def __init__(self, mixup_alpha=1.0, cutmix_alpha=0.0, cutmix_minmax=None, prob=1.0, switch_prob=0.5, mode='batch',
                         correct_lam=True, label_smoothing=0.1, num_classes=1000, multi_label=False):
                self.mixup_alpha = mixup_alpha
                self.cutmix_alpha = cutmix_alpha
                self.cutmix_minmax = cutmix_minmax
                if cutmix_minmax is not None:
                    assert len(cutmix_minmax) == 2
                    self.cutmix_alpha = 1.0
                self.mix_prob = prob
                self.switch_prob = switch_prob
                self.label_smoothing = label_smoothing
                self.num_classes = num_classes
                self.multi_label = multi_label
                self.mode = mode
                self.correct_lam = correct_lam
                self.mixup_enabled = True

            def _alphas(self):
                if self.mixup_alpha > 0. and self.cutmix_alpha > 0.:
                    return 'both'
                if self.mixup_alpha > 0.:
                    return 'mixup'
                assert self.cutmix_alpha > 0., 'One of mixup_alpha > 0., cutmix_alpha > 0., cutmix_minmax not None should be true.'
                return 'cutmix'

            def _params_per_elem(self, batch_size):
                """Weights and whether a box is used, for each image; drawn array by array as NumPy does."""
                lam, use_cutmix = [1.0] * batch_size, [False] * batch_size
                if self.mixup_enabled:
                    kind = self._alphas()
                    if kind == 'both':
                        use_cutmix = [_random.rand() < self.switch_prob for _ in range(batch_size)]
                        boxes = [_random.beta(self.cutmix_alpha, self.cutmix_alpha) for _ in range(batch_size)]
                        weights = [_random.beta(self.mixup_alpha, self.mixup_alpha) for _ in range(batch_size)]
                        mixes = [b if use else w for use, b, w in zip(use_cutmix, boxes, weights)]
                    else:
                        use_cutmix = [kind == 'cutmix'] * batch_size
                        alpha = self.cutmix_alpha if kind == 'cutmix' else self.mixup_alpha
                        mixes = [_random.beta(alpha, alpha) for _ in range(batch_size)]
                    lam = [_single(m) if _random.rand() < self.mix_prob else 1.0 for m in mixes]
                return lam, use_cutmix

            def _params_per_batch(self):
                if not self.mixup_enabled or not _random.rand() < self.mix_prob:
                    return 1.0, False
                kind = self._alphas()
                use_cutmix = _random.rand() < self.switch_prob if kind == 'both' else kind == 'cutmix'
                alpha = self.cutmix_alpha if use_cutmix else self.mixup_alpha
                return _random.beta(alpha, alpha), use_cutmix

            def _box(self, shape, lam):
                return cutmix_bbox_and_lam(shape, lam, ratio_minmax=self.cutmix_minmax, correct_lam=self.correct_lam)

            def _mix_elem(self, x):
                count = len(x)
                lams, use_cutmix = self._params_per_elem(count)
                original = x.clone()
                for i, lam in enumerate(lams):
                    other = original[count - i - 1]
                    if lam == 1.:
                        continue
                    if use_cutmix[i]:
                        (top, bottom, left, right), lam = self._box(x[i].shape, lam)
                        x[i, :, top:bottom, left:right] = other[:, top:bottom, left:right]
                        lams[i] = lam
                    else:
                        x[i] = x[i] * lam + other * (1 - lam)
                return torch.tensor(lams, dtype=x.dtype).unsqueeze(1)

            def _mix_pair(self, x):
                count = len(x)
                lams, use_cutmix = self._params_per_elem(count // 2)
                original = x.clone()
                for i, lam in enumerate(lams):
                    j = count - i - 1
                    if lam == 1.:
                        continue
                    if use_cutmix[i]:
                        (top, bottom, left, right), lam = self._box(x[i].shape, lam)
                        x[i, :, top:bottom, left:right] = original[j][:, top:bottom, left:right]
                        x[j, :, top:bottom, left:right] = original[i][:, top:bottom, left:right]
                        lams[i] = lam
                    else:
                        x[i] = x[i] * lam + original[j] * (1 - lam)
                        x[j] = x[j] * lam + original[i] * (1 - lam)
                return torch.tensor(lams + lams[::-1], dtype=x.dtype).unsqueeze(1)

            def _mix_batch(self, x):
                lam, use_cutmix = self._params_per_batch()
                if lam == 1.:
                    return 1.
                if use_cutmix:
                    (top, bottom, left, right), lam = self._box(x.shape, lam)
                    x[:, :, top:bottom, left:right] = x.flip(0)[:, :, top:bottom, left:right]
                else:
                    flipped = x.flip(0).mul_(1. - lam)
                    x.mul_(lam).add_(flipped)
                return lam

            def __call__(self, x, target):
                assert len(x) % 2 == 0, 'Batch size should be even when using this'
                mix = self._mix_elem if self.mode == 'elem' else self._mix_pair if self.mode == 'pair' else self._mix_batch
                lam = mix(x)
                return x, mixup_target(target, self.num_classes, lam, self.label_smoothing, self.multi_label)

        def _blend(a, b, lam):
            return torch.round(a.float() * lam + b.float() * (1 - lam))

        class FastCollateMixup(Mixup):
            """The same while a batch of uint8 images is put together."""

            def _mix_elem_collate(self, output, batch, half=False):
                count = len(batch)
                number = count // 2 if half else count
                assert len(output) == number
                lams, use_cutmix = self._params_per_elem(number)
                for i, lam in enumerate(lams):
                    mixed, other = batch[i][0], batch[count - i - 1][0]
                    if lam != 1.:
                        if use_cutmix[i]:
                            if not half:
                                mixed = mixed.clone()
                            (top, bottom, left, right), lam = self._box(output.shape, lam)
                            mixed[:, top:bottom, left:right] = other[:, top:bottom, left:right]
                            lams[i] = lam
                        else:
                            mixed = _blend(mixed, other, lam)
                    output[i] += mixed.to(torch.uint8)
                if half:
                    lams = lams + [1.0] * number
                return torch.tensor(lams).unsqueeze(1)

            def _mix_pair_collate(self, output, batch):
                count = len(batch)
                lams, use_cutmix = self._params_per_elem(count // 2)
                for i, lam in enumerate(lams):
                    j = count - i - 1
                    a, b = batch[i][0], batch[j][0]
                    assert 0 <= lam <= 1.0
                    if lam < 1.:
                        if use_cutmix[i]:
                            (top, bottom, left, right), lam = self._box(output.shape, lam)
                            patch = a[:, top:bottom, left:right].clone()
                            a[:, top:bottom, left:right] = b[:, top:bottom, left:right]
                            b[:, top:bottom, left:right] = patch
                            lams[i] = lam
                        else:
                            a, b = _blend(a, b, lam), _blend(b, a, lam)
                    output[i] += a.to(torch.uint8)
                    output[j] += b.to(torch.uint8)
                return torch.tensor(lams + lams[::-1]).unsqueeze(1)

            def _mix_batch_collate(self, output, batch):
                count = len(batch)
                lam, use_cutmix = self._params_per_batch()
                if use_cutmix:
                    (top, bottom, left, right), lam = self._box(output.shape, lam)
                for i in range(count):
                    mixed, other = batch[i][0], batch[count - i - 1][0]
                    if lam != 1.:
                        if use_cutmix:
                            mixed = mixed.clone()
                            mixed[:, top:bottom, left:right] = other[:, top:bottom, left:right]
                        else:
                            mixed = _blend(mixed, other, lam)
                    output[i] += mixed.to(torch.uint8)
                return lam

            def _mix_targets(self, target, weights):
                """Targets of a batch that native workers have mixed: class ids, and the weights of _mix_*_collate."""
                count = len(target)
                assert count % 2 == 0, 'Batch size should be even when using this'
                lam = torch.tensor(weights).unsqueeze(1) if self.mode in ('elem', 'half', 'pair') else weights[0]
                target = mixup_target(target, self.num_classes, lam, self.label_smoothing, self.multi_label)
                return target[:count // 2] if self.mode == 'half' else target

            def __call__(self, batch, _=None):
                count = len(batch)
                assert count % 2 == 0, 'Batch size should be even when using this'
                half = 'half' in self.mode
                if half:
                    count //= 2
                output = torch.zeros((count, *batch[0][0].shape), dtype=torch.uint8)
                if self.mode == 'elem' or self.mode == 'half':
                    lam = self._mix_elem_collate(output, batch, half=half)
                elif self.mode == 'pair':
                    lam = self._mix_pair_collate(output, batch)
                else:
                    lam = self._mix_batch_collate(output, batch)
                labels = [b[1] for b in batch]
                target = torch.stack(labels) if isinstance(labels[0], torch.Tensor) else torch.tensor(labels)
                target = mixup_target(target, self.num_classes, lam, self.label_smoothing, self.multi_label)
                return output, target[:count]
        """#
}
