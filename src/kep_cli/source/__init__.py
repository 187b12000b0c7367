"""From the bytes of a workspace to texts, nodes and their places."""
