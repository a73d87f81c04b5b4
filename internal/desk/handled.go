package desk

import (
	"isnad"
	"isnad/internal/edit"
	"isnad/internal/wire"
)

// Handled tells what persons did to the findings of a document and still counts, the earliest first, lists those that were rejected and those that were changed or
// confirmed, and gives the nouns that persons put there by hand.
func Handled(acts []isnad.Change, f isnad.Findings, inCase map[string]string) (done []wire.Handled, rejected, touched []string, put []isnad.Noun) {
	off := edit.Undone(acts)
	for _, c := range acts {
		if n, ok := edit.ByHand(c); ok && !off[c.Number] {
			put = append(put, n)
		}
	}
	p := edit.NewPlaces(f.Document, append(append([]isnad.Noun{}, f.Nouns...), put...), inCase)
	put = nil
	done, rejected, touched = []wire.Handled{}, []string{}, []string{}
	for _, c := range acts {
		if off[c.Number] {
			continue
		}
		for _, finding := range p.Of(c.What) {
			done = append(done, wire.Handled{Finding: finding, LoggedChange: Entry(c)})
			switch n, ok := edit.ByHand(c); {
			case ok:
				put = append(put, n)
			default:
				if _, out := c.What.(isnad.Rejection); out {
					rejected = once(rejected, finding)
				} else if changes(c.What) {
					touched = once(touched, finding)
				}
			}
		}
	}
	return done, rejected, touched, put
}

// changes tells whether an act changes or confirms the findings that it is about.
func changes(s isnad.Step) bool {
	switch s.(type) {
	case isnad.Edit, isnad.Confirmation, isnad.Merge, isnad.Split:
		return true
	}
	return false
}

func once(list []string, x string) []string {
	for _, y := range list {
		if x == y {
			return list
		}
	}
	return append(list, x)
}
