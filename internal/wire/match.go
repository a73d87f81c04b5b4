package wire

// A Match is a name of a list that may be the one asked for.
type Match struct {
	Score float64  `json:"score"`          // from 0 to 1; see letter/latin
	ID    string   `json:"id,omitempty"`   // of an actor of the lexicon
	Line  int      `json:"line,omitempty"` // of the file, counted from 1
	Names []string `json:"names"`          // what the list calls it; the first is the one that is most alike
}
