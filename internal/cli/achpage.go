package cli

import (
	"html/template"
	"strings"

	"isnad/internal/inquiry/ach"
)

// achPage stands alone: it asks nothing of a network. Text is escaped by the template; each cell is isolated from the direction of its row.
var achPage = template.Must(template.New("ach").Parse(`<!doctype html>
<html lang="{{.Lang}}" dir="{{.Dir}}"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>{{.Title}}</title>
<style>
body{font:1rem/1.6 "IBM Plex Sans Arabic","Noto Naskh Arabic",serif;max-inline-size:75rem;margin:2rem auto;padding-inline:1rem;color:#1c1a17;background:#fbfaf7}
table{border-collapse:collapse;inline-size:100%}th,td{border:1px solid #b9b2a5;padding:.4rem .6rem;text-align:start;vertical-align:top}
td.r{text-align:center;min-inline-size:3rem}.I,.II{background:#f3d9d3}.C,.CC{background:#dbe8dc}.II,.CC{font-weight:700}.p{outline:1px dashed #6b655a;outline-offset:-4px}tr.k th{border-inline-start:.4rem solid #a03a22}
bdi{unicode-bidi:isolate}
</style>
<h1>{{.Title}}</h1><p>{{.Verdict}}</p>
<ol>{{range .Ranks}}<li value="{{.Place}}"><bdi>H{{.Number}}</bdi> <bdi>{{.Text}}</bdi>{{if .By}} (<bdi>{{.By}}</bdi>){{end}} · {{$.Inconsistent}} <bdi>{{.Count}}</bdi> · <bdi>PARC {{.PARC}}</bdi></li>{{end}}</ol>
<table><thead><tr><th scope="col">{{.Evidence}}</th>{{range .Hypotheses}}<th scope="col"><bdi>H{{.Number}}</bdi> <bdi>{{.Text}}</bdi></th>{{end}}<th scope="col">{{.Diagnosticity}}</th></tr></thead>
<tbody>{{range .Rows}}<tr{{if .Critical}} class="k"{{end}}><th scope="row"><bdi>E{{.Number}}</bdi> {{if .Origin}}<small title="{{$.OneOrigin}}"><bdi>{{.Origin}}</bdi></small> {{end}}<bdi>{{.Text}}</bdi>{{if .Critical}} <em>{{$.CriticalWord}}</em>{{end}}</th>{{range .Cells}}<td class="r {{.Code}}{{if .Rule}} p{{end}}"{{if .Rule}} title="{{$.ByRule}}: {{.Rule}}"{{end}}>{{.Code}}</td>{{end}}<td class="r"><bdi>{{.Tells}}</bdi></td></tr>
{{end}}</tbody></table></html>
`))

type achCell struct{ Code, Rule string }

type achRow struct {
	Number   int
	Origin   string // its sign, where other rows share it
	Text     string
	Critical bool
	Cells    []achCell
	Tells    string
}

type achRank struct {
	Place, Number, Count int
	Text, By, PARC       string
}

// htmlMatrix prints the matrix as a page of its own.
func htmlMatrix(p *page, m *ach.Matrix, by ach.Scheme) error {
	d := struct {
		Lang, Dir, Title, Verdict, Inconsistent, Evidence, Diagnosticity, CriticalWord, ByRule, OneOrigin string
		Ranks                                                                                             []achRank
		Hypotheses                                                                                        []achRank
		Rows                                                                                              []achRow
	}{Lang: p.e.lang, Dir: map[bool]string{true: "ltr", false: "rtl"}[p.e.lang == "en"], Title: p.label("ui.ach"), Verdict: p.label("ui.ach-verdict"),
		Inconsistent: p.label("ui.inconsistent"), Evidence: p.label("ui.evidence"), Diagnosticity: p.label("ui.diagnosticity"), CriticalWord: p.label("ui.critical"), ByRule: p.label("ui.by-rule"), OneOrigin: p.label("ui.ach-origins")}
	scores := m.Score()
	for n, group := range ach.Rank(scores, by) {
		for _, h := range group {
			by := ""
			if h < len(m.Held) {
				by = strings.Join(m.Held[h].By, "، ")
			}
			d.Ranks = append(d.Ranks, achRank{n + 1, h + 1, scores[h].Heuer, m.Hypotheses[h], by, number(scores[h].PARC)})
		}
	}
	for h, text := range m.Hypotheses {
		d.Hypotheses = append(d.Hypotheses, achRank{Number: h + 1, Text: text})
	}
	shared := sharing(m)
	for _, w := range m.LeaveOneOut(by) {
		row := achRow{Number: w.Row + 1, Origin: shared[m.Evidence[w.Row].Origin], Text: m.Evidence[w.Row].Text, Critical: w.Critical, Tells: number(m.Diagnosticity(w.Row))}
		for _, c := range m.Cells[w.Row] {
			row.Cells = append(row.Cells, achCell{c.Rating.String(), string(c.Rule)})
		}
		d.Rows = append(d.Rows, row)
	}
	return achPage.Execute(p.e.out, d)
}
