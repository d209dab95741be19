// SPDX-License-Identifier: Apache-2.0
package org.topiary.mqtt;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.topiary.core.log.MessageLog;
import org.topiary.core.log.Messages;
import org.topiary.core.log.Qos;
import org.topiary.core.log.SharedMemory;
import org.topiary.mqtt.LogShareRule.Use;

class LogShareRuleTest {
    private static final long MIB = 1 << 20;
    private static final long CHUNK = 4 * MIB;
    private static final long TOTAL = 256 * MIB;

    private final LogShareRule shares = new LogShareRule(TOTAL, CHUNK);

    private static Use use(long heldMib, long arrivedMib, long recentMib) {
        return new Use(heldMib * MIB, arrivedMib * MIB, recentMib * MIB);
    }

    private void assertLimits(List<Use> uses, long... mib) {
        assertThat(shares.limits(uses))
                .containsExactly(Arrays.stream(mib).map(each -> each * MIB).toArray());
    }

    @Example
    void oneMayHaveEverything() {
        assertLimits(List.of(use(0, 0, 0)), 256);
        assertLimits(List.of(use(256, 5, 100)), 256);
    }

    @Example
    void whatIsFreeIsForWhoeverUsesItButTheFloorOfEachIsKept() {
        assertLimits(List.of(use(100, 10, 100), use(0, 0, 0)), 240, 156);
        assertLimits(List.of(use(0, 0, 0), use(0, 0, 0), use(0, 0, 0)), 224, 224, 224);
    }

    @Example
    void aNewcomerGetsItsFloorAtOnceAndMayTakeMoreForALargeMessage() {
        assertLimits(List.of(use(256, 5, 100), use(0, 0, 0)), 240, 64);
    }

    @Example
    void aQuietOneKeepsWhatItHasAsLongAsNobodyNeedsIt() {
        assertLimits(List.of(use(156, 0, 100), use(100, 0, 0)), 156, 100);
        // Its fair share is the floor; it gives up as much as arrived, in chunks.
        assertLimits(List.of(use(156, 6, 100), use(100, 0, 0)), 164, 92);
        assertLimits(List.of(use(236, 6, 100), use(20, 0, 0)), 240, 20);
    }

    @Example
    void theFairShareIsByWhatCame() {
        // Floors of 16 each; of the remaining 224, three quarters and one quarter.
        assertLimits(List.of(use(256, 4, 30), use(0, 4, 10)), 240, 64);
        assertLimits(List.of(use(240, 4, 30), use(16, 4, 10)), 236, 64);
        assertLimits(List.of(use(184, 4, 30), use(72, 4, 10)), 184, 72);
    }

    @Example
    void withManySessionsTheFloorIsSmaller() {
        assertThat(shares.floor(2)).isEqualTo(16 * MIB);
        assertThat(shares.floor(8)).isEqualTo(16 * MIB);
        assertThat(shares.floor(10)).isEqualTo(12 * MIB);
        // A log needs at least two chunks.
        assertThat(shares.floor(1_000)).isEqualTo(2 * CHUNK);
    }

    @Property
    void nobodyFallsBelowFloorOrFairShareAndNothingIsTakenInVain(@ForAll("uses") List<Use> uses) {
        long floor = shares.floor(uses.size());
        double recent = uses.stream().mapToDouble(Use::recent).sum();
        long rest = TOTAL - uses.size() * floor;
        long safe =
                uses.stream().mapToLong(each -> Math.max(floor, each.held())).sum();
        long arrived = uses.stream()
                .mapToLong(each -> Math.ceilDiv(each.arrived(), CHUNK) * CHUNK)
                .sum();
        long[] limits = shares.limits(uses);
        long given = 0;
        long after = 0;
        for (int i = 0; i < limits.length; i++) {
            Use each = uses.get(i);
            assertThat(limits[i]).isBetween(floor, TOTAL);
            after += Math.max(floor, Math.min(limits[i], each.held()));
            if (limits[i] < each.held()) {
                given += each.held() - limits[i];
                double part = recent > 0 ? each.recent() / recent : 1.0 / uses.size();
                assertThat(limits[i]).isGreaterThanOrEqualTo(floor + (long) (rest * part) / CHUNK * CHUNK);
            }
        }
        assertThat(after).isLessThanOrEqualTo(TOTAL);
        assertThat(given).isLessThanOrEqualTo(Math.max(0, safe + arrived - TOTAL));
    }

    @Provide
    Arbitrary<List<Use>> uses() {
        Arbitrary<long[]> one = Combinators.combine(
                        Arbitraries.longs().between(0, 40),
                        Arbitraries.longs().between(0, 20 * MIB),
                        Arbitraries.longs().between(0, 900 * MIB))
                .as((chunks, arrived, before) -> new long[] {chunks, arrived, before});
        return one.list().ofMinSize(1).ofMaxSize(16).map(all -> {
            List<Use> uses = new ArrayList<>();
            long left = TOTAL;
            for (long[] each : all) {
                long held = Math.min(left, each[0] * CHUNK);
                left -= held;
                uses.add(new Use(held, each[1], each[1] + each[2]));
            }
            return uses;
        });
    }

    /** Several logs that share 1 MiB; each number is a message for one of them, or a decision. */
    @Property(tries = 200)
    void logsNeverHoldMoreThanThereIsAndEachHasItsFloorAfterADecision(@ForAll("turns") List<Integer> turns) {
        int count = 4;
        SharedMemory memory = new SharedMemory(MIB);
        int chunk = MessageLog.chunkBytes(MIB);
        LogShareRule small = new LogShareRule(MIB, chunk);
        List<MessageLog> logs = new ArrayList<>();
        long[] seen = new long[count];
        double[] recent = new double[count];
        for (int i = 0; i < count; i++) {
            logs.add(new MessageLog(MIB, memory));
        }
        for (int turn : turns) {
            if (turn < count) {
                MessageLog log = logs.get(turn);
                for (int i = 0; i < 10; i++) {
                    long at = log.append(
                            1,
                            1,
                            Messages.NONE,
                            Qos.AT_MOST_ONCE,
                            false,
                            false,
                            ByteBuffer.allocate(0),
                            ByteBuffer.allocate(chunk / 2));
                    assertThat(log.read(at)).isNotNull();
                }
            } else {
                List<Use> uses = new ArrayList<>();
                for (int i = 0; i < count; i++) {
                    long end = logs.get(i).end();
                    recent[i] = recent[i] * 0.9 + (end - seen[i]);
                    uses.add(new Use(logs.get(i).heldBytes(), end - seen[i], recent[i]));
                    seen[i] = end;
                }
                long[] limits = small.limits(uses);
                for (int i = 0; i < count; i++) {
                    logs.get(i).setCapacity(limits[i]);
                    logs.get(i).applyCapacity();
                }
                long floor = small.floor(count);
                assertThat(logs.stream()
                                .mapToLong(log -> Math.max(floor, log.heldBytes()))
                                .sum())
                        .isLessThanOrEqualTo(MIB);
            }
            long held = logs.stream().mapToLong(MessageLog::heldBytes).sum();
            assertThat(memory.free()).isEqualTo(MIB - held);
            // A log always has two chunks.
            assertThat(held).isLessThanOrEqualTo(MIB + 2L * count * chunk);
            for (MessageLog log : logs) {
                assertThat(log.usedBytes()).isLessThanOrEqualTo(log.capacityBytes());
                assertThat(log.rejected()).isZero();
            }
        }
        logs.forEach(MessageLog::close);
        assertThat(memory.free()).isEqualTo(MIB);
    }

    @Provide
    Arbitrary<List<Integer>> turns() {
        return Arbitraries.integers().between(0, 5).list().ofMaxSize(150);
    }
}
