// timm.utils: what training programs ask about processes. There is one.

extension TrainingScripts {
    static let timmUtilsDistributed = #"""
        import os

        import torch

        # There is one process: what would be sent to others is refused, and a single process needs nothing.

        def reduce_tensor(tensor, n):
            raise NotImplementedError('reduce_tensor is not available: there is one process')

        def distribute_bn(model, world_size, reduce=False):
            """Shares batch statistics between processes: nothing to do for one."""
            if world_size > 1:
                raise NotImplementedError(f'distribute_bn with {world_size} processes is not available: there is one process')

        def is_global_primary(args):
            return args.rank == 0

        def is_local_primary(args):
            return args.local_rank == 0

        def is_primary(args, local=False):
            return is_local_primary(args) if local else is_global_primary(args)

        def is_distributed_env():
            for name in ('WORLD_SIZE', 'SLURM_NTASKS'):
                if name in os.environ:
                    return int(os.environ[name]) > 1
            return False

        def world_info_from_env():
            def first(names, default):
                return next((int(os.environ[name]) for name in names if name in os.environ), default)

            return (first(('LOCAL_RANK', 'MPI_LOCALRANKID', 'SLURM_LOCALID', 'OMPI_COMM_WORLD_LOCAL_RANK'), 0),
                    first(('RANK', 'PMI_RANK', 'SLURM_PROCID', 'OMPI_COMM_WORLD_RANK'), 0),
                    first(('WORLD_SIZE', 'PMI_SIZE', 'SLURM_NTASKS', 'OMPI_COMM_WORLD_SIZE'), 1))

        def init_distributed_device(args):
            if is_distributed_env():
                raise NotImplementedError('init_distributed_device is not available for several processes')
            args.distributed = False
            args.world_size = 1
            args.rank = 0
            args.local_rank = 0
            args.device = getattr(args, 'device', 'cuda')
            if args.device.split(':')[0] == 'cuda':
                assert torch.cuda.is_available(), f'CUDA is not available but {args.device} was specified.'
            return torch.device(args.device)
        """#
}
