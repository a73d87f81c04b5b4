package picture

import (
	"cmp"
	"slices"
	"strings"

	"isnad"
	"isnad/internal/inquiry/whatif"
	"isnad/lexicon"
)

// A Board shows an answer: what is said to follow, good and bad face to face, and each branch against each for whom something follows.
type Board struct {
	Head
	Good, Harm string // headings of the two sides
	Rows       []Row
	Loose      []Card // of which nobody says for whom
	More       string // how many consequences are left out; empty where none is
	Turns      []Turn
	Lines      []Line
	Tail       []string // below the picture
	words      func(string) string
}

// A Row is one for whom something follows: what is said to be good for them stands against what is said to be bad.
type Row struct {
	Axis       string
	Opposed    bool
	Good, Harm []Card
}

// A Card is one consequence; of copies, one for all.
type Card struct {
	ID       string
	If, Then string
	Unless   bool // the condition is that it does not come about
	For      []Sign
	Voice    []Bead
	Copies   int // how many more documents print it
}

// A Sign says for whom an outcome is good or bad.
type Sign struct {
	Name string
	Sign int
}

// A Turn is a branch: who says that it comes so.
type Turn struct {
	Kind   isnad.BranchKind
	Name   string
	Said   []Saying
	Silent string // that nobody speaks of it; empty where somebody does
}

// A Saying is a finding that speaks of a branch.
type Saying struct {
	Status isnad.Status // 0 where it is a claim
	Word   string       // of the status
	Words  string       // of the source
	Voice  []Bead
	ID     string
}

// A Line is what the branches come to for one entity, in the order of the turns.
type Line struct {
	Name  string
	Cells []Verdict
}

// A Verdict is what one branch comes to for one entity, by whose word, and without whom it would change.
type Verdict struct {
	Verdict isnad.Verdict
	Word    string
	Basis   string // how it stands: by the text, or by a rule or an assumption
	Judged  bool   // it would fall without a rule or an assumption
	On      []Rest
	Tips    []string
}

// A Rest is a consequence that a verdict rests on.
type Rest struct {
	Sign int
	Bead Bead
	ID   string
}

// Most of what a board shows; the rest is told by number.
const (
	mostCards   = 16
	mostLoose   = 6
	mostSayings = 3
	mostTips    = 3
)

// NewBoard makes the board of an answer.
func NewBoard(s Source, a *whatif.Answer, lex *lexicon.Lexicon) *Board {
	m := newMaker(s, lex)
	b := &Board{Head: m.head(a.Assumptions), Good: m.label("picture.good"), Harm: m.label("picture.harm"), words: m.label}
	m.consequences(b, a)
	for i := range a.Branches {
		b.Turns = append(b.Turns, m.turn(&a.Branches[i]))
	}
	if len(b.Turns) > 0 && b.Turns[0].Silent != "" {
		m.announced(&b.Turns[0], a)
	}
	b.Lines = m.lines(a)
	b.Tail = m.tail()
	return b
}

// merged joins consequences that copies repeat: the same words of the same speaker.
func merged(list []whatif.Consequence) (out []*whatif.Consequence, copies map[isnad.Ref]int) {
	copies = map[isnad.Ref]int{}
	at := map[string]*whatif.Consequence{}
	for i := range list {
		c := &list[i]
		who := ""
		if len(c.Holder.Links) > 0 {
			who = cmp.Or(string(c.Holder.Links[0].Entity), c.Holder.Links[0].As)
		}
		key := who + "\x00" + harmless(c.If.Text) + "\x00" + harmless(c.Then.Text)
		if first := at[key]; first != nil {
			copies[first.Ref]++
			continue
		}
		at[key] = c
		out = append(out, c)
	}
	return out, copies
}

// consequences sets the rows: those who are contradicted first, then those of whom most is said.
func (m *maker) consequences(b *Board, a *whatif.Answer) {
	list, copies := merged(a.Consequences)
	good, bad, order := map[isnad.EntityID]int{}, map[isnad.EntityID]int{}, []isnad.EntityID(nil)
	for _, c := range list {
		for _, v := range c.Valence {
			if good[v.Entity]+bad[v.Entity] == 0 {
				order = append(order, v.Entity)
			}
			if v.Sign > 0 {
				good[v.Entity]++
			} else {
				bad[v.Entity]++
			}
		}
	}
	slices.SortStableFunc(order, func(x, y isnad.EntityID) int {
		return cmp.Or(min(good[y], bad[y], 1)-min(good[x], bad[x], 1), good[y]+bad[y]-good[x]-bad[x])
	})
	shown := map[isnad.Ref]bool{}
	for _, e := range order {
		m.row(b, e, list, copies, shown)
	}
	for _, c := range list {
		if len(c.Valence) == 0 && len(b.Loose) < mostLoose {
			shown[c.Ref] = true
			b.Loose = append(b.Loose, m.card(c, copies[c.Ref]))
		}
	}
	if n := len(list) - len(shown); n > 0 {
		b.More = m.fill("picture.more", n)
	}
}

// row sets what is said to follow for an entity, as far as it is not set for another already.
func (m *maker) row(b *Board, e isnad.EntityID, list []*whatif.Consequence, copies map[isnad.Ref]int, shown map[isnad.Ref]bool) {
	r := Row{Axis: m.name(e)}
	for _, c := range list {
		at := slices.IndexFunc(c.Valence, func(v isnad.Valence) bool { return v.Entity == e })
		if at < 0 || shown[c.Ref] || len(shown) >= mostCards {
			continue
		}
		shown[c.Ref] = true
		if c.Valence[at].Sign > 0 {
			r.Good = append(r.Good, m.card(c, copies[c.Ref]))
		} else {
			r.Harm = append(r.Harm, m.card(c, copies[c.Ref]))
		}
	}
	if r.Opposed = len(r.Good) > 0 && len(r.Harm) > 0; len(r.Good)+len(r.Harm) > 0 {
		b.Rows = append(b.Rows, r)
	}
}

func (m *maker) card(c *whatif.Consequence, copies int) Card {
	out := Card{ID: m.at(c.Ref, c.Then), If: harmless(c.If.Text), Then: harmless(c.Then.Text), Unless: c.IfNegated, Voice: m.voice(c.Holder), Copies: copies}
	for _, v := range c.Valence {
		out.For = append(out.For, Sign{m.name(v.Entity), v.Sign})
	}
	return out
}

func (m *maker) turn(b *whatif.Branch) Turn {
	t := Turn{Kind: b.Kind, Name: m.label("BranchKind." + b.Kind.String())}
	for _, s := range b.Said {
		f := m.found[s.Ref]
		x := Saying{Status: f.status, Words: harmless(f.words.Text), Voice: m.voice(s.Voice), ID: m.at(s.Ref, f.words)}
		if f.status != 0 {
			x.Word = m.label("Status." + f.status.String())
		}
		t.Said = append(t.Said, x)
	}
	if len(t.Said) == 0 {
		t.Silent = m.label("ui.nobody-speaks")
	}
	return t
}

// announced lets those speak of the whole act who threaten, plan, promise, demand or fear it, where nobody says that it was carried out: each voice once a status.
func (m *maker) announced(t *Turn, a *whatif.Answer) {
	seen := map[string]bool{}
	for _, s := range a.Standing {
		key := s.Status.String() + m.spoken(s.Voice)
		if s.Status == isnad.Negated || s.Leaning == isnad.Asked || seen[key] {
			continue
		}
		seen[key], t.Silent = true, ""
		t.Said = append(t.Said, Saying{s.Status, m.label("Status." + s.Status.String()), harmless(m.found[s.Ref].words.Text), m.voice(s.Voice), m.at(s.Ref, s.Trigger)})
	}
}

// lines are the entities that any branch comes to something for, in the order in which they are first spoken of.
func (m *maker) lines(a *whatif.Answer) (out []Line) {
	var order []isnad.EntityID
	for _, b := range a.Branches {
		for _, o := range b.Outcomes {
			if !slices.Contains(order, o.Entity) {
				order = append(order, o.Entity)
			}
		}
	}
	for _, e := range order {
		l := Line{Name: m.name(e)}
		for i := range a.Branches {
			l.Cells = append(l.Cells, m.verdict(a, &a.Branches[i], e))
		}
		out = append(out, l)
	}
	return out
}

func (m *maker) verdict(a *whatif.Answer, b *whatif.Branch, e isnad.EntityID) Verdict {
	at := slices.IndexFunc(b.Outcomes, func(o whatif.Outcome) bool { return o.Entity == e })
	if at < 0 {
		return Verdict{Verdict: isnad.NotTold, Word: m.label("Verdict." + isnad.NotTold.String())}
	}
	o := b.Outcomes[at]
	v := Verdict{Verdict: o.Verdict, Word: m.label("Verdict." + o.Verdict.String())}
	v.On, v.Judged = m.rests(a, b, &o)
	if v.Basis = m.label("picture.by-text"); v.Judged {
		v.Basis = m.label("ui.by-rule")
	}
	for _, t := range a.Tipping {
		if t.Kind != b.Kind || t.Entity != e {
			continue
		}
		var who []string
		for _, c := range t.Without {
			who = append(who, m.spoken(c))
		}
		v.Tips = append(v.Tips, m.fill("picture.without", strings.Join(who, " + "), m.label("Verdict."+t.Becomes.String())))
	}
	return v
}

// rests lists what a verdict rests on, and whether it would be another without what is judged or assumed.
func (m *maker) rests(a *whatif.Answer, b *whatif.Branch, o *whatif.Outcome) (out []Rest, judged bool) {
	stands := standing(b.Fires)
	text, all := map[int]bool{}, map[int]bool{}
	for _, f := range b.Fires {
		at := slices.IndexFunc(a.Consequences, func(c whatif.Consequence) bool { return c.Ref == f.Ref })
		for _, v := range f.Signs() {
			if v.Entity != o.Entity || at < 0 {
				continue
			}
			if all[v.Sign] = true; stands[f.Ref] {
				text[v.Sign] = true
			}
			c := &a.Consequences[at]
			out = append(out, Rest{v.Sign, m.voice(c.Holder)[0], m.at(c.Ref, c.Then)})
		}
	}
	return out, len(text) != len(all)
}

// standing are the fires that stand on the text alone: no rule judges them, and one at least of those they come after stands so.
func standing(fires []whatif.Fire) map[isnad.Ref]bool {
	stands := map[isnad.Ref]bool{}
	for more := true; more; {
		more = false
		for _, f := range fires {
			if f.Rule == "" && !stands[f.Ref] && (len(f.After) == 0 || slices.ContainsFunc(f.After, func(r isnad.Ref) bool { return stands[r] })) {
				stands[f.Ref], more = true, true
			}
		}
	}
	return stands
}
