package picture

import (
	"strconv"

	"isnad"
)

// grid draws the branches across and down those for whom something follows.
func (b *Board) grid(c *canvas, y float64) float64 {
	if len(b.Turns) == 0 {
		return y
	}
	y = c.section(y, b.words("ui.branches")) + 6
	widths := b.columns(c.width - 2*margin - nameWidth)
	top, bottom := y, y
	x := margin + nameWidth
	for i := range b.Turns {
		bottom = max(bottom, b.turn(c, x, y, widths[i], &b.Turns[i]))
		x += widths[i]
	}
	y = bottom + 6
	for i := range b.Lines {
		c.line(margin, y, c.width-margin, y, stroke(ruled, 1, false))
		y = b.lineOf(c, y, widths, &b.Lines[i])
	}
	if len(b.Lines) == 0 {
		c.line(margin, y, c.width-margin, y, stroke(ruled, 1, false))
		c.nobody(margin+nameWidth, y+6, c.width-2*margin-nameWidth, 40, b.words("picture.no-verdict"))
		y += 52
	}
	c.line(margin, y, c.width-margin, y, stroke(ink, 1.5, false))
	x = margin + nameWidth
	for i := range widths {
		c.line(x, top, x, y, stroke(hairline, 1, b.Turns[i].Silent != ""))
		x += widths[i]
	}
	return y
}

// columns shares a width among the branches: more where something follows, least where nobody speaks.
func (b *Board) columns(room float64) []float64 {
	weights, sum := make([]float64, len(b.Turns)), 0.0
	for i := range b.Turns {
		weights[i] = 1
		if b.Turns[i].Silent == "" {
			weights[i] = 1.5
		}
		for _, l := range b.Lines {
			if l.Cells[i].Verdict != isnad.NotTold {
				weights[i] = 2.6
			}
		}
		sum += weights[i]
	}
	for i := range weights {
		weights[i] *= room / sum
	}
	return weights
}

// turn draws the head of a branch: a thick edge where somebody speaks of it, a dashed one where nobody does.
func (b *Board) turn(c *canvas, x, y, w float64, t *Turn) float64 {
	if t.Silent == "" {
		c.line(x, y, x+w, y, stroke(ink, 4, false))
	} else {
		c.line(x, y, x+w, y, stroke(ink3, 1.5, true))
	}
	room := w - 2*gap
	y = c.block(x+gap, y+8, wrap(t.Name, 15, true, room, 2), hand{size: 15, bold: true, colour: ink}, 1.45, begins)
	if t.Silent != "" {
		return c.block(x+gap, y+2, wrap(t.Silent, smallHand.size, false, room, 3), smallHand, 1.45, begins)
	}
	for i := range t.Said {
		if i == mostSayings {
			y = c.block(x+gap, y+2, []string{"+" + strconv.Itoa(len(t.Said)-i)}, smallHand, 1.4, begins)
			break
		}
		y = b.saying(c, x+gap, y+4, room, &t.Said[i])
	}
	return y
}

// saying draws what is said of a branch: its status by shape and word, the words, who says them.
func (b *Board) saying(c *canvas, x, y, room float64, s *Saying) float64 {
	if s.Status != 0 {
		c.status(x, y+2, s.Status, ink)
		c.text(x+20, y+14, one(s.Word, smallHand.size, false, room-20), smallHand, begins)
		y += 20
	}
	y = c.quote(x, y, marked(wrap(s.Words, sayingHand.size, false, room-24, 2)), sayingHand, 1.5)
	r := &run{c: c, left: x, x: x, y: y, room: room}
	for i, v := range s.Voice {
		r.bead(v, i > 0)
	}
	r.word(s.ID, smallHand)
	return r.y + 26
}

// lineOf draws what each branch comes to for one entity.
func (b *Board) lineOf(c *canvas, y float64, widths []float64, l *Line) float64 {
	bottom := c.block(margin, y+12, wrap(l.Name, 16, true, nameWidth-gap, 4), hand{size: 16, bold: true, colour: ink}, 1.4, begins) + 10
	x := margin + nameWidth
	for i, w := range widths {
		if l.Cells[i].Verdict != isnad.NotTold {
			bottom = max(bottom, b.cell(c, x+6, y+8, w-12, &l.Cells[i])+8)
		}
		x += w
	}
	bottom = max(bottom, y+52)
	x = margin + nameWidth
	for i, w := range widths {
		if l.Cells[i].Verdict == isnad.NotTold {
			c.nobody(x+1, y+1, w-2, bottom-y-2, "⋯ "+l.Cells[i].Word)
		}
		x += w
	}
	return bottom
}

// cell draws a verdict: a solid bar where it stands on the text alone, a dashed one where it would fall without a rule; below it on whom it rests, and without
// whom it would be another.
func (b *Board) cell(c *canvas, x, y, w float64, v *Verdict) float64 {
	wash := map[isnad.Verdict]string{isnad.Gains: verdigrisWash, isnad.Loses: cinnabarWash}[v.Verdict]
	if wash == "" {
		wash = "#efefe9"
	}
	c.rect(x, y, w, 30, fill(wash)+" "+stroke(ink2, 1.2, v.Judged))
	c.sign(x+8, y+8, v.Verdict)
	c.text(x+30, y+20, one(v.Word, 15, true, w-40), hand{size: 15, bold: true, colour: ink}, begins)
	if wide := width(v.Basis, smallHand.size, false); wide+width(v.Word, 15, true)+52 < w {
		c.text(x+w-8, y+20, v.Basis, smallHand, ends)
	} else {
		y = c.block(x+8, y+30, []string{one(v.Basis, smallHand.size, false, w-16)}, smallHand, 1.5, begins) - 30
	}
	y = b.basis(c, x+6, y+36, w-12, v)
	if len(v.Tips) > 0 {
		y = c.block(x+6, y, wrap(b.words("picture.tips"), smallHand.size, false, w-12, 2), smallHand, 1.5, begins)
	}
	for i, t := range v.Tips {
		if i == mostTips {
			return c.block(x+6, y, []string{"+" + strconv.Itoa(len(v.Tips)-i)}, smallHand, 1.5, begins)
		}
		y = c.block(x+6, y, wrap(t, 13, false, w-12, 4), hand{size: 13, colour: ink}, 1.5, begins)
	}
	return y
}

// basis draws the voices that a verdict rests on, those who say that it is good before those who say that it is bad.
func (b *Board) basis(c *canvas, x, y, room float64, v *Verdict) float64 {
	for _, sign := range []int{1, -1} {
		r := &run{c: c, left: x, x: x, y: y, room: room}
		if v.Verdict == isnad.Contested {
			c.sign(x, y+4, map[int]isnad.Verdict{1: isnad.Gains, -1: isnad.Loses}[sign])
			r.left, r.x, r.room = x+22, x+22, room-22
		}
		said := false
		for _, o := range v.On {
			if o.Sign == sign {
				said = true
				r.bead(o.Bead, false)
				r.word(o.ID, smallHand)
			}
		}
		if said {
			y = r.y + 26
		}
	}
	return y
}
