print("tnb")
