# torch.linalg: solving and factoring with reports instead of exceptions, and with packed factors.
import torch

linalg = torch.linalg


def attempt(name, function):
    try:
        result = function()
        print(name, result if not isinstance(result, tuple) else (type(result).__name__, *result))
    except Exception as error:
        print(name, type(error).__name__, error)


A = torch.tensor([[2.0, 1.0], [1.0, 3.0]])
S = torch.tensor([[1.0, 2.0], [2.0, 4.0]])
B = torch.tensor([[1.0, 2.0], [3.0, 4.0]])
BOTH = torch.stack([A, S])
for name, function in (
        ('solve_ex', lambda: linalg.solve_ex(A, B)), ('right', lambda: linalg.solve_ex(A, B, left=False)),
        ('vector', lambda: linalg.solve_ex(A, B[0])), ('batch', lambda: linalg.solve_ex(A, torch.stack([B, B + 1]))),
        ('checked', lambda: linalg.solve_ex(S, B, check_errors=True)), ('checked', lambda: linalg.solve_ex(BOTH, B, check_errors=True)),
        ('singular', lambda: linalg.solve_ex(S, B).info), ('singular', lambda: linalg.solve_ex(BOTH, B).info),
        ('singular', lambda: linalg.solve_ex(BOTH, B).result[0]), ('singular', lambda: linalg.solve_ex(S, B).result.isfinite().any()),
        ('singular', lambda: linalg.solve_ex(S, torch.stack([B, B]), left=False).info),
        ('empty', lambda: linalg.solve_ex(torch.zeros(3, 0, 0), torch.zeros(3, 0, 2))),
        ('square', lambda: linalg.solve_ex(torch.ones(2, 3), B)), ('dtype', lambda: linalg.solve_ex(A, B.double())),
        ('shape', lambda: linalg.solve_ex(A, torch.ones(3, 2))), ('type', lambda: linalg.solve_ex(S.long(), B)),
        ('lu_factor_ex', lambda: linalg.lu_factor_ex(A)), ('singular', lambda: linalg.lu_factor_ex(S)), ('batch', lambda: linalg.lu_factor_ex(BOTH)),
        ('wide', lambda: linalg.lu_factor_ex(torch.tensor([[1.0, 2.0, 4.0], [4.0, 3.0, 2.0]]))),
        ('checked', lambda: linalg.lu_factor_ex(S, check_errors=True)), ('checked', lambda: linalg.lu_factor_ex(BOTH, check_errors=True)),
        ('lu_factor', lambda: linalg.lu_factor(S)), ('no pivots', lambda: linalg.lu_factor(A, pivot=False)),
        ('no pivots', lambda: linalg.lu(A, pivot=False)), ('no pivots', lambda: linalg.lu_factor_ex(A, pivot=False)),
        ('vector', lambda: linalg.lu_factor_ex(torch.ones(3))), ('type', lambda: linalg.lu_factor_ex(torch.ones(2, 2, dtype=torch.int64)))):
    attempt(name, function)

W = torch.tensor([[1.0, 2.0, 4.0], [4.0, 3.0, 2.0], [0.5, 5.0, 1.0]], dtype=torch.float64)
factors, pivots = linalg.lu_factor(W)
R = torch.arange(6.0, dtype=torch.float64).reshape(3, 2)
for left in (True, False):
    for adjoint in (True, False):
        right = R if left else R.mT
        x = linalg.lu_solve(factors, pivots, right, left=left, adjoint=adjoint)
        matrix = W.mT if adjoint else W
        print(left, adjoint, [round(v, 4) for v in x.flatten().tolist()], torch.allclose(matrix @ x if left else x @ matrix, right))
weight = W.clone().requires_grad_()
result, info = linalg.solve_ex(weight, R)
result.square().sum().backward()
print(info, [round(v, 4) for v in weight.grad.flatten().tolist()])
weight.grad = None
packed = linalg.lu_factor_ex(weight)
linalg.lu_solve(packed.LU, packed.pivots, R, adjoint=True).square().sum().backward()
print([round(v, 4) for v in weight.grad.flatten().tolist()])
for name, function in (
        ('shape', lambda: linalg.lu_solve(factors, pivots, torch.ones(2, 2, dtype=torch.float64))),
        ('shape', lambda: linalg.lu_solve(factors, pivots, R, left=False)), ('vector', lambda: linalg.lu_solve(factors, pivots, R[:, 0])),
        ('pivots', lambda: linalg.lu_solve(factors, pivots.long(), R)), ('dtype', lambda: linalg.lu_solve(factors, pivots, R.float()))):
    attempt(name, function)
