package dev.cc5.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Collections;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.Test;

class FileStatusTest {
    private static final FileId FILE = new FileId("f");
    private static final ActionId OURS = new ActionId("ours");
    private static final ActionId ALSO_OURS = new ActionId("also ours");

    @Test
    void onlyAPendingFileCanBeNotBegun() {
        assertThatThrownBy(() -> new FileStatus(FILE, Phase.RUNNING, "running", true, "", Set.of(), List.of(), 0, ""))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aDoubtedAnswerIsNoSuccess() {
        assertThatThrownBy(
                        () -> new FileStatus(FILE, Phase.SUCCEEDED, "done", false, "why", Set.of(), List.of(), 0, ""))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void isBelievedWhereItNamesNoImportOrOnesOwn() {
        FileStatus silent = FileStatus.of(FILE, Phase.SUCCEEDED, "done", "");
        FileStatus own = naming(OURS, ALSO_OURS);

        assertThat(silent.of(Set.of(OURS))).isEqualTo(silent);
        assertThat(own.of(Set.of(OURS, ALSO_OURS))).isEqualTo(own);
        assertThat(own.seen()).isEqualTo("\"done\"");
    }

    @Test
    void isUnknownWhereItNamesAnotherImportEvenBesideOnesOwn() {
        FileStatus status = naming(OURS, new ActionId("theirs")).of(Set.of(OURS));

        assertThat(status.phase()).isEqualTo(Phase.UNKNOWN);
        assertThat(status.seen())
                .isEqualTo("\"done\", which is not believed: the answer is about another import, with the action id"
                        + " theirs");
    }

    @Test
    void keepsTheFirstThousandRowErrorsAndCountsThemAll() {
        RowError error = new RowError(OptionalLong.empty(), "", "no");

        FileStatus status = new FileStatus(
                FILE, Phase.FAILED, "failed", false, "", Set.of(), Collections.nCopies(1001, error), 0, "");

        assertThat(status.rowErrors()).hasSize(1000);
        assertThat(status.rowErrorCount()).isEqualTo(1001);
    }

    private static FileStatus naming(ActionId... ids) {
        return new FileStatus(FILE, Phase.SUCCEEDED, "done", false, "", Set.of(ids), List.of(), 0, "");
    }
}
