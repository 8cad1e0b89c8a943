# State dicts that PyTorch's torch.save wrote: they load, and training goes on as it did.
import base64, io, zlib
import torch
from torch import nn
BLOBS = {
    'SGD':
        'eNqlVU1s40QUduLmp6bbNgtsu2E3sPxtCm0aO/8gEilC6cGolCAks9JinGQaWzhxnj1u2YogxKoryh6QED8CQc8sQntCKojDHrghOAAHLlwQJ6SVkDjAlRl7'
        'm9oubXfLSM7E9nzv++ab955XRHaMYeJxZt+YZk4yitlWtTW02FGwkhm8ojfqk8wF33gjPAQmLUUIwMIKRhAaQjitkl82LTJDGJOmyKue0UN9bPfklr26ikyI'
        'tLFBQmdkG2u6xckmatma3pEx6luGKa8JHETTaSnmRDVMpYsg5kK4hm4o+Hn3IQdxKUTWZGFcYsncHtjAiVEMdz0nMmJYZK/AhMiKoStwYqvdNnQdtbFm9C3u'
        'WbODTNR5WmtjDibnmjCFYboJCUskwk+qEZWwqzHVjc7D3SonshjuoVHZTbhXDG3CqS2VAmcwzDbhtGVLE2TpQDGVntw1DXtgQfIi3DeEM2kpTN7oJpxdqn39'
        'ER0fS3GPJ5Baqt38no4fpHHyvKP0Bqiv9btwv8g4UdeR1lWx3EFt5RI8QB5SeB9ZGJnGGpx7yw2nvKr1tA0ED245vq0aJlLaKjy0LE3SqBo1nhBqSktH8PCW'
        'c2SrtoU68MiyFN0Vb8GjF+E8OToxhGzFVskdscJrhwBzqmPyYyOTH3dNnnctWcCQacKiD5SDrOshf8tDgXqYcwF5DIUmFJGdWRFj8We6G98tE8votXJgds4w'
        'C6PszJC99hQsryHTIsfbqM8FkvSQwVPKnT9/vUxV0utgyiRT2qO8lZayomvdPj3IRj13+6x7o5inAmrr8AfNkvChAhJMbSSgdQkjg2Zxo/7kcXh3h65hrCOq'
        'YfOp30/TNIgeqmGSqfq6wmK2UX/ifwh4+Z169cW/rlanE4la86vtG+ynH9SuL527QRVdfal1fpZwzh6haN6viG/U07etKMi5c/2T32jNTRzBWfZzCo16/lgu'
        '/P3h2eoF5UR154v3q8Pk27X4tVTtJ/bLGtXybWr99WPsP3cn+38t+bnD+TP7nsP5T/zaL0fvf8pTCqOqO1b+5zjK+uN294Wj8z/FCHsF6GzVQqZGKnBDoW1d'
        '1jqNeuYORfDZUqlcFEpCpVSplAt5vigUsgWhki/nS5Vcic/ylWKhwueoyjdvLoTTREfaURmiYkc6vV1rep/y4Hc0iPY2oBkfcjvMHNTngkG8TSTpbxwsc0jn'
        'CsbxNoKEL867njijBhSEe6t20gc/NcYEesc+HzzV58d+FsTyQay3WvzYM5EAVghivVkf4A1ic0GsN3en/LxRJlglQbA3pVJ+rz3g/072FTEand8tDXZhhOQC'
        '8+WwO5dj7kxwzr9vxt1796sXiboYzlnvrv0X3xlVpA==',
    'AdamW':
        'eNqll21sU1UYx2/XrRsFxkAcMHAqAnYCpe9ve+ms0KlXYRTQy3Re79qz3hu7tc/t6WAziw4csmhM+MIHWfCDIfLJmJg4Y7Jo/GQylPDRqDH4logkkBhDAiHx'
        'nHu27t6zjEF3kvam7fk9//8557nPc9st2qsFoa5OWDAahHWCoqdVbQjtyShYcRfeyCUT9UKPZbxdNQqCS6ohQBErGIFtFKpcKnm3u0RhFKpdUrXxGypATRrn'
        'SUC3XMJaruiUddRX0nIZGaPBYl6Xh3xOcLhcUq0xP68rWQS1DHEmc3kFH2JfOqFOspE5Hlgh2ck1XSiBU7RhWHlQFFpaJtLpfC6H0ljLDxadB/QM0lFmr5bG'
        'TljVkoLVGOpTsMZQQccLsjKUhQaV6Kq1KovrhbWqU3RgWEfiiVWi/RQ8JNpF2ylYP6HSEA9jaEzBBsk5H0IuAmy0RPHBJhalqRxlM4uyhUV5BENzCh6V6snk'
        'AeW4bIr0mCWSHx5nkbaWIz3BIm1jkbZj2JGCJ0si2XXC1VjoALSoxu48xXbHIHZi2JWC3ap14UFwk6l2DHuokH0cPKJtHLwM8WHwpyCgWlcZgiBDQrNImCIR'
        'hkQxxFLQqlqXE4Y2hrTPIh0UiTOkE8PTKUiUStIqMrWg6MqAnNXzpUIRnumFvaOwzyVVkV9yOiS74u+MXO36dP2bRvb1IawUoasrfv0SHd93xW/c+uHHxnd3'
        'noJnjTRBJMZzXR37hj/4zfN+zIh/DGlZFcsZlFaG4fn5eDQ3lIFiVlcyIJ6W6tgJaQPaCIIXJoyf+/M6UtIqvLjfSIO0UsAlXenLIdg/YRxpRuvvJ5k3iDXj'
        '2wMThsv+UhFloHu/1EinoDRZWQ5lZIuRg6clx9zii5DqhUPkThJtqKSUVPLpsMuynRE4wrLjpXJ2vMyyQ2JbehRDTwpesUBReJWdQe/sGbxGz0BmwOsYlBT0'
        'oZK7W6ytW3320u1fyP7RV/eixWKD0FwuFm6yNwMKloeQXiT3YDLRxNUM8/BSjakbP5+ktuhrcY0mITyvMVsgZCWnZQcHyDYnE/57yCw6QgFqIH4M/qZpVXVP'
        'A2uFeNlA3zBGeVpbkonWSnTnRk7DOIeoh/H23zfRc3fc00O90GGpyns8yURsGQYEobOTqk9cufoJLdTVS6h3WtW9yUTbcpbf88eFc22ua7+2Hdistk/9e3c6'
        'eudm+3bH2DT19Fnr140bierGJTztsnryJROu+/b0182q1i/+PBHbMXYmFv92JnZncib2+fCZGNWv33b9RgX6/uXq3z7P9Cf/671QgX7gQfSXef7B5Z4/f+aH'
        'D147SUvzqiV8RKw+QslEoCIf/JnfuvxevAL98HL1584cNcdKFehHKtXv/GqsTcrjjm96bncol/fGJ2dG4ltnPopTL0PTgz9VkH/RB8m/NnTC0HSfe8vQPH33'
        'w++WXv8aUysot5mK6r/fSVWvnM8eWbr+Nwu++QZkLLWIdI10oBGFPmzKWiaZcD+gCa/PHw6HvJ6AJxKKBgLBiCcU9oa8wXDUFwyRT8GQxxfxhSLU5dhRacpF'
        'fLgMlzZqtuzT3KYbFjjnn+N52tyAN1jI3dXCYo2dD2Juok2WIGfMQRZ0bj6OuRGutcRZVyMsbMA8bq5k9Rb8bI3A9U6eNXccK7vewbFenjV3Cyt7kWd9PGuu'
        '9FbWVcux/vtf70WeDfCsudpy663j2CDPmiullZ3k2RDPmqucld2ygmPDPGuuSpwuz0Z41lxduH12cmyUZ801Yo1V18Qucm+Yb91ma06vFJYoKt2iw7FrrgTZ'
        'd5v+oFuv/9jZ9cuV7Eo4+k9F+HjWLXu6rnEwpsGYz+b+Dz9Hz7s=',
    'NAdam':
        'eNrFl11sFFUUx2e77bZssS2ILV/iF+BUStmv7lc/tq6wq45AWUDXajNOd287E3e7e2bvFEpSAUlLqoaEaHyR4AMa9cGIMRFjQjTGNwSDiQ8mJsbPRCQB4gMP'
        'lei9M0uZe5tSun1wkt3JzNzfOf9z77nnzPRJzmpBqKsTZh1NwnJB0TOqNoq2ZBWstBdfzCXiDUI/cxyqGgdBTNcQoIQVjMAxDlWiSv6doiSMQ7WYrjafoSLU'
        'ZHCBGGyXDazlSm5ZR4OGlsvKGI2UCro86nODSxTTteb4gq4MI6i1EHciV1DwbuumG+rSDjLGA0vSTnLOFA1wSw4M9bskobV1KpMp5HIog7XCSMm9U88iHWW3'
        'ahnshqWtKbgLQ0MKGtNuQuYNuagXskYGQ5NKXKu1qmXaC8tU0+Ryy6RKybsxrEjBPaY+tL8oK6PD0MxgPmghmAvDSoJJVZJzElZJTskxCastE2swrE3Bvabz'
        'sgm5BLCOseKH+ywr989YecCy8qBl5SEM61OwwZDILG8U1RqGDsDDlnTRJr0VwyMp2KSyUXZAmzV0s21oO4YtKfCobGRB8JKhTgw+qsk5AX7JMQEBC+nAEExB'
        'SGXDCEHYQiJlJEqRTgvpwtCdgh7DSC8lQ4uKruTlYb1gFEsQG4DecXhUTFeRJzkd4snYC4Pbv7v2wT9mlg0irJTgsWTs8jf0OJ+MXbl+4Yfmo5smYauZDojY'
        '2Jbs2TZ27BfPa1HT/j6kDatYzqKMMgYJSUg30MUv5NEINvLl28lkrFh200yekptETQ5lZQZ+fCpNt0pe2a/ltQMInpgy02GooCMlo8KTO8ylzShFbOjKYA6B'
        'NGU6y2pDQyQPR7Bm3n1qKu26GXcJtg/ADrJZJAcyFEMlVztFZibD0GclxK6ZhEhZCbHbms09GPam4GkGisAz1vSny9P/LJ3+fgt4DsPzKRhARnufVFt35p3X'
        'B78kU0d/fXPWgxahc6YetJOA8wqWR5FeItssEQ9xZeGOD68p4MqPR6hm+ptbwGohdEtAuUDISk4bHqELmYj7K9EQDFABsX3wJ023qtsKWCbEZgQMjmFUoLUl'
        'Ee+sNHZ65DSMc4hqmOj+dRVNCtdtNTQIPUxV3uJJxKOLECAIvb3U+9TFn9+jhbp6Hu+9rHdvIt61mPD7j134vJv6H//o42sV+Pct1v9v777VJV76qWvnGrX7'
        'zN83zkamr3ZvcB0+SzWd7vyieSXxunIeTW2sJn8iLt6xpj+uVnV++vvL0Y2Hj0djX52LTp84F/1k7HiU+m9Yf/lKBf4DC/G/yPXv+J/XP7hY//ya79l16Qht'
        'GUvn0RFmdYQS8UBFOvg1v/7tq7EK/Icr9Z/4ujc6cvClHiPyb0/yfG/slW0HYydvvB2jWuq/P72/gvyLLCT/Tg0dMn12TR80fQ5Evefmj7/R1gpmelBF9d/v'
        'pl4vnhzeO3/9Xyf4bjUgM9QS0jXSgQ4o9GVT1rKJePsCRXh9/lAo6PUEPOFgJBDoCHuCIW/Y6w36AyGfPxwMBP3kyh8xO8SH5y+LRIdoqnRQsTM67T28aZZy'
        '/j1+Fm1rwC3sV0C1MFfX543Ym+hqxshxu5FZnZu3Y2+Eyxg7y2uE2Q2Yx+2VrIHB36wRuN7Js/YqxLIrXBzr5Vl7t2DZN3jWx7P2Ss+yYi3H+u883vd5NrCA'
        'eOs4toNn7ZWSi5dngzxrr3Isu3YJx4Z41l6VWPYEz4Z51l5duHl2c2yEZ+01opH1a2Pn2Bv2rbuOzel6YZ6i0ie5XG03S5Bzs+0DnT3/5bTOn9VbZ8LRbxPh'
        'VFmt9XZd47KYJnO8NfY/eoXO1A==',
}
def make():
    params = [nn.Parameter(torch.arange(6.).reshape(2, 3) / 4), nn.Parameter(torch.ones(3))]
    return params
def step(opt, params, n, start=0):
    for t in range(start, start + n):
        for i, p in enumerate(params):
            p.grad = torch.tensor([((j * 5 + t * 3 + i) % 7 - 3) / 3 for j in range(p.numel())]).reshape(p.shape)
        opt.step()
for cls, kw in [(torch.optim.SGD, dict(lr=.1, momentum=.9, nesterov=True)), (torch.optim.AdamW, dict(lr=.01, amsgrad=True)), (torch.optim.NAdam, dict())]:
    ps = make(); opt = cls(ps, **kw); step(opt, ps, 3)
    f = io.BytesIO(); torch.save(dict(state=opt.state_dict(), params=[p.detach() for p in ps]), f)
    f.seek(0); d = torch.load(f)
    old = torch.load(io.BytesIO(zlib.decompress(base64.b64decode(BLOBS[cls.__name__]))))
    print(cls.__name__, [k for k in old['state']], old['state']['param_groups'] == d['state']['param_groups'], [sorted(s) for s in old['state']['state'].values()])
    d = old
    qs = make()
    with torch.no_grad():
        for q, v in zip(qs, d['params']): q.copy_(v)
    o2 = cls(qs); o2.load_state_dict(d['state']); step(o2, qs, 3, 3); step(opt, ps, 3, 3)
    print(cls.__name__, [[round(v, 5) for v in q.detach().reshape(-1).tolist()] for q in qs], all(torch.equal(a, b) for a, b in zip(ps, qs)))
