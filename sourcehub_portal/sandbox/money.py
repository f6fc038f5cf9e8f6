"""Sums are whole paise inside the sandbox; JSON gets rupees."""


def rupees(paise: int) -> int | float:
    """Rupees as SourceHub writes them: whole, or with what paise there are.

    The float is only the way to a JSON number: below 90 million million rupees its
    shortest text is exactly the sum, and nothing is ever counted with it.
    """
    whole, rest = divmod(paise, 100)
    return paise / 100 if rest else whole


def half_up(numerator: int, denominator: int) -> int:
    """The quotient of two sums, none below zero, rounded to the nearest whole."""
    return (2 * numerator + denominator) // (2 * denominator)


def shared(amount: int, weights: list[int]) -> list[int]:
    """The amount split by weight; what rounding leaves over goes to the last."""
    whole = sum(weights)
    shares = [amount * weight // whole if whole else 0 for weight in weights[:-1]]
    return [*shares, amount - sum(shares)]
