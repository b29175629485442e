package dev.cc5.cli.job;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cc5.model.ActionId;
import dev.cc5.model.Explanation;
import dev.cc5.model.FileId;
import dev.cc5.model.FilePath;
import dev.cc5.model.FileStatus;
import dev.cc5.model.ImportException;
import dev.cc5.model.Phase;
import dev.cc5.model.RemoteFile;
import dev.cc5.model.Sent;
import dev.cc5.model.SlotUnusableException;
import dev.cc5.model.TemporaryException.Trouble;
import java.lang.reflect.Constructor;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class ExitCodeTest {
    private static final Map<String, Integer> EXPECTED = Map.ofEntries(
            Map.entry("ConfigurationException", 2),
            Map.entry("SourceRefusedException", 3),
            Map.entry("NotAuthorisedException", 4),
            Map.entry("RefusedException", 5),
            Map.entry("ProtocolException", 5),
            Map.entry("FileNotFoundAtPortalException", 5),
            Map.entry("UploadFailedException", 6),
            Map.entry("SlotUnusableException", 6),
            Map.entry("ImportFailedException", 7),
            Map.entry("PartlyImportedException", 8),
            Map.entry("StillRunningException", 9),
            Map.entry("OutcomeUnknownException", 10),
            Map.entry("TemporaryException", 11),
            Map.entry("AlreadyClaimedException", 12),
            Map.entry("ImportCancelledException", 130));

    static List<Class<?>> leaves() {
        return Arrays.asList(ImportException.class.getPermittedSubclasses());
    }

    @ParameterizedTest
    @MethodSource("leaves")
    void everyLeafOfTheErrorFamilyHasItsExitCode(Class<? extends ImportException> leaf) throws Exception {
        assertThat(ExitCode.of(make(leaf)).code()).isEqualTo(EXPECTED.get(leaf.getSimpleName()));
    }

    private static ImportException make(Class<? extends ImportException> leaf) throws Exception {
        Explanation explanation = new Explanation("testing", "it happened", "");
        FileStatus status = FileStatus.of(new FileId("F"), Phase.FAILED, "Failed", "");
        Map<Class<?>, Object> values = Map.of(
                Explanation.class,
                explanation,
                FileStatus.class,
                status,
                Trouble.class,
                Trouble.NETWORK,
                Sent.class,
                Sent.NO,
                RemoteFile.class,
                new RemoteFile(new FileId("F"), new FilePath("//F"), new ActionId("A")),
                Optional.class,
                Optional.empty(),
                SlotUnusableException.Reason.class,
                SlotUnusableException.Reason.EXPIRED);
        Constructor<?> constructor = Arrays.stream(leaf.getConstructors())
                .filter(c -> c.getParameterTypes()[c.getParameterCount() - 1] == Throwable.class)
                .findFirst()
                .orElseThrow();
        Object[] arguments =
                Arrays.stream(constructor.getParameterTypes()).map(values::get).toArray();
        return (ImportException) constructor.newInstance(arguments);
    }

    @Test
    void numbersAreThoseOfTheDesignAndNeverTwice() {
        assertThat(Arrays.stream(ExitCode.values()).map(ExitCode::code).toList())
                .containsExactly(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 130);
        Set<String> words = Arrays.stream(ExitCode.values()).map(ExitCode::word).collect(Collectors.toSet());
        assertThat(words).hasSize(ExitCode.values().length);
    }

    @Test
    void theHighestCodeOfAFileIsTheWorst() {
        assertThat(ExitCode.worst(ExitCode.FILE_REFUSED, ExitCode.STILL_RUNNING))
                .isEqualTo(ExitCode.STILL_RUNNING);
        assertThat(ExitCode.worst(ExitCode.PARTLY_IMPORTED, ExitCode.OK)).isEqualTo(ExitCode.PARTLY_IMPORTED);
        assertThat(ExitCode.worst(ExitCode.ALREADY_CLAIMED, ExitCode.INTERRUPTED))
                .isEqualTo(ExitCode.INTERRUPTED);
    }

    @Test
    void anyResultOfAFileIsWorseThanADefectAndThatIsWorseThanWrongSettings() {
        assertThat(ExitCode.worst(ExitCode.DEFECT, ExitCode.FILE_REFUSED)).isEqualTo(ExitCode.FILE_REFUSED);
        assertThat(ExitCode.worst(ExitCode.WRONG_SETTINGS, ExitCode.DEFECT)).isEqualTo(ExitCode.DEFECT);
        assertThat(ExitCode.worst(ExitCode.OK, ExitCode.WRONG_SETTINGS)).isEqualTo(ExitCode.WRONG_SETTINGS);
    }

    @ParameterizedTest
    @EnumSource
    void onlySuccessThatWasSeenIsZero(Phase phase) {
        assertThat(ExitCode.of(phase) == ExitCode.OK).isEqualTo(phase == Phase.SUCCEEDED);
    }

    @Test
    void phasesThatAreNoEndAreStillRunning() {
        assertThat(EnumSet.of(Phase.PENDING, Phase.RUNNING, Phase.UNKNOWN))
                .allSatisfy(phase -> assertThat(ExitCode.of(phase)).isEqualTo(ExitCode.STILL_RUNNING));
        assertThat(ExitCode.of(Phase.CANCELLED)).isEqualTo(ExitCode.IMPORT_FAILED);
        assertThat(ExitCode.of(Phase.PARTIAL)).isEqualTo(ExitCode.PARTLY_IMPORTED);
    }
}
