package dev.cc5.cli.job;

import java.util.concurrent.Semaphore;

/** How many files are worked on at once. One that only waits for the portal needs no place. Used from many threads. */
final class Places {
    private final Semaphore free;

    Places(int number) {
        free = new Semaphore(number, true);
    }

    /** Waits for a place. */
    Place take() throws InterruptedException {
        Place place = new Place();
        place.take();
        return place;
    }

    /** The place of one file, which it may leave and take again. For one thread. */
    final class Place implements AutoCloseable {
        private boolean held;

        /** Waits until it is held. */
        void take() throws InterruptedException {
            if (!held) {
                free.acquire();
                held = true;
            }
        }

        /** Leaves it to others. */
        void leave() {
            if (held) {
                held = false;
                free.release();
            }
        }

        @Override
        public void close() {
            leave();
        }
    }
}
