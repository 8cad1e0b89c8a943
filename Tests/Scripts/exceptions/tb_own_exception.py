class Outer:
    class Broken(Exception):
        def __str__(self): return 'own text'
def go(): raise Outer.Broken(1)
(lambda: go())()
