# C3 linearisation: the order, and what has none.
class O: pass
class A(O): pass
class B(O): pass
class C(O): pass
class D(O): pass
class E(O): pass
class K1(A, B, C): pass
class K2(D, B, E): pass
class K3(D, A): pass
class Z(K1, K2, K3): pass


print([c.__name__ for c in Z.__mro__])
print(Z.mro() == list(Z.__mro__), Z.__base__.__name__, Z.__bases__)
for bases in ((A, A), (O, A), (K1, O, A), (int, str), (A, bool), (type(None),), (5,)):
    try:
        print(type("New", bases, {}))
    except TypeError as error:
        print(str(error))


class X(A, B): pass
class Y(B, A): pass


try:
    class XY(X, Y): pass
except TypeError as error:
    print(error)
