package reading

import "isnad"

// Idle returns the entities that are no findings because they take part in nothing: documents and reports (no entity of a kind) that nobody in the
// text speaks through, and persons and places that are only described (العاصمة، المواقع العسكرية، الطبيب), never named, and that no event, claim,
// consequence or relation holds.
func (r *Reading) Idle() map[int32]bool {
	idle := map[int32]bool{}
	for i := range r.Who.Entities {
		if r.isBackground(&r.Who.Entities[i]) {
			idle[int32(i)] = true
		}
	}
	for i := range r.Attributions {
		for _, l := range r.Attributions[i].Links {
			delete(idle, l.Entity)
			delete(idle, l.To)
			delete(idle, l.Near)
		}
	}
	for i := range r.Reports {
		for _, e := range append(append([]int32{r.Reports[i].Place}, r.Reports[i].Actors...), r.Reports[i].Recipients...) {
			delete(idle, e)
		}
	}
	for i := range r.Conditionals {
		for _, v := range r.Conditionals[i].Valence {
			delete(idle, v.Entity)
		}
	}
	for i := range r.Relations {
		delete(idle, r.Relations[i].From)
		delete(idle, r.Relations[i].To)
	}
	return idle
}

// isBackground reports whether an entity counts only where it takes part in something.
func (r *Reading) isBackground(e *Entity) bool {
	switch e.Kind {
	case 0:
		return true
	case isnad.Person, isnad.Place:
		for _, m := range e.Mentions {
			if r.Who.Mentions[m].Form == isnad.NameForm {
				return false
			}
		}
		return true
	}
	return false
}
