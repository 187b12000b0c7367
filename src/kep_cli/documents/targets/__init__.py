"""How documents look in one format or another: a writer for Markdown's tokens each, and templates for the rest."""
