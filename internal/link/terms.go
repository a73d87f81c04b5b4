package link

import (
	"strings"
	"time"

	"isnad"
	"isnad/internal/reading"
)

// A term is the day by which what is pledged is due, in EDTF, and the words that tell it.
type term struct {
	value string
	at    isnad.Span
}

// Rules of times that tell a term though their value alone does not.
const (
	ruleWithin = "time.within" // خلال ثلاثة أيام
	ruleGrace  = "time.grace"  // مهلة ثلاثة أيام
	ruleTerm   = "time.term"   // ضمن هذه المهلة
)

// termOf looks for the term of a pledge: that of the act pledged or of the pledge itself, else the first time in the words that pledge, and the condition put to them, that tells how
// long the other side has; else a day to come on which the act is to be done. made and act are reports, or -1. What the words reckon from is the day on which the pledge was made.
func (p *proposer) termOf(made, act int32, words reading.Extent) term {
	day := p.pledgedOn(made)
	own := func(i int32) *reading.Time {
		if i < 0 {
			return nil
		}
		return p.r.Reports[i].Time
	}
	for _, t := range []*reading.Time{own(act), own(made)} {
		if t != nil && (t.Role == isnad.Deadline || t.Role == isnad.Until) && ahead(t.Value, day) {
			return p.term(t, t.Value)
		}
	}
	var later *reading.Time
	for i := range p.r.Times {
		t := &p.r.Times[i]
		if !words.Contains(t.Extent) {
			continue
		}
		if value := p.grace(t, day); value != "" {
			return p.term(t, value)
		}
		if later == nil && t.Kind == reading.Dated && t.Role == isnad.EventTime && isToCome(t.Value, day) && p.isFree(t, made, act) {
			later = t
		}
	}
	if later == nil {
		if t := own(act); t != nil && isToCome(t.Value, day) {
			later = t
		}
	}
	if later == nil {
		return term{}
	}
	return p.term(later, later.Value)
}

// termBefore is the term that a sentence sets before it threatens: أمهلت النقابة الحكومة حتى الأحد مهددة بالإضراب.
func (p *proposer) termBefore(at int32) term {
	day, sentence := stretchOf(p.r.Document.Published), p.sentenceOf(at)
	for i := range p.r.Times {
		t := &p.r.Times[i]
		if t.Start >= at || p.sentenceOf(t.Start) != sentence || string(t.Rule) == ruleWithin {
			continue
		}
		if value := p.grace(t, day); value != "" {
			return p.term(t, value)
		}
	}
	return term{}
}

// grace is the term that a time within the words of a pledge tells, or "".
func (p *proposer) grace(t *reading.Time, day stretch) string {
	switch {
	case t.Kind == reading.Dated && (t.Role == isnad.Deadline || t.Role == isnad.Until) && ahead(t.Value, day):
		return t.Value
	case t.Kind == reading.Dated && string(t.Rule) == ruleWithin:
		return p.moved(t.Value, day)
	case t.Kind == reading.Length && (string(t.Rule) == ruleWithin || string(t.Rule) == ruleGrace) && day.isDay():
		return lengthAfter(day.to, t.Offset)
	case string(t.Rule) == ruleTerm:
		return p.lastTerm
	}
	return ""
}

// moved is the end of a span that the reader reckoned from the day of publication, reckoned from the day on which the pledge was made.
func (p *proposer) moved(value string, day stretch) string {
	published, span := stretchOf(p.r.Document.Published), stretchOf(value)
	if !span.known || span.to >= forever {
		return ""
	}
	end := span.to
	if published.isDay() && day.isDay() && span.from == published.from {
		end -= published.from - day.from
	}
	return "../" + isnad.DateOf(end).Format(time.DateOnly)
}

// pledgedOn is the day on which a pledge was made, as the text has it, else that of publication.
func (p *proposer) pledgedOn(made int32) stretch {
	published := stretchOf(p.r.Document.Published)
	if made < 0 || p.r.Reports[made].Time == nil {
		return published
	}
	if t := p.r.Reports[made].Time; t.Role == isnad.EventTime {
		if told := stretchOf(t.Value); told.isDay() && (!published.known || told.to <= published.to) {
			return told
		}
	}
	return published
}

// ahead reports whether a term does not end before the day on which it is set.
func ahead(value string, day stretch) bool {
	s := stretchOf(value)
	return s.known && s.to < forever && (!day.known || s.to >= day.from)
}

// isToCome reports whether a time begins after a day.
func isToCome(value string, day stretch) bool {
	s := stretchOf(value)
	return s.known && s.to < forever && day.known && s.from > day.to
}

// isFree reports whether no other report has the time as its own.
func (p *proposer) isFree(t *reading.Time, made, act int32) bool {
	for i := range p.r.Reports {
		if r := &p.r.Reports[i]; int32(i) != made && int32(i) != act && r.Time != nil && r.Time.Extent == t.Extent {
			return false
		}
	}
	return true
}

// term spells a time as a term, with the preposition before it where that says what kind of bound it is (قبل 20 أيار).
func (p *proposer) term(t *reading.Time, value string) term {
	at := t.Extent
	if i := t.First - 1; (t.Role == isnad.Deadline || t.Role == isnad.Until) && i >= 0 && int(i) < len(p.r.Page.Tokens) && p.r.Page.Tokens[i].Start < at.Start {
		at.Start = p.r.Page.Tokens[i].Start
	}
	return term{value, p.span(at)}
}

// lengthAfter is the day by which a length of ISO 8601 (P10D, PT48H, P2W, P1M) that begins on a day is over, or "" where it tells no whole numbers.
func lengthAfter(day int32, length string) string {
	at, n, digits, clock := isnad.DateOf(day), 0, 0, false
	for _, r := range strings.TrimPrefix(length, "P") {
		switch {
		case r == 'T':
			clock = true
			continue
		case r >= '0' && r <= '9' && digits < 4:
			n, digits = 10*n+int(r-'0'), digits+1
			continue
		case digits == 0:
			return ""
		case r == 'Y':
			at = at.AddDate(n, 0, 0)
		case r == 'M' && !clock:
			at = at.AddDate(0, n, 0)
		case r == 'W':
			at = at.AddDate(0, 0, 7*n)
		case r == 'D':
			at = at.AddDate(0, 0, n)
		case r == 'H':
			at = at.Add(time.Duration(n) * time.Hour)
		case r != 'M' && r != 'S':
			return ""
		}
		n, digits = 0, 0
	}
	if !strings.HasPrefix(length, "P") || len(length) < 3 {
		return ""
	}
	return "../" + at.Format(time.DateOnly)
}
