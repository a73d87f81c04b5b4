package reports

import (
	"strings"

	"isnad"
	"isnad/internal/reading"
	"isnad/lexicon"
)

// spots gives the reports the places and times that depend on their triggers: قتل ثلاثة في حلب أمس. A phrase belongs to the nearest act before it in its
// clause, in Arabic as good as always the one it depends on; at the head of its clause to the main act after it; a phrase of a verb that tells no act (قال أمس)
// to none. Then acts of which one is the setting, the cause or the companion of the other share what only one of them has.
func (f *finder) spots() {
	f.index()
	for k := range f.out {
		f.placeStruck(&f.out[k], true)
	}
	f.places()
	for k := range f.out {
		f.placeTakenUp(&f.out[k])
	}
	for k := range f.out {
		f.placeStruck(&f.out[k], false)
		f.visited(&f.out[k])
	}
	f.times()
	f.settings()
	for k := range f.out {
		r := &f.out[k]
		f.ahead(f.hitOf(r.Token), r)
		if r.Status != isnad.Happened || r.Time == nil || !f.isAhead(r.Time) {
			continue
		}
		if r.Nominal && r.Time.First > r.Token && f.isClear(r.Token+1, r.Time.First) {
			r.Status, r.StatusCue, r.StatusRule = isnad.Planned, r.Time.Extent, "status.ahead"
		} else {
			r.Time = nil // what is told as done has no time to come
		}
	}
}

// visited makes the state to which a visit leads the one that is visited: زيارة الوزير لإيران, ذهب إلى العراق.
func (f *finder) visited(r *reading.Report) {
	w, ok := f.Page.Stem(r.Token)
	if ok && f.Lex.In("g-leaving", f.Lex.Form([]byte(f.Page.Lemma(&w)))) {
		return // غادر القاهرة
	}
	if r.Mode != isnad.Visit || r.Place < 0 || len(r.Recipients) > 0 {
		return
	}
	if state := f.stateOf(r.Place); state >= 0 {
		for _, a := range r.Actors {
			if x := &f.Who.Entities[a]; isnad.CountryOf(x.Code, x.Kind) == f.Who.Entities[state].Code {
				return // وصل الوزير الأردني إلى عمان
			}
		}
		r.Recipients = without([]int32{state}, r.Actors)
	}
}

// stateOf is the state that a place is, or whose capital it is, where the text names the state too; or -1.
func (f *finder) stateOf(place int32) int32 {
	e := &f.Who.Entities[place]
	if e.Kind == isnad.State {
		return place
	}
	if len(e.Mentions) == 0 {
		return -1
	}
	m := &f.Who.Mentions[e.Mentions[0]]
	for i := m.First; i < m.Last; i++ {
		for _, s := range f.Seen.From(i) {
			en := f.Lex.Entry(s.Entry)
			if f.Lex.Kind(en.Row) != lexicon.CountryKind || en.Aspect != lexicon.Capital {
				continue
			}
			for k := range f.Who.Entities {
				if x := &f.Who.Entities[k]; x.Kind == isnad.State && x.Code == f.Lex.Country(en.Row).Code {
					return int32(k)
				}
			}
		}
	}
	return -1
}

// index notes for each token the report that it tells; a light verb stands for the act to which it lends its subject.
func (f *finder) index() {
	f.at = make([]int32, len(f.Page.Tokens))
	for i := range f.at {
		f.at[i] = -1
	}
	for k := range f.hits {
		f.at[f.hits[k].First] = none
	}
	for k := range f.out {
		f.at[f.out[k].Token] = int32(k)
	}
	for k := range f.hits {
		if h := &f.hits[k]; h.lent != nil && f.at[h.First] >= 0 && f.at[h.lent.Token] < 0 {
			f.at[h.lent.Token] = f.at[h.First]
		}
		if h := &f.hits[k]; h.aim != nil && f.at[h.First] >= 0 && f.at[h.aim.Token] < 0 {
			f.at[h.aim.Token] = f.at[h.First]
		}
	}
	for k := range f.hits {
		if h := &f.hits[k]; h.gone && f.at[h.First] < 0 {
			f.at[h.First] = f.stoodFor(k)
		}
	}
}

// stoodFor is the report of the trigger near by that stands for one that stepped back: شن سلسلة غارات; none if there is none.
func (f *finder) stoodFor(k int) int32 {
	h := &f.hits[k]
	for _, n := range [...]int{k + 1, k - 1, k + 2, k - 2} {
		if n < 0 || n >= len(f.hits) {
			continue
		}
		o := &f.hits[n]
		if r := f.at[o.First]; !o.gone && r >= 0 && o.p.Type == h.p.Type && abs(o.First-h.First) <= mergeReach && f.Page.Tokens[o.First].Sentence == f.Page.Tokens[h.First].Sentence {
			return r
		}
	}
	return none
}

// none stands in finder.at for a trigger that tells no event of its own.
const none = -2

// places hands each phrase of place to the report that it depends on, the first one named where there are several, but a state only where nothing finer is told.
func (f *finder) places() {
	for m := range f.Who.Mentions {
		x := &f.Who.Mentions[m]
		if k := f.genitiveOf(x); k >= 0 && f.out[k].Place < 0 {
			f.out[k].Place, f.out[k].Precision = x.Entity, precision(&f.Who.Entities[x.Entity])
			continue
		}
		at, ok := f.placePhrase(x)
		if !ok {
			continue
		}
		k, fronted := f.host(at, x.Last, true, func(r *reading.Report) bool { return true })
		if k < 0 {
			continue
		}
		for _, n := range f.company(k, fronted) {
			r := &f.out[n]
			finer := r.Place >= 0 && r.Precision == isnad.Country && f.Who.Entities[r.Place].Kind == isnad.State && precision(&f.Who.Entities[x.Entity]) != isnad.Country
			if (r.Place < 0 || finer) && f.takesPlace(r, x, at, fronted) {
				r.Place, r.Precision = x.Entity, precision(&f.Who.Entities[x.Entity])
			}
		}
	}
}

// genitiveOf is the report of which a place is the first genitive and tells where it was: معركة الفلوجة, قمة الرياض, مظاهرات بغداد; or -1.
func (f *finder) genitiveOf(x *reading.Mention) int32 {
	if x.First == 0 || f.Who.Entities[x.Entity].Kind != isnad.Place || x.Form != isnad.NameForm || f.Page.Tokens[x.First].Clitics&^reading.Al != 0 {
		return -1
	}
	k := f.at[x.First-1]
	if k < 0 || !f.out[k].Nominal || f.Page.Tokens[x.First-1].Clitics.Has(reading.Al|reading.Pronoun) {
		return -1
	}
	if r := &f.out[k]; r.Type == isnad.Consult && r.Mode != isnad.Visit || r.Type == isnad.Protest || r.Type == isnad.Assault {
		return k
	}
	return -1
}

// placeTakenUp gives an act of force the place that its pronoun means: المدينة منذ تحريرها, البلدة التي دخلوا إليها, قرية قتل فيها ثلاثة.
func (f *finder) placeTakenUp(r *reading.Report) {
	if r.Place >= 0 || !isForce(r.Type) {
		return
	}
	h := f.hitOf(r.Token)
	at := int32(-1)
	if r.Nominal && f.Page.Tokens[r.Token].Clitics.Has(reading.Pronoun) && (h.p.Gen == lexicon.PlaceRole || h.p.Gen == lexicon.RecipientRole && len(r.Recipients) == 0) {
		at = r.Token
	}
	last := f.Page.Sentences[r.Sentence].Last
	for i := h.Last; at < 0 && i < min(last, h.Last+9) && f.at[i] < 0 && f.Cl.Tag[i] != reading.Verb && f.Cl.Tag[i] != reading.Stop; i++ {
		if f.Cl.Tag[i] == reading.Preposition && f.holdsPronoun(i) && f.takesSlot(h.p, r, i) {
			at = i
		}
	}
	if at < 0 {
		return
	}
	for j := r.Token - 1; j >= f.Page.Sentences[r.Sentence].First; j-- {
		m := f.Who.ByToken[j]
		if m < 0 {
			continue
		}
		x := &f.Who.Mentions[m]
		isPlace := f.Who.Entities[x.Entity].Kind == isnad.Place
		if !f.fitsPronoun(at, m) && !(isPlace && f.isPlaceWord(x.First) && !f.isFeminineNoun(x.First)) {
			continue
		}
		if isPlace {
			r.Place, r.Precision = x.Entity, precision(&f.Who.Entities[x.Entity])
		}
		return
	}
}

// takesSlot reports whether the preposition with a pronoun at token i leads to where an act of a predicate is; في does for all, من for those
// that leave a place.
func (f *finder) takesSlot(p *lexicon.Predicate, r *reading.Report, i int32) bool {
	word := f.Word(i)
	for _, prep := range [...]uint32{f.preps.fi, f.preps.ala, f.preps.ila} {
		if strings.HasPrefix(word, f.Lex.Text(prep)) {
			return prep == f.preps.fi || p.Place.Has(lexicon.Slot(prep))
		}
	}
	return f.leaves(r) && strings.HasPrefix(word, f.Lex.Text(f.preps.min))
}

// placePhrase returns the first token of the phrase that a mention of a place or state ends, where a preposition of place opens it: في حلب, بمدينة حلب, قرب
// الحدود, في عدد من أحياء بغداد; but not في حكومة العراق.
func (f *finder) placePhrase(x *reading.Mention) (int32, bool) {
	e := &f.Who.Entities[x.Entity]
	if e.Kind != isnad.Place && e.Kind != isnad.State || x.Form == isnad.PronounForm {
		return 0, false
	}
	s := f.Page.Sentences[f.Page.Tokens[x.First].Sentence]
	reach := int32(4)
	if x.Within {
		reach = 1 // قرية سوسيا الفلسطينية is not in فلسطين for that word
	}
	for i := x.First; i >= max(s.First, x.First-reach); i-- {
		t := &f.Page.Tokens[i]
		switch {
		case f.Page.IsMark(i, '«', '"', '“', '-', '–'):
		case t.Clitics.Has(reading.Ba) && f.Cl.Tag[i] != reading.Verb:
			return i, i == x.First || f.isPlaceWord(i) || f.Lex.In("g-spot-parts", t.Stem) || f.Lex.In("g-directions", t.Stem)
		case i < x.First && f.Cl.Tag[i] == reading.Preposition:
			if t.Form == f.preps.min && i > s.First && (f.Lex.In("g-directions", f.Page.Tokens[i-1].Stem) || f.Lex.In("g-spot-parts", f.Page.Tokens[i-1].Stem)) {
				continue // بالقرب من, في كل من
			}
			if t.Form == f.preps.min {
				return i, i == x.First-1
			}
			direction := f.Lex.In("g-directions", t.Form)
			if direction && f.endsPlace(i-1) {
				return 0, false // بلدة سلواد شرق رام الله
			}
			if t.Stem == f.preps.fi || direction || f.Lex.In("g-spot-preps", t.Form) {
				return i, e.Kind == isnad.Place || t.Stem == f.preps.fi
			}
			return 0, false
		case i == x.First, f.isPlaceWord(i), f.Lex.In("g-spot-parts", t.Stem), f.Lex.In("g-directions", t.Stem), f.Cl.Tag[i] == reading.Quantifier, f.Cl.Tag[i] == reading.Number:
		default:
			return 0, false
		}
	}
	return 0, false
}

// endsPlace reports whether the name of a place ends at token i, perhaps with an aside or a second direction behind it: شمال شرق حلب.
func (f *finder) endsPlace(i int32) bool {
	for i >= 0 && f.Lex.In("g-directions", f.Page.Tokens[i].Form) {
		i--
	}
	if i < 0 || f.Who.ByToken[i] < 0 {
		return false
	}
	return f.Who.Entities[f.Who.Mentions[f.Who.ByToken[i]].Entity].Kind == isnad.Place
}

// takesPlace reports whether a phrase of place that depends on a report may tell where it happened: not whoever takes part in it, and of words only what stands
// before them (وفي جنيف تبنى المجلس) or right behind a person or a time (تعهد الرئيس أمس في القاهرة), as other places belong to what is said.
func (f *finder) takesPlace(r *reading.Report, x *reading.Mention, at int32, fronted bool) bool {
	if member(r.Actors, x.Entity) || member(r.Recipients, x.Entity) {
		return false
	}
	if out := f.Who.Mentions[f.Who.ByToken[x.First]].Entity; x.Within && f.Who.Entities[out].Kind == isnad.Person && (!isForce(r.Type) || member(r.Actors, out)) {
		return false // منسق الشؤون الإنسانية في سوريا
	}
	if f.Page.Tokens[at].Form == f.preps.min {
		return !fronted && f.leaves(r) && (r.Type != isnad.Coerce || f.Who.Entities[x.Entity].Kind == isnad.Place)
	}
	w, ok := f.Page.Stem(r.Token)
	discusses := ok && r.Type == isnad.Consult && f.Lex.In("g-discussing", f.Lex.Form([]byte(f.Page.Lemma(&w)))) // بحث الأوضاع في لبنان
	if fronted || f.happensSomewhere(r.Type) && !discusses {
		return fronted || !f.isElsewhere(at)
	}
	i := at - 1
	if i < 0 || i == r.Token || f.IsTime(i) {
		return i >= 0
	}
	m := f.Who.ByToken[i]
	if m < 0 {
		return false
	}
	kind := f.Who.Entities[f.Who.Mentions[m].Entity].Kind
	return kind == isnad.Group || kind == isnad.Person && f.Who.Mentions[m].Form == isnad.NameForm
}

// leaves reports whether an act takes somebody away from where it happens, so that من tells the place: انسحبت القوات من المدينة, اعتقل الجنود خمسة من البلدة.
func (f *finder) leaves(r *reading.Report) bool {
	switch r.Mode {
	case isnad.Withdraw, isnad.Arrest, isnad.Deport, isnad.Expel:
		return true
	}
	return r.Type == isnad.Retreat
}

// isElsewhere reports whether a phrase tells where somebody is, lives or serves, by the participle before it: القوات المتمركزة في, المعتقلين في.
func (f *finder) isElsewhere(at int32) bool {
	i := at - 1
	if i < 0 || f.Page.Tokens[i].Sentence != f.Page.Tokens[at].Sentence || f.Cl.Tag[i] == reading.Verb || f.at[i] >= 0 {
		return false
	}
	w, ok := f.Page.Stem(i)
	return ok && f.Lex.In("g-being", f.Lex.Form([]byte(f.Page.Lemma(&w))))
}

// sameDay is time n, with the value of the day told before it where it only says that it is the same one: مساء الخميس … في اليوم نفسه.
func (f *finder) sameDay(n int) *reading.Time {
	t := &f.Times[n]
	if t.Kind != reading.Anchored || t.Anchor.Len() > 0 || t.Offset != "P0D" && t.Offset != "+P0D" || n == 0 {
		return t
	}
	before := &f.Times[n-1]
	if before.Kind != reading.Dated || before.Grain != "day" || f.Page.Tokens[t.First].Sentence-f.Page.Tokens[before.First].Sentence > 1 {
		return t
	}
	at := *t
	at.Kind, at.Value, at.Grain, at.Role = reading.Dated, before.Value, before.Grain, isnad.EventTime
	return &at
}

// isPoint reports whether a report tells one act that is over as soon as it is done: an attack or a meeting, but not attacks.
func (f *finder) isPoint(k int32) bool {
	r := &f.out[k]
	if r.Type != isnad.Assault && r.Type != isnad.Consult && r.Mode != isnad.Arrest || r.Status != isnad.Happened {
		return false
	}
	return !r.Nominal && f.tense(r.Token) == past || r.Nominal && f.Lex.Entry(f.hitOf(r.Token).Entry).Agreement&lexicon.Plural == 0 && !f.Page.Tokens[r.Token].Clitics.Has(reading.Al)
}

// isLength reports whether a time counts units back and names no date: منذ سنة, منذ ثلاثة أيام.
func (f *finder) isLength(t *reading.Time) bool {
	for i := t.First + 1; i < t.First+4 && int(i) < len(f.Page.Tokens) && f.Page.Tokens[i].Start < t.End; i++ {
		for _, s := range f.Seen.From(i) {
			if f.Lex.Kind(f.Lex.Entry(s.Entry).Row) == lexicon.UnitKind && f.Page.Tokens[i].Clitics&reading.Al == 0 {
				return i+1 >= int32(len(f.Page.Tokens)) || f.Page.Tokens[i+1].Kind != reading.Numeral
			}
		}
	}
	return false
}

// times hands each time to the report that it depends on; a time that has been passes by an act that is only threatened or wanted, to the word that
// threatens or wants it: هدد أمس بقصف المدينة.
func (f *finder) times() {
	for n := range f.Times {
		t := f.sameDay(n)
		if t.Value == "" || f.isPlaceName(t.First) {
			continue // إب
		}
		gone := f.isPastTime(t) && t.Role != isnad.Deadline && t.Role != isnad.Until && !f.Lex.In("g-before", f.Page.Tokens[max(0, t.First-1)].Form)
		last := t.First + 1
		for int(last) < len(f.Page.Tokens) && f.Page.Tokens[last].Start < t.End {
			last++
		}
		k, fronted := f.whenAfter(last), false
		if k >= 0 && t.Role == isnad.Since {
			at := *t // منذ عام 2015 عندما أسقطت تركيا طائرة: it was in that year
			at.Role, at.Value = isnad.EventTime, strings.TrimSuffix(t.Value, "/..")
			t = &at
		} else if k < 0 {
			k, fronted = f.host(f.opening(t.First), last, false, func(r *reading.Report) bool { return !gone || !f.isOpen(r) })
		}
		if k < 0 {
			continue
		}
		if t.Role == isnad.Since && f.isPoint(k) && f.isLength(t) {
			at := *t // هجوم وقع منذ سنة: a year ago
			at.Role, at.Value = isnad.EventTime, strings.TrimSuffix(t.Value, "/..")
			t = &at
		}
		for _, n := range f.company(k, fronted) {
			if r := &f.out[n]; r.Time == nil && !(gone && f.isOpen(r)) {
				r.Time = t
			}
		}
	}
}

// whenAfter is the act of the clause that حين or عندما opens right behind a time, which is the time of that act: منذ عام 2013 عندما عزل الجيش الرئيس; or -1.
func (f *finder) whenAfter(i int32) int32 {
	if f.Page.IsMark(i, '،', ',', '-', ')') {
		i++
	}
	if int(i) >= len(f.Page.Tokens) || f.Page.Tokens[i].Sentence != f.Page.Tokens[i-1].Sentence || !f.Lex.In("g-when", f.Page.Tokens[i].Form) {
		return -1
	}
	for j := i + 1; j < min(i+4, int32(len(f.Page.Tokens))) && f.Page.Tokens[j].Sentence == f.Page.Tokens[i].Sentence; j++ {
		if f.at[j] >= 0 {
			return f.at[j]
		}
		if f.Cl.Tag[j] == reading.Verb && !f.IsCarrier(j) {
			return -1
		}
	}
	return -1
}

// isPlaceName reports whether a name of a place begins at token i.
func (f *finder) isPlaceName(i int32) bool {
	m := f.Who.StartingAt(i)
	return m >= 0 && f.Who.Entities[f.Who.Mentions[m].Entity].Kind == isnad.Place
}

// isOpen reports whether an act is yet to come, or may be.
func (f *finder) isOpen(r *reading.Report) bool {
	return r.Status != isnad.Happened && r.Status != isnad.Negated
}

// opening is the first token of the phrase that a time ends: the preposition and the words of measure before it (في أواخر, منذ فجر).
func (f *finder) opening(i int32) int32 {
	for i > 0 && f.Page.Tokens[i-1].Sentence == f.Page.Tokens[i].Sentence && f.at[i-1] == -1 && (f.Cl.Tag[i-1] == reading.Preposition || f.IsTime(i-1) || f.Lex.In("g-spot-parts", f.Page.Tokens[i-1].Stem)) {
		i--
	}
	return i
}

// isPastTime reports whether a time lies before the day of publication: أمس, 2014, but not منذ أمس.
func (f *finder) isPastTime(t *reading.Time) bool {
	_, end, interval := strings.Cut(t.Value, "/")
	if !interval {
		end = t.Value
	}
	n := min(len(end), len(f.Today))
	return n >= 4 && end[0] != '.' && end[:n] < f.Today[:n]
}
