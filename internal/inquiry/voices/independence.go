package voices

import (
	"cmp"
	"slices"

	"isnad"
	"isnad/letter"
)

// Why two voices may not be independent of each other.
const (
	Near     = "near"     // an unnamed one is said to be close to the other, who speaks too
	SameWord = "same-as"  // both are unnamed and described in the same words
	Through  = "through"  // one is heard through the other only
	OneVoice = "one-text" // outlets that print one text
)

// A Reason says of two voices why they may be one.
type Reason struct {
	Voice, Of Source
	Why       string
}

// Standing counts voices: High of them are told apart, Low is how many are left if all that may not be independent is not.
type Standing struct {
	Low, High int
	Reasons   []Reason
	Outlets   []string // through which all came, in the order of the documents
}

// Independent counts the independent voices behind tellings of claims: those who spoke to the outlets, and outlets in their own voice.
func (x *Index) Independent(claims []*isnad.Claim) Standing {
	k := counter{x: x, at: map[Source]int{}, words: map[string]Source{}, pairs: map[[2]int]bool{}}
	for _, c := range claims {
		for _, t := range c.Tellings {
			k.hear(t)
		}
	}
	for _, c := range claims {
		for _, t := range c.Tellings {
			k.doubt(t)
		}
	}
	out := Standing{High: len(k.root), Reasons: k.reasons, Outlets: k.outlets}
	for i := range k.root {
		if k.find(i) == i {
			out.Low++
		}
	}
	return out
}

// A counter is a forest of voices.
type counter struct {
	x       *Index
	at      map[Source]int
	root    []int
	words   map[string]Source // of unnamed voices: who was first described so
	pairs   map[[2]int]bool
	reasons []Reason
	outlets []string
}

func (k *counter) hear(t isnad.ClaimTelling) {
	s := k.x.First(t.Ref.Document, t.Voice)
	if _, ok := k.at[s]; !ok {
		k.at[s] = len(k.root)
		k.root = append(k.root, len(k.root))
	}
	if o := k.x.outlet(t.Ref.Document); !slices.Contains(k.outlets, cmp.Or(o.Outlet, string(o.Document))) {
		k.outlets = append(k.outlets, cmp.Or(o.Outlet, string(o.Document)))
	}
}

// doubt unites what may be one: an unnamed voice with whom it is close to, and with others described alike; who is heard through another with that one.
func (k *counter) doubt(t isnad.ClaimTelling) {
	links := t.Voice.Links
	if len(links) == 0 {
		for _, o := range k.x.sharers(t.Ref.Document) {
			k.unite(k.x.outlet(t.Ref.Document), k.x.outlet(o), OneVoice)
		}
		return
	}
	s := k.x.First(t.Ref.Document, t.Voice)
	if l := links[0]; l.Naming == isnad.Unnamed {
		if l.Near != "" {
			k.unite(s, Source{Entity: k.x.Root(l.Near)}, Near)
		}
		if key := letter.FoldString(l.As); key != "" {
			if first, ok := k.words[key]; ok {
				k.unite(s, first, SameWord)
			} else {
				k.words[key] = s
			}
		}
	}
	for _, l := range links[1:] {
		k.unite(k.x.Of(t.Ref.Document, l), s, Through)
	}
}

// unite makes one of two voices that both speak, and keeps why.
func (k *counter) unite(a, b Source, why string) {
	i, ok := k.at[a]
	j, is := k.at[b]
	if !ok || !is || i == j || k.pairs[[2]int{min(i, j), max(i, j)}] {
		return
	}
	k.pairs[[2]int{min(i, j), max(i, j)}] = true
	k.reasons = append(k.reasons, Reason{a, b, why})
	if a, b := k.find(i), k.find(j); a != b {
		k.root[max(a, b)] = min(a, b)
	}
}

func (k *counter) find(i int) int {
	for k.root[i] != i {
		i = k.root[i]
	}
	return i
}

// sharers are the other documents of the origin of a document.
func (x *Index) sharers(d isnad.DocumentID) (out []isnad.DocumentID) {
	for _, o := range x.c.Origins {
		if len(o.Documents) > 1 && slices.Contains(o.Documents, d) {
			out = append(out, o.Documents...)
		}
	}
	return out
}
