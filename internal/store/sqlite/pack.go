package sqlite

import (
	"bytes"
	"compress/flate"
	"fmt"
	"io"
	"sync"

	"isnad"
)

// packers are kept, for a new one costs more than what it packs.
var packers = sync.Pool{New: func() any { w, _ := flate.NewWriter(nil, flate.BestSpeed); return w }}

// pack compresses bytes; the first byte says whether it did.
func pack(b []byte) []byte {
	if len(b) < 200 {
		return append([]byte{0}, b...)
	}
	var out bytes.Buffer
	out.WriteByte(1)
	w := packers.Get().(*flate.Writer)
	w.Reset(&out)
	w.Write(b)
	w.Close()
	packers.Put(w)
	return out.Bytes()
}

// An unpacker keeps what the next unpacking needs again.
type unpacker struct {
	in  bytes.Reader
	out bytes.Buffer
	r   io.ReadCloser
}

// unpackers are kept, for a new one costs more than what it unpacks.
var unpackers = sync.Pool{New: func() any { return &unpacker{r: flate.NewReader(bytes.NewReader(nil))} }}

// mostUnpacked is more than a document may hold with all that is found in it.
const mostUnpacked = 64 * isnad.MaxText

// unpacked hands the inverse of pack to do, which may not keep the bytes; more than mostUnpacked is refused.
func unpacked(b []byte, do func([]byte) error) error {
	if len(b) == 0 || b[0] > 1 {
		return fmt.Errorf("unknown packing: %w", isnad.ErrDamaged)
	}
	if b[0] == 0 {
		return do(b[1:])
	}
	u := unpackers.Get().(*unpacker)
	defer unpackers.Put(u)
	u.in.Reset(b[1:])
	u.out.Reset()
	err := u.r.(flate.Resetter).Reset(&u.in, nil)
	if err == nil {
		_, err = u.out.ReadFrom(io.LimitReader(u.r, mostUnpacked+1))
	}
	if err != nil || u.out.Len() > mostUnpacked {
		return fmt.Errorf("unpack: %v: %w", err, isnad.ErrDamaged)
	}
	err = do(u.out.Bytes())
	if u.out.Cap() > isnad.MaxText {
		u.out = bytes.Buffer{}
	}
	return err
}

// unpack is the inverse of pack.
func unpack(b []byte) (out []byte, err error) {
	err = unpacked(b, func(raw []byte) error { out = bytes.Clone(raw); return nil })
	return out, err
}
