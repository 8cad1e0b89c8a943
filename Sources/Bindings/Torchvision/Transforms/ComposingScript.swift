// torchvision.transforms.transforms, a part of it. Transforms made of others: one after the other, with a probability, in random
// order, one of a list; and functions.

extension TransformScripts {
    static let composing = #"""
        class Compose:
            """Transforms one after the other."""

            def __init__(self, transforms):
                self.transforms = transforms

            def __call__(self, img):
                for t in self.transforms:
                    img = t(img)
                return img

            def __repr__(self):
                return self.__class__.__name__ + '(' + ''.join(f'\n    {t}' for t in self.transforms) + '\n)'

        class Lambda:
            """A function of one's own."""

            def __init__(self, lambd):
                if not callable(lambd):
                    raise TypeError(f'Argument lambd should be callable, got {repr(type(lambd).__name__)}')
                self.lambd = lambd

            def __call__(self, img):
                return self.lambd(img)

            def __repr__(self):
                return f'{self.__class__.__name__}()'

        class RandomTransforms:
            """What RandomOrder and RandomChoice have in common."""

            def __init__(self, transforms):
                if not isinstance(transforms, Sequence):
                    raise TypeError('Argument transforms should be a sequence')
                self.transforms = transforms

            def __call__(self, *args, **kwargs):
                raise NotImplementedError()

            def __repr__(self):
                return self.__class__.__name__ + '(' + ''.join(f'\n    {t}' for t in self.transforms) + '\n)'

        class RandomApply(torch.nn.Module):
            """All of a list with a probability."""

            def __init__(self, transforms, p=0.5):
                super().__init__()
                self.transforms = transforms
                self.p = p

            def forward(self, img):
                if self.p < torch.rand(1):
                    return img
                for t in self.transforms:
                    img = t(img)
                return img

            def __repr__(self):
                return (self.__class__.__name__ + f'(\n    p={self.p}' + ''.join(f'\n    {t}' for t in self.transforms)
                        + '\n)')

        class RandomOrder(RandomTransforms):
            """All of a list in random order."""

            def __call__(self, img):
                order = list(range(len(self.transforms)))
                random.shuffle(order)
                for i in order:
                    img = self.transforms[i](img)
                return img

        class RandomChoice(RandomTransforms):
            """One of a list."""

            def __init__(self, transforms, p=None):
                super().__init__(transforms)
                if p is not None and not isinstance(p, Sequence):
                    raise TypeError('Argument p should be a sequence')
                self.p = p

            def __call__(self, *args):
                return random.choices(self.transforms, weights=self.p)[0](*args)

            def __repr__(self):
                return f'{super().__repr__()}(p={self.p})'
        """#
}
