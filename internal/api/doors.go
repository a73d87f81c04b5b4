package api

import (
	"crypto/rand"
	"crypto/sha256"
	"crypto/subtle"
	"encoding/hex"
	"html/template"
	"net/http"
	"strings"
	"sync"
	"time"
)

// cookie names the session of a browser that has brought the password.
const cookie = "isnad_session"

// How long a session lasts, how many there are, and how long each wrong word costs.
const (
	session      = 12 * time.Hour
	mostSessions = 1000
	penalty      = 500 * time.Millisecond
)

// doors knows who may come in. Words are kept and compared as their hashes, so that no time tells how much of one was right.
type doors struct {
	words    [][sha256.Size]byte
	mu       sync.Mutex
	sessions map[[sha256.Size]byte]time.Time // hashes of their cookies → when they end
	wrong    sync.Mutex                      // held while somebody pays for a wrong word
}

func (d *doors) keep(words ...string) {
	for _, w := range words {
		if w != "" {
			d.words = append(d.words, sha256.Sum256([]byte(w)))
		}
	}
}

// opens reports whether a word is one of ours.
func (d *doors) opens(word string) bool {
	sum, ok := sha256.Sum256([]byte(word)), 0
	for _, w := range d.words {
		ok |= subtle.ConstantTimeCompare(sum[:], w[:])
	}
	return ok == 1
}

// enter begins a session and returns its cookie.
func (d *doors) enter(now time.Time) string {
	raw := make([]byte, 32)
	_, _ = rand.Read(raw) // never fails
	value := hex.EncodeToString(raw)
	d.mu.Lock()
	defer d.mu.Unlock()
	if d.sessions == nil {
		d.sessions = map[[sha256.Size]byte]time.Time{}
	}
	for k, end := range d.sessions {
		if end.Before(now) || len(d.sessions) >= mostSessions {
			delete(d.sessions, k)
		}
	}
	d.sessions[sha256.Sum256([]byte(value))] = now.Add(session)
	return value
}

// knows reports whether a cookie is that of a session that lasts.
func (d *doors) knows(value string, now time.Time) bool {
	d.mu.Lock()
	defer d.mu.Unlock()
	return d.sessions[sha256.Sum256([]byte(value))].After(now)
}

func (d *doors) leave(value string) {
	d.mu.Lock()
	defer d.mu.Unlock()
	delete(d.sessions, sha256.Sum256([]byte(value)))
}

// admitted lets in who brings the token or has a session. Where there is no word everybody who reaches this machine's own address is in.
func (s *Server) admitted(next http.Handler) http.Handler {
	if len(s.doors.words) == 0 {
		return next
	}
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		switch r.URL.Path {
		case "/login":
			s.login(w, r)
			return
		case "/logout":
			s.logout(w, r)
			return
		}
		if word, ok := strings.CutPrefix(r.Header.Get("Authorization"), "Bearer "); ok {
			if s.doors.opens(strings.TrimSpace(word)) {
				next.ServeHTTP(w, r)
				return
			}
			s.pay(r)
		} else if c, err := r.Cookie(cookie); err == nil && s.doors.knows(c.Value, s.Now()) {
			next.ServeHTTP(w, r)
			return
		}
		if r.Method == http.MethodGet && !strings.HasPrefix(r.URL.Path, "/api/") && strings.Contains(r.Header.Get("Accept"), "text/html") {
			http.Redirect(w, r, "/login", http.StatusSeeOther)
			return
		}
		w.Header().Set("WWW-Authenticate", `Bearer realm="isnad"`)
		s.refuse(w, r, fail(http.StatusUnauthorized, "unauthorised", "bring the token as Authorization: Bearer, or log in at /login"))
	})
}

// pay makes whoever brought a wrong word wait, all of them one after the other.
func (s *Server) pay(r *http.Request) {
	s.doors.wrong.Lock()
	defer s.doors.wrong.Unlock()
	select {
	case <-time.After(penalty):
	case <-r.Context().Done():
	case <-s.ctx.Done():
	}
}

// entrance is the page that asks for the password, in both languages. It has no style and no script.
var entrance = template.Must(template.New("").Parse(`<!doctype html>
<html lang="ar" dir="rtl"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Isnad</title>
<main><h1>إسناد <span lang="en" dir="ltr">Isnad</span></h1>
{{if .}}<p role="alert">كلمة السر غير صحيحة <span lang="en" dir="ltr">Wrong password</span></p>{{end}}
<form method="post" action="/login"><p><label>كلمة السر <span lang="en" dir="ltr">Password</span> <input type="password" name="password" autocomplete="current-password" required autofocus></label>
<button>دخول <span lang="en" dir="ltr">Log in</span></button></form></main></html>
`))

func (s *Server) login(w http.ResponseWriter, r *http.Request) {
	wrong := false
	if r.Method == http.MethodPost {
		r.Body = http.MaxBytesReader(w, r.Body, 1<<16)
		if s.doors.opens(r.PostFormValue("password")) {
			http.SetCookie(w, &http.Cookie{Name: cookie, Value: s.doors.enter(s.Now()), Path: "/", HttpOnly: true, Secure: r.TLS != nil, SameSite: http.SameSiteStrictMode, MaxAge: int(session.Seconds())})
			http.Redirect(w, r, "/", http.StatusSeeOther)
			return
		}
		s.pay(r)
		wrong = true
	}
	w.Header().Set("Content-Type", "text/html; charset=utf-8")
	w.Header().Set("Cache-Control", "no-store")
	if wrong {
		w.WriteHeader(http.StatusUnauthorized)
	}
	_ = entrance.Execute(w, wrong) // whoever asked may be gone
}

func (s *Server) logout(w http.ResponseWriter, r *http.Request) {
	if c, err := r.Cookie(cookie); err == nil && r.Method == http.MethodPost {
		s.doors.leave(c.Value)
	}
	http.SetCookie(w, &http.Cookie{Name: cookie, Path: "/", HttpOnly: true, MaxAge: -1, SameSite: http.SameSiteStrictMode})
	http.Redirect(w, r, "/login", http.StatusSeeOther)
}
