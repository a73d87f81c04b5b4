// Package search says what it is to find something: how a text is cut into terms, how a query is read, what of a document is searched (its [Card]), and whether
// a card meets a query. It is pure and knows no store; every store asks it, so that all find the same.
//
// A text is cut into words, each with two terms: exact, its folded letters, and stem, what light cutting of affixes leaves of it or of its dictionary form. Words
// of a query are met by stems, phrases by exact terms one after the other. Fields (type:ASSAULT) are met by what was read in the text.
package search
