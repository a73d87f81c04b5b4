package picture

import (
	"strconv"
	"strings"

	"isnad"
)

// Measures of a timeline, in pixels.
const (
	timeWidth = 1480.0
	laneWidth = 130.0
	binWidth  = 250.0
	barHeight = 12.0
	rowHeight = 27.0
	fringe    = 34.0 // an open end reaches so far beyond what is known
)

// SVG draws the timeline.
func (t *Timeline) SVG() []byte {
	c := &canvas{width: timeWidth, rtl: t.Lang == "ar"}
	y := c.section(c.head(t.Head, margin), t.Label("picture.timeline"))
	from, room := margin+laneWidth+fringe, timeWidth-2*margin-laneWidth-binWidth-2*fringe
	if days := t.days(); len(days) > 0 {
		y = t.draw(c, newScale(days, room), from, y)
	} else {
		y = t.undatedOnly(c, y)
	}
	y = t.legend(c, y+16)
	return c.svg(y+margin/2, t.Lang, t.Title, t.Label("picture.timeline-alt"))
}

// days are all ends of bars, and the days of publication.
func (t *Timeline) days() (out []int32) {
	add := func(d isnad.Days) {
		if d.From > -isnad.Forever {
			out = append(out, d.From)
		}
		if d.To < isnad.Forever {
			out = append(out, d.To+1)
		}
	}
	for _, l := range t.Lanes {
		for _, b := range l.Bars {
			add(b.At)
		}
	}
	for _, d := range t.Published {
		add(d)
	}
	return out
}

// draw sets the axis, the lanes below it and the lines of publication through them.
func (t *Timeline) draw(c *canvas, s *scale, from, y float64) float64 {
	c.text(c.width-margin, y+17, t.Label("ui.undated"), smallHand, ends)
	top := y + 26
	ticks := s.ticks(func(m int) string { return t.Label("month." + strconv.Itoa(m)) }, smallHand.size)
	y = top
	c.line(margin, y, c.width-margin, y, stroke(ink, 1, false))
	body := &canvas{width: c.width, rtl: c.rtl}
	for i := range t.Lanes {
		y = t.lane(body, s, from, y, &t.Lanes[i])
	}
	for _, k := range ticks {
		c.line(from+k.x, top-6, from+k.x, y, stroke(hairline, 1, false))
		h := smallHand
		if h.bold = k.year; k.year {
			h.colour = ink
		}
		c.text(from+k.x+3, top-8, k.words, h, begins)
	}
	for i, f := range s.fold {
		if f && i+1 < len(s.at) {
			c.folded(from+(s.at[i]+s.at[i+1])/2, top, y)
		}
	}
	t.publication(c, s, from, top, y)
	c.b.WriteString(body.b.String())
	return y
}

// folded marks a stretch of time that is folded.
func (c *canvas) folded(x, top, bottom float64) {
	c.path(x, top, false, stroke(ink2, 1.4, false), -5, 5, -1, -5)
	c.path(x, top, false, stroke(ink2, 1.4, false), 1, 5, 5, -5)
	c.line(x, top+6, x, bottom, `stroke="`+ruled+`" stroke-width="1" stroke-dasharray="1 4"`)
}

// publication draws a line where documents were published: with its word where there is one day, as a mark on the axis where there are more.
func (t *Timeline) publication(c *canvas, s *scale, from, top, bottom float64) {
	seen := map[isnad.Days]bool{}
	for _, d := range t.Published {
		seen[d] = true
	}
	for _, d := range t.Published {
		if !seen[d] {
			continue
		}
		seen[d] = false
		x := from + s.x(d.From)
		if len(seen) == 1 {
			c.line(x, top-4, x, bottom, stroke(cinnabar, 1.6, false))
			c.text(x+4, bottom-6, t.Label("picture.published"), hand{size: 12.5, bold: true, colour: cinnabar}, begins)
		}
		c.path(x, top, true, fill(cinnabar), 0, 7, -4, 0, 4, 0)
	}
}

// lane draws one lane: its status by shape and word, its bars, and what is undated in the bin at the end.
func (t *Timeline) lane(c *canvas, s *scale, from, y float64, l *Lane) float64 {
	c.status(margin, y+8, l.Status, ink)
	c.text(margin+22, y+20, one(l.Name, 14, true, laneWidth-26), strongHand, begins)
	end := c.width - margin - binWidth
	bottom := y + 6
	for i := range l.Bars {
		bottom = t.bar(c, s, from, end, bottom, &l.Bars[i], l.Status)
	}
	bin := y + 6
	for i := range l.Undated {
		bin = t.undated(c, end+12, bin, binWidth-12, &l.Undated[i])
	}
	if l.Folded > 0 {
		bin = c.block(end+12, bin, []string{"+" + strconv.Itoa(l.Folded) + " " + t.Label("picture.others")}, smallHand, 1.6, begins)
	}
	if len(l.Bars)+len(l.Undated)+l.Folded == 0 {
		c.text(margin+laneWidth+10, y+20, "–", smallHand, begins)
	}
	bottom = max(bottom, bin, y+28) + 4
	c.line(end, y, end, bottom, stroke(ruled, 1, false))
	c.line(margin, bottom, c.width-margin, bottom, stroke(ruled, 1, false))
	return bottom
}

// undated writes an event without a date into the bin.
func (t *Timeline) undated(c *canvas, x, y, room float64, b *Bar) float64 {
	y = c.block(x, y, wrap(b.Kind+" «"+b.Words+"» "+b.ID, 13, false, room, 2), hand{size: 13, colour: ink}, 1.45, begins)
	return c.block(x, y, wrap(b.text(), smallHand.size, false, room, 2), smallHand, 1.45, begins) + 4
}

// bar draws an event: its time as a bar, and its words at the side of it where there is more room.
func (t *Timeline) bar(c *canvas, s *scale, from, end, y float64, b *Bar, status isnad.Status) float64 {
	x1, x2 := from+s.x(b.At.From), from+s.x(b.At.To+1)
	openFrom, openTo := b.At.From <= -isnad.Forever, b.At.To >= isnad.Forever
	switch {
	case openFrom:
		x1 = max(margin+laneWidth+4, x2-fringe)
	case openTo:
		x2 = min(end-4, x1+fringe)
	}
	x2 = max(x2, x1+5)
	c.span(x1, x2, y+7, openFrom, openTo, b, status)
	return t.beside(c, x1, x2, end, y, b)
}

// span draws the bar itself: solid where it happened, an outline where it is only spoken of, dots where it is undated; an end that is not known is dashed.
func (c *canvas) span(x1, x2, y float64, openFrom, openTo bool, b *Bar, status isnad.Status) {
	colour := verdigris
	if b.Conflict {
		colour = cinnabar
	}
	middle := y + barHeight/2
	if b.Between {
		c.line(x1, middle, x2, middle, `stroke="`+colour+`" stroke-width="2.4" stroke-dasharray="0.1 5" stroke-linecap="round"`)
		c.circle(x1, middle, 2.6, fill(paper)+" "+stroke(colour, 1.2, false))
		c.circle(x2, middle, 2.6, fill(paper)+" "+stroke(colour, 1.2, false))
		return
	}
	if openFrom || openTo {
		c.line(x1, middle, x2, middle, `stroke="`+colour+`" stroke-width="5" stroke-dasharray="5 3"`)
		if known := x2; !openTo || !openFrom {
			if openTo {
				known = x1
			}
			c.line(known, y-1, known, y+barHeight+1, stroke(colour, 2.4, false))
		}
		return
	}
	look := fill(paper) + " " + stroke(colour, 1.5, status == isnad.Possible)
	if status == isnad.Happened {
		look = fill(colour)
	}
	c.rect(x1, y, x2-x1, barHeight, look)
	if status == isnad.Negated {
		c.line(x1, y, x2, y+barHeight, stroke(colour, 1.2, false))
	}
	if status == isnad.Planned {
		c.rect(x1, y+barHeight/2, x2-x1, barHeight/2, fill(colour))
	}
}

// beside writes the words of a bar after it or before it, in as many lines as they need, and returns the y below them.
func (t *Timeline) beside(c *canvas, x1, x2, end, y float64, b *Bar) float64 {
	begin := margin + laneWidth
	after, before := end-x2-14, x1-begin-10
	what := b.Kind + " «" + b.Words + "»"
	rest := b.text()
	if b.When != "" {
		rest = strings.TrimSuffix(b.When+" · "+rest, " · ")
	}
	bold := hand{size: 13, bold: true, colour: ink}
	room, x, a := after, x2+8, begins
	if before > after {
		room, x, a = before, x1-8, ends
	}
	y = c.block(x, y+3, wrap(what, bold.size, true, room, 2), bold, 1.4, a)
	return c.block(x, y, wrap(rest, smallHand.size, false, room, 3), smallHand, 1.4, a) + 5
}

// undatedOnly draws the lanes where nothing has a date.
func (t *Timeline) undatedOnly(c *canvas, y float64) float64 {
	for i := range t.Lanes {
		l := &t.Lanes[i]
		c.status(margin, y+8, l.Status, ink)
		c.text(margin+22, y+20, l.Name, strongHand, begins)
		bottom := y + 28
		for k := range l.Undated {
			bottom = t.undated(c, margin+laneWidth, bottom-22, c.width-2*margin-laneWidth, &l.Undated[k]) + 22
		}
		c.line(margin, bottom, c.width-margin, bottom, stroke(hairline, 1, false))
		y = bottom
	}
	return y
}

// legend says what the bars mean.
func (t *Timeline) legend(c *canvas, y float64) float64 {
	r := &run{c: c, left: margin, x: margin, y: y, room: c.width - 2*margin}
	for i, k := range []string{"picture.conflict", "picture.cooperation"} {
		c.rect(r.x, r.y+5, 22, 11, fill([]string{cinnabar, verdigris}[i]))
		r.x += 28
		r.word(t.Label(k), smallHand)
	}
	if len(t.Published) > 1 {
		c.path(r.x+6, r.y+8, true, fill(cinnabar), 0, 7, -4, 0, 4, 0)
		r.x += 16
		r.word(t.Label("picture.published"), smallHand)
	}
	for _, k := range []string{"picture.bar", "picture.open", "picture.between", "picture.break"} {
		r.word("·", smallHand)
		r.word(t.Label(k), smallHand)
	}
	y = r.y + 26
	for _, s := range t.Tail {
		y = c.block(margin, y, []string{s}, smallHand, 1.5, begins)
	}
	return y
}
