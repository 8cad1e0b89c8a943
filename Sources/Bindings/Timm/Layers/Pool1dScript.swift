// timm.layers.pool1d: pooling of tokens. Follows timm's pool1d.py (Apache-2.0).

extension TrainingScripts {
    static let timmLayersPool1d = #"""
        def global_pool_nlc(x, pool_type='token', num_prefix_tokens=1, reduce_include_prefix=False):
            """Pools tokens (N, L, C) to (N, C): the first one, or 'avg', 'max' or 'avgmax' of those after the prefix."""
            if not pool_type:
                return x
            if pool_type == 'token':
                return x[:, 0]
            assert pool_type in ('avg', 'max', 'avgmax'), f'Unknown pool type {pool_type}'
            if not reduce_include_prefix:
                x = x[:, num_prefix_tokens:]
            if pool_type == 'avgmax':
                return 0.5 * (x.amax(1) + x.mean(1))
            return x.mean(1) if pool_type == 'avg' else x.amax(1)
        """#
}
