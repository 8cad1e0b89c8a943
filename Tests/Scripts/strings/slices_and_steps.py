s = 'hello, wörld'
print(s[1:4], s[::-1], s[-3:], s[::2], s[10:2:-3], s[5:1])
print(len(s), s[8], 'ö' in s)
