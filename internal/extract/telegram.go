package extract

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strings"

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

// Telegram reads the messages of a channel that Telegram Desktop exported as JSON. The channel is the outlet, a message with text a document; whom it was forwarded from is
// kept, and the day of the last edit.
func Telegram(s Source, to Taker) error {
	dec := json.NewDecoder(s.Reader)
	channel, err := s.messages(dec, func(name string, raw json.RawMessage, n int) error {
		d, f := s.message(name, raw, n)
		switch {
		case f != nil:
			return to.Fault(f)
		case d.Text == "":
			return nil // a picture, a service message
		}
		return to.Document(d)
	})
	var syntax *json.SyntaxError
	switch {
	case errors.As(err, &syntax), errors.Is(err, io.ErrUnexpectedEOF), errors.Is(err, errNoMessages):
		return to.Fault(s.fault(0, isnad.BadJSON, "no Telegram export (%s): %s", channel, strings.TrimPrefix(err.Error(), "json: ")))
	}
	return err
}

var errNoMessages = errors.New("it holds no list of messages")

// messages goes through the object of a channel and hands on each message while it is read, so that an export of any size takes little memory. The name of the channel
// stands before its messages.
func (s *Source) messages(dec *json.Decoder, each func(channel string, raw json.RawMessage, n int) error) (channel string, err error) {
	if t, err := dec.Token(); err != nil || t != json.Delim('{') {
		return "", errNoMessages
	}
	found := false
	for dec.More() {
		key, err := dec.Token()
		if err != nil {
			return channel, err
		}
		if key != "messages" {
			var v any
			if err := dec.Decode(&v); err != nil {
				return channel, err
			}
			if name, ok := v.(string); ok && key == "name" {
				channel = name
			}
			continue
		}
		found = true
		if t, err := dec.Token(); err != nil || t != json.Delim('[') {
			return channel, errNoMessages
		}
		for n := 1; dec.More(); n++ {
			var raw json.RawMessage
			if err := dec.Decode(&raw); err != nil {
				return channel, err
			}
			if err := each(channel, raw, n); err != nil {
				return channel, err
			}
		}
		if _, err := dec.Token(); err != nil {
			return channel, err
		}
	}
	if !found {
		return channel, errNoMessages
	}
	return channel, nil
}

func (s *Source) message(channel string, raw json.RawMessage, n int) (d Document, f *isnad.Fault) {
	var m message
	if err := json.Unmarshal(raw, &m); err != nil {
		return d, s.fault(0, isnad.BadJSON, "message %d: %s", n, strings.TrimPrefix(err.Error(), "json: "))
	}
	if m.Type != "message" {
		return d, nil
	}
	d.ID = isnad.DocumentID(fmt.Sprintf("%s-%d", s.Name, m.ID))
	d.Outlet, d.Published = channel, dateOf(m.Date)
	if d.Outlet == "" {
		d.Outlet = m.From
	}
	d.Author, d.Forwarded, d.Edited = m.Author, m.Forwarded, dateOf(m.Edited)
	d.Text = tidy(plain(m.Text))
	if len(d.Text) > isnad.MaxText {
		return d, &isnad.Fault{ID: d.ID, Code: isnad.TooLarge, File: s.File, Message: fmt.Sprintf("message %d: over %d MB", n, isnad.MaxText>>20)}
	}
	return d, nil
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
