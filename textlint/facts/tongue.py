"""Which language a line of another language is in, as far as its letters and its commonest words tell."""

import re
from collections.abc import Sequence

# Letters that only these languages write, the narrower sets first: the first that stands in a line decides.
LETTERS: Sequence[tuple[str, tuple[str, ...]]] = (
    ("[іїєґІЇЄҐ]", ("uk",)),
    ("[ыэёЫЭЁ]", ("ru",)),
    ("[ђјћџљњ]", ("sr",)),
    ("[а-яА-Я]", ("ru", "uk", "bg")),
    ("[پچگژکی]", ("fa",)),
    ("[\u0620-\u064a]", ("ar",)),
    ("[\u0590-\u05ff]", ("he",)),
    ("[\u0900-\u097f]", ("hi",)),
    ("[\u0e00-\u0e7f]", ("th",)),
    ("[\u3040-\u30ff]", ("ja",)),
    ("[\uac00-\ud7af]", ("ko",)),
    ("[\u4e00-\u9fff]", ("zh",)),
    ("[\u0386-\u03ce]", ("el",)),
    ("[ơưđ\u1ea0-\u1ef9]", ("vi",)),
    ("[ığİ]", ("tr",)),
    ("[łąęśźż]", ("pl",)),
    ("[ñ¿¡]", ("es",)),
    ("[ãõ]", ("pt",)),
    ("[ßÄ]", ("de",)),
)
# Words of link texts and forms, of one language among those that letters do not tell apart.
WORDS = {
    word: code
    for code, words in {
        "es": "también más puede interesar lea lee leer ver sigue leyendo noticias relacionados compartir comparte deja dejar "
        "respuesta comentario comentarios agregar anuncio publicidad volver",
        "pt": "também leia veja saiba mais notícias compartilhar partilhar deixe uma resposta publicidade comentário voltar",
        "fr": "lire aussi voir également articles similaires partager laisser laissez commentaire réponse publicité retour",
        "it": "leggi anche guarda potrebbe articoli correlati condividi lascia commento risposta torna pubblicità",
        "de": "auch lesen sie siehe zum weiterlesen anzeige werbung schreibe einen teilen antwort antworten nach",
        "nl": "lees ook bekijk geef een reactie",
        "id": "baca juga lihat simak berita terkait bagikan selengkapnya tinggalkan balasan iklan",
        "tr": "benzer haberler oku yorum yorumlar",
        "ro": "citește citeşte vezi și şi lasă distribuie răspunsul",
        "pl": "czytaj przeczytaj zobacz także też więcej komentarz",
        "cs": "čtěte přečtěte také napsat komentář odpověď",
        "sv": "läs också även svar",
        "vi": "xem thêm liên quan",
    }.items()
    for word in words.split()
}  # fmt: skip
_LETTERS = tuple((re.compile(letters), codes) for letters, codes in LETTERS)
_WORD = re.compile(r"[^\W\d_]+")


def languages_of(line: str) -> tuple[str, ...]:
    """ISO 639-1 codes of the languages `line` may be in; none when it gives no sign."""
    for letters, codes in _LETTERS:
        if letters.search(line):
            return codes
    known = [WORDS[word] for word in _WORD.findall(line.lower()) if word in WORDS]
    return tuple(code for code in dict.fromkeys(known) if known.count(code) == max(map(known.count, known)))
