// SPDX-License-Identifier: Apache-2.0
package org.topiary.demo;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * The embedded broker with four simulated sites: a home, a factory, wearables, and environmental stations.
 *
 * <p>Needs the JVM flags of {@link EmbeddedBroker}. Any thread may start and close it.
 */
public final class Demo implements AutoCloseable {
    /** The name of the layout of a payload that only a layout can explain. */
    public static final String LAYOUT = "demo-probe";

    /** The topic of that payload. */
    public static final String LAYOUT_TOPIC = "stations/glacier/probe";

    private final EmbeddedBroker broker;
    private final SiteScheduler scheduler;
    private final List<DeviceLink> links;
    private final AtomicBoolean closed = new AtomicBoolean();

    private Demo(EmbeddedBroker broker, SiteScheduler scheduler, List<DeviceLink> links) {
        this.broker = broker;
        this.scheduler = scheduler;
        this.links = links;
    }

    /**
     * Returns when the broker accepts connections and the sites are connecting to it, after about a second.
     *
     * @param rate factor on the speed of everything, above 0; 1 is realistic, some 320 messages a second. If the
     *     machine cannot keep up, the sites' clock runs slower, see {@link #rateReached()}. Two busy cores handled
     *     rates up to about 50; beyond that, the broker drops QoS 0 messages to slow subscribers
     * @param seed repeats the same values
     */
    public static Demo start(double rate, long seed) {
        if (!(rate > 0) || Double.isInfinite(rate)) {
            throw new IllegalArgumentException("The rate must be a number above 0, but is " + rate);
        }
        EmbeddedBroker broker = EmbeddedBroker.start();
        SiteScheduler scheduler = new SiteScheduler(Instant.now(), rate);
        List<DeviceLink> links = new CopyOnWriteArrayList<>();
        startSites(seed, scheduler, (clientId, will, onConnected) -> {
            DeviceLink link = new MqttLink(broker.port(), scheduler, clientId, will, onConnected);
            links.add(link);
            return link;
        });
        scheduler.start();
        return new Demo(broker, scheduler, links);
    }

    /** Adds the four sites to the scheduler, which must not run yet. */
    static void startSites(long seed, SiteScheduler scheduler, DeviceLink.Factory links) {
        HomeSite home = new HomeSite(seed, scheduler, links);
        FactorySite factory = new FactorySite(seed, scheduler, links);
        WearablesSite wearables = new WearablesSite(seed, scheduler, links);
        StationsSite stations = new StationsSite(seed, scheduler, links);
        scheduler.execute(home::start);
        scheduler.execute(factory::start);
        scheduler.execute(wearables::start);
        scheduler.execute(stations::start);
    }

    /** The source of that layout, as a user could write it into a file. */
    public static String layout() {
        try (InputStream in = Demo.class.getResourceAsStream("probe.layout")) {
            return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The broker's TCP port on 127.0.0.1. */
    public int port() {
        return broker.port();
    }

    /**
     * Simulated seconds per second over the last few seconds: the requested rate, or less if the machine cannot keep
     * up.
     */
    public double rateReached() {
        return scheduler.rateReached();
    }

    /** Stops the sites at once, and the broker on a daemon thread that the JVM may leave behind when it exits. */
    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            scheduler.close();
            Thread.ofPlatform().daemon().name("demo-stop").start(() -> {
                links.forEach(DeviceLink::close);
                broker.close();
            });
        }
    }
}
