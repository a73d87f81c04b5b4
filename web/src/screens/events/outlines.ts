import { geoPath, type GeoProjection } from "d3-geo";
import type { Feature, Geometry } from "geojson";

/** What is told of an outline of a country: its code (ISO 3166-1 alpha-3) and its names. */
export interface Land { a3?: string; ar?: string; en?: string }
export type Outlines = { f: Feature<Geometry, Land>; bounds: [[number, number], [number, number]] }[];

/** An outline as it lies on the frame: its path, the pixels that it covers, and their middle, which is no number where it covers none. */
export interface Drawn { land: Land; d: string; area: number; middle: [number, number] }

/** Draws outlines in one pass each, to a tenth of a pixel. */
export function outlined(list: Outlines, projection: GeoProjection): Drawn[] {
  const p = pen();
  const path = geoPath(projection, p.context);
  return list.map(({ f }) => {
    path(f);
    return { land: f.properties, ...p.lift() };
  });
}

/** A pen that writes a path and adds up what it goes around. */
function pen() {
  let d = "";
  let [twice, sx, sy] = [0, 0, 0];
  let [x0, y0, x1, y1] = [0, 0, 0, 0];
  const tenth = (n: number) => Math.round(n * 10) / 10;
  const edge = (x: number, y: number) => {
    const cross = x1 * y - x * y1;
    twice += cross;
    sx += (x1 + x) * cross;
    sy += (y1 + y) * cross;
    [x1, y1] = [x, y];
  };
  return {
    context: {
      moveTo(x: number, y: number) {
        d += `M${tenth(x)} ${tenth(y)}`;
        [x0, y0, x1, y1] = [x, y, x, y];
      },
      lineTo(x: number, y: number) {
        d += `L${tenth(x)} ${tenth(y)}`;
        edge(x, y);
      },
      closePath() {
        d += "Z";
        edge(x0, y0);
      },
      arc() {}, // of points, which no outline has
      beginPath() {},
    },
    /** What was drawn since it was lifted last. */
    lift(): Pick<Drawn, "d" | "area" | "middle"> {
      const out = { d, area: Math.abs(twice) / 2, middle: [sx / (3 * twice), sy / (3 * twice)] as [number, number] };
      d = "";
      [twice, sx, sy] = [0, 0, 0];
      return out;
    },
  };
}
