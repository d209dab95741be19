// SPDX-License-Identifier: Apache-2.0
package org.topiary.payload.sparkplug.state;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.topiary.payload.sparkplug.MetricNames.Birth;
import org.topiary.payload.sparkplug.MetricNames.Known;
import org.topiary.payload.sparkplug.MetricTable;
import org.topiary.payload.sparkplug.state.Finding.Kind;
import org.topiary.payload.sparkplug.state.Liveness.State;

/** An edge node with its devices. Not thread-safe. */
final class EdgeNode {
    /**
     * A message of the node or a device.
     *
     * @param device empty for the node itself
     */
    record Arrival(long position, long timeNanos, String device, StatePayload payload) {}

    private final BirthBudget budget;
    private final Member own;
    private final Map<String, Member> devices = new HashMap<>(2);
    private final SequenceCheck sequence = new SequenceCheck();
    private final FindingRing findings = new FindingRing();
    private final Conformance conformance = new Conformance();

    /** That of the present session, or of the last one after its death. */
    private long bdSeq = StatePayload.NO_BDSEQ;

    /** That of the session before. */
    private long previousBdSeq = StatePayload.NO_BDSEQ;

    /** Whether the message is an NDEATH. */
    private boolean ofDeath;

    /** Whether a device was born after the death of the node, so that another death ends it. */
    private boolean bornOffline;

    EdgeNode(BirthBudget budget) {
        this.budget = budget;
        own = new Member(budget);
    }

    Findings findings() {
        return findings.all();
    }

    Conformance conformance() {
        return conformance;
    }

    FindingRing ring() {
        return findings;
    }

    /** A device; null if it has not sent a message. */
    @Nullable
    Member device(String name) {
        return devices.get(name);
    }

    List<String> devices() {
        return List.copyOf(devices.keySet());
    }

    Member addDevice(String name) {
        return devices.computeIfAbsent(name, absent -> new Member(budget));
    }

    private Member member(String device) {
        return device.isEmpty() ? own : addDevice(device);
    }

    /** The birth that is valid for a message; an NBIRTH ends those of the devices (tck-id-payloads-dbirth-order). */
    Birth birth(String device, long position) {
        if (device.isEmpty()) {
            return own.births.birth(position);
        }
        Member member = devices.get(device);
        Birth birth = member == null ? Birth.unknown(Known.NOT_YET) : member.births.birth(position);
        Generation since = own.births.at(position);
        return birth.known() == Known.YES && since != null && !since.certificate && since.position > birth.position()
                ? Birth.unknown(Known.NOT_YET)
                : birth;
    }

    /**
     * Whether it has sent messages, of its own or of a device, whose birth has not arrived, and is not offline.
     *
     * <p>A device that was not born again after its node is without a birth only once it sends data.
     */
    boolean isWithoutBirth() {
        return !own.isOffline()
                && (own.births.newest() == null
                        || devices.entrySet().stream()
                                .anyMatch(device -> device.getValue().saidMissing
                                        && !device.getValue().isOffline()
                                        && birth(device.getKey(), Long.MAX_VALUE)
                                                        .known()
                                                == Known.NOT_YET));
    }

    /** The metrics of the newest birth that is valid, and where their newest values are. */
    NewestMetrics newestMetrics(String device) {
        Member member = device.isEmpty() ? own : devices.get(device);
        MetricTable metrics = birth(device, Long.MAX_VALUE).metrics();
        return member == null || metrics.size() == 0
                ? NewestMetrics.NONE
                : new NewestMetrics(metrics, member.newestAt().clone());
    }

    /** The state after the message at a position, if no messages were missed. */
    Liveness liveness(String device, long position) {
        Liveness node = own.liveness.at(position);
        if (device.isEmpty()) {
            return node;
        }
        Member member = devices.get(device);
        Liveness state = member == null ? Liveness.UNKNOWN : member.liveness.at(position);
        if (state.state() != State.ONLINE && state.state() != State.STALE) {
            return state;
        }
        if (node.position() > state.position() && node.state() == State.OFFLINE) {
            // tck-id-operational-behavior-edge-node-termination-host-action-ndeath-devices-offline
            return node;
        }
        Generation born = own.births.at(position);
        if (born != null && !born.certificate && born.position > state.position()) {
            return new Liveness(State.STALE, born.position, born.timeNanos);
        }
        // That the node itself sends data, too, says nothing about its devices.
        return node.position() > state.position() && node.state() != State.ONLINE
                ? new Liveness(State.STALE, node.position(), node.sinceNanos())
                : state;
    }

    /** A copy of a birth, which a server keeps: it tells names, but not whether the sender is online. */
    void acceptCertificate(Arrival arrival, MetricTable table) {
        Births births = member(arrival.device).births;
        Generation newest = births.newest();
        boolean older = newest != null
                && (newest.timestamp > arrival.payload.timestamp()
                        || (newest.timestamp == arrival.payload.timestamp() && newest.announces(table)));
        if (!older) {
            births.add(arrival.position, arrival.timeNanos, arrival.payload.timestamp(), true, table);
        }
    }

    /** An NBIRTH. */
    void acceptBirth(Arrival arrival, MetricTable table, long birthBdSeq) {
        if (birthBdSeq == StatePayload.NO_BDSEQ) {
            add(arrival, Kind.NO_BDSEQ, 0, 0);
        } else if (own.isOffline() && birthBdSeq == bdSeq) {
            add(arrival, Kind.BDSEQ_REPEATED, birthBdSeq, birthBdSeq);
        } else if (own.isOnline() && bdSeq != StatePayload.NO_BDSEQ && birthBdSeq != bdSeq) {
            add(arrival, Kind.MISSING_DEATH, bdSeq, birthBdSeq);
            if (birthBdSeq == previousBdSeq) {
                add(arrival, Kind.DUPLICATE_NODE, 0, 0);
            }
        }
        if (birthBdSeq != bdSeq) {
            previousBdSeq = bdSeq;
            bdSeq = birthBdSeq;
        }
        sequence.begin(arrival.payload.seq(), own.isOnline());
        bornOffline = false;
        // Data of a device that has no birth in the new session is another finding.
        devices.values().forEach(device -> device.saidMissing = false);
        own.births.add(arrival.position, arrival.timeNanos, arrival.payload.timestamp(), false, table);
        own.change(State.ONLINE, arrival.position, arrival.timeNanos);
    }

    /**
     * An NDEATH, which ends the session with its bdSeq (tck-id-payloads-ndeath-bdseq). One of another session is
     * ignored: a will may arrive after the next birth.
     */
    void acceptDeath(Arrival arrival, long deathBdSeq) {
        ofDeath = true;
        end(arrival, deathBdSeq);
        ofDeath = false;
    }

    private void end(Arrival arrival, long deathBdSeq) {
        if (deathBdSeq == StatePayload.NO_BDSEQ) {
            add(arrival, Kind.NO_BDSEQ, 0, 0);
        } else if (own.isOnline() && bdSeq != StatePayload.NO_BDSEQ && deathBdSeq != bdSeq) {
            add(arrival, Kind.DEATH_IGNORED, bdSeq, deathBdSeq);
            return;
        } else if (!own.isOnline()) {
            bdSeq = own.isOffline() ? bdSeq : deathBdSeq;
        }
        sequence.forget();
        own.change(State.OFFLINE, arrival.position, arrival.timeNanos);
        if (bornOffline) {
            own.liveness.add(State.OFFLINE, arrival.position, arrival.timeNanos);
            bornOffline = false;
        }
    }

    /** A DBIRTH. */
    void acceptDeviceBirth(Arrival arrival, MetricTable table) {
        checkSequence(arrival);
        checkNode(arrival);
        Member member = member(arrival.device);
        boolean online = liveness(arrival.device, arrival.position).state() == State.ONLINE;
        member.births.add(arrival.position, arrival.timeNanos, arrival.payload.timestamp(), false, table);
        member.saidMissing = false;
        bornOffline |= own.isOffline();
        if (!online) {
            member.liveness.add(State.ONLINE, arrival.position, arrival.timeNanos);
        }
    }

    /** A DDEATH. */
    void acceptDeviceDeath(Arrival arrival) {
        checkSequence(arrival);
        checkNode(arrival);
        member(arrival.device).change(State.OFFLINE, arrival.position, arrival.timeNanos);
    }

    /** An NDATA or DDATA. */
    void acceptData(Arrival arrival) {
        checkSequence(arrival);
        Member member = member(arrival.device);
        Birth birth = birth(arrival.device, arrival.position);
        if (own.isOffline() || member.isOffline()) {
            addFirst(own.isOffline() ? own : member, arrival, Kind.DATA_AFTER_DEATH);
        } else if (birth.known() == Known.NOT_YET) {
            addFirst(member, arrival, Kind.MISSING_BIRTH);
        } else if (member.liveness.now().state() == State.UNKNOWN) {
            // The birth is known from the server that keeps it, and now the sender is known to be there.
            member.liveness.change(State.ONLINE, arrival.position, arrival.timeNanos);
        }
        if (birth.known() == Known.YES) {
            StatePayload.Unknown unknown =
                    arrival.payload.compare(birth.metrics(), arrival.position, member.newestAt());
            if (unknown.count() > 0) {
                add(arrival, Kind.UNKNOWN_ALIAS, unknown.first(), unknown.count());
            }
        }
    }

    /** Checks that the node of a device that is born or dies has sent a birth. */
    private void checkNode(Arrival arrival) {
        if (own.isOffline()) {
            addFirst(own, arrival, Kind.DATA_AFTER_DEATH);
        } else if (own.births.newest() == null) {
            addFirst(own, arrival, Kind.MISSING_BIRTH);
        }
    }

    /** Adds a finding once until the next birth or death. */
    private void addFirst(Member of, Arrival arrival, Kind kind) {
        if (!of.saidMissing) {
            of.saidMissing = true;
            add(arrival, kind, 0, 0);
        }
    }

    private void checkSequence(Arrival arrival) {
        SequenceCheck.Result wrong = sequence.next(arrival.payload.seq(), arrival.position, arrival.timeNanos);
        if (wrong == null) {
            return;
        }
        note(new Finding(
                wrong.kind(), wrong.position(), wrong.timeNanos(), arrival.device, wrong.expected(), wrong.found()));
        if (wrong.kind() == Kind.SEQUENCE_GAP && own.isOnline()) {
            own.liveness.change(State.STALE, arrival.position, arrival.timeNanos);
        }
    }

    private void add(Arrival arrival, Kind kind, long expected, long found) {
        note(new Finding(kind, arrival.position, arrival.timeNanos, arrival.device, expected, found));
    }

    private void note(Finding finding) {
        findings.add(finding);
        conformance.add(finding, ofDeath);
    }

    /** Messages were missed, perhaps of this node. */
    void forgetSequence() {
        sequence.forget();
    }
}
