# "Did you mean" for names, attributes, imports, keywords.
import sys, traceback


class Thing:
    colour = 1
    def method(self): pass
    def __init__(self): self.instance_value = 2
    def bare(self): return colour
    def bare_method(self): return method


thing = Thing()
alpha_value = 1


def n1(): return alpha_valeu
def n2(): return prnt
def n3(): return thing.color
def n4(): return thing.methud
def n5(): return thing.instance_valu
def n6(): return thing.zzzzzz
def n7(): return "".uper
def n8(): return [].apend
def n9(): return Thing.methud
def n10():
    local_name = 1
    return local_nam
def n11(): return thing.bare()
def n12(): return thing.bare_method()
def n13():
    from math import pii
def n14(): return {}.vales
def n15(): return xs
def n16(): return thing.__clas__
def n17(): return (1).rael
def n18(): return Tru
def n19(): return nulll
def n20(): return len2
def n21(): return sys.argvv
def n22(): return Thing().method.nam
def n23(): return x
def n24(): return sel
def n25(): thing.colur += 1
def n26(): return ValueEror("x")
def n27(): return lenn(alpha_value)


for i in range(1, 28):
    try:
        globals()["n%d" % i]()
    except Exception as error:
        shown = traceback.format_exc().splitlines()[-1]
        print(i, shown)
