print(' a  b c '.split(), 'a,b,,c'.split(','), 'a,b,c'.rsplit(',', 1))
print('-'.join(['x', 'y', 'z']), '  pad '.strip() + '|', 'xxhixx'.strip('x'))
print('a\nb\r\nc'.splitlines(), 'k=v=w'.partition('='), 'k=v=w'.rpartition('='))
