// timm.utils: the names of the package.

extension TrainingScripts {
    static let timmUtils = #"""
        from timm.utils.agc import adaptive_clip_grad
        from timm.utils.checkpoint_saver import CheckpointSaver, load_checkpoint_metadata
        from timm.utils.clip_grad import dispatch_clip_grad
        from timm.utils.decay_batch import check_batch_size_retry, decay_batch_step
        from timm.utils.distributed import (distribute_bn, init_distributed_device, is_distributed_env, is_primary, reduce_tensor,
                                            world_info_from_env)
        from timm.utils.log import FormatterNoInfo, setup_default_logging
        from timm.utils.metrics import AverageMeter, accuracy
        from timm.utils.misc import ParseKwargs, add_bool_arg, natural_key
        from timm.utils.model import freeze, get_state_dict, reparameterize_model, unfreeze, unwrap_model
        from timm.utils.model_ema import ModelEma, ModelEmaV2, ModelEmaV3
        from timm.utils.random import random_seed
        from timm.utils.summary import get_outdir, trim_summary, update_summary
        """#
}
