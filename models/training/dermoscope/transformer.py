"""DINOv2 ViT-S/14 (Apache-2.0 weights, facebookresearch/dinov2) in two halves: a lower one that never trains, so that
its answers can be kept, and an upper one that is tuned. A teacher: nothing of it ships."""

from pathlib import Path

import torch
from safetensors.torch import load_file
from torch import Tensor, nn

PATCH, SIDE = 14, 196  # px
WIDTH, HEADS, DEPTH, FROZEN_BLOCKS = 384, 6, 12, 6
GRID = SIDE // PATCH
TOKENS = GRID * GRID + 1
PUBLISHED_GRID = 37  # of the published position table
MEAN, SPREAD = (123.675, 116.28, 103.53), (58.395, 57.12, 57.375)  # ImageNet, 0..255


class Attention(nn.Module):
    def __init__(self) -> None:
        super().__init__()
        self.qkv = nn.Linear(WIDTH, 3 * WIDTH)
        self.proj = nn.Linear(WIDTH, WIDTH)

    def forward(self, x: Tensor) -> Tensor:
        count, tokens, _ = x.shape
        parts = self.qkv(x).reshape(count, tokens, 3, HEADS, WIDTH // HEADS).permute(2, 0, 3, 1, 4)
        query, key, value = parts.unbind(0)
        # Spelt out: on a CPU its backward pass takes a third of the time of scaled_dot_product_attention's.
        seen = (query @ key.transpose(-2, -1) * (WIDTH // HEADS) ** -0.5).softmax(-1) @ value
        return self.proj(seen.transpose(1, 2).reshape(count, tokens, WIDTH))


class LayerScale(nn.Module):
    def __init__(self) -> None:
        super().__init__()
        self.gamma = nn.Parameter(torch.ones(WIDTH))

    def forward(self, x: Tensor) -> Tensor:
        return x * self.gamma


class Mlp(nn.Module):
    def __init__(self) -> None:
        super().__init__()
        self.fc1 = nn.Linear(WIDTH, 4 * WIDTH)
        self.fc2 = nn.Linear(4 * WIDTH, WIDTH)

    def forward(self, x: Tensor) -> Tensor:
        return self.fc2(nn.functional.gelu(self.fc1(x)))


class Block(nn.Module):
    def __init__(self) -> None:
        super().__init__()
        self.norm1, self.norm2 = nn.LayerNorm(WIDTH, eps=1e-6), nn.LayerNorm(WIDTH, eps=1e-6)
        self.attn, self.mlp = Attention(), Mlp()
        self.ls1, self.ls2 = LayerScale(), LayerScale()

    def forward(self, x: Tensor) -> Tensor:
        x = x + self.ls1(self.attn(self.norm1(x)))
        return x + self.ls2(self.mlp(self.norm2(x)))


class PatchEmbedding(nn.Module):
    def __init__(self) -> None:
        super().__init__()
        self.proj = nn.Conv2d(3, WIDTH, PATCH, PATCH)

    def forward(self, x: Tensor) -> Tensor:
        return self.proj(x).flatten(2).transpose(1, 2)


class Transformer(nn.Module):
    """Names of its parts are those of the published weights."""

    def __init__(self, classes: int) -> None:
        super().__init__()
        self.patch_embed = PatchEmbedding()
        self.cls_token = nn.Parameter(torch.zeros(1, 1, WIDTH))
        self.pos_embed = nn.Parameter(torch.zeros(1, TOKENS, WIDTH))
        self.blocks = nn.ModuleList(Block() for _ in range(DEPTH))
        self.norm = nn.LayerNorm(WIDTH, eps=1e-6)
        self.classes = nn.Linear(2 * WIDTH, classes)

    def load_published(self, path: Path) -> None:
        """Raises SystemExit where the file holds other weights."""
        state = {name: value.float() for name, value in load_file(path).items()}
        own, table = state["pos_embed"][:, :1], state["pos_embed"][:, 1:]
        grid = table.reshape(1, PUBLISHED_GRID, PUBLISHED_GRID, WIDTH).permute(0, 3, 1, 2)
        grid = nn.functional.interpolate(grid, (GRID, GRID), mode="bicubic", antialias=True)
        state["pos_embed"] = torch.cat([own, grid.permute(0, 2, 3, 1).reshape(1, -1, WIDTH)], 1)
        missing, unexpected = self.load_state_dict(state, strict=False)
        if set(missing) != {"classes.weight", "classes.bias"} or set(unexpected) - {"mask_token"}:
            raise SystemExit(f"weights do not fit: missing {missing}, unexpected {unexpected}")

    def lower(self, crops: Tensor) -> Tensor:
        """uint8 or float [n, 3, s, s], 0..255 RGB -> [n, TOKENS, WIDTH] after the frozen blocks."""
        mean, spread = (torch.tensor(own).view(1, 3, 1, 1) for own in (MEAN, SPREAD))
        x = nn.functional.interpolate(crops.float(), (SIDE, SIDE), mode="bilinear", align_corners=False)
        tokens = self.patch_embed(((x - mean) / spread).to(self.cls_token.dtype))
        x = torch.cat([self.cls_token.expand(len(tokens), -1, -1), tokens], 1) + self.pos_embed
        for block in self.blocks[:FROZEN_BLOCKS]:
            x = block(x)
        return x

    def upper(self, tokens: Tensor) -> Tensor:
        """[n, TOKENS, WIDTH] -> logits [n, classes], float32."""
        x = tokens
        for block in self.blocks[FROZEN_BLOCKS:]:
            x = block(x)
        x = self.norm(x).float()
        return self.classes(torch.cat([x[:, 0], x[:, 1:].mean(1)], 1))

    def trainable(self) -> list[list[nn.Parameter]]:
        """What is tuned, from the last layer down, in groups of one depth; the rest no longer asks for gradients."""
        groups = [list(self.classes.parameters()) + list(self.norm.parameters())]
        groups += [list(block.parameters()) for block in reversed(self.blocks[FROZEN_BLOCKS:])]
        self.requires_grad_(False)
        for group in groups:
            for parameter in group:
                parameter.requires_grad_(True)
        return groups
