"""Translates the SAM template as CloudFormation would, and walks the state machine. Exit 3: a tool is not installed."""
import json
import os
import re
import sys

os.environ.setdefault("AWS_DEFAULT_REGION", "eu-west-1")

try:
    from samtranslator.translator.transform import transform
    from samtranslator.yaml_helper import yaml_parse
except ImportError as missing:
    print(missing)
    sys.exit(3)

from state_machine import filled, placeholders


class ManagedPolicies:
    def load(self):
        names = [
            "AWSLambdaBasicExecutionRole",
            "AWSLambdaSQSQueueExecutionRole",
            "AWSXRayDaemonWriteAccess",
            "AWSXrayWriteOnlyAccess",
        ]
        return {name: "arn:aws:iam::aws:policy/" + name for name in names}


def resources(folder):
    # What "aws cloudformation package" does: local files become objects.
    text = re.sub(r"(CodeUri|DefinitionUri): \S+", r"\1: s3://artifacts/key", open(folder + "/template.yaml").read())
    return transform(yaml_parse(text), {}, ManagedPolicies())["Resources"]


def walk(folder, machine):
    values = machine["Properties"]["DefinitionSubstitutions"]
    assert set(values) == placeholders(folder), "filled: %s" % sorted(values)
    machine = json.loads(filled(folder, dict.fromkeys(values, 1)))
    states = machine["States"]
    seen, todo = set(), [machine["StartAt"]]
    while todo:
        name = todo.pop()
        if name not in seen:
            seen.add(name)
            state = states[name]
            following = [c["Next"] for c in state.get("Choices", [])]
            following += [state[way] for way in ("Next", "Default") if way in state]
            assert following or state["Type"] in ("Succeed", "Fail"), name + " leads nowhere"
            todo += following
    assert seen == set(states), "never reached: %s" % (set(states) - seen)
    return sorted(name for name, state in states.items() if state["Type"] in ("Succeed", "Fail"))


def keeps_records(resources):
    """Longer than a message can live: in its queue, among the dead letters, and in the queue once more."""
    properties = {name: resource.get("Properties", {}) for name, resource in resources.items()}
    longest = 2 * properties["Events"]["MessageRetentionPeriod"] + properties["DeadLetters"]["MessageRetentionPeriod"]
    for rule in properties["JournalBucket"]["LifecycleConfiguration"]["Rules"]:
        assert rule["ExpirationInDays"] * 86400 > longest, rule


folder = sys.argv[1]
translated = resources(folder)
keeps_records(translated)
for name, resource in sorted(translated.items()):
    print(name, resource["Type"])
print("ends:", ", ".join(walk(folder, translated["WatchedImport"])))
