package main

import (
	"sort"
	"strings"

	"isnad/internal/words"
)

// joinedByRule makes fused tokens of the words that stand alone: what a word looks like before a pronoun or after ل is a rule of spelling, and
// few sentences show it for many words.
func joinedByRule(sentences []words.GoldSentence) []words.GoldSentence {
	forms := map[words.GoldWord]bool{}
	for _, s := range sentences {
		for i, w := range s.Words {
			alone := (i == 0 || s.Words[i-1].Token != w.Token) && (i+1 == len(s.Words) || s.Words[i+1].Token != w.Token)
			if n := len([]rune(w.Form)); alone && n >= 3 && (w.Tag == words.NOUN || w.Tag == words.VERB || w.Tag == words.ADJ) {
				forms[words.GoldWord{Form: w.Form, Tag: w.Tag}] = true
			}
		}
	}
	list := make([]words.GoldWord, 0, len(forms))
	for w := range forms {
		list = append(list, w)
	}
	sort.Slice(list, func(i, j int) bool {
		return list[i].Form < list[j].Form || list[i].Form == list[j].Form && list[i].Tag < list[j].Tag
	})
	var out []words.GoldSentence
	for i, w := range list {
		out = append(out, join(w, i)...)
	}
	return out
}

// join writes the word with a pronoun after it, or with ل before it.
func join(w words.GoldWord, i int) []words.GoldSentence {
	if rest, ok := strings.CutPrefix(w.Form, "ال"); ok {
		if w.Tag == words.VERB {
			return nil
		}
		return []words.GoldSentence{fusedPair("ل", words.ADP, "ل"+strings.TrimPrefix(rest, "ل"), w, false)}
	}
	host := w.Form
	switch {
	case strings.HasSuffix(host, "ة"):
		host = strings.TrimSuffix(host, "ة") + "ت"
	case strings.HasSuffix(host, "ى"):
		host = strings.TrimSuffix(host, "ى") + "ا"
	case strings.HasSuffix(host, "وا") && w.Tag == words.VERB:
		host = strings.TrimSuffix(host, "ا")
	case strings.HasSuffix(host, "ء") && i%3 > 0:
		host = strings.TrimSuffix(host, "ء") + []string{"", "ئ", "ؤ"}[i%3]
	case strings.HasSuffix(host, "ا"):
		return nil // an ending that pronouns do not follow
	}
	return []words.GoldSentence{fusedPair([]string{"ه", "ها", "هم"}[i%3], words.PRON, host, w, true)}
}

func fusedPair(clitic string, tag words.Tag, host string, w words.GoldWord, after bool) words.GoldSentence {
	n, m := len([]rune(host)), len([]rune(clitic))
	if after {
		return words.GoldSentence{Tokens: [][]byte{[]byte(host + clitic)}, Words: []words.GoldWord{
			{Start: 0, End: n, Tag: w.Tag, Form: w.Form}, {Start: n, End: n + m, Tag: tag, Form: clitic}}}
	}
	return words.GoldSentence{Tokens: [][]byte{[]byte(clitic + host)}, Words: []words.GoldWord{
		{Start: 0, End: m, Tag: tag, Form: clitic}, {Start: m, End: n + m, Tag: w.Tag, Form: w.Form}}}
}
