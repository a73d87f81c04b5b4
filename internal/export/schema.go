package export

import (
	"bytes"
	"encoding/json"
	"maps"
	"slices"

	"isnad"
	"isnad/internal/store/codec"
)

// JSONSchema describes a line of JSONL (JSON Schema 2020-12).
func JSONSchema() ([]byte, error) {
	defs := map[string]any{}
	records := map[string]map[string]any{
		recordAbout: object(map[string]any{"made": date, "program": text, "from": enum("store", "files"), "change": whole, "head": text, "as_of": date, "case": text, "known": date, "filter": text,
			"documents": whole, "origins": whole, "entities": whole, "events": whole, "claims": whole, "events_unplaced": whole, "notes": yes, "texts": yes,
			"touched": object(map[string]any{"events": whole, "claims": whole, "share": map[string]any{"type": "number", "minimum": 0, "maximum": 1}, "by": texts}, "events", "claims", "share", "by"),
			"remark":  object(map[string]any{"ar": text, "en": text})}, "made", "program", "from", "touched", "notes", "texts"),
		recordNote:       remarkSchema("own"),
		recordAsked:      remarkSchema("own"),
		recordAssumption: remarkSchema("own"),
		recordTouch:      remarkSchema(),
		recordGrade:      object(map[string]any{"act": text, "author": text, "at": date, "grade": map[string]any{"$ref": "#/$defs/grade"}}, "grade"),
		recordJudgement: object(map[string]any{"own": yes, "act": text, "author": text, "at": date, "judgement": map[string]any{"$ref": "#/$defs/judgement"},
			"footings": map[string]any{"type": "array", "items": object(map[string]any{"state": text, "kind": text, "now": text,
				"changed": map[string]any{"type": "array", "items": object(map[string]any{"field": text, "then": text, "now": text}, "field")}})}}, "own", "judgement"),
		recordResolution: object(map[string]any{"own": yes, "act": text, "author": text, "at": date, "resolution": map[string]any{"$ref": "#/$defs/resolution"}}, "own", "resolution"),
		recordEntry:      object(map[string]any{"own": yes, "act": text, "author": text, "at": date, "entry": map[string]any{"$ref": "#/$defs/entry"}}, "own", "entry"),
		recordDoubt:      remarkSchema(),
		recordEnd:        object(map[string]any{"lines": whole, "sha256": text}, "lines", "sha256"),
	}
	var acts []string
	for kind, def := range codec.OpenSchema() {
		switch {
		case codec.IsNoun(kind):
			properties := maps.Clone(def["properties"].(map[string]any))
			properties["changed_by"] = texts
			if kind == string(isnad.ADocument) {
				properties["text"] = text
			}
			records[kind] = object(properties)
		case kind == codec.KindFindings:
			records[recordRead] = object(def["properties"].(map[string]any), "document")
		case kind != "span" && kind != "ref":
			acts = append(acts, kind)
		}
		defs[kind] = def
	}
	slices.Sort(acts)
	records[recordAct] = object(map[string]any{"id": text, "at": date, "author": text, "act": map[string]any{"enum": acts}, "target": text, "step": map[string]any{"type": "object"}},
		"id", "at", "author", "act", "step")
	return indented(assemble(records, defs))
}

// assemble makes the schema of a line: which record it is chooses what else it may have.
func assemble(records map[string]map[string]any, defs map[string]any) map[string]any {
	var names []string
	var choices []any
	for _, name := range slices.Sorted(maps.Keys(records)) {
		names = append(names, name)
		r := records[name]
		p := maps.Clone(r["properties"].(map[string]any))
		p["schema"], p["schema_version"], p["record"] = map[string]any{"const": Schema}, map[string]any{"const": Version}, map[string]any{"const": name}
		r["properties"] = p
		defs["line-"+name] = r
		choices = append(choices, map[string]any{"if": map[string]any{"properties": map[string]any{"record": map[string]any{"const": name}}},
			"then": map[string]any{"$ref": "#/$defs/line-" + name}})
	}
	return map[string]any{"$schema": "https://json-schema.org/draft/2020-12/schema", "$id": "urn:isnad:export:1", "title": "A line of an export of isnad",
		"description": "One record of a case. A value that is not known is left out. Offsets count Unicode code points of the document's text, end exclusive.",
		"type":        "object", "required": []string{"schema", "schema_version", "record"}, "properties": map[string]any{"record": map[string]any{"enum": names}}, "allOf": choices, "$defs": defs}
}

var (
	text  = map[string]any{"type": "string"}
	texts = map[string]any{"type": "array", "items": text}
	whole = map[string]any{"type": "integer", "minimum": 0}
	yes   = map[string]any{"type": "boolean"}
	date  = map[string]any{"type": "string", "format": "date-time"}
)

func enum(codes ...string) map[string]any { return map[string]any{"enum": codes} }

func object(properties map[string]any, required ...string) map[string]any {
	o := map[string]any{"type": "object", "properties": properties, "additionalProperties": false}
	if len(required) > 0 {
		o["required"] = required
	}
	return o
}

func remarkSchema(required ...string) map[string]any {
	return object(map[string]any{"own": yes, "act": text, "author": text, "at": date, "kind": text, "about": text, "text": text, "damaged": yes,
		"in":          text,
		"mark":        enum(isnad.Unread.String(), isnad.Right.String(), isnad.Corrected.String(), isnad.Rejected.String(), isnad.Added.String()),
		"translation": map[string]any{"$ref": "#/$defs/note"}}, required...)
}

func indented(x any) ([]byte, error) {
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", " ")
	err := enc.Encode(x)
	return b.Bytes(), err
}
