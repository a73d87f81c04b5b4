package fold

import "isnad"

// A place is a noun that an entry names, with the spans by which it is found.
type place struct {
	*isnad.Subject
	at *[]isnad.Span
}

// noun tells whether the place is a noun of the case; else it is nothing, or the analyst's own.
func (p place) noun() bool { return p.Kind != "" && p.Kind != isnad.AnOwn }

func places(w *isnad.Entry) []place {
	return []place{{&w.About, &w.Anchors}, {&w.Row, &w.RowAt}, {&w.Column, &w.ColumnAt}}
}

// enter keeps what a person put into a table, under the names that the nouns have now.
func (e *editor) enter(c isnad.Change, w isnad.Entry) bool {
	for _, p := range places(&w) {
		if !p.noun() {
			continue
		}
		i, ok := e.find(*p.Subject, *p.at)
		if !ok {
			return false
		}
		*p.Subject = e.name(p.Kind, i)
	}
	e.c.Entries = append(e.c.Entries, isnad.Entered{Change: c.Number, Author: c.Author, At: c.When(), Entry: w})
	return true
}
