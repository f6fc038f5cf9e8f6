"""How an Indian name sounds, whatever its spelling in Latin letters.

Seeta is Sita, Laxmi is Lakshmi, Chowdhury is Choudhary. A name's key is its first
syllable and the consonants behind it, with the spellings of one sound made one. Two
names with one key are alike; they need not be the same.
"""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

FEWEST_LETTERS = 3
# The same few words make up most names: a million customers need few keys made.
REMEMBERED = 20_000

_WORD = re.compile(f"[a-z]{{{FEWEST_LETTERS},}}")
# In order: what stands above is not seen by what stands below.
_ONE_SOUND = [
    (re.compile(pattern), sound)
    for pattern, sound in (
        (r"ksh|x|ks+", "ks"),
        (r"chh?|cz", "C"),
        (r"tch", "C"),
        (r"sch?|sh", "s"),
        (r"ph", "f"),
        (r"[zj]h?", "j"),
        (r"dny|gny|jny", "gy"),
        (r"c|q|kh", "k"),
        (r"([bdgt])h", r"\1"),
        (r"a[uw](?![aeiou])|o[uw](?![aeiou])", "o"),
        (r"w", "v"),
        (r"ee|ii|ie|ea", "i"),
        (r"oo|uu", "u"),
        (r"a[iy]|e[iy]", "e"),
        (r"y", "i"),
        (r"h(?![aeiou])", ""),
        (r"(.)\1+", r"\1"),
    )
]
_VOWEL = re.compile(r"[aeiou]+")


def sound_keys(text: str) -> Iterator[str]:
    """The key of every word in `text` that is a name in Latin letters, in capitals."""
    return map(sound_key, _WORD.findall(_letters(text)))


def _letters(text: str) -> str:
    """`text` in small letters, without their accents."""
    if text.isascii():
        # Nearly all, and then there is nothing to take apart.
        return text.lower()
    plain = unicodedata.normalize("NFKD", text).casefold()
    return "".join(each for each in plain if not unicodedata.combining(each))


@lru_cache(REMEMBERED)
def sound_key(word: str) -> str:
    """The key of one word of small letters a to z, three or more."""
    for spelling, sound in _ONE_SOUND:
        word = spelling.sub(sound, word)
    syllable = re.match(r"[^aeiou]*[aeiou]?", word)
    head = syllable[0] if syllable else ""
    return (head + _VOWEL.sub("", word[len(head) :])).upper()
