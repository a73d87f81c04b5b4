// Package judge seals the judgements of analysts, tells which are due, and scores them against what came of them. It fills none in: sentence, likelihood and
// confidence are a person's, and so is what a judgement turned out to be. The bands and the two answers kept apart are those of ICD 203 (Analytic Standards, 2015).
// It is pure.
package judge

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"hash"

	"isnad"
)

// form heads what is hashed, so that another form of it can never have the same seal.
const form = "isnad-judgement/1"

// idLetters is how many letters of the seal an ID has behind its "j-".
const idLetters = 10

// Seal fills in the digests of what a judgement rests on, its seal and its ID. salt gives a word that nobody can guess, a new one each time; it stands beside each
// digest and goes with what is erased.
func Seal(j isnad.Judgement, salt func() string) isnad.Judgement {
	rests := make([]isnad.Rest, len(j.Rests))
	for i, r := range j.Rests {
		r.Salt = salt()
		r.Digest = digestOfRest(r)
		words := make([]isnad.SealedSpan, len(r.Words))
		for k, w := range r.Words {
			w.Salt = salt()
			w.Digest = digestOfSpan(w)
			words[k] = w
		}
		r.Words = words
		rests[i] = r
	}
	j.Rests = rests
	j.Seal = sealOf(j)
	j.ID = idOf(j.Seal)
	return j
}

func idOf(seal string) string { return "j-" + seal[:min(idLetters, len(seal))] }

// sealOf hashes the canonical form: each value behind its length in bytes, in this order, and of what it rests on the digests alone.
func sealOf(j isnad.Judgement) string {
	h := sha256.New()
	put(h, form, j.Sentence, j.Question, j.Case, j.Likelihood.String(), j.Confidence.String(), j.Author, j.Day, j.Review, j.WouldChange, j.Supersedes)
	put(h, fmt.Sprint(len(j.Rests)))
	for _, r := range j.Rests {
		put(h, r.Digest, fmt.Sprint(len(r.Words)))
		for _, w := range r.Words {
			put(h, w.Digest)
		}
	}
	return hex.EncodeToString(h.Sum(nil))
}

func digestOfRest(r isnad.Rest) string {
	return digest(r.Salt, string(r.Subject.Kind), r.Subject.ID, r.Said)
}

func digestOfSpan(w isnad.SealedSpan) string {
	return digest(w.Salt, string(w.At.Document), fmt.Sprint(w.At.Start), fmt.Sprint(w.At.End), w.At.Text)
}

func digest(values ...string) string {
	h := sha256.New()
	put(h, values...)
	return hex.EncodeToString(h.Sum(nil))
}

func put(h hash.Hash, values ...string) {
	for _, v := range values {
		fmt.Fprintf(h, "%d:%s,", len(v), v)
	}
}

// Broken lists what of a judgement is not as it was sealed; none where the seal holds. What was erased has left its digest, and is not held against anything else.
func Broken(j isnad.Judgement) (faults []string) {
	if sealOf(j) != j.Seal {
		faults = append(faults, "it is not what was sealed")
	}
	if idOf(j.Seal) != j.ID {
		faults = append(faults, "its id is not that of its seal")
	}
	for i, r := range j.Rests {
		if r.Salt == "" && r.Said != "" || r.Salt != "" && digestOfRest(r) != r.Digest {
			faults = append(faults, fmt.Sprintf("finding %d is not what was sealed", i+1))
		}
		for k, w := range r.Words {
			if w.Salt == "" && !w.At.IsZero() || w.Salt != "" && digestOfSpan(w) != w.Digest {
				faults = append(faults, fmt.Sprintf("words %d of finding %d are not what was sealed", k+1, i+1))
			}
		}
	}
	return faults
}
