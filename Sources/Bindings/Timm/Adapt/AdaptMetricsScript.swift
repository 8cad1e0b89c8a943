// timm.adapt.metrics: how well a model does, class by class, and how well it knows that.

extension DataScripts {
    static let timmAdaptMetrics = #"""
        import torch
        import torch.nn as nn
        import torch.nn.functional as F
        from timm.utils import AverageMeter, accuracy

        def expected_calibration_error(probabilities, targets, bins=15):
            """The mean distance between confidence and accuracy over bins of equal width (Guo et al., arXiv 1706.04599)."""
            confidence, predicted = probabilities.max(dim=1)
            correct = (predicted == targets).to(torch.float64)
            confidence = confidence.to(torch.float64)
            place = (confidence * bins).ceil().sub(1).clamp(0, bins - 1).to(torch.int64)
            error = 0.0
            for b in range(bins):
                inside = place == b
                count = int(inside.sum())
                if count:
                    error += count / len(targets) * abs(confidence[inside].mean().item() - correct[inside].mean().item())
            return error

        class Evaluation:
            """What evaluate() finds: loss, top1, top5 (per cent), confusion [true, predicted], ece, and rows for each class."""
            def __init__(self, loss, top1, top5, confusion, ece):
                self.loss, self.top1, self.top5, self.confusion, self.ece = loss, top1, top5, confusion, ece

            def per_class(self):
                """A dict for each class: precision, recall and f1 (0 to 1; 0 where there is nothing to divide), and support."""
                right = self.confusion.diag().to(torch.float64)
                given, true = self.confusion.sum(0).to(torch.float64), self.confusion.sum(1).to(torch.float64)
                precision, recall = right / given.clamp(min=1), right / true.clamp(min=1)
                f1 = 2 * precision * recall / (precision + recall).clamp(min=1e-12)
                return [{'precision': p, 'recall': r, 'f1': f, 'support': int(s)}
                        for p, r, f, s in zip(precision.tolist(), recall.tolist(), f1.tolist(), true.tolist())]

            def report(self, names=None):
                """The classes as a table of text."""
                rows = self.per_class()
                names = names or [str(i) for i in range(len(rows))]
                width = max(len(str(name)) for name in names)
                lines = [f"{'':{width}}  precision  recall      f1  support"]
                for name, row in zip(names, rows):
                    lines.append(f"{name:{width}}  {row['precision']:9.3f}  {row['recall']:6.3f}  {row['f1']:6.3f}  {row['support']:7d}")
                return '\n'.join(lines)

            def __repr__(self):
                return f'Evaluation(loss={self.loss:.4f}, top1={self.top1:.3f}, top5={self.top5:.3f}, ece={self.ece:.4f})'

        def evaluate(model, loader, criterion=None, device='cpu'):
            """Runs a model over a loader. Returns an Evaluation."""
            criterion = criterion or nn.CrossEntropyLoss()
            was_training = model.training
            model.eval()
            losses = AverageMeter()
            outputs, targets = [], []
            with torch.no_grad():
                for input, target in loader:
                    output = model(input.to(device))
                    losses.update(criterion(output, target).item(), input.size(0))
                    outputs.append(output)
                    targets.append(target)
            model.train(was_training)
            if not outputs:
                raise ValueError('evaluate(): the loader has no batch')
            output, target = torch.cat(outputs), torch.cat(targets)
            classes = output.shape[1]
            top1, top5 = accuracy(output, target, topk=(1, 5))
            confusion = torch.bincount(target * classes + output.argmax(1), minlength=classes * classes).reshape(classes, classes)
            return Evaluation(losses.avg, top1.item(), top5.item(), confusion, expected_calibration_error(output.softmax(1), target))

        def validate_model(model, loader, device='cpu', log_interval=100):
            """Loss and accuracy over a loader: loss, top1, top5, error1, error5. Prints every log_interval batches (0: never)."""
            was_training = model.training
            model.eval()
            losses, top1, top5 = AverageMeter(), AverageMeter(), AverageMeter()
            criterion = nn.CrossEntropyLoss()
            with torch.no_grad():
                for batch_idx, (input, target) in enumerate(loader):
                    input, target = input.to(device), target.to(device)
                    output = model(input)
                    loss = criterion(output, target)
                    acc1, acc5 = accuracy(output, target, topk=(1, 5))
                    losses.update(loss.item(), input.size(0))
                    top1.update(acc1.item(), input.size(0))
                    top5.update(acc5.item(), input.size(0))
                    if log_interval and batch_idx % log_interval == 0:
                        print(f'Batch [{batch_idx}/{len(loader)}] Loss: {losses.avg:.4f} '
                              f'Acc1: {top1.avg:.3f}% Acc5: {top5.avg:.3f}%')
            model.train(was_training)
            return {'loss': losses.avg, 'top1': top1.avg, 'top5': top5.avg, 'error1': 100 - top1.avg, 'error5': 100 - top5.avg}

        def analyze_model_adaptation(model, dataset_stats):
            """The number of parameters, and mean, std, min and max of what every convolution and linear layer gives for random
            input of dataset_stats['image_size'] (and dataset_stats['channels'], 3 if it is not there), in eval mode."""
            was_training = model.training
            model.eval()
            size, channels = dataset_stats['image_size'], dataset_stats.get('channels', 3)
            found, hooks = {}, []

            def recorder(name):
                def hook(module, input, output):
                    if isinstance(output, torch.Tensor):
                        found[name] = {'mean': output.mean().item(), 'std': output.std().item(), 'min': output.min().item(),
                                       'max': output.max().item()}
                return hook

            for name, module in model.named_modules():
                if isinstance(module, (nn.Conv2d, nn.Linear)):
                    hooks.append(module.register_forward_hook(recorder(name)))
            try:
                with torch.no_grad():
                    model(torch.randn(1, channels, size, size))
            finally:
                for hook in hooks:
                    hook.remove()
                model.train(was_training)
            return {'total_params': sum(p.numel() for p in model.parameters()),
                    'trainable_params': sum(p.numel() for p in model.parameters() if p.requires_grad), 'activation_stats': found}
        """#
}
