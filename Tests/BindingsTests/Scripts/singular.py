# What stands at the edge: singular triangles, attention with a mask and causality at once.
import torch
import torch.nn.functional as F

upper = torch.tensor([[1., 2., -1.], [0., 0., 3.], [0., 0., 2.]])
right = torch.tensor([[1., 3.], [0., 2.], [4., -1.]])
print(torch.linalg.solve_triangular(upper, right, upper=True))
print(torch.linalg.solve_triangular(upper.T.contiguous(), right, upper=False))
print(torch.linalg.solve_triangular(upper.double()[None].expand(2, 3, 3), right.double(), upper=True))
factors, pivots = torch.linalg.lu_factor(torch.tensor([[1., 2.], [3., 4.]]))
factors[1, 1] = 0
print(torch.linalg.lu_solve(factors, pivots, torch.tensor([[1.], [2.]])))
for function in (torch.linalg.inv, lambda a: torch.linalg.inv_ex(a, check_errors=True)):
    try:
        function(torch.zeros(2, 2))
    except RuntimeError as error:
        print(error)

torch.manual_seed(3)
query, key, value = torch.randn(2, 3, 5, 8), torch.randn(2, 3, 7, 8), torch.randn(2, 3, 7, 8)
mask = torch.randn(5, 7)
for given in (mask, mask > -0.5, mask[None, None].expand(2, 3, 5, 7)):
    print(F.scaled_dot_product_attention(query, key, value, attn_mask=given, is_causal=True).sum(-1))
try:
    F.scaled_dot_product_attention(query[0], key[0], value[0], attn_mask=mask, is_causal=True)
except RuntimeError as error:
    print(error)
