package reading

import "strings"

// Lines is the page of a text of which the lines are all that is needed: they are its paragraphs.
func Lines(text string) *Page {
	p := &Page{Text: text}
	for start := 0; ; {
		end := strings.IndexByte(text[start:], '\n')
		if end < 0 {
			p.Paragraphs = append(p.Paragraphs, Paragraph{Extent: Extent{Start: int32(start), End: int32(len(text))}})
			return p
		}
		p.Paragraphs = append(p.Paragraphs, Paragraph{Extent: Extent{Start: int32(start), End: int32(start + end)}})
		start += end + 1
	}
}
