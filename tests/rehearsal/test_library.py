"""The helpdesk of a library: another domain, the same engine."""

from tests.rehearsal.support import TEXT, arr, calls, fill, obj, results, system, tool, user, write

PROMPT = system("You answer readers of a public library. Search the catalogue, check loans, and answer.")
NUMBER = {"type": "integer"}
TOOLS = [
    tool("search_catalogue", "Search the catalogue for books by subject.", subject=TEXT, limit=NUMBER),
    tool("list_loans", "Books that a reader has on loan, with the due date.", card_number=TEXT),
    tool("book_meeting_room", "Reserve a meeting room.", room=TEXT),
]
ASKED = user(
    "Which books on bees do you have, and when are my loans due?", {"cardNumber": "A-17", "subject": "bees", "limit": 5}
)
FOUND = results(
    {"books": [{"book_id": "b1", "title": "The Hive", "shelf": "598", "description": "How a hive works."}]},
    {"books": [{"book_id": "b2", "title": "Honey", "shelf": "638", "description": "From flower to jar."}]},
    {"loans": [{"book_id": "b9", "due": "2027-03-01"}], "text": "One loan is due on 2027-03-01."},
)


def test_tools_are_picked_by_the_request() -> None:
    assert calls([PROMPT, ASKED], TOOLS) == {
        "search_catalogue": {"subject": "bees", "limit": 5},
        "list_loans": {"card_number": "A-17"},
    }


def test_rows_are_mapped_by_their_keys() -> None:
    schema = obj(
        answer=TEXT,
        hits=arr(obj(book_id=TEXT, name=TEXT, reason=TEXT, price={"type": ["number", "null"]})),
        loan_dates=arr(TEXT),
    )
    assert fill(schema, [PROMPT, ASKED, *FOUND], tools=TOOLS) == {
        "answer": "One loan is due on 2027-03-01.",
        "hits": [
            {"book_id": "b1", "name": "The Hive", "reason": "How a hive works.", "price": None},
            {"book_id": "b2", "name": "Honey", "reason": "From flower to jar.", "price": None},
        ],
        "loan_dates": [],
    }


def test_plain_reply_is_made_of_the_results() -> None:
    assert write([PROMPT, ASKED, *FOUND], tools=TOOLS) == "One loan is due on 2027-03-01."


def test_values_without_sentences_are_listed() -> None:
    recipe = results({"recipe": "Shakshuka", "minutes": 25, "ingredients": ["eggs", "tomatoes"], "recipe_id": "r1"})
    assert write([user("What can I cook?"), *recipe]) == "Recipe: Shakshuka; minutes: 25. Ingredients: eggs, tomatoes."


def test_without_data_it_says_what_it_is() -> None:
    assert write([user("Good morning!")]) == (
        'You wrote "Good morning!"; I am the rehearsal engine, not a language model, '
        "and I answer only from what stands in the messages."
    )
