package api

import (
	"cmp"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"sync"

	"isnad"
	"isnad/internal/wire"
	"isnad/lexicon"
)

// Why something was refused is said in the rooms below in English, with what it is about. The glossary has the sentences of both languages (refusal), with {} in the English
// and {1}, {2} in the Arabic for what they are about: an English sentence is laid over them and said in Arabic. What no sentence fits keeps the title of its code.

// A saying is a sentence that refusals are said with.
type saying struct {
	key, ar string
	en      *regexp.Regexp
	letters int // of the English sentence without its gaps: of two that fit the one with more is meant
}

// sayings are the sentences of the glossary, those that say most first.
var sayings = sync.OnceValue(func() (out []saying) {
	kinds := []string{}
	for _, err := range []error{isnad.ErrNotFound, isnad.ErrInvalid, isnad.ErrConflict, isnad.ErrRefused, isnad.ErrBusy, isnad.ErrSchema, isnad.ErrDamaged} {
		kinds = append(kinds, regexp.QuoteMeta(err.Error()))
	}
	lexicon.Arabic().Labels(func(key, ar, en string) {
		if !strings.HasPrefix(key, "refusal.") {
			return
		}
		parts := strings.Split(en, "{}")
		for i := range parts {
			parts[i] = regexp.QuoteMeta(parts[i])
		}
		fit := regexp.MustCompile(`(?s)^(?:(.*?): )??` + strings.Join(parts, `(.+?)`) + `(?:: (?:` + strings.Join(kinds, "|") + `))?$`)
		out = append(out, saying{key, ar, fit, len(strings.ReplaceAll(en, "{}", ""))})
	})
	slices.SortFunc(out, func(a, b saying) int { return cmp.Or(b.letters-a.letters, cmp.Compare(a.key, b.key)) })
	return out
})

// said is a refusal in both languages: in Arabic by the sentence of the glossary that it is said with, else by the title of its code.
func said(code, detail string) wire.Sentence {
	out := wire.Sentence{En: detail, Ar: lexicon.Arabic().Label("problem."+code, "ar")}
	if ar, ok := inArabic(detail); ok {
		out.Ar = ar
	}
	return out
}

// inArabic says an English sentence in Arabic; ok is false where the glossary has none for it.
func inArabic(detail string) (ar string, ok bool) {
	for _, s := range sayings() {
		m := s.en.FindStringSubmatch(detail)
		if m == nil {
			continue
		}
		ar = s.ar
		for i, about := range m[2:] {
			ar = strings.ReplaceAll(ar, "{"+strconv.Itoa(i+1)+"}", isolated(about))
		}
		if m[1] != "" {
			ar = isolated(m[1]) + ": " + ar
		}
		return ar, true
	}
	return "", false
}

// isolated is what a sentence is about, in quotation marks of Arabic where it has English ones, a kind of noun by its Arabic name, and kept from turning the line round.
func isolated(about string) string {
	lex := lexicon.Arabic()
	if key := "web." + about; lex.Label(key, "ar") != key && slices.Contains([]string{"event", "claim", "entity", "consequence", "explanation", "document"}, about) {
		return lex.Label(key, "ar")
	}
	if plain, err := strconv.Unquote(about); err == nil {
		return "«\u2068" + plain + "\u2069»"
	}
	return "\u2068" + about + "\u2069"
}
