assert (1, "always")
x = 5 is 5
print("ok")
