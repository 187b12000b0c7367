"""Facts in German sentences, where several rooms say them: how measures and indicators stand, who is in charge."""
