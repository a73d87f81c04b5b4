package cli

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"isnad"
	"isnad/internal/inquiry/grade"
)

// weights lists the claims of which something is known: a letter, a digit, or whose interest they are; the best borne out first.
func (p *page) weights(c *isnad.Case) {
	name := map[isnad.EntityID]string{}
	for _, e := range c.Entities {
		name[e.ID] = p.name(e.Name, e.NameEn)
	}
	content := map[isnad.ClaimID]string{}
	for _, k := range c.Claims {
		if len(k.Tellings) > 0 {
			content[k.ID] = k.Tellings[0].Content.Text
		}
	}
	list := slices.DeleteFunc(grade.Claims(c), func(k grade.Claim) bool {
		return lettersOf(k) == "F" && k.Digit == isnad.TruthNotJudged && len(k.Interest) == 0
	})
	slices.SortStableFunc(list, func(a, b grade.Claim) int { return cmp.Compare(a.Digit, b.Digit) })
	if len(list) == 0 {
		return
	}
	p.line("\n%s", p.label("ui.weights"))
	for i, k := range list {
		if i == mostClaims && len(list) > mostClaims+2 {
			p.line("  … +%d", len(list)-i)
			break
		}
		p.line("  %-4s %-9s %s", lettersOf(k)+k.Digit.String(), clean(string(k.ID)), p.ar(p.weight(k, content[k.ID], name)))
	}
}

// weight is what the digit was counted from, the claim, and for whom it is good or bad.
func (p *page) weight(k grade.Claim, content string, name map[isnad.EntityID]string) string {
	out := fmt.Sprintf("%s %d · %s %d · %s %d · «%s»", p.label("ui.tell"), k.Basis.For, p.label("ui.agree"), k.Basis.Near, p.label("ui.gainsay"), k.Basis.Against, short(content, 60))
	for _, x := range k.Interest {
		word := p.label("ui.for")
		if x.Sign < 0 {
			word = p.label("ui.against")
		}
		out += " · " + short(name[x.Entity], 30) + " (" + word + ")"
	}
	return out
}

// lettersOf are the letters of a claim's tellings, each once, as they come.
func lettersOf(k grade.Claim) string {
	var out []string
	for _, ch := range k.Chains {
		if l := ch.Letter.String(); !slices.Contains(out, l) {
			out = append(out, l)
		}
	}
	return cmp.Or(strings.Join(out, "/"), isnad.NotJudged.String())
}
