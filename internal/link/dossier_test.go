package link

import (
	"bufio"
	"encoding/json"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"

	"isnad"
	"isnad/arabic/morph"
	"isnad/internal/reading"
	"isnad/lexicon"
)

// dossiers are the two affairs with their keys: our own one, and the peers' where the shared folder is.
var dossiers = []string{"../../gold/dossier2", "../../../shared/dossier"}

type answers struct {
	Entities []struct {
		ID, Name, Kind, Code string
		Names                map[string][]string
	}
	Events []struct {
		ID, Type, Mode, Place, Time string
		Actors, Recipients          []string
		Mentions                    []struct{ Doc, At, Status string }
	}
	Claims []struct {
		ID       string
		Tellings []struct {
			Doc, Content string
			Chain        []struct{ Name, Naming string }
		}
	}
	Origins []struct{ Docs []string }
}

// perfect makes the readings that a reader without errors would make of a dossier, and tells for each telling which event or claim of the key it is of.
func perfect(t *testing.T, dir string) (out []*reading.Reading, events, claims map[isnad.Ref]string, key answers) {
	t.Helper()
	raw, err := os.ReadFile(filepath.Join(dir, "key.json"))
	if err != nil {
		t.Skip("no dossier here: ", err)
	}
	if err := json.Unmarshal(raw, &key); err != nil {
		t.Fatal(err)
	}
	events, claims = map[isnad.Ref]string{}, map[isnad.Ref]string{}
	f, err := os.Open(filepath.Join(dir, "articles.jsonl"))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	lines := bufio.NewScanner(f)
	lines.Buffer(nil, 1<<20)
	for lines.Scan() {
		var d struct{ ID, Outlet, Title, Published, Text string }
		if err := json.Unmarshal(lines.Bytes(), &d); err != nil {
			t.Fatal(err)
		}
		b := builder{text: d.Text, doc: d.ID, key: &key, local: map[string]int32{}, named: map[string]int32{}, events: events, claims: claims}
		b.r.Document = isnad.Document{ID: isnad.DocumentID(d.ID), Outlet: d.Outlet, Title: d.Title, Published: d.Published}
		b.build()
		out = append(out, &b.r)
	}
	return out, events, claims, key
}

type builder struct {
	r              reading.Reading
	text, doc      string
	key            *answers
	local, named   map[string]int32
	events, claims map[isnad.Ref]string
}

func (b *builder) extent(s string) reading.Extent {
	i := strings.Index(b.text, s)
	return reading.Extent{Start: int32(i), End: int32(i + len(s))}
}

func (b *builder) build() {
	b.r.Page = &reading.Page{Text: b.text}
	for _, e := range b.key.Entities {
		if forms := e.Names[b.doc]; forms != nil {
			i := b.entity(forms[0], e.Kind, e.Code)
			b.local[e.ID], b.named[e.ID], b.named[e.Name] = i, i, i
			for _, f := range forms {
				b.named[f] = i
				b.r.Who.Entities[i].Mentions = append(b.r.Who.Entities[i].Mentions, int32(len(b.r.Who.Mentions)))
				b.r.Who.Mentions = append(b.r.Who.Mentions, reading.Mention{Extent: b.extent(f), Entity: i, Form: isnad.NameForm})
			}
		}
	}
	for _, c := range b.key.Claims {
		for _, told := range c.Tellings {
			if told.Doc == b.doc {
				b.claim(c.ID, told.Content, func(link func(name, naming string)) {
					for _, l := range told.Chain {
						link(l.Name, l.Naming)
					}
				})
			}
		}
	}
	for i := range b.key.Events {
		b.event(i)
	}
}

func (b *builder) entity(name, kind, code string) int32 {
	k, _ := isnad.ParseEntityKind(kind)
	id := "n" + string(rune('a'+len(b.r.Who.Entities)/26)) + string(rune('a'+len(b.r.Who.Entities)%26))
	b.r.Who.Entities = append(b.r.Who.Entities, reading.Entity{ID: id, Name: name, Kind: k, Code: code, Near: -1})
	return int32(len(b.r.Who.Entities) - 1)
}

func (b *builder) claim(of, content string, chain func(func(name, naming string))) {
	a := reading.Attribution{ID: "c" + of, Content: b.extent(content)}
	chain(func(name, naming string) {
		i, known := b.named[name]
		if !known {
			i = b.entity(name, "person", "")
			b.named[name] = i
		}
		n, _ := isnad.ParseNaming(naming)
		a.Links = append(a.Links, reading.Link{Entity: i, Naming: n, To: -1, Near: -1})
	})
	b.claims[isnad.Ref{Document: b.r.Document.ID, ID: a.ID}] = of
	b.r.Attributions = append(b.r.Attributions, a)
}

func (b *builder) event(i int) {
	e := &b.key.Events[i]
	for k, m := range e.Mentions {
		if m.Doc != b.doc {
			continue
		}
		r := reading.Report{ID: e.ID + string(rune('a'+k)), Trigger: b.extent(m.At), Place: -1, Claim: -1, Actors: b.present(e.Actors), Recipients: b.present(e.Recipients)}
		r.Type, _ = isnad.ParseEventType(e.Type)
		r.Mode, _ = isnad.ParseMode(e.Mode)
		r.Status, _ = isnad.ParseStatus(m.Status)
		if p, ok := b.local[e.Place]; ok {
			r.Place = p
		}
		if e.Time != "" {
			r.Time = &reading.Time{Value: e.Time}
		}
		b.events[isnad.Ref{Document: b.r.Document.ID, ID: r.ID}] = e.ID
		b.r.Reports = append(b.r.Reports, r)
	}
}

func (b *builder) present(ids []string) (out []int32) {
	for _, id := range ids {
		if i, ok := b.local[id]; ok {
			out = append(out, i)
		}
	}
	return out
}

func newLinker(t *testing.T) *Linker {
	t.Helper()
	m, err := morph.New(lexicon.Arabic().Morphology())
	if err != nil {
		t.Fatal(err)
	}
	return New(lexicon.Arabic(), m)
}

func linked(t *testing.T, readings []*reading.Reading) *isnad.Case {
	t.Helper()
	l := newLinker(t)
	for _, r := range readings {
		l.Add(Propose(r))
	}
	return l.Case()
}

// pairs scores how well groups of refs agree with the key: F1 of the pairs that are together.
func pairs(groups [][]isnad.Ref, key map[isnad.Ref]string) float64 {
	var right, made, wanted float64
	size := map[string]float64{}
	for _, g := range groups {
		for i, a := range g {
			size[key[a]]++
			for _, b := range g[:i] {
				made++
				if key[a] == key[b] {
					right++
				}
			}
		}
	}
	for _, n := range size {
		wanted += n * (n - 1) / 2
	}
	return 2 * right / (made + wanted)
}

func TestPerfectReadingsAreLinked(t *testing.T) {
	for _, dir := range dossiers {
		t.Run(filepath.Base(dir), func(t *testing.T) {
			readings, events, claims, key := perfect(t, dir)
			c := linked(t, readings)
			var told, said [][]isnad.Ref
			for _, e := range c.Events {
				told = append(told, refs(e.Tellings, func(t isnad.Telling) isnad.Ref { return t.Ref }))
			}
			for _, k := range c.Claims {
				said = append(said, refs(k.Tellings, func(t isnad.ClaimTelling) isnad.Ref { return t.Ref }))
			}
			if f := pairs(told, events); f < .95 {
				t.Errorf("event pairs %.3f, want .95", f)
			}
			if f := pairs(said, claims); f < .80 {
				t.Errorf("claim pairs %.3f, want .80", f)
			}
			var want, got []string
			for _, o := range key.Origins {
				slices.Sort(o.Docs)
				want = append(want, strings.Join(o.Docs, " "))
			}
			for _, o := range c.Origins {
				var docs []string
				for _, d := range o.Documents {
					docs = append(docs, string(d))
				}
				slices.Sort(docs)
				got = append(got, strings.Join(docs, " "))
			}
			slices.Sort(want)
			slices.Sort(got)
			if !slices.Equal(want, got) {
				t.Errorf("origins %v, want %v", got, want)
			}
		})
	}
}

func refs[T any](list []T, of func(T) isnad.Ref) (out []isnad.Ref) {
	for _, t := range list {
		out = append(out, of(t))
	}
	return out
}

func TestTheOrderOfDocumentsDoesNotMatter(t *testing.T) {
	for _, dir := range dossiers {
		t.Run(filepath.Base(dir), func(t *testing.T) {
			readings, _, _, _ := perfect(t, dir)
			want := linked(t, readings)
			for turn := range len(readings) {
				order := append(slices.Clone(readings[turn:]), readings[:turn]...)
				if turn%2 == 1 {
					slices.Reverse(order)
				}
				if got := linked(t, order); !reflect.DeepEqual(got, want) {
					t.Fatalf("order %d: the case is another", turn)
				}
			}
		})
	}
}

func TestADocumentGivenTwiceChangesNothing(t *testing.T) {
	readings, _, _, _ := perfect(t, dossiers[0])
	if !reflect.DeepEqual(linked(t, readings), linked(t, append(slices.Clone(readings), readings[2], readings[0]))) {
		t.Error("a document that was given again changed the case")
	}
}
