package isnad

import "cmp"

// Sources tell of each document of a case the origin that it counts as.
type Sources map[DocumentID]string

// codedFromPress stands for the origin of the rows of datasets: they were coded from press, so that they bear out nobody and all of them together count once where no press is known.
const codedFromPress = "dataset"

// SourcesOf looks up the origins of the documents of a case.
func SourcesOf(c *Case) Sources {
	origin := Sources{}
	for _, o := range c.Origins {
		for _, d := range o.Documents {
			origin[d] = o.ID
		}
	}
	for _, d := range c.Documents {
		if d.Dataset != "" {
			origin[d.ID] = codedFromPress
		}
	}
	return origin
}

// Count counts the independent origins behind n tellings of one thing; telling gives the document of each and whom it has it from, if not of itself.
func (s Sources) Count(n int, telling func(int) (DocumentID, string)) int {
	seen := map[string]bool{}
	for i := range n {
		document, from := telling(i)
		if s[document] == codedFromPress {
			from = codedFromPress
		}
		seen[cmp.Or(from, s[document])] = true
	}
	if seen[codedFromPress] && len(seen) > 1 {
		return len(seen) - 1
	}
	return len(seen)
}
