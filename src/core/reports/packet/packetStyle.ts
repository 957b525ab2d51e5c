/** The style of the HTML packet: black on white for paper, dark where the reader's screen is; marks show without color. */
export const packetStyle = `
:root { color-scheme: light dark; --ink: #1a1a1a; --paper: #fff; --faint: #595959; --rule: #c8c8c8; --error: #b00020; --warning: #8a5300; --note: #0b5394; }
@media (prefers-color-scheme: dark) { :root { --ink: #e6e6e6; --paper: #1b1b1b; --faint: #b0b0b0; --rule: #4a4a4a; --error: #ff8a80; --warning: #ffc266; --note: #8ab8ff; } }
* { box-sizing: border-box; }
body { margin: 2rem auto; max-width: 46rem; padding: 0 1.25rem; color: var(--ink); background: var(--paper); font: 1rem/1.5 Georgia, "Times New Roman", serif; overflow-wrap: anywhere; }
h1 { font-size: 1.5rem; line-height: 1.25; margin: 0 0 .75rem; }
h2 { font-size: 1.125rem; margin: 0 0 .5rem; }
h3 { font-size: .875rem; font-weight: normal; color: var(--faint); margin: 1rem 0 .25rem; }
p { margin: .25rem 0; }
header p, table, dl, h3, .verdict, .signature { font-family: system-ui, sans-serif; }
header p { font-size: .875rem; color: var(--faint); }
table { border-collapse: collapse; width: 100%; margin: 1.5rem 0; font-size: .8125rem; line-height: 1.4; }
th, td { text-align: left; vertical-align: top; padding: .25rem .75rem .25rem 0; border-bottom: 1px solid var(--rule); overflow-wrap: normal; }
td:last-child { overflow-wrap: anywhere; }
td:nth-child(3) { white-space: nowrap; }
a { color: inherit; }
section { border-top: 1px solid var(--rule); border-left: .25rem solid transparent; padding: 1rem 0 1rem 1rem; margin-left: -1.25rem; break-inside: avoid-page; }
section.error { border-left-color: var(--error); } section.warning { border-left-color: var(--warning); } section.information { border-left-color: var(--note); }
.verdict { font-size: .75rem; font-weight: normal; border: 1px solid currentColor; border-radius: .25rem; padding: .0625rem .375rem; margin-left: .375rem; white-space: nowrap; }
.error .verdict, tr.error td:nth-child(3) { color: var(--error); } .warning .verdict, tr.warning td:nth-child(3) { color: var(--warning); } .information .verdict, tr.information td:nth-child(3) { color: var(--note); }
blockquote { margin: 0; padding: 0 0 0 1rem; border-left: 1px solid var(--rule); }
.around { color: var(--faint); }
mark { color: inherit; background: none; text-decoration: underline wavy; text-underline-offset: .2em; text-decoration-color: var(--warning); }
mark.critical { font-weight: bold; text-decoration: underline double; text-underline-offset: .2em; text-decoration-color: var(--error); }
dl { margin: .75rem 0 0; font-size: .8125rem; line-height: 1.45; }
dl div { display: flex; gap: .75rem; } dt { flex: 0 0 4.5rem; color: var(--faint); } dd { margin: 0; min-width: 0; }
code { font-size: .75rem; }
.signature { display: flex; gap: 1.5rem; margin-top: 1rem; font-size: .75rem; color: var(--faint); }
.signature span { flex: 1; border-bottom: 1px solid var(--rule); padding-bottom: .125rem; } .signature span:last-child { flex: 0 0 9rem; }
@media print { :root { --ink: #000; --paper: #fff; --faint: #444; --rule: #999; --error: #b00020; --warning: #7a4a00; --note: #0b5394; } html { font-size: 10.5pt; } body { margin: 0; max-width: none; padding: 0 .75rem 0 1.25rem; } a { text-decoration: none; } thead { display: table-header-group; } tr { break-inside: avoid; } h2, h3 { break-after: avoid; } @page { margin: 18mm; } }
`;
