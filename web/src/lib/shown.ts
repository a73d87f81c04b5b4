import { get } from "./api";
import type { Shown, ShownList } from "./types";

interface Asked { id: string; give: (x: Shown | null) => void; fail: (error: unknown) => void }

/** How many nouns are asked for in one request. */
const most = 100;

let waiting: Asked[] = [];

async function ask(part: Asked[]) {
  try {
    const { items } = await get<ShownList>("/show", { id: [...new Set(part.map((a) => a.id))] });
    const found = new Map(items.map((x) => [x.asked, x]));
    part.forEach((a) => a.give(found.get(a.id) ?? null));
  } catch (error) {
    part.forEach((a) => a.fail(error));
  }
}

/** What is told of a noun, null where there is none of the id. Those that are asked for at once, as a screen is drawn, are fetched together. */
export function shown(id: string): Promise<Shown | null> {
  return new Promise((give, fail) => {
    waiting.push({ id, give, fail });
    if (waiting.length > 1) return;
    setTimeout(() => {
      const all = waiting;
      waiting = [];
      for (let i = 0; i < all.length; i += most) void ask(all.slice(i, i + most));
    });
  });
}
