"""How the page looks: on a screen by day and by night, on a telephone, and on paper."""

from __future__ import annotations

STYLE = """
:root{color-scheme:light dark;--paper:#fff;--ink:#1c1c1e;--soft:#5a5c63;--rule:#d9dade;--tint:#f5f5f3;
--error:#a8071a;--error-tint:#fdecee;--warning:#7a4b00;--warning-tint:#fff4dc;--note:#44546a;--note-tint:#eef1f5;
--most:#1f5f99;--least:#a8071a;--plain:#6b7280;--agree:#1d6b3c;--link:#0b57a4}
@media (prefers-color-scheme:dark){:root{--paper:#16181b;--ink:#e9e7e3;--soft:#a9abb2;--rule:#3a3d43;--tint:#1f2226;
--error:#ff9aa2;--error-tint:#3a1b20;--warning:#f3c669;--warning-tint:#352a12;--note:#b4c3d6;--note-tint:#222a33;
--most:#86b9ec;--least:#ff9aa2;--plain:#9aa1ac;--agree:#86d3a2;--link:#8fc1ff}}
*{box-sizing:border-box}
html{-webkit-text-size-adjust:100%;text-size-adjust:100%;scroll-padding-top:1rem}
body{margin:0;background:var(--paper);color:var(--ink);font:1rem/1.5 Georgia,"Times New Roman",serif}
header,main,footer,nav{max-width:64rem;margin:0 auto;padding:0 1.25rem}
header{padding-top:2.25rem}
h1,h2,h3,h4,th,.kicker,.badge,.code,.status,summary,nav,.small,.part,caption,figcaption,.t,td.num
{font-family:system-ui,-apple-system,"Segoe UI",Roboto,"Helvetica Neue",Arial,sans-serif}
h1{font-size:1.9rem;line-height:1.25;font-weight:650;margin:.25rem 0 1rem;text-wrap:balance}
h2{font-size:1.35rem;margin:2.75rem 0 .5rem;padding-top:.75rem;border-top:3px solid var(--ink)}
h3,h4{font-size:1.06rem;line-height:1.4;margin:0;font-weight:600}
h3.story{margin:1.75rem 0 .5rem;font-size:1.12rem}
p,ul,ol{margin:.5rem 0}
a{color:var(--link);text-underline-offset:.15em}
a:focus-visible,summary:focus-visible,.scroll:focus-visible{outline:3px solid var(--link);outline-offset:2px}
code,pre{font-family:ui-monospace,SFMono-Regular,Menlo,Consolas,"DejaVu Sans Mono",monospace;font-size:.86em}
pre{background:var(--tint);border:1px solid var(--rule);padding:.6rem .8rem;margin:.4rem 0;overflow-x:auto}
body{overflow-wrap:break-word}code.small{font-family:ui-monospace,SFMono-Regular,Menlo,Consolas,"DejaVu Sans Mono",monospace;font-size:.78rem}
.excerpt{width:auto}
.excerpt td.number{text-align:right;font-variant-numeric:tabular-nums}
div.doubt{border-left:3px solid var(--rule);padding-left:.9rem;margin:1rem 0}
.skip{position:absolute;left:-99rem}.skip:focus{left:1rem;top:1rem;background:var(--paper);padding:.5rem}
.kicker{margin:0;font-size:.85rem;letter-spacing:.04em;color:var(--soft);font-weight:600}
details.fold>summary{padding:0;display:flex;gap:.6rem;list-style:none;border-top:3px solid var(--ink);margin-top:1.25rem}
details.fold>summary::-webkit-details-marker{display:none}details.fold>summary h2{border:0;margin:0;padding:.5rem 0}
details.fold>summary::before{content:"+";font-weight:700;font-size:1.35rem;padding:.5rem 0;color:var(--soft)}details.fold[open]>summary::before{content:"\\2212"}
.beside{display:block;width:150px;height:26px}.bar.stated{fill:var(--error);fill-opacity:.75;stroke:var(--error)}
.bar.given{fill:var(--most);fill-opacity:.75;stroke:var(--most)}.drawing{width:160px}
.lede{color:var(--soft);max-width:48rem}
.small{font-size:.85rem;color:var(--soft)}
.glance{display:flex;flex-wrap:wrap;gap:.5rem 2rem;list-style:none;margin:1rem 0;padding:.9rem 0;
border-block:1px solid var(--rule);font-family:system-ui,sans-serif;font-size:.92rem}
.glance b{font-size:1.3rem;display:block;font-variant-numeric:tabular-nums;line-height:1.2}
nav ul{list-style:none;margin:0;padding:0;display:flex;flex-wrap:wrap;gap:.15rem 1.25rem;font-size:.92rem}
.badge,.status{display:inline-block;font-size:.74rem;font-weight:650;padding:.05rem .45rem;border-radius:.2rem;
border:1px solid currentColor;white-space:nowrap;vertical-align:.1em}
.badge.error,.status.torn{color:var(--error);background:var(--error-tint)}
.badge.warning{color:var(--warning);background:var(--warning-tint)}
.badge.note,.status{color:var(--note);background:var(--note-tint)}
.status.good{color:var(--agree);background:none}
.code{font-size:.85rem;font-weight:600;color:var(--soft)}
details.finding{border:1px solid var(--rule);border-left:5px solid var(--note);margin:.8rem 0;background:var(--paper)}
details.error{border-left-color:var(--error)}details.warning{border-left-color:var(--warning)}
details.finding{content-visibility:auto;contain-intrinsic-size:auto 4.5rem}details.finding[open]{contain-intrinsic-size:auto 40rem}
summary{cursor:pointer;padding:.7rem .9rem}
details.finding>summary{display:grid;grid-template-columns:1rem 1fr;gap:.4rem;list-style:none}
details.finding>summary::-webkit-details-marker{display:none}
details.finding>summary::before{content:"+";color:var(--soft);font-weight:700}
details.finding[open]>summary::before{content:"\\2212"}
details.finding[open]>summary{border-bottom:1px solid var(--rule);background:var(--tint)}
.body{padding:.4rem .9rem .9rem 2.3rem;scroll-margin-top:7rem}
.part{font-size:.8rem;font-weight:650;color:var(--soft);margin:1.1rem 0 .2rem}
.sum{font-size:1.02rem;font-variant-numeric:tabular-nums;margin:.2rem 0;padding-left:.8rem;border-left:2px solid var(--rule)}
.gap{font-weight:600}.gap b{color:var(--error)}
.list{margin:.2rem 0;padding-left:1.2rem}.list li{margin:.25rem 0}
.scroll{overflow-x:auto;margin:.6rem 0}
table{border-collapse:collapse;width:100%;font-size:.92rem}
caption{text-align:left;font-size:.85rem;font-weight:600;padding:.3rem 0;color:var(--soft)}
th,td{text-align:left;vertical-align:top;padding:.4rem .8rem .4rem 0;border-bottom:1px solid var(--rule)}
th{font-size:.82rem;font-weight:600}thead th{color:var(--soft);border-bottom:2px solid var(--rule)}
td.num,.voices td:last-child{font-variant-numeric:tabular-nums}
.problems th[scope=row]{font-size:.92rem;width:44%}.words{font-weight:600;font-size:1rem}
.voices th[scope=row]{width:40%;font-family:inherit;font-weight:400;font-size:1em}.voices td:last-child{width:24%}
q{font-style:italic}.every th[scope=row]{width:20%}.every td:nth-child(3){width:20%}.every td:last-child{width:14%}.every .more>summary{padding:0;font-size:1em;color:inherit}
.matrix td,.matrix th{border:1px solid var(--rule);padding:.3rem .5rem;font-size:.84rem}
.matrix td{min-width:5.4rem}.matrix tbody th{min-width:11rem}.every tbody th{min-width:8rem}
.matrix .torn{background:var(--error-tint);color:var(--error);font-weight:600}
.matrix .agree{color:var(--agree)}.matrix .alone,.matrix .aside{color:var(--soft)}.matrix .silent{background:var(--tint)}
.matrix small{display:block;font-family:system-ui,sans-serif;font-size:.76rem}
figure{margin:.8rem 0 0}figcaption{font-size:.85rem;font-weight:600;color:var(--soft)}
.chart{display:block;width:100%;min-width:27rem;max-width:46rem;height:auto}
.t{font-size:13px;fill:var(--ink)}.grid~.t{paint-order:stroke;stroke:var(--paper);stroke-width:4px}.t.small{font-size:12px;fill:var(--soft)}
.t.side{font-size:12px;font-weight:650;fill:var(--soft)}.t.bad{font-weight:700;fill:var(--error)}
.axis{stroke:var(--soft)}.grid{stroke:var(--rule)}.lead{stroke:var(--soft);stroke-dasharray:2 3}
.chart .gap{fill:var(--error);fill-opacity:.13}
line.span{stroke:var(--most);stroke-width:5}line.span.far{stroke:var(--ink)}.end{stroke:var(--ink);stroke-width:3}
.head{fill:var(--ink)}.open{fill:var(--paper);stroke:var(--ink);stroke-width:2}
.bar{fill:var(--plain);fill-opacity:.3;stroke:var(--plain)}
.bar.most{fill:var(--most);fill-opacity:.3;stroke:var(--most)}
.bar.least{fill:url(#slant);fill-opacity:1;stroke:var(--least)}.loose{stroke-dasharray:4 3}
.slant{stroke:var(--least)}
.missing{fill:none;stroke:var(--error);stroke-width:2;stroke-dasharray:5 3}
.trend{stroke:var(--most);stroke-width:3;fill:none}
.twin{margin:.2rem 0}.twin>summary{padding:.15rem 0;font-size:.82rem;color:var(--soft)}
details.note h3{font-weight:500;font-size:.97rem}details.note{margin:.4rem 0}details.note>summary{padding:.45rem .9rem}
.accept>summary,.more>summary{padding:.3rem 0;font-size:.85rem;color:var(--soft)}
.files td:last-child{font-family:ui-monospace,monospace;font-size:.76rem;overflow-wrap:anywhere}
.sides{display:grid;grid-template-columns:minmax(0,3fr) minmax(0,2fr);gap:0 2rem;align-items:start}
.text{overflow-wrap:anywhere}.text p{margin:.6rem 0}.text .heading{font-weight:650}.text details>summary,.text .left{padding:.3rem 0;font-size:.85rem;color:var(--soft)}
.mark{color:inherit;text-decoration:none;border-bottom:2px solid var(--plain);padding:0 .1em;scroll-margin-top:30vh}
.mark.fits{border-bottom-color:var(--agree)}.mark.alone{border-bottom-style:dotted}.mark.unchecked{border-bottom-style:dashed}
.mark.unfit{border-bottom:3px solid var(--error);background:var(--error-tint);font-weight:600}.mark sup{font:650 .68em system-ui,sans-serif;line-height:0}
.key{list-style:none;padding:0;display:flex;flex-wrap:wrap;gap:.3rem 1.25rem;font-size:.9rem}
.told{padding-left:1.4rem;margin:.6rem 0;position:sticky;top:.5rem;max-height:calc(100vh - 1rem);overflow-y:auto}.told li{margin:0 0 .8rem;scroll-margin-top:4rem}
.mark:target,.told li:target{outline:3px solid var(--link);outline-offset:2px}
@media (max-width:52rem){.sides{grid-template-columns:minmax(0,1fr)}.told{position:static;max-height:none}}
footer{margin-top:3rem;padding-block:1rem 3rem;color:var(--soft);font-size:.85rem}
@media (max-width:40rem){header,main,footer,nav{padding-inline:.9rem}h1{font-size:1.4rem}
.body{padding:.3rem .7rem .8rem}th,td{padding-right:.5rem}table{font-size:.86rem}.every{min-width:44rem}.problems td.drawing,.problems thead th:nth-child(4){display:none}}
@media (forced-colors:active){.bar,.missing,.trend,.axis,.end,.span{stroke:CanvasText}.t,.head{fill:CanvasText}}
@media print{@page{margin:16mm 14mm}:root{color-scheme:light;--paper:#fff;--ink:#000;--soft:#444;--rule:#bbb;--tint:#f4f4f4;
--error:#a8071a;--error-tint:#fff;--warning:#7a4b00;--warning-tint:#fff;--note:#44546a;--note-tint:#fff;--most:#1f5f99;
--least:#a8071a;--plain:#6b7280;--agree:#1d6b3c;--link:#000}
body{font-size:9.5pt;line-height:1.4}.body{padding:.2rem 0 .6rem .8rem}
header,main,footer{max-width:none;padding:0}nav,.skip,.twin,.accept,.permalink{display:none}
h1{font-size:17pt}h2{font-size:13pt;break-after:avoid}h3,h4,caption{break-after:avoid;font-size:10.5pt}.part{break-after:avoid}
details.finding{border-width:0 0 0 3px;content-visibility:visible}details.finding>summary{break-after:avoid;background:none}
details.finding>summary::before,details.finding[open]>summary::before{content:none}details.finding>summary{display:block}
details.error::details-content,details.warning::details-content,details.fold:not(.long)::details-content{content-visibility:visible;block-size:auto}
figure,tr,.sum,pre{break-inside:avoid}thead{break-inside:avoid;break-after:avoid}.scroll{overflow:visible}.chart{max-width:14cm;min-width:0}
.matrix td,.matrix tbody th,.every tbody th{min-width:0}.matrix td,.matrix th,.every td,.every th{font-size:7.5pt}a[href^=http]::after{content:" <" attr(href) ">";
font-size:7.5pt;overflow-wrap:anywhere}}
"""
