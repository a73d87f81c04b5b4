package fetch

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"os/exec"
	"time"

	"isnad"
)

// pdfTime is how long pdftotext may take for one file.
const pdfTime = 60 * time.Second

// maxPDF is the number of bytes that a PDF may have; its pictures count.
const maxPDF = 8 * isnad.MaxText

// pdf has pdftotext (Poppler) take the text out of a PDF, which it does in the order of reading for Arabic; without that program the file is refused, as a text in wrong
// order would look right.
func (f *Fetcher) pdf(ctx context.Context, name string, in io.Reader, each func(Capture) error, fault func(*isnad.Fault) error) error {
	fail := func(code isnad.FaultCode, format string, args ...any) error {
		return fault(&isnad.Fault{ID: idOf(name), Code: code, File: name, Message: fmt.Sprintf(format, args...)})
	}
	program, err := exec.LookPath("pdftotext")
	if err != nil {
		return fail(isnad.Unsupported, "a PDF is read only where pdftotext is installed (Debian: poppler-utils), which keeps the order of Arabic")
	}
	raw, err := io.ReadAll(io.LimitReader(in, maxPDF+1))
	switch {
	case err != nil:
		return fail(isnad.NotFound, "%s", reason(err))
	case len(raw) > maxPDF:
		return fail(isnad.TooLarge, "over %d MB", maxPDF>>20)
	}
	ctx, cancel := context.WithTimeout(ctx, pdfTime)
	defer cancel()
	var out bytes.Buffer
	command := exec.CommandContext(ctx, program, "-q", "-enc", "UTF-8", "-", "-")
	command.Stdin = bytes.NewReader(raw)
	command.Stdout = &limited{&out, isnad.MaxText}
	if err := command.Run(); err != nil {
		if errors.Is(err, errLimit) || out.Len() > isnad.MaxText {
			return fail(isnad.TooLarge, "over %d MB of text", isnad.MaxText>>20)
		}
		if ctx.Err() != nil {
			return fail(isnad.TimedOut, "it took too long")
		}
		return fail(isnad.NotText, "the PDF is damaged, protected, or none")
	}
	return each(Capture{File: name, ID: idOf(name), Form: PDF, Bytes: out.Bytes(), Raw: raw})
}

var errLimit = errors.New("too much")

// limited refuses to write beyond a number of bytes.
type limited struct {
	*bytes.Buffer
	most int
}

func (l *limited) Write(p []byte) (int, error) {
	if l.Len()+len(p) > l.most {
		return 0, errLimit
	}
	return l.Buffer.Write(p)
}
