package fetch

import (
	"context"
	"errors"
	"fmt"
	"io"
	"mime"
	"net"
	"net/http"
	"net/netip"
	"net/url"
	"strconv"
	"strings"
	"syscall"
	"time"

	"isnad"
)

// A Guard says to which addresses of the network a fetch may connect.
type Guard func(ip netip.Addr, port uint16) error

// Public allows the ports of http and https on addresses of the public internet: none of this machine, of private networks, of carriers' inner nets, of the link or of
// multicast, also where IPv6 wraps an IPv4 address. It is asked with the address that a name came to, when it is dialled, so that a name cannot change after the check.
func Public(ip netip.Addr, port uint16) error {
	if port != 80 && port != 443 {
		return fmt.Errorf("port %d is not one of http or https", port)
	}
	for _, at := range unwrapped(ip) {
		if !isPublic(at) {
			return fmt.Errorf("%s is no public address", ip)
		}
	}
	return nil
}

// refused are ranges that netip knows by no name: this network, carriers' nets (RFC 6598), protocol assignments, documentation, benchmarks, reserved, and of IPv6 discard,
// documentation and the local forms of NAT64.
var refused = func() (out []netip.Prefix) {
	for _, s := range []string{"0.0.0.0/8", "100.64.0.0/10", "192.0.0.0/24", "192.0.2.0/24", "192.88.99.0/24", "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24", "240.0.0.0/4",
		"100::/64", "2001:db8::/32", "64:ff9b:1::/48", "fec0::/10"} {
		out = append(out, netip.MustParsePrefix(s))
	}
	return out
}()

func isPublic(ip netip.Addr) bool {
	if !ip.IsValid() || ip.Zone() != "" || ip.IsUnspecified() || ip.IsLoopback() || ip.IsPrivate() || ip.IsLinkLocalUnicast() || ip.IsMulticast() || ip.IsInterfaceLocalMulticast() {
		return false
	}
	for _, p := range refused {
		if p.Contains(ip) {
			return false
		}
	}
	return true
}

// unwrapped is an address with the IPv4 address that it carries: mapped, compatible, NAT64, 6to4.
func unwrapped(ip netip.Addr) []netip.Addr {
	out := []netip.Addr{ip.Unmap()}
	if !ip.Is6() || ip.Is4In6() {
		return out
	}
	b := ip.As16()
	inner := func(i int) netip.Addr { return netip.AddrFrom4([4]byte(b[i : i+4])) }
	switch {
	case netip.MustParsePrefix("64:ff9b::/96").Contains(ip), netip.MustParsePrefix("::/96").Contains(ip):
		out = append(out, inner(12))
	case netip.MustParsePrefix("2002::/16").Contains(ip):
		out = append(out, inner(2))
	}
	return out
}

const (
	maxRedirects = 5
	patience     = 30 * time.Second // for one page, all in all
)

// NewClient returns a client for pages and feeds that connects only where the guard allows, follows at most five redirects, keeps no cookies, uses no proxy of the environment
// and waits half a minute for a page.
func NewClient(guard Guard) *http.Client { return newClient(guard, nil) }

func newClient(guard Guard, names *net.Resolver) *http.Client {
	dialer := &net.Dialer{Timeout: 10 * time.Second, Resolver: names, Control: func(_, address string, _ syscall.RawConn) error {
		at, err := netip.ParseAddrPort(address)
		if err != nil {
			return err
		}
		if err := guard(at.Addr(), at.Port()); err != nil {
			return fmt.Errorf("%w: %w", isnad.ErrRefused, err)
		}
		return nil
	}}
	return &http.Client{
		Timeout:   patience,
		Transport: &http.Transport{DialContext: dialer.DialContext, TLSHandshakeTimeout: 10 * time.Second, MaxResponseHeaderBytes: 64 << 10, MaxIdleConnsPerHost: 2},
		CheckRedirect: func(r *http.Request, via []*http.Request) error {
			if len(via) > maxRedirects {
				return fmt.Errorf("more than %d redirects", maxRedirects)
			}
			return checkURL(r.URL)
		},
	}
}

func checkURL(u *url.URL) error {
	if u.Scheme != "http" && u.Scheme != "https" || u.Hostname() == "" || u.User != nil {
		return fmt.Errorf("%w: only http and https without a password are fetched", isnad.ErrRefused)
	}
	return nil
}

// IsURL reports whether a name is the address of something on the web.
func IsURL(name string) bool {
	return strings.HasPrefix(name, "http://") || strings.HasPrefix(name, "https://")
}

// get fetches an address.
func (f *Fetcher) get(ctx context.Context, address string) (Capture, *isnad.Fault) {
	c := Capture{File: address, URL: address}
	fault := func(code isnad.FaultCode, format string, args ...any) (Capture, *isnad.Fault) {
		return c, &isnad.Fault{Code: code, File: address, Message: fmt.Sprintf(format, args...)}
	}
	if f.HTTP == nil {
		return fault(isnad.Unsupported, "addresses are fetched by isnad add; or save the page and give the file")
	}
	request, err := http.NewRequestWithContext(ctx, http.MethodGet, address, nil)
	if err == nil {
		err = checkURL(request.URL)
	}
	if err != nil {
		return fault(isnad.Unsupported, "%s", err)
	}
	request.Header.Set("User-Agent", "isnad/1 (reads news)")
	for header, value := range map[string]string{"If-None-Match": f.Visits[address].ETag, "If-Modified-Since": f.Visits[address].Modified} {
		if value != "" {
			request.Header.Set(header, value)
		}
	}
	answer, err := f.HTTP.Do(request)
	if err != nil {
		var u *url.Error
		if errors.As(err, &u) {
			err = u.Err
		}
		if errors.Is(err, isnad.ErrRefused) {
			return fault(isnad.Unsupported, "%s", err)
		}
		return fault(isnad.NotFound, "%s", err)
	}
	defer answer.Body.Close()
	if f.Answered != nil {
		f.Answered(address, answerOf(answer))
	}
	if c.unchanged = answer.StatusCode == http.StatusNotModified; c.unchanged {
		return c, nil
	}
	if answer.StatusCode != http.StatusOK {
		return fault(isnad.NotFound, "the server answers %s", answer.Status)
	}
	c.Bytes, err = io.ReadAll(io.LimitReader(answer.Body, isnad.MaxText+1))
	switch {
	case err != nil:
		return fault(isnad.NotFound, "%s", err)
	case len(c.Bytes) > isnad.MaxText:
		return fault(isnad.TooLarge, "over %d MB, the most that one document may have", isnad.MaxText>>20)
	}
	c.URL, c.ContentType = answer.Request.URL.String(), answer.Header.Get("Content-Type")
	return c, nil
}

// answerOf reads what the head of an answer says about coming again.
func answerOf(r *http.Response) Answer {
	a := Answer{Visit: Visit{ETag: r.Header.Get("ETag"), Modified: r.Header.Get("Last-Modified")}, Unchanged: r.StatusCode == http.StatusNotModified}
	wait := r.Header.Get("Retry-After")
	if seconds, err := strconv.Atoi(wait); err == nil && seconds > 0 {
		a.Wait = time.Duration(seconds) * time.Second
	} else if at, err := http.ParseTime(wait); err == nil {
		a.Wait = max(0, time.Until(at))
	}
	return a
}

// formOf is the form that a content type tells.
func formOf(contentType string, data []byte) Form {
	kind, _, _ := mime.ParseMediaType(contentType)
	switch {
	case kind == "text/html", kind == "application/xhtml+xml":
		return HTML
	case kind == "application/pdf":
		return PDF
	case strings.HasSuffix(kind, "xml"), kind == "application/feed+json":
		return Feed
	case strings.HasSuffix(kind, "wordprocessingml.document"):
		return DOCX
	}
	return sniff(data)
}
