package latin

// A skeleton is the consonants of a word, each by its place of speech, at most eight: words that may be one share it, or share it when one consonant
// is left out of each. It only gathers candidates; costs judge them.
type skeleton uint32

const (
	weak     = iota // vowels, glides and breathings, which spellings leave out
	lip             // b p
	lipTeeth        // f v
	tooth           // t d and the emphatic and whispered ones
	hiss            // s z sh ch
	back            // k g j q kh gh
	emm
	enn
	ell
	arr
)

var arabicPlace = placesOf(arabicLetters, map[rune]uint8{
	'ب': lip, 'ف': lipTeeth, 'ت': tooth, 'ث': tooth, 'د': tooth, 'ط': tooth, 'ض': tooth, 'ذ': tooth,
	'س': hiss, 'ص': hiss, 'ز': hiss, 'ش': hiss, 'ظ': hiss, 'ج': back, 'خ': back, 'غ': back, 'ق': back, 'ك': back,
	'م': emm, 'ن': enn, 'ل': ell, 'ر': arr,
})

var romanPlace = placesOf("abcdefghijklmnopqrstuvwxyz", map[rune]uint8{
	'b': lip, 'p': lip, 'f': lipTeeth, 'v': lipTeeth, 't': tooth, 'd': tooth, 's': hiss, 'z': hiss, 'x': back,
	'c': back, 'g': back, 'j': back, 'k': back, 'q': back, 'm': emm, 'n': enn, 'l': ell, 'r': arr,
})

func placesOf(letters string, place map[rune]uint8) (out [64]uint8) {
	n := 0
	for _, r := range letters {
		n++
		out[n] = place[r]
	}
	return out
}

// skeleton is that of the word from its given letter on.
func (w *Word) skeleton(from int) skeleton {
	var p [8]uint8
	return packPlaces(p[:w.places(&p, from)])
}

// places lists the places of speech of the consonants. A letter doubled is one; ch, sh and ph are one, as تش is.
func (w *Word) places(out *[8]uint8, from int) (n int) {
	last := uint8(weak)
	for i := from; i < len(w.codes) && n < len(out); i++ {
		p := w.place(i)
		if p != weak && p != last {
			out[n] = p
			n++
		}
		last = p
	}
	return n
}

func (w *Word) place(i int) uint8 {
	c, next := w.codes[i], byte(0)
	if i+1 < len(w.codes) {
		next = w.codes[i+1]
	}
	if w.script == arabic {
		if c == arabicCode['ت'-0x600] && next == arabicCode['ش'-0x600] {
			return hiss
		}
		return arabicPlace[c]
	}
	const b, c3, e, h, i9, p, y = 2, 3, 5, 8, 9, 16, 25
	switch {
	case c == p && next == h:
		return lipTeeth
	case c == c3 && (next == e || next == h || next == i9 || next == y):
		return hiss
	}
	return romanPlace[c]
}

func packPlaces(p []uint8) (k skeleton) {
	for _, x := range p {
		k = k<<4 | skeleton(x)
	}
	return k
}

// eachKey gives the keys that a word is found by: its skeleton, with and without its article, and those with one consonant left out.
func (w *Word) eachKey(see func(skeleton)) {
	w.keysFrom(0, see)
	if w.article > 0 {
		w.keysFrom(int(w.article), see)
	}
}

func (w *Word) keysFrom(from int, see func(skeleton)) {
	var p, less [8]uint8
	n := w.places(&p, from)
	see(packPlaces(p[:n]))
	if n < 3 {
		return
	}
	for i := range n {
		copy(less[:], p[:i])
		copy(less[i:], p[i+1:n])
		see(packPlaces(less[:n-1]))
	}
}
