package lexicon

import (
	"strings"

	"isnad"
)

// leastStem is how many letters of an English word stay when its ending is cut off.
const leastStem = 3

// EnglishStem is what is left of an English word, in small letters, when the longest of the endings of en/endings is cut off, of two equal letters at its end one; the past
// of an irregular verb has the stem of the verb: closure, closed and close have one stem.
func (l *Lexicon) EnglishStem(word string) string {
	if base, ok := l.bases[word]; ok {
		word = base
	}
	longest := 0
	for _, e := range l.endings {
		if len(e) > longest && len(word)-len(e) >= leastStem && strings.HasSuffix(word, e) {
			longest = len(e)
		}
	}
	word = word[:len(word)-longest]
	if n := len(word); n > leastStem && word[n-1] == word[n-2] {
		word = word[:n-1]
	}
	return word
}

// GlossOf is the English of the row that tells acts of a type and mode by some words, as DeedOf finds it, or "" where there is none.
func (l *Lexicon) GlossOf(t isnad.EventType, m isnad.Mode, words string) string {
	row, p := l.tells(t, m, words)
	if p == nil {
		return ""
	}
	return l.cellsOf(row).get("gloss")
}

// cellsOf are the cells of a row.
func (l *Lexicon) cellsOf(row uint32) cells {
	t := l.tableOf(row)
	c := newCells(&l.data.Tables[t])
	c.row = &l.data.Tables[t].Rows[row-l.base[t]]
	return c
}

// Glossed calls each for every row that says in English what Arabic words are: the names of bodies, people, places and states, with those of their people, and the words by which predicates
// tell an act, with those that they need beside them. Arabic words may have signs of the tables about them, and the English a remark in brackets.
func (l *Lexicon) Glossed(each func(ar []string, en string)) {
	for i := range l.data.Tables {
		t := &l.data.Tables[i]
		c := newCells(t)
		for j := range t.Rows {
			c.row = &t.Rows[j]
			switch kindOf[t.Name] {
			case ActorKind, PlaceKind:
				each([]string{c.get("name")}, c.get("en"))
			case CountryKind:
				for _, column := range []string{"ms", "fs"} {
					each(append([]string{c.get("name")}, c.list(column)...), c.get("en"))
				}
			case PredicateKind:
				ar := append(append(c.list("masdar"), c.list("perfect")...), c.list("nouns")...)
				each(append(ar, l.needed(c.list("needs"))...), c.get("gloss"))
			}
		}
	}
}

// needed are the words of which a predicate needs one: of a class the first, which is the dictionary form of most.
func (l *Lexicon) needed(needs []string) (out []string) {
	for _, w := range needs {
		class, isClass := strings.CutPrefix(w, "@")
		switch {
		case isClass && len(l.classes[class]) > 0:
			out = append(out, l.Text(l.classes[class][0]))
		case !isClass && !strings.ContainsAny(w, "!+~"):
			out = append(out, w)
		}
	}
	return out
}
