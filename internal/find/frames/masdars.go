package frames

import "isnad/internal/reading"

// construct lets the bare phrases after a noun of an act tell its genitive, where that is people who are no mention (مقتل طفل), and its object, where a
// second phrase stands right after the genitive (اقتحام الميليشيا منزل الوزير).
func (f *finder) construct(frame *reading.Frame) {
	i := frame.Token
	if len(frame.Bare) == 0 || f.page.Tokens[i].Clitics.Has(reading.Al) || frame.Bare[0].First > i+3 {
		return
	}
	if f.hasPronoun(i) {
		if p := &frame.Bare[0]; p.First == i+1 && f.isObjectOfNoun(p) && f.who.Mentions[p.Mention].First-p.First <= 1 {
			frame.Object = f.mentionsOf(frame, 0)
		}
		return
	}
	first := &frame.Bare[0]
	if joined := f.mentionsOf(frame, 0); first.Mention < 0 && len(joined) > 0 && len(frame.Genitive) > 0 {
		return // سقوط قتلى وجرحى من الحوثيين
	}
	if first.Mention < 0 && first.IsPeople && (len(frame.Genitive) == 0 || f.who.Mentions[frame.Genitive[0]].First >= first.Last) {
		frame.Genitive, frame.Patient = nil, 0
	}
	for k := 1; k < len(frame.Bare); k++ {
		if second := &frame.Bare[k]; !second.IsJoined {
			if second.First == frame.Bare[k-1].Last && first.First == i+1 && f.isObjectOfNoun(second) && !f.namesHolder(first, second) && !(first.Class == reading.PersonClass && second.Class == reading.PersonClass) && (first.Mention >= 0 || first.IsPeople) {
				frame.Object = f.mentionsOf(frame, k)
			}
			return
		}
	}
}

// isObjectOfNoun reports whether a phrase that no adjective or genitive ties to the one before can be the object of a doing-noun.
func (f *finder) isObjectOfNoun(p *reading.Phrase) bool {
	return p.Mention >= 0 && p.Case != reading.Nominative && (p.IsDefinite || p.IsCount || p.Case == reading.Oblique || p.Class == reading.PlaceClass)
}
