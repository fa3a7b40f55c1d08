#include "style.hpp"

namespace pareto::html {

// Sizes are in points and millimetres, since the sheet of paper is the measure; classes are short, since tables repeat them:
//   n number, l text after another column, q quiet, f fine print, t badge, rk rank, nm name, sp spark, ka one card, why its
//   sentence, st strong, nb unbroken, vh only heard; in drawings k and s darker, b bold, e and m anchored at end and middle,
//   h with a halo.
const std::string_view kStyle = R"css(
:root{color-scheme:light;--bg:#f5f7f7;--surface:#ffffff;--line:#e3e8e9;--line-strong:#d0d8da;--text:#152226;--text-2:#47565c;
--text-3:#5f6d74;--accent:#0e6b74;--mark:#b4530a;--bad:#b3261e;--tier-s:#10262b;--tier-s-on:#ffffff;--tier-a:#0e6b74;
--tier-a-on:#ffffff;--tier-b:#bddfe1;--tier-b-on:#0a4a51;--tier-c:#e4e9eb;--tier-c-on:#47565c;--tier-d-on:#5f6d74;
--chart-a:#0e6b74;--chart-b:#4d9da4;--chart-c:#87969d;--chart-ghost-line:#b9c5c9;--chart-line:#152226;--chart-grid:#ebeff0;
--band-a:rgba(14,107,116,.065);--band-b:rgba(14,107,116,.028);
--font:"PingFang SC","Microsoft YaHei","Noto Sans CJK SC","Noto Sans SC",system-ui,sans-serif}
*{box-sizing:border-box}
html{-webkit-print-color-adjust:exact;print-color-adjust:exact;-webkit-text-size-adjust:100%}
body{margin:0;background:var(--bg);color:var(--text);font:9.4pt/1.62 var(--font);font-variant-numeric:tabular-nums lining-nums;
text-autospace:normal;text-spacing-trim:trim-start;line-break:strict;overflow-wrap:anywhere}
h1,h2,h3,p,figure,table{margin:0;padding:0}
b,strong,em{font-weight:600;font-style:normal}
svg{display:block;width:100%;height:auto;overflow:visible}
svg text{font-family:var(--font);font-size:2.45px;fill:var(--text-3)}
svg .k{fill:var(--text)} svg .s{fill:var(--text-2)} svg .b{font-weight:600} svg .e{text-anchor:end} svg .m{text-anchor:middle}
svg .h{paint-order:stroke;stroke:var(--surface);stroke-width:.7px;stroke-linejoin:round}
svg .tS{fill:var(--tier-s)} svg .tA{fill:var(--tier-a)} svg .tB{fill:var(--tier-b)} svg .tC,svg .tX{fill:var(--tier-c)}
svg .tD{fill:none;stroke:var(--line-strong);stroke-width:.25;stroke-dasharray:.8 .5}
svg .oS{fill:var(--tier-s-on)} svg .oA{fill:var(--tier-a-on)} svg .oB{fill:var(--tier-b-on)}
svg .oC,svg .oX{fill:var(--tier-c-on)} svg .oD{fill:var(--tier-d-on)}
.sheet{width:210mm;max-width:100%;margin:8mm auto;padding:13mm 16mm 15mm;background:var(--surface)}
.q{color:var(--text-2)} .f{color:var(--text-3);font-size:7.6pt;line-height:1.55} .bad{color:var(--bad)} .acc,em{color:var(--accent)}
.nb{white-space:nowrap} .vh{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
.hd{display:flex;justify-content:space-between;align-items:baseline;gap:0 6mm;font-size:8pt;border-bottom:.3mm solid var(--text);
padding-bottom:1.6mm} .hd>div:first-child{flex:none} .hd>div:last-child{text-align:right}
.wm{font-size:9.5pt;margin-right:4mm;color:var(--accent)} .wm span{font-weight:600;margin-left:.6mm}
.screen{margin-top:1.2mm}
h1{font-size:18.5pt;line-height:1.48;font-weight:600;letter-spacing:.01em;margin:7mm 0;text-wrap:pretty} h1 span{display:inline-block}
h2{font-size:13pt;line-height:1.4;font-weight:600;break-after:avoid;padding-top:1.6mm;border-top:.55mm solid var(--text)}
h2 small{font-size:7.6pt;font-weight:400;color:var(--text-3);float:right;padding-top:1.6mm;margin-left:4mm}
h3{font-size:10.5pt;line-height:1.5;font-weight:600;margin-bottom:2.5mm;break-after:avoid} section>h3{margin-top:4mm}
h3 span{font-weight:400;font-size:8pt;color:var(--text-3);margin-left:2mm}
.say{font-size:9.4pt;color:var(--text-2);margin:.4mm 0 3mm;break-after:avoid}
.note{margin-top:2.6mm;font-size:8.7pt;color:var(--text-2)} .cap{margin-top:1.5mm}
.foot{margin-top:3mm;padding-top:1.5mm;border-top:.2mm solid var(--line)}
.def{columns:2;column-gap:8mm;margin-top:1.5mm;line-height:1.45} .def p{break-inside:avoid;margin-bottom:.7mm} .def b{color:var(--text-2)}
.figs{display:grid;grid-template-columns:repeat(4,minmax(0,1fr));gap:4mm 7mm;margin-bottom:6.5mm} .figs>div{border-top:.3mm solid var(--line-strong);
padding-top:1.6mm} .figs span{font-size:8pt;color:var(--text-2)} .figs strong{display:flex;flex-wrap:wrap;align-items:baseline;gap:0 1mm;
font-size:21pt;line-height:1.25} .figs i{font-style:normal;font-size:8.5pt;line-height:1.4;font-weight:400;color:var(--text-2)}
.figs p{font-size:7.8pt;line-height:1.5;color:var(--text-2)}
section{margin-top:6.6mm} .pb{break-before:page} figure,.keep{break-inside:avoid}
table{border-collapse:collapse;width:100%;margin-bottom:.4mm}
th{font-weight:400;text-align:left}
thead th,thead td{font-size:7.4pt;line-height:1.35;color:var(--text-3);vertical-align:bottom;padding:0 0 1mm;
border-bottom:.3mm solid var(--text)} thead .nt{color:var(--accent)} thead .q{color:var(--text-3)}
tbody th,tbody td{padding:1.05mm 0;vertical-align:middle;border-bottom:.2mm solid var(--line)}
tr,.ka{break-inside:avoid}
table .n{text-align:right;white-space:nowrap;padding-left:3mm} table .l{padding-left:4mm} table .st{font-weight:600}
.tw .nm{padding-right:1mm} .tight tbody th b{font-weight:400} .tight tbody th,.tight tbody td{padding:.42mm 0;line-height:1.5}
.tight tbody .n{padding-left:3mm} .tight tbody .l{padding-left:4mm} table .tr{width:7mm;white-space:nowrap}
table .rk{width:7mm;color:var(--accent);font-weight:600} .bar{width:62mm} .bar svg{width:58mm}
table .sum b{font-weight:600} .sum td{border-top:.2mm solid var(--text);border-bottom:0} .sum .l{padding-left:4mm}
.t{display:inline-block;min-width:4.3mm;height:4.3mm;line-height:4.3mm;border-radius:.8mm;padding:0 .6mm;text-align:center;
font-size:7.6pt;vertical-align:.15mm;background:var(--tier-c);color:var(--tier-c-on)}
.t.tS{background:var(--tier-s);color:var(--tier-s-on)} .t.tA{background:var(--tier-a);color:var(--tier-a-on)}
.t.tB{background:var(--tier-b);color:var(--tier-b-on)} .t.tD{background:none;color:var(--tier-d-on);outline:.2mm dashed var(--line-strong)}
.ka th,.ka td{border:0;padding:0} .ka tr:first-child>*{padding-top:3.9mm} .ka tr:last-child>*{padding-bottom:4.1mm;
border-bottom:.2mm solid var(--line)} .ka .n{padding-left:3.6mm} .ka .l{padding-left:4mm} .ka .rk{font-size:11pt}
.ka .nm b{font-size:10.5pt;margin-right:1.4mm} .ka .nm .f{white-space:nowrap} .cards .sp{width:30.5mm;padding-left:1.5mm} .cards .rk{width:6.4mm} .ka .sp svg{width:29mm}
.ka .st{font-size:10.5pt} .ka .why{color:var(--text-2);font-size:9.2pt;line-height:1.6;padding-top:.6mm}
@media screen{.sheet{box-shadow:0 0 0 1px var(--line)}}
@media screen and (max-width:760px){.sheet{margin:0;padding:6mm 4mm} .hd{flex-wrap:wrap} .hd>div:last-child{text-align:left}
.figs{grid-template-columns:repeat(2,minmax(0,1fr))} h1{font-size:15pt} .def{columns:1} figure,section{overflow-x:auto} .ka .nm .f{white-space:normal}
.cards .sp{display:none} table .nm{min-width:26mm}}
@media print{body{background:none} .sheet{width:auto;max-width:none;margin:0;padding:0} .screen{display:none} .pb{margin-top:0}}
)css";

}  // namespace pareto::html
