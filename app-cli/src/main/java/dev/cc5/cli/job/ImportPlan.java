package dev.cc5.cli.job;

import dev.cc5.cli.check.FileCheck;
import dev.cc5.model.Labels;
import dev.cc5.model.Tracking;
import java.time.Duration;
import java.util.Optional;

/**
 * What is to be done with each file of a command.
 *
 * @param target where they go
 * @param labels what the portal keeps beside each
 * @param tracking how they are found again
 * @param check how each is read and checked before anything is sent; empty where they are left unread
 * @param references where the reference ids of files that are checked are remembered, where anything is
 * @param deletes whether a file that was checked may delete rows
 * @param verifyRows whether its rows are counted when it was seen to succeed; only with {@code check} and {@code awaitEnd}
 * @param awaitEnd whether to wait for the end of the import
 * @param deadline how long each may take, from its turn
 */
public record ImportPlan(
        Target target,
        Labels labels,
        Tracking tracking,
        Optional<FileCheck> check,
        Optional<References> references,
        DeletePolicy deletes,
        boolean verifyRows,
        boolean awaitEnd,
        Duration deadline) {}
