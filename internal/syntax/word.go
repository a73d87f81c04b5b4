package syntax

import (
	"unicode/utf8"

	"isnad/internal/linear"
	"isnad/internal/words"
)

// A Role says what a word is in its token.
type Role uint8

// The roles.
const (
	Stem Role = iota
	Proclitic
	Enclitic
)

// A Word is what the parser is told of a word: hashes only.
type Word struct {
	Form  uint64 // of the folded letters as the word is spelt alone
	Key   uint64 // of the letters without article, inflection and gender: near to a lemma
	Fine  uint16 // word clusters; 0 none
	Class uint8
	Tag   words.Tag
	Role  Role
	Al    bool // begins with the article
	End   uint8
	Begin uint8 // of verbs: first letter, which tells person and gender of the imperfect; 0 other
	Mark  uint8 // kind of punctuation; 0 for words
}

// The endings that tell gender, number and case.
const (
	endOther uint8 = iota
	endFeminine
	endFemininePlural
	endPlural
	endOblique
	endDual
	endAccusative
	endNisba
)

// The kinds of punctuation.
const (
	markNone uint8 = iota
	markOther
	markComma
	markFinal
	markQuote
	markOpen
	markClose
	markDash
	markColon
)

// NewWord describes a word by its folded letters as it is spelt alone, its tag and its role in its token. Forms may be nil.
func NewWord(folded []byte, tag words.Tag, role Role, forms *words.Forms) Word {
	w := Word{Form: linear.Bytes(folded), Tag: tag, Role: role}
	if forms != nil {
		k := forms.Of(digitless(folded))
		w.Fine, w.Class = k.Fine, k.Coarse
	}
	w.Mark = markOf(folded, tag)
	if w.Mark != markNone || role != Stem {
		w.Key = w.Form
		return w
	}
	w.Al = len(folded) > 6 && string(folded[:4]) == "ال"
	rest, end := ending(folded)
	w.End = end
	if tag == words.VERB || tag == words.AUX {
		w.Begin = beginning(folded)
	}
	w.Key = linear.Bytes(key(rest, tag, w.Al))
	return w
}

// beginning numbers the letters that an imperfect can begin with.
func beginning(folded []byte) uint8 {
	switch r, _ := utf8.DecodeRune(folded); r {
	case 'ي':
		return 1
	case 'ت':
		return 2
	case 'ن':
		return 3
	case 'ا':
		return 4
	}
	return 0
}

// digitless hashes the letters with digits as 0, as [words.Forms] has them.
func digitless(folded []byte) uint64 {
	var buf [64]byte
	out := append(buf[:0], folded...)
	for i, c := range out {
		if c >= '1' && c <= '9' {
			out[i] = '0'
		}
	}
	return linear.Bytes(out)
}

// ending cuts the ending off folded letters of two bytes each.
func ending(b []byte) ([]byte, uint8) {
	n := len(b)
	if n < 6 {
		return b, endOther
	}
	last := string(b[n-2:])
	if n >= 8 {
		switch string(b[n-4:]) {
		case "ات":
			return b[:n-4], endFemininePlural
		case "ون", "وا":
			return b[:n-4], endPlural
		case "ين":
			return b[:n-4], endOblique
		case "ان":
			return b[:n-4], endDual
		case "يه":
			return b[:n-2], endFeminine
		}
	}
	switch last {
	case "ه", "ت":
		return b[:n-2], endFeminine
	case "ا":
		return b[:n-2], endAccusative
	case "ي":
		return b, endNisba
	}
	return b, endOther
}

// key cuts off the article, and from verbs the letter of the imperfect.
func key(b []byte, tag words.Tag, al bool) []byte {
	if al {
		return b[4:]
	}
	if tag != words.VERB && tag != words.AUX || len(b) < 6 {
		return b
	}
	if beginning(b) != 0 {
		return b[2:]
	}
	return b
}

func markOf(folded []byte, tag words.Tag) uint8 {
	r, n := utf8.DecodeRune(folded)
	if n != len(folded) && tag != words.PUNCT || tag != words.PUNCT && tag != words.SYM && tag != words.X {
		return markNone
	}
	switch r {
	case ',', '،', ';', '؛':
		return markComma
	case '.', '!', '?', '؟', '…':
		return markFinal
	case '"', '\'', '«', '»', '“', '”', '‘', '’':
		return markQuote
	case '(', '[', '{':
		return markOpen
	case ')', ']', '}':
		return markClose
	case '-', '–', '—', '_':
		return markDash
	case ':':
		return markColon
	}
	if tag == words.X {
		return markNone
	}
	return markOther
}
