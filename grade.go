package isnad

import "time"

// A Grade is how reliable a person holds a source to be, from a day on: a letter of the Admiralty scale (AJP-2.1, FM 2-22.3). It is of an outlet, by the name
// that documents give, or of somebody who speaks in them. NotJudged (F) is unknown, as is what nobody graded, and never a middle value.
type Grade struct {
	Source  string  // the outlet's name; empty where the source is an entity
	Subject Subject // the entity
	Anchors []Span  // of the entity, as those of an Edit
	Letter  Reliability
	From    string // first day for which it holds, YYYY-MM-DD; empty: from the beginning
	Reason  string
}

// A Grading is a Grade with who gave it and when.
type Grading struct {
	Change uint64
	Author string
	At     time.Time
	Grade
}

func (Grade) step() {}
