// The methods of list, tuple, dict, set, frozenset, range and slice.

/// Puts the methods into the types.
func installContainers() {}
