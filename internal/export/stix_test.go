package export

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"isnad"
	"pgregory.net/rapid"
)

type stixObject map[string]any

func bundled(t interface{ Fatal(...any) }, b Book) (list []stixObject, raw []byte) {
	var out bytes.Buffer
	if err := STIX(&out, b); err != nil {
		t.Fatal(err)
	}
	var x struct {
		Type    string       `json:"type"`
		ID      string       `json:"id"`
		Objects []stixObject `json:"objects"`
	}
	if err := json.Unmarshal(out.Bytes(), &x); err != nil {
		t.Fatal(err)
	}
	if x.Type != "bundle" || !stixID.MatchString(x.ID) {
		t.Fatal("bundle", x.Type, x.ID)
	}
	return x.Objects, out.Bytes()
}

var (
	stixID   = regexp.MustCompile(`^[a-z][a-z0-9-]+[a-z0-9]--[0-9a-f]{8}-[0-9a-f]{4}-[45][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$`)
	stixTime = regexp.MustCompile(`^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$`)
)

// demanded is what STIX 2.1 demands of each type besides what it demands of all.
var demanded = map[string][]string{
	"identity": {"name"}, "location": {}, "incident": {"name"}, "report": {"name", "published", "object_refs"}, "note": {"content", "object_refs"}, "opinion": {"opinion", "object_refs"},
	"relationship": {"relationship_type", "source_ref", "target_ref"}, "grouping": {"context", "object_refs"}, "marking-definition": {"definition_type", "definition"},
	"extension-definition": {"name", "schema", "version", "extension_types", "created_by_ref"}, "language-content": {"object_ref", "contents"},
}

// allowed is what STIX 2.1 knows of each type; what else an object has must be in an extension.
var allowed = map[string][]string{
	"identity": {"name", "description", "roles", "identity_class", "sectors", "contact_information"}, "location": {"name", "description", "latitude", "longitude", "precision", "region", "country", "administrative_area", "city", "street_address", "postal_code"},
	"incident": {"name", "description"}, "report": {"name", "description", "report_types", "published", "object_refs"}, "note": {"abstract", "content", "authors", "object_refs"},
	"opinion": {"explanation", "authors", "opinion", "object_refs"}, "relationship": {"relationship_type", "description", "source_ref", "target_ref", "start_time", "stop_time"},
	"grouping": {"name", "description", "context", "object_refs"}, "marking-definition": {"name", "definition_type", "definition"},
	"extension-definition": {"name", "description", "schema", "version", "extension_types", "extension_properties"}, "language-content": {"object_ref", "object_modified", "contents"},
}

var common = []string{"type", "spec_version", "id", "created_by_ref", "created", "modified", "revoked", "labels", "confidence", "lang", "external_references", "object_marking_refs", "granular_markings", "extensions"}

// sound holds a bundle against the rules of STIX 2.1 that such objects could break.
func sound(list []stixObject, fail func(string, ...any)) {
	there, extensions := map[string]bool{}, map[string]bool{}
	for _, o := range list {
		id := fmt.Sprint(o["id"])
		if there[id] {
			fail("%s twice", id)
		}
		there[id] = true
		if o["type"] == "extension-definition" {
			extensions[id] = true
		}
	}
	for _, o := range list {
		kind, id := fmt.Sprint(o["type"]), fmt.Sprint(o["id"])
		must, known := demanded[kind]
		if !known || !stixID.MatchString(id) || !strings.HasPrefix(id, kind+"--") || o["spec_version"] != "2.1" {
			fail("%s %s %v", kind, id, o["spec_version"])
		}
		for _, p := range append([]string{"created"}, must...) {
			if v, ok := o[p]; !ok || v == "" {
				fail("%s has no %s", id, p)
			}
		}
		if kind != "marking-definition" && fmt.Sprint(o["modified"]) < fmt.Sprint(o["created"]) {
			fail("%s was modified %v before it was created %v", id, o["modified"], o["created"])
		}
		for name, v := range o {
			if !slices.Contains(common, name) && !slices.Contains(allowed[kind], name) {
				fail("%s has %s, which STIX does not know", id, name)
			}
			refers(name, v, there, func(what string) { fail("%s %s: %s", id, name, what) })
		}
		placed(o, func(what string) { fail("%s: %s", id, what) })
		if ext, ok := o["extensions"].(map[string]any); ok {
			for name, x := range ext {
				spelled(x, func(what string) { fail("%s: %s", id, what) })
				if !extensions[name] || x.(map[string]any)["extension_type"] != "property-extension" {
					fail("%s: extension %s", id, name)
				}
			}
		}
	}
}

var stixName = regexp.MustCompile(`^[a-z0-9_]{3,250}$`)

// spelled holds the names and lists of an extension against the rules: names of three letters and more, no empty lists.
func spelled(v any, fail func(string)) {
	switch x := v.(type) {
	case map[string]any:
		for name, v := range x {
			if !stixName.MatchString(name) {
				fail("name " + name)
			}
			spelled(v, fail)
		}
	case []any:
		if len(x) == 0 {
			fail("an empty list")
		}
		for _, v := range x {
			spelled(v, fail)
		}
	}
}

func refers(name string, v any, there map[string]bool, fail func(string)) {
	switch {
	case strings.HasSuffix(name, "_ref"):
		if !there[fmt.Sprint(v)] {
			fail(fmt.Sprint(v, " is not there"))
		}
	case strings.HasSuffix(name, "_refs"):
		list, ok := v.([]any)
		if !ok || len(list) == 0 {
			fail("an empty list")
		}
		for _, x := range list {
			if !there[fmt.Sprint(x)] {
				fail(fmt.Sprint(x, " is not there"))
			}
		}
	case name == "created" || name == "modified" || name == "published":
		if !stixTime.MatchString(fmt.Sprint(v)) {
			fail(fmt.Sprint(v))
		}
	default:
		if list, ok := v.([]any); ok && len(list) == 0 {
			fail("an empty list")
		}
	}
}

func placed(o stixObject, fail func(string)) {
	switch o["type"] {
	case "location":
		lat, hasLat := o["latitude"].(float64)
		lon, hasLon := o["longitude"].(float64)
		_, precise := o["precision"]
		if hasLat != hasLon || !hasLat && o["country"] == nil && o["region"] == nil || precise && !hasLat || lat < -90 || lat > 90 || lon < -180 || lon > 180 {
			fail("a location needs a point or a country")
		}
		if c, ok := o["country"].(string); ok && len(c) != 2 {
			fail("country " + c)
		}
	case "opinion":
		if !slices.Contains([]string{"strongly-disagree", "disagree", "neutral", "agree", "strongly-agree"}, fmt.Sprint(o["opinion"])) {
			fail("opinion")
		}
	}
}

func TestBundlesAreSound(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		m := maker{t}
		b, _ := m.book()
		b.Options.TLP = rapid.SampledFrom([]string{"", "white", "green", "amber", "red"}).Draw(t, "tlp")
		for i := range b.Case.Entities {
			b.Case.Entities[i].At.Lat /= 2
		}
		list, _ := bundled(t, b)
		sound(list, t.Fatalf)
	})
}

func having(list []stixObject, kind string, is func(stixObject) bool) (out []stixObject) {
	for _, o := range list {
		if o["type"] == kind && is(o) {
			out = append(out, o)
		}
	}
	return out
}

func TestACaseAsSTIX(t *testing.T) {
	b, _ := sample()
	b.Options.TLP = "amber"
	list, raw := bundled(t, b)
	sound(list, t.Errorf)
	all := func(stixObject) bool { return true }
	for kind, n := range map[string]int{"incident": 2, "opinion": 1, "location": 2, "report": 2, "extension-definition": 1, "marking-definition": 1} {
		if got := len(having(list, kind, all)); got != n {
			t.Errorf("%d of %s, want %d", got, kind, n)
		}
	}
	opinion := having(list, "opinion", all)[0]
	if opinion["opinion"] != "disagree" || opinion["authors"].([]any)[0] != "ناطق باسم الحرس" || !strings.HasPrefix(opinion["object_refs"].([]any)[0].(string), "incident--") {
		t.Errorf("%v", opinion)
	}
	place := having(list, "location", func(o stixObject) bool { return o["name"] == "رأس البر" })[0]
	if place["latitude"] != 31.51 || place["country"] != "EG" || place["precision"] != 5000.0 {
		t.Errorf("%v", place)
	}
	claim := having(list, "note", func(o stixObject) bool { return o["content"] == "أربعة قوارب احتجزت" })[0]
	var chain string
	for _, x := range claim["extensions"].(map[string]any) {
		s, _ := json.Marshal(x.(map[string]any)["chains"])
		chain = string(s)
	}
	if !strings.Contains(chain, `"name":"النقابة"`) || !strings.Contains(chain, `"start":54`) || !strings.Contains(chain, `"ref":"identity--`) {
		t.Errorf("%s", chain)
	}
	about := having(list, "note", func(o stixObject) bool { return fmt.Sprint(o["labels"]) == "[about]" })
	if len(about) != 1 || !strings.Contains(about[0]["content"].(string), "0a0b") || !strings.Contains(about[0]["content"].(string), "2024-02-01") {
		t.Errorf("%v", about)
	}
	for _, o := range list {
		if o["created_by_ref"] != nil && o["type"] != "extension-definition" && o["object_marking_refs"] == nil {
			t.Errorf("%v is not marked", o["id"])
		}
	}
	if err := STIX(&bytes.Buffer{}, Book{Case: b.Case, Options: Options{TLP: "blue"}}); !errors.Is(err, isnad.ErrInvalid) {
		t.Error(err)
	}
	if _, again := bundled(t, b); !bytes.Equal(raw, again) {
		t.Error("the same case gives another bundle")
	}
}

// TestLaterBundlesUpdate: after an edit an event keeps its id and the hour it was created, and is modified later.
func TestLaterBundlesUpdate(t *testing.T) {
	b, _ := sample()
	first, _ := bundled(t, b)
	later, _ := sample()
	later.Case.Events[0].Type = isnad.Protest
	later.About.AsOf = b.About.AsOf.Add(time.Hour)
	later.About.Made, later.About.Head, later.About.Change = b.About.Made.Add(time.Hour), "0a0c", 6
	second, _ := bundled(t, later)
	ids := map[any]stixObject{}
	for _, o := range second {
		ids[o["id"]] = o
	}
	for _, o := range first {
		n := ids[o["id"]]
		switch {
		case n == nil:
			t.Errorf("%v has another id", o)
		case n["created"] != o["created"]:
			t.Errorf("%v was created %v, then %v", o["id"], o["created"], n["created"])
		case o["type"] == "incident" && fmt.Sprint(n["modified"]) <= fmt.Sprint(o["modified"]):
			t.Errorf("%v is no later", o["id"])
		}
	}
}
