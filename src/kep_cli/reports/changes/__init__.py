"""What changed between two versions, in the form that a reader or another program wants: one file a format."""
