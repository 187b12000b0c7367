"""How measures and indicators stand, in the form that a reader or another program wants: one file a format."""
