package wire

import "unicode/utf8"

// points turns byte offsets of a text into code points. One entry every stride bytes keeps it small.
type points struct {
	text  string
	marks []int32
}

const stride = 256

func newPoints(text string) *points {
	p := &points{text: text, marks: make([]int32, 1, len(text)/stride+2)}
	n := int32(0)
	for i := 0; i < len(text); i++ {
		if i > 0 && i%stride == 0 {
			p.marks = append(p.marks, n)
		}
		if utf8.RuneStart(text[i]) {
			n++
		}
	}
	return p
}

// at returns the number of code points before a byte offset that begins one.
func (p *points) at(offset int) int {
	k := min(offset/stride, len(p.marks)-1)
	n := int(p.marks[k])
	for i := k * stride; i < offset; i++ {
		if utf8.RuneStart(p.text[i]) {
			n++
		}
	}
	return n
}
