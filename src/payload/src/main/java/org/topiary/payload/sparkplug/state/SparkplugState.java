// SPDX-License-Identifier: Apache-2.0
package org.topiary.payload.sparkplug.state;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.topiary.payload.decode.DecodeProblem;
import org.topiary.payload.sparkplug.MetricNames;
import org.topiary.payload.sparkplug.MetricTable;
import org.topiary.payload.sparkplug.state.EdgeNode.Arrival;
import org.topiary.payload.sparkplug.state.Liveness.State;
import org.topiary.payload.sparkplug.state.SparkplugTopic.MessageType;

/**
 * The state of all edge nodes, devices and hosts of a broker. Is given the messages in the order of their arrival, and
 * answers as of the position of each of them.
 *
 * <p>Memory is bounded. Births take at most 64 MiB: when there is too little, the metrics of the oldest ones are
 * dropped, first of those that a newer birth has replaced. Of each node or device the newest 256 births are kept. Of
 * older ones {@link #birth} says that they are no longer kept. 50,000 nodes, devices and hosts are followed, with ids
 * of at most 512 characters; each has at most 16 changes of its state and each node 32 findings, about 150 MB and the
 * ids if all of them have that many.
 *
 * <p>One thread writes: {@link #accept}, {@link #missed} and {@link #readUpTo}. Any thread reads. Payloads are read
 * first; then writing, like reading, holds a lock for about a microsecond, or for the time in which the aliases of one
 * message are looked up, the metrics of a birth compared with those of the one before, or a list of ids copied.
 */
public final class SparkplugState implements MetricNames {
    /** Maximum memory of all births, in bytes. */
    public static final long MAX_BIRTH_BYTES = 64L << 20;

    /** Maximum number of nodes, devices and hosts together. */
    public static final int MAX_MEMBERS = 50_000;

    /** Maximum number of characters of the ids of a node or host, and of a device. */
    static final int MAX_ID = 512;

    private final BirthBudget budget;
    private final int maxMembers;
    private final Map<String, EdgeNode> nodes = new HashMap<>();
    private final Map<String, HostState> hosts = new HashMap<>();
    private final MissedMessages misses = new MissedMessages();
    private int members;
    private long leftOut;

    // Written under the lock, read without it.
    private volatile long end;
    private volatile int births;

    /** A state without messages, with the bounds above. */
    public SparkplugState() {
        this(MAX_BIRTH_BYTES, MAX_MEMBERS);
    }

    SparkplugState(long maxBirthBytes, int maxMembers) {
        budget = new BirthBudget(maxBirthBytes);
        this.maxMembers = maxMembers;
    }

    /** Like {@link #accept(long, long, SparkplugTopic, byte[], int, int)}; ignores topics that are not of Sparkplug. */
    public void accept(long position, long timeNanos, String topic, byte[] payload) {
        SparkplugTopic read = SparkplugTopic.of(topic);
        if (read != null) {
            accept(position, timeNanos, read, payload, 0, payload.length);
        }
    }

    /**
     * Reads the next message. A payload that is not of Sparkplug is ignored. Never throws for any payload.
     *
     * @param position in the log, greater than that of the previous message
     * @param timeNanos time of arrival, nanoseconds since 1970-01-01T00:00Z
     * @param bytes contains the payload; not kept
     * @param from index of the first byte of the payload
     * @param to index after its last byte
     */
    public void accept(long position, long timeNanos, SparkplugTopic topic, byte[] bytes, int from, int to) {
        if (topic.type() == MessageType.STATE) {
            HostState.Said said = HostState.Said.read(bytes, from, to);
            if (said != null) {
                acceptState(topic.owner(), said, position, timeNanos);
            }
        } else if (topic.type() != MessageType.NCMD && topic.type() != MessageType.DCMD) {
            StatePayload payload = StatePayload.read(bytes, from, to);
            if (payload != null) {
                boolean birth = topic.type() == MessageType.NBIRTH || topic.type() == MessageType.DBIRTH;
                MetricTable table = birth ? payload.announced() : MetricTable.EMPTY;
                boolean session = topic.type() == MessageType.NBIRTH || topic.type() == MessageType.NDEATH;
                long bdSeq = session ? payload.bdSeq() : StatePayload.NO_BDSEQ;
                Set<Assertion> violated = Conformance.violatedBy(topic.type(), payload);
                accept(topic, new Arrival(position, timeNanos, topic.device(), payload), table, bdSeq, violated);
            }
        }
        readUpTo(position + 1);
    }

    private synchronized void acceptState(String host, HostState.Said said, long position, long timeNanos) {
        HostState state = hosts.get(host);
        if (state == null && isRoom(host)) {
            state = new HostState();
            hosts.put(host, state);
        }
        if (state != null) {
            state.accept(said, position, timeNanos);
        }
    }

    private synchronized void accept(
            SparkplugTopic topic, Arrival arrival, MetricTable table, long bdSeq, Set<Assertion> violated) {
        EdgeNode node = member(topic);
        if (node == null) {
            leftOut++;
            return;
        }
        if (topic.certificate()) {
            node.acceptCertificate(arrival, table);
            births++;
            return;
        }
        node.conformance().add(violated, arrival);
        switch (topic.type()) {
            case NBIRTH -> {
                node.acceptBirth(arrival, table, bdSeq);
                births++;
            }
            case DBIRTH -> {
                node.acceptDeviceBirth(arrival, table);
                births++;
            }
            case NDEATH -> node.acceptDeath(arrival, bdSeq);
            case DDEATH -> node.acceptDeviceDeath(arrival);
            case NDATA, DDATA -> node.acceptData(arrival);
            case NCMD, DCMD, STATE -> {}
        }
    }

    /** The node of a topic, with the device if there is one; null if there are too many. */
    private @Nullable EdgeNode member(SparkplugTopic topic) {
        EdgeNode node = nodes.get(topic.owner());
        if (node == null) {
            if (!isRoom(topic.owner())) {
                return null;
            }
            node = new EdgeNode(budget);
            nodes.put(topic.owner(), node);
        }
        if (!topic.device().isEmpty() && node.device(topic.device()) == null) {
            if (!isRoom(topic.device())) {
                return null;
            }
            node.addDevice(topic.device());
        }
        return node;
    }

    private boolean isRoom(String id) {
        boolean room = members < maxMembers && id.length() <= MAX_ID;
        members += room ? 1 : 0;
        return room;
    }

    /**
     * Messages were not read, because the log had dropped them.
     *
     * @param position of the first message after them
     * @param messages how many, at least 1
     */
    public synchronized void missed(long position, long messages) {
        misses.add(position, messages);
        nodes.values().forEach(EdgeNode::forgetSequence);
    }

    /**
     * All messages before a position have been read.
     *
     * @param position at least that of the previous call
     */
    public synchronized void readUpTo(long position) {
        end = Math.max(end, position);
    }

    @Override
    public synchronized Birth birth(String topic, long position) {
        SparkplugTopic read = position < 0 ? null : SparkplugTopic.of(topic);
        if (read == null || read.type() == MessageType.STATE) {
            return Birth.unknown(Known.NOT_READ);
        }
        EdgeNode node = nodes.get(read.owner());
        Birth birth = node == null ? Birth.unknown(Known.NOT_YET) : node.birth(read.device(), position);
        if (position >= end) {
            return new Birth(Known.NOT_READ, birth.position(), birth.metrics());
        }
        return birth.known() == Known.NOT_YET && leftOut > 0 && isLeftOut(node, read.device())
                ? Birth.unknown(Known.NO_LONGER)
                : birth;
    }

    private static boolean isLeftOut(@Nullable EdgeNode node, String device) {
        return node == null || (!device.isEmpty() && node.device(device) == null);
    }

    /** {@inheritDoc} Includes {@code sparkplug.missed}: the number of messages that were missed since the birth. */
    @Override
    public synchronized List<DecodeProblem> problems(String topic, long position) {
        SparkplugTopic read = position < 0 ? null : SparkplugTopic.of(topic);
        if (read == null || read.type() == MessageType.STATE || read.certificate()) {
            return List.of();
        }
        EdgeNode node = nodes.get(read.owner());
        List<DecodeProblem> problems = new ArrayList<>(1);
        if (node != null) {
            problems.addAll(node.ring().problems(position));
        }
        long missed = misses.between(birth(topic, position).position(), position);
        if (missed > 0) {
            problems.add(DecodeProblem.of("sparkplug.missed", missed));
        }
        return problems;
    }

    /**
     * What decoding a message depends on: a value that is equal to an earlier one as long as decoding the message again
     * would yield the same.
     */
    public synchronized Object version(String topic, long position) {
        SparkplugTopic read = position < 0 ? null : SparkplugTopic.of(topic);
        if (read == null || read.type() == MessageType.STATE) {
            return List.of();
        }
        Birth birth = birth(topic, position);
        // Findings tell when reading a message has shown more than its birth; there are none about commands.
        boolean same = birth.position() >= 0 && read.type() != MessageType.NCMD && read.type() != MessageType.DCMD;
        EdgeNode node = nodes.get(read.owner());
        return List.of(
                birth.position(),
                same ? Known.YES : birth.known(),
                node == null ? List.of() : node.ring().at(position),
                misses.between(birth.position(), position));
    }

    /**
     * The state of the node, device or host of a topic, after the message at a position. Unknown for what is older than
     * the changes that are kept.
     */
    public synchronized Liveness liveness(String topic, long position) {
        SparkplugTopic read = SparkplugTopic.of(topic);
        return read == null ? Liveness.UNKNOWN : liveness(read, position);
    }

    private Liveness liveness(SparkplugTopic read, long position) {
        Liveness state = state(read, position);
        long missed = misses.last(position);
        return state.state() == State.ONLINE && missed > lastBirth(read, position, state)
                ? new Liveness(State.STALE, missed, 0)
                : state;
    }

    private Liveness state(SparkplugTopic topic, long position) {
        if (topic.type() == MessageType.STATE) {
            HostState host = hosts.get(topic.owner());
            return host == null ? Liveness.UNKNOWN : host.history().at(position);
        }
        EdgeNode node = nodes.get(topic.owner());
        return node == null ? Liveness.UNKNOWN : node.liveness(topic.device(), position);
    }

    private long lastBirth(SparkplugTopic topic, long position, Liveness state) {
        EdgeNode node = topic.type() == MessageType.STATE ? null : nodes.get(topic.owner());
        return Math.max(
                state.position(),
                node == null ? -1 : node.birth(topic.device(), position).position());
    }

    /** The ids of all hosts, in no order. */
    public synchronized List<String> hosts() {
        return List.copyOf(hosts.keySet());
    }

    /** All nodes, as group and edge node with a slash between them, in no order. */
    public synchronized List<String> nodes() {
        return List.copyOf(nodes.keySet());
    }

    /** The ids of the devices of a node, in no order. */
    public synchronized List<String> devices(String node) {
        EdgeNode of = nodes.get(node);
        return of == null ? List.of() : of.devices();
    }

    /**
     * The nodes that have sent messages, of their own or of a device, whose birth has not arrived, and that are not
     * offline; in no order.
     */
    public synchronized List<String> nodesWithoutBirth() {
        return nodes.entrySet().stream()
                .filter(node -> node.getValue().isWithoutBirth())
                .map(Map.Entry::getKey)
                .toList();
    }

    /** Whether a node is one of {@link #nodesWithoutBirth}. */
    public synchronized boolean isWithoutBirth(String node) {
        EdgeNode of = nodes.get(node);
        return of != null && of.isWithoutBirth();
    }

    /** The node, device or host of a topic as of the newest message. */
    public synchronized MemberState newest(SparkplugTopic topic) {
        Liveness liveness = liveness(topic, Long.MAX_VALUE);
        EdgeNode node = topic.type() == MessageType.STATE ? null : nodes.get(topic.owner());
        if (node == null) {
            return new MemberState(liveness, 0, 0);
        }
        return new MemberState(
                liveness,
                node.birth(topic.device(), Long.MAX_VALUE).metrics().size(),
                node.ring().count(topic.device()));
    }

    /** The metrics of a node or device, and where their newest values are. */
    public synchronized NewestMetrics newestMetrics(SparkplugTopic topic) {
        EdgeNode node = topic.type() == MessageType.STATE ? null : nodes.get(topic.owner());
        return node == null ? NewestMetrics.NONE : node.newestMetrics(topic.device());
    }

    /** What was found about the node of a topic and its devices. */
    public synchronized Findings findings(String topic) {
        SparkplugTopic read = SparkplugTopic.of(topic);
        EdgeNode node = read == null ? null : nodes.get(read.owner());
        return node == null ? new Findings(List.of(), 0) : node.findings();
    }

    /** The assertions of the specification that a node and its devices have violated. */
    public synchronized List<Violation> violations(SparkplugTopic topic) {
        EdgeNode node = topic.type() == MessageType.STATE ? null : nodes.get(topic.owner());
        return node == null ? List.of() : node.conformance().violations();
    }

    /** Number of births so far: names of metrics may have changed with each. */
    public int births() {
        return births;
    }

    /** Position up to which messages have been read. */
    public long end() {
        return end;
    }

    /** Number of messages that were missed. */
    public synchronized long missedMessages() {
        return misses.total();
    }

    /** Number of messages of nodes and devices that are not followed: too many, or with too long ids. */
    public synchronized long messagesLeftOut() {
        return leftOut;
    }

    synchronized long birthBytes() {
        return budget.bytes();
    }
}
