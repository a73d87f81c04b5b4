package wire

// A Rule is a row of the lexicon, as those see it who ask why something was found.
type Rule struct {
	Rule    string   `json:"rule"`
	Table   string   `json:"table"`
	Where   string   `json:"where"`
	Source  string   `json:"source,omitempty"`
	Cells   []Field  `json:"cells"`    // the filled ones, in the order of the table
	Must    []string `json:"must"`     // sentences in which it finds something
	MustNot []string `json:"must_not"` // and in which it may not
	Judged  []Judged `json:"judged"`
}

// A Field is one cell of a row.
type Field struct {
	Column string `json:"column"`
	Value  string `json:"value"`
}

// Judged tells of how many findings of a layer that a rule made how many were right. Of few, the share lies between low and high.
type Judged struct {
	Layer string  `json:"layer"`
	Of    int     `json:"of"`
	Right int     `json:"right"`
	Low   float64 `json:"low"`
	High  float64 `json:"high"`
}
