"""The papers: views, templates, targets."""
