"""The heads in numpy, against PyTorch's."""

from contextlib import nullcontext

import numpy as np
import pytest

from graph.reading.features import EXTRA
from graph.reading.heads import Array, Heads, pool, repeated, sigmoid, softmax

CLOSE = 1e-4


def noise(*shape: int) -> Array:
    return np.random.default_rng(3).normal(size=shape).astype(np.float32)


def test_softmax_shares_add_up() -> None:
    shares = softmax(noise(3, 4) * 50)
    assert shares.dtype == np.float32
    assert shares.sum(axis=-1) == pytest.approx(1.0)


@pytest.mark.parametrize(("score", "share"), [(0.0, 0.5), (50.0, 1.0), (-50.0, 0.0), (np.log(3), 0.75)])
def test_sigmoid(score: float, share: float) -> None:
    assert sigmoid(np.array([score], dtype=np.float32))[0] == pytest.approx(share, abs=1e-6)


def test_a_span_is_read_as_the_mean_of_its_pieces() -> None:
    hidden = noise(7, 5)
    means = pool(hidden, [(0, 7), (2, 3)])
    assert means == pytest.approx(np.stack([hidden.mean(axis=0), hidden[2]]), abs=1e-6)
    assert pool(hidden, []).shape == (0, 5)


def test_one_reading_beside_each_of_several() -> None:
    assert repeated(noise(5), 3).shape == (3, 5)


def test_heads_give_what_the_network_gives(monkeypatch: pytest.MonkeyPatch) -> None:
    torch = pytest.importorskip("torch", reason="the network is PyTorch's: install the extra train")
    from graph.reading.torch_reader import head_arrays
    from tests.reading.networks import SMALL, small_net

    # The network reads pairs in bfloat16 in training; here only the arithmetic is compared.
    monkeypatch.setattr(torch, "autocast", lambda *_, **__: nullcontext())
    net = small_net().eval()
    heads = Heads(head_arrays(net))
    one, other, extra = noise(6, SMALL.width), noise(6, SMALL.width)[::-1].copy(), noise(6, EXTRA)
    x, y, z = map(torch.from_numpy, (one, other, extra))
    with torch.inference_mode():
        for name in ("mention_tag", "trigger_tag"):
            assert heads.tags(name, one) == pytest.approx(getattr(net, name)(x).numpy(), abs=CLOSE)
        for name in ("kind", "mode", "measure", "status"):
            assert heads.of_span(name, one) == pytest.approx(getattr(net, name)(x).numpy(), abs=CLOSE)
        for name in ("same", "whose", "linked", "role", "time"):
            scores = heads.of_pair(name, one, other, list(extra))
            assert scores == pytest.approx(getattr(net, name)(x, y, z).numpy(), abs=CLOSE)


def test_spans_are_pooled_as_the_network_pools_them() -> None:
    torch = pytest.importorskip("torch", reason="the network is PyTorch's: install the extra train")
    from graph.reading.net import pooled

    hidden = noise(2, 9, 4)
    found = pooled(torch.from_numpy(hidden), [(0, 1, 4), (1, 0, 9), (1, 2, 3)]).numpy()
    wanted = np.concatenate([pool(hidden[0], [(1, 4)]), pool(hidden[1], [(0, 9), (2, 3)])])
    assert found == pytest.approx(wanted, abs=1e-6)
