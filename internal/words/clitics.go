package words

import "isnad/lexicon"

// Clitics is the closed grammar of what Arabic joins to a word, as folded letters.
type Clitics struct {
	conjunctions, prepositions, future, question, questioned, pronouns, negations, negated, tails, hosts, contractions [][]rune
}

// CliticsOf takes the grammar from the lexicon's classes joined-….
func CliticsOf(lex *lexicon.Lexicon) Clitics {
	list := func(name string) [][]rune {
		var out [][]rune
		for _, form := range lex.Class(name) {
			out = append(out, []rune(lex.Text(form)))
		}
		return out
	}
	return Clitics{conjunctions: list("joined-conjunctions"), prepositions: list("joined-prepositions"), future: list("joined-future"), question: list("joined-question"),
		questioned: list("joined-questioned"), pronouns: list("joined-pronouns"), negations: list("joined-negations"), negated: list("joined-negated"),
		tails: list("joined-tails"), hosts: list("joined-hosts"), contractions: list("joined-contractions")}
}
