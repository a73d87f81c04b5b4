package extract

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"time"

	"isnad"
)

// message is one of a Telegram export (result.json of Telegram Desktop, "machine-readable JSON").
type message struct {
	ID        int64           `json:"id"`
	Type      string          `json:"type"`
	Date      string          `json:"date"`
	Edited    string          `json:"edited"`
	From      string          `json:"from"`
	Author    string          `json:"author"`
	Forwarded string          `json:"forwarded_from"`
	Text      json.RawMessage `json:"text"`
}

// Telegram reads the messages of the channels that Telegram Desktop exported as JSON: one, or all of an account. The channel is the outlet, a message with text a document, whose id
// is made of the numbers that Telegram gives to both, so that it is the same in every export. Whom it was forwarded from is kept, and the last edit. Then it tells which messages of
// the channel the export holds, for one that an earlier export had and this has not was deleted.
func Telegram(s Source, to Taker) error {
	used := &meter{in: s.Reader}
	dec := json.NewDecoder(used)
	x := exported{s: &s, to: to, dec: dec, used: used}
	t, err := dec.Token()
	switch {
	case err == nil && t != json.Delim('{'), errors.Is(err, io.EOF):
		err = errNoMessages
	case err == nil:
		err = x.object()
		if err == nil && !x.found {
			err = errNoMessages
		}
	}
	var syntax *json.SyntaxError
	switch {
	case errors.Is(err, errOverlong):
		return to.Fault(s.fault(0, isnad.TooLarge, "a message has more than %d MB; what comes after it is not read", mostAtOnce>>20))
	case errors.As(err, &syntax), errors.Is(err, io.ErrUnexpectedEOF), errors.Is(err, io.EOF), errors.Is(err, errNoMessages):
		return to.Fault(s.fault(0, isnad.BadJSON, "no Telegram export (%s): %s", x.lastName, strings.TrimPrefix(err.Error(), "json: ")))
	}
	return err
}

var errNoMessages = errors.New("it holds no list of messages")

// An exported file is read token by token, so that one of any size takes little memory.
type exported struct {
	s        *Source
	to       Taker
	dec      *json.Decoder
	used     *meter
	found    bool
	lastName string
}

// A chat is a channel or group. Its name and number stand before its messages.
type chat struct {
	name string
	id   int64
}

// object goes through an object whose brace is read: a chat, or what holds chats.
func (x *exported) object() error {
	var c chat
	for x.dec.More() {
		key, err := x.dec.Token()
		if err != nil {
			return err
		}
		switch key {
		case "messages":
			err = x.messages(c)
		case "chats", "left_chats", "list":
			err = x.within()
		case "name":
			err = x.dec.Decode(&c.name)
			x.lastName = c.name
		case "id":
			err = x.dec.Decode(&c.id)
		default:
			var skipped json.RawMessage
			err = x.dec.Decode(&skipped)
		}
		var kind *json.UnmarshalTypeError
		if err != nil && !errors.As(err, &kind) { // a name of null or the like is no name
			return err
		}
	}
	_, err := x.dec.Token()
	return err
}

// within goes into an object, or into every object of a list.
func (x *exported) within() error {
	t, err := x.dec.Token()
	switch {
	case err != nil:
		return err
	case t == json.Delim('{'):
		return x.object()
	case t != json.Delim('['):
		return nil
	}
	for x.dec.More() {
		if t, err := x.dec.Token(); err != nil || t != json.Delim('{') {
			return errors.Join(err, errNoMessages)
		}
		if err := x.object(); err != nil {
			return err
		}
	}
	_, err = x.dec.Token()
	return err
}

// messages hands on the messages of a chat, and then tells which there were.
func (x *exported) messages(c chat) error {
	x.found = true
	if t, err := x.dec.Token(); err != nil || t != json.Delim('[') {
		return errNoMessages
	}
	all := Extant{Prefix: x.prefix(c)}
	for n := 1; x.dec.More(); n++ {
		var raw json.RawMessage
		x.used.used = 0
		if err := x.dec.Decode(&raw); err != nil {
			return err
		}
		d, m, f := x.message(c, raw, n)
		if m.ID > 0 {
			all.Numbers = append(all.Numbers, m.ID)
			all.At = max(all.At, timeOf(m.Date))
		}
		var err error
		switch {
		case f != nil:
			err = x.to.Fault(f)
		case d.Text != "":
			err = x.to.Document(d)
		}
		if err != nil {
			return err
		}
	}
	if _, err := x.dec.Token(); err != nil {
		return err
	}
	if c.id == 0 || x.to.Extant == nil || len(all.Numbers) == 0 {
		return nil
	}
	slices.Sort(all.Numbers)
	return x.to.Extant(all)
}

// prefix begins the ids of the messages of a chat.
func (x *exported) prefix(c chat) string {
	if c.id == 0 {
		return string(x.s.Name) + "-"
	}
	return fmt.Sprintf("telegram-%d-", c.id)
}

func (x *exported) message(c chat, raw json.RawMessage, n int) (d Document, m message, f *isnad.Fault) {
	if err := json.Unmarshal(raw, &m); err != nil {
		return d, m, x.s.fault(0, isnad.BadJSON, "message %d: %s", n, strings.TrimPrefix(err.Error(), "json: "))
	}
	if m.Type != "message" {
		return d, m, nil
	}
	d.ID = isnad.DocumentID(fmt.Sprint(x.prefix(c), m.ID))
	d.Outlet, d.Published = c.name, dateOf(m.Date)
	if d.Outlet == "" {
		d.Outlet = m.From
	}
	d.Author, d.Forwarded, d.Edited = m.Author, m.Forwarded, timeOf(m.Edited)
	if d.Text, d.Raw = tidy(plain(m.Text)), raw; len(d.Text) > isnad.MaxText {
		return d, m, &isnad.Fault{ID: d.ID, Code: isnad.TooLarge, File: x.s.File, Message: fmt.Sprintf("message %d: over %d MB", n, isnad.MaxText>>20)}
	}
	return d, m, nil
}

// timeOf is an hour as it stands (2020-10-03T09:00:00), or the day where there is no more.
func timeOf(s string) string {
	const hour = "2006-01-02T15:04:05"
	if len(s) >= len(hour) {
		if _, err := time.Parse(hour, s[:len(hour)]); err == nil {
			return s[:len(hour)]
		}
	}
	return dateOf(s)
}

// plain is the text of a message: a string, or a list of strings and of objects that hold one (links, bold words).
func plain(raw json.RawMessage) string {
	var s string
	if json.Unmarshal(raw, &s) == nil {
		return s
	}
	var parts []json.RawMessage
	if json.Unmarshal(raw, &parts) != nil {
		return ""
	}
	var b strings.Builder
	for _, p := range parts {
		var o struct {
			Text string `json:"text"`
		}
		if json.Unmarshal(p, &s) == nil {
			b.WriteString(s)
		} else if json.Unmarshal(p, &o) == nil {
			b.WriteString(o.Text)
		}
	}
	return b.String()
}
