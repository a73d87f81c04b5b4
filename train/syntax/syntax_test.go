package syntax

import (
	"os"
	"path/filepath"
	"slices"
	"testing"

	"isnad/internal/linear"
	"isnad/internal/syntax"
	"isnad/internal/words"
	"isnad/train/treebank"
)

const own = `# id = x-1
# text = وقتل مسلحون ثلاثة جنود في هجوم على ثكنتهم.
1	و+	و	CCONJ	2	cc
2	قتل	قتل	VERB	0	root
3	مسلحون	مسلح	NOUN	2	nsubj
4	ثلاثة	ثلاثة	NUM	5	nummod
5	جنود	جندي	NOUN	2	obj
6	في	في	ADP	7	case
7	هجوم	هجوم	NOUN	2	obl
8	على	على	ADP	9	case
9	ثكنة	ثكنة	NOUN	7	nmod
10	+هم	هو	PRON	9	nmod
11	.	.	PUNCT	2	punct
`

func sentence(t *testing.T) treebank.Sentence {
	t.Helper()
	path := filepath.Join(t.TempDir(), "own.tsv")
	if err := os.WriteFile(path, []byte(own), 0o644); err != nil {
		t.Fatal(err)
	}
	ss, err := treebank.Own(path)
	if err != nil || len(ss) != 1 {
		t.Fatal(len(ss), err)
	}
	return ss[0]
}

func TestRolesAndHeadsOfATree(t *testing.T) {
	e := FromTree(sentence(t), Own, nil, nil).Example
	if want := []int32{1, -1, 1, 4, 1, 6, 1, 8, 6, 8, 1}; !slices.Equal(e.Heads, want) {
		t.Errorf("heads %v, want %v", e.Heads, want)
	}
	for i, want := range map[int]syntax.Role{0: syntax.Proclitic, 1: syntax.Stem, 8: syntax.Stem, 9: syntax.Enclitic} {
		if e.Words[i].Role != want {
			t.Errorf("word %d has role %d, want %d", i, e.Words[i].Role, want)
		}
	}
	if e.Words[8].Form != linear.Bytes([]byte("ثكنه")) {
		t.Error("the stem before a pronoun is not spelt alone")
	}
}

func TestTagsThatReplaceThoseAnnotated(t *testing.T) {
	s := sentence(t)
	tags := make([]words.Tag, 11)
	tags[3] = words.ADJ
	if e := FromTree(s, Own, tags, nil).Example; e.Words[3].Tag != words.ADJ || e.Words[1].Tag != words.NOUN {
		t.Error("tags were not replaced")
	}
}

func TestFoundTagsAreTakenWhereTheLettersAgree(t *testing.T) {
	s := sentence(t)
	found := []words.Word{{Token: 0, Start: 0, End: 4, Tag: words.X}, {Token: 1, Start: 0, End: 6, Tag: words.PROPN}}
	got := Tags(s, found)
	if len(got) != 11 || got[0] != words.CCONJ || got[1] != words.VERB || got[2] != words.PROPN || got[3] != words.NUM {
		t.Errorf("tags %v", got)
	}
}

func TestObjectsWithAPrepositionAreObliques(t *testing.T) {
	ws := []treebank.Word{{Relation: "root", Head: -1}, {Relation: "case", Head: 2}, {Relation: "obj", Head: 0}, {Relation: "iobj", Head: 0}, {Relation: "compound:prt", Head: 0},
		{Relation: "obl:tmod", Head: 0}, {Relation: "nonsense", Head: 0}}
	for scheme, want := range map[Scheme][]syntax.Relation{
		PADT: {syntax.Root, syntax.Case, syntax.Obl, syntax.Obj, syntax.Dep, syntax.Obl, syntax.Dep},
		PUD:  {syntax.Root, syntax.Case, syntax.Obl, syntax.Iobj, syntax.Mark, syntax.Obl, syntax.Dep},
	} {
		if got := relations(ws, scheme); !slices.Equal(got, want) {
			t.Errorf("scheme %d: %v, want %v", scheme, got, want)
		}
	}
}

func TestTrainingLearnsAndRepeats(t *testing.T) {
	e := FromTree(sentence(t), Own, nil, nil).Example
	o := Usual()
	o.Bits, o.Rows = 13, 4000
	m := Train([]Sample{{e}, {e, e}}, o)
	heads, rels := make([]int32, len(e.Words)), make([]syntax.Relation, len(e.Words))
	m.NewParser().Parse(e.Words, heads, rels)
	if !slices.Equal(heads, e.Heads) || !slices.Equal(rels, e.Relations) {
		t.Errorf("heads %v, want %v; relations %v, want %v", heads, e.Heads, rels, e.Relations)
	}
	a, b := linear.File{}, linear.File{}
	m.Put(a)
	Train([]Sample{{e}, {e, e}}, o).Put(b)
	if string(a.Bytes()) != string(b.Bytes()) {
		t.Error("two trainings differ")
	}
}
