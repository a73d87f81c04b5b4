package export

import (
	"bufio"
	"cmp"
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"
	"time"

	"github.com/google/uuid"

	"isnad"
)

// space is the namespace of the ids that STIX makes: equal nouns have equal ids, so that what is exported again takes the place of what was.
var space = uuid.MustParse("6b2f0c0e-5d1a-4b0e-9a55-1f0a6a6f7d21")

// The version of STIX, and of what the extension adds.
const (
	stixVersion      = "2.1"
	extensionVersion = "1.0.0"
)

// extensionText defines what the extension adds; STIX asks for it in words or as an address.
const extensionText = `Adds to objects made of news texts what STIX has no place for. Offsets count Unicode code points of the text of a document, end exclusive; a value that is not known is left out.
evidence: list of {document, start, end, text}, the words of documents that an object rests on.
On incident: event_type and mode (PLOVER), time (EDTF), place (a name), tellings: list of {document, status, time, evidence, origin}, documents and origins: how many documents tell it and how many independent origins are behind them.
On note: act, quoted, chains: list of {document, links}, a chain of attribution from the outlet inwards; each link is {ref, name, described_as, naming, told_to, close_to, channel, access, refused_name, cue}. The outlet is no link; a chain without links is its own voice.
On identity and location: kind, code (country and sector), naming, precision, centroid.
created is the day on which the document was published, modified when the record was last changed.
On report: published (EDTF), outlet, origin, origin_kind, sha256 of the text.
changed_by: persons who edited, merged or split what the object is made of. own: what an analyst wrote of his own accord, which is no source.`

// tlp are the markings of STIX 2.1 (section 7.2.1.4), whose ids are fixed.
var tlp = map[string]string{"white": "613f2e26-407d-48c7-9eca-b8e91df99dc9", "green": "34098fce-860f-48ae-8e50-ebd3cc5e41da", "amber": "f88d31f6-486f-44da-b317-01333bde0b82",
	"red": "5e57c739-391a-4eb3-b6be-7d15ca92d5ed"}

// CheckTLP returns ErrInvalid where there is no such marking.
func CheckTLP(color string) error {
	if tlp[color] == "" && color != "" {
		return fmt.Errorf("TLP %q: want %s: %w", color, strings.Join(slices.Sorted(maps.Keys(tlp)), ", "), isnad.ErrInvalid)
	}
	return nil
}

// STIX writes a bundle of STIX 2.1: who acts as identities, places as locations, events as incidents, claims as notes with their chains in an extension, denials as
// opinions, documents as reports, all in a grouping, and a note that says what the file is. What the ids are made of is the ledger's, so that writing the same case again
// updates it.
func STIX(to io.Writer, b Book) error {
	if err := CheckTLP(b.Options.TLP); err != nil {
		return err
	}
	w := newWriter(b)
	s := bundle{w: w, out: bufio.NewWriterSize(to, 1<<16), have: map[string]bool{}}
	s.extension = id("extension-definition", "claim-chain")
	s.program = id("identity", "program")
	if c := b.Options.TLP; c != "" {
		s.marking = "marking-definition--" + tlp[c]
	}
	s.modified = s.latest()
	fmt.Fprintf(s.out, "{\"type\":\"bundle\",\"id\":%q,\"objects\":[", id("bundle", w.about.Head, w.about.Name+w.about.Filter, hour(s.modified), fmt.Sprint(w.o)))
	s.frame()
	for i := range w.c.Documents {
		s.outlet(w.c.Documents[i].ID)
	}
	s.who()
	s.events()
	s.claims()
	s.reports()
	s.remarks()
	if s.err != nil {
		return fmt.Errorf("write bundle: %w", s.err)
	}
	s.out.WriteString("\n]}\n")
	return s.out.Flush()
}

// A bundle is a file of STIX on the way.
type bundle struct {
	w                           *writer
	out                         *bufio.Writer
	have                        map[string]bool // ids that are written
	refs                        []string        // of those, what the grouping holds
	extension, program, marking string
	modified                    time.Time
	err                         error
}

// id is the id of an object: a UUID of version 5 over its kind and what names it.
func id(kind string, names ...string) string {
	return kind + "--" + uuid.NewSHA1(space, []byte(kind+"\x00"+strings.Join(names, "\x00"))).String()
}

// stamp spells an hour as STIX has it.
func stamp(t time.Time) string { return t.UTC().Format("2006-01-02T15:04:05.000Z") }

// latest is when what is exported was last changed: by the ledger, else by the last of its documents.
func (s *bundle) latest() time.Time {
	last := s.w.about.AsOf
	if last.IsZero() {
		for _, d := range s.w.c.Documents {
			if at, ok := published(d.Published); ok && at.After(last) {
				last = at
			}
		}
	}
	if last.IsZero() {
		return s.w.about.Made
	}
	return last
}

// published is the beginning of the day, month or year of a date of EDTF.
func published(edtf string) (time.Time, bool) {
	d, ok := isnad.DaysOf(edtf)
	switch {
	case !ok:
		return time.Time{}, false
	case d.From > -isnad.Forever:
		return isnad.DateOf(d.From), true
	case d.To < isnad.Forever:
		return isnad.DateOf(d.To), true
	}
	return time.Time{}, false
}

// A thing is the properties of one object.
type thing map[string]any

// since is when objects count as created whose document has no date, and those that are the same in all bundles; it must not change from bundle to bundle.
var since = time.Date(2024, 1, 1, 0, 0, 0, 0, time.UTC)

// put writes an object once, with what all have in common, and returns its id. It counts as created when its document was published.
func (s *bundle) put(kind, key string, created isnad.DocumentID, o thing, extension thing) string {
	name := id(kind, key)
	if s.have[name] || s.err != nil {
		return name
	}
	at := since
	if d := s.w.documents[created]; d != nil {
		if day, ok := published(d.Published); ok {
			at = day
		}
	}
	o["type"], o["spec_version"], o["id"], o["created_by_ref"] = kind, stixVersion, name, s.program
	o["created"], o["modified"] = stamp(at), stamp(latest(at, s.modified))
	if len(extension) > 0 {
		extension["extension_type"] = "property-extension"
		o["extensions"] = map[string]any{s.extension: extension}
	}
	if s.marking != "" {
		o["object_marking_refs"] = []string{s.marking}
	}
	s.write(name, o)
	if kind != "relationship" && kind != "language-content" {
		s.refs = append(s.refs, name)
	}
	return name
}

// called is the first name that is none, for what must have one.
func called(names ...string) string { return cmp.Or(cmp.Or(names...), "?") }

func latest(a, b time.Time) time.Time {
	if a.After(b) {
		return a
	}
	return b
}

func (s *bundle) write(name string, o thing) {
	b, err := marshal(o)
	if err != nil && s.err == nil {
		s.err = err
		return
	}
	if len(s.have) > 0 {
		s.out.WriteByte(',')
	}
	s.have[name] = true
	s.out.WriteByte('\n')
	s.out.Write(trimmed(b))
}

// frame writes what the others refer to: the program, the extension, the marking.
func (s *bundle) frame() {
	since := stamp(since)
	s.write(s.program, thing{"type": "identity", "spec_version": stixVersion, "id": s.program, "created": since, "modified": since, "name": "Isnad", "identity_class": "system",
		"description": s.w.about.Program})
	s.write(s.extension, thing{"type": "extension-definition", "spec_version": stixVersion, "id": s.extension, "created": since, "modified": since, "created_by_ref": s.program,
		"name": "Isnad: evidence and chains of attribution", "description": "Who told whom, in which words of which document.", "schema": extensionText, "version": extensionVersion,
		"extension_types": []string{"property-extension"}})
	if c := s.w.o.TLP; c != "" {
		s.write(s.marking, thing{"type": "marking-definition", "spec_version": stixVersion, "id": s.marking, "created": "2017-01-20T00:00:00.000Z", "definition_type": "tlp",
			"name": "TLP:" + strings.ToUpper(c), "definition": map[string]string{"tlp": c}})
	}
}

// key names a noun beyond its ledger: its id, and if that is a document's, what the document's text is.
func (s *bundle) key(noun string) string {
	if d := s.home(noun); d != "" {
		return noun + "\x00" + s.w.documents[d].Hash
	}
	return noun
}

// home is the document whose id begins the id of a noun, or "".
func (s *bundle) home(noun string) isnad.DocumentID {
	for n := noun; ; {
		if s.w.documents[isnad.DocumentID(n)] != nil {
			return isnad.DocumentID(n)
		}
		i := strings.LastIndexByte(n, '/')
		if i < 0 {
			return ""
		}
		n = n[:i]
	}
}

// relate ties two objects that are there.
func (s *bundle) relate(kind, from, to string, created isnad.DocumentID, extension thing) {
	if s.have[from] && s.have[to] && from != to {
		s.put("relationship", kind+"\x00"+from+"\x00"+to, created, thing{"relationship_type": kind, "source_ref": from, "target_ref": to}, extension)
	}
}

// there keeps the ids that are written, each once.
func (s *bundle) there(ids []string) (out []string) {
	for _, x := range ids {
		if s.have[x] && !slices.Contains(out, x) {
			out = append(out, x)
		}
	}
	return out
}

// changed adds who touched a noun.
func (s *bundle) changed(x thing, kind isnad.NounKind, noun string) thing {
	if by := s.w.by(kind, noun); by != nil {
		x["changed_by"] = by
	}
	return x
}

// set puts a value under a name, if there is one.
func (o thing) set(name, value string) thing {
	if value != "" {
		o[name] = value
	}
	return o
}

// outlet writes who published a document, once.
func (s *bundle) outlet(d isnad.DocumentID) string {
	name := s.w.outlet(d)
	return s.put("identity", "outlet\x00"+name, d, thing{"name": called(name), "identity_class": "organization"}, thing{"kind": "outlet"})
}

// reports writes each document, and the grouping of all.
func (s *bundle) reports() {
	w := s.w
	tells := s.perDocument()
	for i := range w.c.Documents {
		d := &w.c.Documents[i]
		outlet := s.outlet(d.ID)
		x := s.changed(thing{"outlet": w.outlet(d.ID)}, isnad.ADocument, string(d.ID)).set("published", d.Published).set("sha256", d.Hash)
		if o := w.origin[d.ID]; o != nil {
			x.set("origin", o.ID).set("origin_kind", o.Kind.String())
		}
		source := thing{"source_name": called(w.outlet(d.ID)), "external_id": called(string(d.ID))}.set("url", d.URL)
		o := thing{"name": called(d.Title, string(d.ID)), "external_references": []thing{source}, "object_refs": append([]string{outlet}, s.there(tells[d.ID])...)}.set("lang", d.Language)
		if at, ok := published(d.Published); ok {
			o["published"] = stamp(at)
			s.put("report", s.key(string(d.ID)), d.ID, o, x)
		} else { // a report must have a date
			o["context"] = "unspecified"
			s.put("grouping", s.key(string(d.ID)), d.ID, o, x)
		}
	}
}

// perDocument lists the incidents and notes of each document.
func (s *bundle) perDocument() map[isnad.DocumentID][]string {
	out := map[isnad.DocumentID][]string{}
	for _, e := range s.w.c.Events {
		for _, t := range e.Tellings {
			out[t.Ref.Document] = append(out[t.Ref.Document], s.incident(string(e.ID)))
		}
	}
	for _, c := range s.w.c.Claims {
		for _, t := range c.Tellings {
			out[t.Ref.Document] = append(out[t.Ref.Document], s.claim(string(c.ID)))
		}
	}
	return out
}

// whole names the case itself: by its name and its first document, so that it stays when others are added.
func (s *bundle) whole() string {
	if len(s.w.c.Documents) == 0 {
		return s.w.about.Name
	}
	return s.w.about.Name + "\x00" + s.key(string(s.w.c.Documents[0].ID))
}

// remarks writes the grouping of all, what the file says of itself, and the notes of analysts.
func (s *bundle) remarks() {
	w := s.w
	all := s.refs
	if len(all) == 0 {
		all = []string{s.program}
	}
	name := cmp.Or(w.about.Name, "Isnad")
	group := s.put("grouping", "case\x00"+s.whole(), "", thing{"name": name, "context": "unspecified", "object_refs": slices.Clone(all)}, nil)
	for _, n := range w.c.Notes {
		about := s.there([]string{s.incident(n.Subject.ID), s.claim(n.Subject.ID), s.identity(isnad.EntityID(n.Subject.ID)), id("report", s.key(n.Subject.ID))})
		if len(about) == 0 {
			about = []string{group}
		}
		said := thing{"content": called(n.Text), "authors": []string{n.Author}, "labels": []string{"own"}, "object_refs": about}
		if n.Lang != "" {
			said["lang"], said["abstract"] = n.Lang, noteKind(n)
		}
		s.put("note", "own\x00"+n.Subject.ID+"\x00"+n.Author+"\x00"+hour(n.At)+"\x00"+n.Text, "", said, thing{"own": true})
	}
	for _, q := range append(slices.Clone(w.c.Questioned), w.c.Assumptions...) {
		s.put("note", "own\x00"+q, "", thing{"content": called(q), "labels": []string{"own"}, "object_refs": []string{group}}, thing{"own": true})
	}
	s.put("note", "about\x00"+s.whole(), "", thing{"abstract": w.label("sheet.about"), "content": w.sentence(), "labels": []string{"about"}, "lang": w.o.Lang, "object_refs": []string{group}}, nil)
}
