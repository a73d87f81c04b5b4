package desk

import (
	"fmt"
	"strings"

	"isnad"
	"isnad/internal/inquiry/whatif"
	"isnad/internal/wire"
	"isnad/lexicon"
)

// Say puts the question of an answer, and what no document tells, into words of both languages.
func Say(c *isnad.Case, a whatif.Answer) (wire.Sentence, []wire.Sentence) {
	lex := lexicon.Arabic()
	q := wire.Sentence{Ar: Question(c, a, "ar"), En: Question(c, a, "en")}
	unknown := []wire.Sentence{}
	for _, u := range a.Unknown {
		s := wire.Sentence{Ar: lex.Label("unknown."+u.Key, "ar"), En: lex.Label("unknown."+u.Key, "en")}
		if u.Entity != "" {
			s.Ar, s.En = EntityName(c, u.Entity, "ar")+": "+s.Ar, EntityName(c, u.Entity, "en")+": "+s.En
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

// Question is the text's own question in Arabic; else, and in English, it is made of the act.
func Question(c *isnad.Case, a whatif.Answer, lang string) string {
	lex := lexicon.Arabic()
	if a.Question.Words != "" {
		return Clean(a.Question.Words)
	}
	if lang == "ar" && !a.Question.Span.IsZero() {
		return strings.TrimRight(Clean(a.Question.Span.Text), "؟?. ") + "؟"
	}
	act := lex.Label("EventType."+a.Act.Type.String(), lang)
	if a.Act.Mode != 0 {
		act += "/" + lex.Label("Mode."+a.Act.Mode.String(), lang)
	}
	if len(a.Standing) > 0 && lang == "ar" {
		act += " «" + Clean(a.Standing[0].Trigger.Text) + "»"
	}
	for _, side := range []struct {
		key string
		who []isnad.EntityID
	}{{"actor", a.Act.Actors}, {"recipient", a.Act.Recipients}} {
		if len(side.who) > 0 {
			act += fmt.Sprintf(" · %s: %s", lex.Label("ui."+side.key, lang), EntityNames(c, side.who, lang))
		}
	}
	return lex.Label("ui.whatif", lang) + ": " + act + map[string]string{"ar": "؟", "en": "?"}[lang]
}

// EntityName is what somebody is called in a language; the id where the case does not hold them.
func EntityName(c *isnad.Case, id isnad.EntityID, lang string) string {
	for i := range c.Entities {
		if e := &c.Entities[i]; e.ID == id {
			if lang == "en" && e.NameEn != "" {
				return e.NameEn
			}
			return Short(e.Name, 60)
		}
	}
	return string(id)
}

// EntityNames joins what several are called.
func EntityNames(c *isnad.Case, ids []isnad.EntityID, lang string) string {
	var out []string
	for _, id := range ids {
		out = append(out, EntityName(c, id, lang))
	}
	if lang == "en" {
		return strings.Join(out, ", ")
	}
	return strings.Join(out, "، ")
}
