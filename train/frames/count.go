package main

import (
	"fmt"
	"sort"
	"strings"

	"isnad/internal/find/frames"
	"isnad/internal/reading"
	"isnad/lexicon"
)

const classes = len(lexicon.FrameClasses)

// A tally holds the counts of one predicate.
type tally struct {
	verbs, objects                   int
	subj, obj, sole, gen, doer, done [classes]int
	preps                            map[uint32]int
}

func newCounter(lex *lexicon.Lexicon) *counter {
	return &counter{lex: lex, of: map[string]*tally{}}
}

// tallies are those of the predicates that token i may tell, as verb or as noun.
func (c *counter) tallies(i int32, verb bool) (out []*tally) {
	for _, s := range c.seen.From(i) {
		e := c.lex.Entry(s.Entry)
		if s.Last != i+1 || c.lex.Kind(e.Row) != lexicon.PredicateKind || e.Aspect.IsVerb() != verb || e.Aspect == lexicon.Participle ||
			e.Aspect == lexicon.PassivePerfect || e.Aspect == lexicon.PassiveImperfect || e.Agreement&lexicon.FirstPerson != 0 {
			continue
		}
		id := c.lex.ID(e.Row)
		if c.of[id] == nil {
			c.of[id] = &tally{preps: map[uint32]int{}}
		}
		if t := c.of[id]; len(out) == 0 || out[len(out)-1] != t {
			out = append(out, t)
		}
	}
	return out
}

// verb counts the arguments of a finite verb. Both roles are told where a subject stands before the verb and a phrase after it, where two phrases
// follow, or where an object pronoun or an accusative does.
func (c *counter) verb(f *reading.Frame) {
	all := c.tallies(f.Token, true)
	if len(all) == 0 || f.IsPassive && f.Patient < 0 {
		return
	}
	own := reading.ThingClass
	hasOwn := len(f.Subject) > 0 && !f.Inherited && c.who.Mentions[f.Subject[0]].First < f.Token
	if hasOwn {
		own = frames.ClassOf(c.page, c.who, c.lex, f.Subject[0])
	}
	apart := separate(f.Bare)
	for _, t := range all {
		t.verbs++
		switch {
		case hasOwn && len(apart) > 0 && !f.ObjectIsIt:
			t.pair(own, apart[0].Class)
		case hasOwn:
		case f.ObjectIsIt && len(apart) > 0:
			t.objects++
			t.subj[apart[0].Class]++
		case len(apart) > 1 && apart[0].Case != reading.Oblique && apart[1].Case != reading.Nominative:
			t.pair(apart[0].Class, apart[1].Class)
		case len(apart) == 1 && apart[0].Case == reading.Oblique && !apart[0].IsCount:
			t.objects++
			t.obj[apart[0].Class]++
		case len(apart) == 1:
			t.sole[apart[0].Class]++
		}
		for _, s := range f.Slots {
			t.preps[s.Slot]++
		}
	}
}

func (t *tally) pair(subject, object reading.Class) {
	t.objects++
	t.subj[subject]++
	t.obj[object]++
}

// separate are the phrases that و does not join to the one before.
func separate(all []reading.Phrase) (out []*reading.Phrase) {
	for i := range all {
		if !all[i].IsJoined {
			out = append(out, &all[i])
		}
	}
	return out
}

// noun counts the first genitive of a doing-noun: a doer where a second phrase, ل or على follows it, done to where words of the agent do.
func (c *counter) noun(f *reading.Frame) {
	all := c.tallies(f.Token, false)
	apart := separate(f.Bare)
	t := &c.page.Tokens[f.Token]
	if len(all) == 0 || len(apart) == 0 || apart[0].First != f.Token+1 && !apart[0].IsCount || t.Clitics.Has(reading.Al|reading.Pronoun) || f.ObjectIsIt {
		return
	}
	first := apart[0]
	for _, t := range all {
		switch {
		case c.hasAgent(first.Last):
			t.done[first.Class]++
		case len(apart) > 1 && apart[1].First == first.Last && (apart[1].IsDefinite || apart[1].IsPeople || apart[1].Case == reading.Oblique), c.hasObjectInLam(first.Last):
			t.doer[first.Class]++
		default:
			t.gen[first.Class]++
		}
		for _, s := range f.Slots {
			t.preps[s.Slot]++
		}
	}
}

// hasObjectInLam reports whether ل joins a mention right at token i: استهداف الفصائل للسفارة.
func (c *counter) hasObjectInLam(i int32) bool {
	return int(i) < len(c.page.Tokens) && c.page.Tokens[i].Clitics.Has(reading.Lam) && c.who.StartingAt(i) >= 0
}

// hasAgent reports whether من قبل, على يد or the like stands within six tokens from i in its sentence.
func (c *counter) hasAgent(i int32) bool {
	for k := i; k < i+6 && int(k)+1 < len(c.page.Tokens) && c.page.Tokens[k+1].Sentence == c.page.Tokens[i-1].Sentence; k++ {
		if frames.IsAgentMark(c.page, c.lex, k) {
			return true
		}
	}
	return false
}

// table writes the counts, predicates with the same counts in one row, those too rare to tell left out.
func (c *counter) table() []byte {
	ids := make([]string, 0, len(c.of))
	for id := range c.of {
		ids = append(ids, id)
	}
	sort.Strings(ids)
	rows := map[string][]string{}
	var order []string
	for _, id := range ids {
		t := c.of[id]
		if t.arguments() < fewest {
			continue
		}
		row := c.row(t)
		if rows[row] == nil {
			order = append(order, row)
		}
		rows[row] = append(rows[row], id)
	}
	var b strings.Builder
	b.WriteString("id\tpredicates\tverbs\tobjects\tpreps\tsubj\tobj\tsole\tgen\tdoer\tdone\tsource\n")
	b.WriteString("# Made by train/frames and never by hand: counts of arguments in raw news, by class: " + strings.Join(lexicon.FrameClasses[:], " ") + ".\n")
	for _, row := range order {
		fmt.Fprintf(&b, "frame.%s\t%s\t%s\tnews\n", rows[row][0], strings.Join(rows[row], "|"), row)
	}
	return []byte(b.String())
}

// fewest is how many arguments a predicate must have had to get a row.
const fewest = 40

func (t *tally) arguments() (n int) {
	for k := range classes {
		n += t.subj[k] + t.obj[k] + t.sole[k] + t.gen[k] + t.doer[k] + t.done[k]
	}
	return n
}

func (c *counter) row(t *tally) string {
	return fmt.Sprintf("%d\t%d\t%s\t%s\t%s\t%s\t%s\t%s\t%s", t.verbs, t.objects, c.preps(t), cell(t.subj), cell(t.obj), cell(t.sole), cell(t.gen), cell(t.doer), cell(t.done))
}

func cell(counts [classes]int) string {
	return strings.ReplaceAll(strings.Trim(fmt.Sprint(counts), "[]"), " ", "|")
}

// preps are the prepositions that govern at least one in twenty of the arguments in slots, the commonest first.
func (c *counter) preps(t *tally) string {
	var ids []uint32
	total := 0
	for id, n := range t.preps {
		if total += n; c.lex.IsPreposition(id) || c.lex.Text(id) == "ب" || c.lex.Text(id) == "ل" || c.lex.Text(id) == "ك" {
			ids = append(ids, id)
		}
	}
	sort.Slice(ids, func(i, j int) bool {
		a, b := t.preps[ids[i]], t.preps[ids[j]]
		return a > b || a == b && ids[i] < ids[j]
	})
	var out []string
	for _, id := range ids {
		if n := t.preps[id]; n*20 >= total {
			out = append(out, fmt.Sprintf("%s:%d", c.lex.Text(id), n))
		}
	}
	return strings.Join(out, "|")
}
