package desk

import (
	"strings"

	"isnad"
	"isnad/internal/inquiry/whatif"
	"isnad/internal/wire"
	"isnad/lexicon"
)

// Say puts the question of an answer, and what no document tells, into words of both languages.
func (n Called) Say(a whatif.Answer) (wire.Sentence, []wire.Sentence) {
	lex := lexicon.Arabic()
	q := wire.Sentence{Ar: n.Question(a, "ar"), En: n.Question(a, "en")}
	unknown := []wire.Sentence{}
	for _, u := range a.Unknown {
		s := wire.Sentence{Ar: lex.Label("unknown."+u.Key, "ar"), En: lex.Label("unknown."+u.Key, "en")}
		if u.Entity != "" {
			s.Ar, s.En = n.Name(u.Entity, "ar")+": "+s.Ar, n.Name(u.Entity, "en")+": "+s.En
		}
		if len(u.Refs) > 0 {
			ids := strings.Join(refIDs(u.Refs), " ← ")
			s.Ar, s.En = ids+": "+s.Ar, ids+": "+s.En
		}
		unknown = append(unknown, s)
	}
	return q, unknown
}

func refIDs(refs []isnad.Ref) (out []string) {
	for _, r := range refs {
		out = append(out, r.ID)
	}
	return out
}

// Question is the text's own question in Arabic; else, and in English, a sentence made of the act, as briefs have it.
func (n Called) Question(a whatif.Answer, lang string) string {
	if a.Question.Words != "" {
		return Clean(a.Question.Words)
	}
	if lang == "ar" && !a.Question.Span.IsZero() {
		return strings.TrimRight(Clean(a.Question.Span.Text), "؟?. ") + "؟"
	}
	return n.supposed(a, lang)
}

// supposed asks what if the act came about, in a sentence: what it is called, who does it to whom, and where.
func (n Called) supposed(a whatif.Answer, lang string) string {
	lex, words := lexicon.Arabic(), ""
	if len(a.Standing) > 0 {
		words = a.Standing[0].Trigger.Text
	}
	d := lex.DeedOf(a.Act.Type, a.Act.Mode, words)
	deed, key, who, where := d.Ar, "brief.whatif", n.Names(a.Act.Actors, lang), ""
	whom, object := n.Names(a.Act.Concerned(func(id isnad.EntityID) string { return n.Name(id, "ar") }), lang), false
	if lang == "en" {
		if deed = d.En; whom != "" {
			deed, object = d.On(whom)
		}
	}
	switch {
	case object:
		whom = ""
	case whom != "":
		whom = " " + strings.ReplaceAll(lex.Label("brief.concerning", lang), "{whom}", whom)
	}
	if who == "" {
		key, who = key+"-nobody", lex.Label("brief.nobody", lang)
	}
	if a.Act.Place != "" {
		where = " " + strings.ReplaceAll(lex.Label("brief.where", lang), "{place}", n.Name(a.Act.Place, lang))
	}
	return strings.NewReplacer("{fell}", lex.Label(d.Fell(), lang), "{deed}", deed, "{whom}", whom, "{who}", who, "{where}", where).Replace(lex.Label(key, lang))
}

// Called are the entities of a case by what they are called.
type Called map[isnad.EntityID]*isnad.Entity

// CalledIn gathers the entities of a case.
func CalledIn(c *isnad.Case) Called {
	out := make(Called, len(c.Entities))
	for i := range c.Entities {
		out[c.Entities[i].ID] = &c.Entities[i]
	}
	return out
}

// Name is what somebody is called in a language; the id where the case does not hold them.
func (n Called) Name(id isnad.EntityID, lang string) string {
	switch e := n[id]; {
	case e == nil:
		return string(id)
	case lang == "en" && e.NameEn != "":
		return e.NameEn
	default:
		return Short(e.Name, 60)
	}
}

// Names joins what several are called.
func (n Called) Names(ids []isnad.EntityID, lang string) string {
	var out []string
	for _, id := range ids {
		out = append(out, n.Name(id, lang))
	}
	if lang == "en" {
		return strings.Join(out, ", ")
	}
	return strings.Join(out, "، ")
}
