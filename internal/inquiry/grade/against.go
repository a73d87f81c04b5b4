package grade

import "isnad"

// indexConflicts notes in which documents conflicts have sides, where figures were corrected, and who denies what.
func (w *weigher) indexConflicts() {
	w.conflicts, w.denied = map[isnad.DocumentID][]int{}, map[isnad.Ref][]voice{}
	for i, k := range w.c.Conflicts {
		for _, s := range k.Sides {
			if list := w.conflicts[s.Span.Document]; len(list) == 0 || list[len(list)-1] != i {
				w.conflicts[s.Span.Document] = append(list, i)
			}
		}
	}
	w.figures = map[isnad.DocumentID][]isnad.Span{}
	for _, u := range w.c.Updates {
		for _, s := range []isnad.Side{u.From, u.To} {
			w.figures[s.Span.Document] = append(w.figures[s.Span.Document], s.Span)
		}
	}
	for _, k := range w.c.Claims {
		for _, t := range k.Tellings {
			for _, id := range t.Denies {
				at := isnad.Ref{Document: t.Ref.Document, ID: id}
				w.denied[at] = append(w.denied[at], w.witnesses.voice(t.Ref.Document, t.Voice.Links, t.Origin))
			}
		}
	}
}

// against are the voices that deny a claim, that it denies, or that give another value where it has one.
func (w *weigher) against(k *isnad.Claim) (out []voice) {
	for _, t := range k.Tellings {
		out = append(out, w.denied[t.Ref]...)
		for _, x := range w.within[t.Ref] {
			if x.status != isnad.Negated {
				out = append(out, w.deniers(x.event)...)
			}
		}
		for _, id := range t.Denies {
			out = append(out, w.denials(isnad.Ref{Document: t.Ref.Document, ID: id})...)
		}
	}
	return append(out, w.otherSides(k)...)
}

// deniers are those who deny an event wherever it is told.
func (w *weigher) deniers(e *isnad.Event) (out []voice) {
	for _, t := range e.Tellings {
		out = append(out, w.denied[t.Ref]...)
	}
	return out
}

// denials are the voices that tell what a claim denies.
func (w *weigher) denials(at isnad.Ref) (out []voice) {
	if k := w.claimOf[at]; k != nil {
		for _, t := range k.Tellings {
			out = append(out, w.witnesses.voice(t.Ref.Document, t.Voice.Links, t.Origin))
		}
	}
	if e := w.eventOf[at]; e != nil {
		for _, t := range e.Tellings {
			if t.Status != isnad.Negated && t.Ref != at {
				out = append(out, w.witnesses.voice(t.Ref.Document, t.Voice.Links, t.Origin))
			}
		}
	}
	return out
}

// otherSides are the voices of those sides of conflicts that give another value than the claim.
func (w *weigher) otherSides(k *isnad.Claim) (out []voice) {
	values := map[int]map[string]bool{}
	for _, t := range k.Tellings {
		for _, i := range w.conflicts[t.Ref.Document] {
			for _, s := range w.c.Conflicts[i].Sides {
				if meet(s.Span, t.Content) {
					if values[i] == nil {
						values[i] = map[string]bool{}
					}
					values[i][s.Value] = true
				}
			}
		}
	}
	for i := range w.c.Conflicts {
		for _, s := range w.c.Conflicts[i].Sides {
			if len(values[i]) > 0 && !values[i][s.Value] {
				out = append(out, w.speaking(s.Span))
			}
		}
	}
	return out
}

func meet(a, b isnad.Span) bool {
	return a.Document == b.Document && a.Start < b.End && b.Start < a.End
}

// speaking is who speaks where a span lies: the narrowest claim around it, else the outlet.
func (w *weigher) speaking(s isnad.Span) voice {
	best, size := w.witnesses.voice(s.Document, nil, ""), -1
	for _, t := range w.toldIn[s.Document] {
		if n := t.Content.End - t.Content.Start; meet(s, t.Content) && (size < 0 || n < size) {
			best, size = w.witnesses.voice(s.Document, t.Voice.Links, t.Origin), n
		}
	}
	return best
}
