/** The fields of a query that the form has, in the spelling of the command search. What else a query holds stays in its words. */
export const fields = ["after", "before", "outlet", "source", "actor", "place", "type", "status"] as const;
export type Field = (typeof fields)[number];
export type Query = { words: string } & Partial<Record<Field, string>>;

const one = new RegExp(`(^|\\s)(${fields.join("|")}):("([^"]*)"|[^\\s"(),«»“”]+)(?=\\s|$)`, "gi");

/** Parts a query into words and fields. Of a field that comes twice, or has several values, or a minus before it, the words keep it. */
export function parted(q: string): Query {
  const out: Query = { words: "" };
  if (q.includes("(")) return { words: q.trim() }; // a group may hold a field: it is left as it is written
  out.words = q
    .replace(one, (whole, before: string, name: string, value: string, quoted: string | undefined) => {
      const field = name.toLowerCase() as Field;
      if (out[field] !== undefined) return whole;
      out[field] = quoted ?? value;
      return before;
    })
    .replace(/\s+/g, " ")
    .trim();
  return out;
}

/** Writes a query of words and fields; a value with anything but letters, digits and dashes stands in quotation marks. */
export function joined(query: Query): string {
  const parts = fields.flatMap((f) => {
    const value = query[f]?.trim().replaceAll('"', "");
    return value ? [`${f}:${/^[\p{L}\p{N}\p{M}_-]+$/u.test(value) ? value : `"${value}"`}`] : [];
  });
  return [query.words.trim(), ...parts].filter(Boolean).join(" ");
}
