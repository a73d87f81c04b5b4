package wire

import (
	"encoding/json"
	"strings"
	"time"

	"isnad"
)

// A List is a part of a longer list. Next asks for what comes after; it is absent at the end.
type List[T any] struct {
	Items  []T    `json:"items"`
	Next   string `json:"next,omitempty"`
	Total  *int   `json:"total,omitempty"` // of all parts, where that is known
	Change uint64 `json:"change"`          // number of the last change of the ledger that the list knows of

	Checked *Checked `json:"checked,omitempty"` // of all parts, where the items are findings
}

// A Status is what a server tells of itself and its store.
type Status struct {
	Schema    string   `json:"schema"`
	Version   string   `json:"version"`
	Lang      string   `json:"lang"`
	Author    string   `json:"author"` // under whose name changes are made where nobody gives another
	Documents int      `json:"documents"`
	Change    uint64   `json:"change"`
	Empty     bool     `json:"empty"`
	ReadOnly  bool     `json:"read_only"`
	Offline   bool     `json:"offline"` // nothing is fetched from the web
	Damage    string   `json:"damage,omitempty"`
	Cases     []string `json:"cases"`
}

// An EntityRow is somebody or something in one line, with in how much of the case it stands.
type EntityRow struct {
	ID        string   `json:"id"`
	Name      string   `json:"name"`
	NameEn    string   `json:"name_en,omitempty"`
	Romanised string   `json:"romanised,omitempty"`
	Aliases   []string `json:"aliases"`
	Kind      string   `json:"kind"`
	Code      string   `json:"code,omitempty"`
	Documents int      `json:"documents"`
	Events    int      `json:"events"` // in which it acts, suffers or is the place
	Claims    int      `json:"claims"` // in whose chain it speaks
	Mark      string   `json:"mark"`   // unread, right, corrected or added
}

// Entities makes a row of each entity, in the order of the case.
func (r *Rows) Entities() []EntityRow {
	at := map[isnad.EntityID]int{}
	out := each(len(r.c.Entities), func(i int) EntityRow {
		e := &r.c.Entities[i]
		at[e.ID] = i
		documents := map[isnad.DocumentID]bool{}
		for _, t := range e.Tellings {
			documents[t.Document] = true
		}
		return EntityRow{ID: string(e.ID), Name: e.Name, NameEn: e.NameEn, Romanised: romanised(e.Name, e.NameEn, e.Kind), Aliases: append([]string{}, e.Aliases...),
			Kind: e.Kind.String(), Code: e.Code, Documents: len(documents), Mark: r.Mark(isnad.AnEntity, string(e.ID))}
	})
	count := func(seen map[isnad.EntityID]bool, id isnad.EntityID, n func(*EntityRow)) {
		if i, ok := at[id]; ok && !seen[id] {
			seen[id] = true
			n(&out[i])
		}
	}
	for _, e := range r.c.Events {
		seen := map[isnad.EntityID]bool{}
		for _, id := range append(append([]isnad.EntityID{e.Place}, e.Actors...), e.Recipients...) {
			count(seen, id, func(x *EntityRow) { x.Events++ })
		}
	}
	for _, c := range r.c.Claims {
		seen := map[isnad.EntityID]bool{}
		for _, t := range c.Tellings {
			for _, l := range t.Voice.Links {
				count(seen, l.Entity, func(x *EntityRow) { x.Claims++ })
			}
		}
	}
	return out
}

// A Filed record is the record of a document of a store, with what its findings are in the case.
type Filed struct {
	Record
	InCase   map[string]string `json:"in_case"`         // ids of findings to the ids that they have in the case
	Rejected []string          `json:"rejected"`        // findings that a person took out
	Touched  []string          `json:"touched"`         // findings that a person changed or confirmed
	Marked   map[string]string `json:"marks"`           // findings to their marks: unread, right, corrected, rejected or added
	Stale    bool              `json:"stale,omitempty"` // the store holds an older reading than this one
	Change   uint64            `json:"change"`
	Handled  []Handled         `json:"handled"` // what persons did to the findings and still counts, the earliest first
	Others   []Entity          `json:"others"`  // entities of the case that these name and the record has not
}

// Handled is what a person did to one finding of a document. Of an edit the fields of the record are still those that the machine read.
type Handled struct {
	Finding string `json:"finding"`
	LoggedChange
}

// Others are the entities of the case that changes name by id and that no finding of a document is.
func (r *Rows) Others(done []Handled, inCase map[string]string) []Entity {
	skip := map[string]bool{}
	for _, id := range inCase {
		skip[id] = true
	}
	out := []Entity{}
	for _, h := range done {
		for _, id := range strings.FieldsFunc(h.From+","+h.To+","+h.Other+","+h.ID, func(c rune) bool { return strings.ContainsRune(",|;=", c) }) {
			e := r.entities[isnad.EntityID(strings.TrimSpace(id))]
			if e == nil || skip[string(e.ID)] {
				continue
			}
			skip[string(e.ID)] = true
			out = append(out, Entity{ID: string(e.ID), Name: e.Name, NameEn: e.NameEn, Romanised: romanised(e.Name, e.NameEn, e.Kind), Aliases: append([]string{}, e.Aliases...), Kind: e.Kind.String(),
				Code: e.Code, Mentions: []Mention{}})
		}
	}
	return out
}

// At is the event or claim of the case that a telling is of; empty where there is none.
func (r *Rows) At(ref isnad.Ref) string { return r.ids[ref] }

// InCase tells what the findings of a document are in the case.
func (r *Rows) InCase(id isnad.DocumentID) map[string]string {
	out := map[string]string{}
	for ref, known := range r.ids {
		if ref.Document == id {
			out[ref.ID] = known
		}
	}
	for i := range r.c.Entities {
		for _, t := range r.c.Entities[i].Tellings {
			if t.Document == id {
				out[t.ID] = string(r.c.Entities[i].ID)
			}
		}
	}
	return out
}

// A Paste is a text that somebody adds by hand.
type Paste struct {
	Text      string `json:"text" minLength:"1" doc:"The text as it was published, paragraphs on lines of their own"`
	ID        string `json:"id,omitempty" maxLength:"200" doc:"Id of the document; made of the text where it is absent"`
	Title     string `json:"title,omitempty"`
	Outlet    string `json:"outlet,omitempty"`
	URL       string `json:"url,omitempty"`
	Author    string `json:"author,omitempty"`
	Published string `json:"published,omitempty" doc:"Day of publication as EDTF: 2020-10-02"`
	Case      string `json:"case,omitempty" doc:"Named case that it joins"`
}

// Row is the paste as a row of a file of documents.
func (p Paste) Row() ([]byte, error) {
	return json.Marshal(struct {
		ID        string `json:"id"`
		Text      string `json:"text"`
		Title     string `json:"title,omitempty"`
		Outlet    string `json:"outlet,omitempty"`
		URL       string `json:"url,omitempty"`
		Author    string `json:"author,omitempty"`
		Published string `json:"published,omitempty"`
	}{p.ID, p.Text, p.Title, p.Outlet, p.URL, p.Author, p.Published})
}

// A Fetch asks for pages, feeds or sitemaps of the web.
type Fetch struct {
	URLs  []string `json:"urls" minItems:"1" maxItems:"100"`
	Pages bool     `json:"pages,omitempty" doc:"Read the pages that the items of a feed link to"`
	Case  string   `json:"case,omitempty" doc:"Named case that the documents join"`
}

// A Job is work that goes on after its request was answered: documents that are read into the store.
type Job struct {
	ID      string         `json:"id"`
	State   string         `json:"state" enum:"waiting,running,done,failed,cancelled"`
	Started time.Time      `json:"started"`
	Ended   *time.Time     `json:"ended,omitempty"`
	Inputs  []string       `json:"inputs"` // names of the files or addresses
	Bytes   int64          `json:"bytes"`  // of the files; 0 where that is not known
	Done    int64          `json:"done"`   // bytes of them that are dealt with
	Counts  map[string]int `json:"counts"` // results to how many documents had them
	Items   []Added        `json:"items"`  // the last ones, in the order of the input
	Notes   []Sentence     `json:"notes,omitempty"`
	Error   string         `json:"error,omitempty"` // in English
	Say     *Sentence      `json:"say,omitempty"`   // the error for people, in both languages
	Change  uint64         `json:"change"`
}

// A Wish is one thing that an analyst wants changed. Which fields count is told by kind.
type Wish struct {
	Kind      string            `json:"kind" enum:"edit,merge,split,reject,confirm,note,add,grade,enter,undo,redo,put,take,ask,assume,drop"`
	ID        string            `json:"id,omitempty" doc:"Of the noun that is edited, split, rejected, confirmed or noted; enter: of the event that the table is about"`
	Field     string            `json:"field,omitempty" doc:"edit, enter: name of the field; edit: with @DOCUMENT only what that document tells"`
	Value     string            `json:"value,omitempty" doc:"edit, enter: the new value"`
	Keep      string            `json:"keep,omitempty" doc:"merge: the noun that stays"`
	Gone      string            `json:"gone,omitempty" doc:"merge: the noun that becomes part of it"`
	Documents []string          `json:"documents,omitempty" doc:"split: whose tellings are taken out; reject: only these do not tell it, and what others tell of it stays; each is a document, or DOCUMENT/ID one telling in it; put, take: what the case gets or loses"`
	Text      string            `json:"text,omitempty" doc:"note, ask, assume, drop: the words"`
	Lang      string            `json:"lang,omitempty" doc:"note: the text translates the words of the noun into this language of BCP 47"`
	Document  string            `json:"document,omitempty" doc:"add: whose words tell it; note with lang: whose words are translated, without it the first's"`
	Noun      string            `json:"noun,omitempty" enum:"event,claim,entity,consequence,explanation,order" doc:"add: what is put by hand into the document"`
	Start     int               `json:"start,omitempty" minimum:"0" doc:"add: code point of the document at which the words that tell it begin"`
	End       int               `json:"end,omitempty" minimum:"0" doc:"add: and the one behind their last"`
	IfStart   int               `json:"if_start,omitempty" minimum:"0" doc:"add: of a consequence, the same of the words of its condition, where that is no event"`
	IfEnd     int               `json:"if_end,omitempty" minimum:"0" doc:"add: and behind their last"`
	Fields    map[string]string `json:"fields,omitempty" doc:"add: fields as an edit spells them; claim names the claim that it stands in. Without document: an entity by its name, kind and where it is known code alone"`
	As        string            `json:"as,omitempty" maxLength:"100" doc:"add: what the later steps of the same request call what is put, in place of the id that it gets"`
	Source    string            `json:"source,omitempty" doc:"grade: an outlet, or somebody who speaks"`
	Letter    string            `json:"letter,omitempty" doc:"grade: A to F"`
	From      string            `json:"from,omitempty" doc:"grade: the first day for which it holds"`
	Reason    string            `json:"reason,omitempty" maxLength:"2000" doc:"Why; without it the reason of all the steps"`
	Table     string            `json:"table,omitempty" enum:"ach,forecast" doc:"enter: of id, an event: which table of it"`
	Row       string            `json:"row,omitempty" doc:"enter: a finding by id"`
	OwnRow    string            `json:"own_row,omitempty" maxLength:"1000" doc:"enter: in place of row, what you call a row of your own"`
	Column    string            `json:"column,omitempty" doc:"enter: a finding by id"`
	OwnColumn string            `json:"own_column,omitempty" maxLength:"1000" doc:"enter: in place of column, what you call a column of your own"`
	Number    uint64            `json:"number,omitempty" doc:"undo, redo: of the change; without it your last one"`
	Case      string            `json:"case,omitempty" doc:"put, take, ask, assume, drop: name of the case"`
}

// Wishes are changes that are made together or not at all.
type Wishes struct {
	Steps  []Wish `json:"steps" minItems:"1" maxItems:"500"`
	Author string `json:"author,omitempty" maxLength:"100" doc:"Name of who makes them, where it is not the server's"`
	Reason string `json:"reason,omitempty" maxLength:"2000" doc:"Why they are made, in the words of who makes them: it stands in the log"`
}

// Changes are changes of the ledger, in their order, with the number of the last that there is.
type Changes struct {
	Changes []LoggedChange  `json:"changes"`
	Last    uint64          `json:"last"`
	Next    string          `json:"next,omitempty"`
	Names   map[string]Name `json:"names,omitempty"` // of a log: what the entities and documents are called that its changes name by id
}

// A Pulse tells that the ledger grew. Acts are those of persons among the new changes.
type Pulse struct {
	From uint64         `json:"from"`
	To   uint64         `json:"to"`
	Acts []LoggedChange `json:"acts"`
}

// A Look notes up to which change somebody has looked.
type Look struct {
	Number uint64 `json:"number" doc:"Of the last change that was seen"`
	Case   string `json:"case,omitempty"`
	Author string `json:"author,omitempty"`
}

// A QuestionRow is a what-if that can be asked: one that an analyst or a text asks, an act that is open, or an event of any other status.
type QuestionRow struct {
	Kind         string          `json:"kind" enum:"asked,raised,open,told" doc:"asked by an analyst, raised by a text, an act that is open, any other event"`
	Status       string          `json:"status,omitempty"` // of the act: what most documents say of it
	Question     Sentence        `json:"question"`
	Span         *DocSpan        `json:"span,omitempty"`  // where a text asks
	Event        string          `json:"event,omitempty"` // the act, to be asked about by this id
	Row          *EventRow       `json:"row,omitempty"`
	Consequences int             `json:"consequences"` // that are said to follow from it
	Explanations int             `json:"explanations"`
	Names        map[string]Name `json:"names,omitempty"`
}

// Span spells a span with its document.
func (r *Rows) Span(s isnad.Span) DocSpan { return r.t.spanned(s) }

// A Glossary has the words of the interface and of all enumerations.
type Glossary struct {
	Lang  string              `json:"lang"`  // the one that was asked for
	Terms map[string]Sentence `json:"terms"` // by enumeration and code, or ui. and the name of a phrase
}

// A Problem tells why a request could not be done (RFC 9457). Its code is stable.
type Problem struct {
	Type     string         `json:"type"`
	Title    string         `json:"title"`
	Status   int            `json:"status"`
	Code     string         `json:"code"`
	Detail   string         `json:"detail,omitempty"` // in English
	Say      *Sentence      `json:"say,omitempty"`    // the same for people, in both languages
	Errors   []Wrong        `json:"errors,omitempty"`
	Change   uint64         `json:"change,omitempty"`   // of a conflict: the number of the last change
	Yours    []Wish         `json:"yours,omitempty"`    // of a conflict: what was to be done
	Theirs   []LoggedChange `json:"theirs,omitempty"`   // and what others did meanwhile
	Document string         `json:"document,omitempty"` // of a fault
}

// Wrong is one field of a request that can not be so.
type Wrong struct {
	Message  string    `json:"message"`       // in English
	Say      *Sentence `json:"say,omitempty"` // the same for people, in both languages
	Location string    `json:"location,omitempty"`
	Value    any       `json:"value,omitempty"`
}

// Matrices are hypotheses against evidence, one for each what-if with rival explanations.
type Matrices struct {
	Matrices []Matrix `json:"matrices"`
	Change   uint64   `json:"change"`
}

// A GradeRow is what somebody holds of a source.
type GradeRow struct {
	Source string    `json:"source"` // name of an outlet, or id of an entity
	Letter string    `json:"letter"`
	From   string    `json:"from,omitempty"`
	Reason string    `json:"reason,omitempty"`
	Author string    `json:"author"`
	At     time.Time `json:"at"`
	Change uint64    `json:"change"`
}

// Grades lists what persons hold of sources.
func (r *Rows) Grades() []GradeRow {
	return each(len(r.c.Grades), func(i int) GradeRow {
		g := r.c.Grades[i]
		source := g.Source
		if source == "" {
			source = g.Subject.ID
		}
		return GradeRow{source, g.Letter.String(), g.From, g.Reason, g.Author, g.At, g.Change}
	})
}
