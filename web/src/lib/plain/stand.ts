/** What a box that only styles make is copied with. */
const properties = (
  "position top right bottom left display float box-sizing width height min-width min-height max-width max-height margin-top margin-right margin-bottom margin-left padding-top padding-right padding-bottom padding-left " +
  "border-top-width border-right-width border-bottom-width border-left-width border-top-style border-right-style border-bottom-style border-left-style border-top-color border-right-color border-bottom-color border-left-color " +
  "border-top-left-radius border-top-right-radius border-bottom-right-radius border-bottom-left-radius background-color background-image background-size background-position background-repeat mask-image " +
  "color font-family font-size font-weight font-style font-feature-settings font-variant-numeric line-height vertical-align white-space text-align text-decoration-line text-decoration-style text-decoration-color text-decoration-thickness text-underline-offset " +
  "opacity visibility flex-grow flex-shrink flex-basis align-self justify-self order grid-row-start grid-row-end grid-column-start grid-column-end transform transform-origin z-index overflow-x overflow-y box-shadow outline-style outline-width outline-color outline-offset"
).split(" ");

/** Elements that have no room for others. */
const leaves = "input, select, textarea, svg, svg *, img, canvas, br, hr";

/** Makes elements of what only styles draw (::before, ::after) and of what is typed and chosen, so that each has its place and its words. */
export function stood(root: HTMLElement): void {
  const made = [...root.querySelectorAll("*")].filter((e) => !e.matches(leaves)).flatMap((e) => [boxOf(e, "before"), boxOf(e, "after")].filter((b) => b !== null));
  for (const { owner, side, box } of made) {
    owner.setAttribute(`data-${side}`, "");
    if (side === "before") owner.prepend(box);
    else owner.append(box);
  }
  for (const e of root.querySelectorAll<HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement>("input, select, textarea")) typed(e);
}

interface Made { owner: Element; side: "before" | "after"; box: HTMLElement }

function boxOf(owner: Element, side: "before" | "after"): Made | null {
  const s = getComputedStyle(owner, `::${side}`);
  if (s.content === "none" || s.content === "normal" || s.display === "none") return null;
  const text = content(s.content, s.quotes);
  const box = document.createElement("x-p");
  box.style.cssText = copied(s, text === "" ? properties : properties.filter((p) => !/^(?:width|height)$/.test(p)));
  box.textContent = text;
  return { owner, side, box };
}

const copied = (s: CSSStyleDeclaration, names: readonly string[]) => `all:initial;${names.map((p) => `${p}:${s.getPropertyValue(p)}`).join(";")}`;

/** The text that a value of content gives. */
export function content(css: string, quotes: string): string {
  const said = (token: string) => token.slice(1, -1).replace(/\\([\da-f]{1,6})\s?|\\(.)/gi, (_, code: string | undefined, sign: string) => (code ? String.fromCodePoint(parseInt(code, 16)) : sign));
  const pair = [...quotes.matchAll(/"(?:\\.|[^"\\])*"/g)].map(([q]) => said(q));
  return [...css.matchAll(/"(?:\\.|[^"\\])*"|open-quote|close-quote/g)].map(([token]) => (token === "open-quote" ? pair[0] ?? "«" : token === "close-quote" ? pair[1] ?? "»" : said(token))).join("");
}

/** A field with what is in it, as an element with a text. */
function typed(e: HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement): void {
  const s = getComputedStyle(e);
  if (s.display === "none") return;
  const box = document.createElement("x-p");
  box.style.cssText = `${copied(s, properties)};display:${s.display.startsWith("inline") ? "inline-flex" : "flex"};align-items:${e instanceof HTMLTextAreaElement ? "flex-start" : "center"};white-space:${e instanceof HTMLTextAreaElement ? "pre-wrap" : "pre"};overflow:hidden`;
  box.dir = s.direction;
  const ticked = e instanceof HTMLInputElement && (e.type === "checkbox" || e.type === "radio");
  const words = e instanceof HTMLSelectElement ? [...e.selectedOptions].map((o) => o.text).join(" · ") : e.value || e.placeholder;
  box.textContent = ticked ? (e.checked ? "☑" : "☐") : words;
  e.replaceWith(box);
}
