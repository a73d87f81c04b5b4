package extract

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/net/html/atom"
)

// pick returns the good blocks of the heaviest box, one a line.
func (l *linear) pick() string {
	l.boxes[0].last = int32(len(l.blocks))
	for i := range l.boxes {
		if l.boxes[i].last < 0 {
			l.boxes[i].last = int32(len(l.blocks)) // left open
		}
	}
	l.weigh()
	best := l.best()
	first, last := l.boxes[best].first, l.boxes[best].last
	body := l.firstParagraph(first, last)
	var out strings.Builder
	for i := first; i < last; i++ {
		if b := &l.blocks[i]; l.isKept(b, i < body && !(b.box == l.blocks[min(body, last-1)].box && !l.hasDigit(b))) {
			if out.Len() > 0 {
				out.WriteByte('\n')
			}
			out.Write(l.text[b.start:b.end])
		}
	}
	return out.String()
}

// minWeighed is how many letters make a block a paragraph that counts.
const minWeighed = 25

// weigh gives the weight of each paragraph to its box, half of it to the box around that and a third to the one around both, as Readability does.
func (l *linear) weigh() {
	for i := range l.blocks {
		b := &l.blocks[i]
		l.boxes[b.box].letters += b.letters
		l.boxes[b.box].linked += b.linked
		if b.refused || b.letters < minWeighed || b.linked*5 > b.letters*2 {
			continue
		}
		w := 1 + min(float64(b.letters)/100, 3)
		share := w
		for at, n := b.box, 2.0; at >= 0 && n < 5; at, n = l.boxes[at].parent, n+1 {
			l.boxes[at].weight += share
			share = w / n
		}
	}
	for i := len(l.boxes) - 1; i > 0; i-- { // a box comes after the one around it
		b, around := &l.boxes[i], &l.boxes[l.boxes[i].parent]
		around.letters += b.letters
		around.linked += b.linked
	}
}

// best is the box that weighs most for how little of it are links; what the page itself marks as the article weighs more.
func (l *linear) best() int {
	best, most := 0, 0.0
	for i := range l.boxes {
		b := &l.boxes[i]
		w := b.weight
		if b.letters > 0 {
			w *= 1 - float64(b.linked)/float64(b.letters)
		}
		if b.hint > 0 || b.article {
			w *= 1.5
		}
		if w > most {
			best, most = i, w
		}
	}
	return best
}

// firstParagraph is the first block of some that reads as a paragraph.
func (l *linear) firstParagraph(first, last int32) int32 {
	for i := first; i < last; i++ {
		if b := &l.blocks[i]; !b.refused && b.letters >= 2*minWeighed && b.linked*2 < b.letters {
			return i
		}
	}
	return last
}

// isKept reports whether a block is running text: no list of links, no label of a button, and before the first paragraph not the line of date and author; a dateline in
// the paragraph's own box, without digits, stays.
func (l *linear) isKept(b *block, before bool) bool {
	if b.refused || b.tag == atom.H1 || b.letters == 0 || b.linked*2 > b.letters {
		return false
	}
	ends := l.endsSentence(b)
	switch b.tag {
	case atom.P, atom.Blockquote, atom.Pre:
		return !before || b.letters >= minWeighed || ends
	case atom.H2, atom.H3, atom.H4, atom.H5, atom.H6:
		return !before
	}
	return b.letters >= minWeighed || ends && !before
}

func (l *linear) hasDigit(b *block) bool {
	return strings.ContainsFunc(string(l.text[b.start:b.end]), unicode.IsDigit)
}

// endsSentence reports whether a block ends as a sentence does.
func (l *linear) endsSentence(b *block) bool {
	r, _ := utf8.DecodeLastRune(l.text[b.start:b.end])
	return strings.ContainsRune(".!؟?…»”\":", r)
}

// tidy makes lines of the text of a field: runs of spaces become one, empty lines none.
func tidy(s string) string {
	var out []string
	for line := range strings.Lines(Lines(s)) {
		if line = strings.Join(strings.Fields(line), " "); line != "" {
			out = append(out, line)
		}
	}
	return strings.Join(out, "\n")
}
