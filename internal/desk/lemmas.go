package desk

import (
	"sync"

	"isnad/arabic"
	"isnad/internal/search"
	"isnad/letter"
)

// Lemmas gives the dictionary forms of a folded word: of each word that it may be a shape of, and of the verb that this is derived from, so that اعتقال meets اعتقلت. What is joined to its
// head is cut off where the whole is no word. The words that were asked for are kept; it serves any number of goroutines.
func Lemmas() (func(word string) []string, error) {
	m, err := arabic.Morphology()
	if err != nil {
		return nil, err
	}
	var mu sync.Mutex
	kept := map[string][]string{}
	return func(word string) []string {
		mu.Lock()
		defer mu.Unlock()
		have, ok := kept[word]
		if ok {
			return have
		}
		for form, more := word, true; len(have) == 0 && more; form, more = search.CutHead(form) {
			for _, a := range m.Analyse(nil, []byte(form)) {
				for _, l := range []string{a.Lemma, a.Verb} {
					if l != "" {
						have = once(have, letter.FoldString(l))
					}
				}
			}
		}
		kept[word] = have
		return have
	}, nil
}
