package latin

import (
	"hash/fnv"

	"isnad/letter"
)

// A Part is what a name of the data is used for.
type Part uint8

const (
	Train Part = iota // three fifths: costs are learned from it
	Tune              // a fifth: thresholds are chosen on it
	Held              // a fifth: figures are reported on it, and nothing was chosen by it
)

// PartOf tells the part of an Arabic name, by a hash of its folded letters, so that all spellings of a name that folding makes one go together.
func PartOf(arabic string) Part {
	h := fnv.New32a()
	h.Write([]byte(letter.FoldString(arabic)))
	switch h.Sum32() % 5 {
	case 0:
		return Held
	case 1:
		return Tune
	}
	return Train
}

// Letters spells codes again.
func Letters(isArabic bool, codes []byte) []rune {
	alphabet := []rune(arabicLetters)
	if !isArabic {
		alphabet = []rune("abcdefghijklmnopqrstuvwxyz")
	}
	out := make([]rune, len(codes))
	for i, c := range codes {
		out[i] = alphabet[c-1]
	}
	return out
}
