package reports

import (
	"sort"

	"isnad"
	"isnad/internal/reading"
	"isnad/lexicon"
)

// qualified is the standing that an adjective after a noun gives it: زيارة مرتقبة, الهجوم المحتمل. It agrees with the noun, so that زيارة الرئيس المقبل
// says nothing of the visit.
func (f *finder) qualified(h *hit) standing {
	s := f.Page.Sentences[f.Page.Tokens[h.First].Sentence]
	for i := h.Last; i < min(s.Last, h.Last+4); i++ {
		switch f.Cl.Tag[i] {
		case reading.Noun, reading.Number:
		default:
			return standing{}
		}
		if f.Page.Tokens[i].Clitics.Has(reading.Wa | reading.Fa | reading.Ba | reading.Lam) {
			return standing{}
		}
		for k := sort.Search(len(f.cues), func(k int) bool { return f.cues[k].First >= i }); k < len(f.cues) && f.cues[k].First == i; k++ {
			if c := &f.cues[k]; c.construct == "adjective" && f.agrees(h.First, i) {
				return standing{c.status, c.leaning, c.Extent, c.id}
			}
		}
	}
	return standing{}
}

// objectAhead is the standing of an indefinite act that is the bare object of a verb in the future: ستبرمج الوزارة لقاءات.
func (f *finder) objectAhead(h *hit) standing {
	if h.Clitics&^reading.Wa != 0 || f.Cl.Gov[h.First] != 0 || f.completes(h.First) || h.aspect == lexicon.Participle {
		return standing{}
	}
	for i := h.First - 1; i >= 0 && i >= h.First-6 && f.Page.Tokens[i].Sentence == f.Page.Tokens[h.First].Sentence; i-- {
		switch f.Cl.Tag[i] {
		case reading.Noun, reading.Quantifier, reading.Number, reading.Demonstrative:
			if f.isPreposed(i) {
				return standing{}
			}
		case reading.Verb:
			if !f.isFuture(i) {
				return standing{}
			}
			light := *h
			light.First, light.Last = i, i+1
			return f.ofOneself(&light, f.planned(i))
		default:
			return standing{}
		}
	}
	return standing{}
}

// reachVerdict is how far behind an act what is said of its truth may stand.
const reachVerdict = 9

// verdict is what the predicate of an act's clause says of its truth: نبأ اعتقال الوزير عار عن الصحة.
func (f *finder) verdict(h *hit) standing {
	s := f.Page.Sentences[f.Page.Tokens[h.First].Sentence]
	for k := sort.Search(len(f.cues), func(k int) bool { return f.cues[k].First >= h.Last }); k < len(f.cues) && f.cues[k].First < min(s.Last, h.Last+reachVerdict); k++ {
		if c := &f.cues[k]; c.construct == "verdict" && f.isClear(h.Last, c.First) && !f.commaBetween(h.Last, c.First) {
			return standing{c.status, c.leaning, c.Extent, c.id}
		}
	}
	return standing{}
}

// topic is the standing that a light verb after its subject has: المفاوضات لن تستأنف, الاجتماع قد يعقد.
func (f *finder) topic(h *hit) standing {
	if h.p != nil && (h.p.Type == isnad.Threaten || h.p.Type == isnad.Agree || h.p.Type == isnad.Request) {
		return standing{} // what is not carried out was threatened all the same
	}
	s := f.Page.Sentences[f.Page.Tokens[h.First].Sentence]
	for i := h.Last; i < min(s.Last, h.Last+reachVerdict); i++ {
		switch f.Cl.Tag[i] {
		case reading.Stop:
			if f.Page.IsMark(i, '«', '»', '"', '“', '”') {
				continue
			}
			return standing{}
		case reading.That, reading.Relative, reading.Conjunction:
			return standing{}
		case reading.Verb:
		default:
			continue
		}
		if t := f.Page.Tokens[i].Clitics; t.Has(reading.Wa|reading.Fa|reading.Pronoun) || i > h.Last && f.Cl.Tag[i-1] == reading.Noun && !f.closed(i-1) {
			return standing{} // الحوار خلال جلسة ستعقد: it is the session that will be held
		}
		for k := sort.Search(len(f.cues), func(k int) bool { return f.cues[k].First >= i }); k < len(f.cues) && f.cues[k].First == i; k++ {
			if c := &f.cues[k]; c.status == isnad.Happened && c.verb && c.now.isOpen() {
				return c.now
			}
		}
		return standing{}
	}
	return standing{}
}

// isCompletion reports whether a definite noun completes a bare noun before it: حسم المعارك.
func (f *finder) isCompletion(i int32) bool {
	if i == 0 || !f.Page.Tokens[i].Clitics.Has(reading.Al) || f.Page.Tokens[i].Clitics&^reading.Al != 0 {
		return false
	}
	t := &f.Page.Tokens[i-1]
	return t.Sentence == f.Page.Tokens[i].Sentence && f.Cl.Tag[i-1] == reading.Noun && !t.Clitics.Has(reading.Al|reading.Pronoun) && f.Who.ByToken[i-1] < 0
}

// any leaves an act open that أي makes any act of its kind: سنرد على أي هجوم.
func (f *finder) any(h *hit) standing {
	i := h.First - 1
	if i < 0 || h.p == nil || f.Page.Tokens[i].Sentence != f.Page.Tokens[h.First].Sentence || !f.Lex.In("g-any", f.Page.Tokens[i].Stem) || h.Clitics.Has(reading.Al) {
		return standing{}
	}
	return standing{status: isnad.Possible, cue: f.Page.Tokens[i].Extent, rule: "status.any"}
}

// reachTaker is how far before ل the word may stand whose complement it leads to: تعرضت المدينة لقصف.
const reachTaker = 7

// purpose leaves open an act that ل before its doing-noun makes an aim: أطلقت القوات عملية لتدمير مخازن السلاح. Where a word before it takes ل (تعرض، خاضع),
// or the noun before it is what is done to the act (إدانته لقصف المدينة), it is no aim.
func (f *finder) purpose(h *hit) standing {
	t := &f.Page.Tokens[h.First]
	if h.p == nil || h.aspect != lexicon.Masdar || !t.Clitics.Has(reading.Lam) || t.Clitics.Has(reading.Al|reading.Pronoun|reading.Wa) || !f.completes(h.First) || !isAimed(h.p.Type) {
		return standing{}
	}
	s := f.Page.Sentences[t.Sentence]
	i := h.First - 1
	if i < s.First || f.Page.Tokens[i].Clitics.Has(reading.Pronoun) || f.Cl.Tag[i] == reading.Stop {
		return standing{}
	}
	for ; i >= max(s.First, h.First-reachTaker); i-- {
		if f.Lex.In("g-lam-takers", f.Page.Tokens[i].Stem) || f.Lex.In("g-lam-takers", f.Page.Tokens[i].Form) || h.First-i <= 4 && f.judges(i) {
			return standing{}
		}
	}
	return standing{status: isnad.Planned, cue: reading.Extent{Start: t.Start, End: t.StemStart}, rule: "status.lam-masdar"}
}

// isAimed reports whether acts of a type are worth telling as aims; of those that are only words, or help, the deed is mostly done.
func isAimed(t isnad.EventType) bool {
	switch t {
	case isnad.Assault, isnad.Coerce, isnad.Retreat, isnad.Sanction, isnad.Concede:
		return true
	}
	return false
}

// judges reports whether a noun at token i tells what somebody thinks of the act after it: رفض الحكومة لقصف المدينة.
func (f *finder) judges(i int32) bool {
	for k := range f.hits {
		if h := &f.hits[k]; h.First == i {
			return f.Cl.Tag[i] != reading.Verb && (h.p.Type == isnad.Accuse || h.p.Type == isnad.Reject || h.p.Type == isnad.Support)
		}
	}
	return false
}

// agrees reports whether the adjective at token i agrees with the noun at token n in gender, and no nearer noun could be meant.
func (f *finder) agrees(n, i int32) bool {
	feminine := f.isFeminineNoun(n)
	if f.isFeminineNoun(i) != feminine {
		return false
	}
	return i == n+1 || f.isFeminineNoun(i-1) != feminine || f.Page.Tokens[i-1].Clitics.Has(reading.Pronoun)
}

// isFeminineNoun tells by the ending: ة or ات.
func (f *finder) isFeminineNoun(i int32) bool {
	t := &f.Page.Tokens[i]
	s := f.Page.Text[t.StemStart:t.StemEnd]
	n := len(s)
	return n > 4 && (s[n-2:] == "ة" || s[n-4:] == "ات") || t.Clitics.Has(reading.Pronoun) && n > 4 && s[n-2:] == "ت"
}

// outlook leaves open an act that is told by a bare doing-noun and is the subject of a verb in the future: سحب البعثات سيترك الساحة خالية.
func (f *finder) outlook(h *hit) standing {
	if h.aspect != lexicon.Masdar || f.Page.Tokens[h.First].Clitics != 0 || f.Cl.Gov[h.First] != 0 {
		return standing{}
	}
	s := f.Page.Sentences[f.Page.Tokens[h.First].Sentence]
	for i := h.Last; i < min(s.Last, h.Last+10); i++ {
		switch f.Cl.Tag[i] {
		case reading.Stop:
			if !f.Page.IsMark(i, '،', ',') || i+1 >= s.Last || !f.isFuture(i+1) && !f.Lex.In("g-future", f.Page.Tokens[i+1].Form) {
				return standing{}
			}
		case reading.Relative, reading.That, reading.Conjunction:
			return standing{}
		case reading.Verb, reading.Auxiliary, reading.Negation:
			if f.isFuture(i) || f.Lex.In("g-future", f.Page.Tokens[i].Form) {
				return standing{status: isnad.Possible, rule: "status.outlook"}
			}
			return standing{}
		}
	}
	return standing{}
}

// ahead makes an act planned that a present verb or a noun tells and a time right after it puts ahead: يلتقي الرئيسان غدا, اجتماع الأحد المقبل.
func (f *finder) ahead(h *hit, r *reading.Report) {
	if r.Status != isnad.Happened || r.Time == nil || r.Time.Role == isnad.Since || !f.isAhead(r.Time) {
		return
	}
	if i := r.Time.First - 1; r.Time.First < h.First {
		if !r.Nominal || h.First-r.Time.First > 5 || i < 0 || f.Cl.Tag[i] != reading.Verb || f.tense(i) != present {
			return // تبدأ الأربعاء المقبل مناورات
		}
	} else if r.Nominal && r.Time.First-h.Last > 3 || !r.Nominal && f.tense(h.First) != present || !f.isClear(h.Last, r.Time.First) {
		return
	}
	r.Status, r.StatusCue, r.StatusRule = isnad.Planned, r.Time.Extent, "status.ahead"
}

// isAhead reports whether a word of a time points forward: غدا, المقبل, قريبا.
func (f *finder) isAhead(t *reading.Time) bool {
	for i := t.First; int(i) < len(f.Page.Tokens) && f.Page.Tokens[i].Start < t.End; i++ {
		for _, s := range f.Seen.From(i) {
			row := f.Lex.Entry(s.Entry).Row
			if f.Lex.Kind(row) != lexicon.DeicticKind {
				continue
			}
			if c := f.Lex.Calendar(row); c.Known && c.Number > 0 || c.Sense == "next" || c.Sense == "future-vague" {
				return true
			}
		}
	}
	return false
}
