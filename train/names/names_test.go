package names

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"isnad/internal/names"
	"isnad/internal/words"
)

const sample = "زار O\nسالم B-PERS\nالرملي I-PERS\nنهران B-LOC\n\nغادر O\nسالم B-PERS\nوادان B-LOC\n"

func TestPredictGivesBackWhatWasLearnt(t *testing.T) {
	path := filepath.Join(t.TempDir(), "gold.txt")
	if err := os.WriteFile(path, []byte(sample), 0o644); err != nil {
		t.Fatal(err)
	}
	sentences, err := annotated(path)
	if err != nil {
		t.Fatal(err)
	}
	forms := words.PackForms(nil)
	plain := names.NewModel(forms, names.PackLists(forms, nil), nil, nil)
	set := Usual()
	set.Rare, set.Costs = 1, names.Costs{}
	tr := trainer{set: set, plain: plain, sentences: sentences}
	tokens, joints := tr.learn(names.NewLearner(plain, sentences, 1, set.Costs), func(int) bool { return true })
	m := plain.With(tokens, joints)
	var out strings.Builder
	if err := Predict(m, path, &out); err != nil {
		t.Fatal(err)
	}
	if got := strings.TrimSpace(out.String()); got != strings.TrimSpace(sample) {
		t.Errorf("got\n%s", got)
	}
	if f := score(m, sentences); f.Micro() != 1 || f.Gold[names.Person] != 2 {
		t.Errorf("figures %v", f)
	}
}

func TestListsOfTheLexicon(t *testing.T) {
	var e entries
	if err := e.lexicon("../.."); err != nil {
		t.Fatal(err)
	}
	kinds := map[uint8]int{}
	for _, x := range e {
		kinds[x.Kind]++
	}
	for _, k := range []uint8{names.ListPerson, names.ListPlace, names.ListOrganisation, names.ListPeople, names.HeraldsPerson} {
		if kinds[k] < 100 {
			t.Errorf("lists have %d entries of kind %d", kinds[k], k)
		}
	}
}
