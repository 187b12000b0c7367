"""Faults of the surroundings: what keeps kep from doing its work."""


class KepError(Exception):
    """kep cannot do its work; the command ends with exit code 2.

    `message` is one German sentence without a full stop that says what is the matter; `hint` says, in
    German too, what the user can do about it. Faults *inside* goal files are never errors but diagnostics.
    """

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint
