package reading

import "isnad"

// Idle returns the entities that are no findings because they take part in nothing, which no event, claim, consequence or relation holds: documents and
// reports (no entity of a kind) that nobody in the text speaks through, persons and places that are only described (العاصمة، المواقع العسكرية، الطبيب) and
// never named, bodies and groups that one word calls once or twice (الشركات، العاملين).
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
		return r.all(e, func(m *Mention) bool { return m.Form != isnad.NameForm })
	case isnad.Organisation, isnad.Group:
		return r.told(e) < 3 && r.all(e, func(m *Mention) bool { return m.Form != isnad.NameForm && m.Last-m.First == 1 })
	}
	return false
}

// told is how often words of its own, and no pronouns, tell of an entity.
func (r *Reading) told(e *Entity) (n int) {
	for _, m := range e.Mentions {
		if r.Who.Mentions[m].Form != isnad.PronounForm {
			n++
		}
	}
	return n
}

// all reports whether every mention of an entity is so.
func (r *Reading) all(e *Entity, is func(*Mention) bool) bool {
	for _, m := range e.Mentions {
		if !is(&r.Who.Mentions[m]) {
			return false
		}
	}
	return true
}
