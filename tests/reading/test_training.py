"""Training: losses, and a run that is cut off."""

import random
from collections.abc import Callable
from pathlib import Path

import pytest

torch = pytest.importorskip("torch", reason="training is done with PyTorch: install the extra train")

from graph.lexicon.actors import load_actors  # noqa: E402 (only where PyTorch is)
from graph.reading.checkpoint import (  # noqa: E402
    CheckpointError,
    Plan,
    load_checkpoint,
    load_weights,
    save_checkpoint,
    save_weights,
)
from graph.reading.losses import scan_loss, weigh_loss  # noqa: E402
from graph.reading.net import Net  # noqa: E402
from graph.reading.pieces import Cutter  # noqa: E402
from graph.reading.scan_examples import scan_examples  # noqa: E402
from graph.reading.training import Examples, Training  # noqa: E402
from graph.reading.weigh_examples import weigh_examples  # noqa: E402
from tests.reading.networks import labels, small_net  # noqa: E402
from tests.reading.pieces import make_cutter  # noqa: E402
from tests.reading.texts import LONGER, gold_of  # noqa: E402

GOLDS = [gold_of(LONGER, ident=f"t{i}") for i in range(3)]
PLAN = Plan(passes=3, seed=1)


@pytest.fixture(scope="module")
def examples(tmp_path_factory: pytest.TempPathFactory) -> Callable[[int], Examples]:
    cutter: Cutter = make_cutter(tmp_path_factory.mktemp("tokenizer"))

    def of_pass(number: int) -> Examples:
        hard = frozenset({"ambassador"})
        return Examples(
            [e for g in GOLDS for e in scan_examples(g, cutter, labels(), load_actors())],
            [e for g in GOLDS for e in weigh_examples(g, cutter, labels(), hard=hard, seed=number)],
        )

    return of_pass


def begun(examples: Callable[[int], Examples], plan: Plan = PLAN) -> tuple[Net, Training]:
    """A training as it begins: the same each time."""
    torch.manual_seed(plan.seed)
    net = small_net(dropout=0.1)
    return net, Training(net, examples, plan, random.Random(plan.seed))


def test_every_head_has_its_loss(examples: Callable[[int], Examples]) -> None:
    net = small_net()
    scan, weigh = scan_loss(net, examples(0).scans), weigh_loss(net, examples(0).weighs)
    assert set(scan) == {"mention", "trigger", "same", "whose", "linked"}
    assert set(weigh) == {"type", "mode", "measure", "status", "role", "time"}
    assert all(torch.isfinite(loss) and loss > 0 for loss in [*scan.values(), *weigh.values()])


def test_words_that_tell_no_act_only_have_a_type(examples: Callable[[int], Examples]) -> None:
    others = [e for e in examples(0).weighs if not e.code.type]
    assert set(weigh_loss(small_net(), others)) == {"type"}


def test_training_makes_the_losses_smaller(examples: Callable[[int], Examples]) -> None:
    _, training = begun(examples, Plan(passes=8))
    first, *_, last = [means for _, means in training.passes()]
    assert sum(last.values()) < sum(first.values())


def test_a_run_that_was_cut_off_goes_on_as_if_it_had_not_been(
    examples: Callable[[int], Examples], tmp_path: Path
) -> None:
    path = tmp_path / "weights.pt"
    whole, training = begun(examples)
    told = dict(training.passes())

    _, cut_off = begun(examples)
    next(cut_off.passes())
    save_checkpoint(cut_off.checkpoint(), path)

    resumed, again = begun(examples)
    torch.rand(7)  # whatever happens before it goes on makes no difference
    checkpoint = load_checkpoint(path, PLAN)
    assert checkpoint is not None
    again.go_on_from(checkpoint)
    assert dict(again.passes()) == {number: told[number] for number in (2, 3)}
    assert all(torch.equal(whole.state_dict()[name], value) for name, value in resumed.state_dict().items())


def test_weights_are_read_from_finished_and_unfinished_files(
    examples: Callable[[int], Examples], tmp_path: Path
) -> None:
    net, training = begun(examples)
    save_checkpoint(training.checkpoint(), tmp_path / "unfinished.pt")
    save_weights(net.state_dict(), tmp_path / "finished.pt")
    for name in ("unfinished.pt", "finished.pt"):
        small_net().load_state_dict(load_weights(tmp_path / name))
    assert set(torch.load(tmp_path / "finished.pt", weights_only=True)) == set(net.state_dict())


def test_there_is_nothing_to_go_on_with_when_no_training_is_unfinished(
    examples: Callable[[int], Examples], tmp_path: Path
) -> None:
    net, _ = begun(examples)
    assert load_checkpoint(tmp_path / "none.pt", PLAN) is None
    save_weights(net.state_dict(), tmp_path / "finished.pt")
    assert load_checkpoint(tmp_path / "finished.pt", PLAN) is None


def test_a_training_does_not_go_on_with_another_plan(examples: Callable[[int], Examples], tmp_path: Path) -> None:
    path = tmp_path / "weights.pt"
    save_checkpoint(begun(examples)[1].checkpoint(), path)
    with pytest.raises(CheckpointError, match=r"weights\.pt: a training with .* is unfinished there"):
        load_checkpoint(path, Plan(passes=4, seed=1))
