"""How the page of a comparison looks: on screens bright and dark, on paper, at any width."""

STYLE = """
:root {
  color-scheme: light dark;
  --grund: #fff; --flaeche: #f4f6f8; --linie: #ccd4dc; --schrift: #1c2733; --leise: #51606f; --amt: #14507d;
  --alt-schrift: #8f1d14; --alt-grund: #fdecea; --neu-schrift: #14572b; --neu-grund: #e5f5ea;
}
@media (prefers-color-scheme: dark) {
  :root {
    --grund: #14191f; --flaeche: #1e252d; --linie: #3a4653; --schrift: #e6ebf0; --leise: #a9b6c3; --amt: #8cc4f0;
    --alt-schrift: #ffb4aa; --alt-grund: #43201d; --neu-schrift: #a5e6b8; --neu-grund: #173622;
  }
}
* { box-sizing: border-box; }
body {
  margin: 0 auto; padding: 2rem 1.25rem 4rem; max-width: 52rem; background: var(--grund); color: var(--schrift);
  font: 1.0625rem/1.6 system-ui, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif; overflow-wrap: anywhere;
}
a { color: var(--amt); }
a:focus-visible, summary:focus-visible { outline: 3px solid var(--amt); outline-offset: 2px; }
.sprung { position: absolute; left: -999rem; padding: .5rem 1rem; background: var(--grund); }
.sprung:focus { left: 1rem; top: 1rem; }
.vorgelesen { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%);
  white-space: nowrap; }
header { border-bottom: 3px solid var(--amt); padding-bottom: 1.25rem; }
.haus { margin: 0; color: var(--leise); }
h1 { margin: .1rem 0 1rem; font-size: 1.9rem; line-height: 1.2; color: var(--amt); }
h2 { margin: 2.75rem 0 1rem; padding-bottom: .3rem; border-bottom: 1px solid var(--linie); font-size: 1.35rem;
  line-height: 1.3; color: var(--amt); }
h3 { margin: 0; font-size: 1.0625rem; line-height: 1.4; }
h3 .name { font-weight: 400; }
.kennung { font: .875em ui-monospace, Consolas, Menlo, monospace; font-weight: 400; color: var(--leise); }
.fassungen { display: flex; flex-wrap: wrap; gap: .75rem 2.5rem; margin: 0; }
.fassungen dt { font-size: .875rem; color: var(--leise); }
.fassungen dd { margin: 0; font-weight: 600; }
.zahl { margin: 1.5rem 0 .5rem; font-size: 1.2rem; font-weight: 600; }
.zaehlung { display: flex; flex-wrap: wrap; gap: .5rem; margin: 0; padding: 0; list-style: none; }
.zaehlung li { padding: .15rem .75rem; border: 1px solid var(--linie); border-radius: 1rem; background: var(--flaeche);
  font-size: .9375rem; }
.warnung { margin: 1.25rem 0; padding: .75rem 1rem; border: 2px solid var(--alt-schrift); border-radius: .4rem; }
nav { margin-top: 1.5rem; padding: .75rem 1.25rem; background: var(--flaeche); border-radius: .4rem; }
nav h2 { margin: 0; padding: 0; border: 0; font-size: 1rem; color: inherit; }
nav ul { margin: .25rem 0 0; padding-left: 1.25rem; }
article { margin: 0 0 1.25rem; padding: .9rem 1.1rem; border: 1px solid var(--linie); border-radius: .4rem; }
.aenderung + .aenderung { margin-top: .75rem; }
.satz { margin: .35rem 0 0; color: var(--leise); font-size: .9375rem; font-weight: 600; }
.wortlaut { margin: .25rem 0 0; }
.dazu { margin: .25rem 0 0; }
.dazu div { margin-top: .25rem; padding-left: 8.5rem; }
.dazu dt { float: left; width: 8rem; margin-left: -8.5rem; color: var(--leise); font-size: .9375rem; }
.dazu dd { margin: 0; min-height: 1.6rem; }
.dazu div::after { content: ""; display: block; clear: both; }
del { padding: 0 .15em; border-radius: .15em; background: var(--alt-grund); color: var(--alt-schrift);
  text-decoration: line-through; }
ins { padding: 0 .15em; border-radius: .15em; background: var(--neu-grund); color: var(--neu-schrift);
  text-decoration: underline; text-underline-offset: .15em; font-weight: 600; }
summary { cursor: pointer; color: var(--amt); font-size: .9375rem; }
table { border-collapse: collapse; }
th, td { padding: .3rem 1.25rem .3rem 0; border-bottom: 1px solid var(--linie); text-align: left; }
footer { margin-top: 3rem; color: var(--leise); font-size: .875rem; }
@media (max-width: 36rem) {
  .dazu div { padding-left: 0; }
  .dazu dt { float: none; width: auto; margin: 0; }
}
@media print {
  :root { --grund: #fff; --flaeche: #fff; --linie: #999; --schrift: #000; --leise: #333; --amt: #000;
    --alt-schrift: #000; --alt-grund: #fff; --neu-schrift: #000; --neu-grund: #fff; }
  @page { size: A4; margin: 2cm; }
  body { max-width: none; padding: 0; font-size: 11pt; line-height: 1.4; }
  nav, .sprung { display: none; }
  article { break-inside: avoid; }
  h2 { break-after: avoid; }
}
"""
