package latin

// A Word is one part of a name, made ready for comparing: it is compared any number of times without allocation.
type Word struct {
	Text    string // as written
	codes   []byte
	script  script
	article uint8 // letters of an article at its head that the other spelling may lack: ال, al, as before s
	house   bool  // stands after آل
	unit    [][4]unitID
	first   []Word // its first letter as a word, for comparing it with an initial
}

// NewWord makes a word ready.
func NewWord(text string) Word {
	w := Word{Text: text}
	var isArabic bool
	if w.codes, isArabic = Spell(nil, text); !isArabic {
		w.script = roman
		assimilated(w.codes)
	}
	w.unit = make([][4]unitID, len(w.codes))
	known := learned.units[w.script]
	for i := range w.codes {
		for n := range 4 {
			w.unit[i][n] = unknown
			if i+n < len(w.codes) {
				w.unit[i][n] = known.find(w.codes[i : i+n+1])
			}
		}
	}
	w.article = w.head(text)
	if len(w.codes) > 0 {
		w.first = []Word{{codes: w.codes[:1], script: w.script, unit: [][4]unitID{{w.unit[0][0], unknown, unknown, unknown}}}}
	}
	return w
}

// assimilated undoes the article that has become like the letter of the sun after it inside a word, as Arabic writes it: abderrahman becomes
// abdalrahman, nureddin nuraldin.
func assimilated(c []byte) {
	const b, d, i, n = 2, 4, 9, 14
	for k := 2; k+3 < len(c); k++ {
		if !isVowel(c[k]) || isVowel(c[k+1]) || c[k+1] != c[k+2] || c[k+1] == l || !isVowel(c[k+3]) {
			continue
		}
		servant := k == 3 && c[0] == a && c[1] == b && c[2] == d
		faith := k >= 3 && c[k+1] == d && (c[k+3] == i || c[k+3] == e) && (c[len(c)-1] == n || c[len(c)-2] == n)
		if servant || faith {
			c[k], c[k+1] = a, l
		}
	}
}

func isVowel(c byte) bool { return c == a || c == e || c == 9 || c == 15 || c == u }

// letter codes that the head of a word is asked for.
var (
	alif, lam  = arabicCode['ا'-0x600], arabicCode['ل'-0x600]
	a, e, u, l = byte(1), byte(5), byte(21), byte(12)
)

// head counts the letters of an article at the head of a word: ال written with a bare alef, al and el, or a vowel and the doubled letter of the sun
// that follows (ennahda, assad), where at least three letters are left.
func (w *Word) head(text string) uint8 {
	c := w.codes
	if len(c) < 4 {
		return 0
	}
	if w.script == arabic {
		if c[0] == alif && c[1] == lam && bareAlef(text) {
			return 2
		}
		return 0
	}
	if c[0] != a && c[0] != e && c[0] != u {
		return 0
	}
	if c[1] == l || c[1] == c[2] {
		return 2
	}
	return 0
}

func bareAlef(text string) bool {
	for _, r := range text {
		return r != 'أ' && r != 'إ' && r != 'آ'
	}
	return false
}
