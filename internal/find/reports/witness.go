package reports

import (
	"isnad/arabic"
	"isnad/internal/find/frames"
	"isnad/internal/reading"
	"isnad/lexicon"
)

// witness hears the tree where the rules found nobody: the mention that it makes subject or object of the very verb, if no preposition governs it.
// What news tell of the class of such a phrase goes before the tree: of a verb whose people are struck, it makes no doer.
func (f *finder) witness(h *hit, frame *reading.Frame, r *reading.Report) {
	if f.Trees == nil || !frame.IsVerb || len(frame.By) > 0 {
		return
	}
	if (len(r.Actors) == 0 || frame.Inherited) && h.p.Actor.Has(lexicon.Subject) && !frame.IsPassive && frame.Agent < 0 && frame.Patient < 0 {
		if told := without(f.entities(f.people(f.dependent(h, arabic.Nsubj))), r.Recipients); len(told) > 0 {
			r.Actors = told
		}
	}
	if len(r.Recipients) == 0 && h.p.Recipient.Has(lexicon.Object) && frame.Patient < 0 {
		r.Recipients = without(f.entities(f.dependent(h, arabic.Obj)), r.Actors)
	}
}

const unlikely = 0.3 // of a subject, by what news tell of its class as the only phrase

// dependent returns the mention that hangs on the verb of a trigger by a relation.
func (f *finder) dependent(h *hit, relation arabic.Relation) []int32 {
	verb := f.stemWord(h.First)
	first, last := f.Trees.Of(f.Page.Tokens[h.First].Sentence)
	for w := first; w < last; w++ {
		if head, r := f.Trees.Arc(w); head != verb || r != relation || f.Page.Words[w].Kind != reading.StemWord {
			continue
		}
		m := f.Who.ByToken[f.Page.Words[w].Token]
		if m < 0 || f.Who.Mentions[m].First > f.Page.Words[w].Token || f.Cl.Gov[f.Who.Mentions[m].First] != 0 {
			continue
		}
		if n := f.Who.Mentions[m].First; n > 0 && f.Cl.Tag[n-1] == reading.Preposition {
			continue // بينهم وزير
		}
		class := int(frames.ClassOf(&f.Who.Entities[f.Who.Mentions[m].Entity]))
		if told := f.Lex.FrameOf(h.p.ID); told != nil && relation == arabic.Nsubj {
			if acts, known := told.SoleActs(class); known && acts < unlikely {
				continue
			}
		}
		return []int32{m}
	}
	return nil
}

// stemWord is the word of token i that is neither proclitic nor pronoun.
func (f *finder) stemWord(i int32) int32 {
	for w := f.Page.Tokens[i].FirstWord; int(w) < len(f.Page.Words) && f.Page.Words[w].Token == i; w++ {
		if f.Page.Words[w].Kind == reading.StemWord {
			return w
		}
	}
	return -1
}
