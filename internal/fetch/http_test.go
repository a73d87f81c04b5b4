package fetch

import (
	"compress/gzip"
	"context"
	"fmt"
	"net/http"
	"net/http/httptest"
	"net/netip"
	"strings"
	"testing"

	"isnad"
)

// anywhere lets a test reach its own server.
func anywhere(netip.Addr, uint16) error { return nil }

func fetchURL(t *testing.T, guard Guard, address string) (captures []Capture, faults []*isnad.Fault) {
	t.Helper()
	f := Fetcher{HTTP: NewClient(guard)}
	if err := f.Open(context.Background(), address, func(c Capture) error { captures = append(captures, c); return nil }, func(f *isnad.Fault) error { faults = append(faults, f); return nil }); err != nil {
		t.Fatal(err)
	}
	return captures, faults
}

func server(t *testing.T) *httptest.Server {
	mux := http.NewServeMux()
	mux.HandleFunc("/page", func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", "text/html; charset=utf-8")
		fmt.Fprint(w, "<p>قال الوزير</p>")
	})
	mux.HandleFunc("/feed", func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", "application/rss+xml")
		fmt.Fprint(w, "<rss/>")
	})
	mux.HandleFunc("/packed", func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", "text/html")
		w.Header().Set("Content-Encoding", "gzip")
		z := gzip.NewWriter(w)
		fmt.Fprint(z, strings.Repeat("<p>قال</p>", 4<<20))
		z.Close()
	})
	mux.HandleFunc("/away", func(w http.ResponseWriter, r *http.Request) { http.Redirect(w, r, "/page", http.StatusFound) })
	mux.HandleFunc("/inside", func(w http.ResponseWriter, r *http.Request) {
		http.Redirect(w, r, "http://169.254.169.254/latest", http.StatusFound)
	})
	mux.HandleFunc("/file", func(w http.ResponseWriter, r *http.Request) {
		http.Redirect(w, r, "file:///etc/passwd", http.StatusFound)
	})
	mux.HandleFunc("/round", func(w http.ResponseWriter, r *http.Request) { http.Redirect(w, r, "/round", http.StatusFound) })
	s := httptest.NewServer(mux)
	t.Cleanup(s.Close)
	return s
}

func TestAddresses(t *testing.T) {
	s := server(t)
	if c, f := fetchURL(t, anywhere, s.URL+"/away"); len(f) != 0 || c[0].Form != HTML || c[0].URL != s.URL+"/page" {
		t.Errorf("page: %+v %v", c, f)
	}
	if c, f := fetchURL(t, anywhere, s.URL+"/feed"); len(f) != 0 || c[0].Form != Feed || c[0].Stream == nil {
		t.Errorf("feed: %+v %v", c, f)
	}
	for path, want := range map[string]isnad.FaultCode{"/none": isnad.NotFound, "/packed": isnad.TooLarge, "/round": isnad.NotFound, "/file": isnad.Unsupported} {
		if c, f := fetchURL(t, anywhere, s.URL+path); len(c) != 0 || len(f) != 1 || f[0].Code != want {
			t.Errorf("%s: %d captures, %v; want %s", path, len(c), f, want)
		}
	}
	if c, f := fetchURL(t, anywhere, "http://user:secret@127.0.0.1/"); len(c) != 0 || f[0].Code != isnad.Unsupported {
		t.Errorf("an address with a password: %v %v", c, f)
	}
}

func TestNoWayInside(t *testing.T) {
	s := server(t)
	for _, address := range []string{s.URL + "/page", "http://127.0.0.1/", "http://localhost/", "http://[::1]/", "http://2130706433/", "http://0x7f.1/", "http://[::ffff:10.0.0.1]/", "http://169.254.169.254/"} {
		if c, f := fetchURL(t, Public, address); len(c) != 0 || len(f) != 1 {
			t.Errorf("%s: %d captures, %v", address, len(c), f)
		}
	}
	// a server outside that sends us inside: the hop is checked when it is dialled
	outside := netip.MustParseAddrPort(strings.TrimPrefix(s.URL, "http://"))
	guard := func(ip netip.Addr, port uint16) error {
		if ip == outside.Addr() && port == outside.Port() {
			return nil
		}
		return Public(ip, port)
	}
	if c, f := fetchURL(t, guard, s.URL+"/inside"); len(c) != 0 || len(f) != 1 || f[0].Code != isnad.Unsupported {
		t.Errorf("redirect inside: %v %v", c, f)
	}
}

func TestGuard(t *testing.T) {
	for address, public := range map[string]bool{"93.184.216.34": true, "2606:2800:220:1::1": true, "10.1.2.3": false, "172.16.0.1": false, "192.168.1.1": false, "100.64.0.1": false, "169.254.169.254": false,
		"127.0.0.1": false, "0.0.0.0": false, "224.0.0.1": false, "255.255.255.255": false, "::1": false, "::": false, "fc00::1": false, "fe80::1": false, "::ffff:127.0.0.1": false,
		"64:ff9b::7f00:1": false, "64:ff9b::808:808": true, "2002:7f00:1::": false, "::127.0.0.1": false, "198.18.0.1": false, "192.0.0.1": false} {
		if err := Public(netip.MustParseAddr(address), 443); (err == nil) != public {
			t.Errorf("%s: %v, want public %v", address, err, public)
		}
	}
	if Public(netip.MustParseAddr("93.184.216.34"), 22) == nil {
		t.Error("port 22 is let through")
	}
}

func TestAddressesAreRefusedWithoutAClient(t *testing.T) {
	f := Fetcher{}
	var got *isnad.Fault
	if err := f.Open(context.Background(), "https://x.example/", nil, func(f *isnad.Fault) error { got = f; return nil }); err != nil || got.Code != isnad.Unsupported {
		t.Errorf("%v %v", err, got)
	}
}
