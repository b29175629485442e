package dev.cc5.syncfile;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SeenHashesTest {
    private final SeenHashes seen = new SeenHashes();

    @Test
    void tellsEachThatComesAgainOnce() {
        Random random = new Random(5);
        for (int count : new int[] {0, 1, 2, 31, 32, 33, 64, 1000, 1024, 5000}) {
            seen.begin(count);
            Map<Long, Integer> times = new HashMap<>();
            List<Long> told = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                // Many that are alike in their lowest bits, and zero among them.
                long hash = (long) random.nextInt(Math.max(1, count / 2)) << 40;
                int before = times.getOrDefault(hash, 0);
                times.put(hash, before + 1);
                assertThat(seen.add(hash)).isEqualTo(Math.min(2, before));
                if (before == 1) {
                    told.add(hash);
                }
            }
            List<Long> expected = times.entrySet().stream()
                    .filter(hash -> hash.getValue() > 1)
                    .map(Map.Entry::getKey)
                    .toList();
            assertThat(told).as(count + " hashes").containsExactlyInAnyOrderElementsOf(expected);
        }
    }

    @Test
    void forgetsWhatCameBefore() {
        for (int round = 0; round < 3; round++) {
            seen.begin(4);
            assertThat(seen.add(0)).isZero();
            assertThat(seen.add(7)).isZero();
            assertThat(seen.add(7)).isEqualTo(1);
            assertThat(seen.add(0)).isEqualTo(1);
        }
    }
}
