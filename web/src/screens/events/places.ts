import type { Spot } from "../../lib/types";
import type { Happening } from "./model";

/** How a place is drawn: a point with its halo, a province or a country hatched, or not at all where nobody knows where it lies. */
export type Drawn = "point" | "province" | "country" | "nowhere";

/** A place with the events that were there. */
export interface Site { id: string; spot: Spot; drawn: Drawn; events: Happening[] }

/** How a place is drawn by what is known of it. A point of a country or province is its middle, and no place where anything was. */
export function drawnAs(s: Spot | undefined): Drawn {
  if (!s) return "nowhere";
  const known = s.lat !== undefined && s.lon !== undefined;
  if (s.precision === "country") return s.country ? "country" : "nowhere";
  if (!known) return s.country ? "country" : "nowhere";
  return s.precision === "province" ? "province" : "point";
}

/** The places of events, those of most events first. */
export function sites(shown: Happening[]): Site[] {
  const out = new Map<string, Site>();
  for (const h of shown) {
    if (!h.row.place) continue;
    let s = out.get(h.row.place);
    if (!s) out.set(h.row.place, (s = { id: h.row.place, spot: h.row.at ?? {}, drawn: drawnAs(h.row.at), events: [] }));
    s.events.push(h);
  }
  return [...out.values()].sort((a, b) => b.events.length - a.events.length || (a.id < b.id ? -1 : 1));
}

/** What the map shows: the middle of the frame in degrees, and how many pixels a radian is. */
export interface Frame { lon: number; lat: number; scale: number }

/** Pixels a radian at which the world is as wide as the frame, and at which a town fills it. */
export const scales = { least: 120, most: 60_000 };

/** A frame that shows some of the world at a scale that there is. */
export const clamp = (f: Frame): Frame => ({ lon: ((((f.lon + 180) % 360) + 360) % 360) - 180, lat: Math.max(-72, Math.min(78, f.lat)), scale: Math.max(scales.least, Math.min(scales.most, f.scale)) });

/** The frame in which most events lie: around the middle one, as wide as those within 14 degrees of it need. */
export function framed(list: Site[], width: number, height: number): Frame {
  const at = list.filter((s) => s.drawn !== "nowhere" && s.spot.lat !== undefined).flatMap((s) => s.events.map(() => [s.spot.lon!, s.spot.lat!] as const));
  if (at.length === 0) return { lon: 42, lat: 29, scale: width * 1.1 };
  const [lon, lat] = ([0, 1] as const).map((k) => at.map((p) => p[k]).sort((a, b) => a - b)[at.length >> 1]!) as [number, number];
  const near = at.filter((p) => Math.abs(p[0] - lon) < 14 && Math.abs(p[1] - lat) < 14);
  const span = (k: 0 | 1) => [Math.min(...near.map((p) => p[k])), Math.max(...near.map((p) => p[k]))] as const;
  const [w, e] = span(0);
  const [s, n] = span(1);
  const scale = Math.min(width / rad(Math.max(9, (e - w) * 1.5)), height / rad(Math.max(7, (n - s) * 1.7)));
  return { lon: (w + e) / 2, lat: (s + n) / 2, scale: Math.max(scales.least, Math.min(scales.most, scale)) };
}

const rad = (degrees: number) => (degrees * Math.PI) / 180;

/** A place, or several that lie too near to each other to be told apart, on the frame in pixels. */
export interface Mark { x: number; y: number; sites: Site[]; n: number }

/** Gathers places that are nearer to each other than so many pixels, around those of most events. */
export function gathered(list: { site: Site; x: number; y: number }[], apart: number): Mark[] {
  const out: Mark[] = [];
  for (const { site, x, y } of list) {
    const near = out.find((m) => Math.hypot(m.x - x, m.y - y) < apart);
    if (near) {
      near.sites.push(site);
      near.n += site.events.length;
    } else out.push({ x, y, sites: [site], n: site.events.length });
  }
  return out;
}
