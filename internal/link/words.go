package link

import (
	"slices"
	"strconv"
	"strings"

	"isnad"
	"isnad/arabic/morph"
	"isnad/letter"
	"isnad/lexicon"
)

// A key stands for all words of one sense: those of one root (أغلق, الإغلاق), or whose lemmas a class of the lexicon calls alike (أقفل, أوصد).
type key uint32

// vocabulary turns words into keys, and knows which keys tell opposite things.
type vocabulary struct {
	lex                           *lexicon.Lexicon
	morph                         *morph.Analyser
	seen                          map[string]word   // by folded form
	alike                         map[string]string // class by folded lemma
	keys                          map[string]key    // by form
	killed, wounded, attack, toll key
	blame, pledge, launch         []key
	verbs                         map[string][]string // class by class of the verbs that say what became of a pledge: lemmas
	axis                          map[key]int         // signed number of the axis that a word tells an end of: ارتفاع +3, انخفاض -3
	buffer                        []morph.Analysis
}

// A word is what a form is for comparison.
type word struct {
	key      key
	number   float64
	isNumber bool
	isEmpty  bool // a particle, a pronoun, a verb of being: no content
	isVerb   bool
	rank     uint8 // how common it is in news, 0 unknown
	negates  bool
	axis     int
}

// newVocabulary reads the classes of the lexicon: alike-* hold words of one sense, axis-*-up and axis-*-down the ends of an axis.
func newVocabulary(lex *lexicon.Lexicon, m *morph.Analyser) *vocabulary {
	v := &vocabulary{lex: lex, morph: m, seen: map[string]word{}, alike: map[string]string{}, keys: map[string]key{}, axis: map[key]int{}}
	names := lex.ClassNames()
	slices.Sort(names)
	for _, name := range names {
		if strings.HasPrefix(name, "alike-") {
			for _, f := range lex.Class(name) {
				v.alike[lex.Text(f)] = name
			}
		}
	}
	n := 0
	for _, name := range names {
		if strings.HasPrefix(name, "axis-") && strings.HasSuffix(name, "-up") {
			n++
			v.addAxis(name, n)
			v.addAxis(strings.TrimSuffix(name, "up")+"down", -n)
		}
	}
	clear(v.seen)
	clear(v.keys)
	v.toll = v.keyOf("حصيلة")
	v.killed, v.wounded, v.attack = key(hash32([]byte("alike-kill"))), key(hash32([]byte("alike-wound"))), key(hash32([]byte("alike-attack")))
	for _, class := range []string{"alike-threaten", "alike-promise", "alike-call-for"} {
		v.pledge = append(v.pledge, key(hash32([]byte(class))))
	}
	for _, f := range lex.Class("link-blame") {
		v.blame = append(v.blame, v.keyOf(lex.Text(f)))
	}
	for _, f := range lex.Class("link-launch") {
		v.launch = append(v.launch, v.keyOf(lex.Text(f)))
	}
	v.verbs = map[string][]string{}
	for _, class := range []string{verbsKept, verbsWithdrawn, verbsBroken, verbsFulfil} {
		for _, f := range lex.Class(class) {
			v.verbs[class] = append(v.verbs[class], lex.Text(f))
		}
	}
	return v
}

// Classes of verbs of the lexicon.
const (
	verbsKept      = "link-kept"
	verbsWithdrawn = "link-withdrawn"
	verbsBroken    = "link-broken"
	verbsFulfil    = "link-fulfil"
)

// isVerbOf reports whether a form, with و or ف before it or not, is a verb of a class.
func (v *vocabulary) isVerbOf(class, form string) bool {
	for _, prefix := range []string{"", "و", "ف"} {
		rest, ok := strings.CutPrefix(form, prefix)
		if !ok {
			continue
		}
		v.buffer = v.morph.Analyse(v.buffer[:0], letter.Exact(nil, rest))
		for i := range v.buffer {
			if a := &v.buffer[i]; a.Class == morph.VerbClass && slices.Contains(v.verbs[class], letter.FoldString(a.Lemma)) {
				return true
			}
		}
	}
	return false
}

func (v *vocabulary) addAxis(class string, n int) {
	for _, f := range v.lex.Class(class) {
		v.axis[v.keyOf(v.lex.Text(f))] = n
	}
}

// sense is what stands for a form: the class that its lemma or its verb is in, else the root of its likeliest analysis; of a form that the lexicon does
// not know, its stem.
func (v *vocabulary) sense(form string) (sense string, known bool) {
	if sense, known = v.analyse(form); known {
		return sense, true
	}
	folded := letter.FoldString(form)
	for _, prefix := range []string{"و", "ف", "ب", "ل", "ك"} {
		if rest, ok := strings.CutPrefix(folded, prefix); ok && len(rest) >= 6 {
			if sense, known = v.analyse(rest); known {
				return sense, true
			}
		}
	}
	for _, pronoun := range []string{"ها", "هم", "هما", "نا", "ه", "ك", "ي"} {
		if rest, ok := strings.CutSuffix(folded, pronoun); ok && len(rest) >= 6 {
			if sense, known = v.analyse(rest); known {
				return sense, true
			}
		}
	}
	return stem(folded), false
}

// analyse gives the sense of the commonest analysis.
func (v *vocabulary) analyse(form string) (sense string, known bool) {
	v.buffer = v.morph.Analyse(v.buffer[:0], letter.Exact(nil, form))
	best := -1
	for i := range v.buffer {
		a := &v.buffer[i]
		if best < 0 || a.Exact && !v.buffer[best].Exact || a.Exact == v.buffer[best].Exact && a.Rank > v.buffer[best].Rank {
			best = i
		}
	}
	if best < 0 {
		return "", false
	}
	a := &v.buffer[best]
	lemma := letter.FoldString(a.Lemma)
	if class := v.alike[lemma]; class != "" {
		return class, true
	}
	if class := v.alike[letter.FoldString(a.Verb)]; class != "" {
		return class, true
	}
	if a.Root != "" {
		return a.Root, true
	}
	return lemma, true
}

// stem cuts what inflection adds to a word that the lexicon does not know, a foreign name mostly.
func stem(folded string) string {
	s := folded
	for _, prefix := range []string{"وال", "بال", "فال", "كال", "لل", "ال"} {
		if rest, ok := strings.CutPrefix(s, prefix); ok && len(rest) >= 6 {
			s = rest
			break
		}
	}
	for _, suffix := range []string{"يه", "يين", "يون", "ات", "ون", "ين", "ه", "ي", "ا"} {
		if rest, ok := strings.CutSuffix(s, suffix); ok && len(rest) >= 6 {
			return rest
		}
	}
	return s
}

func (v *vocabulary) keyOf(form string) key {
	if k, ok := v.keys[form]; ok {
		return k
	}
	sense, _ := v.sense(form)
	k := key(hash32([]byte(sense)))
	v.keys[strings.Clone(form)] = k
	return k
}

// word looks a form up, with whatever is joined to it.
func (v *vocabulary) word(form string) word {
	if w, ok := v.seen[form]; ok {
		return w
	}
	w := v.classify(form)
	v.seen[strings.Clone(form)] = w
	return w
}

func (v *vocabulary) classify(form string) (w word) {
	if n, ok := digits(form); ok {
		return word{number: n, isNumber: true, key: numberKey(n)}
	}
	folded := letter.Fold(nil, form)
	for _, f := range v.forms(folded) {
		if v.lex.In("link-negation", f) {
			w.negates = true
		}
		if v.lex.In("link-empty", f) {
			return word{isEmpty: true, negates: w.negates}
		}
		for _, id := range v.lex.At(v.lex.Step(0, f)) {
			switch row := v.lex.Entry(id).Row; v.lex.Kind(row) {
			case lexicon.MonthKind:
				return word{key: key(hash32([]byte("month" + strconv.Itoa(v.lex.Calendar(row).Number))))}
			case lexicon.ParticleKind:
				w.isEmpty = true
			case lexicon.NumberKind:
				if n := v.lex.Number(row); n.Kind == "cardinal" || n.Kind == "scale" {
					w.number, w.isNumber, w.key = n.Value, true, numberKey(n.Value)
				}
			}
		}
	}
	if w.isNumber || w.isEmpty {
		return w
	}
	sense, _ := v.sense(form)
	w.key = key(hash32([]byte(sense)))
	w.axis = v.axis[w.key]
	if len(v.buffer) > 0 {
		w.isVerb, w.rank = v.buffer[0].Class == morph.VerbClass, v.buffer[0].Rank
	}
	return w
}

// forms are the ids of a form and of what و, ف and ال leave of it.
func (v *vocabulary) forms(folded []byte) (out []uint32) {
	s := string(folded)
	for _, prefix := range []string{"", "و", "ف", "ال", "وال"} {
		if rest, ok := strings.CutPrefix(s, prefix); ok {
			if f := v.lex.Form([]byte(rest)); f != 0 {
				out = append(out, f)
			}
		}
	}
	return out
}

func digits(form string) (float64, bool) {
	plain := make([]byte, 0, len(form))
	for _, r := range form {
		if d, ok := letter.Digit(r); ok {
			plain = append(plain, byte('0'+d))
		} else {
			return 0, false
		}
	}
	n, err := strconv.ParseFloat(string(plain), 64)
	return n, err == nil
}

func numberKey(n float64) key { return key(hash32([]byte("#" + strconv.FormatFloat(n, 'g', -1, 64)))) }

// A phrase is a stretch of text as a set of keys: what it says, apart from how.
type phrase struct {
	keys    []key // of content words and numbers, sorted, each once
	numbers []float64
	axes    []int
	negated bool
}

// opening is the number of words at the head of a content among which a negation turns the whole of it.
const opening = 4

func (v *vocabulary) phrase(text string) (p phrase) {
	words := foldedWords(text)
	for i := 0; i < len(words); i++ {
		w := v.word(text[words[i].start:words[i].end])
		p.negated = p.negated != (w.negates && i < opening)
		if w.isEmpty {
			continue
		}
		if w.isNumber {
			for i+1 < len(words) {
				n := v.word(text[words[i+1].start:words[i+1].end])
				sum, goesOn := compound(w.number, n)
				if !goesOn {
					break
				}
				w.number, w.key = sum, numberKey(sum)
				i++
			}
			p.numbers = append(p.numbers, w.number)
		}
		p.keys = append(p.keys, w.key)
		if w.axis != 0 {
			p.axes = append(p.axes, w.axis)
		}
	}
	slices.Sort(p.keys)
	p.keys = slices.Compact(p.keys)
	return p
}

// isBlame reports whether a key is of a word that says that somebody is behind an act: الوقوف وراء, تنفيذ, مسؤولية, or of an attack itself.
func (v *vocabulary) isBlame(k key) bool {
	return slices.Contains(v.blame, k) || k == v.killed || k == v.attack
}

// isLaunch reports whether a key is of a word of firing what falls elsewhere.
func (v *vocabulary) isLaunch(k key) bool { return slices.Contains(v.launch, k) }

// isPledge reports whether a key is of a plain word of threatening, promising or demanding.
func (v *vocabulary) isPledge(k key) bool { return slices.Contains(v.pledge, k) }

// casualties finds counts of killed and wounded in a content: a number before a word for them (خمسة قتلى), with what bounds it left to the words around.
func (v *vocabulary) casualties(content isnad.Span) (out []count) {
	words := foldedWords(content.Text)
	for i := 0; i < len(words); i++ {
		w := v.word(content.Text[words[i].start:words[i].end])
		if !w.isNumber || w.number > 1e6 {
			continue
		}
		first := i
		for i+1 < len(words) {
			sum, goesOn := compound(w.number, v.word(content.Text[words[i+1].start:words[i+1].end]))
			if !goesOn {
				break
			}
			w.number = sum
			i++
		}
		if i+1 == len(words) {
			break
		}
		role, next := "", v.word(content.Text[words[i+1].start:words[i+1].end])
		if next.isVerb || content.Text[words[i].end:words[i+1].start] != " " {
			continue
		}
		switch next.key {
		case v.killed:
			role = "killed"
		case v.wounded:
			role = "wounded"
		default:
			continue
		}
		span := isnad.Span{Document: content.Document, Start: content.Start + int(words[first].start), End: content.Start + int(words[i+1].end)}
		span.Text = content.Text[words[first].start:words[i+1].end]
		out = append(out, count{role: role, Amount: isnad.Amount{Role: role, Low: w.number, High: w.number, HasLow: true, HasHigh: true, Span: span}})
	}
	return out
}

// first gives the keys of the first n content words of a text, of those only that are rarer than a rank.
func (v *vocabulary) first(text string, n int, rarer uint8) (keys []key) {
	for _, f := range foldedWords(text) {
		if w := v.word(text[f.start:f.end]); !w.isEmpty && !w.isNumber {
			if w.rank < rarer {
				keys = append(keys, w.key)
			}
			if n--; n == 0 {
				break
			}
		}
	}
	slices.Sort(keys)
	return keys
}

// compound adds the next word to a number: أربعة عشر, خمسة وعشرين, ثلاثة آلاف.
func compound(n float64, next word) (float64, bool) {
	switch m := next.number; {
	case !next.isNumber:
		return 0, false
	case m == 10 && n < 10, m >= 20 && m < 100 && n < 10, m < 100 && n >= 100 && m < n:
		return n + m, true
	case m >= 100 && n < m:
		return n * m, true
	}
	return 0, false
}

// shared counts the keys that two sorted lists share.
func shared(a, b []key) (n int) {
	for i, k := 0, 0; i < len(a) && k < len(b); {
		switch {
		case a[i] < b[k]:
			i++
		case a[i] > b[k]:
			k++
		default:
			n, i, k = n+1, i+1, k+1
		}
	}
	return n
}

// dice is the share of keys that two phrases have in common.
func dice(a, b []key) float64 {
	if len(a)+len(b) == 0 {
		return 0
	}
	return 2 * float64(shared(a, b)) / float64(len(a)+len(b))
}
