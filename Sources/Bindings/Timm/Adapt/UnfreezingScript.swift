// timm.adapt.unfreezing: a model learns from the head towards the input, each stage with a learning rate of its own.

extension DataScripts {
    static let timmAdaptUnfreezing = #"""
        from timm.models._manipulate import group_with_matcher
        from timm.optim._param_groups import auto_group_layers

        def _stages(model):
            """Names of parameters by stage, from the stem to the head. The head is everything of the classifier."""
            named = dict(model.named_parameters())
            head = {id(p) for p in model.get_classifier().parameters()}
            names = [name for name, p in named.items() if id(p) not in head]
            if hasattr(model, 'group_matcher'):
                numbers = group_with_matcher([(name, None) for name in names], model.group_matcher(coarse=True), reverse=True)
            else:
                numbers = auto_group_layers(model)
            stages = {}
            for name in names:
                stages.setdefault(numbers[name], []).append(name)
            ordered = [stages[number] for number in sorted(stages)]
            return named, ordered + [[name for name, p in named.items() if id(p) in head]]

        class Phase:
            """A part of a training: which stages learn, and how fast. param_groups() is what an optimizer is made with."""
            def __init__(self, model, name, first, lr, decay, weight_decay):
                self.model, self.name, self.first = model, name, first
                self.lr, self.decay, self.weight_decay = lr, decay, weight_decay

            def apply(self):
                """Parameters of earlier stages stop learning, the others learn. Their objects stay the same. Returns the number
                of parameters that learn."""
                named, stages = _stages(self.model)
                count = 0
                for place, names in enumerate(stages):
                    for name in names:
                        named[name].requires_grad_(place >= self.first)
                        count += named[name].numel() if place >= self.first else 0
                return count

            def train(self):
                """model.train(), but batch norms of frozen stages keep their statistics. Returns the model."""
                self.model.train()
                for module in self.model.modules():
                    own = list(module.parameters(recurse=False))
                    if hasattr(module, 'running_mean') and own and not any(p.requires_grad for p in own):
                        module.eval()
                return self.model

            def param_groups(self):
                """Groups for an optimizer: the head at lr, every stage before it at decay times the rate of the next one; biases
                and norms without weight decay."""
                named, stages = _stages(self.model)
                exempt = set(getattr(self.model, 'no_weight_decay', lambda: ())())
                groups = []
                for place in range(self.first, len(stages)):
                    rate = self.lr * self.decay ** (len(stages) - 1 - place)
                    for flat in (True, False):
                        params = [named[n] for n in stages[place] if (named[n].ndim <= 1 or n in exempt) == flat]
                        if params:
                            groups.append({'params': params, 'lr': rate, 'weight_decay': 0.0 if flat else self.weight_decay})
                return groups

            def __repr__(self):
                return f"Phase('{self.name}', stages from {self.first}, lr={self.lr})"

        def progressive_phases(model, lr=1e-3, decay=0.3, weight_decay=0.05, stages=(1, 3, None)):
            """Phases of a progressive unfreezing: by default the head, then the head and the last two stages, then everything.

            stages: for each phase how many stages learn, counted from the head; None for all. The rate of later phases is lower:
            what is trained already should move less.
            """
            count = len(_stages(model)[1])
            names = {1: 'head', None: 'all'}
            phases = []
            for place, learning in enumerate(stages):
                if learning is not None and not 1 <= learning <= count:
                    raise ValueError(f'progressive_phases(): {learning} stages, but the model has {count}')
                first = 0 if learning is None else count - learning
                name = names.get(learning, f'last {learning - 1 if learning else 0} stages')
                phases.append(Phase(model, name, first, lr * decay ** place, decay, weight_decay))
            return phases
        """#
}
