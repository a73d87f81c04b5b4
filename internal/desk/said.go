package desk

import (
	"cmp"
	"maps"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"sync"

	"isnad"
	"isnad/internal/wire"
	"isnad/lexicon"
)

// Why something was refused, why a document could not be read and what is wrong with a field is said in the rooms below in English, with what it is about. The glossary has the sentences of
// both languages (refusal, fault, value), with {}, of a number {#}, in the English and {1}, {2} in the Arabic for what they are about: an English sentence is laid over them and said in Arabic. What a sentence
// is about may be one itself: row 3: the row has no text.

// A saying is a sentence that refusals and faults are said with.
type saying struct {
	key, ar string
	en      *regexp.Regexp
	letters int    // of the English sentence without its gaps: of two that fit the one with more is meant
	isOpen  bool   // it begins with a gap
	part    string // the longest between its gaps, which stands in whatever it fits
}

// kinds are the kinds of errors as they stand before or behind a sentence, and are said by the title of a problem, so that they are left out.
var kinds = sync.OnceValue(func() string {
	out := []string{}
	for _, err := range []error{isnad.ErrNotFound, isnad.ErrInvalid, isnad.ErrConflict, isnad.ErrRefused, isnad.ErrBusy, isnad.ErrSchema, isnad.ErrDamaged} {
		out = append(out, regexp.QuoteMeta(err.Error()))
	}
	return "(?:" + strings.Join(out, "|") + ")"
})

// kind fits a kind of error that stands before a sentence.
var kind = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile("^" + kinds() + ": ") })

// IsSaying reports whether a key of the glossary is of a sentence that refusals and faults are said with, which nobody asks for by its key.
func IsSaying(key string) bool {
	enum, _, _ := strings.Cut(key, ".")
	return enum == "refusal" || enum == "fault" || enum == "value"
}

// sayings are the sentences of the glossary, those that say most first.
var sayings = sync.OnceValue(func() (out []saying) {
	lexicon.Arabic().Labels(func(key, ar, en string) {
		if !IsSaying(key) {
			return
		}
		gaps := strings.NewReplacer(`\{\}`, `(.+?)`, `\{#\}`, `([0-9]+)`).Replace(regexp.QuoteMeta(en))
		fit := regexp.MustCompile(`(?s)^(?:(.*?): )??` + gaps + `(?:: ` + kinds() + `)?$`)
		out = append(out, saying{key, ar, fit, len(strings.NewReplacer("{}", "", "{#}", "").Replace(en)), strings.HasPrefix(en, "{}"), longest(en)})
	})
	slices.SortFunc(out, func(a, b saying) int { return cmp.Or(b.letters-a.letters, cmp.Compare(a.key, b.key)) })
	return out
})

// longest is the longest part of an English sentence between its gaps.
func longest(en string) (out string) {
	for part := range strings.SplitSeq(strings.ReplaceAll(en, "{#}", "{}"), "{}") {
		if len(part) > len(out) {
			out = part
		}
	}
	return out
}

// Said is a refusal, or what is wrong with a field, in both languages: in Arabic by the sentence of the glossary that it is said with, else by the title of a code.
func Said(code, detail string) wire.Sentence {
	out := wire.Sentence{En: detail, Ar: lexicon.Arabic().Label("problem."+code, "ar")}
	if ar, ok := InArabic(detail); ok {
		out.Ar = ar
	}
	return out
}

// FaultSaid is why a document could not be read, in both languages.
func FaultSaid(f *isnad.Fault) wire.Sentence { return Said(string(f.Code), f.Message) }

// FieldSaid is what is wrong with a field of a request, in both languages, by the label of the field.
func FieldSaid(f *FieldError) wire.Sentence {
	out := wire.Sentence{Ar: Told("ar", f.Why), En: f.Error()}
	key := "field." + f.Field
	name := lexicon.Arabic().Label(key, "ar")
	if name == key {
		name = isolated(f.Field)
	}
	if f.Value != "" {
		name += " «\u2068" + f.Value + "\u2069»"
	}
	out.Ar = name + ": " + out.Ar
	return out
}

// Told is a message in a language; what has no Arabic stays as it is.
func Told(lang, message string) string {
	if ar, ok := InArabic(message); ok && lang == "ar" {
		return ar
	}
	return message
}

// Unisolated is a message without the signs that keep what it is about from turning the line round, for files and pipes.
func Unisolated(message string) string {
	return strings.NewReplacer("\u2068", "", "\u2069", "").Replace(message)
}

// InArabic says an English sentence in Arabic; ok is false where the glossary has none for it. Of a sentence in a sentence the outer one is laid over first: the one with the least before it,
// those that begin with a gap, which fit much, last.
func InArabic(detail string) (ar string, ok bool) {
	detail = strings.TrimPrefix(detail, kind().FindString(detail))
	var best *saying
	var found []string
	for i := range sayings() {
		s := &sayings()[i]
		if !strings.Contains(detail, s.part) || best != nil && s.isOpen && !best.isOpen {
			continue
		}
		m := s.en.FindStringSubmatch(detail)
		if m != nil && (best == nil || best.isOpen && !s.isOpen || len(m[1]) < len(found[1])) {
			best, found = s, m
		}
	}
	if best == nil {
		return "", false
	}
	ar = best.ar
	for i, about := range found[2:] {
		ar = strings.ReplaceAll(ar, "{"+strconv.Itoa(i+1)+"}", isolated(about))
	}
	if found[1] != "" {
		ar = isolated(found[1]) + ": " + ar
	}
	return ar, true
}

// isolated is what a sentence is about: a sentence in Arabic, a kind of noun by its Arabic name; else kept from turning the line round, in quotation marks of Arabic where it has English ones.
func isolated(about string) string {
	lex := lexicon.Arabic()
	if key := "web." + about; lex.Label(key, "ar") != key && slices.Contains([]string{"event", "claim", "entity", "consequence", "explanation", "document"}, about) {
		return lex.Label(key, "ar")
	}
	if plain, err := strconv.Unquote(about); err == nil {
		return "«\u2068" + plain + "\u2069»"
	}
	if ar, ok := InArabic(about); ok {
		return ar
	}
	if list, ok := codesSaid(about); ok {
		return list
	}
	if id, field, ok := strings.Cut(about, " "); ok {
		if key := "field." + field; lex.Label(key, "ar") != key {
			return lex.Label(key, "ar") + " \u2068" + id + "\u2069" // b01/e1 actors
		}
	}
	return "\u2068" + about + "\u2069"
}

// enumerations are the codes of each enumeration of the glossary with their labels in Arabic.
var enumerations = sync.OnceValue(func() map[string]map[string]string {
	out := map[string]map[string]string{}
	lexicon.Arabic().Labels(func(key, ar, _ string) {
		enum, code, _ := strings.Cut(key, ".")
		if enum[0] < 'A' || enum[0] > 'Z' {
			return
		}
		if out[enum] == nil {
			out[enum] = map[string]string{}
		}
		out[enum][code] = ar
	})
	return out
})

// codesSaid gives a list of codes of one enumeration by their labels.
func codesSaid(about string) (string, bool) {
	codes := strings.Split(about, ", ")
	if len(codes) < 2 {
		return "", false
	}
	for _, enum := range slices.Sorted(maps.Keys(enumerations())) {
		out := []string{}
		for _, c := range codes {
			if ar, ok := enumerations()[enum][c]; ok {
				out = append(out, ar)
			}
		}
		if len(out) == len(codes) {
			return strings.Join(out, "، "), true
		}
	}
	return "", false
}
