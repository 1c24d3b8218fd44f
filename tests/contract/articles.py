"""Makes articles for the tests: the same ones every time, full of what is hard to count and to cut."""

import random

PEOPLE = ["Ida Moe", "Håkon Bråten", "María José Peña", "Zoë Żak", "Nguyễn Văn Nam", "李小龍", "O’Hara", "Cafe\u0301 Owner"]
BODIES = ["Brae Foods", "Müller & Söhne AG", "the Port of Leith", "Acme 😀 Inc.", "Ministry of Fish"]
SENTENCES = [
    "{who} said on Friday that {body} would close its plant.",
    "“We will not sell,” {who} told reporters, “and that is final.” 👩‍👩‍👧‍👦",
    "Sales at {body} rose 4.5% to €{n} million in the third quarter.",
    "{body} denied on {d} March that it had paid $1.{n} billion.",
    "In 2019, {who}, {n}, was accused of fraud by prosecutors.\t",
    "'It’s \"quoted\" — twice,' {who} added\\n.",
    "Talks between {body} and {who} broke down; {n} people protested.",
    "𝔘nusual letters: 𝟙𝟚𝟛 n\u0303 \u200bzero\u00a0width\u2028line.",
]


def article(number):
    """The article with that number."""
    source = random.Random(number)
    paragraphs = []
    for _ in range(source.randint(1, 6)):
        sentences = source.choices(SENTENCES, k=source.randint(1, 5))
        paragraphs.append(" ".join(
            sentence.format(who=source.choice(PEOPLE), body=source.choice(BODIES), n=source.randint(2, 99), d=source.randint(1, 28))
            for sentence in sentences))
    return {"id": f"made-{number}", "title": f"Story {number} 😀", "published": "2021-03-05",
            "text": source.choice(["\n", "\n\n", "\r\n"]).join(paragraphs), "desk": {"n": number}}


def articles(count):
    return [article(number) for number in range(count)]
