// timm.data.readers.targets: fields of a sample's description that hold its target.

extension DataScripts {
    static let timmTargets = #"""
        TARGET_FORMATS = ('indices', 'multihot')

        def check_target_format(target_format, target_keys=None):
            target_format = target_format or 'indices'
            if target_format not in TARGET_FORMATS:
                raise ValueError(f"Unknown target format '{target_format}', expected one of {TARGET_FORMATS}.")
            if target_keys and target_format != 'indices':
                raise ValueError('Multi-field target keys define their own target format, leave the target format at its default.')
            return target_format

        def _contains(value, parts):
            for i, part in enumerate(parts):
                if isinstance(value, (list, tuple)):
                    return all(_contains(item, parts[i:]) for item in value)
                if not hasattr(value, '__contains__') or part not in value:
                    return False
                value = value[part]
            return True

        def _resolve(value, parts):
            for i, part in enumerate(parts):
                if isinstance(value, (list, tuple)):
                    return [_resolve(item, parts[i:]) for item in value]
                value = value[part]
            return value

        def has_field(container, path):
            return path in container or _contains(container, path.split('/'))

        def get_field(container, path):
            """A field by its name, or by a path of names."""
            return container[path] if path in container else _resolve(container, path.split('/'))

        def parse_target_keys(target_key):
            """The names in a list with commas; None for one name or none."""
            if not target_key or ',' not in target_key:
                return None
            keys = tuple(key.strip() for key in target_key.split(','))
            if not all(keys) or len(set(keys)) != len(keys):
                raise ValueError(f"Multi-field target key '{target_key}' must list unique, non-empty field names.")
            return keys

        def multi_field_class_to_idx(keys, features=None):
            if features is not None:
                missing = [key for key in keys if not has_field(features, key)]
                if missing:
                    raise ValueError(f'Target fields {missing} not found in dataset features {sorted(features.keys())}.')
            return {key: index for index, key in enumerate(keys)}

        def multi_field_target(sample, keys):
            """Places of the fields that are above 0."""
            return [index for index, key in enumerate(keys) if get_field(sample, key) > 0]
        """#
}
