"""What kep has found, in the form that a reader or another program wants: one file a format.

A report only says; it judges nothing, reads no file and prints nothing.
"""
