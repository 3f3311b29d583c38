import torch

# One weight gets large gradients, one small ones; both mean zero.
torch.manual_seed(0)
noise = torch.randn(2000, 2) * torch.tensor([10.0, 0.1])


def shrink(make):
    w = torch.ones(2, requires_grad=True)
    optimizer = make([w])
    for g in noise:
        w.grad = g.clone()
        optimizer.step()
    return w.detach().numpy().round(2)


adam, adamw = torch.optim.Adam, torch.optim.AdamW
print("none       ", shrink(lambda p: adam(p, lr=1e-4)))
print("L2 in Adam ", shrink(lambda p: adam(p, lr=1e-4,
                                           weight_decay=1.0)))
print("AdamW      ", shrink(lambda p: adamw(p, lr=1e-4,
                                            weight_decay=1.0)))
