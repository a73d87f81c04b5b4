"""Cuts the fonts of the workbench out of the fontsource packages: what Arabic news is written with, and basic Latin. Needs fontTools and brotli.

Run in web/ after npm ci; the results are committed. A changed font may not bear the name that its makers keep for theirs, so the sans is renamed.
"""
from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont

# Letters and marks of Arabic, and the few of Persian, Kurdish and Urdu that names bring along; both rows of digits; Arabic punctuation.
ARABIC = [*range(0x060B, 0x061C), *range(0x061D, 0x0672), 0x0679, 0x067E, 0x0686, 0x0688, 0x0691, 0x0695, 0x0698, 0x06A4, 0x06A9, 0x06AD, 0x06AF,
          0x06B5, 0x06BA, 0x06BE, 0x06C1, 0x06C6, 0x06C7, 0x06CC, 0x06CE, 0x06D2, 0x06D4, 0x06D5, *range(0x06F0, 0x06FA), 0x200C, 0x200D, 0x200E, 0x200F]
LATIN = [*range(0x20, 0x7F), *range(0xA0, 0x100), 0x131, 0x152, 0x153, 0x2013, 0x2014, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2026, 0x2039, 0x203A,
         0x2190, 0x2191, 0x2192, 0x2193, 0x2212, 0x00D7, 0xFEFF]


def cut(source, target, letters, name=None):
    font = TTFont(source)
    options = Options()
    options.layout_features = ["*"] if "read" not in target else ["init", "medi", "fina", "isol", "rlig", "liga", "calt", "ccmp", "locl", "mark", "mkmk", "kern", "curs", "dist"]
    options.flavor = "woff2"
    options.notdef_outline = True
    options.name_IDs = [0, 1, 2, 3, 4, 6, 13, 14]
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=letters)
    subsetter.subset(font)
    if name:
        for record in font["name"].names:
            if record.nameID in (1, 3, 4, 6):
                record.string = name.replace(" ", "") if record.nameID == 6 else name
    font.flavor = "woff2"
    font.save(target)


PLEX = "node_modules/@fontsource/ibm-plex-sans-arabic/files/ibm-plex-sans-arabic-%s-%d-normal.woff2"
NASKH = "node_modules/@fontsource-variable/noto-naskh-arabic/files/noto-naskh-arabic-%s-wght-normal.woff2"
for weight in (400, 600):
    cut(PLEX % ("arabic", weight), "fonts/ui-arabic-%d.woff2" % weight, ARABIC, "Isnad Sans")
    cut(PLEX % ("latin", weight), "fonts/ui-latin-%d.woff2" % weight, LATIN, "Isnad Sans")
cut(NASKH % "arabic", "fonts/read-arabic.woff2", ARABIC)
cut(NASKH % "latin", "fonts/read-latin.woff2", LATIN)
