package docx

import (
	"isnad/internal/inquiry/brief"
)

// A cell is one of a row: how many columns it takes, how it is filled and framed, and what writes its paragraphs.
type cell struct {
	span    int
	wide    int // in twentieths of a point
	fill    string
	pattern string // of the fill; empty is plain
	frame   string // none, dashed or empty
	write   func()
}

// grid opens a table of columns so wide, with words for those who do not see it.
func (d *body) grid(widths []int, title, described string, fixed bool) {
	d.put(`<w:tbl><w:tblPr><w:tblStyle w:val="BriefTable"/>`)
	if d.lang.Dir() == "rtl" {
		d.put(`<w:bidiVisual/>`)
	}
	sum := 0
	for _, w := range widths {
		sum += w
	}
	d.put(`<w:tblW w:w="%d" w:type="dxa"/>`, sum)
	if fixed {
		d.put(`<w:tblLayout w:type="fixed"/>`)
	}
	d.put(`<w:tblLook w:val="0020" w:firstRow="1" w:lastRow="0" w:firstColumn="0" w:lastColumn="0" w:noHBand="1" w:noVBand="1"/>`)
	if title != "" {
		d.put(`<w:tblCaption w:val="%s"/>`, escape(title))
	}
	if described != "" {
		d.put(`<w:tblDescription w:val="%s"/>`, escape(described))
	}
	d.put(`</w:tblPr><w:tblGrid>`)
	for _, w := range widths {
		d.put(`<w:gridCol w:w="%d"/>`, w)
	}
	d.put(`</w:tblGrid>`)
}

// row writes a row; one of headings is repeated on each page.
func (d *body) row(heading bool, cells []cell) {
	d.put(`<w:tr><w:trPr><w:cantSplit/>`)
	if heading {
		d.put(`<w:tblHeader/>`)
	}
	d.put(`</w:trPr>`)
	for _, c := range cells {
		d.put(`<w:tc><w:tcPr><w:tcW w:w="%d" w:type="dxa"/>`, c.wide)
		if c.span > 1 {
			d.put(`<w:gridSpan w:val="%d"/>`, c.span)
		}
		if c.frame != "" {
			d.put(`<w:tcBorders><w:top w:val="%s" w:sz="8" w:space="0" w:color="43474D"/><w:left w:val="%[1]s" w:sz="8" w:space="0" w:color="43474D"/><w:bottom w:val="%[1]s" w:sz="8" w:space="0" w:color="43474D"/><w:right w:val="%[1]s" w:sz="8" w:space="0" w:color="43474D"/></w:tcBorders>`, c.frame)
		}
		switch {
		case c.pattern != "":
			d.put(`<w:shd w:val="%s" w:color="D5D4CB" w:fill="FFFFFF"/>`, c.pattern)
		case c.fill != "":
			d.put(`<w:shd w:val="clear" w:color="auto" w:fill="%s"/>`, c.fill)
		}
		d.put(`</w:tcPr>`)
		at := d.Len()
		if c.write != nil {
			c.write()
		}
		if d.Len() == at { // a cell without a paragraph is no cell
			d.open("TableSmall", d.lang)
			d.put(`</w:p>`)
		}
		d.put(`</w:tc>`)
	}
	d.put(`</w:tr>`)
}

// table writes a table of the brief. After it stands an empty paragraph, for two tables that touch are one.
func (d *body) table(t brief.Table) {
	if len(t.Head) == 0 {
		return
	}
	widths := columns(t)
	title := ""
	for i, h := range t.Head {
		if len(h) > 0 {
			if i > 0 {
				title += " · "
			}
			title += h[0].Plain()
		}
	}
	d.grid(widths, title, "", false)
	var heads []cell
	for i, h := range t.Head {
		heads = append(heads, cell{wide: widths[i], write: func() { d.paragraphs("TableHead", "TableHead", h) }})
	}
	d.row(true, heads)
	for _, r := range t.Rows {
		cells := make([]cell, len(t.Head))
		for i := range cells {
			cells[i] = cell{wide: widths[i], write: func() {
				if i < len(r) {
					for _, p := range r[i] {
						d.paragraphs("TableText", "TableText", p)
					}
				}
				if i >= len(r) || len(r[i]) == 0 {
					d.say("TableText", "–", look{})
				}
			}}
		}
		d.row(false, cells)
	}
	d.put(`</w:tbl>`)
	d.gap()
}

// say writes a paragraph of one run in the language of the page.
func (d *body) say(style, words string, l look) {
	if l.lang == "" {
		l.lang = d.lang
	}
	d.open(style, d.lang)
	d.run(words, l, d.lang)
	d.put(`</w:p>`)
}

func (d *body) gap() {
	d.put(`<w:p><w:pPr><w:spacing w:after="0" w:line="120" w:lineRule="exact"/></w:pPr></w:p>`)
}

// columns shares the width of the page by how much stands in each column: the longest cell, within bounds.
func columns(t brief.Table) []int {
	weights, sum := make([]int, len(t.Head)), 0
	for i, h := range t.Head {
		weights[i] = length(h)
		for _, r := range t.Rows {
			if i >= len(r) {
				continue
			}
			n := 0
			for _, p := range r[i] {
				n = max(n, length(p))
			}
			weights[i] = max(weights[i], n)
		}
		weights[i] = min(max(weights[i], 10), 70) + 6
		sum += weights[i]
	}
	for i := range weights {
		weights[i] = pageWidth * weights[i] / sum
	}
	return weights
}

// length is the number of letters of a text in its longest language.
func length(t brief.Text) (n int) {
	for _, l := range t {
		n = max(n, len([]rune(l.Plain())))
	}
	return n
}
