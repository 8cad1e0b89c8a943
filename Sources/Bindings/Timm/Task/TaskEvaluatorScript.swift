// timm.task.evaluator: metrics over batches of logits. Follows timm's evaluator.py (Apache-2.0).

extension TrainingScripts {
    static let timmTaskEvaluator = #"""
        import logging
        from collections import OrderedDict

        import torch
        from torch import nn

        from timm.task.task import _no_process_group

        _logger = logging.getLogger(__name__)

        def evaluation_sample_limit(loader):
            """How many samples of a loader are no padding by its sampler; None if the sampler does not say."""
            return getattr(getattr(loader, 'sampler', None), 'num_valid_samples', None)

        class ClassificationEvaluator:
            """Mean loss, and how often (in per cent) the class is the first, or among the first five, over many batches."""

            default_metric = 'top1'
            metric_names = ('loss', 'top1', 'top5')

            def __init__(self, device=None, *, max_samples=None, criterion=None):
                self.criterion = nn.CrossEntropyLoss() if criterion is None else criterion
                self.device = torch.device(device or 'cpu')
                self.max_samples = max_samples
                self.reset()

            def reset(self):
                """Forgets all batches."""
                self.num_samples = 0
                dtype = torch.float32 if self.device.type == 'mps' else torch.float64
                self.loss_sum = torch.zeros((), dtype=dtype, device=self.device)
                self.counts = torch.zeros(3, dtype=torch.int64, device=self.device)  # samples, first right, one of five right

            def _prepare(self, output, target):
                if self.max_samples is not None:
                    left = max(0, self.max_samples - self.num_samples)
                    output, target = output[:left], target[:left]
                self.num_samples += output.shape[0]
                return output.detach().float(), target.detach()

            def _accumulate_loss(self, loss, num_examples):
                self.loss_sum += loss.to(self.loss_sum.dtype) * num_examples
                self.counts[0] += num_examples

            @torch.no_grad()
            def update(self, output, target):
                """Adds a batch: logits [N, classes], class indices [N]."""
                if (output.ndim, target.ndim) != (2, 1) or target.shape[0] != output.shape[0]:
                    raise ValueError(
                        'Single-label evaluation expects (batch, num_classes) logits and (batch,) class indices.')
                output, target = self._prepare(output, target)
                if output.shape[0] == 0:
                    return
                self._accumulate_loss(self.criterion(output, target), output.shape[0])
                best = output.topk(min(5, output.shape[-1]), dim=-1).indices
                right = best.eq(target[:, None])
                self.counts[1] += right[:, 0].sum()
                self.counts[2] += right.any(dim=-1).sum()

            def _summary(self, loss_sum, counts):
                number, first, five = counts.tolist()
                number = max(number, 1)
                return OrderedDict(loss=loss_sum.item() / number, top1=100 * first / number, top5=100 * five / number)

            def summary(self):
                """The numbers so far."""
                return self._summary(self.loss_sum, self.counts)

            def compute(self, distributed=False):
                """The numbers over all batches."""
                if distributed:
                    raise _no_process_group()
                return self._summary(self.loss_sum, self.counts)

        def _average_precision_columns(output, target):
            rows = output.shape[0]
            order = output.argsort(dim=0, descending=True)
            scores = output.gather(0, order)
            positives = target.gather(0, order).to(torch.float64)
            found = positives.cumsum(0)
            # Equal scores share a threshold: the precision is that behind the last of them.
            last = torch.ones_like(scores, dtype=torch.bool)
            last[:-1] = scores[:-1] != scores[1:]
            place = torch.arange(rows, device=output.device).unsqueeze(1).expand_as(last)
            place = torch.where(last, place, torch.full_like(place, rows)).flip(0).cummin(0).values.flip(0)
            precision = found.gather(0, place) / (place + 1).to(torch.float64)
            total = found[-1]
            return torch.where(total > 0, (positives * precision).sum(0) / total.clamp(min=1), torch.zeros_like(total))

        def _average_precision(output, target, chunk_elements=1 << 24):
            """Average precision [C] of scores [N, C] for targets of 0 and 1; 0 for a class that never is."""
            rows, columns = output.shape
            if rows == 0 or columns == 0:
                return torch.zeros(columns, dtype=torch.float64, device=output.device)
            step = max(1, chunk_elements // rows)
            return torch.cat([_average_precision_columns(output[:, k:k + step], target[:, k:k + step])
                              for k in range(0, columns, step)])

        class MultiLabelClassificationEvaluator(ClassificationEvaluator):
            """Mean loss, average precision and F1 (of all, by class, by sample) in per cent, for targets [N, classes]."""

            default_metric = 'map'
            metric_names = ('loss', 'map', 'micro_f1', 'macro_f1', 'sample_f1')

            def __init__(self, device=None, *, max_samples=None, threshold=0.5):
                if not 0. < threshold < 1.:
                    raise ValueError('Multi-label prediction threshold must be between 0 and 1.')
                self.threshold = threshold
                self._warned_soft_targets = False
                super().__init__(device, max_samples=max_samples, criterion=nn.BCEWithLogitsLoss())

            def reset(self):
                """Forgets all batches."""
                super().reset()
                self.outputs, self.targets = [], []

            @torch.no_grad()
            def update(self, output, target):
                """Adds a batch: logits and targets [N, classes]."""
                if output.ndim != 2 or output.shape != target.shape:
                    raise ValueError('Multi-label evaluation expects matching (batch, num_classes) logits and targets.')
                output, target = self._prepare(output, target)
                if output.shape[0] == 0:
                    return
                target = target.float()
                self._accumulate_loss(self.criterion(output, target), output.shape[0])
                if not torch.all((target == 0) | (target == 1)):
                    if not self._warned_soft_targets:
                        _logger.warning('Multi-label evaluation binarizes soft targets at 0.5 for the mAP and F1 metrics.')
                        self._warned_soft_targets = True
                    target = target >= 0.5
                self.outputs.append(output.cpu())
                self.targets.append(target.bool().cpu())

            def _summary(self, loss_sum, counts):
                return OrderedDict(loss=loss_sum.item() / max(int(counts[0]), 1))

            def compute(self, distributed=False):
                """The numbers over all batches."""
                metrics = super().compute(distributed=distributed)
                if not self.outputs:
                    metrics.update(map=0., micro_f1=0., macro_f1=0., sample_f1=0.)
                    return metrics
                output, target = torch.cat(self.outputs), torch.cat(self.targets)
                prediction = output.sigmoid() >= self.threshold
                both = (prediction & target).double()
                either = prediction.double() + target.double()

                def f1(*dims):
                    part = both.sum(*dims) / either.sum(*dims).clamp(min=1)
                    return 200 * part.mean().item()

                metrics.update(map=100 * _average_precision(output, target).mean().item(), micro_f1=f1(), macro_f1=f1(0),
                               sample_f1=f1(1))
                return metrics
        """#
}
