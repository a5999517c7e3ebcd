"""What a scene shall hold."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Recipe:
    """side px; sizes: of cut-outs, px (the visible lesion is 0.8 to 0.9 of it); least, most: lesions tried; tone:
    Monk 1..10, None = any; bare, no_skin, freckled: chances of skin without lesions, of a scene without any body, and
    of sun damage."""

    side: int = 320
    sizes: tuple[float, float] = (11, 150)
    least: int = 1
    most: int = 22
    tone: float | None = None
    bare: float = 0.15
    no_skin: float = 0.22
    freckled: float = 0.25
