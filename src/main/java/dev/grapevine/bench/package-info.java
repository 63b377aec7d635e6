/**
 * How quick Grapevine is on this machine: a file a benchmark, beside yardsticks measured in the same run, for absolute
 * figures differ from machine to machine. {@code bench/README.md} says how to read it. A new benchmark is one file that
 * implements {@link dev.grapevine.bench.Benchmark} and a line in {@link dev.grapevine.bench.RunBenchmarks}.
 *
 * <p>It may use every module it measures. Nothing uses it but the command line.
 */
@ApplicationModule(
        allowedDependencies = {
            "kernel",
            "ledger",
            "platform",
            "platform::database",
            "platform::settings",
            "store",
            "customer",
            "program",
            "advocate",
            "share"
        })
@NullMarked
package dev.grapevine.bench;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
