def f(how):
    log = []
    try:
        for i in range(2):
            try:
                log.append(i)
                if how == 'return': return log
                if how == 'break': break
                if how == 'continue': continue
                if how == 'raise': raise ValueError(how)
            except ValueError:
                log.append('except')
                if i: raise
            else: log.append('else')
            finally: log.append('finally')
        else: log.append('loop else')
    except ValueError as e: log.append(repr(e))
    finally: log.append('end')
    return log
for how in ('none', 'return', 'break', 'continue', 'raise'): print(how, f(how))
def g():
    try: raise ValueError
    except ValueError: return 'except'
    finally: print('fin')
print(g())
def h():
    x = 1
    try: return x
    finally: x = 2
print(h())
def deep(n):
    try:
        if n: return deep(n - 1)
        raise KeyError(n)
    finally: print('unwind', n)
try: deep(3)
except KeyError: print('caught')
def gen():
    try:
        while True:
            try: yield 1
            except ValueError as e: print('inside', e)
    finally: print('generator finally')
x = gen()
next(x)
print(x.throw(ValueError('thrown')))
x.close()
def in_loop():
    out = []
    for i in range(5):
        try:
            if i == 3: break
            if i % 2: continue
            out.append(i)
        finally:
            out.append(f'f{i}')
    return out
print(in_loop())
def nested():
    try:
        try: 1 / 0
        except ZeroDivisionError: raise ValueError('second')
        finally: print('inner finally')
    except ValueError as e:
        print(e, repr(e.__context__))
        try: raise KeyError('third')
        except KeyError as k: print(repr(k.__context__))
    import sys
    print(sys.exc_info())
nested()
def ret_in_except():
    for _ in range(2):
        try: raise ValueError
        except ValueError:
            try: return 'a'
            finally: continue
    return 'b'
print(ret_in_except())
