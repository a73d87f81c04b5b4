import { geoArea, geoContains } from "d3-geo";
import type { FeatureCollection, MultiPolygon, Polygon, Position } from "geojson";
import { readFileSync } from "node:fs";
import { feature } from "topojson-client";
import type { Topology } from "topojson-specification";
import { expect, test } from "vitest";
import type { Land } from "./outlines";

const read = (name: string) => {
  const t = JSON.parse(readFileSync(`public/map/${name}.json`, "utf8")) as Topology;
  return (feature(t, t.objects[name]!) as unknown as FeatureCollection<Polygon | MultiPolygon, Land>).features;
};

test.each(["countries", "provinces"])("no outline of %s is wound so that it covers the world but itself", (name) => {
  const polygons = read(name).flatMap(({ geometry: g, properties: p }) => (g ? (g.type === "Polygon" ? [g.coordinates] : g.coordinates).map((c: Position[][]) => ({ p, c })) : []));
  expect(polygons.length).toBeGreaterThan(200);
  expect(polygons.filter(({ c }) => geoArea({ type: "Polygon", coordinates: c }) > 2 * Math.PI).map(({ p }) => p.en)).toEqual([]);
});

test("a place lies in its own province alone", () => {
  const holding = (at: [number, number]) => read("provinces").filter((f) => geoContains(f, at)).map((f) => f.properties.en);
  expect(holding([44.36, 33.31])).toEqual(["Baghdad"]);
  expect(holding([31.05, 29.99])).toHaveLength(1); // Giza
});
