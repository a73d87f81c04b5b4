package attributions

import (
	"isnad"
	"isnad/internal/reading"
	"isnad/lexicon"
)

// qualify reads, in the sentence of the cue and outside the content, what tells how the source is named and what it rests on: refusals of the
// name, names of war, channels, access, and who is told.
func (f *finder) qualify(a *reading.Attribution) {
	s := f.Page.Sentences[f.Page.Tokens[a.Token].Sentence]
	for i := s.First; i < s.Last; i++ {
		if a.Content.Start <= f.Page.Tokens[i].Start && f.Page.Tokens[i].Start < a.Content.End {
			continue
		}
		for _, seen := range f.Seen.From(i) {
			if e := f.Lex.Entry(seen.Entry); f.Lex.Kind(e.Row) == lexicon.LinkKind && (seen.Last-seen.First > 1 || e.Aspect == lexicon.Fixed) {
				f.apply(a, f.Lex.Cue(e.Row), i)
			}
		}
	}
	f.told(a, s)
}

func (f *finder) apply(a *reading.Attribution, q *lexicon.Cue, i int32) {
	l := &a.Links[len(a.Links)-1]
	used := false
	switch q.Slot {
	case "channel":
		if used = l.Channel == 0 && abs(i-a.Token) < 12; used {
			l.Channel, _ = isnad.ParseChannel(q.Value)
		}
	case "access":
		if used = l.Access == 0 && l.Naming != isnad.Named; used {
			l.Access, _ = isnad.ParseAccess(q.Value)
		}
	case "refusal":
		if used = a.Links[0].Naming == isnad.Unnamed; used {
			a.Links[0].RefusedName = true
		}
	case "pseudonym":
		if used = f.isPerson(l) && (l.Naming == isnad.Pseudonym || f.isAbout(l, i)); used {
			l.Naming = isnad.Pseudonym
		}
	case "near":
		if used = l.Naming == isnad.Unnamed; used && l.Near < 0 {
			f.near(l, i)
		}
	}
	if used {
		a.LinkRules = append(a.LinkRules, q.ID)
	}
}

// isAbout reports whether the words at token i follow a mention of a link with no other mention between. Right behind an indefinite noun they are its relative clause: فصيلاً يسمي نفسه.
func (f *finder) isAbout(l *reading.Link, i int32) bool {
	if i > 0 && f.Cl.Tag[i-1] == reading.Noun && f.Who.ByToken[i-1] < 0 && !f.Page.Tokens[i-1].Clitics.Has(reading.Al|reading.Pronoun) {
		return false
	}
	for j := i - 1; j >= 0 && j > i-14; j-- {
		if m := f.Who.ByToken[j]; m >= 0 && (f.Cl.Gov[f.Who.Mentions[m].First] == 0 || f.Who.Mentions[m].Entity == l.Entity) {
			return f.Who.Mentions[m].Entity == l.Entity
		}
	}
	return true
}

// near notes whom an unnamed source is said to be close to: the mention soon after the words at token i.
func (f *finder) near(l *reading.Link, i int32) {
	for j := i + 1; j < i+5 && int(j) < len(f.Page.Tokens); j++ {
		if m := f.Who.StartingAt(j); m >= 0 && f.Who.Mentions[m].Entity != l.Entity {
			l.Near = f.Who.Mentions[m].Entity
			return
		}
	}
}

func (f *finder) isPerson(l *reading.Link) bool {
	return l.Entity >= 0 && f.Who.Entities[l.Entity].Kind == isnad.Person
}

func abs(n int32) int32 { return max(n, -n) }

// told finds who is told: the paper or person after ل or إلى that is not the speaker.
func (f *finder) told(a *reading.Attribution, s reading.Sentence) {
	l := &a.Links[len(a.Links)-1]
	for i := max(a.Token+1, s.First); i < min(s.Last, a.Token+16); i++ {
		if f.Page.Tokens[i].Start >= a.Content.Start {
			return
		}
		gov := f.Cl.Gov[i]
		if gov == 0 || f.Lex.Text(gov) != "ل" && f.Lex.Text(gov) != "الي" {
			continue
		}
		if m := f.Who.StartingAt(i); m >= 0 && f.Who.Mentions[m].Entity != l.Entity && f.Who.Entities[f.Who.Mentions[m].Entity].Kind != isnad.Place {
			l.To = f.Who.Mentions[m].Entity
			return
		}
	}
}

// assumedNames lets a speaker whose name is said to be assumed once be known by an assumed name wherever the document lets him speak.
func (f *finder) assumedNames() {
	assumed := map[int32]bool{}
	for i := range f.out {
		for _, l := range f.out[i].Links {
			if l.Entity >= 0 && l.Naming == isnad.Pseudonym {
				assumed[l.Entity] = true
			}
		}
	}
	if len(assumed) == 0 {
		return
	}
	for i := range f.out {
		for k := range f.out[i].Links {
			if l := &f.out[i].Links[k]; assumed[l.Entity] {
				l.Naming = isnad.Pseudonym
			}
		}
	}
}
