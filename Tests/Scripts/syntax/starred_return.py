def f(): return *a
print(f
