package conditionals

import (
	"strings"

	"isnad"
	"isnad/internal/reading"
	"isnad/lexicon"
)

// valence reads the words of gain and loss inside an outcome: each signs whom it befalls.
func (f *finder) valence(then reading.Extent) (out []reading.Valence, rules []isnad.RuleID) {
	first := f.Page.TokenAt(then.Start)
	last := first
	for int(last) < len(f.Page.Tokens) && f.Page.Tokens[last].Start < then.End {
		last++
	}
	for i := first; i < last; i++ {
		sign, rule, whom := f.turn(i, first, last, then)
		if sign == 0 {
			continue
		}
		rules = append(rules, rule)
		for _, e := range whom {
			out = appendValence(out, reading.Valence{Entity: f.generic(e), Sign: sign})
		}
	}
	return out, rules
}

// turn is what token i of an outcome says of somebody's fortune, and of whose: first by what befalls whom (fortunes.go), else by a cue of gain or loss, whose sign is
// for whom the words after it name.
func (f *finder) turn(i, first, last int32, then reading.Extent) (sign int, rule isnad.RuleID, whom []int32) {
	if sign, rule, whom = f.fortune(i, first, last); sign != 0 && len(whom) > 0 {
		return sign, rule, whom
	}
	reach := then.End
	if sign, rule = f.sign(i); sign == 0 {
		sign, rule = f.lot(i)
		reach = min(reach, f.Page.Tokens[min(i+6, int32(len(f.Page.Tokens)-1))].End)
	}
	if sign == 0 || f.Lex.In("c-lacks", f.Page.Tokens[min(i+1, last-1)].Stem) {
		return 0, "", nil
	}
	for _, find := range [...]func() []int32{
		func() []int32 { return f.itself(then.Start, i) },
		func() []int32 { return f.counted(i) },
		func() []int32 { return f.named(i+1, reach) },
		func() []int32 { return f.ours(i+1, reach, then) },
		func() []int32 { return f.nation(i+1, reach) },
	} {
		if whom = find(); len(whom) > 0 {
			break
		}
	}
	return sign, rule, whom
}

// itself is whom a pronoun right after the word takes up: who is named last before it in the outcome (فستعدّ طهران ذلك انتصاراً لها).
func (f *finder) itself(start, i int32) []int32 {
	n := i + 1
	if int(n) >= len(f.Page.Tokens) || !f.Lex.In("c-to-itself", f.Page.Tokens[n].Form) {
		return nil
	}
	for j := i - 1; j >= 0 && f.Page.Tokens[j].Start >= start; j-- {
		if m := f.Who.StartingAt(j); m >= 0 {
			return []int32{f.Who.Mentions[m].Entity}
		}
	}
	return nil
}

// nation is the state that the text names elsewhere and whose adjective stands in the outcome: انتصارا للنفوذ الإيراني.
func (f *finder) nation(i, end int32) []int32 {
	for ; int(i) < len(f.Page.Tokens) && f.Page.Tokens[i].Start < end; i++ {
		for _, s := range f.Seen.From(i) {
			if e := f.Lex.Entry(s.Entry); e.Aspect == lexicon.Demonym && s.Last == i+1 {
				return f.stateOf(f.Lex.Country(e.Row).Code)
			}
		}
	}
	return nil
}

func (f *finder) stateOf(code string) []int32 {
	for k := range f.Who.Entities {
		if e := &f.Who.Entities[k]; e.Kind == isnad.State && e.Code == code {
			return []int32{int32(k)}
		}
	}
	return nil
}

// appendValence keeps the first sign of each entity.
func appendValence(out []reading.Valence, v reading.Valence) []reading.Valence {
	for _, have := range out {
		if have.Entity == v.Entity {
			return out
		}
	}
	return append(out, v)
}

// sign returns the sign of a word of gain or loss, and its row.
func (f *finder) sign(i int32) (int, isnad.RuleID) {
	for _, s := range f.Seen.From(i) {
		if e := f.Lex.Entry(s.Entry); f.Lex.Kind(e.Row) == lexicon.ConditionalKind {
			q := f.Lex.Cue(e.Row)
			if q.Sign < 0 && f.Cl.Tag[i] == reading.Noun && len(q.Opens) > 0 && !f.opensSoon(q, s.Last) {
				continue // خطر التنظيم is a danger from it, not to it
			}
			if q.Sign != 0 && !f.denied(i) {
				return q.Sign, q.ID
			}
		}
	}
	return 0, ""
}

// named returns the entity that is named next, with those joined to it by و.
func (f *finder) named(i, end int32) (out []int32) {
	for ; int(i) < len(f.Page.Tokens) && f.Page.Tokens[i].Start < end; i++ {
		m := f.Who.StartingAt(i)
		if m < 0 {
			if f.Cl.Tag[i] == reading.That {
				return out // يعطي دليلا على أن الحركة تراجعت
			}
			continue
		}
		if f.Who.Entities[f.Who.Mentions[m].Entity].Kind == isnad.Place && f.Cl.Tag[max(0, i-1)] == reading.Preposition && f.Lex.In("c-towards", f.Page.Tokens[i-1].Stem) {
			return out // the way there: سيجبر السكان على التوجه إلى العاصمة
		}
		if len(out) > 0 && !f.Page.Tokens[i].Clitics.Has(reading.Wa) {
			return out
		}
		out = append(out, f.Who.Mentions[m].Entity)
		i = f.Who.Mentions[m].Last - 1
	}
	return out
}

// lot reads the nouns that are good or bad by themselves for whom their genitive or ل names (انهيار الحكومة). A word of ending before the noun turns it round: إنهاء
// معاناة السكان.
func (f *finder) lot(i int32) (int, isnad.RuleID) {
	t := &f.Page.Tokens[i]
	if t.Clitics.Has(reading.Al) || f.Cl.Tag[i] != reading.Noun || i > 0 && f.Cl.Tag[i-1] == reading.Interrogative {
		return 0, "" // أين مصلحة البلاد
	}
	if f.insideName(i) || i > 0 && f.Lex.In("c-background", f.Page.Tokens[i-1].Form) {
		return 0, "" // جبهة إنقاذ البلاد, بعد هزيمة التنظيم
	}
	sign, rule := 0, isnad.RuleID("")
	switch lemma := f.Lemma(i); {
	case f.Lex.In("c-harm", lemma) || f.Lex.In("c-harm", t.Stem):
		sign, rule = -1, "c-harm"
	case f.Lex.In("c-gain", lemma) || f.Lex.In("c-gain", t.Stem):
		sign, rule = +1, "c-gain"
	}
	if i > 0 && f.Lex.In("c-ends", f.Page.Tokens[i-1].Stem) {
		sign = -sign
	}
	return sign, rule
}

// befallen signs who is named as the whole outcome where the word of gain or loss stands before the condition: الخاسر الأول، إذا انسحبوا، التجار.
func (f *finder) befallen(c *reading.Conditional) {
	at := f.Page.TokenAt(c.Mark.Start)
	if len(c.Valence) > 0 || at < 2 || c.Then.Start < c.Mark.Start || !f.Page.IsMark(at-1, '،', ',') {
		return
	}
	for i := at - 2; i >= 0 && i >= at-4 && f.Page.Tokens[i].Sentence == f.Page.Tokens[at].Sentence; i-- {
		sign, rule := f.sign(i)
		if sign == 0 {
			sign, rule = f.roleSign(i, f.Lemma(i))
		}
		if m := f.Who.StartingAt(f.Page.TokenAt(c.Then.Start)); sign != 0 && m >= 0 {
			c.Valence = append(c.Valence, reading.Valence{Entity: f.Who.Mentions[m].Entity, Sign: sign})
			c.SignRules = append(c.SignRules, rule)
			return
		}
	}
}

// suffered signs those whom the outcome's own event, or what a warning names, befalls: العقوبات على طهران ستعود is bad for طهران, a release good.
func (f *finder) suffered(c *reading.Conditional) {
	if r := c.ThenReport; r >= 0 && f.Reports[r].Status != isnad.Negated {
		sign := fate(f.Reports[r].Type)
		for _, e := range f.Reports[r].Recipients {
			if sign != 0 && f.Who.Entities[e].Kind != isnad.Place {
				c.Valence = appendValence(c.Valence, reading.Valence{Entity: e, Sign: sign})
			}
		}
	}
	if f.Lex.Construct(c.Rule) == "warning" && len(c.Valence) == 0 {
		for _, e := range f.named(f.Page.TokenAt(c.If.Start)+1, c.If.End) {
			if f.Who.Entities[e].Kind != isnad.Place {
				c.Valence = appendValence(c.Valence, reading.Valence{Entity: e, Sign: -1})
			}
		}
	}
}

// fate is the sign of an event for whom it befalls, 0 where its type does not tell.
func fate(t isnad.EventType) int {
	switch t {
	case isnad.Assault, isnad.Coerce, isnad.Sanction, isnad.Threaten:
		return -1
	case isnad.Aid, isnad.Support, isnad.Concede:
		return +1
	}
	return 0
}

// ours is the state of whoever speaks, where a word after the gain or loss has the pronoun of the first person plural: يضر بأمننا.
func (f *finder) ours(i, end int32, x reading.Extent) []int32 {
	for ; int(i) < len(f.Page.Tokens) && f.Page.Tokens[i].Start < end; i++ {
		if _, joined := f.Page.WordOf(i, reading.PronounWord); !joined || !strings.HasSuffix(f.Page.Slice(f.Page.Tokens[i].Extent), "نا") {
			continue
		}
		return f.oursAt(x)
	}
	return nil
}

// oursAt is the state of whoever speaks in a stretch.
func (f *finder) oursAt(x reading.Extent) []int32 {
	claim := reading.ClaimOver(f.Said, x)
	if claim < 0 || len(f.Said[claim].Links) == 0 {
		return nil
	}
	e := f.Said[claim].Links[len(f.Said[claim].Links)-1].Entity
	if e < 0 || len(f.Who.Entities[e].Code) < 3 || len(f.Who.Entities[e].Code) > 3 && f.Who.Entities[e].Code[3] != '/' {
		return nil
	}
	return f.stateOf(f.Who.Entities[e].Code[:3])
}
