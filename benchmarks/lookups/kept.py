"""The numbers whose orders are kept, and how many each has."""

KEPT = {f"98450{count:05}": count for count in (1, 10, 100, 1_000)}

# How many orders each of the others has, and their numbers.
OF_EACH = 3


def of_others(count: int) -> list[str]:
    return [f"98460{number:05}" for number in range(count)]
