foo = 1
bar = 2
print(fooo)
