"""Each change in a German sentence, in the words of the people in the room."""

from collections.abc import Callable, Iterable, Iterator

from kep_cli.compare.changes import Change, Kind
from kep_cli.compare.words import word_changes
from kep_cli.model.declarations import declared_fields
from kep_cli.model.fields import Entity
from kep_cli.model.konzept import Zielknoten
from kep_cli.model.shaping import german_name
from kep_cli.model.ziel import Entfallart
from kep_cli.reports.changes.compared import Compared
from kep_cli.reports.changes.labels import declared_at, naming_entry, path_label
from kep_cli.reports.changes.names import Names, full_name, in_heading
from kep_cli.reports.changes.said import said_fields, say, say_when
from kep_cli.reports.changes.subjects import LEITBILD, data_class
from kep_cli.reports.changes.told import Detail, Told, plain
from kep_cli.reports.entries import level_name
from kep_cli.telling.fields import field_label
from kep_cli.wording.phrases import one_line

_ONE_LINE = 100
_ENTRIES = {"Punkte": "Punkt"}
_DROPPABLE = frozenset(art.value for art in Entfallart)


def tell(compared: Compared, change: Change) -> Told:
    """The change as it is told: a sentence and what stands below it."""
    return Told(change, *_TELLERS[change.kind](compared, change))


_Sentence = tuple[str, tuple[Detail, ...]]


def _added(compared: Compared, change: Change) -> _Sentence:
    if change.field and change.entity != LEITBILD:
        return _entry(f"{_entry_label(compared.now, change)} neu", change.new, compared.now)
    came_from = _row(compared.then, change.entity, change.kin)
    details = [*_contents(change.new, compared.now), *_along(compared.now, change, "dazu")]
    return f"neu, hervorgegangen aus {came_from}" if came_from else "neu", tuple(details)


def _removed(compared: Compared, change: Change) -> _Sentence:
    if change.field and change.entity != LEITBILD:
        return _entry(f"{_entry_label(compared.then, change)} entfallen", change.old, compared.then)
    details = []
    if change.entity in _DROPPABLE:
        details.append(plain("Grund", one_line(change.reason) or "nicht angegeben"))
    details += _last_wording(change.old, compared.then)
    if became := _row(compared.now, change.entity, change.kin):
        details.append(plain("daraus wurde", became))
    details += _along(compared.then, change, "damit auch")
    return f"entfallen{_in_runde(compared, change.runde)}", tuple(details)


def _reworded(compared: Compared, change: Change) -> _Sentence:
    done = "redaktionell geändert" if change.kind is Kind.EDITORIAL else "neu gefasst"
    details = (Detail("", word_changes(str(change.old), str(change.new))),)
    if change.presumed:
        done = "vermutlich umformuliert" if change.kind is Kind.REWORDED else f"vermutlich {done}"
        return f"{_entry_label(compared.now, change)} {done}", details
    if change.field == "text" or change.entity == LEITBILD:
        return done, details
    return f"{path_label(data_class(change), change.field, compared.now)} {done}", details


def _renumbered(_: Compared, change: Change) -> _Sentence:
    return f"heißt jetzt Nr. {change.new}" if change.new else "trägt keine Nummer mehr", ()


def _moved(compared: Compared, change: Change) -> _Sentence:
    then = compared.then.with_title(change.entity, str(change.old))
    now = compared.now.with_title(change.entity, str(change.new))
    return f"von {then} unter {now} verschoben{_with_all_below(change)}", ()


def _level_changed(compared: Compared, change: Change) -> _Sentence:
    then, now = (
        level_name(konzept, entry) if isinstance(entry, Zielknoten) else ""
        for konzept, entry in ((compared.before, change.before), (compared.after, change.after))
    )
    if then == now:
        then, now = f"Ebene {change.old}", f"Ebene {change.new}"
    after = change.after
    above = after.parent if isinstance(after, Zielknoten) else None
    details = (plain("jetzt unter", compared.now.with_title(change.entity, above.id)),) if above else ()
    return f"auf eine andere Ebene versetzt: {then} → {now}{_with_all_below(change)}", details


def _reordered(compared: Compared, change: Change) -> _Sentence:
    if change.field in {"unterziele", "oberziele"}:
        sides = [
            ", ".join(names.named("ziel", each) for each in _strings(order))
            for names, order in ((compared.then, change.old), (compared.now, change.new))
        ]
        what = "darunter" if change.field == "unterziele" else "der obersten Ziele"
    else:
        sides = [
            "; ".join(one_line(names.of_id(each)) for each in _strings(order))
            for names, order in ((compared.then, change.old), (compared.now, change.new))
        ]
        what = f"in „{path_label(data_class(change), change.field, compared.now)}“"
    return f"Reihenfolge {what} geändert", (plain("bisher", sides[0]), plain("jetzt", sides[1]))


def _merged(compared: Compared, change: Change) -> _Sentence:
    sources = _strings(change.old)
    others = [_wording_of(compared.then, change.entity, each, "bisher") for each in sources if each != change.id]
    now = [] if change.before else [_wording_of(compared.now, change.entity, change.id, "jetzt")]
    said = f"aus {_row(compared.then, change.entity, sources)} zusammengelegt"
    return said + _in_runde(compared, change.runde), (*others, *_reason(change), *now)


def _split(compared: Compared, change: Change) -> _Sentence:
    parts = _strings(change.new)
    then = [] if change.after else [_wording_of(compared.then, change.entity, change.id, "bisher")]
    others = [_wording_of(compared.now, change.entity, each, "jetzt") for each in parts if each != change.id]
    said = f"in {_row(compared.now, change.entity, parts)} geteilt"
    return said + _in_runde(compared, change.runde), (*then, *_reason(change), *others)


def _changed(compared: Compared, change: Change) -> _Sentence:
    kind = data_class(change)
    label = path_label(kind, change.field, compared.now)
    field = declared_at(kind, change.field)
    old, new = say(field, change.old, compared.then), say(field, change.new, compared.now)
    if change.old in (None, (), ""):
        return _short_or_below(f"{label} neu", new)
    if change.new in (None, (), ""):
        return _short_or_below(f"{label} gestrichen", old)
    if len(old) + len(new) <= _ONE_LINE:
        return f"{label}: {old} → {new}", ()
    return f"{label} geändert", (plain("bisher", old), plain("jetzt", new))


_TELLERS: dict[Kind, Callable[[Compared, Change], _Sentence]] = {
    Kind.ADDED: _added,
    Kind.REMOVED: _removed,
    Kind.REWORDED: _reworded,
    Kind.EDITORIAL: _reworded,
    Kind.RENUMBERED: _renumbered,
    Kind.MOVED: _moved,
    Kind.LEVEL_CHANGED: _level_changed,
    Kind.REORDERED: _reordered,
    Kind.MERGED: _merged,
    Kind.SPLIT: _split,
    Kind.CHANGED: _changed,
}


def _reason(change: Change) -> Iterator[Detail]:
    if change.reason:
        yield plain("Grund", one_line(change.reason))


def _entry_label(names: Names, change: Change) -> str:
    """What an entry of a list is called: `Punkt`, `Beratungsfolge Kreistag`."""
    label = path_label(data_class(change), change.field, names)
    if change.field.endswith("]") or not isinstance(change.new or change.old, str):
        return label
    return _one_of(label)


def _one_of(label: str) -> str:
    """What an entry is called of a list of wordings with this label."""
    return _ENTRIES.get(label, f"Eintrag in „{label}“")


def _contents(value: object, names: Names, leave_out: frozenset[str] | None = None) -> Iterator[Detail]:
    """All that something new says, a line for each field and each entry of a list; of Markdown, how it begins.

    What stands in its heading anyway is left out, or else the fields that are given.
    """
    if not isinstance(value, Entity):
        yield plain("", "nicht lesbar" if value is None else say(None, value, names))
        return
    said_above = in_heading(value) if leave_out is None else leave_out
    for field, label, text in said_fields(value, names):
        if field.name in said_above:
            continue
        if field.is_list and (field.is_wording or field.entity):
            one = german_name(field.entity) if field.entity else _one_of(label)
            yield from (plain(one, say(field, each, names)) for each in vars(value)[field.name])
        else:
            yield plain(label, text)


def _entry(sentence: str, value: object, names: Names) -> _Sentence:
    """An entry of a list that came or went, without what it is already called by."""
    if isinstance(value, Entity):
        return sentence, tuple(_contents(value, names, frozenset({naming_entry(type(value))})))
    return _short_or_below(sentence, say(None, value, names))


def _last_wording(value: object, names: Names) -> Iterator[Detail]:
    """What something said before it was dropped: its wording and the entries below it."""
    if not isinstance(value, Entity):
        yield from _contents(value, names)
        return
    if text := full_name(value):
        yield plain("zuletzt", text)
    for field in declared_fields(type(value)):
        if field.is_wording and field.is_list:
            label = _one_of(field_label(type(value), field.name))
            yield from (plain(label, one_line(each)) for each in vars(value)[field.name])


def _along(names: Names, change: Change, label: str) -> Iterator[Detail]:
    return (_wording_of(names, change.entity, each, label) for each in change.along)


def _wording_of(names: Names, kind: str, entity_id: str, label: str) -> Detail:
    return plain(f"{label} {names.cited(kind, entity_id)}", names.wording(kind, entity_id) or "nicht lesbar")


def _row(names: Names, kind: str, ids: Iterable[str]) -> str:
    *first, last = [names.cited(kind, each) for each in ids] or [""]
    return f"{', '.join(first)} und {last}" if first else last


def _in_runde(compared: Compared, runde: str) -> str:
    """In which Runde something happened, with its time, if it is known."""
    if not runde:
        return ""
    data = next((entry.data for entry in compared.after.runden if entry.id == runde and entry.data), None)
    if data is None:
        return f" (Runde {runde})"
    return f" (Runde {runde}, {say_when(data.zeitpunkt)})"


def _with_all_below(change: Change) -> str:
    return ", mit allem darunter" if isinstance(change.after, Zielknoten) and change.after.children else ""


def _short_or_below(sentence: str, said: str) -> _Sentence:
    return (f"{sentence}: {said}", ()) if len(said) <= _ONE_LINE else (sentence, (plain("", said),))


def _strings(value: object) -> tuple[str, ...]:
    return tuple(map(str, value)) if isinstance(value, tuple) else (str(value),)
