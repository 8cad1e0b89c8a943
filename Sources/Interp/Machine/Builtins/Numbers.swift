// The methods of int, float and bool.

/// Puts the methods into the types.
func installNumbers() {}
