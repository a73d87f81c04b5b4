package lexicon_test

import (
	"testing"

	"isnad"
	"isnad/lexicon"
)

// TestEveryDeedCanBePutIntoThePast keeps the phrases of deeds and the table of verbs together.
func TestEveryDeedCanBePutIntoThePast(t *testing.T) {
	l := lexicon.Arabic()
	for x := isnad.Agree; x.String() != ""; x++ {
		for m := isnad.Mode(0); m == 0 || m.String() != ""; m++ {
			d := l.Deed(x, m)
			if _, ok := l.Past(d.En); !ok || d.Ar == "" {
				t.Errorf("%v/%v is called %q, %q", x, m, d.Ar, d.En)
			}
			if m == isnad.Deport {
				break
			}
		}
		if x == isnad.Assault {
			break
		}
	}
}

func TestADeedIsCalledByItsWordWhereTheLexiconKnowsIt(t *testing.T) {
	l := lexicon.Arabic()
	for _, c := range []struct {
		t            isnad.EventType
		m            isnad.Mode
		words        string
		ar, past, to string
	}{
		{isnad.Sanction, isnad.Withdraw, "إقفال", "إقفال", "closed embassy", ""},
		{isnad.Sanction, isnad.Withdraw, "الإغلاق", "إغلاق", "closed embassy", ""},
		{isnad.Assault, 0, "قتل", "قتل", "killed", "-"},
		{isnad.Assault, isnad.HeavyWeapons, "كلمة", "قصف صاروخي أو مدفعي", "attacked with rockets or shells", ""},
		{isnad.Consult, 0, "", "تشاور", "held talks", "with"},
		{isnad.Reject, isnad.Yield, "استبعد", "رفض تنازل", "refused to give way", ""}, // its row glosses no English verb
	} {
		d := l.DeedOf(c.t, c.m, c.words)
		if past, _ := l.Past(d.En); d.Ar != c.ar || past != c.past || d.To != c.to {
			t.Errorf("%v/%v %q: %q, %q, %q", c.t, c.m, c.words, d.Ar, past, d.To)
		}
	}
}
