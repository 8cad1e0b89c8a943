e = ValueError('text\nsecond line')
e.add_note('remember this')
e.add_note('two\nlines')
raise e
