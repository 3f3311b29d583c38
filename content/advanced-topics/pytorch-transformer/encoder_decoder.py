import torch
from torch import nn

torch.manual_seed(0)
model = nn.Transformer(16, 2, 1, 1, 32, batch_first=True).eval()
source, target = torch.randn(1, 5, 16), torch.randn(1, 4, 16)
other = target.clone()
other[0, 3] = 1.0  # only the last target token differs
causal = nn.Transformer.generate_square_subsequent_mask(4)


def change_at_start(**masks):
    with torch.no_grad():
        difference = (model(source, target, **masks)
                      - model(source, other, **masks))
    return difference[0, 0].abs().max().item()


leak = change_at_start() > 0.01
print(f"without tgt_mask: position 0 sees it: {leak}")
print(f"with tgt_mask: {change_at_start(tgt_mask=causal):.6f}")
try:
    model(source, target, tgt_is_causal=True)
except RuntimeError as error:
    print("RuntimeError:", error)
size = sum(p.numel() for p in nn.Transformer().parameters())
print(f"default size: {size:,} parameters")
