package lexicon

import (
	"slices"
	"strings"

	"isnad"
	"isnad/letter"
)

// A Deed is what an act is called in a sentence: Ar is a doing-noun without article, En a verb phrase in the infinitive whose first word has a past (Past).
type Deed struct {
	Type   isnad.EventType
	Mode   isnad.Mode
	Ar, En string
	To     string // the English word between the phrase and whom it concerns; "-" where that is an object, Inside, or empty where neither can be
}

// Inside is the To of an English phrase whose object stands after its verb: kill … by drone.
const Inside = "-1"

// Fell is the key of the verb that stands before a deed in a question, and agrees with its Arabic: feminine where its noun is, or is a plural of things.
func (d Deed) Fell() string {
	noun, _, _ := strings.Cut(d.Ar, " ")
	if strings.HasSuffix(noun, "ة") || strings.HasSuffix(noun, "ات") {
		return "brief.fell-f"
	}
	return "brief.fell"
}

// On is the English of a deed with whom it concerns as its object; ok is false where no object can stand in it.
func (d Deed) On(whom string) (phrase string, ok bool) {
	verb, rest, _ := strings.Cut(d.En, " ")
	switch d.To {
	case "":
		return d.En, false
	case Inside:
		return verb + " " + whom + " " + rest, true
	case "-":
		return d.En + " " + whom, true
	}
	return d.En + " " + d.To + " " + whom, true
}

type deedKey struct {
	t isnad.EventType
	m isnad.Mode
}

func deed(c cells) Deed {
	d := Deed{Ar: c.get("ar"), En: c.get("en"), To: c.get("to")}
	d.Type, _ = isnad.ParseEventType(c.get("type"))
	d.Mode, _ = isnad.ParseMode(c.get("mode"))
	return d
}

// Deed is what acts of a type and mode are called; of a mode that the table has not for the type, what those of the type alone are called.
func (l *Lexicon) Deed(t isnad.EventType, m isnad.Mode) Deed {
	if d, ok := l.deeds[deedKey{t, m}]; ok {
		return d
	}
	return l.deeds[deedKey{t, 0}]
}

// Past is a phrase in the infinitive, its first word put into the past. It reports whether it knows that word.
func (l *Lexicon) Past(phrase string) (string, bool) {
	verb, rest, _ := strings.Cut(phrase, " ")
	past, ok := l.pasts[verb]
	if !ok {
		return phrase, false
	}
	return strings.TrimSuffix(past+" "+rest, " "), true
}

// DeedOf is what an act is called that a text tells by some words: by the row of predicates that has these words for acts of its type and mode. Rows of one verb stand
// from the specific sense to the general one, and the most general is taken. What the row lacks is as the type and mode have it. The English of the row is taken
// where its subject is who acts, and its first word is a verb that we know.
func (l *Lexicon) DeedOf(t isnad.EventType, m isnad.Mode, words string) Deed {
	d := l.Deed(t, m)
	row, p := l.tells(t, m, words)
	if p == nil {
		return d
	}
	c := l.cellsOf(row)
	for _, column := range l.naming(t, m, c) {
		if list := c.list(column); len(list) > 0 && !strings.ContainsAny(list[0], "*=+") {
			d.Ar = list[0]
			break
		}
	}
	gloss := c.get("gloss")
	if _, known := l.Past(gloss); !known || c.get("perfect") == "" || p.Recipient.Has(Subject) || strings.Contains(gloss, "(") {
		return d
	}
	d.En = gloss
	_, rest, long := strings.Cut(gloss, " ")
	second, _, _ := strings.Cut(rest, " ")
	_, isPreposition := l.labels["preposition."+second]
	switch takesObject := p.Recipient.Has(Object) && (d.To == "" || d.To == "-"); {
	case takesObject && !long:
		d.To = "-"
	case takesObject && isPreposition:
		d.To = Inside
	case d.To == "-":
		d.To = ""
	}
	return d
}

// tells finds the last row of predicates that has some words for acts of a type and mode, whatever is joined to the first of them.
// naming are the columns of a row in which its acts have their names: none where it needs words that tell such acts by themselves, as one carries out an attack.
func (l *Lexicon) naming(t isnad.EventType, m isnad.Mode, c cells) []string {
	if slices.ContainsFunc(c.list("needs"), func(word string) bool {
		_, p := l.tells(t, m, word)
		return p != nil
	}) {
		return nil
	}
	return []string{"masdar", "nouns"}
}

func (l *Lexicon) tells(t isnad.EventType, m isnad.Mode, words string) (row uint32, p *Predicate) {
	fields := strings.Fields(words)
	if len(fields) == 0 {
		return 0, nil
	}
	for _, first := range []string{fields[0], strings.TrimPrefix(fields[0], "ال")} {
		node := uint32(0)
		for i, f := range append([]string{first}, fields[1:]...) {
			form := l.Form([]byte(letter.FoldString(f)))
			if i == 0 {
				node = l.Start(form)
			} else {
				node = l.Step(node, form)
			}
			if form == 0 || node == 0 {
				break
			}
			for _, e := range l.At(node) {
				r := l.Entry(e).Row
				if l.Kind(r) != PredicateKind {
					continue
				}
				if q := l.Predicate(r); q.Type == t && q.Mode == m && (p == nil || r >= row) {
					row, p = r, q
				}
			}
		}
		if p != nil {
			return row, p
		}
	}
	return 0, nil
}
