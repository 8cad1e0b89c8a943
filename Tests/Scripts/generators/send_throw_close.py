def g():
    try:
        x = yield 1
        print('got', x)
        yield 2
    except ValueError:
        yield 'caught'
    finally:
        print('closed')

i = g()
print(next(i), i.send('a'), i.throw(ValueError))
i.close()
