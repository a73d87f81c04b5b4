package picture

import (
	"strconv"

	"isnad"
)

// Measures of a board, in pixels.
const (
	boardWidth = 1480.0
	margin     = 44.0
	axisWidth  = 190.0
	sideWidth  = (boardWidth - 2*margin - axisWidth) / 2
	nameWidth  = 150.0
	gap        = 14.0
)

// Hands of the pictures.
var (
	titleHand  = hand{size: 27, bold: true, colour: ink}
	headHand   = hand{size: 19, bold: true, colour: ink}
	belowHand  = hand{size: 13.5, colour: ink2}
	labelHand  = hand{size: 13.5, colour: ink}
	strongHand = hand{size: 14, bold: true, colour: ink}
	smallHand  = hand{size: 12.5, colour: ink3}
	thenHand   = hand{size: 18, quoted: true, colour: ink}
	ifHand     = hand{size: 14, quoted: true, colour: ink2}
	sayingHand = hand{size: 15, quoted: true, colour: ink}
)

// SVG draws the board.
func (b *Board) SVG() []byte {
	c := &canvas{width: boardWidth, rtl: b.Lang == "ar"}
	y := c.head(b.Head, margin)
	y = b.rows(c, y)
	y = b.grid(c, y+30)
	y = b.legend(c, y+22)
	return c.svg(y+margin/2, b.Lang, b.Title, b.words("picture.board-alt"))
}

// head writes the head of a picture at y, and returns the y below it.
func (c *canvas) head(h Head, y float64) float64 {
	room := c.width - 2*margin
	y = c.block(margin, y, wrap(h.Title, titleHand.size, true, room, 3), titleHand, 1.4, begins)
	for _, s := range h.Below {
		y = c.block(margin, y+2, wrap(s, belowHand.size, false, room, 3), belowHand, 1.5, begins)
	}
	return y + 14
}

// section rules off a part of a picture and writes its heading.
func (c *canvas) section(y float64, title string) float64 {
	c.line(margin, y, c.width-margin, y, stroke(ink, 2, false))
	return c.block(margin, y+10, []string{one(title, headHand.size, true, c.width-2*margin)}, headHand, 1.5, begins)
}

// rows draws the consequences face to face.
func (b *Board) rows(c *canvas, y float64) float64 {
	if len(b.Rows)+len(b.Loose) == 0 {
		return y
	}
	y = c.section(y, b.words("ui.board"))
	far := margin + sideWidth + axisWidth
	if len(b.Rows) > 0 {
		c.text(margin, y+16, b.Good, strongHand, begins)
		c.text(far, y+16, b.Harm, strongHand, begins)
		y += 26
	}
	for i := range b.Rows {
		r := &b.Rows[i]
		c.line(margin, y, c.width-margin, y, stroke(ruled, 1, false))
		bottom := max(b.cards(c, margin, y, r.Good), b.cards(c, far, y, r.Harm), b.axis(c, y, r)) + 8
		switch {
		case len(r.Good) == 0:
			c.nobody(margin, y+10, sideWidth, bottom-y-18, b.words("picture.nobody"))
		case len(r.Harm) == 0:
			c.nobody(far, y+10, sideWidth, bottom-y-18, b.words("picture.nobody"))
		}
		y = bottom
	}
	y = b.loose(c, y)
	if b.More != "" {
		y = c.block(margin, y+4, []string{b.More}, belowHand, 1.5, begins)
	}
	return y
}

// nobody hatches what nobody fills, with a word.
func (c *canvas) nobody(x, y, w, h float64, word string) {
	c.rect(x, y, w, h, `fill="url(#hatch)"`)
	wide := width(word, smallHand.size, false) + 16
	c.rect(x+(w-wide)/2, y+h/2-11, wide, 22, fill(paper))
	c.text(x+w/2, y+h/2+4.5, word, smallHand, centred)
}

// axis names for whom a row is, and how its sides stand to each other.
func (b *Board) axis(c *canvas, y float64, r *Row) float64 {
	middle := margin + sideWidth + axisWidth/2
	y = c.block(middle, y+12, wrap(r.Axis, 17, true, axisWidth-24, 3), hand{size: 17, bold: true, colour: ink}, 1.4, centred)
	if r.Opposed {
		c.opposed(middle, y+12, 32, cinnabar)
		c.text(middle, y+38, b.words("picture.contradict"), hand{size: 13, bold: true, colour: cinnabar}, centred)
	} else {
		c.unopposed(middle, y+12, 32)
		c.text(middle, y+38, b.words("picture.unopposed"), smallHand, centred)
	}
	return y + 44
}

// cards draws one card below the other, and returns the y below them.
func (b *Board) cards(c *canvas, x, y float64, list []Card) float64 {
	for i := range list {
		if i > 0 {
			c.line(x, y, x+sideWidth, y, stroke(hairline, 1, false))
		}
		y = b.card(c, x, y+10, &list[i])
	}
	return y
}

// card draws a consequence: its condition and where it stands, its outcome in the words of the source, for whom it is good or bad, and who says so.
func (b *Board) card(c *canvas, x, y float64, k *Card) float64 {
	idWidth := width(k.ID, smallHand.size, false)
	key := "ui.if"
	if k.Unless {
		key = "picture.unless"
	}
	word := b.words(key) + ":"
	c.text(x, y+13, word, smallHand, begins)
	from := x + width(word, smallHand.size, false) + 6
	c.quote(from, y, []string{"«" + one(k.If, ifHand.size, false, sideWidth-idWidth-(from-x)-40) + "»"}, ifHand, 1.4)
	c.text(x+sideWidth, y+13, k.ID, smallHand, ends)
	y = c.quote(x, y+22, marked(wrap(k.Then, thenHand.size, false, sideWidth-28, 3)), thenHand, 1.6) + 6
	return b.below(c, x, y, k)
}

// marked sets quotation marks around lines.
func marked(lines []string) []string {
	if len(lines) > 0 {
		lines[0] = "«" + lines[0]
		lines[len(lines)-1] += "»"
	}
	return lines
}

// quote writes the words of a source. On a page that runs the other way they are a block that shrinks to its widest line, so that they begin where they should.
func (c *canvas) quote(x, y float64, lines []string, h hand, leading float64) float64 {
	if len(lines) == 0 || RightToLeft(lines[0]) == c.rtl {
		return c.block(x, y, lines, h, leading, begins)
	}
	widest := 0.0
	for _, l := range lines {
		widest = max(widest, width(l, h.size, h.bold))
	}
	if len(lines) == 1 {
		return c.block(x, y, lines, h, leading, begins)
	}
	return c.block(x+widest, y, lines, h, leading, ends)
}

// below draws the signs of a card and the chain of its speakers, which go on in a new line where one is full.
func (b *Board) below(c *canvas, x, y float64, k *Card) float64 {
	r := &run{c: c, left: x, x: x, y: y, room: sideWidth}
	for _, s := range k.For {
		r.chip(s, b.words)
	}
	for i, v := range k.Voice {
		r.bead(v, i > 0)
	}
	if k.Copies > 0 {
		r.word("+"+strconv.Itoa(k.Copies)+" "+b.words("ui.documents-told"), smallHand)
	}
	return r.y + 28
}

// A run sets small things one after the other, in lines.
type run struct {
	c                *canvas
	left, x, y, room float64
}

// next makes room for so much, in a new line where there is none.
func (r *run) next(wide float64) {
	if r.x > r.left && r.x+wide > r.left+r.room {
		r.x, r.y = r.left, r.y+24
	}
}

// chip says for whom an outcome is good (a solid frame, plus) or bad (a dashed one, minus).
func (r *run) chip(s Sign, words func(string) string) {
	colour, wash, sign, word := verdigris, verdigrisWash, "+", words("ui.for")
	if s.Sign < 0 {
		colour, wash, sign, word = cinnabar, cinnabarWash, "−", words("ui.against")
	}
	name := one(s.Name, 13.5, true, r.room/2)
	head := sign + " " + word
	wideHead := width(head, 12.5, true) + 12
	wide := wideHead + width(name, 13.5, true) + 14
	r.next(wide)
	r.c.rect(r.x, r.y, wide, 21, fill("none")+" "+stroke(colour, 1.2, s.Sign < 0))
	r.c.rect(r.x, r.y, wideHead, 21, fill(wash))
	r.c.text(r.x+6, r.y+15, head, hand{size: 12.5, bold: true, colour: colour}, begins)
	r.c.text(r.x+wideHead+7, r.y+15, name, hand{size: 13.5, bold: true, colour: ink}, begins)
	r.x += wide + 8
}

// bead names a speaker with the sign of how they are named; after says that they stand behind another.
func (r *run) bead(b Bead, after bool) {
	name := b.Name
	if b.Word != "" {
		name += " (" + b.Word + ")"
	}
	name = one(name, labelHand.size, false, r.room-40)
	wide := width(name, labelHand.size, false) + 20
	if after {
		wide += 24
	}
	r.next(wide)
	if after {
		r.c.line(r.x, r.y+10.5, r.x+18, r.y+10.5, stroke(ruled, 1, false))
		r.x += 24
	}
	r.c.bead(r.x, r.y+4, b)
	r.c.text(r.x+17, r.y+15, name, labelHand, begins)
	r.x += width(name, labelHand.size, false) + 20 + 8
}

// word writes a word.
func (r *run) word(s string, h hand) {
	s = one(s, h.size, h.bold, r.room)
	wide := width(s, h.size, h.bold)
	r.next(wide)
	r.c.text(r.x, r.y+15, s, h, begins)
	r.x += wide + 10
}

// loose draws, in two columns, what is said to follow without saying for whom.
func (b *Board) loose(c *canvas, y float64) float64 {
	if len(b.Loose) == 0 {
		return y
	}
	c.line(margin, y, c.width-margin, y, stroke(ruled, 1, false))
	c.text(margin, y+22, b.words("picture.for-nobody"), strongHand, begins)
	y += 28
	for i := 0; i < len(b.Loose); i += 2 {
		if i > 0 {
			c.line(margin, y, c.width-margin, y, stroke(hairline, 1, false))
		}
		bottom := b.card(c, margin, y+8, &b.Loose[i])
		if i+1 < len(b.Loose) {
			bottom = max(bottom, b.card(c, margin+sideWidth+axisWidth, y+8, &b.Loose[i+1]))
		}
		y = bottom
	}
	return y
}

// legend says what the signs mean.
func (b *Board) legend(c *canvas, y float64) float64 {
	c.line(margin, y, c.width-margin, y, stroke(hairline, 1, false))
	r := &run{c: c, left: margin, x: margin, y: y + 8, room: c.width - 2*margin}
	r.bead(Bead{Name: b.words("ui.outlet"), Outlet: true}, false)
	for _, n := range []isnad.Naming{isnad.Named, isnad.Pseudonym, isnad.Unnamed, isnad.Collective} {
		r.bead(Bead{Name: b.words("Naming." + n.String()), Naming: n}, false)
	}
	r.word("·", smallHand)
	r.word(b.words("picture.solid"), smallHand)
	r.word("·", smallHand)
	r.word(b.words("picture.dashed"), smallHand)
	y = r.y + 26
	for _, s := range b.Tail {
		y = c.block(margin, y, []string{s}, smallHand, 1.5, begins)
	}
	return y
}
