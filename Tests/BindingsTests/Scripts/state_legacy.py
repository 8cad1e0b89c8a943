# torch.load reads the files of PyTorch before 1.6. This one was written by torch.save(…, _use_new_zipfile_serialization=False).
import base64
import io

import torch

data = base64.b64decode(
    'gAKKCmz8nEb5IGqoUBkugAJN6QMugAJ9cQAoWBAAAABwcm90b2NvbF92ZXJzaW9ucQFN6QNYDQAAAGxpdHRsZV9lbmRpYW5xAohYCgAAAHR5cGVfc2l6ZXNx'
    'A31xBChYBQAAAHNob3J0cQVLAlgDAAAAaW50cQZLBFgEAAAAbG9uZ3EHSwR1dS6AAn1xAChYCgAAAHN0YXRlX2RpY3RxAWNjb2xsZWN0aW9ucwpPcmRlcmVk'
    'RGljdApxAilScQMoWAEAAABhcQRjdG9yY2guX3V0aWxzCl9yZWJ1aWxkX3RlbnNvcl92MgpxBSgoWAcAAABzdG9yYWdlcQZjdG9yY2gKRmxvYXRTdG9yYWdl'
    'CnEHWA4AAAA5NDYzOTUyNDQ3NDI1NnEIWAMAAABjcHVxCUsGTnRxClFLAEsCSwOGcQtLA0sBhnEMiWgCKVJxDXRxDlJxD1gBAAAAYnEQaAUoKGgGaAdYDgAA'
    'ADk0NjM5NDM4MTYwMDk2cRFoCUsGTnRxElFLAksDhXETSwGFcRSJaAIpUnEVdHEWUnEXWAEAAABjcRhoBSgoaAZoB1gOAAAAOTQ2Mzk0MzgxNjAwOTZxGWgJ'
    'SwZOdHEaUUsASwNLAoZxG0sBSwOGcRyJaAIpUnEddHEeUnEfWAEAAABucSBoBSgoaAZjdG9yY2gKTG9uZ1N0b3JhZ2UKcSFYDgAAADk0NjM5NTI0NDc0MzY4'
    'cSJoCUsBTnRxI1FLACkpiWgCKVJxJHRxJVJxJlgBAAAAZXEnaAUoKGgGaAdYDgAAADk0NjM5NTI0NDk2OTEycShoCUsATnRxKVFLAEsAhXEqSwGFcSuJaAIp'
    'UnEsdHEtUnEudVgFAAAAZXBvY2hxL0sDWAUAAABuYW1lc3EwXXExKFgBAAAAeHEyWAEAAAB5cTNHQAQAAAAAAACGcTRlWAEAAABwcTVjdG9yY2guX3V0aWxz'
    'Cl9yZWJ1aWxkX3BhcmFtZXRlcgpxNmgFKChoBmgHWA4AAAA5NDYzOTUyNDQ5OTM3NnE3aAlLAk50cThRSwBLAoVxOUsBhXE6iWgCKVJxO3RxPFJxPYhoAilS'
    'cT6HcT9ScUB1LoACXXEAKFgOAAAAOTQ2Mzk0MzgxNjAwOTZxAVgOAAAAOTQ2Mzk1MjQ0NzQyNTZxAlgOAAAAOTQ2Mzk1MjQ0NzQzNjhxA1gOAAAAOTQ2Mzk1'
    'MjQ0OTY5MTJxBFgOAAAAOTQ2Mzk1MjQ0OTkzNzZxBWUuBgAAAAAAAAAAAAAAAACAPwAAAEAAAEBAAACAQAAAoEAGAAAAAAAAAFw/xT9QPJa+SXELwLaEET+h'
    '0Yq/LQWzvwEAAAAAAAAABwAAAAAAAAAAAAAAAAAAAAIAAAAAAAAAAACAPwAAgD8=')

loaded = torch.load(io.BytesIO(data), weights_only=True)
print(loaded['epoch'], loaded['names'], type(loaded['state_dict']).__name__, loaded['p'])
for name, tensor in loaded['state_dict'].items():
    print(name, tuple(tensor.shape), tensor.stride(), tensor.dtype, tensor.tolist())
loaded['state_dict']['b'][0] = 9
print(loaded['state_dict']['c'])    # the same storage
for cut in (len(data) - 3, len(data) // 2, 60):
    try:
        torch.load(io.BytesIO(data[:cut]), weights_only=True)
        print('loaded')
    except Exception as error:
        print('refused')
