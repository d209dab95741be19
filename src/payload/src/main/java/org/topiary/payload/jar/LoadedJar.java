// SPDX-License-Identifier: Apache-2.0
package org.topiary.payload.jar;

import java.time.Duration;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.topiary.core.text.ForeignText;
import org.topiary.payload.VisibleText;
import org.topiary.payload.decode.Sample;
import org.topiary.payload.extension.PayloadDecoder;

/** The decoders of one jar. All of its code runs on its own thread, for a limited time. Any thread. */
public final class LoadedJar implements AutoCloseable {
    /** Of what a decoder returns, in bytes. */
    static final int MAX_OUTPUT = 1 << 20;

    private static final int MAX_NAME = 60;
    private static final int MAX_DECODERS = 100;
    private static final int MAX_WORDS = 300;
    private static final Duration LOADING = Duration.ofSeconds(5);

    private final JarLoader loader;
    private final JarWorker worker;
    private final Map<String, PayloadDecoder> decoders;

    private LoadedJar(JarLoader loader, JarWorker worker, Map<String, PayloadDecoder> decoders) {
        this.loader = loader;
        this.worker = worker;
        this.decoders = decoders;
    }

    /**
     * Loads the decoders of a jar and waits for it, at most 5 seconds.
     *
     * @param file the name of the jar
     * @throws JarException if it has no decoder, or one of them cannot be used
     * @throws InterruptedException if this thread was interrupted
     */
    public static LoadedJar load(String file, byte[] content) throws JarException, InterruptedException {
        return load(file, content, LOADING);
    }

    static LoadedJar load(String file, byte[] content, Duration limit) throws JarException, InterruptedException {
        JarLoader loader = new JarLoader(file, content);
        JarWorker worker = new JarWorker(loader);
        try {
            LoadedJar loaded = new LoadedJar(loader, worker, worker.run(() -> decoders(loader), limit));
            worker = null;
            return loaded;
        } catch (TimeoutException e) {
            throw new JarException("slow", limit.toSeconds());
        } catch (ExecutionException e) {
            throw e.getCause() instanceof JarException reason ? reason : reason(e.getCause());
        } finally {
            if (worker != null) {
                worker.close();
                loader.close();
            }
        }
    }

    private static Map<String, PayloadDecoder> decoders(JarLoader loader) throws JarException {
        Map<String, PayloadDecoder> decoders = new LinkedHashMap<>();
        try {
            for (PayloadDecoder each : ServiceLoader.load(PayloadDecoder.class, loader)) {
                // A class of the jar may return null.
                String name = String.valueOf(each.name());
                if (name.isBlank()
                        || name.length() > MAX_NAME
                        || !ForeignText.line(name).equals(name)) {
                    throw new JarException("name", VisibleText.line(name, MAX_NAME), MAX_NAME);
                }
                if (decoders.size() == MAX_DECODERS || decoders.putIfAbsent(name, each) != null) {
                    throw new JarException("twice", name);
                }
            }
        } catch (JarException e) {
            throw e;
        } catch (Throwable e) {
            // Worded here, because its text is the jar's code.
            throw reason(e);
        }
        if (decoders.isEmpty()) {
            throw new JarException("noDecoder", PayloadDecoder.class.getName());
        }
        return Collections.unmodifiableMap(decoders);
    }

    private static JarException reason(@Nullable Throwable problem) {
        Throwable reason = problem instanceof ServiceConfigurationError && problem.getCause() != null
                ? problem.getCause()
                : problem;
        return reason instanceof UnsupportedClassVersionError
                ? new JarException("version", Integer.toString(Runtime.version().feature()))
                : new JarException("failed", words(reason));
    }

    /** What was thrown, in one line, with the place where. Its text is the jar's code, too. */
    private static String words(@Nullable Throwable problem) {
        if (problem == null) {
            return "";
        }
        try {
            String place = Arrays.stream(problem.getStackTrace())
                    .findFirst()
                    .map(frame -> " (" + frame + ")")
                    .orElse("");
            return VisibleText.line(problem + place, MAX_WORDS);
        } catch (RuntimeException | LinkageError | StackOverflowError e) {
            return problem.getClass().getName();
        }
    }

    /** The names of its decoders. */
    public List<String> names() {
        return List.copyOf(decoders.keySet());
    }

    /**
     * Asks a decoder.
     *
     * @param patient whether to wait behind a call that takes longer than the limit; otherwise fails at once then
     * @param limit after which the payload is given up
     */
    public JarAnswer decode(String name, Sample sample, boolean patient, Duration limit) {
        PayloadDecoder decoder = decoders.get(name);
        if (decoder == null) {
            return JarAnswer.unknown(name);
        }
        if (!patient && worker.isStuck(limit)) {
            return JarAnswer.failed("busy", name);
        }
        try {
            return worker.run(() -> ask(decoder, name, sample), limit);
        } catch (TimeoutException e) {
            return JarAnswer.failed("timeout", name, limit.toMillis());
        } catch (ExecutionException e) {
            return JarAnswer.failed("failed", name, words(e.getCause()));
        } catch (RejectedExecutionException | CancellationException e) {
            return JarAnswer.failed("stopped", name);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return JarAnswer.failed("stopped", name);
        }
    }

    private static JarAnswer ask(PayloadDecoder decoder, String name, Sample sample) {
        byte[] output;
        try {
            output = decoder.decode(
                    sample.bytes().clone(), sample.topic(), sample.properties().contentType());
        } catch (Throwable e) {
            // Worded here, because its text is the jar's code.
            return JarAnswer.failed("failed", name, words(e));
        }
        if (output == null) {
            return JarAnswer.failed("nothing", name);
        }
        return output.length > MAX_OUTPUT ? JarAnswer.failed("large", name, MAX_OUTPUT) : JarAnswer.of(output.clone());
    }

    /** Takes no more payloads and interrupts the call that runs. */
    @Override
    public void close() {
        worker.close();
        loader.close();
    }
}
