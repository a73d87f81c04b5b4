package reports

import "isnad"

// echo lets an act that is only named again (إغلاق السفارة، الإغلاق), without a word on its status, a time or a number, stand open where the text
// before left the act open: threatened, planned, demanded, promised or possible. What is told as done, or dated, ends that.
func (f *finder) echo() {
	open := map[isnad.RuleID]int{}
	for k := range f.out {
		r := &f.out[k]
		before, known := open[r.Rule]
		if known && r.Nominal && r.Status == isnad.Happened && r.StatusRule == "" && r.Time == nil && len(r.Amounts) == 0 {
			r.Status, r.StatusRule = isnad.Possible, "status.same"
			if len(r.Actors) == 0 {
				r.Actors = without(f.out[before].Actors, r.Recipients)
			}
		}
		switch r.Status {
		case isnad.Threatened, isnad.Planned, isnad.Demanded, isnad.Promised, isnad.Possible:
			if !known || len(f.out[before].Actors) == 0 {
				open[r.Rule] = k
			}
		case isnad.Happened:
			delete(open, r.Rule)
		}
	}
}
