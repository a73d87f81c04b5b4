package search

import (
	_ "embed"
	"sort"
	"strings"

	"isnad"
	"isnad/letter"
	"isnad/lexicon"
)

//go:embed fields.tsv
var fieldsTSV string

// A Field is what a filter is asked of.
type Field string

// The fields. After, Before and On take the day of publication; From and To the day of an event.
const (
	After      Field = "after"
	Before     Field = "before"
	On         Field = "on"
	Outlet     Field = "outlet"
	ByDocument Field = "document"
	InCase     Field = "case"
	Named      Field = "name"
	Type       Field = "type"
	Mode       Field = "mode"
	Status     Field = "status"
	Act        Field = "act"
	Actor      Field = "actor"
	Recipient  Field = "recipient"
	Place      Field = "place"
	Source     Field = "source"
	Naming     Field = "naming"
	From       Field = "from"
	To         Field = "to"
)

// fieldNames are the fields and joining words by their folded names.
type fieldNames struct {
	field   map[string]Field
	joining map[string]string
	value   map[string]string // values of naming besides the vocabulary
	list    []string          // English names of the fields
}

func readFields() fieldNames {
	n := fieldNames{field: map[string]Field{}, joining: map[string]string{}, value: map[string]string{}}
	for line := range strings.Lines(fieldsTSV) {
		row := strings.Split(strings.TrimSpace(line), "\t")
		if len(row) != 3 || row[0] == "field" {
			continue
		}
		for _, name := range strings.Split(row[2], "|") {
			switch row[1] {
			case "join":
				n.joining[name] = row[0]
			case "value":
				n.value[letter.FoldString(name)] = row[0]
			default:
				n.field[letter.FoldString(name)] = Field(row[0])
			}
		}
		if row[1] != "join" && row[1] != "value" {
			n.list = append(n.list, row[0])
		}
	}
	return n
}

// OfFinding tells whether a field is asked of one event or claim.
func (f Field) OfFinding() bool {
	switch f {
	case Type, Mode, Status, Act, Actor, Recipient, Place, Source, Naming, From, To:
		return true
	}
	return false
}

// ofDate tells whether the value of a field is a date.
func (f Field) ofDate() bool {
	return f == After || f == Before || f == On || f == From || f == To
}

// ofWho tells whether the value of a field is somebody or some place.
func (f Field) ofWho() bool {
	return f == Named || f == Actor || f == Recipient || f == Place || f == Source
}

// Institution is the value of naming for a source that is an organisation or a state.
const Institution = "institution"

// readCodes gives the codes of the closed vocabularies, by what may be written for them: the code and its labels, folded.
func readCodes(l *lexicon.Lexicon, values map[string]string) map[Field]map[string]string {
	out := map[Field]map[string]string{Type: {}, Mode: {}, Status: {}, Act: {}, Naming: {}}
	add := func(f Field, enum, code string) {
		for _, written := range []string{code, l.Label(enum+"."+code, "ar"), l.Label(enum+"."+code, "en")} {
			out[f][letter.FoldString(written)] = code
		}
	}
	for x := isnad.Agree; x <= isnad.Assault; x++ {
		add(Type, "EventType", x.String())
	}
	for x := isnad.Happened; x <= isnad.Negated; x++ {
		add(Status, "Status", x.String())
	}
	for x := isnad.Say; x <= isnad.Warn; x++ {
		add(Act, "Act", x.String())
	}
	for x := isnad.Named; x <= isnad.Collective; x++ {
		add(Naming, "Naming", x.String())
	}
	for written, code := range values {
		out[Naming][written] = code
	}
	for x := isnad.Visit; x <= isnad.Unconventional; x++ {
		add(Mode, "Mode", x.String())
	}
	return out
}

// codesOf lists the codes that a field may have, in alphabetical order.
func (a *Analyser) codesOf(f Field) (out []string) {
	seen := map[string]bool{}
	for _, code := range a.codes[f] {
		if !seen[code] {
			seen[code] = true
			out = append(out, code)
		}
	}
	sort.Strings(out)
	return out
}
