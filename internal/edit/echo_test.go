package edit

import (
	"slices"
	"testing"

	"isnad"
)

func TestEchoesOfAnErasedDocument(t *testing.T) {
	text := "قال حارس المخزن سليم البدري إن الشاحنات غادرت الميناء عند الفجر.\nونفى مدير الميناء ذلك."
	subject := isnad.Subject{Kind: isnad.AnEvent, ID: "other/e1"}
	note := func(s string) isnad.Step { return isnad.Note{Subject: subject, Text: s} }
	edit := func(from, to string) isnad.Step {
		return isnad.Edit{Subject: subject, Field: "name", From: from, To: to}
	}
	for _, x := range []struct {
		name string
		step isnad.Step
		want bool
	}{
		{"a name that was typed", edit("", "سليم البدري"), true},
		{"a name with other marks", edit("", "سَليم البدرى"), true},
		{"a name that stood there before", edit("سليم البدري", "شاهد"), true},
		{"three words of a longer note", note("يقال إن الشاحنات غادرت الميناء ليلا"), true},
		{"two words of a longer note", note("هل رأى أحد مدير الميناء يوم الجمعة"), false},
		{"other words", note("اسأل الوزارة"), false},
		{"a code", edit("COERCE", "PROTEST"), false},
		{"a day", edit("", "2024-03-01"), false},
		{"a short word", edit("", "عند"), false},
		{"a question", isnad.Member{Case: "port", Kind: isnad.MemberQuestion, What: "ماذا لو غادرت الشاحنات غادرت الميناء عند الفجر؟"}, true},
		{"a document of a case", isnad.Member{Case: "port", Kind: isnad.MemberDocument, What: "سليم البدري"}, false},
		{"what goes with the document itself", isnad.Note{Subject: isnad.Subject{Kind: isnad.AnEvent, ID: "gone/e1"}, Text: "سليم البدري"}, false},
		{"what was emptied", isnad.Erased{}, false},
	} {
		got := Echoes([]isnad.Change{{Number: 7, Author: "سلمى", What: x.step}}, "gone", []string{text})
		if (len(got) == 1) != x.want {
			t.Errorf("%s: %v, want %v", x.name, got, x.want)
		}
	}
	acts := []isnad.Change{{Number: 1, What: note("سليم البدري")}, {Number: 2, What: note("غيره")}, {Number: 3, What: note("سليم البدري")}}
	if got := Echoes(acts, "gone", []string{text}); !slices.EqualFunc(got, []uint64{1, 3}, func(c isnad.Change, n uint64) bool { return c.Number == n }) {
		t.Errorf("%v", got)
	}
}
