package picture

import "isnad"

// status draws the square, triangle, arrow or diamond of a status, 14 pixels wide, below and after a point. The square tells how real an event is (solid
// happened, half planned, dashed possible, crossed negated); the others that it is only spoken of.
func (c *canvas) status(x, y float64, s isnad.Status, colour string) {
	switch s {
	case isnad.Happened:
		c.rect(x+1, y+1, 12, 12, fill(colour))
	case isnad.Planned:
		c.rect(x+1.5, y+1.5, 11, 11, outline(colour, 1.5, false))
		c.rect(x+1, y+7, 12, 6, fill(colour))
	case isnad.Possible:
		c.rect(x+1.5, y+1.5, 11, 11, `fill="none" stroke="`+colour+`" stroke-width="1.5" stroke-dasharray="2.5 2"`)
	case isnad.Negated:
		c.rect(x+1.5, y+1.5, 11, 11, outline(colour, 1.5, false))
		c.path(x, y, false, outline(colour, 1.5, false), 2, 2, 12, 12)
		c.path(x, y, false, outline(colour, 1.5, false), 12, 2, 2, 12)
	case isnad.Threatened:
		c.path(x, y, true, fill(colour), 7, .5, 13.5, 13, .5, 13)
	case isnad.Demanded:
		c.path(x, y, true, fill(colour), 0, 1.5, 7, 1.5, 13.5, 7, 7, 12.5, 0, 12.5)
	case isnad.Promised:
		c.path(x, y, true, outline(colour, 2.5, false), 7, 1.5, 12.5, 7, 7, 12.5, 1.5, 7)
	}
}

// bead draws the round sign of how a link is named, 12 pixels wide: ring with centre outlet, disc named, half disc pseudonym, ring unnamed, three discs group.
func (c *canvas) bead(x, y float64, b Bead) {
	x, y = x+6, y+6
	switch {
	case b.Outlet:
		c.circle(x, y, 2.6, fill(lapis))
		c.circle(x, y, 5, outline(lapis, 1.3, false))
	case b.Naming == isnad.Unnamed:
		c.circle(x, y, 4.7, outline(lapis, 1.5, false))
	case b.Naming == isnad.Pseudonym:
		c.circle(x, y, 4.7, outline(lapis, 1.3, false))
		c.put(`<path d="M%s %sa4.7 4.7 0 010 9.4z" %s/>`, px(c.flip(x)), px(y-4.7), fill(lapis))
	case b.Naming == isnad.Collective:
		c.circle(x, y-3, 2.5, fill(lapis))
		c.circle(x-3, y+2.4, 2.5, fill(lapis))
		c.circle(x+3, y+2.4, 2.5, fill(lapis))
	default:
		c.circle(x, y, 5, fill(lapis))
	}
}

// sign draws what an outcome is for somebody, 14 pixels wide: plus, minus, two points on one line, or dots where it is not told.
func (c *canvas) sign(x, y float64, v isnad.Verdict) {
	switch v {
	case isnad.Gains:
		c.rect(x+1, y+5.5, 12, 3, fill(verdigris))
		c.rect(x+5.5, y+1, 3, 12, fill(verdigris))
	case isnad.Loses:
		c.rect(x+1, y+5.5, 12, 3, fill(cinnabar))
	case isnad.Contested:
		c.opposed(x+7, y+7, 6.5, ink)
	default:
		for i := range 3 {
			c.circle(x+3+4*float64(i), y+7, 1.3, fill(ink3))
		}
	}
}

// opposed draws two points that meet at a line, so far to either side of a middle.
func (c *canvas) opposed(x, y, far float64, colour string) {
	c.path(x, y, true, fill(colour), -1.5, 0, -6, -4, -6, 4)
	c.path(x, y, true, fill(colour), 1.5, 0, 6, -4, 6, 4)
	c.line(x, y-6, x, y+6, stroke(colour, 1.4, false))
	if far > 6.5 {
		c.line(x-far, y, x-6, y, stroke(colour, 1.4, false))
		c.line(x+6, y, x+far, y, stroke(colour, 1.4, false))
	}
}

// unopposed draws a thread that meets nobody.
func (c *canvas) unopposed(x, y, far float64) {
	c.line(x-far, y, x, y, stroke(ink2, 1.4, false))
	c.line(x, y-5, x, y+5, stroke(ink2, 1.4, false))
	c.line(x+4, y, x+far, y, stroke(ink3, 1.4, true))
}
