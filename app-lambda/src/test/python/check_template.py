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


def keeps_records(properties):
    """Longer than a message can live: in its queue, among the dead letters, and in the queue once more."""
    longest = 2 * properties["Events"]["MessageRetentionPeriod"] + properties["DeadLetters"]["MessageRetentionPeriod"]
    rules = properties["JournalBucket"]["LifecycleConfiguration"]["Rules"]
    days = [rule["ExpirationInDays"] for rule in rules if "ExpirationInDays" in rule]
    assert len(days) == 1 and days[0] * 86400 > longest, rules
    versions = old_versions(properties["AgencyBucket"])
    assert versions * 86400 > longest, versions


def old_versions(bucket):
    """For how many days a versioned bucket keeps what was replaced; it does not keep it for ever."""
    assert bucket["VersioningConfiguration"] == {"Status": "Enabled"}, bucket
    rules = bucket["LifecycleConfiguration"]["Rules"]
    days = [rule["NoncurrentVersionExpiration"]["NoncurrentDays"] for rule in rules if rule.get("ExpiredObjectDeleteMarker")]
    assert len(days) == 1, rules
    return days[0]


def statements(policies):
    return [found for policy in policies for found in listed(policy["PolicyDocument"]["Statement"])]


def listed(value):
    return value if isinstance(value, list) else [value]


def chosen(statement):
    """A statement that stands under a condition counts as if that held."""
    return statement["Fn::If"][1] if "Fn::If" in statement else statement


def get_att(name, attribute="Arn"):
    return {"Fn::GetAtt": [name, attribute]}


def takes_tls_only(resources):
    """Each bucket and each queue of the template has a policy that denies everything without TLS."""
    guarded = set()
    for resource in resources.values():
        if resource["Type"] in ("AWS::S3::BucketPolicy", "AWS::SQS::QueuePolicy"):
            properties = resource["Properties"]
            for found in map(chosen, statements([properties])):
                if found.get("Condition") == {"Bool": {"aws:SecureTransport": "false"}}:
                    assert found["Effect"] == "Deny" and found["Principal"] == "*", found
                    assert found["Action"] in ("s3:*", "sqs:*"), found
                    guarded |= {target["Ref"] for target in properties.get("Queues", [properties.get("Bucket")])}
    assert guarded == named(resources, "AWS::S3::Bucket", "AWS::SQS::Queue"), guarded


def named(resources, *types):
    return {name for name, resource in resources.items() if resource["Type"] in types}


def lets_event_bridge_leave_dead_letters(resources):
    """Without a policy of the queue's EventBridge drops what it could not deliver; the rule must be the template's."""
    policy = resources["DeadLettersTakeEvents"]["Properties"]
    allowed = [s for s in map(chosen, statements([policy])) if s["Effect"] == "Allow"]
    assert policy["Queues"] == [{"Ref": "DeadLetters"}] and len(allowed) == 1, policy
    assert allowed[0]["Principal"] == {"Service": "events.amazonaws.com"}, allowed
    assert allowed[0]["Action"] == "sqs:SendMessage" and allowed[0]["Resource"] == get_att("DeadLetters"), allowed
    source = allowed[0]["Condition"]["ArnEquals"]["aws:SourceArn"]
    assert source == get_att("WatchedImportCreated"), source
    assert resources["WatchedImportCreated"]["Type"] == "AWS::Events::Rule"


def allows_no_more_than_it_needs(resources):
    for role in ("ImportFunctionRole", "StatusFunctionRole"):
        properties = resources[role]["Properties"]
        managed = {arn.rsplit("/")[-1] for arn in properties["ManagedPolicyArns"]}
        assert managed == {"AWSLambdaBasicExecutionRole", "AWSXrayWriteOnlyAccess"}, managed
        for found in map(chosen, statements(properties["Policies"])):
            assert found["Resource"] != "*", found
            actions = listed(found["Action"])
            if any(str(action).startswith("kms:") for action in actions):
                assert found["Condition"]["StringEquals"]["kms:ViaService"], found
    queue = [s for s in map(chosen, statements(resources["ImportFunctionRole"]["Properties"]["Policies"]))
             if "sqs:ReceiveMessage" in listed(s["Action"])]
    assert [s["Resource"] for s in queue] == [get_att("Events")], queue


def forgets_logs(resources):
    """What writes a log writes it to a group of the template's, and each of those ends."""
    groups = named(resources, "AWS::Logs::LogGroup")
    assert all(resources[group]["Properties"]["RetentionInDays"] for group in groups), groups
    written = {resources[name]["Properties"]["LoggingConfig"]["LogGroup"]["Ref"]
               for name in named(resources, "AWS::Lambda::Function")}
    machine = resources["WatchedImport"]["Properties"]["LoggingConfiguration"]
    assert machine["Level"] == "ERROR" and machine["IncludeExecutionData"] is False, machine
    written |= {d["CloudWatchLogsLogGroup"]["LogGroupArn"]["Fn::GetAtt"][0] for d in machine["Destinations"]}
    assert written == groups, (written, groups)
    delivery = [s for s in statements(resources["WatchedImportRole"]["Properties"]["Policies"])
                if "logs:CreateLogDelivery" in listed(s["Action"])]
    assert delivery, "Step Functions may not write its log"


def encrypts_with_the_key_given(resources):
    for name in named(resources, "AWS::S3::Bucket"):
        rule = resources[name]["Properties"]["BucketEncryption"]["ServerSideEncryptionConfiguration"][0]
        chosen_key = rule["ServerSideEncryptionByDefault"]["Fn::If"]
        expected = {"SSEAlgorithm": "aws:kms", "KMSMasterKeyID": {"Ref": "KmsKeyArn"}}
        assert chosen_key[:2] == ["OwnKey", expected], chosen_key
    # Who writes to the journal's bucket needs a data key of it.
    kms = [s for s in map(chosen, statements(resources["ImportFunctionRole"]["Properties"]["Policies"]))
           if "kms:Decrypt" in listed(s["Action"])]
    assert "kms:GenerateDataKey" in kms[0]["Action"], kms


def tells(properties):
    """Which metrics of the function's own have an alarm."""
    told = set()
    for alarm in properties.values():
        metrics = [m["MetricStat"]["Metric"] for m in alarm.get("Metrics", []) if "MetricStat" in m]
        told |= {m["MetricName"] for m in metrics + [alarm] if m.get("Namespace") == "cc5"}
    assert told == {"Failures", "KeyFailures", "Superseded"}, told


folder = sys.argv[1]
translated = resources(folder)
of = {name: resource.get("Properties", {}) for name, resource in translated.items()}
keeps_records(of)
old_versions(of["JournalBucket"])
takes_tls_only(translated)
lets_event_bridge_leave_dead_letters(translated)
allows_no_more_than_it_needs(translated)
forgets_logs(translated)
encrypts_with_the_key_given(translated)
tells(of)
for name, resource in sorted(translated.items()):
    print(name, resource["Type"])
print("ends:", ", ".join(walk(folder, translated["WatchedImport"])))
