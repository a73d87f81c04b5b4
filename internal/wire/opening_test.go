package wire

import (
	"strings"
	"testing"

	"isnad"
)

// A document without a title is known again by how it begins; one paragraph is enough, and never too much of it.
func TestOpening(t *testing.T) {
	long := "  وصل الوفد إلى المدينة صباحاً واجتمع بالمحافظ ثم زار الميناء القديم ووقف على أعمال الترميم فيه قبل أن يغادر\nوفي المساء عقد مؤتمراً"
	texts := NewTexts(map[isnad.DocumentID]string{"short": "إعلان قصير\n\nبقية الخبر", "long": long, "empty": " \n "})
	if got := texts.opening("short"); got != "إعلان قصير" {
		t.Errorf("short: %q", got)
	}
	got := texts.opening("long")
	if !strings.HasSuffix(got, "…") || !strings.HasPrefix(strings.TrimSpace(long), strings.TrimSuffix(got, "…")) || len(strings.Fields(got)) != 14 {
		t.Errorf("long: %q", got)
	}
	if texts.opening("empty") != "" || texts.opening("unknown") != "" {
		t.Error("words are made up where there are none")
	}
}
