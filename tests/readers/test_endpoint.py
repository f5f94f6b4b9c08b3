"""The endpoint, asked over a real connection: what leaves, what comes back, and what is said where nothing does."""

import gzip
import json
import socket
import time

import pytest

from articles.readers.asking import request_for
from articles.readers.base import EMBED, WRITE, ReaderAway, ReaderCutOff, ReaderNonsense, Request, Usage
from articles.readers.endpoint import Endpoint
from articles.readers.sending import MOST_BYTES

from .conftest import endpoint_settings
from .model_server import KEY, completion

WRITTEN = {"statement": "The ferry sails again."}


def question(purpose: str = WRITE, content=None) -> Request:
    return request_for(purpose, content or {"passages": []})


def refusal(message: str = "no", status: int = 400) -> tuple:
    return status, {}, {"error": {"message": message, "type": "invalid_request_error"}}


class TestGoodAnswers:
    def test_an_answer_and_what_it_took(self, model, endpoint):
        model.says(WRITTEN)
        reply = endpoint.send(question())
        assert json.loads(reply.answer) == WRITTEN
        assert (reply.usage.calls, reply.usage.tokens_in, reply.usage.tokens_out) == (1, 120, 30)
        assert reply.usage.seconds > 0

    def test_the_question_is_sent_and_nothing_else_of_ours(self, model, endpoint, monkeypatch):
        for name in ("OPENAI_ORG_ID", "OPENAI_PROJECT_ID", "OPENAI_API_KEY"):
            monkeypatch.setenv(name, "by surprise")
        monkeypatch.setenv("OPENAI_CUSTOM_HEADERS", "X-Surprise: by surprise")
        monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:1")
        monkeypatch.setenv("ALL_PROXY", "http://127.0.0.1:1")
        model.says(WRITTEN)
        request = question(content={"passages": [{"words": "The ferry “sails”."}]})
        endpoint.send(request)
        (asked,) = model.asked
        assert asked.path == "/v1/chat/completions"
        names = "host accept content-type content-length accept-encoding user-agent authorization"
        assert asked.headers.keys() == set(names.split())
        assert asked.headers["authorization"] == f"Bearer {KEY}"
        assert asked.body == {
            "model": "small",
            "messages": [
                {"role": "system", "content": request.instructions},
                {"role": "user", "content": request.content},
            ],
            "max_tokens": 8_000,
            "temperature": 0,
            "response_format": {
                "type": "json_schema",
                "json_schema": {"name": "write", "strict": True, "schema": request.schema},
            },
        }

    def test_without_a_key_none_is_sent(self, model):
        model.says(WRITTEN)
        Endpoint(endpoint_settings(model, key="")).send(question())
        assert "authorization" not in model.asked[0].headers

    def test_vectors_come_in_the_order_of_the_texts(self, model):
        rows = [{"index": 1, "embedding": [0.5, 1]}, {"index": 0, "embedding": [0, 0.25]}]
        model.sends((200, {}, {"data": rows, "usage": {"prompt_tokens": 7, "total_tokens": 7}}))
        reply = Endpoint(endpoint_settings(model, embed_model="tiny")).send(question(EMBED, ["one", "two"]))
        assert json.loads(reply.answer) == {"vectors": [[0.0, 0.25], [0.5, 1.0]]}
        assert (reply.usage.tokens_in, reply.usage.tokens_out) == (7, 0)
        assert model.asked[0].path == "/v1/embeddings"
        assert model.asked[0].body["model"] == "tiny" and model.asked[0].body["input"] == ["one", "two"]

    def test_no_model_to_embed_is_told(self, model, endpoint):
        with pytest.raises(ReaderAway, match="READER_EMBED_MODEL"):
            endpoint.send(question(EMBED, ["one"]))
        assert model.asked == []

    @pytest.mark.parametrize("used", [None, "many", {"prompt_tokens": -5}, {"prompt_tokens": True}, {}, 10**30])
    def test_what_is_not_counted_is_not_free(self, model, endpoint, used):
        model.sends((200, {}, completion(WRITTEN) | {"usage": used}))
        usage = endpoint.send(question()).usage
        assert usage.calls == 1 and usage.tokens_in > 0 and usage.tokens_out > 0


class TestMannersOfServers:
    @pytest.mark.parametrize("status", [400, 404, 422])
    def test_without_a_schema_where_the_server_has_none_and_that_is_remembered(self, model, endpoint, status):
        model.sends(refusal("response_format is unknown", status), (200, {}, completion(WRITTEN)))
        endpoint.send(question())
        endpoint.send(question())
        assert ["response_format" in asked.body for asked in model.asked] == [True, False, False]

    def test_other_names_of_the_limit_and_no_temperature(self, model, endpoint):
        model.sends(
            refusal("Unsupported parameter: use 'max_completion_tokens'."),
            refusal("Unsupported value: 'temperature'."),
            (200, {}, completion(WRITTEN)),
        )
        endpoint.send(question())
        last = model.asked[-1].body
        assert last["max_completion_tokens"] == 8_000 and "max_tokens" not in last and "temperature" not in last
        assert "response_format" in last

    def test_a_refusal_of_everything_is_told_in_the_servers_words_without_the_key(self, model, endpoint):
        model.sends(refusal(f"Context of 10 tokens is too short for {KEY}.\n" + "x" * 1_000))
        with pytest.raises(ReaderAway) as told:
            endpoint.send(question())
        assert str(told.value).startswith("127.0.0.1 refuses the request (400): Context of 10 tokens is too short")
        assert KEY not in str(told.value) and len(str(told.value)) < 300
        assert endpoint.manner.has_schema  # it was not the schema

    @pytest.mark.parametrize("sign", ["\0", "\ud800", "\u202e"])
    def test_of_the_servers_words_only_what_is_seen_is_told(self, model, endpoint, sign):
        model.sends(refusal(f"Too{sign} short."))
        with pytest.raises(ReaderAway, match="Too short"):
            endpoint.send(question())

    def test_prose_around_the_answer_is_left_out(self, model, endpoint):
        model.says(f"Here you are {{as asked}}:\n```json\n{json.dumps(WRITTEN)}\n```\nAnything else?")
        assert json.loads(endpoint.send(question()).answer) == WRITTEN


class TestServersThatFail:
    @pytest.mark.parametrize(
        ("status", "said"),
        [
            (401, "does not accept the key (401)"),
            (403, "does not accept the key (403)"),
            (302, "sends on to another address (302)"),
            (307, "sends on to another address (307)"),
            (418, "refuses the request (418)"),
        ],
    )
    def test_what_another_try_does_not_mend_is_told_at_once(self, model, endpoint, status, said):
        model.sends((status, {"Location": "http://127.0.0.1:1/elsewhere"}, {}))
        with pytest.raises(ReaderAway) as told:
            endpoint.send(question())
        assert said in str(told.value) and len(model.asked) == 1

    def test_a_fault_of_the_server_is_tried_again(self, model, endpoint):
        model.sends((503, {}, b"down"), (200, {}, completion(WRITTEN)))
        assert json.loads(endpoint.send(question()).answer) == WRITTEN

    def test_a_fault_that_lasts_is_told(self, model, endpoint):
        model.sends((500, {"Retry-After": "0.01"}, b"<h1>down</h1>"))
        with pytest.raises(ReaderAway, match=r"has a fault of its own \(500\)"):
            endpoint.send(question())
        assert len(model.asked) == 3

    def test_whoever_is_asked_to_wait_waits(self, model, endpoint):
        model.sends((429, {"Retry-After": "1"}, {}), (200, {}, completion(WRITTEN)))
        before = time.monotonic()
        endpoint.send(question())
        assert time.monotonic() - before >= 1

    def test_whoever_is_to_wait_for_long_is_told(self, model, endpoint):
        model.sends((429, {"Retry-After": "3600"}, {}))
        with pytest.raises(ReaderAway, match=r"asked too much .* 3,600 seconds") as told:
            endpoint.send(question())
        assert told.value.wait == 3600 and len(model.asked) == 1

    def test_nobody_there(self, model):
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            url = f"http://127.0.0.1:{free.getsockname()[1]}/v1"
        with pytest.raises(ReaderAway, match=r"^127\.0\.0\.1 cannot be reached\.$") as told:
            Endpoint(endpoint_settings(model, url=url)).send(question())
        assert told.value.usage == Usage()

    def test_one_that_falls_silent_is_left(self, model):
        model.answer = lambda asked, handler: time.sleep(3)
        with pytest.raises(ReaderAway, match="did not answer within 1 seconds") as told:
            Endpoint(endpoint_settings(model, seconds=1)).send(question())
        assert len(model.asked) == 1  # a second one would cost as much
        assert told.value.usage.calls == 1 and told.value.usage.tokens_in > 0

    @pytest.mark.parametrize(
        "start",
        [
            b"HTTP/1.1 200 OK\r\nX-Slow: ",
            b"HTTP/1.1 200 OK\r\nContent-Length: 10000\r\n\r\n",
            b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2;",
            b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\n{}\r\n0\r\nX-Slow: ",
        ],
        ids=["head", "body", "size of a piece", "trailer"],
    )
    def test_one_that_drips_is_left_wherever_it_does(self, model, start):
        def drip(asked, handler):
            handler.wfile.write(start)
            for _ in range(40):
                handler.wfile.write(b"a")
                handler.wfile.flush()
                time.sleep(0.1)

        model.answer = drip
        with pytest.raises(ReaderAway, match="did not answer within 1 seconds"):
            Endpoint(endpoint_settings(model, seconds=1)).send(question())

    def test_one_that_breaks_off(self, model, endpoint):
        def break_off(asked, handler):
            handler.send_response(200)
            handler.send_header("Content-Length", "10000")
            handler.end_headers()
            handler.wfile.write(json.dumps(completion(WRITTEN)).encode()[:40])

        model.answer = break_off
        with pytest.raises(ReaderAway, match="broke off before its answer was whole") as told:
            endpoint.send(question())
        assert told.value.usage.tokens_in > 0

    @pytest.mark.parametrize("status", [200, 400])
    def test_more_than_an_answer_can_be_is_not_read(self, model, endpoint, status):
        model.sends((status, {}, b" " * (MOST_BYTES + 1_000_000)))
        with pytest.raises(ReaderNonsense, match="sends more than 8 MB") as told:
            endpoint.send(question())
        assert told.value.usage.tokens_in > 0

    def test_a_packed_answer_is_not_opened(self, model, endpoint):
        packed = gzip.compress(json.dumps(completion(WRITTEN)).encode())
        model.sends((200, {"Content-Encoding": "gzip"}, packed))
        with pytest.raises(ReaderNonsense, match="packs its answer"):
            endpoint.send(question())


class TestAnswersThatAreNone:
    @pytest.mark.parametrize(
        ("body", "said"),
        [
            (b"<html>Welcome</html>", "is no answer of a model"),
            (b"[" * 200_000, "is no answer of a model"),
            (b"\xff\xfe{", "is no answer of a model"),
            (b"[]", "no answer of a chat model"),
            ({"choices": []}, "no answer of a chat model"),
            ({"choices": "none"}, "no answer of a chat model"),
            ({"choices": [{"message": {"content": 7}}]}, "no answer of a chat model"),
            (completion(None), "answered nothing"),
            (completion("  "), "answered nothing"),
            (completion(None, tool_calls=[{"id": "1"}]), "asked for tools"),
            (completion(None, refusal="I will not."), "declined"),
            (completion("", finish="content_filter"), "declined"),
            (completion("I am sorry."), "holds no JSON"),
            (completion('{"statement": 7}'), "statement: Input should be a valid string"),
            (completion('{"statement": "a", "statement": "b"}'), "one key twice"),
            (completion('{"statement": "a"} {"statement": "b"}'), "more than one answer"),
            (completion('{"statement": "a", "note": 1}'), "note: Extra inputs"),
            (completion('{"statement": "a", "no\\u0000te": 1}'), "note: Extra inputs"),
            (completion('{"a":' * 5_000), "has not the form"),
            (completion('{"statement": "cut o'), "has not the form"),
        ],
    )
    def test_each_is_told_in_words(self, model, endpoint, body, said):
        model.sends((200, {}, body))
        with pytest.raises(ReaderNonsense, match=said) as told:
            endpoint.send(question())
        assert str(told.value).endswith(".")
        assert told.value.usage.tokens_in > 0

    def test_what_was_spent_on_nonsense_is_counted(self, model, endpoint):
        model.says("I am sorry.")
        with pytest.raises(ReaderNonsense) as told:
            endpoint.send(question())
        spent = told.value.usage
        assert Usage(spent.calls, spent.tokens_in, spent.tokens_out) == Usage(1, 120, 30)

    @pytest.mark.parametrize(
        ("counted", "tokens"),
        [((900, 40), (900, 40)), ((0, 0), "by length"), ((10**7, 10**7), "by length"), ((-1, 5), "by length")],
    )
    def test_a_count_that_cannot_be_is_none(self, model, endpoint, counted, tokens):
        body = completion('{"statement": "The ferry runs."}')
        model.sends((200, {}, body | {"usage": {"prompt_tokens": counted[0], "completion_tokens": counted[1]}}))
        spent, asked = endpoint.send(question()).usage, question()
        if tokens == "by length":
            assert spent.tokens_in == asked.tokens and 0 < spent.tokens_out < 200
        else:
            assert (spent.tokens_in, spent.tokens_out) == tokens

    def test_an_answer_that_is_cut_off_at_its_limit(self, model, endpoint):
        model.sends((200, {}, completion('{"statement": "The fer', finish="length")))
        with pytest.raises(ReaderCutOff, match=r"cut off after 8,000 tokens"):
            endpoint.send(question())
