words = ['bb', 'a', 'cc', 'd', 'aaa']
print(sorted(words, key=len), sorted(words, key=len, reverse=True))
