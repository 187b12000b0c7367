"""What documents show of the goals: plain, sorted, complete data, with every number and date said in German.

Fields are named in German, because templates name them and houses write templates. Nothing here knows of templates.
"""
