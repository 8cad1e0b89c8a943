print(0.1 + 0.2, 1e16, 1e15, 1e-5, 0.0001, -0.0, float('inf'), float('nan'), 1e22, 5e-324)
