package judge

import (
	"fmt"
	"math"
	"reflect"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"isnad"
	"isnad/lexicon"
)

func salted() func() string {
	n := 0
	return func() string { n++; return fmt.Sprint("salt", n) }
}

func sealed() isnad.Judgement {
	span := func(d isnad.DocumentID, words string) isnad.SealedSpan {
		return isnad.SealedSpan{At: isnad.Span{Document: d, Start: 4, End: 4 + len(words), Text: words}}
	}
	return Seal(isnad.Judgement{Sentence: "يفتح المعبر قبل الشتاء", Question: "هل يفتح المعبر؟", Case: "المعبر", Likelihood: isnad.LikelyToBe, Confidence: isnad.LowConfidence,
		Author: "هند", Day: "2024-03-01", Review: "2024-06-01", WouldChange: "سحب الحرس", Supersedes: "j-0", Rests: []isnad.Rest{
			{Subject: isnad.Subject{Kind: isnad.AnEvent, ID: "a/e1"}, Said: "type=COERCE\n", Words: []isnad.SealedSpan{span("a", "أغلق"), span("b", "إغلاق")}},
			{Subject: isnad.Subject{Kind: isnad.AClaim, ID: "b/c2"}, Said: "act=promise\n", Words: []isnad.SealedSpan{span("b", "سنفتحه")}}}}, salted())
}

func TestASealHolds(t *testing.T) {
	j := sealed()
	if b := Broken(j); b != nil || len(j.Seal) != 64 || j.ID != "j-"+j.Seal[:10] {
		t.Errorf("%v %+v", b, j)
	}
	other := Seal(j, func() string { return "another" })
	if other.Seal == j.Seal || Broken(other) != nil {
		t.Error("other salts give another seal, which holds")
	}
}

// TestWhateverIsChangedBreaksTheSeal goes through every value of a judgement, also those of its findings.
func TestWhateverIsChangedBreaksTheSeal(t *testing.T) {
	whole := sealed()
	n := 0
	var each func(v reflect.Value, path string, j *isnad.Judgement)
	each = func(v reflect.Value, path string, j *isnad.Judgement) {
		switch v.Kind() {
		case reflect.Struct:
			for i := range v.NumField() {
				each(v.Field(i), path+"."+v.Type().Field(i).Name, j)
			}
			return
		case reflect.Slice:
			for i := range v.Len() {
				each(v.Index(i), fmt.Sprintf("%s[%d]", path, i), j)
			}
			return
		}
		old := reflect.New(v.Type()).Elem()
		old.Set(v)
		switch v.Kind() {
		case reflect.String:
			v.SetString(v.String() + "×")
		case reflect.Int:
			v.SetInt(v.Int() + 1)
		case reflect.Uint8:
			v.SetUint(v.Uint() + 1)
		}
		n++
		if Broken(*j) == nil {
			t.Errorf("%s was changed and nobody saw it", path)
		}
		v.Set(old)
	}
	each(reflect.ValueOf(&whole).Elem(), "", &whole)
	if n < 30 || Broken(whole) != nil {
		t.Errorf("%d values were tried", n)
	}
}

func TestWordsDoNotMoveFromFieldToField(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		a, b := rapid.String().Draw(t, "a"), rapid.StringN(1, 5, -1).Draw(t, "b")
		x, y := sealed(), sealed()
		x.Sentence, x.Question = a+b, ""
		y.Sentence, y.Question = a, b
		if sealOf(x) == sealOf(y) {
			t.Fatal("one seal for two judgements")
		}
	})
}

// TestErasureKeepsTheSeal: what a document has in a judgement may be erased, and the rest is still held against the seal.
func TestErasureKeepsTheSeal(t *testing.T) {
	j := sealed()
	gone := func(d isnad.DocumentID) bool { return d == "b" }
	for i, r := range j.Rests {
		var cut bool
		j.Rests[i], cut = r.Blank(gone, func(id string) bool { return id == "b/c2" })
		if !cut || len(j.Rests[i].Anchors()) != 1-i {
			t.Errorf("%+v", j.Rests[i])
		}
	}
	if b := Broken(j); b != nil {
		t.Errorf("%v", b)
	}
	j.Rests[0].Words[0].At.Text = "فتح"
	if Broken(j) == nil {
		t.Error("what is left is not held against the seal")
	}
	j = sealed()
	j.Rests[0].Words[1].Salt = ""
	if Broken(j) == nil {
		t.Error("words without their salt pass")
	}
}

func entry(author string, l isnad.Likelihood, came isnad.Outturn) Entry {
	j := Seal(isnad.Judgement{Sentence: "يفتح المعبر", Likelihood: l, Author: author, Day: "2024-03-01"}, salted())
	e := Entry{Sealed: isnad.Sealed{Judgement: j, Author: author}}
	if came != 0 {
		e.Outcome = &isnad.Resolved{Resolution: isnad.Resolution{Judgement: j.ID, Came: came}}
	}
	return e
}

// TestScores: worked by hand. هند: very likely that came true, (.875-1)² = .015625; unlikely that came true, (.325-1)² = .455625; roughly even that did not, .25.
func TestScores(t *testing.T) {
	table, broken := Scores([]Entry{entry("هند", isnad.VeryLikely, isnad.CameTrue), entry("هند", isnad.UnlikelyToBe, isnad.CameTrue), entry("هند", isnad.RoughlyEven, isnad.CameFalse),
		entry("هند", isnad.LikelyToBe, 0), entry("هند", isnad.LikelyToBe, isnad.CameUnclear), entry("زيد", isnad.LikelihoodNotJudged, isnad.CameTrue), entry("زيد", isnad.AlmostNoChance, isnad.CameFalse),
		{Sealed: isnad.Sealed{Judgement: isnad.Judgement{Author: "عمر", Likelihood: isnad.LikelyToBe}}, Broken: []string{"x"}}})
	near := func(a, b float64) bool { return math.Abs(a-b) < 1e-9 }
	if broken != 1 || len(table.Authors) != 2 || table.Authors[0].Author != "زيد" {
		t.Fatalf("%d %+v", broken, table.Authors)
	}
	zayd, hind := table.Authors[0], table.Authors[1]
	if zayd.Made != 2 || zayd.Unjudged != 1 || zayd.Scored != 1 || !near(zayd.Brier, .03*.03) || !near(zayd.Skill(), 1-.0036) {
		t.Errorf("%+v", zayd)
	}
	if hind.Made != 5 || hind.Scored != 3 || hind.Open != 1 || hind.Unclear != 1 || !near(hind.Brier, (.015625+.455625+.25)/3) {
		t.Errorf("%+v", hind)
	}
	if all := table.All; all.Made != 7 || all.Scored != 4 || !near(all.Brier, (.015625+.455625+.25+.0009)/4) {
		t.Errorf("%+v", all)
	}
	if len(table.Bands) != 7 {
		t.Fatalf("%+v", table.Bands)
	}
	if r := table.Bands[2]; r.Likelihood != isnad.UnlikelyToBe || r.Scored != 1 || r.True != 1 || !near(r.Brier, .455625) || r.Low > .3 || r.High != 1 || r.Apart() {
		t.Errorf("one judgement tells little: %+v", r)
	}
	var many []Entry
	for range 20 {
		many = append(many, entry("هند", isnad.AlmostNoChance, isnad.CameTrue))
	}
	if table, _ = Scores(many); !table.Bands[0].Apart() {
		t.Errorf("twenty that came true against almost no chance: %+v", table.Bands[0])
	}
}

// TestEvenScoresAQuarter: whoever always says one half has a quarter, whatever comes; and nobody leaves 0 to 1.
func TestEvenScoresAQuarter(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var even, any []Entry
		for range rapid.IntRange(1, 20).Draw(t, "n") {
			came := rapid.SampledFrom([]isnad.Outturn{isnad.CameTrue, isnad.CameFalse}).Draw(t, "came")
			even = append(even, entry("هند", isnad.RoughlyEven, came))
			any = append(any, entry("هند", isnad.Likelihood(rapid.IntRange(1, 7).Draw(t, "band")), came))
		}
		if s, _ := Scores(even); math.Abs(s.All.Brier-Even) > 1e-9 || math.Abs(s.All.Skill()) > 1e-9 {
			t.Fatalf("%+v", s.All)
		}
		if s, _ := Scores(any); s.All.Brier < .01*.01-1e-9 || s.All.Brier > .99*.99 {
			t.Fatalf("%+v", s.All)
		}
	})
}

func TestDocket(t *testing.T) {
	made := func(author, sentence, review, supersedes string) isnad.Sealed {
		j := Seal(isnad.Judgement{Sentence: sentence, Likelihood: isnad.LikelyToBe, Author: "هند", Day: "2024-03-01", Review: review, Supersedes: supersedes}, salted())
		return isnad.Sealed{Judgement: j, Author: author}
	}
	first := made("هند", "يفتح المعبر", "2024-04-01", "")
	second := made("هند", "يفتح المعبر في أيار", "2024-04-01", first.ID)
	third := made("هند", "يبقى الحرس", "2024-04-02", "")
	third.Footings = []isnad.Foothold{{State: isnad.FootingElsewhere}, {State: isnad.FootingRejected}}
	forged := made("زيد", "لا شيء", "", "")
	c := &isnad.Case{Judgements: []isnad.Sealed{first, second, third, forged}, Resolutions: []isnad.Resolved{
		{Author: "هند", Resolution: isnad.Resolution{Judgement: second.ID, Came: isnad.CameUnclear}},
		{Author: "زيد", Resolution: isnad.Resolution{Judgement: second.ID, Came: isnad.CameTrue}}}}
	d := Docket(c, "2024-04-02")
	if e := d[0]; e.Due || !slices.Equal(e.SupersededBy, []string{second.ID}) || e.Outcome != nil {
		t.Errorf("%+v", e)
	}
	if e := d[1]; e.Due || e.Outcome == nil || e.Outcome.Came != isnad.CameTrue || len(e.Earlier) != 1 {
		t.Errorf("%+v", e)
	}
	if e := d[2]; !e.Due || !e.Shaken || e.Broken != nil {
		t.Errorf("%+v", e)
	}
	if e := d[3]; len(e.Broken) != 1 {
		t.Errorf("%+v", e)
	}
	if d = Docket(c, "2024-04-01"); d[2].Due {
		t.Error("due a day early")
	}
}

func TestWords(t *testing.T) {
	lex := lexicon.Arabic()
	for word, want := range map[string]isnad.Likelihood{"مرجح": isnad.LikelyToBe, "مرجّح جدًا": isnad.VeryLikely, "غير مرجح": isnad.UnlikelyToBe, "Very  Likely": isnad.VeryLikely, "very-likely": isnad.VeryLikely,
		"يكاد يكون مؤكدا": isnad.AlmostCertain, "remote": isnad.AlmostNoChance, "not judged": isnad.LikelihoodNotJudged, "لم يحكم عليه": isnad.LikelihoodNotJudged, "roughly even chance": isnad.RoughlyEven,
		"ممكن": 0, "": 0, "70%": 0} {
		if got, ok := LikelihoodOf(lex, word); got != want || ok != (want != 0) {
			t.Errorf("%q: %v %v, want %v", word, got, ok, want)
		}
	}
	for word, want := range map[string]isnad.Confidence{"عالية": isnad.HighConfidence, "ثقة متوسطة": isnad.ModerateConfidence, "LOW": isnad.LowConfidence, "high confidence": isnad.HighConfidence, "some": 0} {
		if got, _ := ConfidenceOf(lex, word); got != want {
			t.Errorf("%q: %v, want %v", word, got, want)
		}
	}
	for sentence, want := range map[string]string{"من المرجح أن يفتح المعبر": "من المرجح", "نقدر بثقة عالية أن المعبر يفتح": "ثقة عالية", "The crossing will probably open": "probably",
		"It is very likely that it opens": "very likely", "يفتح المعبر قبل الشتاء": "", "The remote crossing opens": "", "يثق التجار بالحرس": ""} {
		if got, found := Mixed(lex, sentence); got != want || found != (want != "") {
			t.Errorf("%q: %q, want %q", sentence, got, want)
		}
	}
}
