"""Several versions of the goals, loaded together: what is equal is shared, and nothing is mixed up."""

from collections.abc import Mapping

from kep_cli.model.load import Loader, load
from kep_cli.source.snapshot import Snapshot

FRAME = b"titel: T\nkoerperschaft: K\nzeithorizont: {von: 2024, bis: 2030}\nphase: zielbildung\nleitbild: L\n"
GOAL = b"id: a\nnummer: 1\ntext: Alt.\nfarbe: rot\n"


def snapshot(files: Mapping[str, bytes]) -> Snapshot:
    return Snapshot({"goals/konzept.yaml": FRAME, **files}, {}, (), ())


def test_equal_files_are_read_and_typed_once() -> None:
    loader = Loader()
    first = loader.load(snapshot({"goals/oberziele/a.yaml": GOAL}))
    second = loader.load(snapshot({"goals/oberziele/a.yaml": GOAL}))

    assert first.by_id["a"].data is second.by_id["a"].data
    assert first.by_id["a"] is not second.by_id["a"]


def test_a_renamed_file_is_shared_and_its_faults_are_told_under_its_new_name() -> None:
    loader = Loader()
    loader.load(snapshot({"goals/oberziele/a.yaml": GOAL}))
    renamed = loader.load(snapshot({"goals/oberziele/b.yaml": GOAL}))

    assert [fault.span.path for fault in renamed.faults] == ["goals/oberziele/b.yaml"]
    assert renamed.by_id["a"].span("text").path == "goals/oberziele/b.yaml"
    assert renamed.faults == load(snapshot({"goals/oberziele/b.yaml": GOAL})).faults


def test_equal_bytes_in_files_of_different_kinds_stay_different_things() -> None:
    same = b"id: a\ntext: Alt.\n"
    both = Loader().load(snapshot({"goals/oberziele/a.yaml": same, "goals/vorlagen/a.yaml": same}))

    assert both.by_id["a"].data is not None
    assert [entry.data for entry in both.vorlagen] == [None]


def test_two_equal_files_in_one_version_are_two_goals() -> None:
    both = Loader().load(snapshot({"goals/oberziele/a.yaml": GOAL, "goals/oberziele/b.yaml": GOAL}))

    assert [ziel.span().path for ziel in both.ziele] == ["goals/oberziele/a.yaml", "goals/oberziele/b.yaml"]
