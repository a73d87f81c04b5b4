package extract

import (
	"fmt"
	"io"
	"strings"
	"testing"
	"time"
)

// endless gives the same bytes for ever.
type endless struct{ head, again string }

func (e *endless) Read(p []byte) (int, error) {
	if e.head != "" {
		n := copy(p, e.head)
		e.head = e.head[n:]
		return n, nil
	}
	return copy(p, e.again), nil
}

// much of a text.
func much(s string) string { return strings.Repeat(s, 1<<16/len(s)) }

func TestItemsWithoutEndAreRefused(t *testing.T) {
	for name, c := range map[string]struct {
		read func(Source, Taker) error
		in   io.Reader
	}{
		"a cell of a table":  {Table, &endless{"id,text\n1,\"", much("قال الوزير إن الجسر أغلق ")}},
		"a message":          {Telegram, &endless{`{"name":"x","type":"public_channel","id":1,"messages":[{"id":1,"type":"message","text":"`, much("قال ")}},
		"a row of a dataset": {Rows, &endless{`{"data":[{"event_id_cnty":"`, much("x")}},
	} {
		docs, faults := take(c.read, Source{File: "f", Name: "f", Reader: c.in})
		if len(docs) != 0 || len(faults) != 1 {
			t.Errorf("%s: %d documents, %v", name, len(docs), faults)
		}
	}
}

// TestHostilePagesTakeLinearTime holds pages that are hard for parsers of trees against a plain one of their size.
func TestHostilePagesTakeLinearTime(t *testing.T) {
	const size = 256 << 10
	fill := func(s string) string { return strings.Repeat(s, size/len(s)) }
	took := func(page string) time.Duration {
		least := time.Hour
		for range 2 {
			began := time.Now()
			_, _ = FromHTML("h", "h", []byte(page))
			least = min(least, time.Since(began))
		}
		return least
	}
	plain := took("<p>قال الوزير إن الجسر أغلق.</p>" + fill("<p>قال الوزير إن الجسر أغلق أمس.</p>"))
	for name, page := range map[string]string{
		"deep":                 fill("<div>") + "قال الوزير إن الجسر أغلق أمس أمام المارة.",
		"open formatting":      fill("<b><i><a>"),
		"tables in tables":     fill("<table><tr><td>"),
		"one tag without end":  "<p " + fill("a=b "),
		"one value":            `<p a="` + fill("x"),
		"comments":             fill("<!-- x"),
		"closing what is none": fill("</p></b>"),
		"half entities":        fill("&am"),
		"headings in lists":    fill("<li><h2>قال"),
		"hidden in hidden":     fill(`<div hidden>`),
	} {
		if d := took(page); d > 4*plain+20*time.Millisecond {
			t.Errorf("%s: %s, a plain page of its size takes %s", name, d, plain)
		}
	}
}

func TestDeepJSONOfAPageIsNotFollowed(t *testing.T) {
	deep := strings.Repeat(`{"@graph":[`, 50_000) + strings.Repeat("]}", 50_000)
	page := fmt.Sprintf(`<html><head><script type="application/ld+json">%s</script></head><body><p>قال الوزير إن الجسر أغلق أمس أمام المارة.</p></body></html>`, deep)
	if d, f := FromHTML("h", "h", []byte(page)); f != nil || !strings.Contains(d.Text, "الجسر") {
		t.Errorf("%q %v", d.Text, f)
	}
}
