# Possessive groups keep no captures of branches that failed, and a lookahead's character is no character of the match.
import re

for pattern, subject in [
    (r'(?P<n>b)*+.{2}|\Z', 'abcabc'), (r'(?P<n>b)*+.{2}|\Z', 'bc'), (r'(?:(b))*+.{2}|\Z', 'bc'), (r'(b)?+.{3}|\w', 'bc'),
    (r'(a|ab)*+c|.', 'abc'), (r'(a)++(b)*+', 'aabb'), (r'(?=b)\.??(?i:B)\.{,1}', 'aXbXc'), (r'(?=b)b', 'abab'), (r'(?=b).?b', 'abab'),
    (r'(?=a)\w??a', 'banana'), (r'(?=(a))a', 'aa'), (r'(?!b)\w', 'abc'), (r'(?=\d)\D?\d', 'a1b2'), (r'[ab]*+a', 'aaba'),
    (r'(?:ab)++b', 'ababb'), (r'\d{1,3}+\.', '1234.'), (r'(\d{1,2})*+$', '12345'),
]:
    print(pattern, [(m.span(), m.groups()) for m in re.finditer(pattern, subject)], re.split(pattern, subject))
