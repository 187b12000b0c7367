"""The goals, measures and indicators as tables for other programs: one file a format."""
