package api

import (
	"context"
	"crypto/rand"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"net/http"
	"net/url"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"time"

	"github.com/danielgtaylor/huma/v2"

	"isnad"
	"isnad/internal/desk"
	"isnad/internal/ingest"
	"isnad/internal/wire"
	"isnad/lexicon"
)

// Limits of what is uploaded and remembered.
const (
	mostUpload = 512 << 20 // bytes of all files of one request
	mostJobs   = 100       // that are remembered once they ended
	mostItems  = 2000      // of one job that are listed; all are counted
)

// jobs are worked on one after the other.
type jobs struct {
	mu   sync.Mutex
	list []*job
	turn sync.Mutex
}

type job struct {
	mu     sync.Mutex
	told   wire.Job
	cancel context.CancelFunc
}

// view is the job as it is now.
func (j *job) view() wire.Job {
	j.mu.Lock()
	defer j.mu.Unlock()
	out := j.told
	out.Items, out.Notes, out.Counts = slices.Clone(out.Items), slices.Clone(out.Notes), map[string]int{}
	for k, n := range j.told.Counts {
		out.Counts[k] = n
	}
	return out
}

func (j *job) change(do func(*wire.Job)) {
	j.mu.Lock()
	defer j.mu.Unlock()
	do(&j.told)
}

// add puts a job on the list and forgets the oldest that ended.
func (l *jobs) add(j *job) error {
	l.mu.Lock()
	defer l.mu.Unlock()
	for len(l.list) >= mostJobs {
		i := slices.IndexFunc(l.list, func(x *job) bool { return x.view().Ended != nil })
		if i < 0 {
			return fail(http.StatusServiceUnavailable, "busy", "%d jobs are waiting", len(l.list))
		}
		l.list = slices.Delete(l.list, i, i+1)
	}
	l.list = append(l.list, j)
	return nil
}

func (l *jobs) find(id string) (*job, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	for _, j := range l.list {
		if j.told.ID == id {
			return j, nil
		}
	}
	return nil, fail(http.StatusNotFound, "not_found", "there is no job %q; those of an earlier run are forgotten", id)
}

type jobInput struct {
	ID string `path:"id"`
}

type jobOutput struct {
	Location string `header:"Location"`
	Body     wire.Job
}

type jobsOutput struct{ Body wire.List[wire.Job] }

type uploadForm struct {
	Files     []huma.FormFile `form:"files" required:"true" doc:"Articles, feeds, tables, archives: whatever the command add reads"`
	Outlet    string          `form:"outlet" required:"false" doc:"Outlet of documents that tell none"`
	Published string          `form:"published" required:"false" doc:"Day of publication of documents that tell none"`
	Case      string          `form:"case" required:"false" doc:"Named case that they join"`
}

type uploadInput struct {
	RawBody huma.MultipartFormFiles[uploadForm]
}

type fetchInput struct {
	keyed
	Body wire.Fetch
}

func (s *Server) registerJobs() {
	op := operation("upload-files", http.MethodPost, "/uploads", "Add files; the answer is a job")
	op.DefaultStatus, op.MaxBodyBytes, op.BodyReadTimeout = http.StatusAccepted, mostUpload, patience
	huma.Register(s.api, op, s.upload)
	post(s, "add-samples", "/samples", "Add the articles that come with the program; the answer is a job", http.StatusAccepted, s.samples)
	post(s, "fetch-addresses", "/fetches", "Add pages, feeds or sitemaps of the web; the answer is a job", http.StatusAccepted, s.fetch)
	get(s, "list-jobs", "/jobs", "The jobs of this run, the latest first", s.listJobs)
	get(s, "get-job", "/jobs/{id}", "How far a job is, and what became of each document", s.job)
	post(s, "cancel-job", "/jobs/{id}/cancel", "End a job once the documents in hand are stored", http.StatusOK, s.cancelJob)
}

func (s *Server) job(_ context.Context, in *jobInput) (*jobOutput, error) {
	j, err := s.jobs.find(in.ID)
	if err != nil {
		return nil, err
	}
	return &jobOutput{Body: j.view()}, nil
}

func (s *Server) listJobs(context.Context, *struct{}) (*jobsOutput, error) {
	s.jobs.mu.Lock()
	defer s.jobs.mu.Unlock()
	out := wire.List[wire.Job]{Items: []wire.Job{}}
	for _, j := range slices.Backward(s.jobs.list) {
		v := j.view()
		v.Items = []wire.Added{}
		out.Items, out.Change = append(out.Items, v), max(out.Change, v.Change)
	}
	n := len(out.Items)
	out.Total = &n
	return &jobsOutput{out}, nil
}

func (s *Server) cancelJob(_ context.Context, in *jobInput) (*jobOutput, error) {
	j, err := s.jobs.find(in.ID)
	if err != nil {
		return nil, err
	}
	j.cancel()
	return &jobOutput{Body: j.view()}, nil
}

// An order is what a job is to read.
type order struct {
	inputs []string // as they are called before others
	paths  []string
	folder string // of our own, that is taken away at the end; empty: none
	bytes  int64
	o      ingest.Options
	into   ingest.Into
}

// start begins a job, and takes its folder away at the end, or at once where it does not begin.
func (s *Server) start(w order) (*jobOutput, error) {
	id := make([]byte, 9)
	_, _ = rand.Read(id) // never fails
	ctx, cancel := context.WithCancel(s.ctx)
	j := &job{cancel: cancel, told: wire.Job{ID: hex.EncodeToString(id), State: "waiting", Started: s.Now().UTC(), Inputs: w.inputs, Bytes: w.bytes, Counts: map[string]int{}, Items: []wire.Added{}}}
	if err := s.jobs.add(j); err != nil {
		cancel()
		w.clear()
		return nil, err
	}
	s.work.Go(func() {
		defer cancel()
		s.jobs.turn.Lock()
		defer s.jobs.turn.Unlock()
		j.change(func(t *wire.Job) { t.State = "running" })
		w.into.Store, w.into.Author = s.Store, s.Author
		err := s.unbroken(func() error {
			return ingest.Add(ctx, w.paths, lexicon.Arabic(), w.o, w.into, func(a ingest.Added) error {
				w.note(j, a)
				s.grown.ring()
				return nil
			})
		})
		w.clear() // who hears that it ended finds nothing left behind
		s.end(j, err)
	})
	return &jobOutput{Location: Prefix + "/jobs/" + j.told.ID, Body: j.view()}, nil
}

func (w *order) clear() {
	if w.folder != "" {
		os.RemoveAll(w.folder)
	}
}

// note writes down what became of a document, without the folder that its file lay in.
func (w *order) note(j *job, a ingest.Added) {
	if a.Fault != nil && w.folder != "" {
		f := *a.Fault
		f.File = strings.TrimPrefix(strings.TrimPrefix(f.File, w.folder), string(filepath.Separator))
		f.Message = strings.ReplaceAll(f.Message, w.folder+string(filepath.Separator), "")
		a.Fault = &f
	}
	j.change(func(t *wire.Job) {
		t.Counts[string(a.Outcome)]++
		t.Done += int64(a.Bytes)
		t.Change = max(t.Change, a.Number)
		if t.Items = append(t.Items, added(a)); len(t.Items) > mostItems {
			t.Items = slices.Delete(t.Items, 0, len(t.Items)-mostItems)
		}
		for _, n := range a.Notes {
			if len(t.Notes) < mostItems {
				if w.folder != "" {
					n = strings.ReplaceAll(n, w.folder+string(filepath.Separator), "")
				}
				t.Notes = append(t.Notes, wire.Sentence{Ar: desk.Told("ar", n), En: n})
			}
		}
	})
}

// end says how a job ended.
func (s *Server) end(j *job, err error) {
	j.change(func(t *wire.Job) {
		now := s.Now().UTC()
		t.Ended = &now
		failedOnes := t.Counts[string(ingest.Failed)]
		all := 0
		for _, n := range t.Counts {
			all += n
		}
		switch {
		case errors.Is(err, context.Canceled):
			t.State = "cancelled"
		case err != nil:
			say := desk.Said("internal", err.Error())
			t.State, t.Error, t.Say = "failed", err.Error(), &say
			s.Told(err)
		case all > 0 && failedOnes == all:
			t.State = "failed"
		default:
			t.State = "done"
		}
	})
	s.grown.ring()
}

// upload keeps the files in a folder of its own until they are read.
func (s *Server) upload(_ context.Context, in *uploadInput) (*jobOutput, error) {
	form := in.RawBody.Data()
	if in.RawBody.Form != nil {
		defer func() { _ = in.RawBody.Form.RemoveAll() }()
	}
	w, err := newOrder()
	if err != nil {
		return nil, failed(err)
	}
	for _, f := range form.Files {
		err := w.keep(f.Filename, f.File)
		f.Close()
		if err != nil {
			w.clear()
			return nil, failed(err)
		}
	}
	w.o.Outlet, w.o.Published, w.into.Case = form.Outlet, form.Published, form.Case
	return s.start(w)
}

// newOrder makes a folder for files.
func newOrder() (w order, err error) {
	w.folder, err = os.MkdirTemp("", "isnad-*")
	w.inputs, w.o.Captures = []string{}, true
	return w, err
}

// keep copies a file into the folder, under the last part of the name that it came with. A second of that name gets a number.
func (w *order) keep(name string, from io.Reader) error {
	name = filepath.Base(strings.ReplaceAll(name, "\\", "/"))
	if name == "." || name == string(filepath.Separator) || len(name) > 200 {
		return fmt.Errorf("a file must have a name of 1 to 200 bytes: %w", isnad.ErrInvalid)
	}
	base := name
	for n := 2; slices.Contains(w.inputs, name); n++ {
		name = fmt.Sprintf("%s-%d%s", strings.TrimSuffix(base, filepath.Ext(base)), n, filepath.Ext(base))
	}
	path := filepath.Join(w.folder, name)
	f, err := os.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
	if err != nil {
		return err
	}
	n, err := io.Copy(f, from)
	w.bytes += n
	w.inputs, w.paths = append(w.inputs, name), append(w.paths, path)
	return errors.Join(err, f.Close())
}

// samples adds what comes with the program.
func (s *Server) samples(context.Context, *keyed) (*jobOutput, error) {
	if s.Samples == nil {
		return nil, fail(http.StatusNotFound, "not_found", "this server has no samples")
	}
	w, err := newOrder()
	if err != nil {
		return nil, failed(err)
	}
	err = fs.WalkDir(s.Samples, ".", func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		f, err := s.Samples.Open(path)
		if err != nil {
			return err
		}
		defer f.Close()
		return w.keep(path, f)
	})
	if err != nil {
		w.clear()
		return nil, failed(err)
	}
	return s.start(w)
}

// fetch adds what lies at addresses of the web. Nothing else is an address here: no file of this machine is read.
func (s *Server) fetch(_ context.Context, in *fetchInput) (*jobOutput, error) {
	if s.Offline {
		return nil, fail(http.StatusForbidden, "offline", "this server fetches nothing from the web")
	}
	w := order{inputs: in.Body.URLs, paths: in.Body.URLs, o: ingest.Options{HTTP: ingest.Web(), Pages: in.Body.Pages, Captures: true}, into: ingest.Into{Case: in.Body.Case}}
	for i, a := range in.Body.URLs {
		u, err := url.Parse(a)
		if err != nil || u.Scheme != "http" && u.Scheme != "https" || u.Host == "" {
			out := fail(http.StatusUnprocessableEntity, "invalid", "%q is no address of the web", a)
			out.Errors = []wire.Wrong{{Message: out.Detail, Location: fmt.Sprintf("body.urls[%d]", i), Value: a}}
			return nil, out
		}
	}
	return s.start(w)
}

// patience is how long one request may take, streams and what waits for a case apart.
const patience = 5 * time.Minute
