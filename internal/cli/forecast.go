package cli

import (
	"fmt"
	"io"
	"os"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"isnad/internal/inquiry/forecast"
	"isnad/internal/wire"
)

func newForecast(e *env) *cobra.Command {
	var set []string
	var as string
	c := &cobra.Command{
		Use:   "forecast FILE",
		Short: "where a matter comes to rest, from positions, capabilities and saliences that you set",
		Long: `Reads CSV (actor,position,capability,salience: numbers from 0 to 100, a range as 20-40, low, middle, high, or nothing where it is not known) or JSON of
the same, and prints the exact interval of the mean of positions weighted by capability times salience, which input decides its width, the weighted median, and what
each actor does to it. A point comes out only where every input is one. No dynamics, no probability.`,
		Example: "  isnad forecast actors.csv\n  isnad forecast --set 'بغداد.salience=high' actors.csv",
		RunE: func(cmd *cobra.Command, args []string) error {
			if len(args) != 1 {
				return usagef("usage: isnad forecast FILE")
			}
			actors, err := readActors(e, args[0], as)
			if err != nil {
				return fmt.Errorf("%s: %w", args[0], err)
			}
			if err := setInputs(actors, set, as); err != nil {
				return err
			}
			return printForecast(e, args[0], actors)
		},
	}
	c.Flags().StringArrayVar(&set, "set", nil, "set an input: ACTOR.position=40, .capability=, .salience=; again for more")
	c.Flags().StringVar(&as, "as", "", "your name beside what you set")
	c.Flags().StringVar(&e.format, "format", "text", "text or json")
	return c
}

func readActors(e *env, path, as string) ([]forecast.Actor, error) {
	raw, err := os.ReadFile(path)
	if path == "-" {
		raw, err = io.ReadAll(e.stdin)
	}
	if err != nil {
		return nil, err
	}
	by := as
	if by == "" {
		by = path
	}
	return wire.ParseActors(raw, by)
}

// setInputs changes inputs as --set has them.
func setInputs(actors []forecast.Actor, set []string, as string) error {
	for _, s := range set {
		key, value, ok := strings.Cut(s, "=")
		dot := strings.LastIndex(key, ".")
		if !ok || dot < 0 {
			return usagef("--set %q: want ACTOR.FIELD=VALUE", s)
		}
		field, ok := forecast.ParseField(key[dot+1:])
		i := slices.IndexFunc(actors, func(a forecast.Actor) bool { return a.Name == key[:dot] })
		if !ok || i < 0 {
			return usagef("--set %q: no such actor or field; fields are position, capability and salience", s)
		}
		r, err := forecast.ParseRange(value)
		if err != nil {
			return usagef("--set %q: %v", s, err)
		}
		actors[i].Cells[field] = forecast.Cell{Range: r, By: strings.TrimSpace("--set " + as)}
	}
	return nil
}

func printForecast(e *env, path string, actors []forecast.Actor) error {
	mean, err := forecast.Mean(actors)
	if err != nil {
		return fmt.Errorf("%s: %w", path, err)
	}
	out := wire.NewForecast(actors, mean, forecast.Median(actors))
	switch e.format {
	case "json":
		return encoder(e.out, " ").Encode(out)
	case "text":
		return writeForecast(newPage(e), actors, out)
	}
	return usagef("--format %q: want text or json", e.format)
}

// span prints a range, a point as one number.
func span(r [2]float64) string {
	if a, b := fmt.Sprintf("%.1f", r[0]), fmt.Sprintf("%.1f", r[1]); a != b {
		return a + "–" + b
	}
	return fmt.Sprintf("%.1f", r[0])
}

func writeForecast(p *page, actors []forecast.Actor, f wire.Forecast) error {
	p.line("%s: %s (0–100) · %s: %s", p.label("ui.weighted-mean"), span(f.Mean), p.label("ui.weighted-median"), span(f.Median))
	if f.Error != nil {
		p.line("%s ±%.2f (%d)", p.label("ui.mean-error"), f.Error.MAE, f.Error.Issues)
	} else {
		p.line("%s", p.label("ui.no-point"))
	}
	if len(f.Swings) > 0 {
		p.line("\n%s:", p.label("ui.tornado"))
	}
	for _, s := range f.Swings {
		p.line("  %s  %s · %s", span([2]float64{min(s.From, s.To), max(s.From, s.To)}), p.label("ui."+s.Field), p.ar(s.Actor))
	}
	p.line("\n| %s | %s | %s | %s | %s | %s |\n|---|---|---|---|---|---|", p.label("ui.position"), p.label("ui.capability"), p.label("ui.salience"), p.label("ui.share"), p.label("ui.without"), p.label("ui.actor"))
	for i, a := range f.Actors {
		without := "–"
		if a.Without != nil {
			without = fmt.Sprintf("%.1f", *a.Without)
		}
		c := actors[i].Cells
		p.line("| %s | %s | %s | %.0f%% | %s | %s |", inputOf(c[forecast.Position]), inputOf(c[forecast.Capability]), inputOf(c[forecast.Salience]), 100*a.Share, without, p.ar(a.Actor))
	}
	return p.err
}

// inputOf prints an input and what it rests on.
func inputOf(c forecast.Cell) string {
	out := span([2]float64{c.Low, c.High})
	for _, r := range c.Refs {
		out += " " + string(r.Document) + "/" + r.ID
	}
	if c.By != "" {
		out += " (" + clean(c.By) + ")"
	}
	return out
}
