package wire

import (
	"isnad/internal/inquiry/grade"
)

// A Basis counts the independent sources that tell a claim, that tell an event of it alike, and that gainsay it.
type Basis struct {
	For     int `json:"for"`
	Near    int `json:"near"`
	Against int `json:"against"`
}

// A Reliability is the letter of a chain: its weakest known link. Chain has the letters of the outlet and of each link behind it.
type Reliability struct {
	Letter  string   `json:"letter"`
	Chain   []string `json:"chain"`
	Unknown int      `json:"unknown"`
}

// An Interest says for whom the outcome of a claim is said to be good or bad, and who of its tellers that is.
type Interest struct {
	Entity   string `json:"entity"`
	Sign     int    `json:"sign"`
	Refs     []Ref  `json:"refs"`
	Teller   string `json:"teller,omitempty"`
	Relation string `json:"relation,omitempty"`
}

// Weigh sets beside each claim what it is worth. The weights are those of the case in its order.
func (c *Case) Weigh(weights []grade.Claim) {
	for i, w := range weights {
		k := &c.Claims[i]
		k.Credibility, k.Basis = w.Digit.String(), &Basis{w.Basis.For, w.Basis.Near, w.Basis.Against}
		for j, ch := range w.Chains {
			k.Tellings[j].Reliability = &Reliability{ch.Letter.String(), each(len(ch.Links), func(n int) string { return ch.Links[n].String() }), ch.Unknown}
		}
		for _, x := range w.Interest {
			k.Interest = append(k.Interest, Interest{string(x.Entity), x.Sign, refs(x.Refs), string(x.Teller), x.Tie.String()})
		}
	}
}
