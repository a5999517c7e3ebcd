/** Readable on a screen and on paper; no font or picture from elsewhere. */
export const style = `
:root { color-scheme: light; font: 16px/1.5 system-ui, sans-serif; color: #1b1b1b; background: #fff; }
main { max-width: 62rem; margin: 0 auto; padding: 1.5rem; }
h1 { font-size: 1.9rem; margin: 0 0 .25rem; }
h2 { font-size: 1.5rem; margin: 3rem 0 .5rem; padding-top: 1rem; border-top: 3px solid #1b1b1b; overflow-wrap: anywhere; }
h3 { font-size: 1.2rem; margin: 2rem 0 .25rem; }
h4 { margin: 1.5rem 0 .5rem; }
p { max-width: 46rem; margin: .4rem 0; }
nav ul { padding-left: 1.2rem; margin: .2rem 0; columns: 16rem; } nav > ul { columns: auto; padding: 0; list-style: none; }
a { color: #004f80; }
.notice { font-weight: 600; }
.note { border-left: 4px solid #0072b2; padding-left: .75rem; }
.warning { border: 2px solid #a33f00; padding: .5rem .75rem; font-weight: 600; }
table { border-collapse: collapse; margin: 1rem 0; font-size: .93rem; }
caption { text-align: left; font-weight: 600; padding: .25rem 0; }
th, td { text-align: left; vertical-align: top; padding: .3rem .8rem .3rem 0; border-bottom: 1px solid #d5d5d5; }
thead th { border-bottom: 2px solid #767676; }
tbody th { font-weight: 400; }
.number { font-variant-numeric: tabular-nums; white-space: nowrap; }
.value { font-weight: 600; }
small { color: #555; }
.bar { width: 100px; height: 12px; vertical-align: middle; }
.bar .scale { fill: #d5d5d5; } .bar .range { fill: #7fb8d8; } .bar circle { fill: #0072b2; }
.plots { display: flex; flex-wrap: wrap; gap: 1.5rem; }
figure { margin: .5rem 0; width: 28rem; max-width: 100%; break-inside: avoid; }
figcaption { font-weight: 600; }
figure svg { width: 100%; height: auto; }
svg text { font: 12px system-ui, sans-serif; fill: #1b1b1b; } svg text.small { font-size: 10px; fill: #555; }
.grid { stroke: #e4e4e4; } .diagonal { stroke: #9a9a9a; stroke-dasharray: 4 4; }
.curve { fill: none; stroke-width: 2; } .interval { stroke-width: 2; }
.mark { fill: #fff; stroke: #1b1b1b; stroke-width: 2; }
.legend { list-style: none; margin: 0; padding: 0 0 0 2rem; font-size: .9rem; }
.legend .sample { width: 28px; height: 12px; margin-right: .5rem; }
.sheet { list-style: none; padding: 0; display: grid; grid-template-columns: repeat(auto-fill, minmax(9rem, 1fr)); gap: .75rem; font-size: .8rem; }
.sheet img { display: block; width: 100%; margin-bottom: .25rem; } .sheet li { overflow-wrap: anywhere; break-inside: avoid; }
.list { font-size: .9rem; }
@media print { main { max-width: none; padding: 0; } }
`;
