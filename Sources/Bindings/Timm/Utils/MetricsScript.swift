// timm.utils.AverageMeter and accuracy.

extension TrainingScripts {
    static let timmUtilsMetrics = #"""
        class AverageMeter:
            """The last value and the mean of a quantity, which may be a number or a tensor."""

            def __init__(self):
                self.reset()

            def reset(self):
                self.val = 0
                self.avg = 0
                self.sum = 0
                self.count = 0

            def update(self, val, n=1):
                self.val = val
                self.sum += val * n
                self.count += n
                self.avg = self.sum / self.count if self.count else 0

        def accuracy(output, target, topk=(1,)):
            """Percentages of samples whose class is among the k highest logits."""
            most = min(max(topk), output.size()[1])
            _, pred = output.topk(most, 1, True, True)
            correct = pred.t().eq(target.reshape(1, -1).expand_as(pred.t()))
            return [correct[:min(k, most)].reshape(-1).float().sum(0) * 100.0 / target.size(0) for k in topk]
        """#
}
