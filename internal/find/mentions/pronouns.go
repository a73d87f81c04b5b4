package mentions

import (
	"slices"
	"strings"

	"isnad"
	"isnad/internal/reading"
	"isnad/lexicon"
)

// Pronouns adds the pronouns joined to nouns (أغلقت فرنسا سفارتها) as mentions of who owns: the one entity before them in the sentence that agrees and is the subject
// of a verb there. Where two agree, or another noun that agrees stands between, none is added. Names, aliases and the layer by tokens stay as they are.
func Pronouns(page *reading.Page, cl *reading.Clauses, frames *reading.Frames, found *reading.Who, lex *lexicon.Lexicon) reading.Who {
	who := *found
	who.Entities, who.Mentions = slices.Clone(found.Entities), slices.Clip(found.Mentions)
	p := pronouns{page: page, cl: cl, lex: lex, who: found}
	p.findSubjects(frames)
	for i := range page.Tokens {
		t := &page.Tokens[i]
		tail := pronounOf(page.Slice(t.Extent))
		if tail == "" || !t.Clitics.Has(reading.Pronoun) || cl.Tag[i] != reading.Noun || !t.KnownAsStem || lex.In("g-selves", t.Form) || lex.In("g-no-owners", t.Stem) {
			continue
		}
		e := p.owner(int32(i), tail)
		if e < 0 {
			continue
		}
		m := reading.Mention{Extent: reading.Extent{Start: t.End - int32(len(tail)), End: t.End}, Entity: e, Form: isnad.PronounForm, First: int32(i), Last: int32(i) + 1, Head: int32(i), Within: true}
		of := &who.Entities[e]
		of.Mentions = append(slices.Clip(of.Mentions), int32(len(who.Mentions)))
		who.Mentions = append(who.Mentions, m)
		slices.SortStableFunc(of.Mentions, func(a, b int32) int { return int(who.Mentions[a].Start - who.Mentions[b].Start) })
	}
	return who
}

type pronouns struct {
	page     *reading.Page
	cl       *reading.Clauses
	lex      *lexicon.Lexicon
	who      *reading.Who
	subjects []bool // per mention: whether a verb has it as its subject
	next     int    // the first mention after the token in question
}

func (p *pronouns) findSubjects(frames *reading.Frames) {
	p.subjects = make([]bool, len(p.who.Mentions))
	for i := range frames.All {
		f := &frames.All[i]
		if !f.IsVerb || f.Inherited {
			continue
		}
		for _, m := range f.Subject {
			p.subjects[m] = true
		}
	}
}

// owner is the entity that the pronoun of token i means, or -1.
func (p *pronouns) owner(i int32, tail string) int32 {
	for p.next < len(p.who.Mentions) && p.who.Mentions[p.next].First < i {
		p.next++
	}
	sentence := p.page.Tokens[i].Sentence
	owner, at, isSubject := int32(-1), int32(-1), false
	for k := p.next - 1; k >= 0 && p.page.Tokens[p.who.Mentions[k].First].Sentence == sentence; k-- {
		m := &p.who.Mentions[k]
		if m.Last > i {
			continue
		}
		if !p.agrees(m, tail) {
			continue
		}
		if owner >= 0 && m.Entity != owner {
			return -1
		}
		owner, at, isSubject = m.Entity, max(at, m.Last), isSubject || p.subjects[k]
	}
	if owner < 0 || !isSubject || p.who.Entities[owner].Kind == isnad.Place || p.hasRival(at, i, tail) {
		return -1
	}
	return owner
}

// agrees reports whether a pronoun may mean what a mention names.
func (p *pronouns) agrees(m *reading.Mention, tail string) bool {
	kind := p.who.Entities[m.Entity].Kind
	he := kind == isnad.State && p.lex.In("g-he-states", p.page.Tokens[m.Head].Stem)
	feminine := m.Agreement&reading.Feminine != 0 || kind == isnad.State && !he || kind == isnad.Place
	switch tail {
	case "هم":
		return kind == isnad.Group || m.Agreement&reading.Plural != 0
	case "ها":
		return feminine
	}
	return kind != isnad.Group && (!feminine || kind == isnad.Place)
}

// hasRival reports whether a noun between two tokens, which is no mention, agrees with the pronoun as well: ات and ة with ها, one with the article with ه.
func (p *pronouns) hasRival(from, to int32, tail string) bool {
	for i := from; i < to; i++ {
		t := &p.page.Tokens[i]
		if p.cl.Tag[i] == reading.Relative {
			return true
		}
		if p.cl.Tag[i] != reading.Noun || t.Kind != reading.Arabic || p.who.ByToken[i] >= 0 {
			continue
		}
		s := p.page.Text[t.StemStart:t.StemEnd]
		feminine := strings.HasSuffix(s, "ة") || strings.HasSuffix(s, "ات")
		switch {
		case tail == "ها" && (feminine || t.Clitics.Has(reading.Al)):
			return true
		case tail == "ه" && !feminine && t.Clitics.Has(reading.Al):
			return true
		case tail == "هم" && (strings.HasSuffix(s, "ين") || strings.HasSuffix(s, "ون") || t.Clitics.Has(reading.Al) && !feminine):
			return true
		}
	}
	return false
}
