"""The page's style sheet, and the script that draws its charts in the colours of the theme."""

STYLE = """
:root {
  --page: #f6f7f9; --card: #ffffff; --text: #1d2430; --dim: #5b6675; --line: #dfe3e9;
  --grid: #e7eaef; --good: #157a57; --good-card: #e8f6f0; --bad: #b3322d; --link: #1f63b0;
  --added: #e3f5ea; --removed: #fbe9e8; --head: #eef1f5;
}
@media (prefers-color-scheme: dark) {
  :root {
    --page: #12161c; --card: #1a2029; --text: #e4e8ee; --dim: #9aa6b5; --line: #2d3643;
    --grid: #29313d; --good: #5fd0a3; --good-card: #16302a; --bad: #ff8a84; --link: #7db4f5;
    --added: #16342a; --removed: #3c2224; --head: #222a35;
  }
}
* { box-sizing: border-box; }
body {
  margin: 0; background: var(--page); color: var(--text);
  font: 15px/1.55 system-ui, -apple-system, "Segoe UI", Roboto, sans-serif;
}
header, main { max-width: 1120px; margin: 0 auto; padding: 0 24px; }
header { padding-top: 32px; }
h1 { font-size: 28px; margin: 0; overflow-wrap: anywhere; }
h1 span { color: var(--dim); font-weight: 400; }
h2 { font-size: 19px; margin: 0 0 6px; }
a { color: var(--link); }
.meta, .caption { color: var(--dim); margin: 4px 0 14px; max-width: 78ch; }
.answer {
  background: var(--card); border: 1px solid var(--line); border-left: 5px solid var(--dim);
  border-radius: 8px; padding: 14px 20px; margin: 18px 0;
}
.answer.good { border-left-color: var(--good); background: var(--good-card); }
.answer p, .answer ul { margin: 4px 0; }
.verdict { font-size: 20px; font-weight: 600; }
.boxes { display: grid; grid-template-columns: repeat(auto-fit, minmax(180px, 1fr)); gap: 12px; }
.box, section {
  background: var(--card); border: 1px solid var(--line); border-radius: 8px; padding: 14px 16px;
}
.box .name, .box .more { color: var(--dim); font-size: 13px; }
.box .value { font-size: 22px; font-weight: 600; font-variant-numeric: tabular-nums; }
nav { display: flex; flex-wrap: wrap; gap: 4px 16px; margin: 18px 2px; font-size: 14px; }
section { margin: 0 0 18px; padding: 18px 20px; }
.scroll { overflow-x: auto; margin-top: 8px; }
table { border-collapse: collapse; width: 100%; font-size: 14px; }
th, td { text-align: left; padding: 6px 12px 6px 0; border-bottom: 1px solid var(--line); }
th { color: var(--dim); font-weight: 600; vertical-align: bottom; }
td { vertical-align: top; overflow-wrap: break-word; }
.number { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; }
.number + td:not(.number), .number + th:not(.number) { padding-left: 16px; }
.wide { font-size: 13px; }
.wide th, .wide td { white-space: nowrap; padding-right: 16px; }
.wide th:first-child, .wide td:first-child { position: sticky; left: 0; background: var(--card); }
.facts th { width: 200px; vertical-align: top; }
.chosen td { color: var(--good); font-weight: 600; }
.bad td { color: var(--bad); }
.dim td { color: var(--dim); }
.diff {
  margin: 8px 0 0; overflow-x: auto; font: 13px/1.5 ui-monospace, Menlo, Consolas, monospace;
}
.diff code { display: inline-block; min-width: 100%; }
.diff span { display: block; padding: 0 8px; white-space: pre; }
.diff .added { background: var(--added); }
.diff .removed { background: var(--removed); }
.diff .place, .diff .file { color: var(--dim); }
@media print { section { break-inside: avoid; } nav { display: none; } }
"""

SCRIPT = """
"use strict";
const figures = JSON.parse(document.getElementById("figures").textContent);
const color = name => getComputedStyle(document.documentElement).getPropertyValue(name).trim();
function inTheme(layout) {
  const found = structuredClone(layout);
  found.font = {...found.font, color: color("--text")};
  found.hoverlabel = {
    bgcolor: color("--card"), bordercolor: color("--line"), align: "left",
    font: {color: color("--text"), size: 13},
  };
  for (const name of Object.keys(found).filter(key => /^[xy]axis/.test(key))) {
    Object.assign(found[name], {
      gridcolor: color("--grid"), linecolor: color("--line"), zerolinecolor: color("--line"),
    });
  }
  return found;
}
const options = {responsive: true, displayModeBar: false};  // drag zooms, a double click goes back
function draw() {
  for (const [name, figure] of Object.entries(figures)) {
    Plotly.react("chart-" + name, figure.data, inTheme(figure.layout), options);
  }
}
draw();
matchMedia("(prefers-color-scheme: dark)").addEventListener("change", draw);
"""
