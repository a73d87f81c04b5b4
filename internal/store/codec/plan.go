// Package codec spells the steps of a ledger for storing: JSON without blanks, a version in each, fields by name and what is empty left out, values of
// closed vocabularies by their codes. Inside the findings of a document its id is not said again: a span is [start,end,"text"].
//
// The names are those of the root package's fields; testdata/steps.jsonl holds one step of each kind as it was once stored, and must stay readable.
package codec

import (
	"reflect"
	"strings"
	"sync"
	"unicode"

	"isnad"
)

// Version is the version of the spelling.
const Version = 1

// nouns and acts are the zero values of what can be spelled, under the name of its kind.
var nouns = map[isnad.NounKind]isnad.Noun{
	isnad.ADocument: isnad.Document{}, isnad.ASketch: isnad.Sketch{}, isnad.AnOrigin: isnad.Origin{}, isnad.AnEntity: isnad.Entity{}, isnad.AnEvent: isnad.Event{}, isnad.AClaim: isnad.Claim{},
	isnad.AConsequence: isnad.Consequence{}, isnad.AnExplained: isnad.Explanation{}, isnad.AQuestion: isnad.Question{}, isnad.ARelation: isnad.Relation{},
	isnad.AnOrder: isnad.Order{}, isnad.ACommitment: isnad.Commitment{}, isnad.AConflict: isnad.Conflict{}, isnad.AnUpdate: isnad.Update{},
}

// The kinds of steps that are no nouns.
const (
	KindFindings = "findings"
	KindUndo     = "undo"
	KindRedo     = "redo"
	KindPurge    = "purge"

	KindJudgement = "judgement"
)

var acts = map[string]isnad.Step{
	KindFindings: isnad.Findings{}, "edit": isnad.Edit{}, "merge": isnad.Merge{}, "split": isnad.Split{}, "reject": isnad.Rejection{}, "note": isnad.Note{}, "confirm": isnad.Confirmation{}, "grade": isnad.Grade{}, "entry": isnad.Entry{},
	KindJudgement: isnad.Judgement{}, "resolution": isnad.Resolution{}, "indicator": isnad.Indicator{}, "search": isnad.SavedSearch{},
	KindUndo: isnad.Undo{}, KindRedo: isnad.Redo{}, "member": isnad.Member{}, KindPurge: isnad.Purge{}, "erased": isnad.Erased{},
}

// Kind names the kind of a step, or is empty for nil.
func Kind(s isnad.Step) string {
	if n, ok := s.(isnad.Noun); ok {
		return string(isnad.SubjectOf(n).Kind)
	}
	for name, zero := range acts {
		if s != nil && reflect.TypeOf(s) == reflect.TypeOf(zero) {
			return name
		}
	}
	return ""
}

// zero is an empty step of a kind.
func zero(kind string) (isnad.Step, bool) {
	if s, ok := acts[kind]; ok {
		return s, true
	}
	n, ok := nouns[isnad.NounKind(kind)]
	return n, ok
}

// codes parse the values of closed vocabularies.
var codes = map[reflect.Type]func(string) (uint64, bool){
	reflect.TypeFor[isnad.EventType]():      parse(isnad.ParseEventType),
	reflect.TypeFor[isnad.Mode]():           parse(isnad.ParseMode),
	reflect.TypeFor[isnad.Status]():         parse(isnad.ParseStatus),
	reflect.TypeFor[isnad.Leaning]():        parse(isnad.ParseLeaning),
	reflect.TypeFor[isnad.EntityKind]():     parse(isnad.ParseEntityKind),
	reflect.TypeFor[isnad.Naming]():         parse(isnad.ParseNaming),
	reflect.TypeFor[isnad.Act]():            parse(isnad.ParseAct),
	reflect.TypeFor[isnad.Channel]():        parse(isnad.ParseChannel),
	reflect.TypeFor[isnad.Access]():         parse(isnad.ParseAccess),
	reflect.TypeFor[isnad.Force]():          parse(isnad.ParseForce),
	reflect.TypeFor[isnad.ReadingKind]():    parse(isnad.ParseReadingKind),
	reflect.TypeFor[isnad.RelationType]():   parse(isnad.ParseRelationType),
	reflect.TypeFor[isnad.OrderRelation]():  parse(isnad.ParseOrderRelation),
	reflect.TypeFor[isnad.Basis]():          parse(isnad.ParseBasis),
	reflect.TypeFor[isnad.OriginKind]():     parse(isnad.ParseOriginKind),
	reflect.TypeFor[isnad.CommitmentKind](): parse(isnad.ParseCommitmentKind),
	reflect.TypeFor[isnad.Outcome]():        parse(isnad.ParseOutcome),
	reflect.TypeFor[isnad.Operator]():       parse(isnad.ParseOperator),
	reflect.TypeFor[isnad.Precision]():      parse(isnad.ParsePrecision),
	reflect.TypeFor[isnad.TimeRole]():       parse(isnad.ParseTimeRole),
	reflect.TypeFor[isnad.Reliability]():    parse(isnad.ParseReliability),
	reflect.TypeFor[isnad.Likelihood]():     parse(isnad.ParseLikelihood),
	reflect.TypeFor[isnad.Confidence]():     parse(isnad.ParseConfidence),
	reflect.TypeFor[isnad.Outturn]():        parse(isnad.ParseOutturn),
	reflect.TypeFor[isnad.Footing]():        parse(isnad.ParseFooting),
}

func parse[E ~uint8](f func(string) (E, bool)) func(string) (uint64, bool) {
	return func(code string) (uint64, bool) {
		x, ok := f(code)
		return uint64(x), ok
	}
}

// A plan lists the fields of a struct in the order in which they are spelled.
type plan struct {
	fields    []field
	byName    map[string]int
	documents []int // the fields that name a document
}

type field struct {
	name  string
	key   string // "name":
	index int
	code  func(string) (uint64, bool) // of values of a closed vocabulary
}

// plans keeps the plans of types once made.
var plans sync.Map

func planOf(t reflect.Type) *plan {
	if p, ok := plans.Load(t); ok {
		return p.(*plan)
	}
	p := &plan{byName: map[string]int{}}
	for i := range t.NumField() {
		if f := t.Field(i); !(t == findingsType && (f.Name == "Text" || f.Name == "Capture")) {
			name := snake(f.Name)
			p.byName[name] = len(p.fields)
			p.fields = append(p.fields, field{name, `"` + name + `":`, i, codes[f.Type]})
			if f.Type == documentID {
				p.documents = append(p.documents, i)
			}
		}
	}
	plans.Store(t, p)
	return p
}

var (
	findingsType = reflect.TypeFor[isnad.Findings]()
	spanType     = reflect.TypeFor[isnad.Span]()
	refType      = reflect.TypeFor[isnad.Ref]()
	printType    = reflect.TypeFor[isnad.Print]()
	documentID   = reflect.TypeFor[isnad.DocumentID]()
)

// snake spells a field as the record spells it: NameEn is name_en, URL is url.
func snake(name string) string {
	var b strings.Builder
	for i, r := range name {
		if unicode.IsUpper(r) && i > 0 && unicode.IsLower(rune(name[i-1])) {
			b.WriteByte('_')
		}
		b.WriteRune(unicode.ToLower(r))
	}
	return b.String()
}
