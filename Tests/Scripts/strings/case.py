for s in ['hello World', 'straße', 'ǅ', 'ΑΣ']:
    print(s.upper(), s.lower(), s.title(), s.capitalize(), s.swapcase(), s.casefold())
