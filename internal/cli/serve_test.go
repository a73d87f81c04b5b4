package cli

import (
	"bufio"
	"bytes"
	"context"
	"io"
	"net/http"
	"path/filepath"
	"strings"
	"testing"
)

// TestServe starts the command, asks it something, and ends it as Ctrl-C does.
func TestServe(t *testing.T) {
	ctx, stop := context.WithCancel(t.Context())
	defer stop()
	r, w := io.Pipe()
	ended := make(chan int, 1)
	var stderr bytes.Buffer
	go func() {
		ended <- Main(ctx, []string{"serve", "--db", filepath.Join(t.TempDir(), "new.db"), "--port", "0", "--as", "Layla"}, strings.NewReader(""), w, &stderr)
		w.Close()
	}()
	line, err := bufio.NewReader(r).ReadString('\n')
	if err != nil || !strings.HasPrefix(line, "http://127.0.0.1:") {
		t.Fatalf("it prints %q (%v)", line, err)
	}
	a, err := http.Get(strings.TrimSpace(line) + "api/v1/status")
	if err != nil {
		t.Fatal(err)
	}
	body, err := io.ReadAll(a.Body)
	a.Body.Close()
	if err != nil || a.StatusCode != 200 || !strings.Contains(string(body), `"author":"Layla"`) || !strings.Contains(string(body), `"empty":true`) {
		t.Errorf("%d %s (%v)", a.StatusCode, body, err)
	}
	http.DefaultClient.CloseIdleConnections()
	stop()
	if code := <-ended; code != exitDone {
		t.Errorf("Ctrl-C: exit %d: %s", code, stderr.String())
	}
}
