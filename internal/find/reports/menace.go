package reports

import (
	"isnad"
	"isnad/internal/reading"
)

// menaced calls an announced act threatened where the text itself calls the announcement a threat further on: أعلن الوزير عن إغلاق المعبر وسحب المراقبين …
// التهديد بإغلاق المعبر. The threat must be spoken of as known, by its article or pronoun; an intention told after it is a plan of its own.
func (f *finder) menaced() {
	for k := range f.out {
		if t := &f.out[k]; t.Status == isnad.Threatened && f.isKnownThreat(t) {
			for j := range f.out[:k] {
				if f.isAnnounced(&f.out[j], t) {
					f.menace(j)
				}
			}
		}
	}
}

// isKnownThreat reports whether the word that makes an act a threatened one speaks of a threat made before: التهديد ب, تهديداتها ب.
func (f *finder) isKnownThreat(r *reading.Report) bool {
	if r.StatusCue.Len() == 0 {
		return false
	}
	i := f.Page.TokenAt(r.StatusCue.Start)
	return f.Cl.Tag[i] == reading.Noun && f.Page.Tokens[i].Clitics.Has(reading.Al|reading.Pronoun)
}

// isAnnounced reports whether a telling gives the threatened act as a plan, or as what was made known (الإعلان عن إغلاق).
func (f *finder) isAnnounced(r, threat *reading.Report) bool {
	if r.Rule != threat.Rule || len(r.Actors) > 0 && len(threat.Actors) > 0 && !sharesOne(r.Actors, threat.Actors) {
		return false
	}
	return r.Status == isnad.Planned || r.StatusRule == "status.same" && f.Cl.Gov[r.Token] == f.preps.an
}

// menace makes a telling and what is joined to it threatened.
func (f *finder) menace(j int) {
	cue, from := f.out[j].StatusCue, f.out[j].Token
	for k := j; k < len(f.out); k++ {
		r := &f.out[k]
		joined := r.Status == isnad.Planned && r.StatusCue == cue || r.StatusRule == "" && r.Nominal && f.isJoined(r.Token) && r.Token-from <= reachShared
		if r.Sentence != f.out[j].Sentence || k > j && !joined {
			break
		}
		r.Status, r.StatusRule = isnad.Threatened, "status.menace"
	}
}
