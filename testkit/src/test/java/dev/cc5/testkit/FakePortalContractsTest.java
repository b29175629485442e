package dev.cc5.testkit;

import org.junit.jupiter.api.Nested;

/** The fake portal and the workflow's own journal keep what the ports promise. */
class FakePortalContractsTest {
    @Nested
    class UploadUrlProviderTest extends FakeSubjects.UrlProviders {}

    @Nested
    class FileUploaderTest extends FakeSubjects.Uploaders {}

    @Nested
    class FileImporterTest extends FakeSubjects.Importers {}

    @Nested
    class StatusCheckerTest extends FakeSubjects.Checkers {}

    @Nested
    class RowQueryTest extends FakeSubjects.Queries {}

    @Nested
    class InMemoryJournalTest extends FakeSubjects.Journals {}
}
