package edit

import (
	"errors"
	"slices"
	"testing"

	"isnad"
	"isnad/internal/store/codec"
	"isnad/internal/store/memory"
)

func TestRests(t *testing.T) {
	c := theCase(t, ledger(t, new(memory.Store)))
	rests, err := Rests(c, []string{"b/e1", " a/c1", "a/e1", "organisation:wizara"})
	if err != nil || len(rests) != 3 {
		t.Fatalf("%+v %v", rests, err)
	}
	if r := rests[0]; r.Subject.ID != "a/e1" || r.Said != "type=COERCE\nactors=الوزارة\nstatus@a=happened\nstatus@b=happened\n" || len(r.Anchors()) != 2 {
		t.Errorf("%+v", r)
	}
	if r := rests[2]; r.Subject.Kind != isnad.AnEntity || r.Said != "name=الوزارة\nkind=organisation\n" || len(r.Words) != 0 {
		t.Errorf("%+v", r)
	}
	if _, err := Rests(c, []string{"a/e1", "a/e77"}); !errors.Is(err, isnad.ErrNotFound) {
		t.Error(err)
	}
}

func TestJudgementsAreChecked(t *testing.T) {
	c := &isnad.Case{Judgements: []isnad.Sealed{{Judgement: isnad.Judgement{ID: "j-abc1"}}, {Judgement: isnad.Judgement{ID: "j-abd2"}}}}
	fine := isnad.Judgement{Sentence: "يبقى الجسر", Likelihood: isnad.LikelyToBe, Confidence: isnad.LowConfidence, Day: "2024-03-01", Review: "2024-03-01", Supersedes: "j-abc1"}
	for name, w := range map[string]struct {
		change func(*isnad.Judgement)
		want   error
	}{
		"fine":                      {func(*isnad.Judgement) {}, nil},
		"no sentence":               {func(j *isnad.Judgement) { j.Sentence = " " }, isnad.ErrInvalid},
		"no likelihood":             {func(j *isnad.Judgement) { j.Likelihood = 0 }, isnad.ErrInvalid},
		"no confidence":             {func(j *isnad.Judgement) { j.Confidence = 0 }, isnad.ErrInvalid},
		"left open":                 {func(j *isnad.Judgement) { j.Likelihood, j.Confidence = isnad.LikelihoodNotJudged, 0 }, nil},
		"no day":                    {func(j *isnad.Judgement) { j.Review = "2024-13-01" }, isnad.ErrInvalid},
		"reviewed before it":        {func(j *isnad.Judgement) { j.Review = "2024-02-29" }, isnad.ErrInvalid},
		"supersedes what is not":    {func(j *isnad.Judgement) { j.Supersedes = "j-ff" }, isnad.ErrNotFound},
		"supersedes one of several": {func(j *isnad.Judgement) { j.Supersedes = "ab" }, isnad.ErrInvalid},
	} {
		j := fine
		w.change(&j)
		if err := Judgement(c, j); !errors.Is(err, w.want) {
			t.Errorf("%s: %v", name, err)
		}
	}
	if j, err := JudgementOf(c, "abd"); err != nil || j.ID != "j-abd2" {
		t.Error(j, err)
	}
}

func TestResolve(t *testing.T) {
	c := theCase(t, ledger(t, new(memory.Store)))
	c.Judgements = []isnad.Sealed{{Judgement: isnad.Judgement{ID: "j-abc1"}}}
	if r, err := Resolve(c, "j-a", "false", "2024-04-01", "b/e2", "2024-04-01"); err != nil || r.Judgement != "j-abc1" || r.Came != isnad.CameFalse || r.Finding.Subject.ID != "b/e2" || r.Because != "" {
		t.Errorf("%+v %v", r, err)
	}
	if r, err := Resolve(c, "j-a", "unclear", "2024-03-01", " لم يُذكر بعدها ", "2024-04-01"); err != nil || r.Because != "لم يُذكر بعدها" || r.Finding.Subject.ID != "" {
		t.Errorf("%+v %v", r, err)
	}
	for _, w := range [][4]string{{"j-a", "maybe", "2024-03-01", "لأن"}, {"j-a", "true", "2024-04-02", "لأن"}, {"j-a", "true", "soon", "لأن"}, {"j-a", "true", "2024-03-01", " "}, {"j-a", "", "2024-03-01", "لأن"}} {
		if _, err := Resolve(c, w[0], w[1], w[2], w[3], "2024-04-01"); !errors.Is(err, isnad.ErrInvalid) {
			t.Errorf("%q: %v", w, err)
		}
	}
	if _, err := Resolve(c, "j-b", "true", "2024-03-01", "لأن", "2024-04-01"); !errors.Is(err, isnad.ErrNotFound) {
		t.Error(err)
	}
}

// TestAColleaguesJudgements: hers are taken, an undo of one is not, and what became of one is a clash where two say otherwise.
func TestAColleaguesJudgements(t *testing.T) {
	change := func(id string, s isnad.Step) codec.Handed {
		return codec.Handed{Change: isnad.Change{Author: "زيد", ID: id, What: s}}
	}
	undo := func(id, target string) codec.Handed { h := change(id, isnad.Undo{}); h.Target = target; return h }
	mine := isnad.Change{Number: 1, Author: "هند", ID: "x", What: isnad.Judgement{ID: "j-1", Sentence: "يبقى الجسر"}}
	came := isnad.Change{Number: 2, Author: "هند", ID: "y", What: isnad.Resolution{Judgement: "j-1", Came: isnad.CameTrue}}
	in := Receive([]isnad.Change{mine, came}, 2, map[string]uint64{"x": 1, "y": 2}, []codec.Handed{
		change("a", isnad.Judgement{ID: "j-2"}), undo("b", "a"), undo("c", "x"),
		change("d", isnad.Resolution{Judgement: "j-1", Came: isnad.CameFalse}), change("e", isnad.Resolution{Judgement: "j-1", Came: isnad.CameTrue}),
		change("f", isnad.Resolution{Judgement: "j-2", Came: isnad.CameFalse})}, TakeNone)
	var taken []string
	for _, s := range in.Steps {
		taken = append(taken, s.Origin)
	}
	if !slices.Equal(taken, []string{"a", "e", "f"}) || in.Barred != 2 || len(in.Clashes) != 1 || in.Clashes[0].Field != "came" {
		t.Errorf("%q %+v", taken, in)
	}
}

func TestWordsOfAPurgedDocumentInJudgements(t *testing.T) {
	acts := []isnad.Change{{Number: 1, What: isnad.Judgement{Sentence: "يبقى الجسر القديم مغلقا", WouldChange: "شيء"}}, {Number: 2, What: isnad.Judgement{Sentence: "آخر", WouldChange: "إن عبرت قافلة الحجر"}},
		{Number: 3, What: isnad.Resolution{Because: "كتبت الصحيفة ذلك"}}, {Number: 4, What: isnad.Judgement{Sentence: "لا صلة له بما كتب"}}}
	var found []uint64
	for _, c := range Echoes(acts, "a", []string{"أغلقت الوزارة الجسر القديم مغلقا كما هو، ثم عبرت قافلة الحجر؛ كتبت الصحيفة ذلك"}) {
		found = append(found, c.Number)
	}
	if !slices.Equal(found, []uint64{1, 2, 3}) {
		t.Errorf("%v", found)
	}
}
