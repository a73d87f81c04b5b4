package cli

import (
	"errors"
	"testing"

	"isnad"
	"isnad/internal/desk"
)

// TestNobodyElseChooses: what is not said is not filled in, and neither answer hides in the sentence.
func TestNobodyElseChooses(t *testing.T) {
	for _, w := range []struct {
		sentence, likelihood, confidence string
		want                             isnad.Likelihood // 0: refused
	}{
		{"It closes", "likely", "low", isnad.LikelyToBe},
		{"تغلق", "غير مرجّح", "عالية", isnad.UnlikelyToBe},
		{"It closes", "not judged", "", isnad.LikelihoodNotJudged},
		{"It closes", "", "low", 0},
		{"It closes", "likely", "", 0},
		{"It closes", "70%", "low", 0},
		{"It closes", "not judged", "some", 0},
		{"من المرجح أن تغلق", "likely", "low", 0},
		{"نقدر بثقة عالية أنها تغلق", "likely", "high", 0},
	} {
		j := judging{desk.Sealing{Likelihood: w.likelihood, Confidence: w.confidence}}
		out, err := j.judgement(w.sentence)
		if w.want == 0 {
			if !errors.As(err, new(usage)) {
				t.Errorf("%+v: %v", w, err)
			}
		} else if err != nil || out.Likelihood != w.want || out.Day != today() {
			t.Errorf("%+v: %+v %v", w, out, err)
		}
	}
}
