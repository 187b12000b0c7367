"""Fields in the words of people."""

from kep_cli.model.declarations import Declared, declared_fields
from kep_cli.model.fields import Entity
from kep_cli.wording.spelling import as_spelled


def field_label(entity: type[Entity] | None, name: str) -> str:
    """What people call a field: the title that the model gives it, else its name as German spells it."""
    info = entity.model_fields.get(name) if entity else None
    if info and info.title:
        return info.title
    field = declared_field(entity, name)
    spelled = "Wortlaut" if name == "text" and field and field.is_wording else as_spelled(name)
    return spelled[:1].upper() + spelled[1:]


def declared_field(entity: type[Entity] | None, name: str) -> Declared | None:
    """The declaration of a field, where the entity has one of this name."""
    return next((field for field in declared_fields(entity) if field.name == name), None) if entity else None
