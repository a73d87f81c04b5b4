package main

import (
	"fmt"
	"strings"

	"isnad/letter/latin"
	"isnad/suites/floors"
)

// romanised spells the held-out words that look Arabic in Latin letters. Couples of which one is no spelling of the other but a translation (السلطان, emperor) or
// another part of the name are left out. A spelling is acceptable that has the consonants of one that the data know, and its
// vowels but for one.
func romanised(cs []couple) floors.Result {
	r := floors.Result{Name: "names: Wikidata tokens held out, romanised", Asked: .7}
	var words []string
	told := map[string][]string{}
	for i := range cs {
		a := cs[i].arabic.Text
		if _, known := latin.RomaniseWord(a); !known || latin.Likeness(&cs[i].arabic, &cs[i].roman) < latin.Alike {
			continue
		}
		if told[a] == nil {
			words = append(words, a)
		}
		told[a] = append(told[a], cs[i].roman.Text)
	}
	for _, w := range words {
		s, _ := latin.RomaniseWord(w)
		right := false
		for _, t := range told[w] {
			right = right || acceptable(s, t)
		}
		r.Add(right, fmt.Sprintf("%s %s, %s", w, s, strings.Join(told[w], " ")))
	}
	return r
}

func acceptable(a, b string) bool {
	ca, va := frame(a)
	cb, vb := frame(b)
	return ca == cb && distance(va, vb) <= 1
}

// spellings are letter groups that are one sound.
var spellings = strings.NewReplacer("ph", "f", "ck", "k", "x", "ks", "ce", "se", "ci", "si", "cy", "si", "ch", "S", "sh", "S", "kh", "X", "gh", "G",
	"th", "T", "dh", "D", "ou", "u", "oo", "u", "ee", "i", "ie", "i", "aa", "a")

// frame parts the consonants of a spelling from its vowels, without article, doubling and h.
func frame(s string) (consonants, vowels string) {
	codes, _ := latin.Spell(nil, s)
	s = string(latin.Letters(false, codes))
	if len(s) > 4 && (s[:2] == "al" || s[:2] == "el" || (s[0] == 'a' || s[0] == 'e') && s[1] == s[2]) {
		s = s[2:]
	}
	s = spellings.Replace(s)
	last := byte(0)
	for i := range len(s) {
		x := s[i]
		switch {
		case x == 'y' && i > 0:
			vowels += "i"
		case strings.IndexByte("aeiou", x) >= 0:
			vowels += s[i : i+1]
		case x == 'h' || x == last:
		case x == 'c' || x == 'q':
			consonants += "k"
		default:
			consonants += s[i : i+1]
		}
		last = x
	}
	return consonants, vowels
}

// distance is how many letters must be put, taken or changed to make b of a.
func distance(a, b string) int {
	d := make([]int, len(b)+1)
	for j := range d {
		d[j] = j
	}
	for i := range len(a) {
		corner := d[0]
		d[0]++
		for j := range len(b) {
			c := corner
			if a[i] != b[j] {
				c++
			}
			corner, d[j+1] = d[j+1], min(c, d[j+1]+1, d[j]+1)
		}
	}
	return d[len(b)]
}
