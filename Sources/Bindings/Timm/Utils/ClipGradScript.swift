// timm.utils.dispatch_clip_grad: the ways of clipping by name.

extension TrainingScripts {
    static let timmUtilsClipGrad = #"""
        import torch
        import torch.nn.utils
        from timm.utils.agc import adaptive_clip_grad

        def dispatch_clip_grad(parameters, value, mode='norm', norm_type=2.0):
            if mode == 'norm':
                torch.nn.utils.clip_grad_norm_(parameters, value, norm_type=norm_type)
            elif mode == 'value':
                torch.nn.utils.clip_grad_value_(parameters, value)
            elif mode == 'agc':
                adaptive_clip_grad(parameters, value, norm_type=norm_type)
            else:
                assert False, f'Unknown clip mode ({mode}).'
        """#
}
