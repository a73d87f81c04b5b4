package morph

// A Form is one of the patterns in which Arabic makes verbs of a root.
type Form uint8

// The forms: ten of three radicals with two rare ones, and four of four radicals.
const (
	NoForm Form = iota
	I
	II
	III
	IV
	V
	VI
	VII
	VIII
	IX
	X
	XI
	XII
	QI
	QII
	QIII
	QIV
	formCount
)

// pattern holds the stems of a form; digits are radicals, v the stem vowel of form I.
type pattern struct {
	name                     string
	past, pastPassive        string
	present, presentPassive  string
	prefix                   byte // vowel of the prefixes of the active present
	masdar, hollow, defected string
}

// patterns are the stems of every form. masdar is that of sound roots, hollow that of roots with a weak middle, defected that of roots with
// a weak end; empty means the same as sound.
var patterns = [formCount]pattern{
	I:    {"I", "1a2v3", "1u2i3", "12v3", "12a3", 'a', "", "", ""},
	II:   {"II", "1a22a3", "1u22i3", "1a22i3", "1a22a3", 'u', "ta12I3", "", "ta12iyap"},
	III:  {"III", "1A2a3", "1U2i3", "1A2i3", "1A2a3", 'u', "mu1A2a3ap", "", "mu1A2Ap"},
	IV:   {"IV", "'a12a3", "'u12i3", "12i3", "12a3", 'u', "'i12A3", "'i1A3ap", "'i12A'"},
	V:    {"V", "ta1a22a3", "tu1u22i3", "ta1a22a3", "ta1a22a3", 'a', "ta1a22u3", "", "ta1a22K"},
	VI:   {"VI", "ta1A2a3", "tu1U2i3", "ta1A2a3", "ta1A2a3", 'a', "ta1A2u3", "", "ta1A2K"},
	VII:  {"VII", "_in1a2a3", "_un1u2i3", "n1a2i3", "n1a2a3", 'a', "_in1i2A3", "_in1iyA3", "_in1i2A'"},
	VIII: {"VIII", "_i1ta2a3", "_u1tu2i3", "1ta2i3", "1ta2a3", 'a', "_i1ti2A3", "_i1tiyA3", "_i1ti2A'"},
	IX:   {"IX", "_i12a3a3", "_u12u3i3", "12a3i3", "12a3a3", 'a', "_i12i3A3", "", "_i12i2A'"},
	X:    {"X", "_ista12a3", "_ustu12i3", "sta12i3", "sta12a3", 'a', "_isti12A3", "_isti1A3ap", "_isti12A'"},
	XI:   {"XI", "_i12A3a3", "_u12U3i3", "12A3i3", "12A3a3", 'a', "_i12I3A3", "", ""},
	XII:  {"XII", "_i12aw2a3", "_u12U2i3", "12aw2i3", "12aw2a3", 'a', "_i12I2A3", "", "_i12I2A'"},
	QI:   {"QI", "1a23a4", "1u23i4", "1a23i4", "1a23a4", 'u', "1a23a4ap", "", "1a23Ap"},
	QII:  {"QII", "ta1a23a4", "tu1u23i4", "ta1a23a4", "ta1a23a4", 'a', "ta1a23u4", "", "ta1a23K"},
	QIII: {"QIII", "_i12an3a4", "_u12un3i4", "12an3i4", "12an3a4", 'a', "_i12in3A4", "", "_i12in3A'"},
	QIV:  {"QIV", "_i12a34a4", "_u12u34i4", "12a34i4", "12a34a4", 'a', "_i12i34A4", "", ""},
}

// String returns the roman numeral, with Q before the forms of four radicals.
func (f Form) String() string {
	if f == NoForm || f >= formCount {
		return ""
	}
	return patterns[f].name
}

// ParseForm reads what [Form.String] writes.
func ParseForm(s string) (Form, bool) {
	for f := I; f < formCount; f++ {
		if patterns[f].name == s {
			return f, true
		}
	}
	return NoForm, false
}

// Radicals returns how many radicals the roots of a form have.
func (f Form) Radicals() int {
	if f >= QI {
		return 4
	}
	return 3
}

// expand puts radicals and stem vowel into a template.
func (w *word) expand(template string, vowel byte) string {
	out := make([]byte, 0, 16)
	for i := 0; i < len(template); i++ {
		switch c := template[i]; {
		case c >= '1' && c <= '4':
			out = append(out, w.radical[c-'1'])
		case c == 'v':
			out = append(out, vowel)
		default:
			out = append(out, c)
		}
		if w.verb.Form == VII && w.verb.Flags&Tied != 0 && template[i] == '1' && out[len(out)-2] == 'n' {
			out[len(out)-2] = 'm' // امحى of محو
		}
		if w.verb.Form == VIII && template[i] == '1' && i+1 < len(template) && template[i+1] == 't' {
			n := len(out) - 1
			first, infix := w.assimilate(out[n])
			out[n] = first
			out = append(out, infix)
			i++
		}
	}
	return string(out)
}

// assimilate joins the first radical and the t of form VIII: ازدهر, اصطدم, اتصل.
func (w *word) assimilate(c byte) (first, infix byte) {
	switch c {
	case 'd', 'T', 'Z', 't':
		return c, c
	case '*':
		if w.verb.Flags&Tied != 0 {
			return c, c
		}
		return 'd', 'd'
	case 'v':
		if w.verb.Flags&Tied != 0 {
			return c, c
		}
		return 't', 't'
	case 'z':
		return c, 'd'
	case 'S', 'D':
		if w.verb.Flags&Tied != 0 {
			return c, c
		}
		return c, 'T'
	case 'w', 'y':
		return 't', 't'
	case '\'':
		if w.verb.Flags&Tied != 0 {
			return 't', 't'
		}
	}
	return c, 't'
}
