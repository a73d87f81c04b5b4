package desk_test

import (
	"testing"

	"isnad"
	"isnad/internal/desk"
	"isnad/internal/inquiry/whatif"
)

// TestQuestionIsASentence: what no text asks is asked in a sentence of either language, with its object where the verb takes one.
func TestQuestionIsASentence(t *testing.T) {
	c := desk.CalledIn(&isnad.Case{Entities: []isnad.Entity{{ID: "a", Name: "الدولة ألف", NameEn: "Aland"}, {ID: "b", Name: "الدولة باء", NameEn: "Beland"}, {ID: "p", Name: "المرفأ", NameEn: "The Port"}, {ID: "s", Name: "المرفأ"}}})
	a, b := []isnad.EntityID{"a"}, []isnad.EntityID{"b"}
	for _, q := range []struct {
		act    whatif.Act
		words  string
		ar, en string
	}{
		{whatif.Act{Type: isnad.Consult, Mode: isnad.Visit, Actors: a, Recipients: b}, "زيارة", "ماذا لو وقعت زيارة (المعنيّ: الدولة باء) من جانب الدولة ألف؟", "What if Aland should visit Beland?"},
		{whatif.Act{Type: isnad.Assault, Recipients: b, Place: "p"}, "تنفيذ", "ماذا لو وقع هجوم (المعنيّ: الدولة باء) في المرفأ؟", "What if somebody not named should carry out attack (concerning Beland) in The Port?"},
		{whatif.Act{Type: isnad.Consult, Mode: isnad.Visit, Actors: a, Recipients: []isnad.EntityID{"s"}, Place: "p"}, "زيارة", "ماذا لو وقعت زيارة من جانب الدولة ألف في المرفأ؟", "What if Aland should visit in The Port?"},
		{whatif.Act{Type: isnad.Reject, Actors: a}, "رفض", "ماذا لو وقع رفض من جانب الدولة ألف؟", "What if Aland should refuse?"},
	} {
		x := whatif.Answer{Act: q.act, Standing: []whatif.Standing{{Trigger: isnad.Span{Text: q.words}}}}
		if ar, en := c.Question(x, "ar"), c.Question(x, "en"); ar != q.ar || en != q.en {
			t.Errorf("%v: %q, %q", q.words, ar, en)
		}
	}
}
