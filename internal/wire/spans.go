package wire

// EachSpan calls f for every span of a record, with the finding that it belongs to.
func EachSpan(rec *Record, f func(of string, s Span)) {
	may := func(of string, s *Span) {
		if s != nil {
			f(of, *s)
		}
	}
	for _, e := range rec.Entities {
		for _, m := range e.Mentions {
			f(e.ID, m.Span)
		}
		for _, d := range e.Described {
			f(e.ID, d)
		}
	}
	for i := range rec.Events {
		eachOfEvent(&rec.Events[i], f, may)
	}
	for _, c := range rec.Claims {
		f(c.ID, c.Content)
		for _, l := range c.Chain {
			may(c.ID, l.Cue)
		}
	}
	for _, c := range rec.Consequences {
		f(c.ID, c.If)
		f(c.ID, c.Then)
		may(c.ID, c.Mark)
	}
	for _, x := range rec.Explanations {
		f(x.ID, x.Reading)
		may(x.ID, x.Mark)
	}
	for _, q := range rec.Questions {
		f(q.ID, q.Span)
	}
	for _, r := range rec.Relations {
		may(r.ID, r.Span)
	}
	for _, o := range rec.Order {
		may(o.ID, o.Span)
	}
	for _, d := range rec.Doubts {
		may(d.ID, d.Span)
	}
}

func eachOfEvent(e *Event, f func(string, Span), may func(string, *Span)) {
	f(e.ID, e.Trigger)
	may(e.ID, e.StatusCue)
	if e.Time != nil {
		may(e.ID, e.Time.Span)
	}
	if e.Leaning != nil {
		may(e.ID, e.Leaning.Cue)
	}
	for _, q := range e.Quantities {
		may(e.ID, q.Span)
	}
}
