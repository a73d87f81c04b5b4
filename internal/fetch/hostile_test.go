package fetch

import (
	"context"
	"fmt"
	"net"
	"net/http"
	"net/http/httptest"
	"net/netip"
	"net/url"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"golang.org/x/net/dns/dnsmessage"

	"isnad"
)

// TestASlowServerIsGivenUp fetches from servers that send a byte now and then, of the head or of the body, and never end.
func TestASlowServerIsGivenUp(t *testing.T) {
	s := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		head := r.URL.Path == "/head"
		c, _, err := w.(http.Hijacker).Hijack()
		if err != nil {
			return
		}
		defer c.Close()
		if !head {
			_, _ = fmt.Fprint(c, "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n")
		}
		for range 200 {
			if _, err := fmt.Fprint(c, "x"); err != nil {
				return
			}
			time.Sleep(20 * time.Millisecond)
		}
	}))
	defer s.Close()
	client := NewClient(anywhere)
	if client.Timeout != patience {
		t.Fatalf("a page may take %s, want %s", client.Timeout, patience)
	}
	client.Timeout = 200 * time.Millisecond
	for _, path := range []string{"/head", "/body"} {
		f, began := Fetcher{HTTP: client}, time.Now()
		var got *isnad.Fault
		if err := f.Open(context.Background(), s.URL+path, func(Capture) error { return nil }, func(f *isnad.Fault) error { got = f; return nil }); err != nil {
			t.Fatal(err)
		}
		if got == nil || got.Code != isnad.NotFound || time.Since(began) > 3*time.Second {
			t.Errorf("%s: %v after %s", path, got, time.Since(began))
		}
	}
}

// names answers each question for an address with the next of a list.
func names(t *testing.T, answers ...string) *net.Resolver {
	t.Helper()
	conn, err := net.ListenPacket("udp", "127.0.0.1:0")
	if err != nil {
		t.Skip(err)
	}
	t.Cleanup(func() { conn.Close() })
	var asked atomic.Int32
	go func() {
		buf := make([]byte, 1500)
		for {
			n, from, err := conn.ReadFrom(buf)
			if err != nil {
				return
			}
			var m dnsmessage.Message
			if m.Unpack(buf[:n]) != nil || len(m.Questions) == 0 {
				continue
			}
			m.Response, m.Additionals = true, nil
			if q := m.Questions[0]; q.Type == dnsmessage.TypeA {
				at := netip.MustParseAddr(answers[min(int(asked.Add(1))-1, len(answers)-1)]).As4()
				m.Answers = []dnsmessage.Resource{{Header: dnsmessage.ResourceHeader{Name: q.Name, Type: q.Type, Class: q.Class}, Body: &dnsmessage.AResource{A: at}}}
			}
			if out, err := m.Pack(); err == nil {
				_, _ = conn.WriteTo(out, from)
			}
		}
	}()
	return &net.Resolver{PreferGo: true, Dial: func(ctx context.Context, _, _ string) (net.Conn, error) {
		return (&net.Dialer{}).DialContext(ctx, "udp", conn.LocalAddr().String())
	}}
}

// TestANameThatTurnsInsideIsRefused lets a name lead outside when it is first asked for and inside after that: the address is checked each time it is dialled.
func TestANameThatTurnsInsideIsRefused(t *testing.T) {
	s := server(t)
	u, _ := url.Parse(s.URL)
	outside := func(ip netip.Addr, port uint16) error {
		if ip == netip.MustParseAddr("127.0.0.1") {
			return nil
		}
		return Public(ip, port)
	}
	client := newClient(outside, names(t, "127.0.0.1", "127.0.0.2", "10.0.0.1"))
	client.Transport.(*http.Transport).DisableKeepAlives = true
	address := "http://turning.example:" + u.Port() + "/page"
	for i, want := range []isnad.FaultCode{"", isnad.Unsupported, isnad.Unsupported} {
		f, code, why := Fetcher{HTTP: client}, isnad.FaultCode(""), ""
		if err := f.Open(context.Background(), address, func(Capture) error { return nil }, func(f *isnad.Fault) error { code, why = f.Code, f.Message; return nil }); err != nil {
			t.Fatal(err)
		}
		if code != want || want != "" && !strings.Contains(why, "refused: ") {
			t.Errorf("fetch %d: %q %s; want %q", i+1, code, why, want)
		}
	}
}
