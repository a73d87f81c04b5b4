import { geoMercator, geoPath } from "d3-geo";
import { expect, test } from "vitest";
import { outlined, type Outlines } from "./outlines";

const box = (w: number, s: number, e: number, n: number): Outlines[number] => ({
  f: { type: "Feature", properties: { a3: `B${w}` }, geometry: { type: "Polygon", coordinates: [[[w, s], [w, n], [e, n], [e, s], [w, s]]] } },
  bounds: [[w, s], [e, n]],
});

test("an outline has the path, the area and the middle that the library gives in three passes", () => {
  const projection = geoMercator().center([40, 30]).scale(900).translate([400, 250]).clipExtent([[-30, -30], [830, 530]]);
  const path = geoPath(projection).digits(1);
  const list = [box(35, 25, 45, 35), box(20, 20, 38, 40), box(41, 29, 42, 30), box(120, 0, 130, 10)];
  const drawn = outlined(list, projection);
  list.forEach(({ f }, i) => {
    const { d, area, middle } = drawn[i]!;
    expect(d.replaceAll(" ", ",")).toBe(path(f) ?? "");
    expect(area).toBeCloseTo(path.area(f), 3);
    if (area > 0) path.centroid(f).forEach((v, k) => expect(middle[k]).toBeCloseTo(v, 3));
    else expect(middle[0]).toBeNaN();
  });
  expect(drawn.map((x) => x.area > 0)).toEqual([true, true, true, false]);
});
