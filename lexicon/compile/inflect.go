package main

import (
	"strings"
	"unicode/utf8"

	"isnad/lexicon"
)

// A shape is one written form with how it belongs to its row.
type shape struct {
	text      string
	aspect    lexicon.Aspect
	agreement lexicon.Agreement
}

type shapes []shape

func (s *shapes) add(aspect lexicon.Aspect, agreement lexicon.Agreement, forms ...string) {
	for _, f := range forms {
		*s = append(*s, shape{f, aspect, agreement})
	}
}

// perfects makes the persons of a past verb from its third person masculine singular.
func perfects(p string) (s shapes) {
	stem, last := cutLast(p)
	vowel := stem // before a vowel suffix
	cons := p     // before a consonant suffix
	switch last {
	case 'ى':
		cons = stem + "ي"
	case 'ا':
		cons = stem + "و"
	case 'ي':
		vowel = stem
	default:
		vowel = p
		if head, long := cutLast(stem); long == 'ا' && utf8.RuneCountInString(p) != 4 || long == 'ا' && strings.HasPrefix(p, "أ") {
			cons = head + string(last) // hollow: أعاد, أعدت
		}
	}
	third := p
	if last == 'ي' {
		third = p
		vowel = p
	}
	s.add(lexicon.Perfect, 0, third)
	s.add(lexicon.Perfect, lexicon.Feminine, vowel+"ت")
	s.add(lexicon.Perfect, lexicon.Plural, strings.TrimSuffix(vowel, "ي")+"وا")
	s.add(lexicon.Perfect, lexicon.Plural|lexicon.BeforePronoun, strings.TrimSuffix(vowel, "ي")+"و")
	s.add(lexicon.Perfect, lexicon.Dual, dualPerfect(p, vowel, last))
	s.add(lexicon.Perfect, lexicon.Dual|lexicon.Feminine, vowel+"تا")
	s.add(lexicon.Perfect, lexicon.FirstPerson|lexicon.Plural, cons+"نا")
	if cons != p {
		s.add(lexicon.Perfect, lexicon.FirstPerson, cons+"ت")
	}
	if last == 'ى' {
		s.add(lexicon.Perfect, lexicon.BeforePronoun, stem+"ا")
	}
	return append(s, passivePerfects(p)...)
}

func dualPerfect(p, vowel string, last rune) string {
	switch last {
	case 'ى':
		return vowel + "يا"
	case 'ا':
		return vowel + "وا"
	}
	return p + "ا"
}

// passivePerfects makes the passive where print shows it: hollow قيل, أعيد; defective دعي; third form شورك.
func passivePerfects(p string) (s shapes) {
	r := []rune(p)
	n := len(r)
	if n < 3 {
		return nil
	}
	q := append([]rune(nil), r...)
	switch {
	case r[n-1] == 'ى' || r[n-1] == 'ا':
		q[n-1] = 'ي'
	case r[n-2] == 'ا':
		q[n-2] = 'ي'
	}
	if n == 4 && r[1] == 'ا' { // third form
		q[1] = 'و'
	}
	if string(q) == p {
		return nil
	}
	base := string(q)
	s.add(lexicon.PassivePerfect, 0, base)
	s.add(lexicon.PassivePerfect, lexicon.Feminine, base+"ت")
	s.add(lexicon.PassivePerfect, lexicon.Plural, strings.TrimSuffix(base, "ي")+"وا")
	return s
}

// imperfects makes the persons and moods of a present verb from its third person masculine singular (يقول).
func imperfects(p string) (s shapes) {
	body, ok := strings.CutPrefix(p, "ي")
	if !ok {
		return nil
	}
	stem, last := cutLast(body)
	defective := last == 'ي' || last == 'ى' || last == 'و'
	for _, person := range []struct {
		prefix string
		a      lexicon.Agreement
	}{{"ي", 0}, {"ت", lexicon.Feminine}, {"ن", lexicon.FirstPerson | lexicon.Plural}, {"أ", lexicon.FirstPerson}} {
		s.add(lexicon.Imperfect, person.a, person.prefix+body)
		if defective {
			s.add(lexicon.Imperfect, person.a|lexicon.Jussive, person.prefix+stem)
			if last == 'ى' {
				s.add(lexicon.Imperfect, person.a|lexicon.BeforePronoun, person.prefix+stem+"ا")
			}
		} else if head, long := cutLast(stem); head != "" && (long == 'و' || long == 'ي' || long == 'ا') {
			s.add(lexicon.Imperfect, person.a|lexicon.Jussive, person.prefix+head+string(last))
		}
	}
	plural := body
	if defective {
		plural = stem
	}
	for _, prefix := range []string{"ي", "ت"} {
		s.add(lexicon.Imperfect, lexicon.Plural, prefix+plural+"ون", prefix+plural+"وا")
		s.add(lexicon.Imperfect, lexicon.Plural|lexicon.BeforePronoun, prefix+plural+"و")
		dual := body
		if last == 'ى' {
			dual = stem + "ي"
		}
		s.add(lexicon.Imperfect, lexicon.Dual, prefix+dual+"ان", prefix+dual+"ا")
	}
	return append(s, passiveImperfects(body)...)
}

// passiveImperfects makes يقال and يعاد of يقول and يعيد, and يدعى of يدعو.
func passiveImperfects(body string) (s shapes) {
	stem, last := cutLast(body)
	head, long := cutLast(stem)
	other := ""
	switch {
	case last == 'و':
		other = stem + "ى"
	case (long == 'و' || long == 'ي') && head != "":
		other = head + "ا" + string(last)
	}
	if other == "" {
		return nil
	}
	s.add(lexicon.PassiveImperfect, 0, "ي"+other)
	s.add(lexicon.PassiveImperfect, lexicon.Feminine, "ت"+other)
	return s
}

// nouns makes the shapes of a noun: accusative, dual, sound feminine plural. Broken plurals stand in the row.
func nouns(n string, aspect lexicon.Aspect) (s shapes) {
	s.add(aspect, 0, n)
	if strings.Contains(n, " ") {
		return s
	}
	stem, last := cutLast(n)
	switch last {
	case 'ة':
		s[0].agreement = lexicon.Feminine
		s.add(aspect, lexicon.Plural|lexicon.Feminine, stem+"ات")
		s.add(aspect, lexicon.Dual|lexicon.Feminine, stem+"تان", stem+"تين", stem+"تا", stem+"تي")
	case 'ت', 'ن': // may be a plural already
		s.add(aspect, 0, n+"ا")
	case 'ا', 'ى', 'ء', 'و', 'ي':
		if last == 'ي' {
			s.add(aspect, 0, n+"ا")
		}
		if last == 'ء' {
			s.add(aspect, lexicon.Plural|lexicon.Feminine, n+"ات")
			s.add(aspect, 0, stem+"ئ", stem+"ؤ")
		}
	default:
		s.add(aspect, 0, n+"ا")
		s.add(aspect, lexicon.Dual, n+"ان", n+"ين")
		if utf8.RuneCountInString(n) > 3 {
			s.add(aspect, lexicon.Plural|lexicon.Feminine, n+"ات")
		}
	}
	return s
}

// many makes the shape of a word that counts or is counted, not in the singular.
func many(s string) shapes {
	out := title(s)
	out[0].agreement = lexicon.Plural
	return out
}

// oneAndTwo makes the singular and the dual of what is counted: جندي, جنديان, جنديين. Of duals in the construct state only the feminine is told from the
// singular by its letters (قذيفتا).
func oneAndTwo(n string) (s shapes) {
	s = title(n)
	stem, last := cutLast(n)
	switch {
	case strings.Contains(n, " ") || last == 'ا':
	case last == 'ة':
		s.add(lexicon.Noun, lexicon.Dual, stem+"تان", stem+"تين", stem+"تا", stem+"تي")
	case last == 'ى':
		s.add(lexicon.Noun, lexicon.Dual, stem+"يان", stem+"يين")
	default:
		s.add(lexicon.Noun, lexicon.Dual, n+"ان", n+"ين")
	}
	return s
}

// circumstantials makes the shapes of a participle that stands as circumstance: مؤكدا, مؤكدة, مؤكدين …
func circumstantials(p string) (s shapes) {
	if strings.Contains(p, " ") {
		s.add(lexicon.Participle, 0, p)
		return s
	}
	stem, last := cutLast(p)
	if last != 'ي' {
		stem = p
	}
	s.add(lexicon.Participle, 0, p, p+"ا")
	s.add(lexicon.Participle, lexicon.Feminine, p+"ة")
	s.add(lexicon.Participle, lexicon.Plural, stem+"ين", stem+"ون", p+"ات")
	s.add(lexicon.Participle, lexicon.Dual, p+"ان", p+"تين", p+"تان")
	return s
}

func cutLast(s string) (string, rune) {
	r, n := utf8.DecodeLastRuneInString(s)
	return s[:len(s)-n], r
}

// adjectives makes the genders and sound plurals of an adjective.
func adjectives(p string) shapes {
	s := nouns(p, lexicon.Participle)
	if _, last := cutLast(p); last != 'ة' {
		s.add(lexicon.Participle, lexicon.Feminine, p+"ة")
		s.add(lexicon.Participle, lexicon.Plural, p+"ون", p+"ين")
	}
	return s
}
