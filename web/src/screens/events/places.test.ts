import { expect, test } from "vitest";
import type { EventRow, Spot } from "../../lib/types";
import { happenings } from "./model";
import { drawnAs, framed, gathered, sites } from "./places";

const event = (id: string, place?: string, at?: Spot): EventRow => ({
  id, type: "CONSULT", statuses: ["happened"], actors: [], recipients: [], documents: ["d"], origins: 1, trigger: { document: "d", start: 0, end: 1, text: "لقاء" }, finding: "e1", chain: [], names: {}, mark: "unread", ...(place ? { place } : {}), ...(at ? { at } : {}),
});

test("no point is made up: what is known by country hatches it, what lies nowhere is only listed", () => {
  expect(drawnAs({ precision: "town", lat: 1, lon: 2, country: "YEM" })).toBe("point");
  expect(drawnAs({ precision: "country", lat: 1, lon: 2, country: "YEM" })).toBe("country");
  expect(drawnAs({ precision: "point", country: "YEM" })).toBe("country");
  expect(drawnAs({ precision: "province", lat: 1, lon: 2, country: "YEM" })).toBe("province");
  expect(drawnAs({ precision: "point" })).toBe("nowhere");
  expect(drawnAs(undefined)).toBe("nowhere");
});

const town = (lat: number, lon: number): Spot => ({ precision: "town", lat, lon, country: "YEM" });

test("places have their events, those of most first", () => {
  const list = sites(happenings([event("a", "x", town(15, 44)), event("b", "y"), event("c", "y"), event("d")], []));
  expect(list.map((s) => [s.id, s.events.length, s.drawn])).toEqual([["y", 2, "nowhere"], ["x", 1, "point"]]);
});

test("the frame leaves out what is far from most", () => {
  const rows = [...Array.from({ length: 9 }, (_, i) => event(`e${i}`, `p${i}`, town(14 + i / 4, 43 + i / 4))), event("far", "q", { precision: "town", lat: 40.7, lon: -74, country: "USA" })];
  const f = framed(sites(happenings(rows, [])), 800, 500);
  expect(f.lon).toBeGreaterThan(42);
  expect(f.lon).toBeLessThan(46);
  expect(f.scale).toBeGreaterThan(800);
});

test("near marks are one, and none is lost", () => {
  const list = sites(happenings([event("a", "x", town(1, 1)), event("b", "y", town(1, 1)), event("c", "z", town(5, 5))], []));
  const out = gathered(list.map((site, i) => ({ site, x: i * 10, y: 0 })), 16);
  expect(out.map((m) => m.n)).toEqual([2, 1]);
});
