"""How far things have come: facts about indicators and measures. Whether that is good enough is for rules to say."""
