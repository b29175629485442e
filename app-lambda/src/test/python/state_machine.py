"""The state machine's file, its placeholders filled as CloudFormation fills them."""
import re

PLACEHOLDER = re.compile(r"\$\{(\w+)\}")


def placeholders(folder):
    return set(PLACEHOLDER.findall(text(folder)))


def filled(folder, substitutions):
    """The definition, as text: each placeholder replaced, in quotes or out of them."""
    return PLACEHOLDER.sub(lambda found: str(substitutions[found.group(1)]), text(folder))


def text(folder):
    with open(folder + "/statemachine.asl.json") as file:
        return file.read()
