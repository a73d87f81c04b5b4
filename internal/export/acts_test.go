package export

import (
	"testing"

	"isnad"
	"isnad/internal/store/codec"
)

// TestWhatOtherDocumentsTellStaysOutOfACase: of what somebody found right only what documents of the case told of it is handed over.
func TestWhatOtherDocumentsTellStaysOutOfACase(t *testing.T) {
	at := func(d isnad.DocumentID) isnad.Span {
		return isnad.Span{Document: d, Start: 4, End: 9, Text: "أُغلق"}
	}
	event := isnad.Event{ID: "a/e1", Tellings: []isnad.Telling{{Ref: isnad.Ref{Document: "a", ID: "e1"}, Trigger: at("a")}}}
	right := isnad.Confirmation{Subject: isnad.SubjectOf(event), Anchors: []isnad.Span{at("a"), at("b")}, Told: []isnad.Heard{{At: at("a"), Says: "status=happened\n"}, {At: at("b"), Says: "status=planned\n"}}}
	read := []isnad.Findings{{Document: "a", Nouns: []isnad.Noun{isnad.Document{ID: "a"}, event}}}
	out := Within([]codec.Handed{{Change: isnad.Change{ID: "01", What: right}}}, "ملف", read)
	if len(out) != 1 {
		t.Fatalf("%d acts", len(out))
	}
	if w := out[0].What.(isnad.Confirmation); len(w.Anchors) != 1 || len(w.Told) != 1 || w.Told[0] != right.Told[0] {
		t.Errorf("%+v", w)
	}
	if len(right.Told) != 2 {
		t.Error("what was handed in was altered")
	}
}
