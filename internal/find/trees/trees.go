// Package trees draws the dependency trees of sentences.
package trees

import (
	"isnad/arabic"
	"isnad/internal/reading"
)

// Find returns the layer of trees; the model draws each when it is asked for, without search: a witness need not be dear.
func Find(page *reading.Page, model *arabic.Model) *reading.Trees {
	return reading.NewTrees(page, func(of []reading.Word, first int32, heads []int32, relations []arabic.Relation) {
		reader := model.Borrow()
		defer model.Return(reader)
		words := make([]arabic.Word, len(of))
		for i, w := range of {
			words[i] = arabic.Word{Tag: w.Tag, Role: roleOf(w.Kind), Form: w.Form}
		}
		for i, a := range reader.Tree(nil, words) {
			heads[i], relations[i] = reading.NoHead, a.Relation
			if a.Head >= 0 {
				heads[i] = first + int32(a.Head)
			}
		}
	})
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
