// The style of the report, in the file itself: light or dark as the reader's system, plain on paper.

const LIGHT = `
  --text: #1f1f1f; --dim: #555; --surface: #fff; --panel: #f8fafd; --line: #d9dee6;
  --error: #b3261e; --warning: #8a5200; --note: #0b57d0;
  --open: #1a7f43; --connecting: #c58a00; --failed: #d93025; --received: #6b7280; --sent: #146c2e; --duplicate: #d9302522;`;

export const REPORT_STYLE = `
:root {
  color-scheme: light dark;${LIGHT}
}
@media (prefers-color-scheme: dark) {
  :root {
    --text: #e3e3e3; --dim: #b0b0b0; --surface: #1f1f1f; --panel: #282828; --line: #4a4a4a;
    --error: #f2b8b5; --warning: #fdd663; --note: #a8c7fa;
    --open: #5bb974; --connecting: #fcc934; --failed: #f28b82; --received: #9aa0a6; --sent: #81c995; --duplicate: #f28b8233;
  }
}
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 1040px; padding: 24px; color: var(--text); background: var(--surface); font: 14px/1.5 system-ui, sans-serif; }
h1 { font-size: 22px; margin: 0 0 12px; }
h2 { font-size: 16px; margin: 32px 0 8px; border-bottom: 1px solid var(--line); padding-bottom: 4px; }
h3 { font-size: 14px; margin: 20px 0 6px; overflow-wrap: anywhere; }
p { margin: 4px 0; }
.dim { color: var(--dim); }
table { border-collapse: collapse; width: 100%; font-variant-numeric: tabular-nums; }
th, td { text-align: left; vertical-align: top; padding: 3px 10px 3px 0; border-bottom: 1px solid var(--line); overflow-wrap: anywhere; }
thead th { color: var(--dim); font-weight: 600; white-space: nowrap; }
.facts th { width: 11em; color: var(--dim); font-weight: normal; }
.wide { overflow-x: auto; }
.attempts td { white-space: nowrap; }
.attempts td:nth-child(6) { white-space: normal; min-width: 16em; }
.attempts :is(th, td):nth-child(n + 7) { text-align: right; padding-right: 0; padding-left: 10px; }
.failed-row td:nth-child(6) { color: var(--error); }
.notes img { display: block; max-width: 100%; margin-top: 4px; border: 1px solid var(--line); }
.notes td:first-child { width: 11em; white-space: nowrap; color: var(--dim); }
ul.findings { list-style: none; margin: 0; padding: 0; }
.finding { border-left: 4px solid var(--note); background: var(--panel); margin: 10px 0; padding: 8px 12px; }
.finding.error { border-color: var(--error); }
.finding.warning { border-color: var(--warning); }
.finding h3 { margin: 0 0 4px; }
.severity { font-weight: 600; color: var(--note); }
.error .severity { color: var(--error); }
.warning .severity { color: var(--warning); }
svg { width: 100%; height: auto; display: block; font: 12px system-ui, sans-serif; }
svg text { fill: var(--text); }
svg .small { font-size: 11px; fill: var(--dim); }
svg .end { text-anchor: end; }
svg .middle { text-anchor: middle; }
svg .grid { stroke: var(--line); stroke-width: 1; }
svg .open { fill: var(--open); }
svg .connecting { fill: var(--connecting); }
svg .waiting { stroke: var(--dim); stroke-width: 1.5; stroke-dasharray: 2 4; }
svg .received, svg .sent { stroke-width: 1.6; fill: none; }
svg .received { stroke: var(--received); }
svg .sent { stroke: var(--sent); }
svg .cross { stroke: var(--failed); stroke-width: 2; fill: none; }
svg .duplicate { fill: var(--duplicate); }
svg .rung { fill: var(--received); }
svg .rung.opened { fill: var(--open); }
svg .rung.failed { fill: var(--failed); }
svg .rung.hidden-page { fill-opacity: 0.45; stroke: currentColor; stroke-dasharray: 2 2; }
svg .policy, svg .noted { stroke: var(--note); stroke-width: 2; }
svg .noted { stroke-width: 1; }
svg .noted-name { fill: var(--note); font-size: 11px; font-weight: 600; }
.legend { display: flex; flex-wrap: wrap; gap: 4px 16px; margin: 4px 0 0; padding: 0; list-style: none; color: var(--dim); font-size: 12px; }
.legend svg { width: 20px; height: 12px; display: inline-block; vertical-align: -1px; margin-right: 5px; }
footer { margin-top: 40px; color: var(--dim); font-size: 12px; }
@media print {
  :root {
    color-scheme: light;${LIGHT}
  }
  body { max-width: none; padding: 0; font-size: 11px; print-color-adjust: exact; -webkit-print-color-adjust: exact; }
  h2, h3 { break-after: avoid; }
  .finding, svg, tr { break-inside: avoid; }
}
`;
