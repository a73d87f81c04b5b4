// Package attributions finds who says what: the content of each claim, the word that opens it, and the chain of tellers from the outlet inwards.
package attributions

import (
	"fmt"

	"isnad"
	"isnad/internal/find/layers"
	"isnad/internal/reading"
	"isnad/lexicon"
)

// Find returns the attributions in text order. It never fails; a claim whose speaker cannot be found is left out.
func Find(l layers.Layers) []reading.Attribution {
	f := finder{Layers: l, quotes: quotes(l.Page)}
	f.ala = l.Lex.Form([]byte("علي"))
	f.ban, f.an, f.fi = l.Lex.Form([]byte("ان")), l.Lex.Form([]byte("عن")), l.Lex.Form([]byte("في"))
	for i := range l.Page.Tokens {
		s, q, ok := f.cue(int32(i))
		if !ok || f.attribute(s, q) {
			continue
		}
		for _, other := range f.others(s) { // the next row of the same verb: نبه إلى, نبه من
			if f.attribute(s, other) {
				break
			}
		}
	}
	f.headline()
	f.sayings()
	f.answers()
	for i := range f.out {
		f.carried(&f.out[i])
	}
	f.compose()
	for i := range f.out {
		f.qualify(&f.out[i])
		f.refine(&f.out[i])
		f.out[i].ID = fmt.Sprintf("c%d", i+1)
	}
	f.assumedNames()
	return f.out
}

type finder struct {
	layers.Layers
	quotes []quote
	out    []reading.Attribution
	ban    uint32 // the form of أن and إن
	an, fi uint32
	ala    uint32

	pending    []reading.Link // sources that a sentence opens with, and the row that read them: نقلا عن ضابط، أفادت الإذاعة بأن
	pendingRow isnad.RuleID
}

// A quote is what stands between quotation marks, more than a name.
type quote struct {
	open, close int32 // tokens of the marks; close may be the end of the paragraph
	used        bool
}

// scare is the number of words up to which quotation marks hold a name or a scare quote.
const scare = 3

// quotes pairs quotation marks within each paragraph.
func quotes(p *reading.Page) (out []quote) {
	open := int32(-1)
	for i := range p.Tokens {
		t := &p.Tokens[i]
		if open >= 0 && p.Tokens[open].Paragraph != t.Paragraph {
			out = appendQuote(out, open, int32(i))
			open = -1
		}
		if t.Kind != reading.Punctuation {
			continue
		}
		switch t.Mark {
		case '«', '“':
			open = int32(i)
		case '»', '”', '"':
			if open >= 0 {
				out = appendQuote(out, open, int32(i))
				open = -1
			} else if t.Mark == '"' {
				open = int32(i)
			}
		}
	}
	return out
}

func appendQuote(out []quote, open, close int32) []quote {
	if close-open-1 > scare {
		out = append(out, quote{open: open, close: close})
	}
	return out
}

// attribute makes an attribution of a cue, if it has a content and a speaker.
func (f *finder) attribute(s reading.Sighting, q *lexicon.Cue) bool {
	a := reading.Attribution{Act: q.Act, Cue: s.Extent, Token: s.First, Rule: q.ID, Confidence: 0}
	if a.Act == 0 {
		a.Act = isnad.Say
	}
	ok := false
	switch q.Construct {
	case "verb":
		ok = f.byVerb(&a, s, q)
	case "according", "viewpoint":
		ok = f.according(&a, s, q)
	case "relay":
		ok = f.relay(&a, s, q)
	case "citing":
		f.citing(s, q)
	case "rumour":
		ok = f.rumour(&a, s, q)
	}
	ok = ok && a.Content.Len() > 0
	if ok {
		f.takePending(&a)
		f.out = append(f.out, a)
	}
	return ok
}

// withObject lets a content begin with whom it is about, where that stands as object between the speaker and what is said: اتهم النائب الجيش بإخفاء الجثث.
func (f *finder) withObject(a *reading.Attribution, from int32) {
	content := f.Page.TokenAt(a.Content.Start)
	for from < content && f.Page.IsMark(from, '،', ',') {
		from++
	}
	if a.Quoted || from >= content || content-from > 9 || f.Cl.Gov[from] != 0 || f.IsTime(from) || f.Page.Tokens[from].Clitics.Has(reading.Ba|reading.Lam|reading.Wa|reading.Fa) {
		return
	}
	for j := from; j < content; j++ {
		if f.Cl.Tag[j] != reading.Noun && f.Cl.Tag[j] != reading.Quantifier && f.Who.ByToken[j] < 0 && !(j == content-1 && f.Cl.Tag[j] == reading.Stop) {
			return
		}
	}
	a.Content.Start = f.Page.Tokens[from].Start
}

// asToldBefore takes the words before «كما قال فلان» as content, where the verb of saying has none after it: ستخسر الموانئ، كما يقول الباحث.
func (f *finder) asToldBefore(a *reading.Attribution, s reading.Sighting, from int32) bool {
	i := s.First
	sentence := f.Page.Sentences[f.Page.Tokens[i].Sentence]
	if i < sentence.First+5 || !f.Lex.In("c-as", f.Page.Tokens[i-1].Form) || !f.Page.IsMark(i-2, '،', ',', '»', '”', '"') || sentence.Last-from > 22 {
		return false
	}
	a.Content = f.trim(f.afterDateline(sentence), i-2)
	return a.Content.Len() > 0
}

// takePending gives an attribution the sources that its sentence opened with.
func (f *finder) takePending(a *reading.Attribution) {
	if len(f.pending) > 0 && f.Page.Tokens[f.Page.TokenAt(f.pending[0].Cue.Start)].Sentence == f.Page.Tokens[a.Token].Sentence {
		a.Links = append(a.Links, f.pending...)
		a.LinkRules = append(a.LinkRules, f.pendingRow)
	}
	f.pending = nil
}

// byVerb reads «قال الوزير إن …» with its participle and doing-noun forms, and «…» قال الوزير.
func (f *finder) byVerb(a *reading.Attribution, s reading.Sighting, q *lexicon.Cue) bool {
	speaker, first := f.speaker(s)
	if speaker == nil {
		return false
	}
	from := max(s.Last, first)
	if !f.content(a, from, s, q) && !f.quoteBefore(a, s.First) && !f.asToldBefore(a, s, from) {
		return false
	}
	a.Links = speaker
	if a.Act == isnad.Blame || f.Lex.In("c-deems", f.Page.Tokens[s.First].Stem) {
		f.withObject(a, from)
	}
	for i := range a.Links {
		if a.Links[i].Cue.Len() == 0 {
			a.Links[i].Cue = s.Extent
		}
	}
	return true
}
