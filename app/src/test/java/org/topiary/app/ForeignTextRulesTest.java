// SPDX-License-Identifier: Apache-2.0
package org.topiary.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.topiary.app.viewmodel.devices.DeviceKey;
import org.topiary.app.viewmodel.devices.DevicesViewModel;
import org.topiary.app.viewmodel.message.MessageInfo;
import org.topiary.app.viewmodel.message.PropertyRows;
import org.topiary.app.viewmodel.tree.TreeViewModel;
import org.topiary.core.text.ForeignText;
import org.topiary.core.tree.TopicTree;
import org.topiary.mqtt.ConnectionInfo;
import org.topiary.mqtt.link.BrokerLimits;
import org.topiary.mqtt.receive.MessageProperties;
import org.topiary.mqtt.tls.ServerCertificate;
import org.topiary.mqtt.words.BrokerReason;
import org.topiary.payload.VisibleText;
import org.topiary.payload.sparkplug.BirthMetric;
import org.topiary.payload.sparkplug.state.Finding;
import org.topiary.payload.sparkplug.state.SparkplugState;
import org.topiary.payload.standard.SchemaKind;

/**
 * Checks that text written by a broker, a certificate or another client reaches the window only through
 * {@link ForeignText}: every view or view-model method that reads such a text makes it safe to show, itself or in a
 * method of the same class that it calls, or is listed here with its other use of the text.
 */
final class ForeignTextRulesTest {
    /** A method that returns text exactly as it was received. */
    private record Source(Class<?> type, String method) {}

    private static final Set<Source> SOURCES = Set.of(
            new Source(BrokerReason.class, "text"),
            new Source(BrokerReason.class, "serverReference"),
            new Source(BrokerLimits.class, "reasonString"),
            new Source(BrokerLimits.class, "responseInformation"),
            new Source(org.topiary.mqtt.profile.UserProperty.class, "name"),
            new Source(org.topiary.mqtt.profile.UserProperty.class, "value"),
            new Source(ConnectionInfo.class, "clientId"),
            new Source(MessageProperties.class, "contentType"),
            new Source(MessageProperties.class, "responseTopic"),
            new Source(MessageProperties.UserProperty.class, "name"),
            new Source(MessageProperties.UserProperty.class, "value"),
            new Source(ServerCertificate.class, "subject"),
            new Source(ServerCertificate.class, "issuer"),
            new Source(ServerCertificate.class, "names"),
            new Source(ServerCertificate.class, "serialNumber"),
            new Source(BirthMetric.class, "name"),
            new Source(BirthMetric.class, "unit"),
            new Source(DevicesViewModel.class, "nameToCopy"),
            new Source(DeviceKey.class, "owner"),
            new Source(DeviceKey.class, "device"),
            new Source(DeviceKey.class, "metric"),
            new Source(SparkplugState.class, "hosts"),
            new Source(SparkplugState.class, "nodes"),
            new Source(SparkplugState.class, "devices"),
            new Source(Finding.class, "device"),
            new Source(TopicTree.class, "topic"),
            new Source(TopicTree.class, "name"),
            new Source(TreeViewModel.class, "topic"),
            new Source(SchemaKind.class, "names"),
            new Source(MessageInfo.class, "topic"),
            new Source(PropertyRows.Property.class, "wholeName"),
            new Source(PropertyRows.Property.class, "whole"));

    /** Methods that make a text safe to show, directly or by passing it to one that does. */
    private static final Set<String> FITS = Set.of(
            ForeignText.class.getName(),
            "org.topiary.app.viewmodel.session.Facts$Fact",
            "org.topiary.app.ui.WholeText$Part");

    /** Methods that pass a text on as received, but not to a label. */
    private static final Set<String> ELSEWHERE = Set.of(
            // to a source listed above
            "ShownMessageReader.read",
            "TreeViewModel.topic",
            // to the rules and the decoders that read its payload
            "Decoding.properties",
            "FieldCells.read",
            "HistoryPreviews.read",
            "PreviewReader.text",
            "ShownMessageReader.topicName",
            "ShownMessageReader.value",
            "SparkplugFollower.read",
            // to rows, which are shown by name, to the decoder, and to the layouts by branch
            "BranchTopics.collect",
            "TableReader.decode",
            "TableViewModel.use",
            // to the statistics of the topic, and to its length
            "PropertiesPanel.show",
            "TopicFacts.message",
            // to the columns that are kept by topic
            "FieldColumns.choose",
            "FieldColumns.use",
            // to files of the user, and to the names of such files
            "HistoryExports.below",
            "MessageLines.write",
            "MessageLines.writeProperties",
            "MessageReader.forEach",
            "TableExport.addAll",
            "TableExport.writeCsv",
            "TableExport.writeJson",
            "TableViewModel.fileName",
            // to the clipboard
            "HiveMqJava.properties",
            "Mosquitto.addProperties",
            "Mosquitto.canPass",
            "PahoPython.properties",
            "SnippetMessage.hasProperties",
            "MessageSnippets.filter",
            "MessageSnippets.copy",
            "MessageSnippets.obstacle",
            "TableViewModel.topicToCopy",
            // to the comparison with the selected device, and to keys of rows
            "ConformanceReport.of",
            "DeviceDetails.isOf",
            "DeviceKey.member",
            "HomeReader.<clinit>",
            "HomeSnapshot.device",
            // to the reader of the configuration
            "Reading.collect",
            "Reading.config",
            // to the clipboard
            "DevicesViewModel.nameToCopy",
            "DevicesView.copyName",
            "DevicesView.withoutName",
            // to the state, and to a question and a topic that are made there
            "DevicesViewModel.node",
            // to the fields of a form, which have their own limits
            "PairList.add",
            "ReceivedProperties.toSend",
            // to an address, whose host is made safe where it is shown
            "StateBanner.redirection",
            // to lines that are created when they become visible
            "BrokerWords.details",
            "BrokerWords.lines",
            // to the clipboard
            "PropertyList.menu",
            "MessageView.copyMessageTopic",
            "MessageViewModel.topicToCopy",
            "SessionView.copyTopic",
            // to the clipboard, or to the field of a topic or filter
            "TopicTreeView.selectedTopic",
            // to a question about the same topic, or a publish to it
            "SessionView.clearRetained",
            "SessionViewModel.publishAgain",
            "SessionView.closeSearch",
            // to the selection when the tab is reopened
            "ClosedTabs.add",
            "SessionViewModel.select",
            // to a file name, which is built from letters, digits and a few other characters
            "ValueExport.save");

    private static final JavaClasses PROGRAM = new ClassFileImporter()
            .importUrl(Main.class.getProtectionDomain().getCodeSource().getLocation());

    @Test
    void textOfOthersIsMadeFitWhereItIsRead() {
        assertThat(codeUnits()
                        .filter(each -> each.getMethodCallsFromSelf().stream().anyMatch(ForeignTextRulesTest::reads))
                        .filter(each -> !makesFit(each)
                                && each.getMethodCallsFromSelf().stream()
                                        .filter(call -> call.getTargetOwner().equals(each.getOwner()))
                                        .flatMap(call -> call.getTarget().resolveMember().stream())
                                        .noneMatch(ForeignTextRulesTest::makesFit))
                        .map(ForeignTextRulesTest::name)
                        .filter(name -> !ELSEWHERE.contains(name))
                        .toList())
                .as(
                        "show it by ForeignText.line, quoted or names, so that it is short, visible and not taken for our words")
                .isEmpty();
    }

    @Test
    void nothingButValuesIsMadeVisibleWithoutALimit() {
        assertThat(codeUnits()
                        .filter(each -> each.getMethodCallsFromSelf().stream()
                                .anyMatch(call -> call.getTargetOwner().isEquivalentTo(VisibleText.class)
                                        && call.getName().equals("line")
                                        && call.getTarget()
                                                        .getRawParameterTypes()
                                                        .size()
                                                == 1))
                        .map(each -> each.getOwner().getSimpleName())
                        .distinct()
                        .toList())
                .as("a label that is given a text of any length freezes the window")
                .isEmpty();
    }

    @Test
    void whatTheRulesNameExists() {
        assertThat(SOURCES)
                .allMatch(source -> Stream.of(source.type.getMethods())
                        .anyMatch(method -> method.getName().equals(source.method)));
        Set<String> names = codeUnits().map(ForeignTextRulesTest::name).collect(Collectors.toSet());
        assertThat(names).containsAll(ELSEWHERE);
    }

    private static Stream<JavaCodeUnit> codeUnits() {
        return PROGRAM.stream()
                .filter(each ->
                        List.of("org.topiary.app.ui", "org.topiary.app.view.", "org.topiary.app.viewmodel").stream()
                                .anyMatch(each.getPackageName()::startsWith))
                .flatMap(each -> each.getCodeUnits().stream());
    }

    private static boolean reads(JavaMethodCall call) {
        return SOURCES.stream()
                .anyMatch(source -> call.getTargetOwner().isEquivalentTo(source.type)
                        && call.getName().equals(source.method));
    }

    private static boolean makesFit(JavaCodeUnit unit) {
        return unit.getCallsFromSelf().stream().anyMatch(call -> isFit(call.getTargetOwner()));
    }

    private static boolean isFit(JavaClass owner) {
        return FITS.contains(owner.getName());
    }

    private static String name(JavaCodeUnit unit) {
        return unit.getOwner().getSimpleName() + "." + unit.getName();
    }
}
