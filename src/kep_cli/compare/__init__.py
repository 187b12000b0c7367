"""What differs between two versions of the goals: facts, found by ids. Whether that is bad is for rules to say."""
