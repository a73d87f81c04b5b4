// Package export writes what documents say together in the forms that others use: JSON lines that lose nothing, tables as CSV and XLSX, GeoJSON, GraphML and
// STIX 2.1. Each file says when it was made, from what, and how much of it a person has touched. What is written depends on the Book alone, so that one book
// gives the same bytes twice.
//
// Words of documents are counted in Unicode code points, end exclusive. Notes, questions and assumptions of analysts are their own and no finding: they are left
// out unless asked for, and are never a source.
package export

import (
	"fmt"
	"io"
	"slices"
	"time"

	"isnad"
	"isnad/internal/wire"
	"isnad/lexicon"
)

// A Book is what is exported: a case, with the texts that its spans lie in, and what is said of it.
type Book struct {
	Case    *isnad.Case
	Texts   map[isnad.DocumentID]string
	About   About
	Options Options
}

// Options say how a book is written. The zero value is useful but for Lang.
type Options struct {
	Lang  string // of headers and labels: ar or en
	Text  bool   // whole texts too
	Notes bool   // what is the analysts' own too: notes, questions, assumptions
	BOM   bool   // CSV begins with a byte order mark, without which Excel takes it for another encoding
	TLP   string // marking of STIX objects: white, green, amber or red; empty: none
}

// About says when a file was made, from what, and how much of it a person touched.
type About struct {
	Made    time.Time // UTC
	Program string    // name and version
	Files   bool      // made from files and not from a ledger
	Change  uint64    // number of the last change of the ledger that counts
	Head    string    // hash of the chain of its changes
	AsOf    time.Time // when that change was made; zero for files
	Name    string    // of the case
	Known   time.Time // the ledger as it was known then
	Filter  string    // by what the case was narrowed, in words; empty where it is whole

	Counts  Counts
	Touched Touched
}

// Counts is how many of what a file holds.
type Counts struct{ Documents, Origins, Entities, Events, Claims, Unplaced int }

// Touched is how many events and claims a person edited, merged, split or confirmed, and who. What was looked at and left as it is counts where somebody said so.
type Touched struct {
	Events, Claims int
	By             []string // in alphabetical order
}

// Share is what part of events and claims a person touched, between 0 and 1.
func (a *About) Share() float64 {
	if n := a.Counts.Events + a.Counts.Claims; n > 0 {
		return float64(a.Touched.Events+a.Touched.Claims) / float64(n)
	}
	return 0
}

// A writer is what the forms have in common: the case in hand, with what they look up in it.
type writer struct {
	c      *isnad.Case
	about  About
	o      Options
	points wire.Texts
	texts  map[isnad.DocumentID]string
	lex    *lexicon.Lexicon

	entities  map[isnad.EntityID]*isnad.Entity
	documents map[isnad.DocumentID]*isnad.Document
	origin    map[isnad.DocumentID]*isnad.Origin
	claimOf   map[isnad.Ref]isnad.ClaimID // the claim that a claim of one document is
	eventOf   map[isnad.Ref]isnad.EventID // and the event
	within    map[isnad.ClaimID][]string  // ids of the events that are told inside a claim
	conflicts map[string][]*isnad.Conflict
	touchedBy map[isnad.Subject][]string
}

// newWriter looks the case over. What is the analysts' own is gone from it where it is not asked for.
func newWriter(b Book) *writer {
	c := *b.Case
	if !b.Options.Notes {
		c.Notes, c.Questioned, c.Assumptions, c.Judgements, c.Resolutions = nil, nil, nil, nil, nil
	}
	w := &writer{c: &c, about: b.About, o: b.Options, texts: b.Texts, points: wire.NewTexts(b.Texts), lex: lexicon.Arabic(),
		entities: map[isnad.EntityID]*isnad.Entity{}, documents: map[isnad.DocumentID]*isnad.Document{}, origin: map[isnad.DocumentID]*isnad.Origin{},
		claimOf: map[isnad.Ref]isnad.ClaimID{}, eventOf: map[isnad.Ref]isnad.EventID{}, within: map[isnad.ClaimID][]string{}, conflicts: map[string][]*isnad.Conflict{}, touchedBy: map[isnad.Subject][]string{}}
	for i := range c.Entities {
		w.entities[c.Entities[i].ID] = &c.Entities[i]
	}
	for i := range c.Documents {
		w.documents[c.Documents[i].ID] = &c.Documents[i]
	}
	for i := range c.Origins {
		for _, d := range c.Origins[i].Documents {
			w.origin[d] = &c.Origins[i]
		}
	}
	for i := range c.Conflicts {
		w.conflicts[c.Conflicts[i].About] = append(w.conflicts[c.Conflicts[i].About], &c.Conflicts[i])
	}
	w.tie()
	w.touch()
	w.count()
	return w
}

// tie finds the events that are told inside each claim.
func (w *writer) tie() {
	for _, c := range w.c.Claims {
		for _, t := range c.Tellings {
			w.claimOf[t.Ref] = c.ID
		}
	}
	for _, e := range w.c.Events {
		for _, t := range e.Tellings {
			w.eventOf[t.Ref] = e.ID
			if id := w.claimIn(t); id != "" && !slices.Contains(w.within[id], string(e.ID)) {
				w.within[id] = append(w.within[id], string(e.ID))
			}
		}
	}
}

// claimIn is the claim that a telling stands in, or "".
func (w *writer) claimIn(t isnad.Telling) isnad.ClaimID {
	return w.claimOf[isnad.Ref{Document: t.Ref.Document, ID: t.Claim}]
}

func (w *writer) touch() {
	for _, t := range w.c.Touched {
		if by := w.touchedBy[t.Subject]; !slices.Contains(by, t.Author) {
			w.touchedBy[t.Subject] = append(by, t.Author)
		}
	}
}

func (w *writer) count() {
	a := &w.about
	a.Counts = Counts{Documents: len(w.c.Documents), Origins: len(w.c.Origins), Entities: len(w.c.Entities), Events: len(w.c.Events), Claims: len(w.c.Claims)}
	a.Touched = Touched{}
	marks := isnad.MarksOf(w.c)
	for _, e := range w.c.Events {
		if at := w.entities[e.Place]; at == nil || !at.At.Known {
			a.Counts.Unplaced++
		}
		if marks.Checked(isnad.Subject{Kind: isnad.AnEvent, ID: string(e.ID)}) {
			a.Touched.Events++
		}
	}
	for _, c := range w.c.Claims {
		if marks.Checked(isnad.Subject{Kind: isnad.AClaim, ID: string(c.ID)}) {
			a.Touched.Claims++
		}
	}
	for _, t := range w.c.Touched {
		if !slices.Contains(a.Touched.By, t.Author) {
			a.Touched.By = append(a.Touched.By, t.Author)
		}
	}
	slices.Sort(a.Touched.By)
}

// by lists who touched a noun, in the order of their first act.
func (w *writer) by(kind isnad.NounKind, id string) []string {
	return w.touchedBy[isnad.Subject{Kind: kind, ID: id}]
}

func (w *writer) label(key string) string { return w.lex.Label(key, w.o.Lang) }

// coded is the label of a value of a closed vocabulary, empty where it is not told.
func (w *writer) coded(enum, code string) string {
	if code == "" {
		return ""
	}
	return w.label(enum + "." + code)
}

// outlet is who published a document, else its id.
func (w *writer) outlet(d isnad.DocumentID) string {
	if doc := w.documents[d]; doc != nil && doc.Outlet != "" {
		return doc.Outlet
	}
	return string(d)
}

// independent counts the origins behind some documents; from names the origin of each that is not its document's.
func (w *writer) independent(documents []isnad.DocumentID, from []string) int {
	seen := map[string]bool{}
	for i, d := range documents {
		id := from[i]
		if o := w.origin[d]; id == "" && o != nil {
			id = o.ID
		}
		seen[id] = true
	}
	return len(seen)
}

// eventOrigins counts the documents that tell an event and the independent origins behind them.
func (w *writer) eventOrigins(e *isnad.Event) (documents, origins int) {
	var all []isnad.DocumentID
	var from []string
	for _, t := range e.Tellings {
		all, from = append(all, t.Ref.Document), append(from, t.Origin)
	}
	return distinct(all), w.independent(all, from)
}

// claimOrigins counts the same of a claim.
func (w *writer) claimOrigins(c *isnad.Claim) (documents, origins int) {
	var all []isnad.DocumentID
	var from []string
	for _, t := range c.Tellings {
		all, from = append(all, t.Ref.Document), append(from, t.Origin)
	}
	return distinct(all), w.independent(all, from)
}

func distinct[T comparable](list []T) int {
	seen := map[T]bool{}
	for _, x := range list {
		seen[x] = true
	}
	return len(seen)
}

// words gives a span in code points, with its words. Where the text is not known the places are unknown too.
func (w *writer) words(s isnad.Span) (words string, start, end int, placed bool) {
	start, end, words, ok := w.points.Points(s)
	if !ok {
		return s.Text, 0, 0, false
	}
	return words, start, end, true
}

// Write writes a book as one file: jsonl, xlsx, geojson, graphml or stix. It returns ErrInvalid for a form that is not one of them.
func Write(w io.Writer, form string, b Book, p Pack) error {
	switch form {
	case "jsonl":
		return JSONL(w, b, p)
	case "xlsx":
		return XLSX(w, b)
	case "geojson":
		return GeoJSON(w, b)
	case "graphml":
		return GraphML(w, b)
	case "stix":
		return STIX(w, b)
	}
	return fmt.Errorf("form %q: want jsonl, xlsx, geojson, graphml or stix: %w", form, isnad.ErrInvalid)
}
