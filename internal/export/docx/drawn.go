package docx

import (
	"strings"

	"isnad"
	"isnad/internal/export/picture"
	"isnad/internal/inquiry/brief"
)

// Fills of cells: the washes of the pictures.
const (
	goodWash  = "DCEFE7"
	badWash   = "F8E4DF"
	plainWash = "EFEFE9"
	goodInk   = "17654F"
	badInk    = "A12A1C"
)

// picture draws a picture of the answer as a table.
func (d *body) picture(p brief.Picture) {
	alt := ""
	if len(p.Alt) > 0 {
		alt = p.Alt[0].Plain()
	}
	switch {
	case p.Key == "board" && d.o.Board != nil:
		if b := d.o.Board(p); b != nil && len(b.Lines) > 0 {
			d.board(b, alt)
		}
	case p.Key == "timeline" && d.o.Timeline != nil:
		if t := d.o.Timeline(p); t != nil {
			d.timeline(t, alt)
		}
	}
}

// board draws the branches across and down those for whom something follows. What is said to follow, face to face, is a table of the brief already.
func (d *body) board(b *picture.Board, alt string) {
	d.say("Caption", d.o.Label("ui.branches")+" · "+b.Title, look{})
	widths := []int{1500}
	for range b.Turns {
		widths = append(widths, (pageWidth-1500)/len(b.Turns))
	}
	d.grid(widths, b.Title, alt, true)
	heads := []cell{{wide: widths[0]}}
	for i, t := range b.Turns {
		heads = append(heads, cell{wide: widths[i+1], write: func() { d.turn(&t) }})
	}
	d.row(true, heads)
	for _, l := range b.Lines {
		cells := []cell{{wide: widths[0], write: func() { d.say("TableHead", l.Name, look{lang: written(l.Name)}) }}}
		for i, v := range l.Cells {
			cells = append(cells, d.verdict(widths[i+1], &v))
		}
		d.row(false, cells)
	}
	d.put(`</w:tbl>`)
	d.gap()
}

// turn heads the column of a branch: who speaks of it, or that nobody does.
func (d *body) turn(t *picture.Turn) {
	d.say("TableHead", t.Name, look{})
	if t.Silent != "" {
		d.say("TableSmall", t.Silent, look{color: "62666D"})
	}
	for i, s := range t.Said {
		if i == 2 {
			d.say("TableSmall", "…", look{})
			return
		}
		if s.Word != "" {
			d.say("TableSmall", signs[s.Status]+" "+s.Word, look{color: "43474D"})
		}
		d.quoted("TableSmall", short(s.Words, 60))
		d.say("TableSmall", spoken(s.Voice)+" "+s.ID, look{lang: written(spoken(s.Voice)), color: "43474D"})
	}
}

// signs are those of the statuses in a line of text.
var signs = map[isnad.Status]string{isnad.Happened: "■", isnad.Planned: "◧", isnad.Threatened: "▲", isnad.Demanded: "◄", isnad.Promised: "◇", isnad.Possible: "□", isnad.Negated: "✕"}

// outcomes are the signs of the verdicts, with the colours that repeat them.
var outcomes = map[isnad.Verdict]struct{ sign, wash, ink string }{isnad.Gains: {"+", goodWash, goodInk}, isnad.Loses: {"−", badWash, badInk},
	isnad.Contested: {"±", plainWash, "16181B"}}

// verdict is the cell of what a branch comes to for somebody: its frame is dashed where it would fall without a rule or an assumption, hatched where nobody tells.
func (d *body) verdict(wide int, v *picture.Verdict) cell {
	o, told := outcomes[v.Verdict]
	if !told {
		return cell{wide: wide, pattern: "thinDiagStripe", write: func() { d.say("TableSmall", v.Word, look{color: "62666D"}) }}
	}
	c := cell{wide: wide, fill: o.wash, frame: "single"}
	if v.Judged {
		c.frame = "dashed"
	}
	c.write = func() {
		d.say("TableHead", o.sign+" "+v.Word, look{color: o.ink})
		d.say("TableSmall", v.Basis, look{color: "43474D"})
		for _, r := range v.On {
			sign := ""
			if v.Verdict == isnad.Contested {
				sign = map[bool]string{true: "+ ", false: "− "}[r.Sign > 0]
			}
			d.say("TableSmall", sign+spoken([]picture.Bead{r.Bead})+" "+r.ID, look{lang: written(r.Bead.Name)})
		}
		for i, t := range v.Tips {
			if i == 2 {
				d.say("TableSmall", "…", look{})
				break
			}
			d.say("TableSmall", t, look{color: "43474D"})
		}
	}
	return c
}

// columnsOfTime is how many columns a timeline has beside that of its words.
const columnsOfTime = 24

// timeline draws a bar as cells that are filled, from when to when an event may lie; what has no date is told in one line at the end of its status.
func (d *body) timeline(t *picture.Timeline, alt string) {
	marks, of := t.Columns(columnsOfTime)
	if of == nil {
		return
	}
	d.say("Caption", d.o.Label("picture.timeline")+" · "+t.Below[len(t.Below)-1], look{})
	const words, narrow = 4238, 225
	widths := []int{words}
	for range columnsOfTime {
		widths = append(widths, narrow)
	}
	d.grid(widths, d.o.Label("picture.timeline"), alt, true)
	d.marks(marks, words, narrow)
	for _, l := range t.Lanes {
		if len(l.Bars)+len(l.Undated) == 0 {
			continue
		}
		d.row(false, []cell{{wide: words + columnsOfTime*narrow, span: columnsOfTime + 1, fill: plainWash, write: func() {
			d.say("TableHead", signs[l.Status]+" "+l.Name, look{})
		}}})
		for _, b := range l.Bars {
			d.row(false, d.bar(&b, of(&b), words, narrow))
		}
		if len(l.Undated) > 0 {
			d.row(false, []cell{{wide: words + columnsOfTime*narrow, span: columnsOfTime + 1, write: func() { d.undated(&l) }}})
		}
	}
	d.put(`</w:tbl>`)
	d.say("TableSmall", strings.Join([]string{d.o.Label("picture.bar"), d.o.Label("picture.between")}, " · "), look{color: "62666D"})
	d.gap()
}

// marks heads the columns of time.
func (d *body) marks(marks []picture.Mark, words, narrow int) {
	cells := []cell{{wide: words}}
	at := 0
	for i, m := range marks {
		if m.Column > at {
			cells = append(cells, cell{wide: narrow * (m.Column - at), span: m.Column - at})
		}
		at = columnsOfTime
		if i+1 < len(marks) {
			at = marks[i+1].Column
		}
		cells = append(cells, cell{wide: narrow * (at - m.Column), span: at - m.Column, write: func() { d.say("TableSmall", m.Words, look{}) }})
	}
	d.row(true, cells)
}

// bar is the row of an event: its words, and its time.
func (d *body) bar(b *picture.Bar, s picture.Stretch, words, narrow int) []cell {
	cells := []cell{{wide: words, write: func() {
		d.open("TableSmall", d.lang)
		d.run(b.Kind+" ", look{bold: true, lang: d.lang}, d.lang)
		d.run("«"+b.Words+"» ", look{style: "Quoted", lang: written(b.Words)}, d.lang)
		if b.When != "" {
			d.run(b.When, look{style: "Identifier", lang: brief.Und}, d.lang)
			d.run(" ", look{lang: d.lang}, d.lang)
		}
		d.run(b.Told()+" ", look{lang: d.lang}, d.lang)
		d.run(b.ID, look{style: "Identifier", lang: brief.Und}, d.lang)
		d.put(`</w:p>`)
	}}}
	if s.From > 0 {
		cells = append(cells, cell{wide: narrow * s.From, span: s.From})
	}
	n := s.To - s.From + 1
	time := cell{wide: narrow * n, span: n, fill: goodInk}
	if b.Conflict {
		time.fill = badInk
	}
	if b.Between {
		time.fill, time.pattern = "", "pct20"
	}
	cells = append(cells, time)
	if left := columnsOfTime - 1 - s.To; left > 0 {
		cells = append(cells, cell{wide: narrow * left, span: left})
	}
	return cells
}

// undated tells what has no date in one paragraph.
func (d *body) undated(l *picture.Lane) {
	d.open("TableSmall", d.lang)
	d.run(d.o.Label("ui.undated")+": ", look{bold: true, lang: d.lang}, d.lang)
	for i, b := range l.Undated {
		if i > 0 {
			d.run(" · ", look{lang: d.lang}, d.lang)
		}
		d.run(b.Kind+" ", look{lang: d.lang}, d.lang)
		d.run("«"+b.Words+"»", look{style: "Quoted", lang: written(b.Words)}, d.lang)
		d.run(" "+b.ID, look{style: "Identifier", lang: brief.Und}, d.lang)
	}
	d.put(`</w:p>`)
}

// quoted writes the words of a source between marks.
func (d *body) quoted(style, words string) {
	if words != "" {
		d.say(style, "«"+words+"»", look{style: "Quoted", lang: written(words)})
	}
}

// spoken is a chain in words, with how each who is not named is named.
func spoken(chain []picture.Bead) string {
	var out []string
	for _, b := range chain {
		s := b.Name
		if b.Word != "" {
			s += " (" + b.Word + ")"
		}
		out = append(out, s)
	}
	return strings.Join(out, " – ")
}

// written is the language of the first letter of some words.
func written(s string) brief.Lang {
	if picture.RightToLeft(s) {
		return brief.Ar
	}
	return brief.En
}

// short cuts words at a blank.
func short(s string, most int) string {
	r := []rune(s)
	if len(r) <= most {
		return s
	}
	for most > 1 && r[most] != ' ' {
		most--
	}
	return strings.TrimRight(string(r[:most]), " ،,") + "…"
}
