"""What a county's goals are made of, typed and linked."""
