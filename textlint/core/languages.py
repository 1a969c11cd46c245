"""Languages a text may be translated from: ISO 639-1 codes and English names."""

from collections.abc import Mapping, Sequence

LANGUAGES: Mapping[str, str] = dict(
    pair.split("=")
    for pair in (
        "af=Afrikaans am=Amharic ar=Arabic az=Azerbaijani be=Belarusian bg=Bulgarian bn=Bengali bs=Bosnian ca=Catalan "
        "cs=Czech cy=Welsh da=Danish de=German el=Greek es=Spanish et=Estonian eu=Basque fa=Persian fi=Finnish "
        "fr=French ga=Irish gl=Galician gu=Gujarati ha=Hausa he=Hebrew hi=Hindi hr=Croatian hu=Hungarian hy=Armenian "
        "id=Indonesian is=Icelandic it=Italian ja=Japanese ka=Georgian kk=Kazakh km=Khmer ko=Korean ku=Kurdish "
        "ky=Kyrgyz lo=Lao lt=Lithuanian lv=Latvian mk=Macedonian mn=Mongolian mr=Marathi ms=Malay my=Burmese "
        "ne=Nepali nl=Dutch no=Norwegian pa=Punjabi pl=Polish ps=Pashto pt=Portuguese ro=Romanian ru=Russian "
        "si=Sinhala sk=Slovak sl=Slovenian so=Somali sq=Albanian sr=Serbian sv=Swedish sw=Swahili ta=Tamil te=Telugu "
        "tg=Tajik th=Thai tl=Tagalog tr=Turkish uk=Ukrainian ur=Urdu uz=Uzbek vi=Vietnamese zh=Chinese"
    ).split()
)


def named(codes: Sequence[str]) -> str:
    """The languages as a phrase: `Spanish`, `Russian or Ukrainian`, `Spanish, French or Italian`."""
    names = [LANGUAGES.get(code, code) for code in codes]
    return " or ".join(filter(None, (", ".join(names[:-1]), *names[-1:])))
