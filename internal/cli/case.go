package cli

import (
	"fmt"

	"github.com/spf13/cobra"

	"isnad/internal/wire"
)

func newCase(e *env) *cobra.Command {
	var s source
	c := &cobra.Command{
		Use:     "case FILE...",
		Short:   "show what many articles say together",
		Example: "  isnad case samples/dossier.jsonl --format json",
		RunE: func(cmd *cobra.Command, args []string) error {
			if len(args) == 0 {
				return usagef("case: name at least one file, or - for the standard input")
			}
			if e.format != "text" && e.format != "json" {
				return usagef("--format %q: want text or json", e.format)
			}
			if err := s.check(); err != nil {
				return err
			}
			g, failure := gatherLinked(cmd, e, args, s)
			if g.c == nil || len(g.c.Documents) == 0 {
				return failure
			}
			var err error
			if e.format == "json" {
				err = encoder(e.out, " ").Encode(wire.NewCase(g.c, g.texts()))
			} else {
				err = writeCase(newPage(e), g)
			}
			if err != nil {
				return err
			}
			return failure
		},
	}
	s.flags(c)
	c.Flags().StringVar(&e.format, "format", "text", "text or json")
	return c
}

// writeCase prints the documents, the entities that several of them speak of, and the counts.
func writeCase(p *page, g gathered) error {
	for _, d := range g.c.Documents {
		p.line("  %-6s %-10s %s", d.ID, d.Published, p.ar(short(d.Outlet+" · "+d.Title, 90)))
	}
	p.line("\n%s", p.label("ui.who"))
	for _, e := range g.c.Entities {
		if n := len(e.Tellings); n > 1 || len(g.c.Documents) == 1 {
			p.line("  %-8s %-3d %s", e.Code, n, p.ar(p.name(e.Name, e.NameEn)))
		}
	}
	counts := ""
	for _, c := range []struct {
		key string
		n   int
	}{{"entities", len(g.c.Entities)}, {"events", len(g.c.Events)}, {"claims", len(g.c.Claims)}, {"consequences", len(g.c.Consequences)}, {"explanations", len(g.c.Explanations)}} {
		counts += fmt.Sprintf("%s %d · ", p.label("ui."+c.key), c.n)
	}
	p.line("\n%s%s %d", counts, p.label("ui.origins"), len(g.c.Origins))
	return p.err
}
