package main

import (
	"bufio"
	"encoding/binary"
	"encoding/json"
	"encoding/xml"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
)

// catalogue reads a .mo file: a plain table of offset pairs, here from a GeoNames id, a country or a province (IQ.07) to its Arabic name.
func catalogue(path string) (map[string]string, error) {
	b, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}
	if len(b) < 20 || binary.LittleEndian.Uint32(b) != 0x950412de {
		return nil, errors.New(path + ": no catalogue of messages")
	}
	u := func(at int) int { return int(binary.LittleEndian.Uint32(b[at:])) }
	out := map[string]string{}
	text := func(at int) string { return string(b[u(at+4) : u(at+4)+u(at)]) }
	for i := range u(8) {
		out[text(u(12)+8*i)] = text(u(16) + 8*i)
	}
	return out, nil
}

// subdivisions reads the names of ISO 3166-2 codes: IQ-BG → محافظة بغداد.
func subdivisions(path string) (map[string]string, error) {
	var doc struct {
		Names struct {
			Subdivisions struct {
				All []struct {
					Type string `xml:"type,attr"`
					Alt  string `xml:"alt,attr"`
					Name string `xml:",chardata"`
				} `xml:"subdivision"`
			} `xml:"subdivisions"`
		} `xml:"localeDisplayNames"`
	}
	if err := decodeXML(path, &doc); err != nil {
		return nil, err
	}
	out := map[string]string{}
	for _, s := range doc.Names.Subdivisions.All {
		if s.Alt == "" && len(s.Type) > 2 {
			out[strings.ToUpper(s.Type[:2]+"-"+s.Type[2:])] = s.Name
		}
	}
	return out, nil
}

// alpha3 reads which country code of three letters belongs to that of two.
func alpha3(path string) (map[string]string, error) {
	var doc struct {
		Mappings struct {
			Territories []struct {
				Type   string `xml:"type,attr"`
				Alpha3 string `xml:"alpha3,attr"`
			} `xml:"territoryCodes"`
		} `xml:"codeMappings"`
	}
	if err := decodeXML(path, &doc); err != nil {
		return nil, err
	}
	out := map[string]string{}
	for _, t := range doc.Mappings.Territories {
		if t.Alpha3 != "" {
			out[t.Type] = t.Alpha3
		}
	}
	return out, nil
}

func decodeXML(path string, to any) error {
	file, err := os.Open(path)
	if err != nil {
		return err
	}
	defer file.Close()
	d := xml.NewDecoder(bufio.NewReader(file))
	d.Strict = false
	if err := d.Decode(to); err != nil {
		return fmt.Errorf("%s: %w", path, err)
	}
	return nil
}

func decodeJSON(path string, to any) error {
	b, err := os.ReadFile(path)
	if err != nil {
		return err
	}
	if err := json.Unmarshal(b, to); err != nil {
		return fmt.Errorf("%s: %w", path, err)
	}
	return nil
}

// territories reads the names of countries in a language, by codes of two letters.
func territories(dir, lang string) (map[string]string, error) {
	var doc struct {
		Main map[string]struct {
			Names struct {
				Territories map[string]string `json:"territories"`
			} `json:"localeDisplayNames"`
		} `json:"main"`
	}
	if err := decodeJSON(filepath.Join(dir, "package/main", lang, "territories.json"), &doc); err != nil {
		return nil, err
	}
	return doc.Main[lang].Names.Territories, nil
}

// A feature is a polygon of GeoJSON.
type feature struct {
	Properties struct {
		ISO      string  `json:"iso_3166_2"`
		GeoNames string  `json:"gn_a1_code"`
		ID       float64 `json:"gn_id"`
		Ar       string  `json:"name_ar"`
		En       string  `json:"name_en"`
		Name     string  `json:"name"`
		Country  string  `json:"iso_a2"`
		Lat      float64 `json:"latitude"`
		Lon      float64 `json:"longitude"`
	} `json:"properties"`
	Geometry struct {
		Type        string          `json:"type"`
		Coordinates json.RawMessage `json:"coordinates"`
	} `json:"geometry"`
}

type ring [][]float64

// rings are the outer rings of a feature.
func (f *feature) rings() (out []ring, err error) {
	switch f.Geometry.Type {
	case "Polygon":
		var p []ring
		if err := json.Unmarshal(f.Geometry.Coordinates, &p); err != nil || len(p) == 0 {
			return nil, err
		}
		return p[:1], nil
	case "MultiPolygon":
		var all [][]ring
		if err := json.Unmarshal(f.Geometry.Coordinates, &all); err != nil {
			return nil, err
		}
		for _, p := range all {
			if len(p) > 0 {
				out = append(out, p[0])
			}
		}
	}
	return out, nil
}
