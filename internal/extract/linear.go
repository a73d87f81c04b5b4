package extract

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// Linear takes the running text out of a page in one pass over its tokens, without a tree, so that time and memory are linear in the page whatever it holds. It cuts the
// page into blocks of text, gives each block's weight to the boxes around it, and keeps the good blocks of the heaviest box (after Readability).
type Linear struct{}

// A block is a run of text between two boundaries: a paragraph, a heading, a line of a list or the bare text of a box.
type block struct {
	start, end int32 // bytes of the text gathered
	letters    int32
	linked     int32 // letters inside links
	box        int32
	tag        atom.Atom
	refused    bool // inside a menu, a footer, comments, a form
}

// A box is an element that holds blocks.
type box struct {
	parent      int32
	first, last int32 // blocks, half open
	weight      float64
	letters     int32
	linked      int32
	hint        int // what its class and id say: 1 the article, -1 something beside it
	article     bool
}

// An open element.
type open struct {
	tag     atom.Atom
	box     int32 // the box outside it
	refused bool  // as it was outside it
}

type linear struct {
	z       *html.Tokenizer
	text    []byte
	blocks  []block
	boxes   []box
	stack   []open
	cur     block
	box     int32
	refused bool
	link    bool
	space   bool // a space is due before the next letter
	about   abouts
	skip    atom.Atom // inside an element of which nothing is read
	depth   int       // of skip in itself
}

// maxDepth is how deep elements may lie in one another; what lies deeper counts to the element at that depth.
const maxDepth = 512

// Page reads a page.
func (Linear) Page(page string) Page {
	l := linear{z: html.NewTokenizer(strings.NewReader(page)), text: make([]byte, 0, len(page)/4), boxes: []box{{parent: -1}}}
	l.run()
	about := l.about.settle(l.heading())
	text := l.pick()
	if 2*len(text) < len(about.body) {
		text = tidy(about.body)
	}
	about.body = ""
	return Page{Text: text, About: about}
}

// bare is all text of a piece of HTML outside scripts and the like, a block a line.
func (Linear) bare(page string) string {
	l := linear{z: html.NewTokenizer(strings.NewReader(page)), boxes: []box{{parent: -1}}}
	l.run()
	lines := make([]string, len(l.blocks))
	for i, b := range l.blocks {
		lines[i] = string(l.text[b.start:b.end])
	}
	return strings.Join(lines, "\n")
}

func (l *linear) run() {
	for {
		switch l.z.Next() {
		case html.ErrorToken:
			l.flush()
			return
		case html.TextToken:
			if l.skip == 0 {
				l.add(l.z.Text())
			}
		case html.StartTagToken:
			l.start(false)
		case html.SelfClosingTagToken:
			l.start(true)
		case html.EndTagToken:
			name, _ := l.z.TagName()
			l.end(atom.Lookup(name))
		}
	}
}

var skipped = map[atom.Atom]bool{atom.Script: true, atom.Style: true, atom.Noscript: true, atom.Button: true, atom.Select: true, atom.Svg: true, atom.Template: true,
	atom.Iframe: true, atom.Textarea: true, atom.Object: true, atom.Title: true,
	atom.Math: true, atom.Audio: true, atom.Video: true, atom.Figcaption: true}

var void = map[atom.Atom]bool{atom.Img: true, atom.Input: true, atom.Br: true, atom.Hr: true, atom.Meta: true, atom.Link: true, atom.Source: true, atom.Wbr: true, atom.Col: true,
	atom.Area: true, atom.Base: true, atom.Embed: true, atom.Track: true, atom.Param: true}

// leaky elements are left at the end of the box around them where their own end is missing.
var leaky = map[atom.Atom]bool{atom.Button: true, atom.Select: true, atom.Object: true, atom.Audio: true, atom.Video: true, atom.Figcaption: true, atom.Math: true}

var beside = map[atom.Atom]bool{atom.Nav: true, atom.Footer: true, atom.Form: true, atom.Aside: true, atom.Dialog: true}

var boxed = map[atom.Atom]bool{atom.Body: true, atom.Div: true, atom.Section: true, atom.Article: true, atom.Main: true, atom.Td: true, atom.Th: true, atom.Table: true, atom.Tr: true, atom.Ul: true,
	atom.Ol: true, atom.Header: true, atom.Nav: true, atom.Footer: true, atom.Form: true, atom.Aside: true, atom.Dialog: true, atom.Figure: true, atom.Center: true, atom.Blockquote: true, atom.Dl: true}

var paragraphs = map[atom.Atom]bool{atom.P: true, atom.H1: true, atom.H2: true, atom.H3: true, atom.H4: true, atom.H5: true, atom.H6: true, atom.Li: true, atom.Pre: true, atom.Dd: true, atom.Dt: true,
	atom.Br: true, atom.Hr: true, atom.Figcaption: true}

// start opens an element.
func (l *linear) start(closed bool) {
	name, more := l.z.TagName()
	tag := atom.Lookup(name)
	if l.skip != 0 {
		if tag == l.skip && !closed {
			l.depth++
		}
		return
	}
	a := l.attributes(more)
	l.about.element(tag, &a)
	switch {
	case skipped[tag] || a.hidden && tag != 0 && !void[tag]:
		if closed {
			return
		}
		l.skip, l.depth = tag, 1
		l.raw(tag, &a)
	case boxed[tag]:
		l.flush()
		l.implied(tag)
		l.push(tag, &a)
	case paragraphs[tag]:
		l.flush()
		l.cur.tag = tag
	case tag == atom.A:
		l.link = !closed
	}
}

// raw reads what the tokenizer hands over as one piece: a title, a script of JSON-LD.
func (l *linear) raw(tag atom.Atom, a *attributes) {
	if tag != atom.Title && tag != atom.Script {
		return
	}
	if tt := l.z.Next(); tt == html.TextToken {
		l.about.raw(tag, a, l.z.Text())
	} else if tt == html.EndTagToken {
		l.skip = 0
	}
}

// end closes an element, with what was left open inside it.
func (l *linear) end(tag atom.Atom) {
	if l.skip != 0 {
		if tag == l.skip {
			if l.depth--; l.depth == 0 {
				l.skip = 0
			}
		}
		if !leaky[l.skip] || !boxed[tag] {
			return
		}
		l.skip = 0
	}
	switch {
	case paragraphs[tag]:
		l.flush()
	case tag == atom.A:
		l.link = false
	case boxed[tag]:
		l.flush()
		l.pop(tag)
	}
}

// implied closes the row or cell that a new one ends.
func (l *linear) implied(tag atom.Atom) {
	n := len(l.stack)
	if n == 0 {
		return
	}
	switch top := l.stack[n-1].tag; {
	case (tag == atom.Td || tag == atom.Th) && (top == atom.Td || top == atom.Th):
		l.pop(top)
	case tag == atom.Tr && (top == atom.Td || top == atom.Th):
		l.pop(top)
		l.pop(atom.Tr)
	case tag == atom.Tr && top == atom.Tr:
		l.pop(top)
	}
}

func (l *linear) push(tag atom.Atom, a *attributes) {
	if len(l.stack) >= maxDepth {
		return
	}
	l.stack = append(l.stack, open{tag: tag, box: l.box, refused: l.refused})
	hint := 0
	if tag != atom.Body {
		hint = a.hint()
	}
	article := tag == atom.Article || tag == atom.Main || a.body
	l.boxes = append(l.boxes, box{parent: l.box, first: int32(len(l.blocks)), last: -1, hint: hint, article: article})
	l.box = int32(len(l.boxes) - 1)
	l.refused = l.refused || beside[tag] || hint < 0 && !article
	l.cur = block{start: int32(len(l.text)), box: l.box, refused: l.refused}
}

// pop closes the last open element of a kind, if it is near.
func (l *linear) pop(tag atom.Atom) {
	for i := len(l.stack) - 1; i >= max(0, len(l.stack)-64); i-- {
		if l.stack[i].tag != tag {
			continue
		}
		for j := len(l.stack) - 1; j >= i; j-- {
			l.boxes[l.box].last = int32(len(l.blocks))
			l.box, l.refused = l.stack[j].box, l.stack[j].refused
		}
		l.stack = l.stack[:i]
		l.cur = block{start: int32(len(l.text)), box: l.box, refused: l.refused}
		return
	}
}

// add adds text to the block at hand, runs of spaces as one.
func (l *linear) add(s []byte) {
	for len(s) > 0 {
		r, n := rune(s[0]), 1
		if r >= utf8.RuneSelf {
			r, n = utf8.DecodeRune(s)
		}
		if unicode.IsSpace(r) || r == '\u200b' || r == '\ufeff' {
			l.space = true
		} else {
			if l.space && len(l.text) > int(l.cur.start) {
				l.text = append(l.text, ' ')
			}
			l.space = false
			l.text = append(l.text, s[:n]...)
			if unicode.IsLetter(r) {
				l.cur.letters++
				if l.link {
					l.cur.linked++
				}
			}
		}
		s = s[n:]
	}
}

// flush ends the block at hand.
func (l *linear) flush() {
	l.space = false
	if b := &l.cur; len(l.text) > int(b.start) {
		b.end = int32(len(l.text))
		b.box, b.refused = l.box, l.refused
		l.blocks = append(l.blocks, *b)
	}
	l.cur = block{start: int32(len(l.text)), box: l.box, refused: l.refused}
}

// heading is the first heading of the page that stands in nothing beside the article.
func (l *linear) heading() string {
	for i := range l.blocks {
		if b := &l.blocks[i]; b.tag == atom.H1 && !b.refused {
			return string(l.text[b.start:b.end])
		}
	}
	return ""
}
