// SPDX-License-Identifier: Apache-2.0
package org.topiary.demo;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.topiary.demo.SparkplugMetric.DataType;

/** A machining cell: 24 metrics, and a state that changes between RUNNING, IDLE and FAULT. */
final class SparkplugCell {
    /** Number of metrics per report, in rotation. */
    static final int METRICS_PER_REPORT = 4;

    private final String name;
    private final RandomGenerator random;
    private final List<SparkplugMetric> metrics = new ArrayList<>();
    private final List<Runnable> moves = new ArrayList<>();
    private final SparkplugMetric good;
    private final SparkplugMetric reject;
    private final SparkplugMetric state;
    private final SparkplugMetric alarm;
    private final SparkplugMetric alarmCode;
    private final SparkplugMetric tool;
    private String mode = "RUNNING";
    private double load = 1;
    private int modeTicks;
    private int next;
    private int ticks;

    /** @param firstAlias alias of the first of the 24 metrics; the others follow */
    SparkplugCell(String name, long firstAlias, RandomGenerator random) {
        this.name = name;
        this.random = random;
        measure("Temperature/Motor", firstAlias, "°C", 31, 68, 0.15, 0.02);
        measure("Temperature/Spindle", firstAlias, "°C", 28, 54, 0.12, 0.02);
        measure("Spindle/Speed", firstAlias, "rpm", 0, 7_200, 18, 0.3);
        measure("Spindle/Torque", firstAlias, "Nm", 0, 41, 0.8, 0.3);
        measure("Motor/Current", firstAlias, "A", 0.8, 14.5, 0.25, 0.3);
        measure("Motor/Voltage", firstAlias, "V", 400, 398, 0.5, 0.3);
        measure("Motor/Power", firstAlias, "kW", 0.35, 8.9, 0.12, 0.3);
        measure("Vibration/X", firstAlias, "mm/s", 0.1, 1.6, 0.08, 0.2);
        measure("Vibration/Y", firstAlias, "mm/s", 0.1, 1.9, 0.09, 0.2);
        measure("Vibration/Z", firstAlias, "mm/s", 0.1, 1.1, 0.06, 0.2);
        measure("Hydraulic/Pressure", firstAlias, "bar", 62, 118, 0.6, 0.1);
        measure("Air/Pressure", firstAlias, "bar", 6.3, 5.9, 0.02, 0.1);
        measure("Coolant/Flow", firstAlias, "l/min", 0, 22, 0.2, 0.2);
        measure("Coolant/Level", firstAlias, "%", 81, 79, 0.05, 0.01);
        measure("Position/X", firstAlias, "mm", 0, 240, 24, 0.15);
        measure("Position/Y", firstAlias, "mm", 0, 160, 18, 0.15);
        measure("Position/Z", firstAlias, "mm", 120, 64, 9, 0.15);
        measure("Cycle/Time", firstAlias, "s", 0, 18.4, 0.3, 0.5);
        good = add("Count/Good", firstAlias, DataType.INT64, "", random.nextLong(20_000, 90_000));
        reject = add("Count/Reject", firstAlias, DataType.INT32, "", random.nextInt(50, 400));
        state = add("State", firstAlias, DataType.STRING, "", mode);
        alarm = add("Alarm/Active", firstAlias, DataType.BOOLEAN, "", false);
        alarmCode = add("Alarm/Code", firstAlias, DataType.INT32, "", 0);
        tool = add("Tool/Number", firstAlias, DataType.INT16, "", random.nextInt(1, 25));
    }

    private SparkplugMetric add(String metric, long firstAlias, DataType type, String unit, Object value) {
        SparkplugMetric added = new SparkplugMetric(metric, firstAlias + metrics.size(), type, unit, value);
        metrics.add(added);
        return added;
    }

    private void measure(
            String metric, long firstAlias, String unit, double idle, double running, double step, double pull) {
        SparkplugMetric added = add(metric, firstAlias, DataType.FLOAT, unit, (float) running);
        Values.Wander wander = new Values.Wander(random, pull, step);
        double spread = random.nextDouble(0.97, 1.03);
        moves.add(() -> added.set((float) Values.round(wander.next((idle + load * (running - idle)) * spread), 2)));
    }

    String name() {
        return name;
    }

    /** All metrics, for the DBIRTH. */
    List<SparkplugMetric> metrics() {
        return metrics;
    }

    long goodParts() {
        return (long) good.number();
    }

    long rejectedParts() {
        return (long) reject.number();
    }

    double kilowatts() {
        return metrics.get(6).number();
    }

    boolean isRunning() {
        return mode.equals("RUNNING");
    }

    /**
     * Advances the cell and returns the metrics to report: some measurements in rotation, and every state that has
     * changed.
     */
    List<SparkplugMetric> tick() {
        List<SparkplugMetric> changed = new ArrayList<>();
        if (--modeTicks <= 0 && ticks > 0) {
            changeMode(changed);
        } else if (modeTicks < 0) {
            modeTicks = random.nextInt(300, 3_000);
        }
        load += ((isRunning() ? 1 : 0) - load) * 0.1;
        ticks++;
        for (int i = 0; i < METRICS_PER_REPORT; i++) {
            moves.get(next).run();
            changed.add(metrics.get(next));
            next = (next + 1) % moves.size();
        }
        if (isRunning() && ticks % 90 == 0) {
            boolean rejected = random.nextInt(40) == 0;
            SparkplugMetric counter = rejected ? reject : good;
            counter.set(rejected ? (Number) (int) (counter.number() + 1) : (Number) (long) (counter.number() + 1));
            changed.add(counter);
        }
        return changed;
    }

    private void changeMode(List<SparkplugMetric> changed) {
        if (!isRunning()) {
            mode = "RUNNING";
            modeTicks = random.nextInt(900, 6_000);
        } else if (random.nextInt(4) == 0) {
            mode = "FAULT";
            modeTicks = random.nextInt(150, 600);
        } else {
            mode = "IDLE";
            modeTicks = random.nextInt(60, 300);
            tool.set(random.nextInt(1, 25));
            changed.add(tool);
        }
        boolean fault = mode.equals("FAULT");
        state.set(mode);
        alarm.set(fault);
        alarmCode.set(fault ? random.nextInt(1_000, 1_099) : 0);
        changed.addAll(List.of(state, alarm, alarmCode));
    }
}
