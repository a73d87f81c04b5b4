package link

import (
	"testing"

	"isnad"
)

func TestWhatBecameOfAPledgeIsReadBesideIt(t *testing.T) {
	v := newLinker(t).words
	for _, test := range []struct {
		lead, trigger, rest string
		kind                isnad.CommitmentKind
		want                isnad.Outcome
	}{
		{"وأعلن المحافظ أمس أنه سحب", "تهديده", " للنقابة", isnad.ThreatMade, isnad.Withdrawn},
		{"وبعد أسبوع تراجعت البلدية عن", "وعدها", " بفتح السوق", isnad.PromiseMade, isnad.Broken},
		{"ونفذت رئيسة النقابة سلمى الحداد ما", "لوحت", " به", isnad.ThreatMade, isnad.Kept},
		{"ويقول الأهالي إن الوالي لم ينفذ", "وعده", " بإصلاح الجسر", isnad.PromiseMade, isnad.Broken},
		{"أما", "وعيد", " الفصيل بضرب السفن فلم يتحقق", isnad.ThreatMade, isnad.Broken},
		{"وفي المساء كرر المحافظ", "تهديده", " بفصل العمال", isnad.ThreatMade, 0},
		{"ولم يسحب الوزير", "تهديده", " حتى الآن", isnad.ThreatMade, 0},
	} {
		at := isnad.Telling{Lead: isnad.Span{End: len(test.lead), Text: test.lead}}
		start := len(test.lead) + 1
		at.Trigger = isnad.Span{Start: start, End: start + len(test.trigger), Text: test.trigger}
		at.Scope = isnad.Span{Start: start, End: start + len(test.trigger+test.rest), Text: test.trigger + test.rest}
		got, span := v.becameOf(at, test.kind)
		if got != test.want {
			t.Errorf("%s %s%s: %v, want %v", test.lead, test.trigger, test.rest, got, test.want)
		}
		whole := test.lead + " " + test.trigger + test.rest
		if got != 0 && whole[span.Start:span.End] != span.Text {
			t.Errorf("span %q is not the text at it, %q", span.Text, whole[span.Start:span.End])
		}
	}
}
