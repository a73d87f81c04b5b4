package reports

import (
	"fmt"

	"isnad"
	"isnad/internal/find/frames"
	"isnad/internal/reading"
	"isnad/lexicon"
)

// fill looks outside the frame for arguments that it left open: an adjective of nationality, a pronoun, ضد and بحق; and it makes places of what only
// stands for one.
func (f *finder) fill(h *hit, frame *reading.Frame, r *reading.Report) {
	if h.p.Actor.Has(lexicon.Subject) || len(h.p.Co) > 0 {
		if state := f.nation(h, frame); state >= 0 && (len(r.Actors) == 0 || frame.IsVerb) && !member(r.Recipients, state) {
			r.Actors = []int32{state}
		}
	}
	if len(r.Actors) == 0 {
		r.Actors = f.homelandBeside(h, frame)
	}
	if frame.IsVerb && len(r.Recipients) == 0 && h.p.Recipient.Has(lexicon.Object) && f.Page.Tokens[h.First].Clitics.Has(reading.Pronoun) {
		r.Recipients = without(f.entities(f.taken(h.First)), r.Actors)
		if len(r.Recipients) == 0 && len(r.Actors) > 0 {
			if m := f.antecedentBut(h.First, r.Actors); len(m) > 0 && f.Page.Tokens[f.Who.Mentions[m[0]].First].Sentence == r.Sentence {
				r.Recipients = f.entities(m) // who does it is not whom it befalls
			}
		}
		if len(frame.Bare) > 0 && frame.Bare[0].IsCount && frame.Bare[0].IsPeople && frame.Bare[0].First == h.Last {
			r.Recipients = union(r.Recipients, without(f.described(&frame.Bare[0]), r.Actors)) // سلموهم 30 أسيرا
		}
	}
	if len(r.Recipients) == 0 {
		r.Recipients = without(f.entities(f.against(h)), r.Actors)
	}
	if len(r.Recipients) == 0 && h.p.Type != isnad.Consult {
		r.Recipients = without(f.entities(f.people(f.owner(h, frame))), r.Actors)
	}
	if len(r.Actors) == 0 && r.Nominal && !h.p.Recipient.Has(lexicon.Object) && !h.p.Recipient.Has(lexicon.Slot(f.preps.lam)) && isForce(h.p.Type) {
		if m := f.Who.StartingAt(h.Last); m >= 0 && f.Page.Tokens[h.Last].Clitics.Has(reading.Lam) && !h.Clitics.Has(reading.Al|reading.Pronoun) {
			r.Actors = f.entities(f.people([]int32{m})) // غارات للتحالف
			r.Recipients = without(r.Recipients, r.Actors)
		}
	}
	if frame.IsVerb && h.p.Type == isnad.Consult && len(r.Actors) == 1 && len(r.Recipients) == 0 && len(frame.Object) == 0 {
		r.Actors = union(r.Actors, f.entities(f.people(f.guest(h.First))))
	}
	f.owners(r)
	f.placesApart(h, r)
}

// guest is the subject of the verb before a verb of meeting that حيث or و joins to it, whose own subject was dropped: وصل إلى بيروت حيث التقى رئيس الحكومة.
func (f *finder) guest(i int32) []int32 {
	if i < 1 || !f.Page.Tokens[i].Clitics.Has(reading.Wa) && !f.Lex.In("g-there", f.Page.Tokens[i-1].Form) {
		return nil
	}
	for j := i - 1; j >= 0 && f.Page.Tokens[j].Sentence == f.Page.Tokens[i].Sentence; j-- {
		if f.Cl.Tag[j] == reading.That || f.Cl.Tag[j] == reading.Relative {
			return nil
		}
		if frame := f.Frames.Of(j); frame != nil && frame.IsVerb {
			return frame.Subject
		}
	}
	return nil
}

// placesApart takes places out of the actors, and out of the recipients where في or ب governs them: who stands in a place is not told.
func (f *finder) placesApart(h *hit, r *reading.Report) {
	keep := func(all []int32, isPlace func(e int32) bool) (out []int32) {
		for _, e := range all {
			if f.Who.Entities[e].Kind != isnad.Place || !isPlace(e) {
				out = append(out, e)
			} else if r.Place < 0 && f.isOnePlace(&f.Who.Entities[e]) {
				r.Place, r.Precision = e, precision(&f.Who.Entities[e])
			}
		}
		return out
	}
	r.Actors = keep(r.Actors, func(int32) bool { return true })
	r.Recipients = keep(r.Recipients, func(e int32) bool {
		return isForce(h.p.Type) && h.p.Type != isnad.Assault || h.p.Type == isnad.Aid && f.Who.Entities[e].Precision == isnad.Point || f.standsIn(h, e)
	})
}

// standsIn reports whether the first mention of an entity after a trigger stands after في or ب.
func (f *finder) standsIn(h *hit, e int32) bool {
	s := f.Page.Sentences[f.Page.Tokens[h.First].Sentence]
	for i := h.Last; i < s.Last; i++ {
		if m := f.Who.StartingAt(i); m >= 0 && f.Who.Mentions[m].Entity == e {
			gov := f.Cl.Gov[i]
			return f.Cl.Gov[h.First] != gov && (gov == f.preps.fi || gov == f.preps.ba)
		}
	}
	return false
}

// nation is the state that an adjective of nationality makes the doer of an act: قصف إسرائيلي, الغارات الجوية الأمريكية, استهدفت طائرة سعودية موقعا. It
// is -1 where none does.
func (f *finder) nation(h *hit, frame *reading.Frame) int32 {
	i := h.Last
	if frame.IsVerb {
		if len(frame.Subject) > 0 && !frame.Inherited || frame.IsPassive || !f.isSubjectNoun(h, i) {
			return -1
		}
		i++
	}
	if !frame.IsVerb && f.Page.Tokens[h.First].Clitics.Has(reading.Pronoun) && h.Clitics.Has(reading.Pronoun) {
		return -1
	}
	for k := i; k < i+2 && int(k) < len(f.Page.Tokens) && f.Page.Tokens[k].Sentence == f.Page.Tokens[h.First].Sentence; k++ {
		if f.Who.ByToken[k] >= 0 || f.Cl.Tag[k] != reading.Noun {
			return -1
		}
		if row, ok := f.nationality(k); ok {
			return f.state(f.Lex.Country(row), k)
		}
		if f.Page.Tokens[k].Clitics.Has(reading.Al) != f.Page.Tokens[i].Clitics.Has(reading.Al) || f.Page.Tokens[k].Clitics&^reading.Al != 0 {
			return -1
		}
	}
	return -1
}

// isSubjectNoun reports whether a noun that is no mention stands at token i, right after a verb that agrees with its feminine.
func (f *finder) isSubjectNoun(h *hit, i int32) bool {
	if int(i)+1 >= len(f.Page.Tokens) || f.Cl.Tag[i] != reading.Noun || f.Who.ByToken[i] >= 0 || f.Page.Tokens[i].Clitics&^reading.Al != 0 {
		return false
	}
	feminine := f.Lex.Entry(h.Entry).Agreement&lexicon.Feminine != 0
	s := f.Page.Slice(f.Page.Tokens[i+1].Extent)
	return feminine && len(s) > 4 && s[len(s)-2:] == "ة"
}

// homelandBeside is the speaker's own country as the doer: إغلاق بلاده لسفارتها, سحبت بلاده سفيرها, قال إن بلاده ستسحب سفيرها.
func (f *finder) homelandBeside(h *hit, frame *reading.Frame) []int32 {
	home := f.homeland(h.Last)
	if home < 0 && frame.IsVerb && !frame.IsPassive {
		home = f.homeland(h.First - 1)
	}
	if home < 0 || !h.p.Actor.Has(lexicon.Subject) {
		return nil
	}
	return []int32{home}
}

// homeland is the state that بلاده or بلادها at token i means: that of the last one named before it who has a state. It is -1 where there is none.
func (f *finder) homeland(i int32) int32 {
	if i < 0 || int(i) >= len(f.Page.Tokens) || !f.Lex.In("g-homelands", f.Page.Tokens[i].Form) {
		return -1
	}
	paragraph := f.Page.ParagraphOf(f.Page.Tokens[i].Start)
	for j := i - 1; j >= 0 && f.Page.ParagraphOf(f.Page.Tokens[j].Start) == paragraph; j-- {
		m := f.Who.StartingAt(j)
		if m < 0 {
			continue
		}
		e := &f.Who.Entities[f.Who.Mentions[m].Entity]
		country := isnad.CountryOf(e.Code, e.Kind)
		if country == "" || e.Kind == isnad.Place || e.Kind == isnad.State {
			continue
		}
		for k := range f.Lex.Countries {
			if c := &f.Lex.Countries[k]; c.Code == country {
				return f.state(c, i)
			}
		}
	}
	return -1
}

// nationality returns the row of the country whose adjective stands at token i.
func (f *finder) nationality(i int32) (uint32, bool) {
	for _, s := range f.Seen.From(i) {
		if e := f.Lex.Entry(s.Entry); s.Last == i+1 && e.Aspect == lexicon.Demonym && s.Clitics == f.Page.Tokens[i].Clitics && s.Clitics&^reading.Al == 0 {
			return e.Row, true
		}
	}
	return 0, false
}

// state returns the entity of a country, which it adds, with the word at token i as its mention, where the text names it nowhere.
func (f *finder) state(country *lexicon.Country, i int32) int32 {
	for e := range f.Who.Entities {
		if f.Who.Entities[e].Kind == isnad.State && f.Who.Entities[e].Code == country.Code {
			return int32(e)
		}
	}
	e := int32(len(f.Who.Entities))
	m := int32(len(f.Who.Mentions))
	f.Who.Mentions = append(f.Who.Mentions, reading.Mention{Extent: f.Page.Tokens[i].Extent, Entity: e, Form: isnad.NameForm, First: i, Last: i + 1, Head: i, Within: true})
	f.Who.Entities = append(f.Who.Entities, reading.Entity{ID: fmt.Sprintf("n%d", e+1), Name: country.Name, NameEn: country.En, Kind: isnad.State, Code: country.Code,
		Naming: isnad.Named, Rule: isnad.RuleID(country.ID), Near: -1, Mentions: []int32{m}})
	return e
}

// against is whom ضد, بحق and تجاه name after a trigger, before another act begins.
func (f *finder) against(h *hit) []int32 {
	s := f.Page.Sentences[f.Page.Tokens[h.First].Sentence]
	for i := h.Last; i < min(s.Last-1, h.Last+9); i++ {
		if f.Cl.Tag[i] == reading.Verb || f.Cl.Tag[i] == reading.That || f.Cl.Tag[i] == reading.Relative || f.otherTrigger(h.Last, i+1) {
			return nil
		}
		t := &f.Page.Tokens[i]
		if !f.Lex.In("g-against", t.Stem) || f.Word(i) == "حق" || t.Clitics.Has(reading.Pronoun|reading.Al) {
			continue
		}
		for n := i + 1; n < min(s.Last, i+3); n++ {
			if m := f.Who.StartingAt(n); m >= 0 {
				return []int32{m}
			}
		}
		return nil
	}
	return nil
}

// owner is whose the indefinite thing is that an act befalls: استهدف موقعا للحوثيين, غارات على مواقع للمتمردين.
func (f *finder) owner(h *hit, frame *reading.Frame) []int32 {
	for i := h.Last + 1; i < min(frame.End, h.Last+9); i++ {
		m := f.Who.StartingAt(i)
		if m < 0 || !f.Page.Tokens[i].Clitics.Has(reading.Lam) || f.otherTrigger(h.Last, i) {
			continue
		}
		j := i - 1
		for j > h.Last && f.Cl.Tag[j] == reading.Noun && f.Who.ByToken[j] < 0 && f.Page.Tokens[j].Clitics == 0 && f.Cl.Tag[j-1] == reading.Noun && f.Who.ByToken[j-1] < 0 {
			j--
		}
		t := &f.Page.Tokens[j]
		if f.Cl.Tag[j] != reading.Noun || f.Who.ByToken[j] >= 0 || t.Clitics.Has(reading.Al|reading.Pronoun|reading.Wa) || f.Lex.In("g-belonging", t.Stem) {
			return nil
		}
		if gov := f.Cl.Gov[j]; gov == 0 && frame.IsVerb && h.p.Recipient.Has(lexicon.Object) || gov != 0 && gov != f.Cl.Gov[h.First] && h.p.Recipient.Has(lexicon.Slot(gov)) {
			return []int32{m}
		}
		return nil
	}
	return nil
}

// taken is whom the pronoun joined to a verb takes up: the antecedent of a relative right before it, else the nearest that fits.
func (f *finder) taken(i int32) []int32 {
	j := i - 1
	for j >= 0 && (f.Cl.Tag[j] == reading.Auxiliary || f.Cl.Tag[j] == reading.Negation) {
		j--
	}
	if j < 1 || f.Page.Tokens[j].Sentence != f.Page.Tokens[i].Sentence {
		return f.antecedent(i)
	}
	switch {
	case f.Cl.Tag[j] == reading.Relative:
		j--
	case f.Cl.Tag[j] != reading.Noun || f.Page.Tokens[i].Clitics.Has(reading.Wa|reading.Fa):
		return f.antecedent(i)
	}
	if m := f.Who.ByToken[j]; m >= 0 && f.fitsPronoun(i, m) {
		return []int32{m}
	}
	return nil
}

// antecedent is whom a joined pronoun means: the nearest person or body before it that fits, in its sentence or in the one before. What a preposition
// governs is meant only by a noun close behind it: غارات التحالف وضرباته, تصميم الرئيس على مواصلة غزوه.
func (f *finder) antecedent(i int32) []int32 { return f.antecedentBut(i, nil) }

// antecedentBut is the same among all but some entities.
func (f *finder) antecedentBut(i int32, not []int32) []int32 {
	floor := int32(0)
	if n := f.Page.Tokens[i].Sentence; n > 0 {
		floor = f.Page.Sentences[n-1].First
	}
	for j := i - 1; j >= floor; j-- {
		m := f.Who.ByToken[j]
		if m < 0 || f.Who.Entities[f.Who.Mentions[m].Entity].Kind == isnad.Place || member(not, f.Who.Mentions[m].Entity) || !f.fitsPronoun(i, m) || m >= f.found && f.Page.Tokens[j].Sentence != f.Page.Tokens[i].Sentence {
			continue
		}
		if f.Cl.Gov[f.Who.Mentions[m].First] == 0 || f.areBoth(i, m) || i-f.Who.Mentions[m].Last <= 4 && f.isGenitive(m) && !f.breaks(f.Who.Mentions[m].Last, i) {
			return []int32{m}
		}
	}
	return nil
}

// areBoth reports whether هما at the end of token i may mean people of its sentence whatever governs them: أفرج عن الموقوفين بعد أسبوع على توقيفهما.
func (f *finder) areBoth(i, m int32) bool {
	x := &f.Who.Mentions[m]
	return reading.Ends(f.Page.Slice(f.Page.Tokens[i].Extent), "هما") && f.Page.Tokens[x.First].Sentence == f.Page.Tokens[i].Sentence && f.Who.Entities[x.Entity].Kind == isnad.Group
}

// isGenitive reports whether a noun stands right before a mention and no preposition is joined to it.
func (f *finder) isGenitive(m int32) bool {
	first := f.Who.Mentions[m].First
	return first > 0 && f.Cl.Tag[first-1] == reading.Noun && !f.Page.Tokens[first-1].Clitics.Has(reading.Al) && !f.Page.Tokens[first].Clitics.Has(reading.Ba|reading.Lam|reading.Wa)
}

// breaks reports whether a verb, أن or the end of a sentence stands between two tokens.
func (f *finder) breaks(from, to int32) bool {
	for i := from; i < to; i++ {
		if f.Cl.Tag[i] == reading.Verb || f.Cl.Tag[i] == reading.That || f.Page.IsMark(i, '.', '…', '؛') {
			return true
		}
	}
	return false
}

// fitsPronoun reports whether the pronoun joined to token i may mean a mention.
func (f *finder) fitsPronoun(i, m int32) bool { return frames.FitsPronoun(f.Page, f.Who, f.Lex, i, m) }

// doer finds who does an act that its own words leave open: the subject of the verb that it completes (تمكنت القوات من استعادة البلدة), of the speech
// that a participle goes on with (وقال الوزير …، داعيا إلى), and of the clause for the other side of a meeting or a clash.
func (f *finder) doer(h *hit, r *reading.Report) {
	if !r.Nominal || !h.p.Actor.Has(lexicon.Subject) && len(h.p.Co) == 0 {
		return
	}
	var who []int32
	switch {
	case len(h.p.Co) > 0 && len(r.Actors) == 1 && f.isOtherSide(h, r.Actors[0]):
		who = f.clauseSubject(h.First, h.p.Type == isnad.Assault)
	case len(r.Actors) > 0:
		return
	case h.aspect == lexicon.Participle:
		if !h.Clitics.Has(reading.Al) && h.First > 0 && (f.Cl.Tag[h.First-1] == reading.Stop || h.Clitics.Has(reading.Wa) || f.Page.Tokens[h.First-1].Sentence != f.Page.Tokens[h.First].Sentence) {
			who = f.speaker(h.First)
		} else if f.isCircumstance(h) {
			who = f.accompanied(h.First)
		}
	default:
		from := h.First
		if h.lent != nil {
			from = h.lent.Token
		}
		if who = f.source(h); who == nil {
			who = f.accused(h)
		}
		if who == nil {
			who = f.intender(h)
		}
		if who == nil {
			who = f.caused(from)
		}
		if who == nil {
			who = f.governor(from)
		}
		if who == nil {
			who = f.announcer(h)
		}
		if who == nil {
			who = f.beside(h)
		}
	}
	r.Actors = union(r.Actors, without(f.entities(f.people(who)), r.Recipients))
}

// blamed gives praise and blame of an act the doer of that act as recipient, and of a thing the state whose adjective follows it: ندد بالعدوان
// الإسرائيلي, أشاد بالجهود المصرية.
func (f *finder) blamed() {
	for k := range f.out {
		r := &f.out[k]
		if k+1 < len(f.out) {
			f.share(r, &f.out[k+1])
		}
		if r.Type != isnad.Accuse && r.Type != isnad.Support || len(r.Recipients) > 0 {
			continue
		}
		if k+1 < len(f.out) {
			if act := &f.out[k+1]; act.Nominal && act.Type != r.Type && (r.Type == isnad.Accuse || act.Type != isnad.Consult) && act.Sentence == r.Sentence && f.opensAct(r.Token, act.Token) {
				r.Recipients = without(act.Actors, r.Actors)
			}
		}
		if len(r.Recipients) == 0 {
			r.Recipients = without(f.nationOfThing(r.Token), r.Actors)
		}
	}
}

// share gives a bare noun the arguments of the noun that و joins right after it: استنكار وإدانة الأهالي, تحرير وتطهير المدينة.
func (f *finder) share(r, next *reading.Report) {
	if !r.Nominal || !next.Nominal || next.Token != r.Token+1 && !f.countsAlone(r.Token, next.Token) || next.Type != r.Type || next.Sentence != r.Sentence || !f.Page.Tokens[next.Token].Clitics.Has(reading.Wa) ||
		f.Page.Tokens[r.Token].Clitics.Has(reading.Pronoun) {
		return
	}
	if len(r.Actors) == 0 {
		r.Actors = without(next.Actors, r.Recipients)
	}
	if len(r.Recipients) == 0 {
		r.Recipients = without(next.Recipients, r.Actors)
	}
	if r.Place < 0 {
		r.Place, r.Precision = next.Place, next.Precision
	}
	if r.Time == nil {
		r.Time = next.Time
	}
}

// countsAlone reports whether nothing but a number stands between two nouns: مقتل 278 وإصابة 356 من المقاتلين.
func (f *finder) countsAlone(i, j int32) bool {
	if j-i > 5 {
		return false
	}
	for k := i + 1; k < j; k++ {
		if f.Who.ByToken[k] >= 0 || f.Cl.Tag[k] == reading.Preposition || f.Cl.Tag[k] == reading.Stop {
			return false
		}
	}
	return f.Cl.Tag[j-1] == reading.Number
}

// opensAct reports whether the act at token j is what the verb or noun at token i speaks of: only its subject stands between.
func (f *finder) opensAct(i, j int32) bool {
	n := 0
	for k := i + 1; k < j; k++ {
		if f.Cl.Tag[k] == reading.Verb || f.Cl.Tag[k] == reading.That || f.Cl.Tag[k] == reading.Relative || f.Cl.Tag[k] == reading.Preposition {
			return false
		}
		if m := f.Who.StartingAt(k); m >= 0 {
			k = f.Who.Mentions[m].Last - 1
		}
		n++
	}
	return n <= 3
}

// nationOfThing is the state whose adjective stands right after a definite noun that follows token i, with at most the subject between.
func (f *finder) nationOfThing(i int32) []int32 {
	s := f.Page.Sentences[f.Page.Tokens[i].Sentence]
	for k, n := i+1, 0; k+1 < s.Last && n < 4; k, n = k+1, n+1 {
		switch f.Cl.Tag[k] {
		case reading.Verb, reading.That, reading.Relative, reading.Stop:
			return nil
		}
		if m := f.Who.StartingAt(k); m >= 0 {
			k = f.Who.Mentions[m].Last - 1
			continue
		}
		if !f.Page.Tokens[k].Clitics.Has(reading.Al) || f.Who.ByToken[k+1] >= 0 {
			continue
		}
		if row, ok := f.nationality(k + 1); ok && f.Page.Tokens[k+1].Clitics.Has(reading.Al) {
			return []int32{f.state(f.Lex.Country(row), k+1)}
		}
	}
	return nil
}

// accused is whom a word of blame before an act in ب names: اتهم الجيش المتمردين بقصف البلدة.
func (f *finder) accused(h *hit) []int32 {
	if f.Cl.Gov[h.First] != f.preps.ba {
		return nil
	}
	nearest := int32(-1)
	for k := len(f.hits) - 1; k >= 0; k-- {
		o := &f.hits[k]
		if o.First >= h.First {
			continue
		}
		if h.First-o.First > 14 || o.p.Type != isnad.Accuse || !o.p.Recipient.Has(lexicon.Object) || f.Page.Tokens[o.First].Sentence != f.Page.Tokens[h.First].Sentence || o.Clitics.Has(reading.Pronoun) {
			return nil
		}
		for i := o.Last; i < h.First; i++ {
			if f.Cl.Tag[i] == reading.That || f.Cl.Tag[i] == reading.Verb {
				return nil
			}
			if m := f.Who.StartingAt(i); m >= 0 && f.Cl.Gov[i] == f.Cl.Gov[o.First] && !f.isSubjectOf(o.First, m) {
				nearest = m
			}
		}
		break
	}
	if nearest < 0 {
		return nil
	}
	return []int32{nearest}
}

// announcer is the armed or public body that announces an act of its own: أعلنت وزارة الداخلية اعتقال عشرة.
func (f *finder) announcer(h *hit) []int32 {
	verb := f.announcement(h)
	if verb < 0 || h.Clitics != 0 || h.p.Type == isnad.Accuse || h.p.Type == isnad.Consult || h.p.Type == isnad.Protest {
		return nil
	}
	m := f.Who.StartingAt(verb + 1)
	if m < 0 || f.Cl.Tag[verb] != reading.Verb || !f.Lex.In("g-announcing", f.Page.Tokens[verb].Stem) || f.Cl.Gov[verb+1] != 0 {
		return nil
	}
	if e := &f.Who.Entities[f.Who.Mentions[m].Entity]; e.Kind == isnad.State || f.isSector(e, "force") || len(e.Code) >= 3 && e.Code[len(e.Code)-3:] == "GOV" {
		return []int32{m}
	}
	return nil
}

// announcement is the verb whose content an act opens: that of the claim that begins there, else the one before its subject, where the act stands
// next; -1 where there is none.
func (f *finder) announcement(h *hit) int32 {
	for i := range f.Said {
		if a := &f.Said[i]; a.Content.Start == f.Page.Tokens[h.First].Start && a.Token < h.First {
			return a.Token
		}
	}
	j := h.First - 1
	if j < 1 || f.Cl.Gov[h.First] != 0 || f.Who.ByToken[j] < 0 {
		return -1
	}
	return f.Who.Mentions[f.Who.ByToken[j]].First - 1
}

// isOtherSide reports whether an entity stands after مع within the words that follow a trigger.
func (f *finder) isOtherSide(h *hit, e int32) bool {
	s := f.Page.Sentences[f.Page.Tokens[h.First].Sentence]
	for i := h.Last; i < min(s.Last, h.Last+8); i++ {
		if m := f.Who.StartingAt(i); m >= 0 && f.Who.Mentions[m].Entity == e {
			return f.Cl.Gov[i] == f.preps.maa
		}
	}
	return false
}

// governor is the subject of the verb or doing-noun that an act completes, with no other act or clause between.
func (f *finder) governor(i int32) []int32 {
	left := 12
	for j := i - 1; j >= 0 && left > 0 && f.Page.Tokens[j].Sentence == f.Page.Tokens[i].Sentence; j-- {
		if m := f.Who.ByToken[j]; m >= 0 {
			j = f.Who.Mentions[m].First
			left--
			continue
		}
		left--
		t := &f.Page.Tokens[j]
		switch f.Cl.Tag[j] {
		case reading.That, reading.Relative, reading.Conjunction:
			return nil
		case reading.Verb:
			if frame := f.Frames.Of(j); frame != nil && !frame.IsPassive && f.Lex.In("g-undertaking", t.Stem) && (!frame.Inherited || i-j <= 3) {
				return f.subjectOf(frame)
			}
			return nil
		case reading.Stop:
			if f.Page.IsMark(j, ':', '؛', '.') {
				return nil
			}
		case reading.Preposition:
			if f.Lex.In("g-asides", t.Form) && f.Cl.Gov[i] == t.Stem {
				return nil
			}
		case reading.Noun:
			if t.Clitics.Has(reading.Pronoun) && f.Lex.In("g-undertaking-nouns", t.Stem) {
				return f.antecedent(j) // بتهمة قيامهما بإلقاء
			}
			if m := f.Who.StartingAt(j + 1); m >= 0 && j+1 < i && f.Lex.In("g-undertaking-nouns", t.Stem) && f.Page.Tokens[j+1].Clitics&(reading.Ba|reading.Lam|reading.Wa) == 0 {
				return []int32{m}
			}
		}
	}
	return nil
}

// subjectOf are the mentions of who does what a verb tells, people without a name among them.
func (f *finder) subjectOf(frame *reading.Frame) []int32 {
	switch {
	case len(frame.Subject) > 0:
		return frame.Subject
	case frame.Agent >= 0:
		return f.mentionsOfAll(f.described(&frame.Bare[frame.Agent]))
	case len(frame.Fore) > 0:
		return f.mentionsOfAll(f.described(&frame.Fore[0]))
	}
	return nil
}

// clauseSubject is the subject of the nearest verb before token i in its clause, which the act completes (أجرى محادثات مع) or accompanies (خلال لقاء مع); a clash
// may also come before it (سيطر عليها بعد معارك مع).
func (f *finder) clauseSubject(i int32, clash bool) []int32 {
	for j := i - 1; j >= 0 && i-j < 24 && f.Page.Tokens[j].Sentence == f.Page.Tokens[i].Sentence; j-- {
		switch f.Cl.Tag[j] {
		case reading.That, reading.Relative:
			return nil
		case reading.Verb:
			aside := f.Lex.In("g-during", f.Page.Tokens[i-1].Form) || f.Cl.Gov[i] == f.preps.fi || clash && f.Lex.In("g-asides", f.Page.Tokens[i-1].Form)
			if frame := f.Frames.Of(j); frame != nil && !frame.IsPassive && !f.isSpeechVerb(j) && (aside || f.Lex.In("g-undertaking", f.Page.Tokens[j].Stem)) {
				return frame.Subject
			}
			return nil
		}
	}
	return nil
}

// speaker is who a participle goes on with: the subject of the nearest verb of saying before it in the sentence, else of the first verb.
func (f *finder) speaker(i int32) (first []int32) {
	sentence := f.Page.Tokens[i].Sentence
	opens := i == f.Page.Sentences[sentence].First && sentence > 0 // a paragraph that goes on with a participle
	for k := len(f.Said) - 1; k >= 0; k-- {
		a := &f.Said[k]
		if a.Token < i && (f.Page.Tokens[a.Token].Sentence == sentence || opens && f.Page.Tokens[a.Token].Sentence == sentence-1) && len(a.Links) > 0 {
			if e := a.Links[len(a.Links)-1].Entity; e >= 0 && len(f.Who.Entities[e].Mentions) > 0 {
				return f.Who.Entities[e].Mentions[:1]
			}
		}
	}
	for j := i - 1; j >= 0 && f.Page.Tokens[j].Sentence == f.Page.Tokens[i].Sentence; j-- {
		frame := f.Frames.Of(j)
		if frame == nil || !frame.IsVerb || len(frame.Subject) == 0 {
			continue
		}
		first = frame.Subject
		for _, s := range f.Seen.From(j) {
			if e := f.Lex.Entry(s.Entry); f.Lex.Kind(e.Row) == lexicon.ReportingKind && e.Aspect.IsVerb() {
				return first
			}
		}
	}
	return first
}
