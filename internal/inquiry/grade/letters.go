package grade

import (
	"cmp"
	"slices"
	"strings"
	"unicode"

	"isnad"
	"isnad/letter"
)

// letters tell what letter a source had on a day.
type letters struct {
	published map[isnad.DocumentID]string // EDTF
	outlet    map[isnad.DocumentID]string // key of its name
	outlets   map[string][]isnad.Grading  // by the key of the name, in the order of their days
	entities  map[isnad.EntityID][]isnad.Grading
}

func newLetters(c *isnad.Case) letters {
	l := letters{map[isnad.DocumentID]string{}, map[isnad.DocumentID]string{}, map[string][]isnad.Grading{}, map[isnad.EntityID][]isnad.Grading{}}
	for _, d := range c.Documents {
		l.published[d.ID], l.outlet[d.ID] = d.Published, nameKey(d.Outlet)
	}
	for _, g := range c.Grades {
		if g.Source != "" {
			k := nameKey(g.Source)
			l.outlets[k] = append(l.outlets[k], g)
		} else {
			id := isnad.EntityID(g.Subject.ID)
			l.entities[id] = append(l.entities[id], g)
		}
	}
	l.share(c)
	for _, list := range l.outlets {
		inOrder(list)
	}
	for _, list := range l.entities {
		inOrder(list)
	}
	return l
}

// share lets an outlet have one history, whether it publishes itself or is a link of another's chain.
func (l *letters) share(c *isnad.Case) {
	if len(l.outlets)+len(l.entities) == 0 {
		return
	}
	own := map[string][]isnad.Grading{}
	for _, e := range c.Entities {
		if !strings.HasSuffix(e.Code, "JRN") {
			continue
		}
		key, given := nameKey(e.Name), l.entities[e.ID]
		for outlet, list := range l.outlets {
			if sameOutlet(outlet, key) {
				l.entities[e.ID] = append(l.entities[e.ID], list...)
			}
		}
		if len(given) == 0 {
			continue
		}
		for _, outlet := range l.outlet {
			if sameOutlet(outlet, key) && !slices.ContainsFunc(own[outlet], func(g isnad.Grading) bool { return g.Change == given[0].Change }) {
				own[outlet] = append(own[outlet], given...)
			}
		}
	}
	for outlet, list := range own {
		l.outlets[outlet] = append(l.outlets[outlet], list...)
	}
}

// inOrder sorts letters by the day from which they hold; of two for one day the one given later stands behind.
func inOrder(list []isnad.Grading) {
	slices.SortFunc(list, func(a, b isnad.Grading) int {
		return cmp.Or(cmp.Compare(a.From, b.From), cmp.Compare(a.Change, b.Change))
	})
}

// nameKey makes spellings of a name one: folded words without quotation marks.
func nameKey(name string) string {
	words := strings.FieldsFunc(name, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) && !unicode.IsMark(r) })
	for i, w := range words {
		words[i] = letter.FoldString(w)
	}
	return strings.Join(words, " ")
}

// sameOutlet tells whether two names of outlets are one: the words of one stand within the other, and they are at least two or all of it
// (أفق الخليج, صحيفة أفق الخليج الكويتية).
func sameOutlet(a, b string) bool {
	if a == "" || b == "" {
		return false
	}
	if len(a) > len(b) {
		a, b = b, a
	}
	return a == b || strings.Contains(a, " ") && strings.Contains(" "+b+" ", " "+a+" ")
}

// chain gives the letters of an outlet and the links behind it, as they were when the document was published.
func (l *letters) chain(v isnad.Chain, d isnad.DocumentID) Chain {
	day := daysOf(l.published[d])
	out := Chain{Letter: isnad.NotJudged, Links: []isnad.Reliability{on(l.outlets[l.outlet[d]], day)}}
	for _, k := range v.Links {
		out.Links = append(out.Links, on(l.entities[k.Entity], day))
	}
	for _, x := range out.Links {
		switch {
		case x == isnad.NotJudged:
			out.Unknown++
		case out.Letter == isnad.NotJudged || x > out.Letter:
			out.Letter = x // the letters are in their order: the later is the weaker
		}
	}
	return out
}

// on is the letter that held on all days of a date; where it changed between them it can not be told.
func on(list []isnad.Grading, d isnad.Days) isnad.Reliability {
	held := isnad.NotJudged
	for i, g := range list {
		from := firstDay(g.From)
		switch {
		case from <= d.From:
			held = g.Letter
		case from <= d.To && (i+1 == len(list) || list[i+1].From != g.From) && g.Letter != held:
			return isnad.NotJudged
		}
	}
	return held
}

// firstDay is the day from which a letter holds.
func firstDay(from string) int32 {
	if d, ok := isnad.DaysOf(from); ok {
		return d.From
	}
	return -isnad.Forever
}

// daysOf are the days that a date can mean; all days where it is not known.
func daysOf(published string) isnad.Days {
	if d, ok := isnad.DaysOf(published); ok && published != "" {
		return d
	}
	return isnad.Days{From: -isnad.Forever, To: isnad.Forever}
}
