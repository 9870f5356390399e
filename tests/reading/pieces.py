"""A tokenizer of single letters, small enough to be built in a test, and documents cut by it."""

import string
from collections.abc import Sequence
from pathlib import Path

from tokenizers import Tokenizer, models, normalizers, pre_tokenizers

from graph.reading.annotation import Span
from graph.reading.pieces import Cutter, Sentence

# The marks have the numbers that they have in BERT's vocabulary: training counts on them.
_OPENING = 101
_LETTERS = [*string.ascii_lowercase, *string.digits, *string.punctuation]
VOCABULARY = [
    *("[PAD]", "[UNK]", *(f"[unused{i}]" for i in range(_OPENING - 2))),
    *("[CLS]", "[SEP]", *_LETTERS, *(f"##{letter}" for letter in _LETTERS)),
]


def write_tokenizer(folder: Path) -> Path:
    """A WordPiece tokenizer whose pieces are letters."""
    vocabulary = {piece: number for number, piece in enumerate(VOCABULARY)}
    tokenizer = Tokenizer(models.WordPiece(vocabulary, unk_token="[UNK]"))
    tokenizer.normalizer = normalizers.BertNormalizer(lowercase=True)
    tokenizer.pre_tokenizer = pre_tokenizers.BertPreTokenizer()
    path = folder / "tokenizer.json"
    tokenizer.save(str(path))
    return path


def make_cutter(folder: Path) -> Cutter:
    return Cutter(write_tokenizer(folder))


def sentences_of(sizes: Sequence[int]) -> list[Sentence]:
    """Sentences of so many pieces, one letter each, apart by a blank."""
    made, at = [], 0
    for size in sizes:
        offsets = tuple((at + i, at + i + 1) for i in range(size))
        made.append(Sentence(Span(at, at + size), (7,) * size, offsets, (0,) * size))
        at += size + 1
    return made
