// Package trees draws the dependency trees of the sentences that are marked as worth it.
package trees

import (
	"isnad/arabic"
	"isnad/internal/reading"
)

// Find returns the layer of trees. Words of sentences that are not marked have no arc.
func Find(page *reading.Page, seen *reading.Sightings, model *arabic.Model) *reading.Trees {
	reader := model.Borrow()
	defer model.Return(reader)
	out := &reading.Trees{Heads: make([]int32, len(page.Words)), Relations: make([]arabic.Relation, len(page.Words))}
	var words []arabic.Word
	var arcs []arabic.Arc
	for s := range page.Sentences {
		first, last := page.WordsOf(int32(s))
		if !seen.Marked[s] {
			for i := first; i < last; i++ {
				out.Heads[i] = reading.NotDrawn
			}
			continue
		}
		words = words[:0]
		for _, w := range page.Words[first:last] {
			words = append(words, arabic.Word{Tag: w.Tag, Role: roleOf(w.Kind), Form: w.Form})
		}
		arcs = reader.Tree(arcs[:0], words)
		for i, a := range arcs {
			out.Heads[first+int32(i)], out.Relations[first+int32(i)] = reading.NoHead, a.Relation
			if a.Head >= 0 {
				out.Heads[first+int32(i)] = first + int32(a.Head)
			}
		}
	}
	return out
}

func roleOf(k reading.WordKind) arabic.Role {
	switch k {
	case reading.StemWord:
		return arabic.Stem
	case reading.PronounWord:
		return arabic.Enclitic
	}
	return arabic.Proclitic
}
