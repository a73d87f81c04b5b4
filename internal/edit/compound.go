package edit

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"isnad"
	"isnad/internal/store/codec"
	"isnad/internal/store/fold"
)

// Fields that are lists of what has fields of its own. A person spells them with a stroke between the members, the first part of each being an id, or what is
// counted, and NAME=VALUE behind semicolons:
//
//	voice, holder   b01/x4;naming=unnamed;channel=statement|b01/x2;naming=named     from the outlet inwards
//	valence         country:IRQ;sign=1|b01/x3;sign=-1
//	amounts         جرحى;role=wounded;low=3;high=3
const (
	ofChain   = "voice holder"
	ofValence = "valence"
	ofAmounts = "amounts"
)

func isOne(list, name string) bool { return slices.Contains(strings.Fields(list), name) }

// fieldValue is a value as an Edit keeps it; it returns an error where the field can not have it.
func fieldValue(c *isnad.Case, noun any, field, value string) (string, error) {
	name, document, _ := strings.Cut(field, "@")
	if !isOne(ofChain+" "+ofValence+" "+ofAmounts, name) {
		return value, checkValue(c, field, value)
	}
	list, err := partsOf(value)
	if err != nil {
		return "", err
	}
	before, ok := fold.GetField(noun, field)
	if !ok {
		return "", fmt.Errorf("no field %q: %w", field, isnad.ErrInvalid)
	}
	if document == "" && len(tellers(noun)) > 1 {
		return "", fmt.Errorf("several documents tell it; say of which, %s@DOCUMENT: %w", name, isnad.ErrInvalid)
	}
	switch {
	case isOne(ofChain, name):
		return chainValue(c, before, list)
	case name == ofValence:
		return valenceValue(c, list)
	}
	return amountsValue(before, list)
}

// tellers are the documents that tell a noun.
func tellers(noun any) (out []isnad.DocumentID) {
	for _, m := range told(noun) {
		if !slices.Contains(out, m.Ref.Document) {
			out = append(out, m.Ref.Document)
		}
	}
	return out
}

// A part is one member of such a list.
type part struct {
	of     string
	fields map[string]string
}

func partsOf(value string) (out []part, err error) {
	for _, member := range strings.Split(value, "|") {
		of, rest, more := strings.Cut(member, ";")
		p := part{strings.TrimSpace(of), map[string]string{}}
		for more {
			var setting string
			setting, rest, more = strings.Cut(rest, ";")
			k, v, ok := strings.Cut(setting, "=")
			if !ok {
				return nil, fmt.Errorf("%q: want NAME=VALUE: %w", setting, isnad.ErrInvalid)
			}
			p.fields[strings.TrimSpace(k)] = strings.TrimSpace(v)
		}
		if p.of != "" || len(p.fields) > 0 {
			out = append(out, p)
		}
	}
	return out, nil
}

func anEntity(c *isnad.Case, id string) (isnad.EntityID, error) {
	if _, s, ok := fold.Find(c, id); id != "" && (!ok || s.Kind != isnad.AnEntity) {
		return "", fmt.Errorf("no entity has the id %q: %w", id, isnad.ErrNotFound)
	}
	return isnad.EntityID(id), nil
}

// chainValue makes a chain. A link keeps what the text has of it, its cue and its descriptor, where the speaker stays or another takes its place.
func chainValue(c *isnad.Case, before string, list []part) (string, error) {
	var was, now []isnad.Link
	if err := codec.Unspell(before, &was); err != nil {
		return "", err
	}
	for i, p := range list {
		l := isnad.Link{}
		k := slices.IndexFunc(was, func(x isnad.Link) bool { return string(x.Entity) == p.of })
		if k < 0 && i < len(was) && len(list) == len(was) {
			k = i
		}
		if k >= 0 {
			l = was[k]
			if string(l.Entity) != p.of {
				l.As = ""
			}
		}
		if err := linkFields(c, &l, p); err != nil {
			return "", err
		}
		now = append(now, l)
	}
	return codec.Spell(now), nil
}

func linkFields(c *isnad.Case, l *isnad.Link, p part) (err error) {
	if l.Entity, err = anEntity(c, p.of); err != nil {
		return err
	}
	for k, v := range p.fields {
		if k == "to" || k == "near" {
			if _, err := anEntity(c, v); err != nil {
				return err
			}
		}
		if k == "entity" {
			return fmt.Errorf("the speaker stands first in a link: %w", isnad.ErrInvalid)
		}
		if err := codec.Set(l, k, v); err != nil {
			return err
		}
	}
	if l.Entity == "" && l.As == "" {
		return fmt.Errorf("a link needs a speaker: %w", isnad.ErrInvalid)
	}
	return nil
}

func valenceValue(c *isnad.Case, list []part) (string, error) {
	var now []isnad.Valence
	for _, p := range list {
		id, err := anEntity(c, p.of)
		if err != nil {
			return "", err
		}
		sign, err := strconv.Atoi(p.fields["sign"])
		if err != nil || sign != 1 && sign != -1 || id == "" {
			return "", fmt.Errorf("%s: want an entity and sign=1 or sign=-1: %w", p.of, isnad.ErrInvalid)
		}
		now = append(now, isnad.Valence{Entity: id, Sign: sign})
	}
	return codec.Spell(now), nil
}

// amountsValue makes amounts. One keeps the words of the text that gave it where the count of amounts is the same, or where the same is counted.
func amountsValue(before string, list []part) (string, error) {
	var was, now []isnad.Amount
	if err := codec.Unspell(before, &was); err != nil {
		return "", err
	}
	for i, p := range list {
		a := isnad.Amount{Of: p.of, Role: p.fields["role"]}
		k := i
		if len(list) != len(was) {
			k = slices.IndexFunc(was, func(x isnad.Amount) bool { return x.Of == p.of })
		}
		if k >= 0 && k < len(was) {
			a.Span = was[k].Span
		}
		for name, to := range map[string]struct {
			n   *float64
			has *bool
		}{"low": {&a.Low, &a.HasLow}, "high": {&a.High, &a.HasHigh}} {
			text, given := p.fields[name]
			if !given || text == "" {
				continue
			}
			n, err := strconv.ParseFloat(text, 64)
			if err != nil || n < 0 {
				return "", fmt.Errorf("%s=%s: want a number: %w", name, text, isnad.ErrInvalid)
			}
			*to.n, *to.has = n, true
		}
		if a.HasLow && a.HasHigh && a.Low > a.High {
			return "", fmt.Errorf("%s: from %v to %v: %w", p.of, a.Low, a.High, isnad.ErrInvalid)
		}
		now = append(now, a)
	}
	return codec.Spell(now), nil
}

// Plain spells a value of an Edit as a person would, see fieldValue.
func Plain(field, value string) string {
	name, _, _ := strings.Cut(field, "@")
	var parts []string
	switch {
	case isOne(ofChain, name):
		var list []isnad.Link
		if codec.Unspell(value, &list) != nil {
			return value
		}
		for i := range list {
			parts = append(parts, plainPart(string(list[i].Entity), &list[i], "as", "naming", "to", "near", "channel", "access", "refused_name"))
		}
	case name == ofValence:
		var list []isnad.Valence
		if codec.Unspell(value, &list) != nil {
			return value
		}
		for _, v := range list {
			parts = append(parts, fmt.Sprintf("%s;sign=%d", v.Entity, v.Sign))
		}
	case name == ofAmounts:
		var list []isnad.Amount
		if codec.Unspell(value, &list) != nil {
			return value
		}
		for _, a := range list {
			parts = append(parts, plainAmount(a))
		}
	default:
		return value
	}
	return strings.Join(parts, "|")
}

func plainPart(of string, noun any, fields ...string) string {
	for _, f := range fields {
		if v, _ := codec.Get(noun, f); v != "" && v != "false" {
			of += ";" + f + "=" + v
		}
	}
	return of
}

func plainAmount(a isnad.Amount) string {
	s := a.Of
	if a.Role != "" {
		s += ";role=" + a.Role
	}
	if a.HasLow {
		s += ";low=" + strconv.FormatFloat(a.Low, 'f', -1, 64)
	}
	if a.HasHigh {
		s += ";high=" + strconv.FormatFloat(a.High, 'f', -1, 64)
	}
	return s
}
