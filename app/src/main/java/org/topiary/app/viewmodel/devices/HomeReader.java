// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.viewmodel.devices;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.topiary.app.tasks.Cancel;
import org.topiary.app.text.Texts;
import org.topiary.app.viewmodel.devices.HomeSnapshot.Config;
import org.topiary.app.viewmodel.devices.HomeSnapshot.Device;
import org.topiary.app.viewmodel.devices.HomeSnapshot.Entity;
import org.topiary.core.log.Message;
import org.topiary.core.log.Messages;
import org.topiary.core.text.ForeignText;
import org.topiary.core.tree.TopicTree;
import org.topiary.payload.Utf8;
import org.topiary.payload.homeassistant.Discovery;
import org.topiary.payload.homeassistant.HomeDevice;
import org.topiary.payload.homeassistant.HomeEntity;
import org.topiary.payload.homeassistant.HomeEntity.Availability;
import org.topiary.payload.homeassistant.HomeEntity.Mode;
import org.topiary.payload.homeassistant.ValueTemplate;
import org.topiary.payload.sparkplug.state.Liveness;
import org.topiary.payload.sparkplug.state.Liveness.State;

/** Reads what Home Assistant's discovery announces from the newest messages of a session. Any thread. */
final class HomeReader {
    /** Maximum number of configurations. */
    static final int MAX_CONFIGS = 10_000;

    private static final int MAX_LEVELS = 4;
    private static final Comparator<Device> BY_NAME = Comparator.comparing(Device::name, String.CASE_INSENSITIVE_ORDER)
            .thenComparing(each -> each.key().owner());

    private final TopicTree tree;
    private final Messages log;
    private final BooleanSupplier knowsRetained;

    HomeReader(DeviceSources sources) {
        tree = sources.tree();
        log = sources.log();
        knowsRetained = sources.knowsRetained();
    }

    /** Whether there may be configurations. Takes well under a microsecond. */
    boolean isThere() {
        return tree.find(Discovery.PREFIX) != TopicTree.NONE;
    }

    /**
     * @param before the last snapshot, from which unchanged configurations are taken
     * @param open the devices whose entities are shown with their values
     */
    HomeSnapshot read(HomeSnapshot before, Set<DeviceKey> open, Cancel cancel) {
        return new Reading(open, cancel).read(before);
    }

    /** One reading of everything. */
    private final class Reading {
        private final Set<DeviceKey> open;
        private final Cancel cancel;
        /** A topic that says whether something is available is often that of many entities. */
        private final Map<Availability, Liveness> known = new HashMap<>();

        Reading(Set<DeviceKey> open, Cancel cancel) {
            this.open = open;
            this.cancel = cancel;
        }

        HomeSnapshot read(HomeSnapshot before) {
            int root = tree.find(Discovery.PREFIX);
            if (root == TopicTree.NONE) {
                return HomeSnapshot.EMPTY;
            }
            List<Integer> topics = new ArrayList<>();
            int found = collect(root, 1, topics);
            Map<Integer, Config> configs = HashMap.newHashMap(topics.size());
            Map<String, List<Config>> byDevice = new LinkedHashMap<>();
            for (int topic : topics) {
                cancel.check();
                Config config = config(topic, before.configs().get(topic));
                configs.put(topic, config);
                byDevice.computeIfAbsent(config.discovery().device().key(), key -> new ArrayList<>())
                        .add(config);
            }
            List<Device> devices = new ArrayList<>(byDevice.size());
            byDevice.forEach((key, all) -> {
                cancel.check();
                Device device = device(key, all);
                if (!device.entities().isEmpty() || !device.flaws().isEmpty()) {
                    devices.add(device);
                }
            });
            devices.sort(BY_NAME);
            return new HomeSnapshot(List.copyOf(devices), configs, found - topics.size());
        }

        /** Collects the topics of configurations below a node; returns how many there are. */
        private int collect(int parent, int level, List<Integer> into) {
            int found = 0;
            for (int node = tree.firstChild(parent); node != TopicTree.NONE; node = tree.nextSibling(node)) {
                if (level < MAX_LEVELS) {
                    found += collect(node, level + 1, into);
                }
                if (tree.lastPosition(node) != Messages.NONE
                        && tree.name(node).equals(Discovery.CONFIG)
                        && Discovery.isConfig(tree.topic(node))) {
                    found++;
                    if (into.size() < MAX_CONFIGS) {
                        into.add(node);
                    }
                }
            }
            return found;
        }

        private Config config(int topic, @Nullable Config known) {
            long position = tree.lastPosition(topic);
            if (known != null && known.position() == position) {
                return known;
            }
            Message message = log.read(position);
            if (message == null) {
                // What has left the history is as it was, if it was read before.
                return known == null
                        ? new Config(topic, position, new Discovery(Discovery.Problem.NONE, HomeDevice.NONE, List.of()))
                        : known;
            }
            return new Config(topic, position, Discovery.read(tree.topic(topic), message.payload()));
        }

        private Device device(String key, List<Config> configs) {
            HomeDevice about = configs.stream()
                    .map(each -> each.discovery().device())
                    .filter(each -> !each.name().isEmpty())
                    .findFirst()
                    .orElse(configs.getFirst().discovery().device());
            List<Entity> entities = new ArrayList<>();
            List<FindingRow> flaws = new ArrayList<>();
            Liveness liveness = null;
            for (Config config : configs) {
                addFlaws(config, flaws);
                int number = 0;
                for (HomeEntity entity : config.discovery().entities()) {
                    Entity made = entity(key, config.topic(), number++, entity);
                    entities.add(made);
                    if (entity.lacksState()) {
                        flaws.add(flaw(config, Texts.get("devices.home.noState", made.name(), entity.component())));
                    }
                    liveness = better(liveness, liveness(entity));
                }
            }
            String name = about.name().isEmpty() ? Texts.get("devices.home.noDevice") : ForeignText.line(about.name());
            String model = Stream.of(about.maker(), about.model())
                    .filter(each -> !each.isEmpty())
                    .map(ForeignText::line)
                    .collect(Collectors.joining(" "));
            entities.sort(Comparator.comparing(Entity::name, String.CASE_INSENSITIVE_ORDER));
            return new Device(
                    DeviceKey.home(key),
                    name,
                    name.toLowerCase(Locale.ROOT),
                    model,
                    liveness,
                    List.copyOf(entities),
                    List.copyOf(flaws),
                    entities.isEmpty()
                            ? configs.getFirst().topic()
                            : entities.getFirst().topic());
        }

        private void addFlaws(Config config, List<FindingRow> flaws) {
            String topic = ForeignText.line(tree.topic(config.topic()));
            switch (config.discovery().problem()) {
                case NOT_AN_OBJECT -> flaws.add(flaw(config, Texts.get("devices.home.notObject", topic)));
                case TOO_LARGE ->
                    flaws.add(flaw(config, Texts.get("devices.home.tooLarge", topic, Discovery.MAX_BYTES)));
                case TOO_MANY -> flaws.add(flaw(config, Texts.get("devices.home.tooMany", topic)));
                case NONE -> {}
            }
            if (!config.discovery().entities().isEmpty()
                    && knowsRetained.getAsBoolean()
                    && !tree.retained(config.topic())) {
                flaws.add(flaw(config, Texts.get("devices.home.notRetained", topic)));
            }
        }

        private FindingRow flaw(Config config, String text) {
            return new FindingRow(config.position(), log.time(config.position()), text);
        }

        /** A device is as well as its best entity. */
        private static @Nullable Liveness better(@Nullable Liveness one, @Nullable Liveness other) {
            if (one == null || other == null) {
                return one == null ? other : one;
            }
            return one.state() == State.ONLINE || other.state() == State.UNKNOWN ? one : other;
        }

        private Entity entity(String device, int config, int number, HomeEntity entity) {
            String name = Stream.of(entity.name(), entity.deviceClass(), entity.component())
                    .filter(each -> !each.isEmpty())
                    .findFirst()
                    .map(ForeignText::line)
                    .orElse("");
            int topic = entity.stateTopic().isEmpty() ? TopicTree.NONE : tree.find(entity.stateTopic());
            return new Entity(
                    DeviceKey.entity(device, config + "/" + number),
                    name,
                    open.contains(DeviceKey.home(device)) ? cell(entity, topic) : MetricCell.UNKNOWN,
                    topic == TopicTree.NONE ? config : topic);
        }

        private MetricCell cell(HomeEntity entity, int topic) {
            String about = Stream.of(entity.component(), entity.stateTopic())
                    .filter(each -> !each.isEmpty())
                    .map(ForeignText::line)
                    .collect(Collectors.joining(" · "));
            Message message = newest(topic);
            if (message == null) {
                boolean waits = !entity.stateTopic().isEmpty();
                return new MetricCell(
                        waits ? Texts.get("devices.home.noValue") : "", about, !waits && !entity.lacksState(), 0);
            }
            Optional<ValueTemplate> template = ValueTemplate.parse(entity.template());
            Optional<String> value = template.flatMap(each -> each.value(message.payload()));
            String unit = entity.unit().isEmpty() ? "" : " " + entity.unit();
            String more = "";
            if (template.isEmpty()) {
                more = Texts.get("devices.home.template", ForeignText.line(entity.template()));
            } else if (value.isEmpty()) {
                more = Texts.get("devices.home.noField");
            } else if (!template.get().filters().isEmpty()) {
                more = Texts.get(
                        "devices.home.filters", ForeignText.line(template.get().filters()));
            }
            String shown = value.map(text -> text + unit).orElseGet(() -> whole(message.payload()));
            return new MetricCell(
                    ForeignText.line(shown),
                    more.isEmpty() ? about : about + "\n" + more,
                    value.isPresent(),
                    message.timeNanos());
        }

        private static String whole(byte[] payload) {
            return Utf8.isWellFormed(payload) ? new String(payload, StandardCharsets.UTF_8) : "…";
        }

        private @Nullable Message newest(int topic) {
            long position = topic == TopicTree.NONE ? Messages.NONE : tree.lastPosition(topic);
            return position == Messages.NONE ? null : log.read(position);
        }

        /** Whether an entity is available; null if it does not announce that. */
        private @Nullable Liveness liveness(HomeEntity entity) {
            List<Liveness> all = entity.availability().stream()
                    .map(each -> known.computeIfAbsent(each, this::liveness))
                    .toList();
            if (all.isEmpty()) {
                return null;
            }
            if (entity.mode() == Mode.LATEST) {
                return all.stream()
                        .max(Comparator.comparingLong(Liveness::sinceNanos))
                        .orElseThrow();
            }
            State decides = entity.mode() == Mode.ALL ? State.OFFLINE : State.ONLINE;
            return all.stream()
                    .filter(each -> each.state() == decides)
                    .findFirst()
                    .or(() -> all.stream()
                            .filter(each -> each.state() == State.UNKNOWN)
                            .findFirst())
                    .orElseGet(all::getFirst);
        }

        private Liveness liveness(Availability availability) {
            Message message = newest(tree.find(availability.topic()));
            if (message == null) {
                return new Liveness(State.UNKNOWN, Messages.NONE, 0);
            }
            String said = ValueTemplate.parse(availability.template())
                    .filter(template -> template.filters().isEmpty())
                    .flatMap(template -> template.value(message.payload()))
                    .orElse("");
            State state = said.equals(availability.available())
                    ? State.ONLINE
                    : said.equals(availability.notAvailable()) ? State.OFFLINE : State.UNKNOWN;
            return new Liveness(state, message.position(), message.timeNanos());
        }
    }
}
