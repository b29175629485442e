"""Executes the state machine's own file on moto's interpreter of the states language. Exit 3: moto is not installed.

    run_state_machine.py FOLDER          through each of its ends, with functions that answer as told here
    run_state_machine.py FOLDER URL      once, with the event on standard input and the functions behind URL/NAME

Prints what was seen. Waiting between looks is a substitution, as in the template; waiting between retries, which the
machine fixes, is not slept but noted. Nothing leaves the process but the calls to URL.
"""
import json
import logging
import os
import sys
import time
import types
import urllib.error
import urllib.request

os.environ.update(AWS_DEFAULT_REGION="eu-west-1", AWS_ACCESS_KEY_ID="none", AWS_SECRET_ACCESS_KEY="none")

try:
    import boto3
    from moto import mock_aws
    from moto.awslambda_simple.models import LambdaSimpleBackend
    from moto.core.exceptions import JsonRESTError
    from moto.stepfunctions.parser.asl.component.common.retry import retrier_decl
except ImportError as missing:
    print(missing)
    sys.exit(3)

from state_machine import filled, placeholders

IMPORT, STATUS = "cc5-import:live", "cc5-status:live"
PATIENCE_SECONDS = 60
CONFIG = {
    "core": {"reset_boto3_session": False},
    "lambda": {"use_docker": False},
    "stepfunctions": {"execute_state_machine": True},
}
EVENT = {"source": "aws.s3", "detail": {"bucket": {"name": "agency"}, "object": {"key": "in/a.cc5txt"}}}
ACCEPTED = {"results": [{"outcome": "accepted", "fileId": "f1", "actionId": "a1", "key": "in/a.cc5txt"}], "ignored": 0}

# The interpreter logs each state that fails, which is what is asked for here.
logging.disable()
retries = []
retrier_decl.time = types.SimpleNamespace(sleep=retries.append)


class Error:
    """A function that fails, as Lambda tells of it."""

    def __init__(self, name, message="it failed"):
        self.name = name
        self.payload = {"errorType": name, "errorMessage": message}


NOT_DONE = Error("dev.cc5.lambda.NotDoneException")


class Throttled(JsonRESTError):
    code = 429

    def __init__(self):
        super().__init__("TooManyRequestsException", "Rate Exceeded.")


class Functions:
    """Answers by function's name, one after the other, the last one for ever; keeps what it was asked."""

    def __init__(self, answers):
        self.answers = {name: list(told) for name, told in answers.items()}
        self.asked = {IMPORT: [], STATUS: []}

    def answer(self, name, payload):
        self.asked[name].append(json.loads(payload))
        told = self.answers[name]
        return told.pop(0) if len(told) > 1 else told[0]


class BehindUrl:
    """Functions that run: a post to URL/NAME is an invocation, an answer of 500 its error."""

    def __init__(self, url):
        self.url = url

    def answer(self, name, payload):
        request = urllib.request.Request(self.url + "/" + name, payload.encode())
        try:
            with urllib.request.urlopen(request, timeout=PATIENCE_SECONDS) as answer:
                return json.load(answer)
        except urllib.error.HTTPError as failed:
            error = json.load(failed)
            return Error(error["errorType"], error["errorMessage"])


def execute(folder, functions, event, every=0, give_up_after=PATIENCE_SECONDS):
    """One execution, from its start to its end; what the service says of it, and the states it went through."""

    def invoke(backend, name, qualifier, body, headers, response_headers):
        answer = functions.answer(name, body)
        if isinstance(answer, Exception):
            raise answer
        if isinstance(answer, Error):
            response_headers["x-amz-function-error"] = "Unhandled"
            answer = answer.payload
        return json.dumps(answer).encode()

    retries.clear()
    LambdaSimpleBackend.invoke = invoke
    values = {
        "ImportFunction": IMPORT,
        "StatusFunction": STATUS,
        "CheckEverySeconds": every,
        "GiveUpAfterSeconds": give_up_after,
    }
    assert set(values) == placeholders(folder), placeholders(folder)
    with mock_aws(config=CONFIG):
        service = boto3.client("stepfunctions")
        role = "arn:aws:iam::123456789012:role/states"
        made = service.create_state_machine(name="watched", definition=filled(folder, values), roleArn=role)
        begun = service.start_execution(stateMachineArn=made["stateMachineArn"], name="one", input=json.dumps(event))
        seen = ended(service, begun["executionArn"])
        history = service.get_execution_history(executionArn=begun["executionArn"], maxResults=1000)["events"]
        entered = [e["stateEnteredEventDetails"]["name"] for e in history if "stateEnteredEventDetails" in e]
        return {**seen, "states": entered}


def ended(service, execution):
    end = time.monotonic() + PATIENCE_SECONDS
    while time.monotonic() < end:
        seen = service.describe_execution(executionArn=execution)
        if seen["status"] != "RUNNING":
            return seen
        time.sleep(0.1)
    raise AssertionError("still running: %r" % seen)


def status(phase, final=False, succeeded=False, rows=()):
    word = phase.lower()
    told = {"fileId": "f1", "phase": phase, "word": word, "final": final, "succeeded": succeeded}
    return {**told, "rowErrorCount": len(rows), "rowErrors": list(rows)}


RUNNING, SUCCEEDED = status("RUNNING"), status("SUCCEEDED", True, True)


def outcome(word, **more):
    return {"results": [{"outcome": word, "key": "in/a.cc5txt", **more}], "ignored": 0}


def check(name, folder, answers, times, expected):
    functions = Functions(answers)
    seen = execute(folder, functions, EVENT, **times)
    seen["imports"], seen["looks"] = len(functions.asked[IMPORT]), len(functions.asked[STATUS])
    for what, value in expected.items():
        assert seen.get(what) == value, "%s: %s is %r and not %r" % (name, what, seen.get(what), value)
    assert all(asked == EVENT for asked in functions.asked[IMPORT]), functions.asked
    assert all(asked == {"fileId": "f1"} for asked in functions.asked[STATUS]), functions.asked
    print("%s: %s, %s" % (name, seen["status"], " ".join(seen["states"])))
    return seen


def within(bounds):
    """Full jitter: each delay somewhere from nothing to its bound."""
    assert len(retries) == len(bounds) and all(0 <= delay <= most for delay, most in zip(retries, bounds)), retries


def ends(folder):
    def run(name, told_import, told_status, times={}, **expected):
        return check(name, folder, {IMPORT: told_import, STATUS: told_status}, times, expected)

    def failed(name, told_import, told_status, error, **expected):
        return run(name, told_import, told_status, status="FAILED", error=error, **expected)

    done = run("success", [ACCEPTED], [SUCCEEDED], status="SUCCEEDED", imports=1, looks=1)
    output = json.loads(done["output"])
    assert done["states"][-1] == "Imported" and output["status"]["succeeded"] is True, done
    assert output["object"] == ACCEPTED["results"][0], output
    still = [RUNNING, RUNNING, SUCCEEDED]
    began = time.monotonic()
    done = run("still running, then success", [ACCEPTED], still, {"every": 1}, status="SUCCEEDED", looks=3)
    assert done["states"].count("Wait") == 3 and time.monotonic() - began >= 3, done
    run("a duplicate, watched too", [outcome("duplicate", fileId="f1")], [SUCCEEDED], status="SUCCEEDED", looks=1)

    rows = ["line 6, field disabled: not a bool", 'line 7: "quoted" | é']
    for phase in ("FAILED", "PARTIAL", "CANCELLED"):
        told = [RUNNING, status(phase, True, rows=rows)]
        end = failed(phase.lower() + ", with row errors", [ACCEPTED], told, "ImportFailed", looks=2)
        cause = json.loads(end["cause"])
        assert cause["rowErrors"] == rows and cause["rowErrorCount"] == 2 and cause["phase"] == phase, cause

    for word in ("refused", "refused-before"):
        failed(word, [outcome(word, reason="line 6: [F7]")], [], "Refused", cause="line 6: [F7]", looks=0)
    for name, told in ("superseded", outcome("superseded", reason="newer")), ("ignored", {"results": [], "ignored": 1}):
        done = run(name, [told], [], status="SUCCEEDED", looks=0)
        assert done["states"][-1] == "NothingToDo", done

    later = [NOT_DONE, Throttled(), Error("Sandbox.Timedout"), ACCEPTED]
    run("import retried", later, [SUCCEEDED], status="SUCCEEDED", imports=4)
    within([15, 30, 60])
    failed("import never done", [NOT_DONE], [], NOT_DONE.name, imports=9, looks=0)
    within([15, 30, 60, 120, 240, 480, 900, 900])
    unknown = Error("dev.cc5.lambda.event.UnknownEventException")
    failed("an event that nobody knows", [unknown], [], unknown.name, imports=1, looks=0)
    run("status retried", [ACCEPTED], [NOT_DONE, RUNNING, Throttled(), SUCCEEDED], status="SUCCEEDED", looks=4)
    within([15, 15])
    defect = Error("java.lang.IllegalStateException")
    failed("status never told", [ACCEPTED], [defect], defect.name, imports=1, looks=11)
    within([15, 30, 60, 120, 240, 300, 300, 300, 300, 300])
    run("timeout", [ACCEPTED], [RUNNING], {"every": 1, "give_up_after": 2}, status="TIMED_OUT", imports=1)


if __name__ == "__main__":
    if len(sys.argv) > 2:
        print(json.dumps(execute(sys.argv[1], BehindUrl(sys.argv[2]), json.load(sys.stdin)), default=str))
    else:
        ends(sys.argv[1])
