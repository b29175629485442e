package dev.cc5.workflow;

import dev.cc5.model.Deadline;
import dev.cc5.model.ImportRequest;
import dev.cc5.port.ImportJournal.Claim;

/** One import under its claim: what the steps have in common. */
record Run(ImportRequest request, Claim claim, Deadline deadline, Events events, Evidence evidence) {}
