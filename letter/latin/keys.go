package latin

// Keys appends the keys by which an index outside of memory may gather the words that may be this one: words of which Likeness reaches Alike have nearly always
// one in common.
func (w *Word) Keys(dst []uint32) []uint32 {
	w.eachKey(func(k skeleton) { dst = append(dst, uint32(k)) })
	return dst
}

// IsArabic reports whether the word is written in Arabic letters.
func (w *Word) IsArabic() bool { return w.script == arabic }
