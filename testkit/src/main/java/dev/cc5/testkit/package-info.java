/**
 * How the author of an adapter knows that it is right.
 *
 * <p>For each port there is a contract, a JUnit interface whose tests are inherited: {@link
 * dev.cc5.testkit.UploadUrlProviderContract}, {@link dev.cc5.testkit.FileUploaderContract}, {@link
 * dev.cc5.testkit.FileImporterContract}, {@link dev.cc5.testkit.StatusCheckerContract}, {@link
 * dev.cc5.testkit.RowQueryContract}, {@link dev.cc5.testkit.ImportJournalContract}, and {@link dev.cc5.testkit.AdapterProviderContract} for what is found by name.
 * Implement one a test class, and bring about the {@link dev.cc5.testkit.Situation}s that its documentation names, in
 * whatever way the protocol allows; for HTTP, with a {@link dev.cc5.testkit.LoopbackServer}, which does exactly what a
 * test scripts, faults included:
 *
 * <pre>{@code
 * class PlainStatusCheckerTest implements StatusCheckerContract {
 *     private final LoopbackServer server = LoopbackServer.plain();
 *
 *     public StatusChecker port(Situation situation) {
 *         Answer answer = switch (situation) {
 *             case SILENT -> Answer.never();
 *             case ANSWER_LOST -> Answer.reset();
 *             case UNAUTHORISED -> Answer.status(403);
 *             // ... and the others
 *             default -> Answer.status(200).body("running");
 *         };
 *         server.on("GET", "/files/1", answer);
 *         return new PlainStatusChecker(server.uri("/files/"));
 *     }
 *     // ... and portShowing(Phase), file()
 * }
 * }</pre>
 *
 * <p>What a network does to connections, a {@link dev.cc5.testkit.FaultProxy} does in front of any server on this machine:
 * it delays, slows down, cuts, swallows. At a {@link dev.cc5.testkit.BlackHole} connections never come about. Through a
 * {@link dev.cc5.testkit.ConnectProxy} clients reach a server as from within a company.
 *
 * <p>The contracts wait up to half a second where nothing comes back, and need no more than a few seconds in all.
 *
 * <p>Who runs imports, and does not write adapters, tests with {@link dev.cc5.testkit.FakePortal}, a portal in memory, and
 * {@link dev.cc5.testkit.FakeTiming}, time that passes at once.
 */
@NullMarked
package dev.cc5.testkit;

import org.jspecify.annotations.NullMarked;
