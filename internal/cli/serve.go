package cli

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"net"
	"net/http"
	"os"
	"os/exec"
	"runtime"
	"time"

	"github.com/spf13/cobra"

	"isnad"
	"isnad/internal/api"
	"isnad/internal/store/sqlite"
	"isnad/samples"
	"isnad/web"
)

// serving are the flags of the command serve.
type serving struct {
	ledger
	addr, token, passwordFile string
	port                      int
	hosts                     []string
	remote, open, offline     bool
	describe                  bool
}

// home is where a workbench is looked for.
const home = "127.0.0.1:8080"

func newServe(e *env) *cobra.Command {
	var o serving
	c := &cobra.Command{
		Use:   "serve",
		Short: "open the workbench in a browser, and the HTTP API under it, on this machine",
		Long: `Serves the store to browsers and programs of this machine, and prints the address. A store that is not there yet is made; an empty one offers the samples.

Others may ask only with --allow-remote and a token or a password. What passes between is not encrypted: put a proxy with TLS before it, and name it with --host.
Programs bring the token as "Authorization: Bearer TOKEN"; browsers log in. Ctrl-C ends it once the documents in hand are stored.`,
		Example: `  isnad serve
  isnad serve --db isnad.db --port 0 --open
  isnad serve --addr 0.0.0.0:8080 --allow-remote --password-file password.txt --host workbench.example
  isnad serve --openapi > openapi.json`,
		RunE: func(cmd *cobra.Command, args []string) error {
			if len(args) > 0 {
				return usagef("usage: isnad serve")
			}
			if o.describe {
				return describeAPI(e)
			}
			return o.run(cmd, e)
		},
	}
	o.flags(c, "as")
	f := c.Flags()
	f.StringVar(&o.addr, "addr", home, "address to listen on; a taken port of the default gives way to a free one")
	f.IntVar(&o.port, "port", -1, "port on 127.0.0.1, in place of --addr; 0 for a free one")
	f.BoolVar(&o.remote, "allow-remote", false, "let other machines ask; needs a token or a password")
	f.StringVar(&o.token, "token", "", "word that every request must bring (default $ISNAD_TOKEN)")
	f.StringVar(&o.passwordFile, "password-file", "", "file whose first line is the password for browsers")
	f.StringSliceVar(&o.hosts, "host", nil, "names by which others know this machine, as their browsers send them")
	f.BoolVar(&o.open, "open", false, "open the browser")
	f.BoolVar(&o.offline, "offline", false, "fetch nothing from the web")
	f.BoolVar(&o.describe, "openapi", false, "print the description of the API (OpenAPI 3.1), and nothing else")
	return c
}

func describeAPI(e *env) error {
	spec, err := api.Spec(Version)
	if err == nil {
		_, err = fmt.Fprintf(e.out, "%s\n", spec)
	}
	return err
}

func (o *serving) run(cmd *cobra.Command, e *env) error {
	c, err := o.config(e)
	if err != nil {
		return err
	}
	if o.port >= 0 && cmd.Flags().Changed("addr") {
		return usagef("--port %d: with --addr the port stands there", o.port)
	}
	l, err := o.listen(cmd)
	if err != nil {
		return err
	}
	defer l.Close()
	return o.with(cmd, e, sqlite.Options{Create: true, Held: 3}, func(ctx context.Context, s *sqlite.Store) error {
		c.Store = s
		if err := o.index(ctx, e, s); err != nil {
			return err
		}
		return o.serve(ctx, e, l, c)
	})
}

// config is what is served, and to whom.
func (o *serving) config(e *env) (api.Config, error) {
	author, err := o.author()
	if errors.As(err, new(usage)) && o.as != "" {
		return api.Config{}, err
	}
	if err != nil {
		author = "analyst" // so that a first look needs no name; each change may bring its own
	}
	c := api.Config{Version: Version, Build: build(), Author: author, Lang: e.lang, Samples: samples.Files, Web: web.Dist(), Remote: o.remote, Hosts: o.hosts, Token: o.token, Offline: o.offline, Told: e.tell}
	if c.Token == "" {
		c.Token = os.Getenv("ISNAD_TOKEN")
	}
	if o.passwordFile != "" {
		raw, err := os.ReadFile(o.passwordFile)
		if err != nil {
			return c, fmt.Errorf("--password-file: %w", err)
		}
		line, _, _ := bytes.Cut(raw, []byte("\n"))
		if c.Password = string(bytes.TrimSpace(line)); c.Password == "" {
			return c, usagef("--password-file %s: its first line is empty", o.passwordFile)
		}
	}
	if o.remote && c.Token == "" && c.Password == "" {
		return c, fmt.Errorf("--allow-remote: give a --token or a --password-file, else everybody could read and change the store: %w", isnad.ErrRefused)
	}
	return c, nil
}

// listen takes the address. Another than this machine's own is refused unless that was asked for.
func (o *serving) listen(cmd *cobra.Command) (net.Listener, error) {
	if o.port >= 0 {
		o.addr = net.JoinHostPort("127.0.0.1", fmt.Sprint(o.port))
	}
	name, _, err := net.SplitHostPort(o.addr)
	if err != nil {
		return nil, usagef("--addr %q: want an address and a port such as %s", o.addr, home)
	}
	if ip := net.ParseIP(name); name != "localhost" && (ip == nil || !ip.IsLoopback()) && !o.remote {
		return nil, fmt.Errorf("--addr %s is not of this machine alone: --allow-remote lets others ask: %w", o.addr, isnad.ErrRefused)
	}
	l, err := net.Listen("tcp", o.addr)
	if err != nil && o.port < 0 && !cmd.Flags().Changed("addr") {
		return net.Listen("tcp", "127.0.0.1:0")
	}
	return l, err
}

// index makes the index of searches anew where it is not of this program.
func (o *serving) index(ctx context.Context, e *env, s *sqlite.Store) error {
	if s.Damage() != nil {
		return nil
	}
	fresh, err := s.Indexed(ctx)
	if fresh || err != nil {
		return err
	}
	fmt.Fprintf(e.err, "isnad: the index of %s is not of this program; it is made anew once\n", o.path())
	return s.Reindex(ctx)
}

// serve answers until the context ends, then lets what is in hand come to its end.
func (o *serving) serve(ctx context.Context, e *env, l net.Listener, c api.Config) error {
	s, err := api.New(c)
	if err != nil {
		return err
	}
	h := &http.Server{Handler: s.Handler(), ReadHeaderTimeout: 10 * time.Second, IdleTimeout: 2 * time.Minute, MaxHeaderBytes: 64 << 10}
	served := make(chan error, 1)
	go func() { served <- h.Serve(l) }()
	address := "http://" + l.Addr().String() + "/"
	if _, err := fmt.Fprintln(e.out, address); err != nil {
		return err
	}
	if o.open {
		if err := browse(ctx, address); err != nil {
			e.tell(fmt.Errorf("no browser could be opened: %w", err))
		}
	}
	select {
	case err = <-served:
	case <-ctx.Done():
	}
	s.Stop()
	ending, cancel := context.WithTimeout(context.WithoutCancel(ctx), 10*time.Second)
	defer cancel()
	if e := h.Shutdown(ending); errors.Is(e, context.DeadlineExceeded) {
		h.Close()
	} else if err == nil {
		err = e
	}
	s.Close()
	return err
}

// browse opens an address in the browser of this machine.
func browse(ctx context.Context, address string) error {
	name, args := "xdg-open", []string{address}
	switch runtime.GOOS {
	case "darwin":
		name = "open"
	case "windows":
		name, args = "rundll32", []string{"url.dll,FileProtocolHandler", address}
	}
	return exec.CommandContext(context.WithoutCancel(ctx), name, args...).Start()
}
