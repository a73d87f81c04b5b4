package main

import (
	"slices"
	"strconv"
	"strings"

	"isnad/lexicon"
)

// A schema says which columns a table has, in order, and how its words enter the look-ups.
type schema struct {
	table   string
	columns string // parted by spaces
	words   []column
	parse   map[string]func(string) bool // closed vocabularies; empty cells are always allowed
}

// A column holds words: each becomes shapes of the row.
type column struct {
	name   string
	shapes func(string) shapes
}

const cueForms = " perfect imperfect participle masdar phrases source yes no"

var cueWords = []column{{"perfect", perfects}, {"imperfect", imperfects}, {"participle", circumstantials}, {"masdar", as(lexicon.Masdar, nouns)}, {"phrases", as(lexicon.Fixed, one)}}

// as gives the shape maker its aspect.
func as(a lexicon.Aspect, f func(string, lexicon.Aspect) shapes) func(string) shapes {
	return func(s string) shapes { return f(s, a) }
}

// one takes a form as it is.
func one(s string, a lexicon.Aspect) shapes { return shapes{{s, a, 0}} }

// title takes a single word with the article, a phrase as it is.
func title(s string) shapes {
	for _, r := range s {
		if r == ' ' {
			return one(s, lexicon.Fixed)
		}
	}
	return one(s, lexicon.Noun)
}

// demonym takes a word of nationality with the given agreement.
func demonym(a lexicon.Agreement) func(string) shapes {
	return func(s string) shapes {
		out := shapes{{s, lexicon.Demonym, a}}
		if first, rest, long := strings.Cut(s, " "); long { // الكوري الجنوبي, الجنوب أفريقي
			out.add(lexicon.Demonym, a, "ال"+first+" ال"+strings.ReplaceAll(rest, " ", " ال"), "ال"+first+" "+rest)
		}
		if a == 0 {
			out.add(lexicon.Demonym, 0, s+"ا")
		}
		return out
	}
}

// schemas maps the files of the lexicon to their tables. A file name may carry a part after a hyphen: predicates-force.tsv.
var schemas = map[string]schema{
	"ontology/terms":    {table: "terms", columns: "enum name code ar en"},
	"ontology/glossary": {table: "glossary", columns: "term ar en means source"},
	"ontology/deeds": {table: "deeds", columns: "id type mode ar en to source",
		parse: map[string]func(string) bool{"type": known("EventType"), "mode": known("Mode")}},
	"en/verbs":   {table: "english", columns: "id base past source"},
	"en/endings": {table: "endings", columns: "id ending source"},
	"ar/words/predicates": {table: "predicates",
		columns: "id type mode perfect imperfect masdar nouns participles needs actor recipient co place gen gives opens gloss source yes no",
		words: []column{{"perfect", perfects}, {"imperfect", imperfects}, {"masdar", as(lexicon.Masdar, nouns)}, {"nouns", as(lexicon.Noun, nouns)},
			{"participles", as(lexicon.Participle, one)}},
		parse: map[string]func(string) bool{"type": known("EventType"), "mode": known("Mode"), "gives": known("Status"), "gen": oneOf("actor", "recipient", "recipient!", "place")}},
	"ar/words/frames": {table: "frames", columns: "id predicates verbs objects preps subj obj sole gen doer done source",
		parse: map[string]func(string) bool{"verbs": isCount, "objects": isCount, "subj": isCounts, "obj": isCounts, "sole": isCounts, "gen": isCounts, "doer": isCounts, "done": isCounts}},
	"ar/words/classes": {table: "classes", columns: "id forms source"},
	"ar/words/vocabulary": {table: "vocabulary", columns: "noun adj perfect imperfect source",
		words: []column{{"noun", as(lexicon.Noun, nouns)}, {"adj", adjectives}, {"perfect", perfects}, {"imperfect", imperfects}}},
	"ar/words/particles": {table: "particles", columns: "id class forms source", words: fixedForms},
	"ar/names/actors": {table: "actors", columns: "id kind name en aliases code roles source",
		words: []column{{"name", as(lexicon.Fixed, one)}, {"aliases", as(lexicon.Alias, one)}}, parse: map[string]func(string) bool{"kind": known("EntityKind")}},
	"ar/names/titles": {table: "titles", columns: "id class forms kind sector precision source", words: []column{{"forms", title}},
		parse: map[string]func(string) bool{"class": oneOf("honorific", "role", "org", "group", "place", "source", "nearness", "none"), "kind": known("EntityKind"), "precision": known("Precision")}},
	"ar/names/offices": {table: "offices", columns: "id titles source"},
	"ar/names/given":   {table: "given", columns: "id forms gender common source", words: fixedForms},
	"ar/places/countries": {table: "countries", columns: "id name en aliases capital government ms fs mp fp source",
		words: []column{{"name", as(lexicon.Fixed, one)}, {"aliases", as(lexicon.Alias, one)}, {"capital", as(lexicon.Capital, one)}, {"government", as(lexicon.Government, one)},
			{"ms", demonym(0)}, {"fs", demonym(lexicon.Feminine)}, {"mp", demonym(lexicon.Plural)}, {"fp", demonym(lexicon.Plural | lexicon.Feminine)}}},
	"ar/places/places": {table: "places", columns: "id name en aliases country within precision source",
		words: []column{{"name", as(lexicon.Fixed, one)}, {"aliases", as(lexicon.Alias, one)}}, parse: map[string]func(string) bool{"precision": known("Precision")}},
	"ar/places/coordinates": {table: "coordinates", columns: "place lat lon radius geonames as_of source",
		parse: map[string]func(string) bool{"lat": isNumber, "lon": isNumber, "radius": isNumber, "geonames": isCount}},
	"ar/times/months":   {table: "months", columns: "id month tradition forms source", words: fixedForms},
	"ar/times/weekdays": {table: "weekdays", columns: "id day forms source", words: fixedForms},
	"ar/times/units":    {table: "units", columns: "id unit forms dual plural source", words: []column{{"forms", as(lexicon.Noun, one)}, {"dual", dual}, {"plural", plural}}},
	"ar/times/numbers":  {table: "numbers", columns: "id value kind forms source", words: fixedForms},
	"ar/times/moments":  {table: "moments", columns: "id class value forms source", words: []column{{"forms", title}}},
	"ar/times/deictic":  {table: "deictic", columns: "id offset sense forms source", words: fixedForms},
	"ar/times/amounts": {table: "amounts", columns: "id class op role of one forms source", words: []column{{"forms", many}, {"one", oneAndTwo}},
		parse: map[string]func(string) bool{"op": known("Operator"), "class": oneOf("modifier", "after", "unit", "dual", "minus", "point", "mixed", "one-of")}},
	"ar/times/ordinals": {table: "ordinals", columns: "id from offset forms source", words: fixedForms, parse: map[string]func(string) bool{"from": oneOf("end", "current")}},
	"ar/times/harms":    {table: "harms", columns: "id role modes predicates source"},
	"ar/verbs": {table: "verbs", columns: "lemma root form past present valency masdar flags stems rank source",
		parse: map[string]func(string) bool{"past": oneOf("a", "i", "u"), "present": oneOf("a", "i", "u"), "valency": oneOf("trans", "intrans", "ditrans")}},
	"ar/nouns": {table: "nouns", columns: "lemma root gender shape plural rank source",
		parse: map[string]func(string) bool{"gender": oneOf("m", "f", "mf"), "shape": oneOf("defective", "nisba", "five"), "plural": oneOf("m", "f", "m|f")}},
	"ar/adjectives": {table: "adjectives", columns: "lemma root kind shape feminine plural rank source",
		parse: map[string]func(string) bool{"kind": oneOf("full", "elative"), "shape": oneOf("defective", "nisba")}},
	"ar/propers":     {table: "propers", columns: "lemma gender rank source", parse: map[string]func(string) bool{"gender": oneOf("m", "f")}},
	"ar/masdars":     {table: "masdars", columns: "noun verb form source"},
	"ar/plurals":     {table: "plurals", columns: "plural singular source"},
	"ar/confidence":  {table: "confidence", columns: "id share right findings source"},
	"ar/cues/shapes": {table: "shapes", columns: "id finder means source yes no"},
	"ar/cues/reporting": {table: "reporting", columns: "id act construct opens" + cueForms, words: cueWords,
		parse: map[string]func(string) bool{"act": known("Act"), "construct": oneOf("verb", "according", "relay", "citing", "viewpoint", "rumour")}},
	"ar/cues/links": {table: "links", columns: "id slot value" + cueForms, words: cueWords, parse: map[string]func(string) bool{"slot": oneOf("channel", "access", "refusal", "pseudonym", "near")}},
	"ar/cues/status": {table: "status", columns: "id status leaning construct opens" + cueForms, words: cueWords,
		parse: map[string]func(string) bool{"status": known("Status"), "leaning": known("Leaning"), "construct": oneOf("particle", "matrix", "noun", "clause", "concession", "adjective", "verdict", "preventing", "initial", "offer")}},
	"ar/cues/conditionals": {table: "conditionals", columns: "id construct force sign opens" + cueForms, words: cueWords,
		parse: map[string]func(string) bool{"force": known("Force"), "sign": oneOf("+1", "-1"), "construct": oneOf("if", "unless", "provided", "means", "will", "warning", "else", "whatif")}},
	"ar/cues/explanations": {table: "explanations", columns: "id kind construct" + cueForms, words: cueWords,
		parse: map[string]func(string) bool{"kind": known("ReadingKind"), "construct": oneOf("after", "before", "predicate", "mere")}},
	"ar/cues/relations": {table: "relations", columns: "id type construct from" + cueForms, words: cueWords,
		parse: map[string]func(string) bool{"type": known("RelationType"), "construct": oneOf("between"), "from": oneOf("left", "right")}},
	"ar/cues/order": {table: "order", columns: "id relation construct" + cueForms, words: cueWords,
		parse: map[string]func(string) bool{"relation": known("OrderRelation"), "construct": oneOf("preposition", "verb", "pronoun", "clause")}},
}

var fixedForms = []column{{"forms", as(lexicon.Fixed, one)}}

func dual(s string) shapes { return shapes{{s, lexicon.Noun, lexicon.Dual}} }

func plural(s string) shapes { return shapes{{s, lexicon.Noun, lexicon.Plural}} }

func isCount(s string) bool { _, err := strconv.ParseUint(s, 10, 32); return err == nil }

func isNumber(s string) bool { _, err := strconv.ParseFloat(s, 64); return err == nil }

// isCounts reports whether a cell holds a count for each class of arguments.
func isCounts(s string) bool {
	counts := strings.Split(s, "|")
	return len(counts) == len(lexicon.FrameClasses) && !slices.ContainsFunc(counts, func(c string) bool { return !isCount(c) })
}

func oneOf(values ...string) func(string) bool {
	return func(s string) bool {
		for _, v := range values {
			if s == v {
				return true
			}
		}
		return false
	}
}
