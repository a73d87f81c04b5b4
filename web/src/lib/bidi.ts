/**
 * The stretches of a text that read from the left whatever stands around them, and that a line from the right would turn about: telephone numbers, ranges,
 * shares and signed numbers in Latin digits, addresses of the web and of mail. Offsets are in UTF-16 units, ascending.
 */
export function leftward(text: string): { from: number; to: number }[] {
  return [...text.matchAll(runs)].map((m) => ({ from: m.index, to: m.index + m[0].length }));
}

const number = String.raw`\d+(?:[.,/:]\d+)*`;
const runs = new RegExp(
  [
    String.raw`\b(?:https?:\/\/|www\.)[^\s«»"<>،؛]+`, // an address
    String.raw`[\w.+-]+@[\w-]+(?:\.[\w-]+)+`,
    String.raw`(?<![\p{L}\d])(?:\+|00)?\(?\d{1,4}\)?(?:[ \u00a0.-]\(?\d{2,4}\)?){2,}(?!\d)`, // a telephone number: at least three groups
    String.raw`(?<![\p{L}\d])[+\u2212-]?${number}\s?[–—-]\s?${number}(?:\s?%)?`, // a range
    String.raw`(?<![\p{L}\d])[+\u2212-]?${number}\s?%`, // a share
    String.raw`(?<![\p{L}\d\p{M}])[+\u2212-]\d+(?:[.,]\d+)?`, // a signed number
  ].join("|"),
  "gu",
);
