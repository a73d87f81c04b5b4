package morph

import "strings"

// spellNoun spells a word without the mark on its last letter.
func spellNoun(s string) string { return strings.TrimSuffix(spell(s), string(sukun)) }

// Citation turns a vocalised noun into the form under which the lexicon lists it: without vowels, and قاضي for قاضٍ.
func Citation(noun string) string {
	if head, ok := strings.CutSuffix(noun, string(kasratan)); ok {
		noun = head + "ي"
	}
	return Bare(noun)
}

// activeParticiple makes the noun of the doer: كاتب, قائل, رام, مكرم.
func (w *word) activeParticiple() string {
	if w.stems.Present == "" {
		return ""
	}
	switch w.verb.Form {
	case I:
		return w.doer()
	case V, VI, QII: // the present has a where the participle has i
		s := []byte(w.stems.Present)
		if n := len(s) - 2; s[n] == 'a' {
			s[n] = 'i'
		}
		return w.participle(string(s))
	}
	return w.participle(w.stems.Present)
}

// doer makes the active participle of form I.
func (w *word) doer() string {
	c := w.radical
	if isWeak(c[1]) {
		c[1] = '\''
	}
	head := string([]byte{c[0], 'A', c[1]})
	switch {
	case isWeak(c[2]), w.hollow && c[2] == '\'':
		return settle(head + "K")
	case w.doubled:
		return head + string(c[2])
	}
	return head + "i" + string(c[2])
}

// passiveParticiple makes the noun of what it was done to: مكتوب, مبيع, مرمي, مكرم.
func (w *word) passiveParticiple() string {
	if w.stems.PresentPassive == "" {
		return ""
	}
	if w.verb.Form != I {
		return w.participle(w.stems.PresentPassive)
	}
	c := w.radical
	head := "ma" + string(c[:1])
	switch {
	case w.hollow && c[1] == '6' && w.verb.Present == 'i', w.hollow && c[1] == '7':
		return head + "I" + string(c[2])
	case w.hollow:
		return head + "U" + string(c[2])
	case c[2] == '6' && w.verb.Past == 'a':
		return head + string(c[1]) + "uww"
	case isWeak(c[2]):
		return settle(head+string(c[1])) + "iyy"
	}
	return settle(head + string(c[1]) + "U" + string(c[2]))
}

// participle puts م before a present stem of the derived forms; its ending is none.
func (w *word) participle(stem string) string {
	s := w.join(stem, "u")
	switch n := len(s) - 1; s[n] {
	case 'I':
		s = s[:n] + "K"
	case 'Y', 'A':
		s = s[:n] + "F"
	default:
		s = s[:n]
	}
	return settle("mu" + s)
}

// masdar makes the regular doing-noun of the derived forms: إغلاق, إقامة, استفتاء.
func (w *word) masdar() string {
	p := &patterns[w.verb.Form]
	n := w.verb.Form.Radicals()
	template := p.masdar
	switch {
	case w.hollow && p.hollow != "":
		template = p.hollow
	case isWeak(w.radical[n-1]) && p.defected != "":
		template = p.defected
	case w.verb.Form == II && w.radical[2] == '\'':
		template = "ta12i3ap"
	}
	s := w.expand(template, 0)
	if w.doubled && w.verb.Form == VI {
		s = contract(s, "u")
		s = s[:len(s)-1]
	} else if w.doubled && w.verb.Form == III {
		s = strings.TrimSuffix(contract(strings.TrimSuffix(s, "ap"), "a"), "a") + "ap"
	}
	return settle(strings.NewReplacer("6", "w", "7", "y").Replace(s))
}
