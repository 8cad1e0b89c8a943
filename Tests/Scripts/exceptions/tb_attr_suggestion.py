class A:
    def method(self): pass
    value = 1
A().metod()
