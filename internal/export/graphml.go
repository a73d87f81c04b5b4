package export

import (
	"bufio"
	"encoding/xml"
	"fmt"
	"io"

	"isnad"
)

// GraphML writes a graph: who acts, events, claims, documents and origins as nodes; who does what to whom and where, who says what through whom, which document has
// it and whence, as edges. Attributes are typed; labels stand in Arabic and English.
func GraphML(to io.Writer, b Book) error {
	w := newWriter(b)
	g := graph{w: w, out: bufio.NewWriterSize(to, 1<<16), nodes: map[string]bool{}}
	g.print(xml.Header + `<graphml xmlns="http://graphml.graphdrawing.org/xmlns" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation="http://graphml.graphdrawing.org/xmlns http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd">` + "\n")
	for _, k := range graphKeys {
		g.print("<key id=%q for=%q attr.name=%q attr.type=%q/>\n", k.of+"_"+k.name, k.of, k.name, k.kind)
	}
	remarks := w.remarks()
	for _, r := range remarks {
		g.print("<key id=%q for=\"graph\" attr.name=%q attr.type=%q/>\n", "graph_"+r.key, r.key, typeOf(r.value))
	}
	g.print("<graph id=\"isnad\" edgedefault=\"directed\">\n")
	for _, r := range remarks {
		g.data("graph", r.key, spell(r.value))
	}
	g.allNodes()
	g.allEdges()
	g.print("</graph>\n</graphml>\n")
	if g.err != nil {
		return fmt.Errorf("write graph: %w", g.err)
	}
	return g.out.Flush()
}

type graphKey struct{ of, name, kind string }

// typeOf is the type of an attribute with a value.
func typeOf(c cell) string {
	switch c.(type) {
	case int:
		return "int"
	case float64:
		return "double"
	}
	return "string"
}

// graphKeys are the attributes of nodes and edges.
var graphKeys = []graphKey{
	{"node", "label", "string"}, {"node", "label_ar", "string"}, {"node", "label_en", "string"}, {"node", "kind", "string"}, {"node", "type", "string"}, {"node", "code", "string"},
	{"node", "status", "string"}, {"node", "time", "string"}, {"node", "start", "string"}, {"node", "end", "string"}, {"node", "lat", "double"}, {"node", "lon", "double"},
	{"node", "radius_km", "double"}, {"node", "precision", "string"}, {"node", "documents", "int"}, {"node", "origins", "int"}, {"node", "changed", "boolean"}, {"node", "changed_by", "string"},
	{"node", "document", "string"}, {"node", "words", "string"}, {"node", "span_start", "int"}, {"node", "span_end", "int"}, {"node", "url", "string"}, {"node", "own", "boolean"},
	{"edge", "role", "string"}, {"edge", "label_ar", "string"}, {"edge", "label_en", "string"}, {"edge", "document", "string"}, {"edge", "words", "string"}, {"edge", "span_start", "int"},
	{"edge", "span_end", "int"}, {"edge", "position", "int"}, {"edge", "status", "string"},
}

type graph struct {
	w     *writer
	out   *bufio.Writer
	nodes map[string]bool
	edges int
	err   error
}

func (g *graph) print(format string, args ...any) {
	if g.err != nil {
		return
	}
	if len(args) == 0 {
		_, g.err = g.out.WriteString(format)
		return
	}
	_, g.err = fmt.Fprintf(g.out, format, args...)
}

func (g *graph) data(of, name string, value cell) {
	s := spell(value)
	if s == "" || g.err != nil {
		return
	}
	g.print("<data key=%q>", of+"_"+name)
	if g.err == nil {
		g.err = xml.EscapeText(g.out, []byte(printable(s)))
	}
	g.print("</data>\n")
}

// attribute is one attribute of a node or edge.
type attribute struct {
	name  string
	value cell
}

func quoted(s string) string {
	b := []byte{'"'}
	for _, r := range printable(s) {
		switch r {
		case '"':
			b = append(b, "&quot;"...)
		case '&':
			b = append(b, "&amp;"...)
		case '<':
			b = append(b, "&lt;"...)
		case '\n', '\t', '\r':
			b = append(b, ' ')
		default:
			b = append(b, string(r)...)
		}
	}
	return string(append(b, '"'))
}

func (g *graph) node(id string, attributes ...attribute) {
	if g.nodes[id] {
		return
	}
	g.nodes[id] = true
	g.print("<node id=%s>\n", quoted(id))
	for _, a := range attributes {
		g.data("node", a.name, a.value)
	}
	g.print("</node>\n")
}

// edge ties two nodes; one that leads nowhere is not drawn.
func (g *graph) edge(from, to, role string, attributes ...attribute) {
	if !g.nodes[from] || !g.nodes[to] {
		return
	}
	g.edges++
	g.print("<edge id=\"x%d\" source=%s target=%s>\n", g.edges, quoted(from), quoted(to))
	g.data("edge", "role", role)
	for _, a := range attributes {
		g.data("edge", a.name, a.value)
	}
	g.print("</edge>\n")
}

func entityNode(id isnad.EntityID) string     { return "entity:" + string(id) }
func eventNode(id string) string              { return "event:" + id }
func claimNode(id string) string              { return "claim:" + id }
func documentNode(id isnad.DocumentID) string { return "document:" + string(id) }
func originNode(id string) string             { return "origin:" + id }

// place is a span as attributes.
func (g *graph) place(s isnad.Span) []attribute {
	if s.IsZero() {
		return nil
	}
	words, start, end := g.w.span(s)
	return []attribute{{"document", string(s.Document)}, {"words", words}, {"span_start", start}, {"span_end", end}}
}

// changed says who touched a noun, where somebody did.
func (g *graph) changed(kind isnad.NounKind, id string) []attribute {
	by := g.w.by(kind, id)
	return []attribute{{"changed", by != nil}, {"changed_by", joined(by)}}
}
