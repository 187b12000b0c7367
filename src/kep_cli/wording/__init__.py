"""German as reports and documents both say it: numbers, dates, plurals, quotes."""
