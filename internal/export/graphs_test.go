package export

import (
	"bytes"
	"encoding/json"
	"encoding/xml"
	"strconv"
	"strings"
	"testing"

	"isnad"
	"pgregory.net/rapid"
)

type collection struct {
	Type     string         `json:"type"`
	Isnad    map[string]any `json:"isnad"`
	Features []feature      `json:"features"`
}

func mapped(t interface{ Fatal(...any) }, b Book) (c collection) {
	var out bytes.Buffer
	if err := GeoJSON(&out, b); err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal(out.Bytes(), &c); err != nil {
		t.Fatal(err)
	}
	return c
}

func TestPlacesOnTheMap(t *testing.T) {
	b, _ := sample()
	c := mapped(t, b)
	if c.Type != "FeatureCollection" || c.Isnad["head"] != "0a0b" || c.Isnad["unplaced"] != 1.0 || c.Isnad["touched-share"] != .25 {
		t.Errorf("%v", c.Isnad)
	}
	if len(c.Features) != 3 {
		t.Fatalf("%+v", c.Features)
	}
	town, province, unknown := c.Features[0], c.Features[1], c.Features[2]
	if town.Geometry == nil || town.Geometry.Coordinates != [2]float64{31.82, 31.51} || town.Properties.Centroid || !town.Properties.Disputed || *town.Properties.RadiusKm != 5 || town.Properties.Precision != "town" {
		t.Errorf("%+v", town)
	}
	if w := town.Properties.PlaceByWhich; len(w) != 1 || w[0].Text != "رأس البر" || *w[0].Start != 32 || *w[0].End != 40 {
		t.Errorf("%+v", w)
	}
	if province.Properties.Event != "ق1/e1" || !province.Properties.Centroid || !province.Properties.Disputed || province.ID == town.ID {
		t.Errorf("the other side of the dispute: %+v", province)
	}
	if unknown.Geometry != nil || unknown.Properties.Place.Name != "ميناء الصيد" || unknown.Properties.Disputed {
		t.Errorf("a place that is not known: %+v", unknown)
	}
	if e := town.Properties.Evidence; len(e) != 2 || e[1].Status != "negated" || e[1].Text != "أغلق" || *e[1].End-*e[1].Start != 4 {
		t.Errorf("%+v", e)
	}
}

func TestNoPlaceIsMadeUp(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		m := maker{t}
		b, _ := m.book()
		at := map[string]isnad.Position{}
		for _, e := range b.Case.Entities {
			at[string(e.ID)] = e.At
		}
		for _, f := range mapped(t, b).Features {
			if p := at[f.Properties.Place.ID]; p.Known != (f.Geometry != nil) || p.Known && f.Geometry.Coordinates != [2]float64{p.Lon, p.Lat} {
				t.Fatalf("%+v at %+v", f, p)
			}
		}
	})
}

type graphFile struct {
	Keys []struct {
		ID   string `xml:"id,attr"`
		For  string `xml:"for,attr"`
		Name string `xml:"attr.name,attr"`
		Type string `xml:"attr.type,attr"`
	} `xml:"key"`
	Graph struct {
		Directed string      `xml:"edgedefault,attr"`
		Data     []graphData `xml:"data"`
		Nodes    []struct {
			ID   string      `xml:"id,attr"`
			Data []graphData `xml:"data"`
		} `xml:"node"`
		Edges []struct {
			Source string      `xml:"source,attr"`
			Target string      `xml:"target,attr"`
			Data   []graphData `xml:"data"`
		} `xml:"edge"`
	} `xml:"graph"`
}

type graphData struct {
	Key   string `xml:"key,attr"`
	Value string `xml:",chardata"`
}

func graphed(t interface{ Fatal(...any) }, b Book) (g graphFile) {
	var out bytes.Buffer
	if err := GraphML(&out, b); err != nil {
		t.Fatal(err)
	}
	if err := xml.Unmarshal(out.Bytes(), &g); err != nil {
		t.Fatal(err)
	}
	return g
}

// whole tells what is wrong with a graph: an attribute without key or of another type, an edge that leads nowhere.
func (g *graphFile) whole(fail func(string, ...any)) {
	types, nodes := map[string]string{}, map[string]bool{}
	for _, k := range g.Keys {
		if types[k.For+" "+k.ID] != "" {
			fail("key %s twice", k.ID)
		}
		types[k.For+" "+k.ID] = k.Type
	}
	check := func(of string, list []graphData) {
		seen := map[string]bool{}
		for _, d := range list {
			var err error
			switch types[of+" "+d.Key] {
			case "string":
			case "int":
				_, err = strconv.Atoi(d.Value)
			case "double":
				_, err = strconv.ParseFloat(d.Value, 64)
			case "boolean":
				_, err = strconv.ParseBool(d.Value)
			default:
				fail("no key %s of %s", d.Key, of)
			}
			if err != nil || seen[d.Key] {
				fail("%s of %s: %v, seen %v", d.Key, of, err, seen[d.Key])
			}
			seen[d.Key] = true
		}
	}
	check("graph", g.Graph.Data)
	for _, n := range g.Graph.Nodes {
		if nodes[n.ID] {
			fail("node %s twice", n.ID)
		}
		nodes[n.ID] = true
		check("node", n.Data)
	}
	for _, e := range g.Graph.Edges {
		if !nodes[e.Source] || !nodes[e.Target] {
			fail("edge from %s to %s leads nowhere", e.Source, e.Target)
		}
		check("edge", e.Data)
	}
}

func TestGraphsHangTogether(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		m := maker{t}
		b, _ := m.book()
		g := graphed(t, b)
		g.whole(t.Fatalf)
	})
}

func TestWhoDoesAndSaysWhat(t *testing.T) {
	b, _ := sample()
	g := graphed(t, b)
	g.whole(t.Errorf)
	edges := map[string]bool{}
	for _, e := range g.Graph.Edges {
		role := ""
		for _, d := range e.Data {
			if d.Key == "edge_role" {
				role = d.Value
			}
		}
		edges[e.Source+" "+role+" "+e.Target] = true
	}
	for _, want := range []string{"entity:organisation:حرس-السواحل actor event:ق1/e1", "event:ق1/e1 place entity:place:راس-البر", "document:ق2 cites entity:ق2/n3", "entity:ق2/n3 says claim:ق2/c1",
		"claim:ق2/c1 about event:ق1/e1", "document:ق1 tells event:ق1/e1", "document:ق1 has-origin origin:o:ق1", "entity:ق1/n4 located-in entity:place:دمياط"} {
		if !edges[want] {
			t.Errorf("no edge %s", want)
		}
	}
	if g.Graph.Directed != "directed" || len(g.Graph.Nodes) != 3+3+6+2+2 {
		t.Errorf("%s, %d nodes", g.Graph.Directed, len(g.Graph.Nodes))
	}
	label := func(key string) (out string) {
		for _, n := range g.Graph.Nodes {
			for _, d := range n.Data {
				if n.ID == "event:ق1/e1" && d.Key == key {
					out = d.Value
				}
			}
		}
		return out
	}
	if label("node_label_ar") != "إكراه" || label("node_label_en") != "coerce" || label("node_changed_by") != "هند" || !strings.Contains(label("node_words"), "أغلق") {
		t.Errorf("%q %q", label("node_label_ar"), label("node_label_en"))
	}
}
