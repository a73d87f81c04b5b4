package brief

import (
	"cmp"
	"slices"

	"isnad"
	"isnad/internal/inquiry/whatif"
)

// A stated is a consequence as the brief tells it: once, however many documents repeat it.
type stated struct {
	first   *whatif.Consequence
	all     []*whatif.Consequence
	origins int
}

// listed are the consequences in the order of the board, and their numbers: what is contradicted stands first, then what is said to be good or bad for somebody, then what
// most independent origins say.
func (w *writer) listed(a *whatif.Answer) []*stated {
	list := w.stated(a)
	slices.SortStableFunc(list, func(x, y *stated) int {
		return cmp.Or(flag(len(y.first.Against) > 0)-flag(len(x.first.Against) > 0), flag(len(y.first.Valence) > 0)-flag(len(x.first.Valence) > 0), y.origins-x.origins)
	})
	for n, s := range list {
		for _, c := range s.all {
			w.numbers[c.Ref] = n + 1
		}
	}
	return list
}

// board sets consequences face to face: what is said to follow, and beside it who says the opposite for the same.
func (w *writer) board(list []*stated) []Block {
	place := map[isnad.Ref]*stated{}
	for _, s := range list {
		for _, c := range s.all {
			place[c.Ref] = s
		}
	}
	if len(list) == 0 {
		return nil
	}
	t := Table{Head: []Text{w.say("ui.said"), w.say("ui.counter")}}
	set := map[*stated]bool{}
	for _, s := range list {
		if set[s] || len(t.Rows) >= w.shown(len(list), mostConsequences) {
			continue
		}
		set[s] = true
		var against Cell
		for _, r := range s.first.Against {
			switch o := place[r]; {
			case o == nil || o == s:
			case set[o]:
				against = append(against, w.both(func(l *line) { l.pattern("brief.see", map[string]func(){"id": func() { l.number(r) }}) }))
			default:
				set[o] = true
				against = append(against, w.follows(o))
			}
		}
		if len(against) == 0 && len(s.first.Valence) > 0 {
			against = Cell{w.say("brief.unopposed")}
		}
		t.Rows = append(t.Rows, []Cell{{w.follows(s)}, against})
	}
	return w.cut([]Block{t}, len(list)-len(set))
}

func flag(b bool) int {
	if b {
		return 1
	}
	return 0
}

// stated gathers the consequences of an answer; those of copies, with the same words of the same speaker, are one.
func (w *writer) stated(a *whatif.Answer) (list []*stated) {
	at := map[string]*stated{}
	for i := range a.Consequences {
		c := &a.Consequences[i]
		key := w.speakerKey(c.Holder) + "\x00" + harmless(c.If.Text) + "\x00" + harmless(c.Then.Text)
		if at[key] == nil {
			at[key] = &stated{first: c}
			list = append(list, at[key])
		}
		at[key].all = append(at[key].all, c)
	}
	for _, s := range list {
		s.origins = w.origins.Count(len(s.all), func(i int) (isnad.DocumentID, string) { return s.all[i].Ref.Document, "" })
	}
	return list
}

// follows writes what is said to follow, for whom it is good or bad, who says so, and whether he is said to gain by it.
func (w *writer) follows(s *stated) Text {
	c := s.first
	return w.both(func(l *line) {
		l.number(c.Ref)
		l.plain(". ")
		pattern := "brief.follows"
		if c.IfNegated {
			pattern = "brief.follows-unless"
		}
		l.pattern(pattern, map[string]func(){"if": func() { l.quote(l.w.words(c.If), 14) }, "then": func() {
			l.quote(l.w.words(c.Then), 18)
			l.translated(isnad.Subject{Kind: isnad.AConsequence, ID: string(c.Ref.Document) + "/" + c.Ref.ID}, c.Then)
		}})
		for _, v := range c.Valence {
			l.plain(" — ")
			key := "brief.good-for"
			if v.Sign < 0 {
				key = "brief.bad-for"
			}
			l.pattern(key, map[string]func(){"who": func() { l.strongly(func() { l.name(v.Entity) }) }})
		}
		l.plain(" — ")
		l.pattern("brief.according", map[string]func(){"who": func() { l.speaker(c.Holder) }})
		l.comma()
		l.paragraph(c.Then)
		for _, x := range s.all {
			l.note(w.restsOnConsequence(&x.Consequence))
		}
		l.plain(".")
		l.interest(&c.Consequence)
	})
}

// restsOnConsequence is the note of a consequence: its outcome in its own words.
func (w *writer) restsOnConsequence(c *isnad.Consequence) int {
	return w.rests(c.Ref, c.Then, c.Holder, isnad.Subject{Kind: isnad.AConsequence, ID: string(c.Ref.Document) + "/" + c.Ref.ID})
}

// interest tells where one of those who say it is, or is tied to, one for whom it is said to be good or bad.
func (l *line) interest(c *isnad.Consequence) {
	seen := map[isnad.EntityID]bool{}
	tell := func(of isnad.EntityID, sign int, teller isnad.EntityID, tie isnad.RelationType) {
		if seen[of] {
			return
		}
		seen[of] = true
		key := "brief.interest-gain"
		if sign < 0 {
			key = "brief.interest-loss"
		}
		l.plain(" ")
		l.pattern(key, map[string]func(){"who": func() { l.name(teller) }, "tie": func() {
			if tie != 0 {
				l.plain(" (" + l.key("RelationType."+tie.String()) + " ")
				l.name(of)
				l.plain(")")
			}
		}})
	}
	for _, v := range c.Valence {
		for _, k := range c.Holder.Links {
			if k.Entity == v.Entity && k.Entity != "" {
				tell(v.Entity, v.Sign, k.Entity, 0)
			}
		}
	}
	if g := l.w.weighed(c.Ref, c.Then); g != nil {
		for _, x := range g.Interest {
			if x.Teller != "" && slices.Contains(x.Refs, c.Ref) {
				tell(x.Entity, x.Sign, x.Teller, x.Tie)
			}
		}
	}
}
