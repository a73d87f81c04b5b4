package api

import (
	"io"
	"io/fs"
	"mime"
	"net/http"
	"path"
	"strings"
	"time"
)

// pages serves what is no endpoint: the description, and the workbench.
func (s *Server) pages() {
	s.mux.HandleFunc("GET /openapi.json", func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", "application/vnd.oai.openapi+json;version=3.1")
		w.Header().Set("Cache-Control", "private, no-cache")
		_, _ = w.Write(s.spec) // whoever asked may be gone
	})
	s.mux.HandleFunc("GET /healthz", func(w http.ResponseWriter, r *http.Request) {
		if _, err := s.Store.Last(r.Context()); err != nil {
			s.refuse(w, r, fail(http.StatusServiceUnavailable, "busy", "the store does not answer"))
			return
		}
		w.WriteHeader(http.StatusNoContent)
	})
	s.mux.HandleFunc("/api/", func(w http.ResponseWriter, r *http.Request) {
		s.refuse(w, r, fail(http.StatusNotFound, "not_found", "%s: there is no such endpoint for %s; /openapi.json names all", r.URL.Path, r.Method))
	})
	s.mux.HandleFunc("/", s.page)
}

// page serves a file of the workbench; a path that names none is a view of it, and gets the page itself.
func (s *Server) page(w http.ResponseWriter, r *http.Request) {
	if r.Method != http.MethodGet && r.Method != http.MethodHead {
		w.Header().Set("Allow", "GET, HEAD")
		s.refuse(w, r, fail(http.StatusMethodNotAllowed, "method", "%s: there is only something to read here", r.URL.Path))
		return
	}
	name := strings.TrimPrefix(path.Clean("/"+r.URL.Path), "/")
	if s.Web == nil {
		w.Header().Set("Content-Type", "text/plain; charset=utf-8")
		_, _ = io.WriteString(w, "This program was built without the workbench. /openapi.json describes what it answers.\n")
		return
	}
	if !isFile(s.Web, name) {
		if strings.HasPrefix(name, "assets/") || path.Ext(name) != "" && !strings.Contains(name, "/") { // ids of documents may hold points
			s.refuse(w, r, fail(http.StatusNotFound, "not_found", "%s: there is no such file", r.URL.Path))
			return
		}
		name = "index.html"
	}
	h := w.Header()
	h.Set("Vary", "Accept-Encoding")
	h.Set("Cache-Control", "no-cache")
	if strings.HasPrefix(name, "assets/") { // their names hold a hash of what is in them
		h.Set("Cache-Control", "public, max-age=31536000, immutable")
	}
	if t := mime.TypeByExtension(path.Ext(name)); t != "" {
		h.Set("Content-Type", t)
	}
	for _, packed := range []struct{ coding, ending string }{{"br", ".br"}, {"gzip", ".gz"}} {
		if accepts(r, packed.coding) && isFile(s.Web, name+packed.ending) {
			h.Set("Content-Encoding", packed.coding)
			name += packed.ending
			break
		}
	}
	s.send(w, r, name)
}

// send writes a file, whose version the build is.
func (s *Server) send(w http.ResponseWriter, r *http.Request, name string) {
	f, err := s.Web.Open(name)
	if err != nil {
		s.refuse(w, r, fail(http.StatusNotFound, "not_found", "%s: there is no such file", r.URL.Path))
		return
	}
	defer f.Close()
	w.Header().Set("ETag", `"`+s.mark()+`"`)
	if content, ok := f.(io.ReadSeeker); ok {
		http.ServeContent(w, r, name, time.Time{}, content)
		return
	}
	_, _ = io.Copy(w, f) // whoever asked may be gone
}

func isFile(files fs.FS, name string) bool {
	info, err := fs.Stat(files, name)
	return err == nil && info.Mode().IsRegular()
}

// accepts reports whether a browser takes a coding.
func accepts(r *http.Request, coding string) bool {
	for _, part := range strings.Split(r.Header.Get("Accept-Encoding"), ",") {
		name, q, _ := strings.Cut(strings.TrimSpace(part), ";")
		if strings.EqualFold(strings.TrimSpace(name), coding) {
			return strings.ReplaceAll(q, " ", "") != "q=0"
		}
	}
	return false
}
