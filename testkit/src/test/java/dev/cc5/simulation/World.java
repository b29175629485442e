package dev.cc5.simulation;

import dev.cc5.journal.DirectoryJournal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;

/** Everything outside of core, for one schedule. */
final class World {
    final Chance chance;
    final Coverage coverage;
    final Trace trace;
    final VirtualTime time = new VirtualTime();
    final Faults faults;
    final Scheduler scheduler;
    final Disk disk;
    final PortalClass portalClass;
    /** Whether S3 answers the MD5 as the ETag; with other ETags nobody sees that bytes were turned. */
    final boolean plainETags;

    final Portal portal;
    final Writer writer;
    final Invariants invariants;
    private final Variant variant;
    private boolean clockTurned;
    private final List<Program> programs = new ArrayList<>();

    World(long seed, Variant variant, Coverage coverage, boolean traced, Executor threads) {
        this.variant = variant;
        this.coverage = coverage;
        this.chance = new Chance(seed);
        this.trace = new Trace(traced, time::nanos);
        this.faults = new Faults(chance, coverage, trace);
        this.scheduler = new Scheduler(time, chance, threads);
        this.disk = new Disk(chance);
        this.portalClass = PortalClass.any(chance);
        this.plainETags = chance.happens(0.6);
        this.portal = new Portal(this);
        this.writer = new Writer(this);
        this.invariants = new Invariants(this);
    }

    Variant variant() {
        return variant;
    }

    Program newProgram() {
        Program program = new Program(this, programs.size() + 1);
        programs.add(program);
        return program;
    }

    /** The journal's directory as a program opens it. */
    DirectoryJournal journal(Program program) {
        return new DirectoryJournal(variant.storage().apply(program), program::now);
    }

    void turnClock(Duration by) {
        clockTurned = true;
        time.turnWallClock(by);
    }

    /** Whether the wall clock ever showed another time than the true one. */
    boolean isClockTurned() {
        return clockTurned;
    }

    boolean othersLive(Program program) {
        return programs.stream().anyMatch(other -> other != program && other.isAlive());
    }

    /** The machine dies, and all that runs on it. */
    void losePower() {
        disk.losePower();
        programs.forEach(Program::bury);
    }
}
