"""Numbers as German papers print them."""

from decimal import Decimal
from fractions import Fraction
from math import floor

_THOUSAND = 3


def say_number(number: Decimal) -> str:
    """With a comma, and a point between thousands: `1.234.567,5`. Digits are neither added nor rounded."""
    sign, digits, exponent = number.as_tuple()
    places = -exponent if isinstance(exponent, int) and exponent < 0 else 0
    written = f"{number.copy_abs():f}".replace(".", "")  # abs() would round to 28 digits
    whole, fraction = (written[:-places], written[-places:]) if places else (written, "")
    first = len(whole) % _THOUSAND
    groups = [whole[:first], *(whole[at : at + _THOUSAND] for at in range(first, len(whole), _THOUSAND))]
    said = ".".join(group for group in groups if group)
    return f"{'−' if sign and any(digits) else ''}{said}{',' if fraction else ''}{fraction}"


def rounded(share: Fraction, places: int) -> Decimal:
    """A fraction as a decimal number with so many places behind the point, however large it is."""
    sign, digits, _ = Decimal(
        round(share * 10**places)
    ).as_tuple()  # through no text, which Python cuts at 4,300 digits
    return Decimal((sign, digits, -places))


def rounded_down(share: Fraction, places: int) -> Decimal:
    """The same, but never greater than the fraction: what is not reached does not become 1."""
    return Decimal(f"{floor(share * 10**places)}E-{places}")


def say_amount(amount: Decimal) -> str:
    """An amount of money without its sign: `480.000`, with both places where there are cents, `35.000,50`."""
    exponent = amount.as_tuple().exponent
    written = -exponent if isinstance(exponent, int) else 0
    whole, _, cents = say_number(amount).partition(",") if written > 0 else (say_number(amount), "", "")
    return f"{whole},{cents.rstrip('0').ljust(2, '0')}" if cents.strip("0") else whole


def say_euros(amount: Decimal) -> str:
    """An amount of money: `480.000 €`, with both places where there are cents, `35.000,50 €`."""
    return f"{say_amount(amount)}\u00a0€"
