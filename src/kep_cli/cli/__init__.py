"""The commands: options in, exit code out. Nothing else in kep prints, or reads clock, folder and locale."""
