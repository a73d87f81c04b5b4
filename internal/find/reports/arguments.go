package reports

import (
	"strings"

	"isnad"
	"isnad/internal/find/frames"
	"isnad/internal/reading"
	"isnad/lexicon"
)

// slots is what stands where around a trigger, by entity.
type slots struct {
	subject, object, genitive []int32
	after                     []reading.Slotted
}

// arguments fills actors and recipients from the frame by the predicate's own slots.
func (f *finder) arguments(h *hit, r *reading.Report) {
	frame := f.Frames.Of(h.First)
	if frame == nil {
		return
	}
	s := slots{frame.Subject, frame.Object, frame.Genitive, frame.Slots}
	if h.lent != nil {
		f.lend(h, &s)
	}
	if frame.IsVerb {
		f.voice(h, frame, &s)
	} else {
		f.genitive(h, &s)
	}
	f.agent(h, frame, &s)
	r.Actors = f.entities(f.pick(h.p.Actor, &s))
	r.Recipients = without(f.entities(f.notVictims(h, f.pick(h.p.Recipient, &s))), r.Actors)
	if len(r.Recipients) == 0 && !frame.IsVerb && h.p.Gen == lexicon.RecipientRole {
		r.Recipients = without(f.entities(s.object), r.Actors)
	}
	f.victim(h, r)
	f.captive(h, r)
	f.unnamed(h, frame, r)
	f.others(h, frame, r)
	co := f.pick(h.p.Co, &s)
	if co == nil {
		co = f.pick(h.with, &s)
	}
	if co != nil {
		r.Actors = union(r.Actors, f.entities(co))
		r.Recipients = without(r.Recipients, r.Actors)
	}
	if len(h.p.Place) > 0 {
		taken := f.pick(h.p.Place, &s)
		f.placeFrom(taken, r)
		if len(r.Recipients) == 0 && (h.p.Type == isnad.Coerce || h.p.Type == isnad.Assault) {
			r.Recipients = without(f.entities(f.people(taken)), r.Actors) // اقتحم الجنود منزل الوزير
			if r.Place >= 0 {
				r.Recipients = without(r.Recipients, []int32{r.Place})
			}
		}
	}
	f.fill(h, frame, r)
}

// notVictims leaves out of the recipients of blame or refusal who suffers the act that is blamed or refused: ندد بمقتل طفل blames no child.
func (f *finder) notVictims(h *hit, mentions []int32) (out []int32) {
	for _, m := range mentions {
		victim := false
		for k := range f.hits {
			o := &f.hits[k]
			first := f.Who.Mentions[m].First
			victim = victim || (h.p.Type == isnad.Accuse || h.p.Type == isnad.Reject) && o.p.Gen == lexicon.RecipientRole && o.First >= h.Last && o.Last <= first && first-o.Last <= 3
		}
		if !victim {
			out = append(out, m)
		}
	}
	return out
}

// lend gives a noun the subject of its light verb; what is struck is left to victim.
func (f *finder) lend(h *hit, s *slots) {
	if h.struck {
		s.subject = f.slot(&slots{after: append(append([]reading.Slotted{}, h.lent.Slots...), s.after...)}, f.preps.min)
		return
	}
	if len(s.subject) == 0 {
		s.subject = h.lent.Subject
	}
	if len(s.subject) == 0 && !h.lent.IsVerb {
		s.subject = h.lent.Genitive
	}
	s.after = append(s.after, h.lent.Slots...)
}

// victim gives an act whom the verb that leads to it says it befell: تعرضت السفارة لهجمات, تعرض ثلاثة صحفيين للضرب.
func (f *finder) victim(h *hit, r *reading.Report) {
	if h.aim != nil && len(r.Recipients) == 0 {
		if r.Recipients = without(f.entities(h.aim.Object), r.Actors); len(r.Recipients) == 0 && h.aim.Patient >= 0 {
			r.Recipients = without(f.described(&h.aim.Bare[h.aim.Patient]), r.Actors)
		}
	}
	if !h.struck {
		return
	}
	struck := f.entities(h.lent.Subject)
	if !h.lent.IsVerb {
		if struck = f.entities(h.lent.Genitive); len(struck) == 0 && f.Page.Tokens[h.lent.Token].Clitics.Has(reading.Pronoun) {
			struck = f.entities(f.struckBefore(h.lent.Token))
		}
	}
	if len(struck) == 0 && h.lent.Patient >= 0 {
		struck = f.described(&h.lent.Bare[h.lent.Patient])
	}
	if struck = without(struck, r.Actors); len(struck) > 0 {
		r.Recipients = struck
	}
}

// struckBefore is what the pronoun of a doing-noun like تعرضها means: the nearest name or place before it in its sentence that fits.
func (f *finder) struckBefore(i int32) []int32 {
	for j := i - 1; j >= f.Page.Sentences[f.Page.Tokens[i].Sentence].First; j-- {
		if m := f.Who.ByToken[j]; m >= 0 && f.fitsPronoun(i, m) {
			return []int32{m}
		}
	}
	return f.antecedent(i)
}

// voice reads a verb that print does not mark as passive: with a count or an indefinite noun and no second noun phrase, the subject is
// whom it befalls.
func (f *finder) voice(h *hit, frame *reading.Frame, s *slots) {
	if frame.Inherited && f.countIsSubject(h) {
		switch {
		case len(s.subject) == 0 || !f.othersOf(h, s.subject[0]):
			s.subject = nil
		case !h.p.Recipient.Has(lexicon.Subject):
			s.subject, s.object = nil, s.subject
		}
		return
	}
	if frame.IsPassive && h.p.Actor.Has(lexicon.Subject) {
		s.subject, s.object = nil, s.subject
		return
	}
	if doer := f.blamesNext(h, frame, s); doer != nil {
		s.subject, s.object = doer, s.subject
		return
	}
	transitive := h.p.Recipient.Has(lexicon.Object) && h.p.Actor.Has(lexicon.Subject)
	if transitive && len(s.object) == 0 && frame.Patient < 0 && !frame.Inherited && !f.Page.Tokens[h.First].Clitics.Has(reading.Pronoun) && len(s.subject) > 0 && f.befalls(h, s.subject[0]) {
		s.subject, s.object = nil, s.subject
	}
}

// blamesNext is the doer of the verb before, where a verb of blame that و joins to it has but one noun phrase, with ب right after it, whom it blames: نفت
// الكتيبة ذلك واتهمت عصابات التهريب بالهجوم.
func (f *finder) blamesNext(h *hit, frame *reading.Frame, s *slots) []int32 {
	if h.p.Type != isnad.Accuse || frame.Inherited || len(s.subject) != 1 || len(s.object) > 0 || !f.Page.Tokens[h.First].Clitics.Has(reading.Wa) || !h.p.Recipient.Has(lexicon.Object) {
		return nil
	}
	after := f.Who.Mentions[s.subject[0]].Last
	if f.Who.Mentions[s.subject[0]].First != h.Last || int(after) >= len(f.Page.Tokens) || !f.Page.Tokens[after].Clitics.Has(reading.Ba) {
		return nil
	}
	for i := h.First - 1; i >= f.Page.Sentences[f.Page.Tokens[h.First].Sentence].First; i-- {
		if before := f.Frames.Of(i); before != nil && before.IsVerb {
			if len(before.Subject) == 1 && before.Subject[0] != s.subject[0] && reading.Ends(f.Page.Slice(f.Page.Tokens[i].Extent), "ت") == reading.Ends(f.Page.Slice(f.Page.Tokens[h.First].Extent), "ت") {
				return before.Subject
			}
			return nil
		}
	}
	return nil
}

// countIsSubject reports whether a number right after a masculine verb of harm is its subject, so that none is carried over: وجرح أربعة آخرون.
func (f *finder) countIsSubject(h *hit) bool {
	return h.p.Type == isnad.Assault && h.aspect.IsVerb() && f.Lex.Entry(h.Entry).Agreement&(lexicon.Plural|lexicon.Feminine) == 0 &&
		(f.startsAmount(h.Last) || int(h.Last) < len(f.Cl.Tag) && f.Cl.Tag[h.Last] == reading.Number)
}

// othersOf reports whether the number after a verb counts others of the same people as the victims before: قتل سبعة مدنيين وأصيب 12 آخرون.
func (f *finder) othersOf(h *hit, m int32) bool {
	victim := false
	for k := len(f.out) - 1; k >= 0 && f.out[k].Sentence == f.Page.Tokens[h.First].Sentence; k-- {
		victim = victim || member(f.out[k].Recipients, f.Who.Mentions[m].Entity)
	}
	if !victim {
		return false
	}
	s := f.Page.Sentences[f.Page.Tokens[h.First].Sentence]
	for i := h.Last; i < min(s.Last, h.Last+4); i++ {
		if f.Lex.In("g-others", f.Page.Tokens[i].Stem) {
			return true
		}
	}
	return false
}

// befalls reports whether the only noun phrase of an act of force is its victim: a number stands before it, or it is people without an article
// right after the verb.
func (f *finder) befalls(h *hit, m int32) bool {
	if h.p.Type != isnad.Assault && h.p.Mode != isnad.Arrest && h.p.Mode != isnad.Release {
		return false
	}
	first := f.Who.Mentions[m].First
	if first < h.First {
		kind := f.Who.Entities[f.Who.Mentions[m].Entity].Kind
		return h.aspect == lexicon.Perfect && !f.Page.Tokens[h.First].Clitics.Has(reading.Pronoun) && h.p.Mode != isnad.Explosives &&
			((f.Lex.Entry(h.Entry).Agreement&lexicon.Plural != 0 || reading.Ends(f.Page.Slice(f.Page.Tokens[h.First].Extent), "ا")) && kind == isnad.Group && !f.hasBare(h) || kind == isnad.Person && f.nothingBare(h.Last))
	}
	for i := h.Last; i <= first; i++ {
		if f.Cl.Tag[i] == reading.Number || f.Cl.Tag[i] == reading.Quantifier || f.startsAmount(i) {
			return true
		}
	}
	e := &f.Who.Entities[f.Who.Mentions[m].Entity]
	people := e.Kind == isnad.Group && !f.accusativeAfter(h, m) || e.Kind == isnad.Person && f.Who.Mentions[m].Form == isnad.NominalForm && f.nothingBare(f.Who.Mentions[m].Last)
	return people && !f.Page.Tokens[first].Clitics.Has(reading.Al)
}

// accusativeAfter reports whether an object that is no mention follows a mention: هاجم مسلحون حاجزا.
func (f *finder) accusativeAfter(h *hit, m int32) bool {
	frame := f.Frames.Of(h.First)
	if frame == nil {
		return false
	}
	for k := range frame.Bare {
		if p := &frame.Bare[k]; p.First >= f.Who.Mentions[m].Last && p.Case == reading.Oblique && !p.IsJoined {
			return true
		}
	}
	return false
}

// hasBare reports whether a noun phrase that no preposition governs stands right after a trigger: اختطفوا نقيب الصيادلة.
func (f *finder) hasBare(h *hit) bool {
	frame := f.Frames.Of(h.First)
	return frame != nil && len(frame.Bare) > 0 && frame.Bare[0].First <= h.Last+1
}

// nothingBare reports whether no noun that could be an object stands at token i: a preposition, a mark or the end of the sentence does.
func (f *finder) nothingBare(i int32) bool {
	if int(i) >= len(f.Page.Tokens) || f.Page.Tokens[i].Sentence != f.Page.Tokens[i-1].Sentence {
		return true
	}
	t := &f.Page.Tokens[i]
	return f.Cl.Tag[i] != reading.Noun && f.Cl.Tag[i] != reading.Number && f.Cl.Tag[i] != reading.Quantifier || t.Clitics.Has(reading.Wa|reading.Ba|reading.Lam)
}

// genitive gives the genitive of a noun its role: by the predicate's habit, but as actor where a second phrase with ل holds the object
// (استهداف الفصائل للسفارة).
func (f *finder) genitive(h *hit, s *slots) {
	g := s.genitive
	if h.Clitics.Has(reading.Pronoun) || len(g) == 0 && f.Page.Tokens[h.First].Clitics.Has(reading.Pronoun) {
		if len(g) > 0 && f.Who.Mentions[g[0]].First == h.Last && len(s.object) == 0 {
			s.object = g // استهدافها القوات
		}
		g = f.antecedent(h.First)
	}
	if len(g) == 0 {
		return
	}
	role := h.p.Gen
	if !f.Page.Tokens[h.First].Clitics.Has(reading.Pronoun) && h.aspect != lexicon.Participle && !f.isControlled(h) {
		role = f.genitiveRole(h, g)
	}
	if object := f.slot(s, f.preps.lam); h.Clitics.Has(reading.Pronoun) && len(object) > 0 && h.p.Recipient.Has(lexicon.Object) && f.Who.Mentions[object[0]].First == h.Last {
		s.object, s.subject = object, g // غزوه لأوكرانيا
		return
	}
	if object := f.slot(s, f.preps.lam); len(object) > 0 && h.p.Recipient.Has(lexicon.Object) && f.follows(object[0], g) {
		s.object, role = object, lexicon.ActorRole
	}
	if len(s.object) > 0 && h.p.Actor.Has(lexicon.Subject) && (h.p.Recipient.Has(lexicon.Object) || role == lexicon.PlaceRole) {
		s.genitive, role = s.object, lexicon.ActorRole // اقتحام الميليشيا منزل الوزير
	}
	switch role {
	case lexicon.ActorRole:
		if len(s.subject) == 0 || len(s.object) > 0 {
			s.subject = g
		}
	case lexicon.PlaceRole:
		if f.Who.Mentions[g[0]].First == h.Last && len(f.people(g)) > 0 && f.Who.Entities[f.Who.Mentions[g[0]].Entity].Kind != isnad.State {
			if f.isBesieged(h, g) {
				s.object = g // تطويق القوات
			} else if len(s.subject) == 0 && h.p.Actor.Has(lexicon.Subject) {
				s.subject = g // اقتحام المستوطنين
			}
			return
		}
		if s.genitive = g; h.p.Place.Has(lexicon.Object) && !h.p.Recipient.Has(lexicon.Object) && len(s.object) == 0 {
			s.object = g // تحرير المدينة
		}
	default:
		s.object = g
	}
}

// isControlled reports whether the verb before a doing-noun says of its own subject whether it does the act, so that the genitive is whom it befalls: رفضت
// الحكومة إقالة الوزير, هدد الحزب بإسقاط الحكومة.
func (f *finder) isControlled(h *hit) bool {
	if h.aspect != lexicon.Masdar || h.p.Gen != lexicon.RecipientRole {
		return false
	}
	for k := range f.hits {
		o := &f.hits[k]
		if o.Last <= h.First && h.First-o.Last <= reachControl && (o.p.Type == isnad.Reject || o.p.Gives != 0) && f.Cl.Tag[o.First] == reading.Verb && f.Page.Tokens[o.First].Sentence == f.Page.Tokens[h.First].Sentence && f.isClear(o.Last, h.First) {
			return true
		}
	}
	return false
}

// reachControl is how many words may stand between a verb and the act that its subject is to do.
const reachControl = 8

// isBesieged reports whether news tell that genitives of a class suffer an act whose genitive is a place else.
func (f *finder) isBesieged(h *hit, g []int32) bool {
	told := f.Lex.FrameOf(h.p.ID)
	if told == nil {
		return false
	}
	acts, known := told.GenitiveActs(int(frames.ClassOf(f.Page, f.Who, f.Lex, g[0])))
	return known && acts < 1-surely
}

// follows reports whether a mention stands right after the last of others, or two tokens on.
func (f *finder) follows(m int32, others []int32) bool {
	gap := f.Who.Mentions[m].First - f.Who.Mentions[others[len(others)-1]].Last
	return gap <= 2
}

// agent takes the doer after من قبل, على يد and برصاص.
func (f *finder) agent(h *hit, frame *reading.Frame, s *slots) {
	if !f.hasAgent(h, frame) || h.p.Recipient.Has(lexicon.Subject) {
		return
	}
	if len(s.subject) > 0 && len(s.object) == 0 && frame.IsVerb {
		s.object = s.subject
	}
	if s.subject = nil; frame.By[0].Mention >= 0 {
		s.subject = []int32{frame.By[0].Mention}
	}
}

// hasAgent reports whether the doer of a trigger stands after words that lead to it, where the trigger does not take them otherwise (سقطت بيد).
func (f *finder) hasAgent(h *hit, frame *reading.Frame) bool {
	return len(frame.By) > 0 && !f.otherTrigger(h.Last, frame.By[0].First) && (len(h.p.Actor) == 0 || h.p.Actor.Has(lexicon.Subject) || h.p.Recipient.Has(lexicon.Subject))
}

// pick returns the mentions of the first filled slot.
func (f *finder) pick(want []lexicon.Slot, s *slots) []int32 {
	for _, slot := range want {
		var got []int32
		switch slot {
		case lexicon.Subject:
			got = s.subject
		case lexicon.Object:
			got = s.object
		case lexicon.Genitive:
			got = s.genitive
		default:
			got = f.slot(s, uint32(slot))
		}
		if len(got) > 0 {
			return got
		}
	}
	return nil
}

func (f *finder) slot(s *slots, prep uint32) []int32 {
	for _, a := range s.after {
		if a.Slot == prep {
			return a.Mentions
		}
	}
	return nil
}

func (f *finder) entities(mentions []int32) (out []int32) {
	for _, m := range mentions {
		out = union(out, []int32{f.Who.Mentions[m].Entity})
	}
	return out
}

func union(a, b []int32) []int32 {
	for _, x := range b {
		if !member(a, x) {
			a = append(a, x)
		}
	}
	return a
}

func without(a, b []int32) (out []int32) {
	for _, x := range a {
		if !member(b, x) {
			out = append(out, x)
		}
	}
	return out
}

func member(a []int32, x int32) bool {
	for _, y := range a {
		if x == y {
			return true
		}
	}
	return false
}

// placeFrom sets the place of an event from a slot that holds it.
func (f *finder) placeFrom(mentions []int32, r *reading.Report) {
	for _, m := range mentions {
		if e := &f.Who.Entities[f.Who.Mentions[m].Entity]; e.Kind == isnad.Place && f.isOnePlace(e) || e.Kind == isnad.State {
			r.Place, r.Precision = f.Who.Mentions[m].Entity, precision(e)
			r.Recipients = without(r.Recipients, []int32{r.Place})
			return
		}
	}
}

func precision(e *reading.Entity) isnad.Precision {
	if e.Kind == isnad.State {
		return isnad.Country
	}
	return e.Precision
}

// placeStruck makes a place that an act befalls the place of the act, one with a name first, and one that is only described where no other is told: قصف
// القاعدة.
func (f *finder) placeStruck(r *reading.Report, named bool) {
	for _, e := range r.Recipients {
		x := &f.Who.Entities[e]
		if len(x.Mentions) == 0 || named && !f.isNamed(x) || !f.isOnePlace(x) {
			continue
		}
		if r.Place < 0 && (x.Kind == isnad.Place && isForce(r.Type) || r.Mode == isnad.Visit && (x.Kind == isnad.Place || x.Kind == isnad.State && !named)) {
			r.Place, r.Precision = e, precision(x)
		}
	}
}

// isNamed reports whether a place has a name of its own, be it one that only the text tells: قرية سوسيا.
func (f *finder) isNamed(x *reading.Entity) bool {
	for _, n := range x.Mentions {
		if m := &f.Who.Mentions[n]; m.Form == isnad.NameForm || m.Last > m.First+1 && (f.Page.IsProper(m.First+1) || !f.Page.Tokens[m.First+1].KnownAsStem) {
			return true
		}
	}
	return false
}

// isOnePlace reports whether a place is a certain one and no kind of place: القاعدة, مطار حلب, but not مباني السكان, بؤرة استيطانية.
func (f *finder) isOnePlace(x *reading.Entity) bool {
	if f.isNamed(x) {
		return true
	}
	m := &f.Who.Mentions[x.Mentions[0]]
	definite := false
	for i := m.First; i < m.Last; i++ {
		definite = definite || f.Page.Tokens[i].Clitics.Has(reading.Al|reading.Pronoun) || i > m.First && f.namesPlace(i)
	}
	w, ok := f.Page.Stem(m.Head)
	bare := func(s string) string { return strings.TrimSuffix(strings.TrimPrefix(s, "ال"), "ة") }
	return ok && definite && bare(w.Form) == bare(f.Page.Lemma(&w))
}

// namesPlace reports whether the gazetteer knows a place or country that begins at token i.
func (f *finder) namesPlace(i int32) bool {
	for _, s := range f.Seen.From(i) {
		if k := f.Lex.Kind(f.Lex.Entry(s.Entry).Row); k == lexicon.PlaceKind || k == lexicon.CountryKind {
			return true
		}
	}
	return false
}

// happensSomewhere reports whether events of a type have a place of their own beside that of what they speak of.
func (f *finder) happensSomewhere(t isnad.EventType) bool {
	return isForce(t) || t == isnad.Consult || t == isnad.Protest || t == isnad.Sanction || t == isnad.Aid || t == isnad.Cooperate
}

func (f *finder) commaBetween(from, to int32) bool {
	for i := from; i < to; i++ {
		if f.Page.IsMark(i, '،', ',') {
			return true
		}
	}
	return false
}

func abs(n int32) int32 { return max(n, -n) }
