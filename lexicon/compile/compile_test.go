package main

import (
	"bytes"
	"os"
	"strings"
	"testing"
	"testing/fstest"

	"isnad/lexicon"
)

func TestCompiledLexiconIsFresh(t *testing.T) {
	made, err := compile(os.DirFS(".."))
	if err != nil {
		t.Fatal(err)
	}
	for file, want := range made {
		have, err := os.ReadFile("../" + file)
		if err != nil {
			t.Fatal(err)
		}
		if !bytes.Equal(have, want) {
			t.Errorf("%s is not what the tables say; run `make lexicon`", file)
		}
	}
}

// tree is the smallest lexicon that compiles, with one file changed.
func tree(file, content string) fstest.MapFS {
	fsys := fstest.MapFS{
		"SOURCES.tsv":             {Data: []byte("key\tname\tversion\tlicence\tsha256\twhere\nisnad\tIsnad\t1\tApache-2.0\t\there\n")},
		"ontology/terms.tsv":      {Data: []byte("enum\tname\tcode\tar\ten\nColour\tRed\tred\tأحمر\tred\n")},
		"ar/words/classes.tsv":    {Data: []byte("id\tforms\tsource\nbridge\tجسر|جسور\tisnad\n")},
		"ar/words/particles.tsv":  {Data: []byte("id\tclass\tforms\tsource\np.fi\tprep\tفي\tisnad\n")},
		"ar/names/given.tsv":      {Data: []byte("id\tforms\tgender\tcommon\tsource\ngiven.sami\tسامي\tm\t\tisnad\n")},
		"ar/words/predicates.tsv": {Data: []byte(predicates("coerce.aghlaqa\tCOERCE\trestrict\tأغلق\tيغلق\tإغلاق\t\t\t@bridge\t\tobj\t\t\trecipient\t\t\tclose\tisnad\t\t"))},
	}
	if file != "" {
		fsys[file] = &fstest.MapFile{Data: []byte(content)}
	}
	return fsys
}

func predicates(rows ...string) string {
	return strings.ReplaceAll(schemas["ar/words/predicates"].columns, " ", "\t") + "\n" + strings.Join(rows, "\n") + "\n"
}

func TestStrictness(t *testing.T) {
	if _, err := compile(tree("", "")); err != nil {
		t.Fatal(err)
	}
	row := "x.y\tCOERCE\trestrict\tأغلق\tيغلق\tإغلاق\t\t\t%s\t\tobj\t\t\t%s\t\t\tclose\t%s\t\t"
	with := func(needs, gen, source string) string {
		return predicates(fill(row, needs, gen, source))
	}
	for _, c := range []struct{ name, file, content, want string }{
		{"an unknown table", "ar/words/verbs.tsv", "id\n", "no table"},
		{"an unknown column", "ar/names/given.tsv", "id\tname\tgender\tcommon\tsource\n", "columns"},
		{"a missing cell", "ar/names/given.tsv", "id\tforms\tgender\tcommon\tsource\ngiven.x\tسامي\tm\n", "line 2: 3 columns, want 5"},
		{"an id used twice", "ar/names/given.tsv", "id\tforms\tgender\tcommon\tsource\np.fi\tسامي\tm\t\tisnad\n", "is taken"},
		{"a bad id", "ar/names/given.tsv", "id\tforms\tgender\tcommon\tsource\nGiven X\tسامي\tm\t\tisnad\n", "id"},
		{"an unknown source", "ar/words/predicates.tsv", with("", "", "nowhere"), "SOURCES.tsv"},
		{"an unknown class", "ar/words/predicates.tsv", with("@tower", "", "isnad"), "@tower"},
		{"an unknown value", "ar/words/predicates.tsv", with("", "owner", "isnad"), "one of its values"},
		{"a stray space", "ar/words/classes.tsv", "id\tforms\tsource\nbridge\tجسر | جسور\tisnad\n", "stray"},
		{"a source without licence", "SOURCES.tsv", "key\tname\tversion\tlicence\tsha256\twhere\nisnad\tIsnad\t1\t\t\there\n", "licence"},
	} {
		_, err := compile(tree(c.file, c.content))
		if err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: error %v, want one with %q", c.name, err, c.want)
		}
	}
}

// fill puts values into the %s of a row in order.
func fill(row string, values ...string) string {
	for _, v := range values {
		row = strings.Replace(row, "%s", v, 1)
	}
	return row
}

func TestInflection(t *testing.T) {
	for _, c := range []struct {
		name string
		make func(string) shapes
		of   string
		want []string
	}{
		{"sound", perfects, "قصف", []string{"قصف", "قصفت", "قصفوا", "قصفنا"}},
		{"hollow", perfects, "أعاد", []string{"أعاد", "أعادت", "أعادوا", "أعيد", "أعيدت"}},
		{"defective in ى", perfects, "التقى", []string{"التقى", "التقت", "التقوا", "التقيا"}},
		{"defective in ا", perfects, "دعا", []string{"دعا", "دعت", "دعوا", "دعي"}},
		{"third form", perfects, "هاجم", []string{"هاجم", "هوجم"}},
		{"present", imperfects, "يقصف", []string{"يقصف", "تقصف", "يقصفون", "يقصفوا"}},
		{"hollow present", imperfects, "يزور", []string{"يزور", "تزور", "يزر", "يزورون", "يزار"}},
		{"defective present", imperfects, "يدعو", []string{"يدعو", "يدع", "يدعون", "يدعى"}},
	} {
		have := map[string]bool{}
		for _, s := range c.make(c.of) {
			have[s.text] = true
		}
		for _, w := range c.want {
			if !have[w] {
				t.Errorf("%s: %s has no %s", c.name, c.of, w)
			}
		}
	}
}

func TestTrieLeadsToRows(t *testing.T) {
	made, err := compile(tree("", ""))
	if err != nil {
		t.Fatal(err)
	}
	bin := made[binFile]
	data, err := lexicon.Decode(bin)
	if err != nil {
		t.Fatal(err)
	}
	lex := lexicon.New(data)
	node := lex.Start(lex.Form([]byte("اغلقت")))
	if node == 0 || len(lex.At(node)) == 0 {
		t.Fatal("أغلقت leads nowhere")
	}
	e := lex.Entry(lex.At(node)[0])
	if id := lex.ID(e.Row); id != "coerce.aghlaqa" || !e.Aspect.IsVerb() || e.Agreement&lexicon.Feminine == 0 {
		t.Errorf("أغلقت is %s %+v", id, e)
	}
	if n := len(lex.Predicates[0].Needs.Any); n != 2 {
		t.Errorf("%d needs, want the two words of the class", n)
	}
	for cut := 0; cut < len(bin); cut += 7 {
		if _, err := lexicon.Decode(bin[:cut]); err == nil {
			t.Fatalf("a file cut at byte %d of %d is read", cut, len(bin))
		}
	}
}
