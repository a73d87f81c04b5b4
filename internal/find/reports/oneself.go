package reports

import (
	"strings"

	"isnad"
	"isnad/internal/reading"
	"isnad/lexicon"
)

// ofOneself makes a future act of the speaker's own a threat if it is an attack, a promise if it helps somebody: قال القائد إنه سيقصف, سنرسل مساعدات.
func (f *finder) ofOneself(h *hit, s standing) standing {
	if h.p == nil || !f.isOwn(h.First) {
		return s
	}
	switch h.p.Type {
	case isnad.Assault:
		s.status = isnad.Threatened
	case isnad.Aid, isnad.Support, isnad.Concede:
		s.status = isnad.Promised
	case isnad.Retreat:
		if f.isFirstPerson(h) {
			s.status = isnad.Promised
		}
	}
	return s
}

// isHostile reports whether an act harms those whom it befalls.
func isHostile(t isnad.EventType) bool {
	switch t {
	case isnad.Assault, isnad.Coerce, isnad.Sanction, isnad.Mobilize, isnad.Protest, isnad.Threaten, isnad.Reject:
		return true
	}
	return false
}

// bargained makes a threat or a promise of what a speaker will do on a condition: قالت أنقرة إنها ستقطع علاقاتها إذا استمر القصف.
func (f *finder) bargained(h *hit, s standing) standing {
	s.status = isnad.Promised
	if h.p != nil && isHostile(h.p.Type) {
		s.status = isnad.Threatened
	}
	return s
}

// offered leaves of an offer only a plan where the act is no favour: مستعدون لقصف القاعدة.
func (f *finder) offered(h *hit, by *cue, s standing) standing {
	if by.construct == "offer" && s.status == isnad.Promised && h.p != nil && isHostile(h.p.Type) {
		s.status = isnad.Planned
	}
	return s
}

// sworn makes a threat of what somebody warns that he himself will do: حذر الحزب من أنه سيهاجم السفن.
func (f *finder) sworn(h *hit, by *cue, s standing) standing {
	if s.status != isnad.Possible || s.leaning != isnad.Feared || !by.verb || h.p == nil || f.Cl.Tag[h.First] != reading.Verb || !f.isFuture(h.First) || !f.isOwn(h.First) {
		return s
	}
	if isHostile(h.p.Type) {
		return standing{isnad.Threatened, 0, s.cue, s.rule}
	}
	return s
}

// isOwn reports whether a verb tells what its speaker will do: in the first person, or right after أنه، إنها, or with a subject of his (بلاده).
func (f *finder) isOwn(i int32) bool {
	for _, s := range f.Seen.From(i) {
		if e := f.Lex.Entry(s.Entry); e.Aspect == lexicon.Imperfect && e.Agreement&lexicon.FirstPerson != 0 && s.Clitics.Has(reading.Sin) {
			return true
		}
	}
	sentence := f.Page.Tokens[i].Sentence
	if i < 1 || f.Page.Tokens[i-1].Sentence != sentence {
		return false
	}
	if f.Cl.Tag[i-1] == reading.That {
		return !strings.HasSuffix(f.Word(i-1), "ن")
	}
	return i > 1 && f.Cl.Tag[i-2] == reading.That && (f.Page.Tokens[i-1].Clitics.Has(reading.Pronoun) || f.Lex.In("g-homelands", f.Page.Tokens[i-1].Form))
}

// isFirstPerson reports whether a trigger is a verb of the first person.
func (f *finder) isFirstPerson(h *hit) bool {
	e := f.Lex.Entry(h.Entry)
	return e.Aspect.IsVerb() && e.Agreement&lexicon.FirstPerson != 0
}
