package isnad

// DocumentID names one published item; it is unique within a ledger.
type DocumentID string

// MaxText is the number of bytes above which one document is refused. A file of many documents may be of any size.
const MaxText = 16 << 20

// A Document is one published item, apart from what we made of it. Its Text is kept by whoever read it.
// Published is an EDTF date (ISO 8601-2) and empty where it is not known.
type Document struct {
	ID        DocumentID
	Title     string
	Outlet    string
	URL       string
	Author    string
	Published string
	Edited    string // EDTF time of the last edit, where the source tells it
	Deleted   string // EDTF time by which the source had taken the item away, where it is seen
	Forwarded string // whom a messenger says the item was forwarded from
	Dataset   string // name of the dataset of coded events that the item is a row of; empty for what was published
	Language  string // ISO 639 code of the text
	Hash      string // SHA-256 of the text, hexadecimal
	Capture   string // SHA-256 of the bytes that the text was taken from, as they were fetched; empty where they are not kept
}

// A Span is the one pointer to evidence. Start and End count bytes of the Document's Text, half open; Text repeats those
// bytes, so that the place can be found again after the page was captured anew.
type Span struct {
	Document   DocumentID
	Start, End int
	Text       string
}

// IsZero reports whether the span points nowhere.
func (s Span) IsZero() bool { return s.Start == 0 && s.End == 0 && s.Text == "" }

// A Sketch is what is kept of a text so that its copies are found again: prints of runs of words, a sample that shared passages share, and the
// names that head or close the text as where it is from (القاهرة (رويترز) -).
type Sketch struct {
	Document DocumentID
	Prints   []Print
	Credits  []Span
}

// A Print is the hash of a run of folded words, with the bytes of the text that it stands for.
type Print struct {
	Hash       uint32
	Start, End int32
}

// A Ref names a finding of one document by the id that its reading gave it, such as e12 or q4.
type Ref struct {
	Document DocumentID
	ID       string
}

// A RuleID names the row of the lexicon that made a finding; `isnad explain` shows it.
type RuleID string
