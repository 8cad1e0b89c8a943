print(["it's", 'a"b', '\n\t\\', '\x00\x7f', 'é\u200b', b'\x00\xffab'])
