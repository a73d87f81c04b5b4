package morph

import "strings"

// join puts an ending to a stem and lets weak and doubled radicals meet it.
func (w *word) join(stem, end string) string {
	n := len(stem)
	if isWeak(stem[n-1]) {
		return meetEnd(stem[:n-1], stem[n-1], end)
	}
	if i := strings.IndexAny(stem, "67"); i > 0 {
		return w.melt(stem, i, end)
	}
	if w.doubled {
		return contract(stem, end)
	}
	return stem + end
}

// meetEnd joins a stem whose last radical is weak: دعا, دعت, يدعون. head ends with a short vowel.
func meetEnd(head string, weak byte, end string) string {
	n := len(head) - 1
	switch head[n] {
	case 'a':
		return meetA(head[:n], weak, end)
	case 'i':
		return meetHigh(head[:n], "iI", 'y', end)
	case 'u':
		return meetHigh(head[:n], "uU", 'w', end)
	}
	return head + string(glide(weak)) + end
}

func glide(weak byte) byte {
	if weak == '6' {
		return 'w'
	}
	return 'y'
}

// meetA joins after a: the two vowels become one, or a diphthong.
func meetA(head string, weak byte, end string) string {
	switch {
	case end == "":
		return head + "a"
	case end == "a" || end == "u":
		if weak == '6' || head != "" && head[len(head)-1] == 'y' {
			return head + "A"
		}
		return head + "Y"
	case end[0] == 'a': // at, atA
		return head + end
	case end[0] == 'U':
		return head + "aw" + end[1:]
	case end[0] == 'I':
		return head + "ay" + end[1:]
	}
	return head + "a" + string(glide(weak)) + end
}

// meetHigh joins after i or u; vowels are its short and long form.
func meetHigh(head, vowels string, glide byte, end string) string {
	switch {
	case end == "":
		return head + vowels[:1]
	case end == "u":
		return head + vowels[1:]
	case end[0] == 'a' || end[0] == 'A':
		return head + vowels[:1] + string(glide) + end
	case end[0] == 'U' || end[0] == 'I':
		return head + end
	}
	return head + vowels[1:] + end
}

// melt turns the weak middle radical at i and its vowels into one long vowel, short where the syllable is closed: قال, قلت.
func (w *word) melt(stem string, i int, end string) string {
	from, long := i, lengthen(stem[i+1])
	if isVowel(stem[i-1]) {
		from = i - 1
		long = 'A'
		if stem[i-1] == 'u' {
			long = 'I'
		}
	}
	if !opens(end) {
		long = shorten(long)
		if w.shortPast != 0 && from == i-1 && stem[i-1] == 'a' {
			long = w.shortPast
		}
	}
	return stem[:from] + string(long) + stem[i+2:] + end
}

// contract doubles the last radical where an ending opens the syllable: مد, يمد; مددت.
func contract(stem, end string) string {
	n := len(stem)
	if end == "" {
		end = "a" // the jussive يمد has the vowel of the subjunctive
	}
	if n < 4 || !opens(end) || stem[n-1] != stem[n-3] || !isShort(stem[n-2]) {
		return stem + end
	}
	c := stem[n-1:]
	if isVowel(stem[n-4]) {
		return stem[:n-2] + c + end
	}
	return stem[:n-3] + stem[n-2:n-1] + c + c + end
}

// settle lets neighbours meet in the whole word: two hamzas, a glide after another vowel.
func settle(s string) string {
	out := make([]byte, 0, len(s)+1)
	for i := 0; i < len(s); i++ {
		c := s[i]
		n := len(out)
		closed := i+1 == len(s) || isConsonant(s[i+1])
		switch {
		case isGlide(c) && n > 0 && (out[n-1] == 'u' || out[n-1] == 'i') && closed && i+1 < len(s) && s[i+1] != c:
			out[n-1] = lengthen(out[n-1])
		case c == '\'' && n > 1 && out[n-2] == '\'' && isShort(out[n-1]) && closed && i+1 < len(s) && s[i+1] != '\'' && out[n-1] != 'u':
			out[n-1] = lengthen(out[n-1])
		default:
			out = append(out, c)
		}
	}
	return string(out)
}
