package gazetteer

import (
	"encoding/binary"
	"math"
	"strings"
	"testing"

	"isnad"
	"isnad/lexicon"
)

func TestTheFileIsWellFormed(t *testing.T) {
	g := World()
	if g.Len() < 20000 {
		t.Fatalf("%d places", g.Len())
	}
	if size := len(compiled); size > 6<<20 {
		t.Errorf("the file has %d bytes, at most 6 MB are wanted", size)
	}
	for id := ID(1); int(id) <= g.Len(); id++ {
		p := g.Place(id)
		if p.Lat < -90 || p.Lat > 90 || p.Lon < -180 || p.Lon > 180 || p.Radius <= 0 || p.Level < isnad.Point || p.Level > isnad.Country || len(p.Country) != 3 || p.Name == "" {
			t.Fatalf("place %d: %+v", id, p)
		}
		if p.Province != 0 && g.Place(p.Province).Level != isnad.Province && g.Place(p.Province).Level != isnad.Town {
			t.Errorf("%s lies in %+v", p.Name, g.Place(p.Province))
		}
	}
	for i := nameSize; i < len(g.names); i += nameSize {
		if binary.LittleEndian.Uint64(g.names[i-nameSize:]) > binary.LittleEndian.Uint64(g.names[i:]) {
			t.Fatal("names are not sorted")
		}
	}
}

// TestCoordinatesAreNoFinerThanTheName holds the promise of the record: a country to a degree, a province to a tenth, a town to a hundredth.
func TestCoordinatesAreNoFinerThanTheName(t *testing.T) {
	g := World()
	grain := map[isnad.Precision]int{isnad.Country: 10000, isnad.Province: 1000, isnad.Town: 100, isnad.District: 100, isnad.Point: 100}
	for id := ID(1); int(id) <= g.Len(); id++ {
		b := g.places[int(id-1)*placeSize:]
		lat, lon := int(int32(binary.LittleEndian.Uint32(b[4:]))), int(int32(binary.LittleEndian.Uint32(b[8:])))
		if p := g.Place(id); lat%grain[p.Level] != 0 || lon%grain[p.Level] != 0 {
			t.Errorf("%s, a %s, lies at %v %v", p.Name, p.Level, p.Lat, p.Lon)
		}
	}
}

// TestRowsOfTheLexicon checks that the file was made of rows that are still there, that each row with coordinates of its own is in it, and that what a
// row says of its country holds. A row that lies in a province lies near it.
func TestRowsOfTheLexicon(t *testing.T) {
	g, lex := World(), lexicon.Arabic()
	known := 0
	for i := range lex.Places {
		p := &lex.Places[i]
		id := g.OfRow(p.ID)
		if id == 0 {
			continue
		}
		known++
		at := g.Place(id)
		if p.Country != "" && at.Country != p.Country {
			t.Errorf("%s lies in %s", p.ID, at.Country)
		}
		if above := g.OfRow(p.Within); above != 0 && g.Place(above).Level == isnad.Province {
			a := g.Place(above)
			if d := apart(a, at); d > 4*a.Radius+at.Radius+60 {
				t.Errorf("%s lies %.0f km from %s, whose radius is %.0f km", p.ID, d, p.Within, a.Radius)
			}
		}
	}
	if known*100 < len(lex.Places)*98 {
		t.Errorf("%d of %d rows have coordinates: make the file anew (train/gazetteer)", known, len(lex.Places))
	}
}

// apart is the distance between two places in kilometres, roughly.
func apart(a, b Place) float64 {
	x := (a.Lon - b.Lon) * math.Cos(a.Lat*math.Pi/180)
	return 111.2 * math.Hypot(x, a.Lat-b.Lat)
}

func TestNames(t *testing.T) {
	g := World()
	for _, name := range []string{"سراقب", "خان شيخون"} {
		k := Start
		for _, w := range strings.Fields(name) {
			k = k.Word([]byte(w))
		}
		if k != KeyOf(name) {
			t.Errorf("%s: the key of its words is another", name)
		}
		if r := g.Named(k); r.Len() == 0 || g.Place(g.At(r, 0)).Country != "SYR" {
			t.Errorf("%s: %d places, the first of them not in Syria", name, r.Len())
		}
	}
	if g.Named(KeyOf("كلمه ليست مكانا")).Len() != 0 {
		t.Error("found what is no place")
	}
}
