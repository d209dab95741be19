// SPDX-License-Identifier: Apache-2.0
package org.topiary.payload.sparkplug.state;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.topiary.payload.sparkplug.state.EdgeNode.Arrival;
import org.topiary.payload.sparkplug.state.SparkplugTopic.MessageType;

/** Counts the assertions that the messages of a node and its devices violate. Not thread-safe. */
final class Conformance {
    private static final String REBIRTH = "Node Control/Rebirth";

    private final Map<Assertion, Violation> violations = new EnumMap<>(Assertion.class);

    /** Those that were violated, in the order of the assertions. */
    List<Violation> violations() {
        return List.copyOf(violations.values());
    }

    /** The assertions that a message violates by itself, whatever came before it. Any thread. */
    static Set<Assertion> violatedBy(MessageType type, StatePayload payload) {
        Set<Assertion> violated = EnumSet.noneOf(Assertion.class);
        switch (type) {
            case NBIRTH -> {
                addMissing(payload, Assertion.NBIRTH_SEQ, Assertion.NBIRTH_TIMESTAMP, violated);
                checkMetrics(payload, true, violated);
                if (!payload.hasMetric(REBIRTH)) {
                    violated.add(Assertion.REBIRTH_METRIC);
                }
            }
            case DBIRTH -> {
                addMissing(payload, Assertion.DBIRTH_SEQ, Assertion.DBIRTH_TIMESTAMP, violated);
                checkMetrics(payload, true, violated);
            }
            case NDATA -> {
                addMissing(payload, Assertion.NDATA_SEQ, Assertion.NDATA_TIMESTAMP, violated);
                checkMetrics(payload, false, violated);
            }
            case DDATA -> {
                addMissing(payload, Assertion.DDATA_SEQ, Assertion.DDATA_TIMESTAMP, violated);
                checkMetrics(payload, false, violated);
            }
            case DDEATH -> addMissing(payload, Assertion.DDEATH_SEQ, Assertion.DDEATH_TIMESTAMP, violated);
            case NDEATH -> {
                if (payload.seq() != SequenceCheck.NONE) {
                    violated.add(Assertion.NDEATH_SEQ);
                }
            }
            case NCMD, DCMD, STATE -> {}
        }
        return violated;
    }

    /** Counts what a message violates. */
    void add(Set<Assertion> violated, Arrival arrival) {
        violated.forEach(each -> add(each, arrival.position(), arrival.timeNanos()));
    }

    private static void addMissing(StatePayload payload, Assertion seq, Assertion timestamp, Set<Assertion> violated) {
        if (payload.seq() < 0 || payload.seq() > SequenceCheck.MAX) {
            violated.add(seq);
        }
        if (payload.timestamp() < 0) {
            violated.add(timestamp);
        }
    }

    private static void checkMetrics(StatePayload payload, boolean birth, Set<Assertion> violated) {
        Set<Long> aliases = birth ? new HashSet<>() : Set.of();
        payload.forEachMetric(metric -> {
            if (!metric.hasTimestamp()) {
                violated.add(Assertion.METRIC_TIMESTAMP);
            }
            if (birth) {
                addOfBirth(metric, aliases, violated);
            } else if (metric.hasName() && metric.hasAlias()) {
                violated.add(Assertion.ALIAS_WITHOUT_NAME);
            } else if (!metric.hasName() && !metric.hasAlias()) {
                violated.add(Assertion.METRIC_NAME);
            }
        });
    }

    private static void addOfBirth(StatePayload.Facts metric, Set<Long> aliases, Set<Assertion> violated) {
        if (!metric.hasName()) {
            violated.add(metric.hasAlias() ? Assertion.ALIAS_IN_BIRTH : Assertion.METRIC_NAME);
        }
        if (!metric.hasDataType()) {
            violated.add(Assertion.METRIC_DATA_TYPE);
        }
        if (metric.hasAlias() && !aliases.add(metric.alias())) {
            violated.add(Assertion.ALIAS_UNIQUE);
        }
    }

    /** Counts what a finding shows. */
    void add(Finding finding, boolean death) {
        Assertion assertion = switch (finding.kind()) {
            case SEQUENCE_GAP -> Assertion.SEQUENCE;
            case UNKNOWN_ALIAS -> Assertion.ALIAS_IN_BIRTH;
            case MISSING_BIRTH, DATA_AFTER_DEATH -> Assertion.BIRTH_FIRST;
            case MISSING_DEATH -> Assertion.WILL;
            case BDSEQ_REPEATED -> Assertion.BDSEQ_INCREMENT;
            case NO_BDSEQ -> death ? Assertion.NDEATH_BDSEQ : Assertion.NBIRTH_BDSEQ;
            case DEATH_IGNORED -> Assertion.BDSEQ_MATCHING;
            case DUPLICATE_NODE -> Assertion.UNIQUE_NODE;
        };
        add(assertion, finding.position(), finding.timeNanos());
    }

    private void add(Assertion assertion, long position, long timeNanos) {
        Violation before = violations.get(assertion);
        violations.put(
                assertion, new Violation(assertion, before == null ? 1 : before.count() + 1, position, timeNanos));
    }
}
