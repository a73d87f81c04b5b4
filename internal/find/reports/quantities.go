package reports

import (
	"math"
	"sort"
	"strings"

	"isnad"
	"isnad/arabic"
	"isnad/internal/reading"
	"isnad/lexicon"
)

// amountReach is how many words, a name counting as one, may stand between a trigger and the first amount behind it; measureReach how many before an amount
// that a word of measure opens (بقيمة, بنسبة); tollReach how many between an attack and its toll.
const (
	amountReach  = 5
	measureReach = 14
	tollReach    = 30
)

// How a report has counted an amount: as any figure, or as people whom it harms.
const (
	asFigure uint8 = iota + 1
	asHarm
)

// howMany takes what a trigger counts: the amounts behind it, one that its arguments hold, and one whose noun it is itself (12 غارة). What the act makes of
// people (killed, wounded, detained) becomes the role of people that it befalls.
func (f *finder) howMany(h *hit, r *reading.Report) {
	harm := f.harmOf(h)
	if harm == "" && !r.Nominal {
		f.countedBefore(h, r, harm) // 70 متطوعا يقاتلون
	}
	for _, count := range [...]func(*hit, *reading.Report, string){f.countedBehind, f.countedBefore, f.countedAfter} {
		if len(r.Amounts) == 0 {
			count(h, r, harm)
		}
	}
	for k := f.amountAt(h.First - 5); k < len(f.Amounts) && f.Amounts[k].First < h.First; k++ {
		if a := &f.Amounts[k]; a.Unit == h.First && !f.isTime(a) && f.counts(a, harm, h) {
			f.take(r, k, "")
		}
	}
}

// harmOf returns what the act of a trigger makes of people, or that of the verb that was merged into it: قتل تفجيران 13 شخصا.
func (f *finder) harmOf(h *hit) string {
	harm := f.Lex.Harm(h.p.ID, h.p.Mode)
	if k := sort.Search(len(f.hits), func(k int) bool { return f.hits[k].First >= h.First }); harm == "" && k > 0 && f.hits[k-1].gone && f.hits[k-1].Last == h.First {
		return f.Lex.Harm(f.hits[k-1].p.ID, f.hits[k-1].p.Mode)
	}
	return harm
}

// amountAt returns the index of the first amount that begins at token i or later.
func (f *finder) amountAt(i int32) int {
	return sort.Search(len(f.Amounts), func(k int) bool { return f.Amounts[k].First >= i })
}

// startsAmount reports whether an amount begins at token i.
func (f *finder) startsAmount(i int32) bool {
	k := f.amountAt(i)
	return k < len(f.Amounts) && f.Amounts[k].First == i
}

// countedBehind takes the first amount that stands close behind the trigger, and those that و ties to it or that tell a part of it.
func (f *finder) countedBehind(h *hit, r *reading.Report, harm string) {
	last, from := int32(-1), f.pastPurpose(h)
	if harm != "" && !r.Nominal {
		from = f.pastSubject(h, from)
	}
	for k := f.amountAt(h.Last); k < len(f.Amounts); k++ {
		a := &f.Amounts[k]
		if f.Page.Tokens[a.First].Sentence != r.Sentence || f.otherTrigger(from, a.First) {
			return
		}
		switch {
		case last >= 0 && !f.goesOn(last, a):
			return
		case last < 0 && f.isMeasure(a.First-1) && a.First-h.Last <= measureReach && hasMeasure(h.p.Type) && (isPeople(a) || (a.Role == "money" || a.Role == "percent") && !f.commaBetween(h.Last, a.First)):
		case last < 0 && (f.steps(h.Last, a.First) > amountReach || f.verbBetween(h.Last, a.First) || f.Cl.Clause[a.First] != f.Cl.Clause[h.First] && a.First > h.Last):
			return
		}
		if f.isTime(a) || !f.counts(a, harm, h) || f.counted[k] == asHarm && harm == "" || last < 0 && (f.countsAnother(from, a) || harm == "" && !isCasualty(a) && !f.isMeasure(a.First-1) && f.isApart(h, a)) {
			continue
		}
		if f.isDoer(r, a) {
			f.take(r, k, "")
		} else {
			f.take(r, k, harm)
		}
		last = a.Last
	}
}

// verbBetween reports whether a finite verb stands between two tokens, so that a clause of its own begins.
func (f *finder) verbBetween(from, to int32) bool {
	for i := from; i < to; i++ {
		if f.Cl.Tag[i] == reading.Verb && !f.isMerged(i) {
			return true
		}
	}
	return false
}

// isMerged reports whether the trigger at token i was merged into another: الهجوم استهدف منشأتين.
func (f *finder) isMerged(i int32) bool {
	k := sort.Search(len(f.hits), func(k int) bool { return f.hits[k].First >= i })
	return k < len(f.hits) && f.hits[k].First == i && f.hits[k].gone
}

// countsAnother reports whether another noun than the trigger is what an amount behind it completes: على اعترافات شخصين.
func (f *finder) countsAnother(from int32, a *reading.Amount) bool {
	i := a.First - 1
	if i < from || f.Cl.Tag[i] != reading.Noun || strings.HasPrefix(f.Page.Slice(f.Page.Tokens[i].Extent), "ال") || f.Page.Tokens[i].Kind != reading.Arabic || f.Page.Tokens[i].Clitics.Has(reading.Al|reading.Pronoun) {
		return false
	}
	w, ok := f.Page.Stem(i)
	return ok && w.Tag == arabic.NOUN && f.Page.Tokens[a.First].Clitics == 0 && !f.isMeasure(i) && !f.Lex.In("g-counted-heads", f.Page.Tokens[i].Stem)
}

// isApart reports whether a comma or و parts an amount from the trigger before it.
func (f *finder) isApart(h *hit, a *reading.Amount) bool {
	return f.commaBetween(h.Last, a.First) || f.Page.Tokens[a.First].Clitics.Has(reading.Wa) || a.First > h.Last && f.Lex.In("g-and", f.Page.Tokens[a.First-1].Form)
}

// isDoer reports whether an amount counts who does the act to others.
func (f *finder) isDoer(r *reading.Report, a *reading.Amount) bool {
	if a.Unit < 0 || r.Nominal {
		return false
	}
	m := f.Who.ByToken[a.Unit]
	if m < 0 || !member(r.Actors, f.Who.Mentions[m].Entity) || member(r.Recipients, f.Who.Mentions[m].Entity) {
		return false
	}
	for i := a.Last; i < min(f.Page.Sentences[r.Sentence].Last, a.Last+12); i++ {
		if m := f.Who.StartingAt(i); m >= 0 && member(r.Recipients, f.Who.Mentions[m].Entity) {
			return true
		}
	}
	return false
}

// steps counts the words from one token to another, a name as one.
func (f *finder) steps(from, to int32) (n int) {
	for i := from; i < to; n++ {
		if m := f.Who.ByToken[i]; m >= 0 && f.Who.Mentions[m].Last > i && f.Who.Mentions[m].Last <= to {
			i = f.Who.Mentions[m].Last
		} else {
			i++
		}
	}
	return n
}

// goesOn reports whether an amount is tied by و to the one that ended at a token, or tells a part of it: 3 جنود عراقيين و5 مدنيين, 12 قتيلا بينهم 4 أطفال.
func (f *finder) goesOn(last int32, a *reading.Amount) bool {
	if a.First-last > 7 {
		return false
	}
	for i := last; i < a.First; i++ {
		if f.Cl.Tag[i] == reading.Verb || f.Cl.Tag[i] == reading.Stop {
			return false
		}
	}
	joined := f.Page.Tokens[a.First].Clitics.Has(reading.Wa) || a.First > last && f.Lex.In("g-and", f.Page.Tokens[a.First-1].Form)
	return joined || a.PartOf != "" || a.First == last // خمسه جنود واحد عشر شرطيا, where و is not told from the number
}

// countedBefore takes the amount of a noun before the trigger that is whom the act befalls or who does it, the nearest first: 30 مقاتلا جرى أسرهم.
func (f *finder) countedBefore(h *hit, r *reading.Report, harm string) {
	first := max(f.Page.Sentences[r.Sentence].First, h.First-tollReach)
	for k := f.amountAt(h.First) - 1; k >= 0 && f.Amounts[k].First >= first; k-- {
		if f.countedArgument(h, r, k, harm) {
			return
		}
	}
}

// countedAfter does the same of nouns after the trigger.
func (f *finder) countedAfter(h *hit, r *reading.Report, harm string) {
	end := min(f.Page.Sentences[r.Sentence].Last, h.Last+tollReach)
	for k := f.amountAt(h.Last); k < len(f.Amounts) && f.Amounts[k].First < end && !f.otherTrigger(h.Last, f.Amounts[k].First); k++ {
		if f.countedArgument(h, r, k, harm) {
			return
		}
	}
}

// countedArgument takes an amount, with the whole that it is a part of, if what it counts is an argument of the report. Those whom one act harms no
// other harms, and an attack leaves the figures of its harm to the words that tell it.
func (f *finder) countedArgument(h *hit, r *reading.Report, k int, harm string) bool {
	a := &f.Amounts[k]
	if a.Unit < 0 || f.counted[k] == asHarm && harm != "" || f.counted[k] != 0 && isCasualty(a) || a.PartOf != "" && harm == "" || f.isTime(a) || !f.counts(a, harm, h) {
		return false
	}
	m := f.Who.ByToken[a.Unit]
	if m < 0 || f.Who.Mentions[m].First > a.Unit {
		return false
	}
	e := f.Who.Mentions[m].Entity
	if !member(r.Actors, e) && (!member(r.Recipients, e) || f.counted[k] == asHarm) || f.counted[k] == asHarm && f.commaBetween(a.Last, h.First) ||
		harm == "" && a.First < h.First && f.otherTrigger(a.Last, h.First) {
		return false
	}
	if f.isDoer(r, a) {
		harm = ""
	}
	whole := k
	for whole > 0 && a.PartOf != "" && f.Amounts[whole].PartOf == a.PartOf {
		whole--
	}
	for ; whole <= k; whole++ {
		f.take(r, whole, harm)
	}
	return true
}

// hasMeasure reports whether events of a type are told by their measure: بقيمة, بنسبة. What is only said has that of its content.
func hasMeasure(t isnad.EventType) bool {
	switch t {
	case isnad.Request, isnad.Accuse, isnad.Threaten, isnad.Reject, isnad.Consult, isnad.Protest, isnad.Assault:
		return false
	}
	return true
}

// counts reports whether an amount may be a figure of the event: it counts something that such an event has a figure of; or harm is told, and the number
// stands for people. A year, the number of a law and «عدد من» are none, nor is a noun alone (مقتل شخص) where no harm is told.
func (f *finder) counts(a *reading.Amount, harm string, h *hit) bool {
	switch {
	case a.First > 0 && f.Lex.In("g-numbered", f.Page.Tokens[a.First-1].Stem) && a.Of == "" || f.isEarlier(a.First):
		return false
	case a.Op == isnad.Vague && a.Rule == "num.several":
		return harm != "" && (a.Of == "" && a.Last > a.First+1 || isPeople(a)) // عدد من قوات الأمن, but not عدة خلايا
	case harm != "" && a.Of != "":
		return suffers(a, harm)
	case a.Of != "":
		return (a.Rule != "amount.one" || isCasualty(a)) && f.figures(a, h)
	case harm == "":
		return false
	}
	if a.Op == isnad.Range && a.Low >= 1900 && a.High < 2100 {
		return false // بين 2008 و2015
	}
	year := a.Value >= 1900 && a.Value < 2100 && a.Last == a.First+1
	if a.HasValue && (a.Value != math.Trunc(a.Value) || year && !f.isOf(a.Last)) {
		return false
	}
	return f.steps(h.Last, a.First) <= 2 || f.isOf(a.Last) || f.Page.Tokens[a.First].Clitics.Has(reading.Wa)
}

// suffers reports whether harm may befall what an amount counts: people, or those whose noun tells the same harm.
func suffers(a *reading.Amount, harm string) bool {
	switch a.Role {
	case "people", "soldiers", "families", "casualties", harm:
		return true
	case "detained", "captured", "displaced":
		return true
	case "killed", "wounded", "missing":
		return false
	}
	return (harm == "detained" || harm == "captured") && (a.Role == "ships" || a.Role == "vehicles" || a.Role == "aircraft")
}

// figures reports whether an event of the type of a trigger has figures of what an amount counts. What is known already (البلدين, الدول الثلاث) or named
// after its number (مدينتي تعز ومأرب) is a party or a place of the event and no figure of it.
func (f *finder) figures(a *reading.Amount, h *hit) bool {
	if a.First > 0 && f.Lex.In("g-having", f.Page.Tokens[a.First-1].Stem) {
		return false // دراجة ذات ثلاث عجلات
	}
	if t := &f.Page.Tokens[a.Unit]; a.Role == "places" || a.Role == "groups" || a.Role == "people" || a.Role == "units" {
		if t.Clitics.Has(reading.Al) && a.HasValue && a.Value < 11 && (a.Role == "places" || a.First != h.Last) {
			return false
		}
		if a.Role == "places" && a.HasValue && a.Value == 2 && f.isNamedPair(a) {
			return false
		}
	}
	if a.HasValue && a.Value < 1 && (a.Role == "vehicles" || a.Role == "weapons" || a.Role == "aircraft") {
		return false // البنادق نصف الآلية
	}
	switch a.Role {
	case "percent":
		return h.p.Type != isnad.Assault && h.p.Type != isnad.Accuse && h.p.Type != isnad.Request && h.p.Type != isnad.Threaten && h.p.Type != isnad.Consult && h.p.Type != isnad.Aid
	case "money":
		return h.p.Type != isnad.Assault && h.p.Type != isnad.Consult && h.p.Type != isnad.Accuse && h.p.Type != isnad.Threaten
	case "votes", "deals", "cases":
		return h.p.Type != isnad.Assault
	case "measure":
		return h.p.Type != isnad.Assault && f.steps(h.Last, a.First) <= 2 && !f.Lex.In("g-distance", f.Page.Tokens[max(a.First-1, 0)].Stem)
	}
	return true
}

// isNamedPair reports whether a dual in the construct state stands before names: محافظتي لحج وأبين.
func (f *finder) isNamedPair(a *reading.Amount) bool {
	return a.Last == a.First+1 && int(a.Last) < len(f.Page.Tokens) && (f.Who.ByToken[a.Last] >= 0 || f.Page.Tokens[a.Last].Clitics.Has(reading.Al)) &&
		!strings.HasSuffix(f.Page.Slice(f.Page.Tokens[a.First].Extent), "ن")
}

func isCasualty(a *reading.Amount) bool {
	return a.Role == "killed" || a.Role == "wounded" || a.Role == "missing"
}

// isOf reports whether what was counted stands behind من at token i, or is taken up by منهم or آخرون: 25 منهم, 30 آخرين.
func (f *finder) isOf(i int32) bool {
	if int(i) >= len(f.Page.Tokens) {
		return false
	}
	t := &f.Page.Tokens[i]
	return t.Form == f.preps.min || f.Lex.In("g-among", t.Form) || f.Lex.In("g-others", t.Stem) || f.Lex.In("g-others", t.Form)
}

// isEarlier reports whether a figure is told as one that no longer holds: بعد أن كانت 25, مقابل 12.
func (f *finder) isEarlier(i int32) bool {
	return i > 0 && f.Lex.In("g-earlier", f.Page.Tokens[i-1].Form)
}

// isMeasure reports whether a word of measure stands at token i: بقيمة 100 مليون دولار, بانخفاض قدره 28%.
func (f *finder) isMeasure(i int32) bool {
	return i >= 0 && (f.Lex.In("g-measures", f.Page.Tokens[i].Stem) || f.Lex.In("g-measures", f.Page.Tokens[i].Form))
}

// take adds an amount to a report. People whom the act befalls get the role that it gives them.
func (f *finder) take(r *reading.Report, k int, harm string) {
	a := f.Amounts[k]
	for i := range r.Amounts {
		if r.Amounts[i].Extent == a.Extent {
			return
		}
	}
	if harm != "" && (a.Of == "" || isPeople(&a) || !isCasualty(&a) && (harm == "killed" || harm == "wounded")) {
		a.Role = harm
		if a.Of == "" {
			a.Of = "people"
		}
	}
	if a.First > 0 && f.Lex.In("g-corpses", f.Page.Tokens[a.First-1].Stem) {
		a.Role = "killed" // جثامين أربعة من الحراس
	}
	for i := range r.Amounts {
		if whole := &r.Amounts[i]; a.PartOf != "" && a.PartOf == f.Page.Slice(whole.Extent) && !isCasualty(&a) {
			a.Role = whole.Role
		}
	}
	a.Replaces = f.replaced(k)
	r.Amounts = append(r.Amounts, a)
	if f.counted[k] = asFigure; harm != "" {
		f.counted[k] = asHarm
	}
}

// replaced returns the text of the figure that an amount takes the place of: 30 قتيلا بعد أن كانت 25.
func (f *finder) replaced(k int) string {
	a := &f.Amounts[k]
	k++
	for k < len(f.Amounts) && f.Amounts[k].PartOf == f.Page.Slice(a.Extent) {
		k++
	}
	if a.Replaces != "" || a.PartOf != "" || k >= len(f.Amounts) {
		return a.Replaces
	}
	b := &f.Amounts[k]
	if f.Page.Tokens[b.First].Sentence != f.Page.Tokens[a.First].Sentence || b.First-a.Last > 12 || !b.HasValue || b.Of != "" && b.Of != a.Of || !f.isEarlier(b.First) {
		return ""
	}
	return f.Page.Slice(b.Extent)
}

// isPeople reports whether an amount counts people whose fate the noun does not tell.
func isPeople(a *reading.Amount) bool {
	return a.Role == "people" || a.Role == "soldiers"
}

// tolls gives the dead, wounded and missing that no trigger counts to the attack of the sentence: القصف خلف أربعة قتلى, خمسة قتلى في انفجار.
func (f *finder) tolls() {
	for k := range f.Amounts {
		a := &f.Amounts[k]
		switch a.Role {
		case "killed", "wounded", "missing", "casualties":
		default:
			continue
		}
		if f.counted[k] != 0 || f.isTime(a) || f.isEarlier(a.First) || a.HasValue && a.Unit >= 0 && f.Page.Tokens[a.Unit].Clitics.Has(reading.Al) {
			continue
		}
		if r := f.attackOf(a); r != nil {
			f.take(r, k, "")
		}
	}
}

// attackOf returns the attack to which a toll belongs: the nearest one before it in its sentence, else the nearest after it.
func (f *finder) attackOf(a *reading.Amount) *reading.Report {
	sentence := f.Page.Tokens[a.First].Sentence
	n := sort.Search(len(f.out), func(i int) bool { return f.out[i].Token >= a.First })
	for i := n - 1; i >= 0 && f.out[i].Sentence == sentence && a.First-f.out[i].Token <= tollReach; i-- {
		if f.isAttack(&f.out[i]) {
			return &f.out[i]
		}
	}
	for i := n; i < len(f.out) && f.out[i].Sentence == sentence && f.out[i].Token-a.Last <= tollReach/2; i++ {
		if f.isAttack(&f.out[i]) && f.out[i].Nominal {
			return &f.out[i]
		}
	}
	return nil
}

// pastPurpose is the token after a trigger, or after the act of its type that ل joins right behind it: what that act counts, this one counts too
// (عطاءات لبناء 300 وحدة).
func (f *finder) pastPurpose(h *hit) int32 {
	for k := range f.hits {
		o := &f.hits[k]
		if o.First == h.Last && o.p.Type == h.p.Type && f.Page.Tokens[o.First].Clitics.Has(reading.Lam) {
			return o.Last
		}
	}
	return h.Last
}

// pastSubject is the token after the attack that a verb of harm has as its subject right behind it: قتل تفجيران 13 شخصا; else from.
func (f *finder) pastSubject(h *hit, from int32) int32 {
	k := sort.Search(len(f.hits), func(k int) bool { return f.hits[k].First >= h.Last })
	if k < len(f.hits) && f.hits[k].First == h.Last && f.hits[k].p.Type == isnad.Assault && f.Cl.Tag[h.Last] != reading.Verb && f.Page.Tokens[h.Last].Clitics&^reading.Al == 0 {
		return f.hits[k].Last
	}
	return from
}

// otherTrigger reports whether a trigger begins between two tokens.
func (f *finder) otherTrigger(from, to int32) bool {
	k := sort.Search(len(f.hits), func(k int) bool { return f.hits[k].First >= from })
	for ; k < len(f.hits) && f.hits[k].First < to; k++ {
		if !f.hits[k].gone {
			return true
		}
	}
	return false
}

// isTime reports whether an amount is part of a time, or counts units of time: عمره 18 شهرا, 15 مايو; but not قتل 30 يوم الجمعة.
func (f *finder) isTime(a *reading.Amount) bool {
	for _, s := range f.Seen.From(a.Last) {
		switch f.Lex.Kind(f.Lex.Entry(s.Entry).Row) {
		case lexicon.UnitKind:
			if !f.isWeekday(s.Last) {
				return true
			}
		case lexicon.MonthKind:
			return a.Last == a.First+1 && a.Value >= 1 && a.Value <= 31
		}
	}
	i := sort.Search(len(f.Times), func(i int) bool { return f.Times[i].End > a.Start })
	return i < len(f.Times) && f.Times[i].Overlaps(a.Extent)
}

func (f *finder) isWeekday(i int32) bool {
	for _, s := range f.Seen.From(i) {
		if f.Lex.Kind(f.Lex.Entry(s.Entry).Row) == lexicon.WeekdayKind {
			return true
		}
	}
	return false
}
