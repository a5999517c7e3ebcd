"""The head that grades dermoscopic photos: what they show is too unlike smartphone photos for one head.

It reads what the classifier's blocks see on the way (network.LesionClassifier.described); fit_head.py fits it.
"""

from pathlib import Path

import torch
from torch import Tensor, nn

from ..arrays import Floats
from ..classifier.network import DESCRIBED
from ..classifier.photos import DIAGNOSES

HIDDEN = 256


class DermoscopeHead(nn.Module):
    """[n, DESCRIBED] -> logits [n, 6] of DIAGNOSES."""

    def __init__(self) -> None:
        super().__init__()
        self.middle, self.spread = nn.Buffer(torch.zeros(DESCRIBED)), nn.Buffer(torch.ones(DESCRIBED))
        self.hidden, self.classes = nn.Linear(DESCRIBED, HIDDEN), nn.Linear(HIDDEN, len(DIAGNOSES))
        self.dropout = nn.Dropout(0.3)

    def forward(self, described: Tensor) -> Tensor:
        x = self.dropout((described - self.middle) / self.spread)
        return self.classes(self.dropout(self.hidden(x).relu()))

    @torch.no_grad()
    def answer(self, described: Floats) -> Floats:
        """The same without dropout, of numpy."""
        return self.eval()(torch.from_numpy(described)).numpy()

    def numbers(self) -> dict[str, Floats]:
        """What it consists of, by the names of its state."""
        return {name: value.detach().numpy() for name, value in self.state_dict().items()}


def load_head(path: Path) -> DermoscopeHead:
    head = DermoscopeHead()
    head.load_state_dict(torch.load(path, weights_only=True))
    return head.eval()
