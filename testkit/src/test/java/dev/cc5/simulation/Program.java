package dev.cc5.simulation;

import dev.cc5.workflow.Timing;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;

/** One run of a program on the simulated machine, up to its end or its death. Its time is the machine's. */
class Program implements Timing {
    private final World world;
    private final int number;
    private final Set<String> startedContents = new HashSet<>();
    private boolean alive = true;

    Program(World world, int number) {
        this.world = world;
        this.number = number;
    }

    World world() {
        return world;
    }

    boolean isAlive() {
        return alive;
    }

    /** Comes to a point where others may go first, and where it may be stopped, cancelled or killed. */
    void reach(String point) {
        reach(point, 1);
    }

    /** Comes to a point that is so many times as likely as others to be the last. */
    void reach(String point, double times) {
        endIfDead();
        world.scheduler.pause(Duration.ZERO);
        endIfDead();
        world.trace.add("%s %s", this, point);
        if (world.faults.strike(Fault.STOPPED)) {
            world.scheduler.pause(world.chance.upTo(Duration.ofMinutes(10)));
            endIfDead();
        }
        if (world.faults.strike(Fault.INTERRUPTED, times)) {
            Thread.currentThread().interrupt();
        }
        if (world.faults.strike(Fault.POWER_LOST, times)) {
            world.coverage.count("power lost at " + point);
            world.losePower();
            throw new Killed();
        }
        if (isKilledIn(point, times)) {
            die();
        }
    }

    private void endIfDead() {
        if (!alive) {
            throw new Killed();
        }
    }

    /** Whether it is to be killed in the middle of something. */
    boolean isKilledIn(String point, double times) {
        boolean struck = world.faults.strike(Fault.KILLED, times);
        if (struck) {
            world.coverage.count("killed at " + point);
        }
        return struck;
    }

    /** Dies; the system gives back what it held. */
    void die() {
        bury();
        throw new Killed();
    }

    void bury() {
        alive = false;
        world.disk.release(this);
    }

    /** Lets time pass in which the program waits for an answer. */
    void waitFor(Duration length) {
        world.scheduler.pause(length);
        endIfDead();
    }

    /** The portal has received a start of this content from this program. */
    void hasStarted(String fingerprint) {
        startedContents.add(fingerprint);
    }

    boolean hasStartedAny(String fingerprint) {
        return startedContents.contains(fingerprint);
    }

    @Override
    public Instant now() {
        return world.time.wallClock();
    }

    @Override
    public long nanoTime() {
        return world.time.nanos();
    }

    @Override
    public void sleep(Duration length) throws InterruptedException {
        reach("sleep");
        if (Thread.interrupted()) {
            throw new InterruptedException("Interrupted in a sleep of " + length);
        }
        waitFor(length);
    }

    @Override
    public double random() {
        return world.chance.number();
    }

    @Override
    public String toString() {
        return "program " + number;
    }
}
