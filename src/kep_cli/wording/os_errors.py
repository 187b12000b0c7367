"""What the operating system refuses, in German; its own words are English or in the language of the machine."""

import errno

_REASONS = {
    errno.EACCES: "keine Berechtigung",
    errno.EPERM: "keine Berechtigung",
    errno.ENOENT: "nicht gefunden",
    errno.ENOTDIR: "ein Teil des Pfads ist kein Ordner",
    errno.EISDIR: "das ist ein Ordner",
    errno.EEXIST: "gibt es schon",
    errno.ENOTEMPTY: "der Ordner ist nicht leer",
    errno.ENOSPC: "kein Platz mehr auf dem Datenträger",
    errno.EFBIG: "die Datei würde zu groß",
    errno.EROFS: "der Datenträger ist schreibgeschützt",
    errno.EIO: "der Datenträger antwortet nicht richtig",
    errno.EBUSY: "ein anderes Programm benutzt die Datei",
    errno.ETXTBSY: "ein anderes Programm benutzt die Datei",
    errno.EMFILE: "zu viele Dateien sind offen",
    errno.ENFILE: "zu viele Dateien sind offen",
    errno.ENAMETOOLONG: "der Name ist zu lang",
    errno.ELOOP: "die Verknüpfung führt im Kreis",
    errno.EXDEV: "der Pfad führt auf einen anderen Datenträger",
    errno.EINVAL: "der Name ist hier nicht erlaubt",
    errno.ENOTCONN: "die Verbindung zum Netzlaufwerk ist unterbrochen",
    errno.ETIMEDOUT: "das Netzlaufwerk antwortet nicht",
}
# Names that only some systems know.
_REASONS |= {
    getattr(errno, name): text
    for name, text in {
        "EDQUOT": "Ihr Speicherkontingent ist erschöpft",
        "ESTALE": "die Verbindung zum Netzlaufwerk ist unterbrochen",
    }.items()
    if hasattr(errno, name)
}


def reason(error: OSError) -> str:
    """Why the operating system refused, as the end of a sentence: `kein Platz mehr auf dem Datenträger`."""
    return _REASONS.get(error.errno or 0, f"das Betriebssystem meldet Fehler {error.errno}")


def is_known(error: OSError) -> bool:
    """Whether this is one of the faults of disks, networks and rights that kep can name."""
    return error.errno in _REASONS
