package attributions

import (
	"strings"

	"isnad"
	"isnad/internal/reading"
	"isnad/lexicon"
)

// speaker finds who speaks: the subject of a finite verb, the genitive of a doing-noun, or whoever spoke last in the sentence for participles and
// dropped subjects. It returns the token after which the content may begin.
func (f *finder) speaker(s reading.Sighting) ([]reading.Link, int32) {
	i := s.First
	if f.Cl.Tag[i] == reading.Verb {
		if f.inDocument(i) {
			if links := f.writer(i); links != nil {
				return links, s.Last
			}
		}
		if links, last := f.subject(s); links != nil || last > 0 {
			return links, last
		}
	} else if m := f.genitiveSpeaker(s); m >= 0 && f.Lex.Entry(s.Entry).Aspect == lexicon.Masdar && !s.Clitics.Has(reading.Pronoun) {
		if link, ok := f.link(m); ok {
			return []reading.Link{link}, f.Who.Mentions[m].Last
		}
	}
	if f.insideQuote(i) {
		return nil, 0 // who is quoted does not speak of himself as another
	}
	if f.Cl.Tag[i] != reading.Verb {
		if links := f.mainSubject(i); links != nil {
			return links, s.Last
		}
	}
	if s.Clitics.Has(reading.Ba) && f.Lex.Entry(s.Entry).Aspect == lexicon.Masdar { // اكتفى المسؤول بالقول إن
		if links := f.clauseSubject(s); links != nil {
			return links, s.Last
		}
	}
	links := f.lastSpeaker(i)
	for n := len(links); n > 0; n-- { // وأشارت: the paper, not the physician whom it cites
		if f.agrees(s, links[n-1].Entity) {
			return links[:n], s.Last
		}
	}
	if other := f.clauseSubject(s); other != nil {
		return other, s.Last
	}
	return links, s.Last
}

// subject is who stands as subject of the verb of saying, with the token after it: a mention, or a noun phrase that nothing knows (كتب معلق آخر). It
// returns a token alone where the subject is none who speaks, and nothing where the subject is dropped.
func (f *finder) subject(s reading.Sighting) ([]reading.Link, int32) {
	frame := f.Frames.Of(s.First)
	if frame == nil {
		return nil, 0
	}
	if len(frame.Subject) > 0 && !frame.Inherited {
		m := f.afterFronted(s, frame.Subject[0])
		link, ok := f.link(m)
		if !ok {
			return nil, s.Last
		}
		last := max(f.Who.Mentions[m].Last, s.Last)
		if links := f.issuers(m, s.First); links != nil {
			return links, last
		}
		f.again(&link, m)
		f.pseudonym(&link, last)
		return []reading.Link{link}, last
	}
	if m := f.topic(s.First); m >= 0 {
		if link, ok := f.link(m); ok {
			f.again(&link, m)
			return []reading.Link{link}, s.Last
		}
	}
	if link, ok := f.strangerBefore(s.First); ok {
		return []reading.Link{link}, s.Last
	}
	if end := f.stranger(s.Last); end > 0 {
		first := s.Last
		if f.Lex.In("c-to-us", f.Page.Tokens[first].Form) {
			first++
		}
		if m := f.nameInAside(end); m >= 0 {
			if link, ok := f.link(m); ok {
				return []reading.Link{link}, end
			}
		}
		as := f.Page.Span(first, end)
		return []reading.Link{{Entity: -1, As: f.Page.Slice(as), Naming: isnad.Unnamed, To: -1, Near: -1}}, end
	}
	return nil, 0
}

// afterFronted is the mention right after a verb that follows a phrase with a preposition at the head of its sentence, where the frame took one out of that
// phrase: في مقابلة أجرتها قناة محلية، اتهم النائب الجيش.
func (f *finder) afterFronted(s reading.Sighting, m int32) int32 {
	first := f.Page.Sentences[f.Page.Tokens[s.First].Sentence].First
	place := f.Who.Entities[f.Who.Mentions[m].Entity].Kind == isnad.Place
	if f.Who.Mentions[m].First > s.First || !place && (f.Cl.Tag[first] != reading.Preposition || !f.Page.IsMark(s.First-1, '،', ',')) {
		return m
	}
	if n := f.Who.StartingAt(s.Last); n >= 0 && f.Cl.Gov[s.Last] == 0 && (place || f.agrees(s, f.Who.Mentions[n].Entity)) {
		return n
	}
	return m
}

// stranger returns the token after an unknown noun phrase that stands as subject right after a verb of saying and before what opens the content, or 0:
// قال أحد المارة إن, تنص المادة الثالثة على.
func (f *finder) stranger(from int32) int32 {
	if int(from)+1 < len(f.Page.Tokens) && f.Lex.In("c-to-us", f.Page.Tokens[from].Form) {
		from++ // قال لي مهندس إن
	}
	if int(from) >= len(f.Page.Tokens) || f.Page.Tokens[from].Clitics&^reading.Al != 0 || f.Page.Tokens[from].Kind != reading.Arabic || f.IsTime(from) || f.Who.ByToken[from] >= 0 {
		return 0
	}
	text := f.Page.Slice(f.Page.Tokens[from].Extent)
	if f.Cl.Tag[from] != reading.Noun && f.Cl.Tag[from] != reading.Quantifier || strings.HasPrefix(text, "لل") || reading.Ends(text, "ا") || reading.Ends(text, "اً") || reading.Ends(text, "ًا") {
		return 0
	}
	end := int32(0) // before whom it was told
	for j := from + 1; j < from+6 && int(j) < len(f.Cl.Tag) && f.Page.Tokens[j].Sentence == f.Page.Tokens[from].Sentence; j++ {
		if end == 0 && f.Page.Tokens[j].Clitics.Has(reading.Lam) && f.Who.StartingAt(j) >= 0 {
			end = j
		}
		if end > 0 && f.opensHere(j) {
			return end
		}
		switch f.Cl.Tag[j] {
		case reading.Verb:
			if f.Cl.Tag[j-1] == reading.Noun && !f.Page.Tokens[j-1].Clitics.Has(reading.Al|reading.Pronoun) {
				return j // تحدث ناجون التقاهم المراسل عن
			}
			return 0
		case reading.Relative, reading.Conjunction:
			return 0
		case reading.That:
			return j
		case reading.Preposition:
			if int(j)+1 < len(f.Cl.Tag) && f.Cl.Tag[j+1] == reading.That {
				return j
			}
		}
		if f.opensHere(j) {
			return j
		}
		if f.Page.IsMark(j, '،', ',') {
			if end := f.parenthesis(j, f.Page.Sentences[f.Page.Tokens[j].Sentence].Last); end > j {
				return j
			}
			return 0
		}
	}
	return 0
}

// nameInAside is the name between commas that tells who an unknown noun phrase is, before what is said, or -1: مديرة «الجمعية»، هدى سالم، إن.
func (f *finder) nameInAside(from int32) int32 {
	limit := min(f.Page.Sentences[f.Page.Tokens[from-1].Sentence].Last, from+16)
	for j := from; j < limit && f.Cl.Tag[j] != reading.That && f.Cl.Tag[j] != reading.Verb; j++ {
		if m := f.Who.StartingAt(j); m >= 0 && f.Page.IsMark(j-1, '،', ',') && f.Who.Mentions[m].Form == isnad.NameForm && f.Who.Entities[f.Who.Mentions[m].Entity].Kind == isnad.Person {
			return m
		}
	}
	return -1
}

// strangerBefore is an unknown noun phrase between أن and the verb of saying at token i: إن موكله أبلغه أن, أن جراحا في المستشفى أكد لها.
func (f *finder) strangerBefore(i int32) (reading.Link, bool) {
	for j := i - 1; j > i-7 && j > 0; j-- {
		switch f.Cl.Tag[j] {
		case reading.That:
			if j == i-1 || f.Page.Tokens[j].Clitics.Has(reading.Pronoun) || f.Page.Tokens[i].Clitics.Has(reading.Wa|reading.Fa) {
				return reading.Link{}, false
			}
			as := f.Page.Slice(f.Page.Span(j+1, i))
			return reading.Link{Entity: -1, As: as, Naming: isnad.Unnamed, To: -1, Near: -1}, true
		case reading.Noun, reading.Preposition:
			if m := f.Who.ByToken[j]; m >= 0 && f.Cl.Gov[j] == 0 {
				return reading.Link{}, false
			}
		default:
			return reading.Link{}, false
		}
	}
	return reading.Link{}, false
}

// topic is the mention that stands before the verb at token i as its topic, with an aside between them, or -1: أما السفير الفرنسي فقال إن, لكن النائب سامي عون،
// العضو في اللجنة، قال.
func (f *finder) topic(i int32) int32 {
	first := f.Page.Sentences[f.Page.Tokens[i].Sentence].First
	if f.Page.Tokens[i].Clitics.Has(reading.Wa) {
		return -1
	}
	found := int32(-1)
	for j := i - 1; j >= first && j > i-40; j-- {
		if m := f.Who.ByToken[j]; m >= 0 && f.Who.Mentions[m].First == j && f.Cl.Gov[j] == 0 && (j == first || f.opensClause(j-1)) {
			found = m
		}
		if f.crosses(j) && !f.insideAside(j) || f.Page.IsMark(j, ':', '؛') {
			break
		}
	}
	if found >= 0 && f.Page.Tokens[i].Clitics.Has(reading.Fa) && !f.isTopicParticle(max(first, f.Who.Mentions[found].First-1)) {
		return -1
	}
	return found
}

// opensClause reports whether a clause may begin right after token j.
func (f *finder) opensClause(j int32) bool {
	switch f.Cl.Tag[j] {
	case reading.That, reading.Conjunction:
		return true
	}
	return f.isTopicParticle(j)
}

func (f *finder) isTopicParticle(j int32) bool {
	return f.Lex.In("c-topic", f.Page.Tokens[j].Stem) || f.Lex.In("c-topic", f.Page.Tokens[j].Form)
}

// insideAside reports whether the verb at token j belongs to a relative clause about the noun before it.
func (f *finder) insideAside(j int32) bool {
	return j > 1 && f.Page.IsMark(j-1, '،', ',') && f.Cl.Tag[j-2] != reading.Verb && f.IsRefusal(j+1)
}

// insideQuote reports whether token i stands in a quotation that is somebody's claim already.
func (f *finder) insideQuote(i int32) bool {
	for k := range f.quotes {
		if q := &f.quotes[k]; q.used && q.open < i && i < q.close {
			return true
		}
	}
	return false
}

// mainSubject is whose circumstance a participle tells, where the verb of saying before it in its sentence has no claim of its own: انتقد الوزير
// القرار، معتبرا أنه متسرع.
func (f *finder) mainSubject(i int32) []reading.Link {
	j := f.Page.Sentences[f.Page.Tokens[i].Sentence].First
	if n := len(f.out); n > 0 {
		j = max(j, f.out[n-1].Token+1)
	}
	for ; j < i; j++ {
		frame := f.Frames.Of(j)
		if n := len(f.out); n > 0 && f.out[n-1].Content.Contains(f.Page.Tokens[j].Extent) || frame == nil || f.Cl.Tag[j] != reading.Verb || frame.Inherited || len(frame.Subject) == 0 || j > 0 && f.Cl.Tag[j-1] == reading.Relative {
			continue
		}
		if _, _, ok := f.cue(j); !ok {
			continue
		}
		if link, ok := f.link(frame.Subject[0]); ok {
			return []reading.Link{link}
		}
	}
	return nil
}

// link makes a link of a mention; places and times do not speak.
func (f *finder) link(m int32) (reading.Link, bool) {
	mention := &f.Who.Mentions[m]
	e := &f.Who.Entities[mention.Entity]
	if e.Kind == isnad.Place {
		return reading.Link{}, false
	}
	link := reading.Link{Entity: mention.Entity, Naming: e.Naming, To: -1, Near: e.Near}
	if n := f.nameAfter(m); n >= 0 {
		link.Entity = f.Who.Mentions[n].Entity
		link.Naming = f.Who.Entities[link.Entity].Naming
		return link, true
	}
	if e.Kind == isnad.Group {
		f.someOf(&link, mention)
	}
	if mention.Form == isnad.NominalForm {
		if link.As == "" {
			link.As = f.Page.Slice(mention.Extent)
		}
		if e.Kind == isnad.Person && e.Naming == isnad.Named && e.Actor == "" && !f.isNamed(mention.Entity) {
			link.Naming = isnad.Unnamed // known by office alone
		}
	}
	return link, true
}

// someOf calls unnamed who is one of a group (أحد سكان البلدة) or people without the article (لاجئون); a group with it speaks as one (المتظاهرون).
func (f *finder) someOf(link *reading.Link, m *reading.Mention) {
	if m.First > 0 && f.Lex.In("c-one-of", f.Page.Tokens[m.First-1].Stem) {
		link.Naming = isnad.Unnamed
		link.As = f.Page.Slice(f.Page.Span(m.First-1, m.Last))
		return
	}
	if m.Form != isnad.NominalForm {
		return
	}
	for i := m.First; i < m.Last; i++ {
		if f.Page.Tokens[i].Clitics.Has(reading.Al | reading.Pronoun) {
			return
		}
	}
	link.Naming = isnad.Unnamed
}

// nameAfter is the name that follows an office as apposition, over what belongs to the office: نائب رئيس الوزراء لشؤون الطاقة سامي عون, رئيس الهيئة - سامي عون.
// It is -1 where the office is of somebody named already, or nobody is named.
func (f *finder) nameAfter(m int32) int32 {
	mention := &f.Who.Mentions[m]
	if mention.Form != isnad.NominalForm || f.Who.Entities[mention.Entity].Kind != isnad.Person || f.Who.Entities[mention.Entity].Naming != isnad.Named || f.isNamed(mention.Entity) {
		return -1
	}
	limit := min(f.Page.Sentences[f.Page.Tokens[mention.First].Sentence].Last, mention.Last+7)
	for j := mention.Last; j < limit; j++ {
		if f.Cl.Tag[j-1] != reading.Preposition && f.Page.Tokens[j].Clitics == 0 {
			if n := f.Who.StartingAt(j); n >= 0 && f.Who.Mentions[n].Form == isnad.NameForm && f.Who.Entities[f.Who.Mentions[n].Entity].Kind == isnad.Person {
				return n
			}
		}
		if !f.Page.IsMark(j, '،', ',', '-', '–') && f.Cl.Gov[j] == 0 && !(f.Page.Tokens[j].Clitics == reading.Al && f.isAdjective(j)) || f.Cl.Tag[j] == reading.That || f.Page.Tokens[j].Clitics.Has(reading.Wa|reading.Pronoun) {
			return -1
		}
	}
	return -1
}

// pseudonym lets a speaker who is described first and then called by another name be the one of that name: أحد القادة، باسمه الحركي «أبو ليث»، قال. It looks
// from token last.
func (f *finder) pseudonym(link *reading.Link, last int32) {
	if link.Naming == isnad.Named || int(last) >= len(f.Page.Tokens) {
		return
	}
	limit := min(f.Page.Sentences[f.Page.Tokens[max(0, last-1)].Sentence].Last, last+20)
	for j := last; j < limit; j++ {
		for _, s := range f.Seen.From(j) {
			e := f.Lex.Entry(s.Entry)
			if f.Lex.Kind(e.Row) != lexicon.LinkKind || f.Lex.Cue(e.Row).Slot != "pseudonym" || s.Last-s.First < 2 && e.Aspect != lexicon.Fixed {
				continue
			}
			at := s.Last
			if f.Page.IsMark(at+1, '«', '"', '“') {
				at++ // بكنية «أبو ليث»
			}
			for f.Page.IsMark(at, '«', '"', '“', '(', ':') {
				at++
			}
			if m := f.Who.StartingAt(at); m >= 0 && f.Who.Entities[f.Who.Mentions[m].Entity].Kind == isnad.Person {
				link.Entity, link.Naming = f.Who.Mentions[m].Entity, isnad.Pseudonym
				return
			}
		}
	}
}

// lastSpeaker copies the chain of the last attribution of the paragraph; a new sentence may go on with it.
func (f *finder) lastSpeaker(i int32) []reading.Link {
	for k := len(f.out) - 1; k >= 0; k-- {
		a := &f.out[k]
		if f.Page.Tokens[a.Token].Paragraph != f.Page.Tokens[i].Paragraph && !f.goesOnFrom(a.Token, i) {
			return nil
		}
		if a.Content.Start <= f.Page.Tokens[i].Start && f.Page.Tokens[i].Start < a.Content.End && a.Quoted || f.isRumour(a) {
			continue
		}
		links := make([]reading.Link, len(a.Links))
		copy(links, a.Links)
		if n := len(links); n > 1 && links[n-1].Entity < 0 {
			links = links[:n-1] // كتب المؤلف نقلا عن راهب … ويضيف
		}
		for j := range links {
			links[j].Cue = reading.Extent{}
		}
		return links
	}
	return nil
}

// isRumour reports whether nobody speaks in an attribution.
func (f *finder) isRumour(a *reading.Attribution) bool {
	return len(a.Links) == 1 && a.Links[0].Entity < 0 && a.Links[0].Cue == a.Cue && a.Links[0].As == f.Page.Slice(a.Cue)
}

// goesOnFrom reports whether token i begins a paragraph with a word that needs the speaker of the paragraph before it: مشيرا إلى أن، وقالت: «…».
func (f *finder) goesOnFrom(said, i int32) bool {
	before := f.Page.Sentences[f.Page.Tokens[i].Sentence].First
	if i != before || before == 0 || f.Page.Tokens[before-1].Paragraph == f.Page.Tokens[i].Paragraph {
		return false
	}
	return f.Page.Tokens[said].Paragraph == f.Page.Tokens[before-1].Paragraph
}

// clauseSubject is the subject, of the gender that the verb asks for, of the nearest verb before a cue in its paragraph.
func (f *finder) clauseSubject(s reading.Sighting) []reading.Link {
	for j := s.First - 1; j >= 0 && f.Page.Tokens[j].Paragraph == f.Page.Tokens[s.First].Paragraph; j-- {
		frame := f.Frames.Of(j)
		if frame == nil || !frame.IsVerb || len(frame.Subject) == 0 || !f.agrees(s, f.Who.Mentions[frame.Subject[0]].Entity) {
			continue
		}
		if link, ok := f.link(frame.Subject[0]); ok {
			return []reading.Link{link}
		}
	}
	return nil
}

// agrees reports whether an entity may be the dropped subject of a cue: not a man or a body with a masculine noun where the verb is feminine, and the other way
// round. What shows no gender agrees with all.
func (f *finder) agrees(s reading.Sighting, entity int32) bool {
	e := f.Lex.Entry(s.Entry)
	if entity < 0 || f.Cl.Tag[s.First] != reading.Verb || !e.Aspect.IsVerb() || e.Agreement&lexicon.Plural != 0 {
		return true
	}
	feminine, masculine := false, false
	for _, m := range f.Who.Entities[entity].Mentions {
		feminine = feminine || f.Who.Mentions[m].Agreement&reading.Feminine != 0
		masculine = masculine || f.Who.Mentions[m].Agreement&reading.Masculine != 0
	}
	if e.Agreement&lexicon.Feminine != 0 {
		return feminine || !masculine
	}
	return masculine || !feminine
}

// issuers are who spoke last, where the subject of a verb of saying is their statement: وقالت الحركة في بيان … وأضاف البيان.
func (f *finder) issuers(m, i int32) []reading.Link {
	mention := &f.Who.Mentions[m]
	if mention.Last-mention.First > 1 || !f.Lex.In("c-statement", f.Page.Tokens[mention.First].Stem) || !f.Page.Tokens[mention.First].Clitics.Has(reading.Al) {
		return nil
	}
	for k := len(f.out) - 1; k >= 0; k-- {
		a := &f.out[k]
		if len(a.Links) == 0 || f.Page.Tokens[i].Paragraph-f.Page.Tokens[a.Token].Paragraph > 2 {
			return nil
		}
		last := a.Links[len(a.Links)-1]
		if last.Entity < 0 || last.Entity == mention.Entity || f.Who.Entities[last.Entity].Kind == 0 {
			continue
		}
		last.Cue, last.Channel = reading.Extent{}, isnad.Statement
		return []reading.Link{last}
	}
	return nil
}

// again lets a definite title without a name be whoever spoke last under it: قال وزير الخارجية فلان … ورأى وزير الخارجية; a general one (المتحدث، المسؤول
// الأممي) be the last person that spoke by name.
func (f *finder) again(link *reading.Link, m int32) {
	mention := &f.Who.Mentions[m]
	if mention.Form != isnad.NominalForm || f.Who.Entities[mention.Entity].Kind != isnad.Person || f.isNamed(mention.Entity) && f.spokeLast() == mention.Entity {
		return
	}
	head := f.Page.Tokens[mention.First].Stem
	general := (mention.Last-mention.First == 1 || mention.Last-mention.First == 2 && !f.Lex.In("c-spokesmen", head)) && f.Page.Tokens[mention.First].Clitics.Has(reading.Al) && f.Lex.In("c-general", head)
	for k := len(f.out) - 1; k >= max(0, len(f.out)-6); k-- {
		if len(f.out[k].Links) == 0 {
			continue
		}
		e := f.out[k].Links[len(f.out[k].Links)-1].Entity
		if e < 0 || f.Who.Entities[e].Kind != isnad.Person {
			continue
		}
		if e == mention.Entity || general && !f.isNamed(e) {
			return
		}
		if f.isNamed(e) && (general && !f.isNamed(mention.Entity) && f.isNew(m) || !general && f.bears(e, mention)) {
			link.Entity, link.Naming, link.Near = e, f.Who.Entities[e].Naming, f.Who.Entities[e].Near
			return
		}
	}
}

// spokeLast is the entity of the last claim, or -1.
func (f *finder) spokeLast() int32 {
	if n := len(f.out); n > 0 && len(f.out[n-1].Links) > 0 {
		return f.out[n-1].Links[len(f.out[n-1].Links)-1].Entity
	}
	return -1
}

// isNamed reports whether the document calls an entity by a name.
func (f *finder) isNamed(entity int32) bool {
	for _, m := range f.Who.Entities[entity].Mentions {
		if f.Who.Mentions[m].Form == isnad.NameForm {
			return true
		}
	}
	return false
}

// isNew reports whether a mention is the first of its entity.
func (f *finder) isNew(m int32) bool {
	return f.Who.Entities[f.Who.Mentions[m].Entity].Mentions[0] == m
}

// bears reports whether some mention of an entity holds every word of a title.
func (f *finder) bears(entity int32, title *reading.Mention) bool {
	for _, m := range f.Who.Entities[entity].Mentions {
		if f.holdsAll(&f.Who.Mentions[m], title) {
			return true
		}
	}
	return false
}

// holdsAll reports whether each word of a title stands in a mention; words of honour (معالي) do not count.
func (f *finder) holdsAll(m, title *reading.Mention) bool {
	for i := title.First; i < title.Last; i++ {
		found := f.Lex.In("c-honours", f.Page.Tokens[i].Stem)
		for j := m.First; j < m.Last && !found; j++ {
			found = f.Page.Tokens[j].Stem == f.Page.Tokens[i].Stem
		}
		if !found {
			return false
		}
	}
	return true
}
