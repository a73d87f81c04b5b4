package edit

import (
	"slices"

	"isnad"
	"isnad/internal/store/fold"
)

// Collect puts the noun that a rejection took out into a case, as it was read in a document: by its id, or by the spans that it had.
func Collect(into *isnad.Case, w isnad.Rejection, read []isnad.Noun) {
	for _, n := range read {
		s := isnad.SubjectOf(n)
		if s.Kind != w.Subject.Kind || s.ID != w.Subject.ID && !slices.ContainsFunc(fold.AnchorsOf(n), func(a isnad.Span) bool { return slices.Contains(w.Anchors, a) }) {
			continue
		}
		switch n := n.(type) {
		case isnad.Entity:
			into.Entities = append(into.Entities, n)
		case isnad.Event:
			into.Events = append(into.Events, n)
		case isnad.Claim:
			into.Claims = append(into.Claims, n)
		case isnad.Consequence:
			into.Consequences = append(into.Consequences, n)
		case isnad.Explanation:
			into.Explanations = append(into.Explanations, n)
		}
	}
}
