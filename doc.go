// Package isnad names what Isnad keeps of the Arabic news: the nouns of its ledger, each once.
//
// A [Document] is one published item. A [Span] points into its text; every value that Isnad prints opens to one. An [Entity]
// is somebody in the world, an [Event] something that was done or may be done, known through the [Telling] of each document. A
// [Claim] is what somebody asserts; its [Chain] says who told whom, one [Link] a teller, from the outlet inwards. A
// [Consequence] says what is held to follow from what and for whom it is good or bad; an [Explanation] what an event is held to
// mean; a [Question] is a what-if that a text raises. A [Commitment] is a threat, promise or demand with its outcome. All
// these enter the ledger as a [Change], and a [Case] is the part of it under study.
//
// One worked sentence. «قال مصدر مقرب من الوزير إن الحكومة تعتزم إغلاق المعبر» gives an Event (COERCE restrict, by the government,
// of the crossing, status planned) told inside a Claim whose Chain has one Link: an unnamed source, near the minister, who is
// not the speaker.
//
// What one pass over one document made, before it is linked to others, is a reading (package internal/reading). The
// [Status] of an event is what a text says of it and is never a judgement of ours.
package isnad
