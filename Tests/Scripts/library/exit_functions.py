import atexit
atexit.register(print, 'bye')
@atexit.register
def f(): print('f')
print('main')
