package api

import (
	"context"
	"fmt"
	"net"
	"net/http"
	"net/url"
	"runtime/debug"
	"slices"
	"strings"
	"time"
)

// Handler answers all requests, after it has looked who asks.
func (s *Server) Handler() http.Handler {
	var h http.Handler = s.mux
	h = s.replayed(h)
	h = s.limited(h)
	h = s.admitted(h)
	h = s.sameSite(h)
	h = s.known(h)
	return s.sealed(h)
}

// policy is what a page of ours may do: nothing but what comes from here.
const policy = "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; connect-src 'self'; worker-src 'self'; img-src 'self' data: blob:; " +
	"manifest-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"

// sealed sets the headers of every answer and keeps a panic to the request it belongs to.
func (s *Server) sealed(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		h := w.Header()
		h.Set("Content-Security-Policy", policy)
		h.Set("X-Content-Type-Options", "nosniff")
		h.Set("Referrer-Policy", "no-referrer")
		h.Set("X-Frame-Options", "DENY")
		h.Set("Cross-Origin-Opener-Policy", "same-origin")
		h.Set("Cross-Origin-Resource-Policy", "same-origin")
		h.Set("Permissions-Policy", "camera=(), geolocation=(), microphone=(), payment=(), usb=()")
		defer func() {
			p := recover()
			if p == nil {
				return
			}
			if p == http.ErrAbortHandler {
				panic(p)
			}
			s.Told(fmt.Errorf("%s %s broke inside: %v\n%s", r.Method, r.URL.Path, p, debug.Stack()))
			s.refuse(w, r, fail(http.StatusInternalServerError, "internal", "broken inside"))
		}()
		next.ServeHTTP(w, r)
	})
}

// known refuses names that are not this machine's: a page of elsewhere whose name was made to lead here asks under its own.
func (s *Server) known(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if !s.isHost(r.Host) {
			s.refuse(w, r, fail(http.StatusMisdirectedRequest, "host", "%q is no name of this server", r.Host))
			return
		}
		next.ServeHTTP(w, r)
	})
}

// isHost reports whether a Host header names this machine. An address can not be made to lead elsewhere, a name can.
func (s *Server) isHost(hostport string) bool {
	u, err := url.Parse("http://" + hostport)
	if err != nil || u.Host != hostport || u.User != nil {
		return false
	}
	name := strings.ToLower(strings.TrimSuffix(u.Hostname(), "."))
	if ip := net.ParseIP(name); ip != nil {
		return ip.IsLoopback() || s.Remote
	}
	return name == "localhost" || slices.ContainsFunc(s.Hosts, func(h string) bool { return strings.EqualFold(h, name) })
}

// sameSite refuses what pages of elsewhere ask, to read as well as to write. A link that somebody follows here is let in, as a page and not into the data.
func (s *Server) sameSite(next http.Handler) http.Handler {
	cross := http.NewCrossOriginProtection()
	cross.SetDenyHandler(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		s.refuse(w, r, fail(http.StatusForbidden, "origin", "a page of elsewhere may change nothing here"))
	}))
	inner := cross.Handler(next)
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		site := r.Header.Get("Sec-Fetch-Site")
		data := strings.HasPrefix(r.URL.Path, "/api/") || r.URL.Path == "/openapi.json"
		if data && site != "" && site != "same-origin" && site != "none" || !s.isOrigin(r) {
			s.refuse(w, r, fail(http.StatusForbidden, "origin", "a page of elsewhere may read nothing here"))
			return
		}
		inner.ServeHTTP(w, r)
	})
}

// isOrigin reports whether a request that names the page it comes from comes from one of ours.
func (s *Server) isOrigin(r *http.Request) bool {
	origin := r.Header.Get("Origin")
	if origin == "" {
		return true
	}
	u, err := url.Parse(origin)
	return err == nil && u.Host == r.Host
}

// limited lets so many requests be worked on at once, each for so long and with so large a body. A stream has its own measures.
func (s *Server) limited(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path == Prefix+"/changes/stream" {
			next.ServeHTTP(w, r)
			return
		}
		select {
		case s.room <- struct{}{}:
			defer func() { <-s.room }()
		default:
			w.Header().Set("Retry-After", "1")
			s.refuse(w, r, fail(http.StatusServiceUnavailable, "busy", "%d requests are worked on", mostRequests))
			return
		}
		most := int64(mostBody)
		if r.URL.Path == Prefix+"/uploads" {
			most = mostUpload
		}
		if r.ContentLength > most {
			s.refuse(w, r, fail(http.StatusRequestEntityTooLarge, "too_large", "the body has %d bytes; %d are the most", r.ContentLength, most))
			return
		}
		ctx, cancel := context.WithTimeout(r.Context(), patience)
		defer cancel()
		_ = http.NewResponseController(w).SetWriteDeadline(time.Now().Add(2 * patience)) // where the connection has one
		r = r.WithContext(ctx)
		r.Body = http.MaxBytesReader(w, r.Body, most)
		next.ServeHTTP(w, r)
	})
}
