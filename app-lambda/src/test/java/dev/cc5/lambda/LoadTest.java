package dev.cc5.lambda;

import org.junit.jupiter.api.Test;

/** A small version of the load that the benchmarks drive. */
class LoadTest {
    @Test
    void importsEveryGoodObjectOnceAndReportsEveryBadOneOnce() throws InterruptedException {
        try (World world = new World()) {
            LoadRun run = new LoadRun(world, 100, "load");
            run.through(2);
            run.check(0);
        }
    }
}
