// SPDX-License-Identifier: Apache-2.0
package org.topiary.bench.parts;

import java.util.Collection;
import org.openjdk.jmh.results.BenchmarkResult;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.VerboseMode;
import org.topiary.bench.Samples;

/** Runs JMH's benchmarks in a forked JVM with the flags of this one. */
final class Jmh {
    private Jmh() {}

    /**
     * The results of all measured iterations, in the unit of the benchmark.
     *
     * @param benchmark a class with one benchmark method
     * @param parameter name and value of its parameter, or empty
     */
    static Samples run(Class<?> benchmark, String... parameter) throws RunnerException {
        var options = new OptionsBuilder()
                .include(benchmark.getName().replace('$', '.') + "\\.")
                .forks(1)
                .shouldFailOnError(true)
                .verbosity(VerboseMode.SILENT);
        if (parameter.length > 0) {
            options.param(parameter[0], parameter[1]);
        }
        Collection<RunResult> results = new Runner(options.build()).run();
        return new Samples(results.stream()
                .flatMap(result -> result.getBenchmarkResults().stream())
                .map(BenchmarkResult::getIterationResults)
                .flatMap(Collection::stream)
                .mapToDouble(iteration -> iteration.getPrimaryResult().getScore())
                .toArray());
    }
}
