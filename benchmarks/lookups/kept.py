"""The numbers whose orders are kept, and how many each has."""

KEPT = {f"98450{count:05}": count for count in (1, 10, 100, 1_000)}
