package reports

import (
	"isnad"
	"isnad/internal/find/frames"
	"isnad/internal/reading"
	"isnad/lexicon"
)

// unnamed takes people whom only a number or an indefinite noun tells as actors and recipients, where no name stands for them: قتل ثلاثة فلسطينيين,
// أحرق مهاجمان المنزل, مقتل طفل.
func (f *finder) unnamed(h *hit, frame *reading.Frame, r *reading.Report) {
	if f.hasAgent(h, frame) && len(r.Actors) == 0 {
		r.Actors = without(f.described(&frame.By[0]), r.Recipients)
	}
	if h.lent != nil && !h.struck && h.lent.Agent >= 0 && len(r.Actors) == 0 {
		r.Actors = without(f.describedAll(h.lent, h.lent.Agent), r.Recipients) // هجوم شنه متمردون
	}
	if !frame.IsVerb && len(frame.Fore) > 0 && h.p.Recipient.Has(lexicon.Object) {
		r.Recipients = without(f.described(&frame.Fore[0]), r.Actors) // خمسة ناشطين تم اعتقالهم
	}
	if !frame.IsVerb {
		f.unnamedGenitive(h, frame, r)
		return
	}
	f.unnamedBefore(h, frame, r)
	if p := frame.Patient; p >= 0 && (len(r.Recipients) == 0 || frame.Bare[p].Mention < 0) && (h.p.Recipient.Has(lexicon.Object) || h.p.Recipient.Has(lexicon.Subject)) {
		r.Recipients = union(without(f.describedAll(frame, p), r.Actors), r.Recipients)
	}
	if frame.Agent >= 0 && len(r.Actors) == 0 && h.p.Actor.Has(lexicon.Subject) {
		r.Actors = without(f.describedAll(frame, frame.Agent), r.Recipients)
	}
}

// describedAll are the entities of a phrase for people and of those that و joins to it: قتل جندي وثمانية مقاتلين.
func (f *finder) describedAll(frame *reading.Frame, k int32) (out []int32) {
	for n := int(k); n < len(frame.Bare) && (n == int(k) || frame.Bare[n].IsJoined && (frame.Bare[n].IsPeople || frame.Bare[n].Mention >= 0)); n++ {
		out = union(out, f.described(&frame.Bare[n]))
	}
	return out
}

// unnamedBefore takes people before a verb: they do the act, or suffer it where nothing follows that they could do it to (أن ثلاثة جنود قتلوا في هجوم).
func (f *finder) unnamedBefore(h *hit, frame *reading.Frame, r *reading.Report) {
	if len(frame.Fore) == 0 || h.struck {
		return
	}
	who := f.described(&frame.Fore[0])
	suffers := frame.IsPassive || h.p.Recipient.Has(lexicon.Subject) || !frame.Inherited && f.mayBePassive(h, frame)
	switch {
	case suffers && len(r.Recipients) == 0:
		r.Recipients = without(who, r.Actors)
	case !suffers && len(r.Actors) == 0 && h.p.Actor.Has(lexicon.Subject):
		r.Actors = without(who, r.Recipients)
	}
}

// mayBePassive reports whether a perfect verb of force with an object in its frame has none here, neither noun nor pronoun: its subject suffers it then.
func (f *finder) mayBePassive(h *hit, frame *reading.Frame) bool {
	return h.aspect == lexicon.Perfect && h.p.Recipient.Has(lexicon.Object) && h.p.Actor.Has(lexicon.Subject) && len(frame.Bare) == 0 && !frame.ObjectIsIt &&
		h.p.Mode != isnad.Explosives && (h.p.Type == isnad.Assault || h.p.Mode == isnad.Arrest || h.p.Mode == isnad.Release)
}

// unnamedGenitive takes people who stand in the genitive of an act: whom it befalls, or who does it, as the predicate has it.
func (f *finder) unnamedGenitive(h *hit, frame *reading.Frame, r *reading.Report) {
	if frame.Patient < 0 {
		return
	}
	p := &frame.Bare[frame.Patient]
	if _, nation := f.nationality(p.Head); nation && !p.IsCount && h.p.Actor.Has(lexicon.Subject) && p.First == h.Last && !f.IsPlural(p.Head) {
		return // غزو روسي
	}
	switch f.roleOf(h, p.Class) {
	case lexicon.RecipientRole:
		if len(r.Recipients) == 0 {
			r.Recipients = f.described(p)
		}
	case lexicon.ActorRole:
		if len(r.Actors) == 0 && h.p.Actor.Has(lexicon.Subject) && (p.IsCount || p.Case != reading.NoCase) { // هجوم انتحاري is an adjective
			r.Actors = without(f.described(p), r.Recipients)
		}
	}
}

const surely = 0.7 // of a genitive's role by what news tell of its class

// genitiveRole is the role of a genitive: that which news tell of its class where they are clear (قصف الطائرات against قصف المدينة), else the
// predicate's habit.
func (f *finder) genitiveRole(h *hit, g []int32) lexicon.Role {
	return f.roleOf(h, frames.ClassOf(f.Page, f.Who, f.Lex, g[0]))
}

func (f *finder) roleOf(h *hit, class reading.Class) lexicon.Role {
	if !h.p.Actor.Has(lexicon.Subject) || !h.p.Recipient.Has(lexicon.Object) || h.p.Gen == lexicon.PlaceRole || h.p.GenAlways {
		return h.p.Gen
	}
	told := f.Lex.FrameOf(h.p.ID)
	if told == nil {
		return h.p.Gen
	}
	switch acts, known := told.GenitiveActs(int(class)); {
	case known && acts >= surely:
		return lexicon.ActorRole
	case known && acts <= 1-surely:
		return lexicon.RecipientRole
	}
	return h.p.Gen
}

// described returns the entity of a phrase for people that is no mention, which it adds.
func (f *finder) described(p *reading.Phrase) []int32 {
	if p.Mention >= 0 {
		return f.entities([]int32{p.Mention})
	}
	if e := f.Described(p); e >= 0 {
		return []int32{e}
	}
	return nil
}

// others gives harm that only a number counts, or آخرون, those of the harm before it that و joins it to: مقتل 21 من المتمردين وإصابة 36 آخرين, قتل خمسة من
// الشرطة وجرح اثنان.
func (f *finder) others(h *hit, frame *reading.Frame, r *reading.Report) {
	if r.Type != isnad.Assault && r.Mode != isnad.Arrest || len(r.Recipients) > 0 || len(frame.Bare) == 0 || !f.Page.Tokens[h.First].Clitics.Has(reading.Wa) || len(f.out) == 0 {
		return
	}
	p := &frame.Bare[0]
	if !p.IsCount || p.First > h.Last+3 || f.TellsWho(p) || p.Mention >= 0 {
		return
	}
	last := &f.out[len(f.out)-1]
	if last.Sentence == r.Sentence && f.tellsHarm(last) {
		r.Recipients = without(last.Recipients, r.Actors)
	}
}
