"""Word as a target: the house's own form, filled in.

Here the form says how a paper looks and what stands where; kep fills in its placeholders, and prose becomes
Word paragraphs in the form's styles. The modules, in the order in which a paper runs through them:

`forms` finds and opens the form · `tags` reads what stands between braces · `fields` lists what may stand there
· `filling` lets Jinja fill in marks instead of values · `placing` puts the values where the marks are, prose through
`writer` (with `styles` and `lists`) · `sections` sees to annexes and drafts · `archive` gives the bytes.
`piece` makes a file of a text that is no paper; it takes only the styles of the form. Both need what is in `parts`.
"""
