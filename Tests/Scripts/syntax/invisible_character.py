x = y​
