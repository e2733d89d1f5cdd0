#include "device/html_style.h"

/* Text has a contrast of at least 4.5:1 in both schemes (WCAG 2.1, 1.4.3), what shows where one is and can go 3:1 (1.4.11).
 * Nothing is wider than a screen of 320 px but what scrolls by itself: tables and charts (1.4.10). Charts keep the paper that
 * their colours were chosen for. */
static const char rules[] =
    "*{box-sizing:border-box}\n"
    "html{-webkit-text-size-adjust:100%;text-size-adjust:100%}\n"
    "body{margin:0;background:var(--paper);color:var(--ink);font:1rem/1.5 \"Noto Sans\",\"Open Sans\",system-ui,sans-serif;"
    "overflow-wrap:anywhere}\n"
    "main{max-width:72rem;margin:0 auto;padding:1.5rem 1rem 4rem}\n"
    "h1,h2,h3,h4{line-height:1.25;text-wrap:balance}\n"
    "h1,h2{color:var(--accent)}\n"
    "h1{font-size:clamp(1.7rem,6vw,2.6rem)}\n"
    "h2{font-size:1.5rem;margin:2.5rem 0 .75rem}\n"
    "h3{font-size:1.15rem;margin:1.75rem 0 .5rem}\n"
    "h4{font-size:1rem;margin:1.25rem 0 .25rem}\n"
    "p,li{max-width:46rem}\n"
    "p{margin:.5rem 0}\n"
    ".small,caption{font-size:.875rem;color:var(--muted)}\n"
    "a{color:var(--link)}\n"
    "a:focus-visible,[tabindex]:focus-visible{outline:3px solid var(--link);outline-offset:2px}\n"
    "[id]{scroll-margin-top:1rem}\n"
    ".skip{position:absolute;left:-100vw;top:0;padding:.5rem 1rem;background:var(--paper);z-index:1}\n"
    ".skip:focus{left:0}\n"
    "nav ol{padding-left:1.25rem;margin:.25rem 0;list-style:none}\n"
    "nav>ol{padding-left:0}\n"
    "nav a{display:inline-block;padding:.2rem 0}\n"
    "ul{padding-left:0;margin:.75rem 0;list-style:none}\n"
    "li{display:flex;flex-wrap:wrap;gap:0 .6rem}\n"
    "nav li{display:block}\n"
    "li>div{flex:1 1 12rem;min-width:0}\n"
    ".label{flex:none;max-width:100%;color:var(--muted)}\n"
    ".large{display:block;font-size:1.75rem;line-height:1.2}\n"
    ".figures{display:grid;grid-template-columns:repeat(auto-fit,minmax(10rem,1fr));gap:1rem 1.5rem}\n"
    ".scroll{overflow-x:auto;margin:.75rem 0}\n"
    "table{border-collapse:collapse;min-width:100%;font-size:.9375rem;overflow-wrap:normal}\n"
    "caption{text-align:right}\n"
    "th,td{padding:.35rem .75rem .35rem 0;text-align:left;vertical-align:top;border-bottom:1px solid var(--line);"
    "min-width:3rem}\n"
    "th:last-child,td:last-child{padding-right:0}\n"
    "thead th{vertical-align:bottom;border-bottom:2px solid var(--ink)}\n"
    "tbody th{font-weight:400;min-width:11rem}\n"
    "tbody th[colspan]{color:var(--accent);padding-top:1rem}\n"
    ".number{text-align:right;font-variant-numeric:tabular-nums;white-space:nowrap}\n"
    "thead .number{white-space:normal}\n"
    "figure{margin:1rem 0}\n"
    "svg{display:block;max-width:100%;height:auto;background:#fff;font-family:\"Noto Sans\",\"Open Sans\",system-ui,"
    "sans-serif}\n"
    ".scroll>svg{width:100%;min-width:48rem;max-width:64rem;padding:.5rem}\n"
    "@media print{\n"
    "main{max-width:none;padding:0}\n"
    ".skip{display:none}\n"
    ".scroll{overflow:visible}\n"
    ".scroll>svg{min-width:0}\n"
    "table{font-size:8pt;overflow-wrap:anywhere}\n"
    "th,td{min-width:0}\n"
    "thead{display:table-header-group}\n"
    "tr,figure,li{break-inside:avoid}\n"
    "h1,h2,h3,h4,caption{break-after:avoid}\n"
    "a{color:inherit;text-decoration:none}\n"
    "}\n";

void html_style_put(struct buffer *out, struct colour accent)
{
    buffer_printf(out,
                  ":root{color-scheme:light dark;--ink:#1c2833;--paper:#ffffff;--muted:#5d6971;--line:#c4ccd1;"
                  "--link:#0b4f7d;--accent:#%02x%02x%02x}\n"
                  "@media screen and (prefers-color-scheme:dark){:root{--ink:#e8edf0;--paper:#12181d;--muted:#aab6be;"
                  "--line:#45525b;--link:#8cc8f0;--accent:#8cc8f0}}\n",
                  accent.red, accent.green, accent.blue);
    buffer_puts(out, rules);
}
