package ingest

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"net/http/httptest"
	"net/netip"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"isnad"
	"isnad/internal/fetch"
	"isnad/internal/store"
	"isnad/internal/store/memory"
	"isnad/lexicon"
)

// an outlet serves a feed of items and their pages, by hand.
type outlet struct {
	*httptest.Server
	items   []string // texts; the links are /1, /2 …
	pages   map[string]string
	etag    string
	status  int
	asked   []string // what was asked for, with the tag that came
	limited string
}

func newOutlet(t *testing.T) *outlet {
	o := &outlet{pages: map[string]string{}}
	o.Server = httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		o.asked = append(o.asked, r.URL.Path+r.Header.Get("If-None-Match"))
		switch {
		case o.status != 0:
			w.Header().Set("Retry-After", o.limited)
			w.WriteHeader(o.status)
		case o.pages[r.URL.Path] != "":
			w.Header().Set("Content-Type", "text/html; charset=utf-8")
			fmt.Fprint(w, o.pages[r.URL.Path])
		case r.URL.Path == "/map":
			w.Header().Set("Content-Type", "application/xml")
			fmt.Fprintf(w, `<?xml version="1.0"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"><url><loc>%s/page</loc></url></urlset>`, o.URL)
		case r.URL.Path != "/feed":
			w.WriteHeader(http.StatusNotFound)
		case o.etag != "" && r.Header.Get("If-None-Match") == o.etag:
			w.WriteHeader(http.StatusNotModified)
		default:
			w.Header().Set("Content-Type", "application/rss+xml")
			w.Header().Set("ETag", o.etag)
			fmt.Fprint(w, `<?xml version="1.0"?><rss version="2.0"><channel><title>جريدة النهر</title>`)
			for i, text := range o.items {
				fmt.Fprintf(w, "<item><title>خبر</title><link>%s/%d</link><description>%s</description></item>", o.URL, i+1, text)
			}
			fmt.Fprint(w, "</channel></rss>")
		}
	}))
	t.Cleanup(o.Close)
	return o
}

// looks follows a source for some rounds; between them the test moves on, and the clock with it.
func looks(t *testing.T, s store.Store, source string, o Options, n int, between func(round int)) (rounds []Round) {
	t.Helper()
	o.HTTP = fetch.NewClient(func(netip.Addr, uint16) error { return nil })
	now := time.Date(2024, 3, 1, 12, 0, 0, 0, time.UTC)
	w := Follower{Every: 15 * time.Minute, now: func() time.Time { return now }, sleep: func(_ context.Context, d time.Duration) error {
		if len(rounds) == n {
			return context.Canceled
		}
		now = now.Add(d)
		between(len(rounds))
		return nil
	}}
	err := w.Follow(context.Background(), []string{source}, lexicon.Arabic(), o, Into{Store: s}, func(Added) error { return nil }, func(r Round) error { rounds = append(rounds, r); return nil })
	if !errors.Is(err, context.Canceled) || len(rounds) != n {
		t.Fatalf("%d rounds, %v", len(rounds), err)
	}
	return rounds
}

func TestFollowAFeed(t *testing.T) {
	ctx, s, o := context.Background(), &memory.Store{}, newOutlet(t)
	o.etag, o.items = `"a"`, []string{"أغلقت الحكومة السورية المعبر الحدودي أمس.", "زار وزير الخارجية المصري بغداد أمس."}
	rounds := looks(t, s, o.URL+"/feed", Options{}, 5, func(round int) {
		switch round {
		case 2:
			o.etag, o.items = `"b"`, append(o.items, "وصل الوفد الأردني إلى دمشق اليوم.")
		case 3:
			o.status, o.limited = http.StatusServiceUnavailable, "7200"
		case 4:
			o.status, o.etag = 0, `"c"`
			o.items[0] = "فتحت الحكومة السورية المعبر الحدودي أمس."
		}
	})
	for i, want := range []map[Outcome]int{{New: 2}, {}, {New: 1, Known: 2}, {Failed: 1}, {Replaced: 1, Known: 2}} {
		if got := rounds[i].Counts; fmt.Sprint(got) != fmt.Sprint(want) || rounds[i].Unchanged != (i == 1) {
			t.Errorf("round %d: %v, unchanged %v; want %v", i+1, got, rounds[i].Unchanged, want)
		}
	}
	if d := rounds[0].Next.Sub(rounds[0].At); d < 13*time.Minute || d > 17*time.Minute {
		t.Errorf("the next round comes after %s", d)
	}
	if d := rounds[3].Next.Sub(rounds[3].At); d != 2*time.Hour || rounds[3].Problem == "" {
		t.Errorf("the server asked for two hours, and is asked again after %s", d)
	}
	if got := strings.Join(o.asked, " "); got != `/feed /feed"a" /feed"a" /feed"b" /feed"b"` {
		t.Errorf("asked %s", got)
	}
	// a new start repeats nothing, and what was erased does not come back
	ids, _ := s.Members(ctx, "")
	if _, err := s.Purge(ctx, store.Erasure{Document: ids[1], Author: "salma", Reason: "asked"}); err != nil {
		t.Fatal(err)
	}
	again := looks(t, s, o.URL+"/feed", Options{}, 2, func(int) { o.etag = `"d"` })
	if !again[0].Unchanged || again[1].Counts[Known] != 3 || again[1].Counts[New] != 0 {
		t.Errorf("a new start: %+v", again)
	}
	if _, err := s.Text(ctx, ids[1]); !errors.Is(err, isnad.ErrNotFound) {
		t.Errorf("what was erased: %v", err)
	}
}

func TestAFailingSourceIsAskedLessAndLess(t *testing.T) {
	o := newOutlet(t)
	o.status = http.StatusInternalServerError
	rounds := looks(t, &memory.Store{}, o.URL+"/feed", Options{}, 12, func(int) {})
	for i := 1; i < 5; i++ {
		a, b := rounds[i-1].Next.Sub(rounds[i-1].At), rounds[i].Next.Sub(rounds[i].At)
		if ratio := float64(b) / float64(a); ratio < 1.6 || ratio > 2.5 {
			t.Errorf("round %d waits %s, the next %s", i, a, b)
		}
	}
	if d := rounds[11].Next.Sub(rounds[11].At); d > 27*time.Hour {
		t.Errorf("after 12 failures it waits %s", d)
	}
}

const articlePage = `<html><head><title>الجسر</title><meta property="article:published_time" content="2024-02-28T10:00:00Z"></head><body><article><p>أغلقت الحكومة السورية الجسر الحدودي أمس بعد قصف البلدة المجاورة.</p><p>وقال الوزير إن الجسر يفتح غدا أمام الشاحنات كلها.</p></article></body></html>`

func TestThePagesOfAFeedAreRead(t *testing.T) {
	ctx, s, o := context.Background(), &memory.Store{}, newOutlet(t)
	o.items, o.pages["/1"] = []string{"ملخص عن الجسر.", "زار وزير الخارجية المصري بغداد أمس."}, articlePage
	rounds := looks(t, s, o.URL+"/feed", Options{Pages: true, Captures: true}, 2, func(int) { o.etag = `"b"` })
	if rounds[0].Counts[New] != 2 || rounds[1].Counts[Known] != 2 {
		t.Errorf("%+v", rounds)
	}
	ids, _ := s.Members(ctx, "")
	if text, _ := s.Text(ctx, ids[0]); !strings.Contains(text, "الشاحنات") {
		t.Errorf("the page gives %q", text)
	}
	if text, _ := s.Text(ctx, ids[1]); !strings.Contains(text, "بغداد") {
		t.Errorf("where the page is missing the feed's own text stands: %q", text)
	}
	f, _ := s.Findings(ctx, ids[0])
	if d := f.Of(); d.Outlet != "جريدة النهر" || d.Published != "2024-02-28" {
		t.Errorf("%+v", d)
	}
	if raw, err := s.Capture(ctx, ids[0]); err != nil || string(raw) != articlePage {
		t.Errorf("capture %q %v", raw, err)
	}
	if got := strings.Join(o.asked, " "); got != "/feed /1 /2 /feed" {
		t.Errorf("asked %s", got)
	}
}

func TestASitemap(t *testing.T) {
	s, o := &memory.Store{}, newOutlet(t)
	o.pages["/page"] = articlePage
	if r := looks(t, s, o.URL+"/map", Options{Pages: true}, 2, func(int) {}); r[0].Counts[New] != 1 || r[1].Counts[Known] != 1 {
		t.Errorf("%+v", r)
	}
	if r := looks(t, &memory.Store{}, o.URL+"/map", Options{}, 1, func(int) {}); r[0].Problem == "" {
		t.Errorf("without pages a sitemap holds nothing: %+v", r)
	}
}

func TestFollowAFolder(t *testing.T) {
	dir := t.TempDir()
	write := func(name, text string) {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	write("a.txt", "أغلقت الحكومة السورية المعبر الحدودي أمس.")
	s := &memory.Store{}
	rounds := looks(t, s, dir, Options{}, 3, func(round int) {
		switch round {
		case 1:
			write("b.txt", "زار وزير الخارجية المصري بغداد أمس.")
		case 2:
			write("a.txt", "فتحت الحكومة السورية المعبر الحدودي أمس.")
		}
	})
	for i, want := range []map[Outcome]int{{New: 1}, {New: 1, Known: 1}, {Replaced: 1, Known: 1}} {
		if fmt.Sprint(rounds[i].Counts) != fmt.Sprint(want) {
			t.Errorf("round %d: %v, want %v", i+1, rounds[i].Counts, want)
		}
	}
}
