package wire

import (
	"strings"

	"isnad"
)

// A Like is a finding in which the same may be wrong as in one that somebody corrected, with the steps that would mend it.
type Like struct {
	ID       string          `json:"id"`
	Noun     string          `json:"noun"`
	Document string          `json:"document"` // whose words are shown; where the steps name it with @, theirs alone are changed
	Finding  string          `json:"finding"`  // its id there
	Passage  *Passage        `json:"passage,omitempty"`
	Turns    []LoggedChange  `json:"turns"`  // what would change, as the log would tell it
	Steps    []Wish          `json:"steps"`  // to be sent to /changes
	Why      []Sentence      `json:"why"`    // it is alike
	Doubts   []Sentence      `json:"doubts"` // why it may not be; with none it is as like as can be
	Mark     string          `json:"mark"`
	Share    float64         `json:"share,omitempty"` // of such findings that were right on hand-made gold
	Names    map[string]Name `json:"names"`
}

// An Apart is a step that says nothing of other findings, and why.
type Apart struct {
	Field string `json:"field,omitempty"`
	Code  string `json:"code" enum:"time,number,words,who,chain,join,remark,nothing"`
	Sentence
}

// Likes are findings that are like corrected ones, the surest and nearest first.
type Likes struct {
	List[Like]
	LeftOut int     `json:"left_out"` // as like, but a person has checked them already: they are not in the list
	Of      int     `json:"of"`       // with them
	Sure    int     `json:"sure"`     // of the list, those without doubts
	Apart   []Apart `json:"apart"`    // steps that say nothing of other findings

	Asked []LoggedChange  `json:"asked"` // what they are like
	Names map[string]Name `json:"names"` // of entities that it names
}

// Asking is what somebody asks the like of: changes that were made, or steps that are about to be.
type Asking struct {
	Changes []uint64 `json:"changes,omitempty" maxItems:"500" doc:"Numbers of changes that were made"`
	Steps   []Wish   `json:"steps,omitempty" maxItems:"500" doc:"In place of changes: steps that are about to be made"`
}

// Passage is the paragraph in which a finding is told, with its words; of an entity without words where its name stands first in the document of a ref.
func (r *Rows) Passage(s isnad.Subject, at isnad.Ref, words, cues []isnad.Span) (Passage, bool) {
	if len(words) == 0 {
		if e := r.entities[isnad.EntityID(s.ID)]; e != nil && s.Kind == isnad.AnEntity {
			here := *e
			here.Tellings = []isnad.Ref{at}
			words = r.t.first(&here, 1)
		}
	}
	var out Card
	r.passage(&out, spread{words, cues}, "")
	if len(out.Passages) == 0 {
		return Passage{}, false
	}
	return out.Passages[0], true
}

// NameIn spells the entities out whose ids stand in values of fields.
func (r *Rows) NameIn(into map[string]Name, values ...string) {
	for _, v := range values {
		for _, id := range strings.FieldsFunc(v, func(c rune) bool { return strings.ContainsRune(",|;=", c) }) {
			r.name(into, isnad.EntityID(strings.TrimSpace(id)))
		}
	}
}
