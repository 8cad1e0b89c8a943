class A:
    def f(self):
        break
