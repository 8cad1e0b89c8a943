// The methods of str, bytes and bytearray.

/// Puts the methods into the types.
func installText() {}
