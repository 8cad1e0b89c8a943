None.x = None = 1
