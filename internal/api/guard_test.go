package api_test

import (
	"errors"
	"net/http"
	"strings"
	"testing"

	"isnad"
	"isnad/internal/api"
	"isnad/internal/wire"
)

// TestHosts lets in only who asks for this machine by an address of its own, its own name, or a name that was given.
func TestHosts(t *testing.T) {
	here := serve(t, false, nil)
	there := serve(t, false, func(c *api.Config) { c.Remote, c.Token, c.Hosts = true, "word", []string{"workbench.example"} })
	for _, x := range []struct {
		host       string
		here, afar bool
	}{
		{"127.0.0.1:80", true, true}, {"[::1]:9", true, true}, {"localhost", true, true}, {"LocalHost:8080", true, true}, {"127.0.0.1", true, true},
		{"192.168.1.4:8080", false, true}, {"workbench.example", false, true}, {"Workbench.Example:443", false, true},
		{"evil.example", false, false}, {"localhost.evil.example", false, false}, {"127.0.0.1.evil.example", false, false}, {"user@localhost", false, false},
		{"127.1", false, false}, {"0x7f000001", false, false}, {"workbench.example.evil", false, false}, {"localhost@evil.example", false, false},
	} {
		for c, want := range map[*client]bool{here: x.here, there: x.afar} {
			a := c.ask(request{path: api.Prefix + "/status", header: map[string]string{"Host": x.host, "Authorization": "Bearer word"}})
			if ok := a.status == http.StatusOK; ok != want || !ok && a.status != http.StatusMisdirectedRequest && a.status != http.StatusBadRequest {
				t.Errorf("Host %q, remote %v: status %d, let in should be %v", x.host, c == there, a.status, want)
			}
		}
	}
}

// TestPagesOfElsewhere reads nothing and changes nothing.
func TestPagesOfElsewhere(t *testing.T) {
	c := serve(t, false, nil)
	own := map[string]string{"Origin": c.url, "Sec-Fetch-Site": "same-origin"}
	paste := `{"text":"قال الناطق إن الجسر أُغلق."}`
	c.ask(request{method: "POST", path: api.Prefix + "/documents", body: paste, header: own, want: 201})
	c.ask(request{path: api.Prefix + "/status", header: own, want: 200})
	c.ask(request{path: "/", header: map[string]string{"Sec-Fetch-Site": "cross-site"}, want: 200}) // a link that somebody follows
	for _, h := range []map[string]string{
		{"Sec-Fetch-Site": "cross-site"}, {"Sec-Fetch-Site": "same-site"}, {"Origin": "http://evil.example"}, {"Origin": "null"}, {"Origin": "http://localhost:1"},
	} {
		for _, r := range []request{{method: "POST", path: api.Prefix + "/documents", body: paste}, {path: api.Prefix + "/documents"}, {path: api.Prefix + "/changes/stream"}, {path: "/openapi.json"}} {
			r.header, r.want = h, http.StatusForbidden
			if a := c.ask(r); a.header.Get("Access-Control-Allow-Origin") != "" {
				t.Errorf("%v: an origin is allowed", h)
			}
		}
	}
}

// TestHeaders are on every answer, also on those that refuse.
func TestHeaders(t *testing.T) {
	c := serve(t, false, nil)
	for _, r := range []request{{path: "/"}, {path: api.Prefix + "/status"}, {path: "/api/none"}, {path: "/none.js"}, {path: "/", header: map[string]string{"Host": "evil.example"}}} {
		a := c.ask(r)
		csp := a.header.Get("Content-Security-Policy")
		for _, part := range []string{"default-src 'none'", "script-src 'self'", "frame-ancestors 'none'", "base-uri 'none'"} {
			if !strings.Contains(csp, part) {
				t.Errorf("%s: the policy lacks %s: %s", r.path, part, csp)
			}
		}
		if strings.Contains(csp, "unsafe") || a.header.Get("X-Content-Type-Options") != "nosniff" || a.header.Get("Referrer-Policy") != "no-referrer" {
			t.Errorf("%s: headers are %v", r.path, a.header)
		}
	}
}

// TestWords keeps out who has neither token nor password.
func TestWords(t *testing.T) {
	if _, err := api.New(api.Config{Remote: true}); !errors.Is(err, isnad.ErrRefused) {
		t.Errorf("others may ask without a word: %v", err)
	}
	c := serve(t, false, func(c *api.Config) { c.Remote, c.Token, c.Password = true, "token-1", "password-1" })
	status := api.Prefix + "/status"
	c.ask(request{path: status, want: 401})
	c.ask(request{path: status, header: map[string]string{"Authorization": "Bearer token-2"}, want: 401})
	c.ask(request{path: status, header: map[string]string{"Authorization": "Bearer "}, want: 401})
	c.ask(request{path: status, header: map[string]string{"Authorization": "Bearer token-1"}, want: 200})
	c.ask(request{path: status, header: map[string]string{"Cookie": "isnad_session=x"}, want: 401})
	if a := c.ask(request{path: "/", header: map[string]string{"Accept": "text/html"}, want: 303}); a.header.Get("Location") != "/login" {
		t.Errorf("a browser is sent to %q", a.header.Get("Location"))
	}
	page := c.ask(request{path: "/login", want: 200})
	if !strings.Contains(page.body, `type="password"`) || strings.Contains(page.body, "<script") || strings.Contains(page.body, "style=") {
		t.Errorf("the entrance is %s", page.body)
	}
	form := map[string]string{"Content-Type": "application/x-www-form-urlencoded"}
	c.ask(request{method: "POST", path: "/login", body: "password=wrong", header: form, want: 401})
	in := c.ask(request{method: "POST", path: "/login", body: "password=password-1", header: form, want: 303})
	cookie := in.header.Get("Set-Cookie")
	if !strings.Contains(cookie, "HttpOnly") || !strings.Contains(cookie, "SameSite=Strict") {
		t.Errorf("the cookie is %s", cookie)
	}
	value, _, _ := strings.Cut(cookie, ";")
	session := map[string]string{"Cookie": value}
	c.ask(request{path: status, header: session, want: 200})
	c.ask(request{method: "POST", path: "/login", body: "password=password-1", header: map[string]string{"Content-Type": "application/x-www-form-urlencoded", "Origin": "http://evil.example"}, want: 403})
	c.ask(request{method: "POST", path: "/logout", header: session, want: 303})
	c.ask(request{path: status, header: session, want: 401})
}

// TestBodies that are too large are refused before they are read.
func TestBodies(t *testing.T) {
	c := serve(t, false, nil)
	a := c.ask(request{method: "POST", path: api.Prefix + "/documents", body: `{"text":"` + strings.Repeat("ب", 11<<20) + `"}`, want: 413})
	if !strings.Contains(a.body, `"code":"too_large"`) {
		t.Errorf("%s", a.body)
	}
	c.ask(request{path: api.Prefix + "/status", want: 200})
}

// TestTitles are in the language of whoever asks; the code stays.
func TestTitles(t *testing.T) {
	c := serve(t, false, nil)
	for _, r := range []request{{path: "/api/none"}, {path: api.Prefix + "/jobs/none"}} {
		en, ar := r, r
		en.header, ar.header = map[string]string{"Accept-Language": "fr, en-GB;q=0.8"}, map[string]string{"Accept-Language": "ar-IQ"}
		for want, a := range map[string]reply{"not found": c.ask(en), "غير موجود": c.ask(ar)} {
			if p := read[wire.Problem](t, a); p.Title != want || p.Code != "not_found" || p.Status != 404 {
				t.Errorf("%s: %+v, want the title %s", r.path, p, want)
			}
		}
	}
}
