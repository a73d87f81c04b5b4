package wire

import (
	"time"

	"isnad"
)

// A Remark is a note that somebody made on a noun of a case, or a translation of the words that a document has for it.
type Remark struct {
	Change uint64    `json:"change"`
	Author string    `json:"author"`
	At     time.Time `json:"at"`
	Kind   string    `json:"kind"`
	About  string    `json:"about"`
	Text   string    `json:"text"`

	Lang     string `json:"lang,omitempty"` // of a translation, as BCP 47 has it
	Words    string `json:"words,omitempty"`
	Document string `json:"document,omitempty"`
}

// A CaseDoubt is a change that could not be followed: found nothing that it could hold on to, or is damaged.
type CaseDoubt struct {
	Change uint64 `json:"change"`
	Author string `json:"author"`
	Kind   string `json:"kind,omitempty"`
	About  string `json:"about,omitempty"`
	Why    string `json:"why"` // gone or damaged
}

func remarks(c *isnad.Case) (notes []Remark, doubts []CaseDoubt) {
	for _, n := range c.Notes {
		notes = append(notes, Remark{n.Change, n.Author, n.At, string(n.Subject.Kind), n.Subject.ID, n.Text, n.Lang, n.Words.Text, string(n.Words.Document)})
	}
	for _, d := range c.Doubts {
		why := "gone"
		if d.Damaged {
			why = "damaged"
		}
		doubts = append(doubts, CaseDoubt{d.Change, d.Author, string(d.Subject.Kind), d.Subject.ID, why})
	}
	return notes, doubts
}
