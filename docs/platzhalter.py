"""The blocks of docs/platzhalter.md: what may stand between braces in a Word form."""

from collections.abc import Iterable, Iterator

from kep_cli.documents.targets.docx.fields import ANNEX, ANNEX_NAME, BOX, FIELDS, Field, Kind


def platzhalter() -> Iterator[str]:
    """The placeholders, those of lists apart."""
    yield "<!-- Aus der Liste erzeugt, gegen die kep Formulare prüft: make docs -->"
    yield "# Platzhalter in Word-Formularen"
    yield (
        "Was in Ihrem Formular zwischen geschweiften Klammern stehen darf. Wie Sie aus dem Formular Ihres Hauses eines "
        "für kep machen, steht unter [Das Word-Formular Ihres Hauses](word.md)."
    )
    yield (
        "**Text** setzen Sie ein, wo Sie wollen: `{{ betreff }}`. **Fließtext** bekommt einen eigenen Absatz: "
        "`{{ sachdarstellung }}`. **Ja oder nein** wird ein Kästchen, "
        f"`{{{{ {BOX}(beschlussvorlage) }}}}`, oder eine Bedingung, `{{% if beschlussvorlage %}}`. "
        "Eine **Liste** wiederholt, was zwischen `for` und `endfor` steht; eine **Liste von Texten** "
        'steht auch in einer Zeile, `{{ beteiligt | join(", ") }}`.'
    )
    yield "## Überall"
    yield _table(FIELDS)
    for field in FIELDS:
        if field.fields:
            yield f"## In der Liste `{field.name}`"
            yield f"{field.says[0].upper()}{field.says[1:]}; so wiederholt: `{{% for x in {field.name} %}}`."
            yield _table(field.fields, "x.")
    yield f"## In Kopf- und Fußzeilen: `{ANNEX_NAME}`"
    yield (
        "Die Anlage, in deren Abschnitt die Kopf- oder Fußzeile steht. Im Formular `anlage.docx`, das kep für "
        "`--anlagen getrennt` nimmt, gilt das überall."
    )
    yield _table(ANNEX, f"{ANNEX_NAME}.")


def _table(fields: Iterable[Field], before: str = "") -> str:
    rows = (f"| `{before}{field.name}` | {_kind(field)} | {field.says} |" for field in fields)
    return "\n".join(["| Platzhalter | Art | steht für |", "|---|---|---|", *rows])


def _kind(field: Field) -> str:
    return f"[{field.kind}](#in-der-liste-{field.name})" if field.kind is Kind.GROUPS and field.fields else field.kind
