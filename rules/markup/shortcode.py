"""Shortcodes of content systems in square brackets."""

from collections.abc import Iterator

from textlint.core import Bad, Document, Expression, Finding, InQuotes, Kind, Safety, Severity, Span, rule
from textlint.facts.cuts import cut
from textlint.facts.starts import matches_at, starts

_PREFIXED = r"(?:vc|et_pb|su|ad|fusion|elementor|av|mk|wpv|gravityform|td_block|ultimate|rev|bsf|porto|penci|cs|tatsu|stm|wp)_[\w-]{1,40}"
_NAMES = (
    "caption|embed|gallery|audio|video|playlist|embedyt|ad|ads|adrotate|adsense|wpforms|contact-form|contact-form-7|sharethis|toc|vidiq|"
    "advanced_iframe|iframe|rev_slider|tweet|twitter|youtube|vimeo|soundcloud|instagram|facebook|googlemap|dropcap|pullquote|blockquote|quote|"
    "button|column|columns|row|tabs|tab|accordion|spoiler|box|button|one_half|one_third|two_third|one_half_last|highlight|related|related_posts|"
    "relatedposts|recent_posts|newsletter|newsletter_form|mc4wp_form|ninja_form|ninja_forms|gravityform|formidable|woocommerce_cart|products|"
    "metaslider|nggallery|ngg|slideshow|slideshow_deploy|tablepress|table|visualizer|poll|wp_ad_camp|jwplayer|brightcove|dailymotion|"
    "scribd|slideshare|getty|polldaddy|spotify|bandcamp|googleapps|wpvideo|videopress|sc|url|img|font|color|size|center|spacer|divider|hr|br|"
    "yt|media|image|file|link|note|notice|alert|infobox|sidebar|adinserter|the_ad|the_ad_group|quads|bctt|click_to_tweet|tie_index|tie_full_img|"
    "padding|review|social|follow|author|login|member|paywall|restrict|s2If|hidepost|passster|content_protector"
)
_CODE = Expression(
    rf"\[(?:/(?:{_NAMES}|{_PREFIXED})\s?|(?:{_PREFIXED}|one_half|one_third|two_third|one_half_last|wp_ad_camp|mc4wp_form|contact-form-7|adrotate|embedyt|"
    rf"sharethis|vidiq|wpforms|nggallery|the_ad|the_ad_group|tie_index|adinserter|toc|ad_\d|ads?\d)(?:\s[^\[\]\n]{{0,400}})?|"
    rf"(?:{_NAMES})\s(?:[^\[\]\n]{{0,200}}\s)?[\w-]{{1,30}}\s?=\s?[\"'“”″&\d\w][^\[\]\n]{{0,400}}|"
    rf"(?:{_NAMES})=[^\[\]\n]{{1,200}}|"
    rf"embed)\s?/?\]",
)
_LONE = Expression(
    r"^[ \t]*\[(?:gallery|embed|caption|audio|video|newsletter|ads?|related_posts|slideshow)\][ \t]*$",
    Expression.MULTILINE,
)


@rule(
    id="markup/shortcode",
    message="“{code}” is a shortcode of the content system; readers should never see it.",
    severity=Severity.ERROR,
    safety=Safety.SAFE,
    mqm="design and markup/markup",
    source="WordPress Codex, shortcode API; page builders WPBakery and Divi; BBCode",
    blocks=frozenset(Kind),
    quotes=InQuotes.FIX,
    requires=(
        "[/", "[caption", "[embed", "[gallery", "[audio", "[video", "[playlist", "[vc_", "[et_pb_", "[su_", "[ad", "[fusion_", "[av_", "[mk_", "[td_",
        "[rev_", "[wp", "[contact-form", "[sharethis", "[toc", "[vidiq", "[iframe", "[tweet", "[twitter", "[youtube", "[vimeo", "[soundcloud",
        "[instagram", "[facebook", "[googlemap", "[dropcap", "[pullquote", "[button", "[column", "[row", "[tab", "[one_", "[two_", "[mc4wp", "[ninja",
        "[gravity", "[newsletter", "[related", "[the_ad", "[quads", "[bctt", "[tie_", "[url=", "[img", "[font=", "[color=", "[size=", "[ngg", "[metaslider",
        "[jwplayer", "[poll", "[quote=", "[advanced_iframe", "[image ", "[link ", "[media ", "[slideshow",
    ),
    touches=frozenset(("number", "url", "quoted")),
    bad=(
        Bad(
            "⟦[caption id=\"attachment_4711\" align=\"alignright\" width=\"300\"]⟧The old harbour⟦[/caption]⟧",
            "The old harbour",
        ),
        Bad("The vote was put off.\n⟦[ad_1]⟧\nNo new date was named.", "The vote was put off.\nNo new date was named."),
        Bad("⟦[vc_row]⟧⟦[vc_column width=\"1/2\"]⟧The court sits again on Monday.⟦[/vc_column]⟧⟦[/vc_row]⟧", "The court sits again on Monday."),
        Bad("The film was shown twice.\n\n⟦[embed]⟧https://example.org/film⟦[/embed]⟧", "The film was shown twice.\n\nhttps://example.org/film"),
        Bad("Read ⟦[url=https://example.org]⟧the report⟦[/url]⟧ in full.", "Read the report in full."),
        Bad("Rain is forecast for the weekend.\n⟦[gallery]⟧", "Rain is forecast for the weekend."),
    ),
    good=(
        "“You will spend 15 years in the [prison] yard,” he said.",
        "“The [video] shows nothing,” the officer said.",
        "He wrote that the goverment [sic] had lied.",
        "“We did all we could […] and it was not enough,” she said.",
        "“[The ad] was pulled within the hour,” the network said.",
        "“The [table of contents] was torn out,” the librarian said.",
        "[1] Annual report of the bank, page 12.",
        "“The [gallery] closed in May,” he said.",
    ),
)  # fmt: skip
def shortcode(document: Document) -> Iterator[Finding]:
    """WordPress and its page builders mark pictures, columns and advertisements with codes in square brackets. When the
    plugin that knows a code is gone, or the scraper reads the stored text, the code is printed as it is. Words that an
    editor put into square brackets carry no attributes and no slash."""
    text = document.text
    spans = {match.span() for match in matches_at(_CODE, text, starts(text, "["))} | set(_alone(text))
    for start, end in sorted(spans):
        code = document.text[start:end]
        span = Span(start + len(code) - len(code.lstrip()), end - len(code) + len(code.rstrip()))
        yield shortcode.finding(span, edits=((cut(document, span),),), code=code.strip()[:40])


def _alone(text: str) -> Iterator[tuple[int, int]]:
    """The codes that have a line of their own, the blanks round them included."""
    for bracket in starts(text, "["):
        start = bracket
        while text[start - 1 : start] in (" ", "\t"):
            start -= 1
        if match := _LONE.match(text, start):
            yield match.span()
