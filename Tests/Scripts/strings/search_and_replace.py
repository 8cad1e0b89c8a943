s = 'banana'
print(s.find('an'), s.rfind('an'), s.find('x'), s.count('a'), s.replace('a', 'o', 2))
print(s.startswith(('x', 'b')), s.endswith('na'), s.index('n', 3))
