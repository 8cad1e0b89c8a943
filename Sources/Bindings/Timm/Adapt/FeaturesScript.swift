// timm.adapt.features: while the trunk is frozen its features never change, so they are computed once and the head learns on them.

extension DataScripts {
    static let timmAdaptFeatures = #"""
        import torch
        import torch.nn as nn
        import torch.nn.functional as F
        from torch.utils.data import BatchSampler, RandomSampler, TensorDataset

        class HeadView(nn.Module):
            """What comes after the pooled features: dropout and the classifier. Its parameters are the model's own."""
            def __init__(self, model):
                super().__init__()
                self.drop_rate = float(getattr(model, 'drop_rate', 0.0) or 0.0)
                self.classifier = model.get_classifier()

            def forward(self, x):
                if self.training and self.drop_rate > 0.0:
                    x = F.dropout(x, p=self.drop_rate, training=True)
                return self.classifier(x)

        def cache_features(model, loader, device='cpu'):
            """The features before the classifier of every sample of a loader that neither shuffles nor augments, with the targets:
            a TensorDataset in the loader's order. The model is in eval mode meanwhile."""
            was_training = model.training
            model.eval()
            features, targets = [], []
            with torch.no_grad():
                for input, target in loader:
                    input = input.to(device)
                    features.append(model.forward_head(model.forward_features(input), pre_logits=True))
                    targets.append(target)
            model.train(was_training)
            if not features:
                raise ValueError('cache_features(): the loader has no batch')
            return TensorDataset(torch.cat(features), torch.cat(targets))

        def fit_head(model, features, epochs, optimizer, criterion=None, batch_size=64, generator=None, on_epoch=None):
            """Trains the classifier on cached features, shuffled as a DataLoader shuffles. Returns the mean loss of each epoch.

            The result is that of training on the images with the trunk frozen in eval mode and no augmentation, for the same order
            of samples and the same random state. on_epoch(epoch, loss) is called after every epoch.
            """
            criterion = criterion or nn.CrossEntropyLoss()
            head = HeadView(model)
            head.train()
            inputs, targets = features.tensors
            sampler = BatchSampler(RandomSampler(features, generator=generator), batch_size, False)
            losses = []
            for epoch in range(epochs):
                total, count = 0.0, 0
                for batch in sampler:
                    optimizer.zero_grad()
                    loss = criterion(head(inputs[batch]), targets[batch])
                    loss.backward()
                    optimizer.step()
                    total += loss.item() * len(batch)
                    count += len(batch)
                losses.append(total / count)
                if on_epoch is not None:
                    on_epoch(epoch, losses[-1])
            return losses
        """#
}
