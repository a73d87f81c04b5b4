// Package morph is the morphology of written Arabic: it conjugates verbs with their vowels, and it tells of a form of a text, which is written
// without vowels and often without hamzas, what it may be.
//
// Two halves. The engine ([Verb.Conjugate]) makes forms by rule from root, form and stem vowels, as the grammars teach them (the rules are our own wording
// of common knowledge: Wright, Fischer, Ryding). The analyser ([Analyser.Analyse]) looks stems up that the engine made beforehand, when
// the lexicon was compiled, and lists every word of which the form may be a shape. What no rule gives (خذ, رأى, broken plurals) is data in lexicon/ar.
//
// Sounds. Inside, words are strings of one byte a sound: a consonant is written with its letter of the Buckwalter transliteration, hamza always ';
// a i u are short and A I U long vowels; 6 and 7 are the weak letters و and ي where they may melt into a vowel; Y is a long a written ى; _ is the alef of
// joining; O the silent alef of وا; p ة; K and F the endings ٍ and ًى. Letters and seats of hamza are chosen last, in spell.go.
package morph
