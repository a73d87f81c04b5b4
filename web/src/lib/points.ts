/**
 * Offsets of the record count Unicode code points; those of the browser count UTF-16 units. A Points turns one into the other for one text, in the
 * logarithm of the number of its characters beyond the basic plane, of which news has hardly any.
 */
export class Points {
  /** Offsets in code points of the characters that take two units, ascending. */
  private readonly astral: number[] = [];

  constructor(readonly text: string) {
    let point = 0;
    for (let i = 0; i < text.length; i++, point++) {
      const c = text.charCodeAt(i);
      if (c >= 0xd800 && c < 0xdc00 && i + 1 < text.length) {
        const next = text.charCodeAt(i + 1);
        if (next >= 0xdc00 && next < 0xe000) {
          this.astral.push(point);
          i++;
        }
      }
    }
  }

  /** The offset in UTF-16 units of an offset in code points, held within the text. */
  unit(point: number): number {
    return Math.max(0, Math.min(this.text.length, point + this.below((k) => this.astral[k]! < point)));
  }

  /** The offset in code points of an offset in UTF-16 units; in the middle of a pair it is that of its character. */
  point(unit: number): number {
    const u = Math.max(0, Math.min(this.text.length, unit));
    return u - this.below((k) => this.astral[k]! + k + 1 <= u);
  }

  /** How many of the ascending list meet a condition that holds for its beginning only. */
  private below(holds: (k: number) => boolean): number {
    let low = 0;
    let high = this.astral.length;
    while (low < high) {
      const mid = (low + high) >> 1;
      if (holds(mid)) low = mid + 1;
      else high = mid;
    }
    return low;
  }
}
