/** The look of the codebook page. System fonts, two colours, readable on paper. */
export const STYLE = `
:root { color-scheme: light dark; --ink: #1d2330; --dim: #596275; --paper: #fff; --line: #d9dde5; --shade: #f4f6f9; --mark: #1f5fa8; }
@media (prefers-color-scheme: dark) {
  :root { --ink: #e4e7ee; --dim: #9aa3b5; --paper: #14171d; --line: #323845; --shade: #1c2028; --mark: #7db3f0; }
}
* { box-sizing: border-box; }
body { margin: 0; display: grid; grid-template-columns: 15rem minmax(0, 1fr); background: var(--paper); color: var(--ink);
  font: 15px/1.5 system-ui, sans-serif; }
a { color: var(--mark); }
nav { position: sticky; top: 0; height: 100vh; overflow: auto; padding: 1rem; border-right: 1px solid var(--line); background: var(--shade); font-size: 13px; }
nav h2 { font-size: 13px; margin: 1rem 0 .2rem; color: var(--dim); }
nav ul { list-style: none; margin: 0; padding: 0; }
nav a { text-decoration: none; }
main { padding: 1rem 2rem 4rem; max-width: 80rem; }
h1 { font-size: 1.7rem; line-height: 1.2; }
h2 { margin-top: 2.5rem; border-bottom: 1px solid var(--line); }
section { margin-top: 2rem; scroll-margin-top: 1rem; }
.wide { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; font-size: 13px; }
th, td { text-align: left; vertical-align: top; padding: .3rem .6rem; border-bottom: 1px solid var(--line); font-weight: normal; overflow-wrap: anywhere; min-width: 4rem; }
thead th { color: var(--dim); background: var(--shade); }
code, pre { font: 12.5px/1.4 ui-monospace, monospace; }
pre { white-space: pre-wrap; background: var(--shade); padding: .6rem; }
q { color: var(--dim); }
svg { min-width: 60rem; width: 100%; height: auto; font: 12px system-ui, sans-serif; }
svg .box { fill: var(--shade); stroke: var(--line); }
svg text { fill: var(--ink); }
svg .head { font-weight: 700; fill: var(--mark); }
svg .key { font-weight: 600; }
svg .more { fill: var(--dim); font-style: italic; }
svg .link { fill: none; stroke: var(--mark); stroke-width: 1.2; opacity: .75; }
svg .link.evidence { stroke: var(--dim); stroke-width: .7; opacity: .5; }
@media (max-width: 50rem) { body { display: block; } nav { position: static; height: auto; } main { padding: 1rem; } }
@media print { nav { display: none; } body { display: block; } }
`;
