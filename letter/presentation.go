package letter

// presentation returns the plain letters of an Arabic presentation form, or "" where it is none that news texts carry.
// Source: the decompositions of the Unicode Character Database for FE70–FEFC and the ligatures of names and honours.
func presentation(r rune) string {
	switch {
	case r >= 0xFE80 && r <= 0xFEFC:
		return plainForms[formIndex[r-0xFE80]]
	case r == 0xFDF2:
		return "الله"
	case r == 0xFDFA:
		return "صلى الله عليه وسلم"
	case r == 0xFDFB:
		return "جل جلاله"
	case r >= 0xFBFC && r <= 0xFBFF:
		return "ي"
	case r >= 0xFB8E && r <= 0xFB91:
		return "ك"
	case r >= 0xFB56 && r <= 0xFB59:
		return "پ"
	case r >= 0xFB7A && r <= 0xFB7D:
		return "چ"
	case r >= 0xFB92 && r <= 0xFB95:
		return "گ"
	}
	return ""
}

// plainForms are the letters in the order of the block, formIndex the letter of each code point from FE80 on.
var plainForms = [...]string{"ء", "آ", "أ", "ؤ", "إ", "ئ", "ا", "ب", "ة", "ت", "ث", "ج", "ح", "خ", "د", "ذ", "ر", "ز", "س", "ش", "ص",
	"ض", "ط", "ظ", "ع", "غ", "ف", "ق", "ك", "ل", "م", "ن", "ه", "و", "ى", "ي", "لآ", "لأ", "لإ", "لا"}

var formIndex = layOut([...]uint8{1, 2, 2, 2, 2, 4, 2, 4, 2, 4, 4, 4, 4, 4, 2, 2, 2, 2, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 2, 2, 4, 2, 2, 2, 2})

// layOut spreads how many shapes each letter has over the code points of the block.
func layOut(shapes [40]uint8) (index [0xFEFC - 0xFE80 + 1]uint8) {
	at := 0
	for letter, n := range shapes {
		for range n {
			index[at] = uint8(letter)
			at++
		}
	}
	return index
}
