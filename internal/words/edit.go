package words

import (
	"fmt"
	"strings"
)

// An Edit changes the ends of a word: it takes letters off either end and puts others there. The middle stays.
type Edit struct {
	FrontOff, FrontOn, BackOff, BackOn string
}

// EditBetween returns the edit that turns from into to and keeps the longest common stretch. A word of up to three letters may be changed
// wholly (كم: هو); else it is false if they share no letter.
func EditBetween(from, to []rune) (Edit, bool) {
	best, at, to0 := longestCommon(from, to)
	if best == 0 {
		return Edit{FrontOff: string(from), FrontOn: string(to)}, len(from) <= 3
	}
	return Edit{FrontOff: string(from[:at]), FrontOn: string(to[:to0]), BackOff: string(from[at+best:]), BackOn: string(to[to0+best:])}, true
}

// longestCommon returns the length of the longest stretch of letters that both words have, and where the first such one begins in each.
func longestCommon(a, b []rune) (length, inA, inB int) {
	var buf [64]uint16
	common := buf[:] // per letter of b: how long a stretch from it is that also begins at letter i of a
	if len(b) >= len(buf) {
		common = make([]uint16, len(b)+1)
	}
	for i := len(a) - 1; i >= 0; i-- {
		for j := range b {
			n := 0
			if a[i] == b[j] {
				n = int(common[j+1]) + 1
			}
			if common[j] = uint16(n); n > length || n == length && n > 0 && i < inA {
				length, inA, inB = n, i, j
			}
		}
	}
	return length, inA, inB
}

// Size is the number of letters that the edit names.
func (e Edit) Size() int {
	return max(runes(e.FrontOff), runes(e.FrontOn)) + max(runes(e.BackOff), runes(e.BackOn))
}

// Fits reports whether the word has the letters that the edit takes off.
func (e Edit) Fits(word []rune) bool {
	n, m := runes(e.FrontOff), runes(e.BackOff)
	return len(word) >= n+m && begins(word, e.FrontOff) && begins(word[len(word)-m:], e.BackOff)
}

func begins(word []rune, s string) bool {
	i := 0
	for _, r := range s {
		if i >= len(word) || word[i] != r {
			return false
		}
		i++
	}
	return true
}

// Apply appends the edited word to dst. The edit must fit.
func (e Edit) Apply(dst []rune, word []rune) []rune {
	for _, r := range e.FrontOn {
		dst = append(dst, r)
	}
	dst = append(dst, word[runes(e.FrontOff):len(word)-runes(e.BackOff)]...)
	for _, r := range e.BackOn {
		dst = append(dst, r)
	}
	return dst
}

// String writes the edit as front|back, each as off>on.
func (e Edit) String() string {
	return e.FrontOff + ">" + e.FrontOn + "|" + e.BackOff + ">" + e.BackOn
}

// ParseEdit reads what [Edit.String] wrote.
func ParseEdit(s string) (Edit, error) {
	front, back, ok := strings.Cut(s, "|")
	off1, on1, ok1 := strings.Cut(front, ">")
	off2, on2, ok2 := strings.Cut(back, ">")
	if !ok || !ok1 || !ok2 {
		return Edit{}, fmt.Errorf("edit %q: want off>on|off>on", s)
	}
	return Edit{off1, on1, off2, on2}, nil
}

func writeEdits(edits []Edit) []byte {
	var lines []string
	for _, e := range edits {
		lines = append(lines, e.String())
	}
	return []byte(strings.Join(lines, "\n"))
}

func readEdits(data []byte) ([]Edit, error) {
	var out []Edit
	if len(data) == 0 {
		return nil, nil
	}
	for _, line := range strings.Split(string(data), "\n") {
		e, err := ParseEdit(line)
		if err != nil {
			return nil, err
		}
		out = append(out, e)
	}
	return out, nil
}
