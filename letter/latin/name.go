// Package latin compares names across scripts: whether محمد شياع السوداني and "Mohammed Shia al-Sudani" may be one person, as well as two
// spellings in Arabic (ترامب, ترمب) or two in Latin letters (Muammar Gaddafi, Moammar al-Kadhafi).
//
// Two words are aligned letter by letter, with costs learned from pairs of spellings; two names are aligned word by word. A name is made ready
// once (NewName) and then compared any number of times without allocation; an Index finds the names of a list that may be the one asked for.
package latin

import (
	_ "embed"
	"strings"
	"unicode"

	"isnad/letter"
)

//go:embed particles.tsv
var particlesTSV string

// A class is what a particle of names is.
type class uint8

const (
	plain     class = iota
	article         // al, el: belongs to the word after it and says nothing
	link            // بن, bin: says nothing
	kunya           // أبو, abu: one word with the next
	servant         // عبد, abdul: one word with the next
	house           // آل, the house of: not the article
	tail            // الدين, Allah: one word with the word before it
	honorific       // الشيخ, Dr: a word that says little
	blessed         // محمد before the name by which one is called: (محمد) جواد ظريف
)

var particles = readParticles(particlesTSV)

func readParticles(tsv string) map[string]class {
	of := map[string]class{"article": article, "link": link, "kunya": kunya, "servant": servant, "house": house, "tail": tail, "honorific": honorific,
		"blessed": blessed}
	out := map[string]class{}
	for _, line := range strings.Split(strings.TrimSpace(tsv), "\n")[2:] {
		name, forms, _ := strings.Cut(line, "\t")
		for _, f := range strings.Split(forms, "|") {
			out[f] = of[name]
		}
	}
	return out
}

func classOf(word string) class {
	if c, ok := particles["="+word]; ok {
		return c
	}
	return particles[letter.FoldString(word)]
}

// A Name is a name made ready for comparing.
type Name struct {
	Text   string
	Words  []Word    // its parts, particles joined to what they belong to: عبدالرحمن, ابوبكر, صلاحالدين
	joins  []Word    // each word joined to the next, for what one spelling writes as two
	weight []float32 // what each word says, in bits
	lead   int       // words at its head that the name by which one is called may follow: محمد, الشيخ
}

// maxWords is how many words of a name are looked at.
const maxWords = 10

// NewName makes a name ready. A name may be in Arabic or Latin script, in any spelling; what stands in brackets, and every sign that is no letter,
// is left out.
func NewName(text string) Name {
	n := Name{Text: text}
	for _, p := range joined(parts(turned(text))) {
		if w := NewWord(p.text); len(w.codes) > 0 && len(n.Words) < maxWords {
			w.house = p.class == house
			if n.lead == len(n.Words) && (p.class == honorific || p.class == blessed) {
				n.lead++
			}
			n.Words = append(n.Words, w)
			n.weight = append(n.weight, weigh(&w, p.class))
		}
	}
	for i := 1; i < len(n.Words); i++ {
		n.joins = append(n.joins, NewWord(n.Words[i-1].Text+n.Words[i].Text))
	}
	return n
}

// turned puts what stands before a single comma after it: Hussein, Saddam.
func turned(text string) string {
	before, after, ok := strings.Cut(text, ",")
	if !ok || strings.Contains(after, ",") {
		return text
	}
	return after + " " + before
}

// weigh is what a word can say for two names being one.
func weigh(w *Word, c class) float32 {
	bits := float32(learned.worthOf(w)) / 8
	if c == honorific {
		bits /= 5
	}
	return max(bits, .5)
}

// A part is a word of a name with what it is.
type part struct {
	text  string
	class class
}

// parts cuts a name into words at spaces, hyphens and strokes; apostrophes vanish.
func parts(text string) (out []part) {
	start, depth := -1, 0
	cut := func(end int) {
		if start >= 0 && len(out) < 2*maxWords {
			w := text[start:end]
			out = append(out, part{w, classOf(w)})
		}
		start = -1
	}
	for i, r := range text {
		switch {
		case r == '(' || r == '[':
			cut(i)
			depth++
		case r == ')' || r == ']':
			depth = max(depth-1, 0)
		case depth > 0:
		case letter.IsMark(r) || isApostrophe(r) || unicode.Is(unicode.M, r):
		case unicode.IsLetter(r):
			if start < 0 {
				start = i
			}
		default:
			cut(i)
		}
	}
	cut(len(text))
	return out
}

func isApostrophe(r rune) bool {
	switch r {
	case '\'', '`', '‘', '’', 'ʿ', 'ʾ', 'ʻ', 'ʼ', '´', 'ʹ':
		return true
	}
	return false
}

// joined puts particles with the words they belong to, the article between them as al: عبد الرحمن and Abd ar-Rahman, أبو الفضل, صلاح الدين.
// A name that is nothing but particles keeps them.
func joined(ps []part) (out []part) {
	head, isHouse := "", false
	for i, p := range ps {
		last := i == len(ps)-1
		switch {
		case last:
		case p.class == article && (head != "" || ps[i+1].class == tail && i > 0):
			head += "al"
			continue
		case p.class == article || p.class == link:
			continue
		case p.class == house:
			isHouse = true
			continue
		case p.class == kunya || p.class == servant:
			head += whole(p)
			continue
		}
		if p.class == tail && len(out) > 0 && (head == "" || head == "al") {
			out[len(out)-1].text += head + p.text
			out[len(out)-1].class, head = plain, ""
			continue
		}
		if head != "" || p.class != honorific && p.class != blessed {
			p.class = plain
		}
		if isHouse {
			p.class = house
		}
		p.text, head, isHouse = head+p.text, "", false
		out = append(out, p)
	}
	return out
}

// whole is a particle as it is joined: abdul, abdel and abdur are abd with the article.
func whole(p part) string {
	if p.class == servant && len(p.text) > 3 && p.text[0] < 0x80 {
		return "abdal"
	}
	return p.text
}
