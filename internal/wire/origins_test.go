package wire

import (
	"testing"

	"isnad"
)

func TestDatasetsAreNoOriginBesideThePress(t *testing.T) {
	telling := func(d string) isnad.Telling {
		return isnad.Telling{Ref: isnad.Ref{Document: isnad.DocumentID(d), ID: "e1"}}
	}
	for name, c := range map[string]struct {
		tellings []isnad.Telling
		want     int
	}{
		"press alone":               {[]isnad.Telling{telling("p")}, 1},
		"two of the press":          {[]isnad.Telling{telling("p"), telling("q")}, 2},
		"press and a row":           {[]isnad.Telling{telling("p"), telling("a")}, 1},
		"press and rows of two":     {[]isnad.Telling{telling("a"), telling("p"), telling("b")}, 1},
		"a row alone":               {[]isnad.Telling{telling("a")}, 1},
		"rows of two datasets only": {[]isnad.Telling{telling("a"), telling("b")}, 1},
	} {
		x := NewCase(&isnad.Case{Documents: []isnad.Document{{ID: "p"}, {ID: "q"}, {ID: "a", Dataset: "ACLED"}, {ID: "b", Dataset: "POLECAT"}},
			Origins: []isnad.Origin{{ID: "o:p", Documents: []isnad.DocumentID{"p"}}, {ID: "o:q", Documents: []isnad.DocumentID{"q"}}, {ID: "o:a", Documents: []isnad.DocumentID{"a"}},
				{ID: "o:b", Documents: []isnad.DocumentID{"b"}}}, Events: []isnad.Event{{ID: "e", Tellings: c.tellings}}}, nil)
		if got := x.Events[0].Origins; got != c.want {
			t.Errorf("%s: %d origins, want %d", name, got, c.want)
		}
	}
}
