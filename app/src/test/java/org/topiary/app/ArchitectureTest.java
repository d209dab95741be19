// SPDX-License-Identifier: Apache-2.0
package org.topiary.app;

import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import java.util.Timer;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javafx.application.Platform;
import javafx.scene.control.ComboBoxBase;
import javafx.scene.control.Spinner;
import javafx.scene.control.TextInputControl;
import org.topiary.app.platform.PlatformFxScheduler;
import org.topiary.app.platform.Toolkit;
import org.topiary.app.ui.BoundedText;
import org.topiary.core.log.MessageLog;

/** Checks the architecture rules that Maven's module boundaries cannot enforce. */
@AnalyzeClasses(packages = "org.topiary", importOptions = ImportOption.DoNotIncludeTests.class)
final class ArchitectureTest {
    @ArchTest
    static final ArchRule packagesHaveNoCycles = slices().matching("org.topiary.(**)")
            .should()
            .beFreeOfCycles()
            .because("a cycle can only be understood, and changed, as a whole");

    @ArchTest
    static final ArchRule viewModelsUseOnlyTheBaseOfJavaFx = noClasses()
            .that()
            .resideInAPackage("org.topiary.app.viewmodel..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("javafx.scene..", "javafx.stage..", "javafx.application..", "org.topiary.app.view..")
            .because("view-models are tested without a toolkit, and a view-model that opens a dialog cannot be");

    @ArchTest
    static final ArchRule viewsReachLowerLayersThroughViewModels = noClasses()
            .that()
            .resideInAnyPackage("org.topiary.app.view..", "org.topiary.app.ui..")
            .should()
            .dependOnClassesThat(holdState()
                    .and(resideInAnyPackage(
                            "org.topiary.core..",
                            "org.topiary.mqtt..",
                            "org.topiary.profiles..",
                            "org.topiary.vault..",
                            "org.topiary.app.store..",
                            "org.topiary.app.session..",
                            "org.topiary.app.window..")))
            .because(
                    "a view shows values that it is given; what it reads or changes itself is tested with a window only");

    @ArchTest
    static final ArchRule featuresDoNotDependOnEachOther = slices().assignedFrom(new Features())
            .should()
            .notDependOnEachOther()
            .because(
                    "a feature is understood and removed by itself; the start page, sessions and windows put them together");

    @ArchTest
    static final ArchRule sharedControlsKnowNoMqtt = noClasses()
            .that()
            .resideInAPackage("org.topiary.app.ui..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "org.topiary.core..",
                    "org.topiary.mqtt..",
                    "org.topiary.profiles..",
                    "org.topiary.app.store..",
                    "org.topiary.app.view..",
                    "org.topiary.app.viewmodel..")
            .because("a control that knows what it shows can't be used for anything else");

    @ArchTest
    static final ArchRule onlyTheWindowKnowsJavaFx = noClasses()
            .that()
            .resideOutsideOfPackage("org.topiary.app..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("javafx..", "org.topiary.app..")
            .because("everything under src/ knows no window");

    @ArchTest
    static final ArchRule coreKnowsNoMqttLibrary = noClasses()
            .that()
            .resideInAPackage("org.topiary.core..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("com.hivemq..", "io.netty..", "org.topiary.mqtt..")
            .because("the log and the tree take what arrives from anywhere");

    @ArchTest
    static final ArchRule coreHasNoClassOutsideItsPackages = noClasses()
            .should()
            .resideInAPackage("org.topiary.core")
            .because("a class of the core has a purpose, and stands in the package of that purpose");

    @ArchTest
    static final ArchRule coreIsReadInOneDirection = layeredArchitecture()
            .consideringOnlyDependenciesInAnyPackage("org.topiary.core..")
            .layer("file")
            .definedBy("org.topiary.core.file..")
            .layer("text")
            .definedBy("org.topiary.core.text..")
            .layer("log")
            .definedBy("org.topiary.core.log..")
            .layer("tree")
            .definedBy("org.topiary.core.tree..")
            .layer("search")
            .definedBy("org.topiary.core.search..")
            .layer("rows")
            .definedBy("org.topiary.core.rows..")
            .layer("progress")
            .definedBy("org.topiary.core.progress..")
            .layer("history")
            .definedBy("org.topiary.core.history..")
            .whereLayer("file")
            .mayOnlyAccessLayers("text", "progress")
            .whereLayer("text")
            .mayNotAccessAnyLayer()
            .whereLayer("progress")
            .mayNotAccessAnyLayer()
            .whereLayer("log")
            .mayNotAccessAnyLayer()
            .whereLayer("tree")
            .mayOnlyAccessLayers("log", "text")
            .whereLayer("search")
            .mayOnlyAccessLayers("log", "tree", "text")
            .whereLayer("rows")
            .mayOnlyAccessLayers("tree", "search", "text")
            .whereLayer("history")
            .mayOnlyAccessLayers("log", "tree")
            .because("the writer's side must not wait for, or know, what reads it: one log, many readers");

    @ArchTest
    static final ArchRule whatShowsMessagesKnowsNoLog = noClasses()
            .that()
            .resideInAnyPackage(
                    "org.topiary.core.tree..",
                    "org.topiary.core.rows..",
                    "org.topiary.core.search..",
                    "org.topiary.core.history..",
                    "org.topiary.app.view..",
                    "org.topiary.app.viewmodel",
                    "org.topiary.app.viewmodel.devices..",
                    "org.topiary.app.viewmodel.message..",
                    "org.topiary.app.viewmodel.search..",
                    "org.topiary.app.viewmodel.table..",
                    "org.topiary.app.viewmodel.timeline..",
                    "org.topiary.app.viewmodel.tree..")
            .should()
            .dependOnClassesThat(type(MessageLog.class))
            .because("it reads Messages, so that it shows those of a recording, too");

    @ArchTest
    static final ArchRule mqttDependsDownwards = layeredArchitecture()
            .consideringOnlyDependenciesInAnyPackage("org.topiary.mqtt..")
            .layer("profile")
            .definedBy("org.topiary.mqtt.profile")
            .layer("words")
            .definedBy("org.topiary.mqtt.words")
            .layer("packet")
            .definedBy("org.topiary.mqtt.packet")
            .layer("auth")
            .definedBy("org.topiary.mqtt.auth")
            .layer("tls")
            .definedBy("org.topiary.mqtt.tls")
            .layer("proxy")
            .definedBy("org.topiary.mqtt.proxy")
            .layer("receive")
            .definedBy("org.topiary.mqtt.receive")
            .layer("publish")
            .definedBy("org.topiary.mqtt.publish")
            .layer("link")
            .definedBy("org.topiary.mqtt.link")
            .layer("failure")
            .definedBy("org.topiary.mqtt.failure")
            .layer("doctor")
            .definedBy("org.topiary.mqtt.doctor")
            .layer("session")
            .definedBy("org.topiary.mqtt")
            .whereLayer("profile")
            .mayNotAccessAnyLayer()
            .whereLayer("words")
            .mayOnlyAccessLayers("profile")
            .whereLayer("packet")
            .mayOnlyAccessLayers("words")
            .whereLayer("auth")
            .mayOnlyAccessLayers("profile")
            .whereLayer("tls")
            .mayOnlyAccessLayers("profile", "words")
            .whereLayer("proxy")
            .mayOnlyAccessLayers("profile")
            .whereLayer("receive")
            .mayOnlyAccessLayers("profile", "words", "packet")
            .whereLayer("publish")
            .mayOnlyAccessLayers("profile", "words", "packet")
            .whereLayer("link")
            .mayOnlyAccessLayers("profile", "words", "packet", "auth", "tls", "proxy", "receive", "publish")
            .whereLayer("failure")
            .mayOnlyAccessLayers("profile", "words", "packet", "auth", "tls", "link")
            .whereLayer("doctor")
            .mayOnlyAccessLayers("profile", "words", "packet", "tls", "proxy", "receive", "publish", "link", "failure")
            .whereLayer("session")
            .mayNotBeAccessedByAnyLayer()
            .because(
                    "what a connection is made of is understood, tested and changed without the session that it serves");

    @ArchTest
    static final ArchRule profilesKnowNoMqttLibrary = noClasses()
            .that()
            .resideInAPackage("org.topiary.mqtt.profile")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("com.hivemq..", "io.netty..")
            .because("profiles are edited, saved and imported where no client runs");

    @ArchTest
    static final ArchRule oneDoorToTheJavaFxThread = noClasses()
            .that()
            .doNotHaveFullyQualifiedName(PlatformFxScheduler.class.getName())
            .should()
            .callMethod(Platform.class, "runLater", Runnable.class)
            .because("what comes to the screen is drained once a tick; a second door would let messages push");

    /** Except the thread of the toolkit, which starts before anything else, and the shutdown hook. */
    @ArchTest
    static final ArchRule onePlaceForThreads = noClasses()
            .that()
            .resideInAPackage("org.topiary.app..")
            .and()
            .resideOutsideOfPackage("org.topiary.app.tasks..")
            .and()
            .doNotHaveFullyQualifiedName(Toolkit.class.getName())
            .and()
            .doNotHaveFullyQualifiedName(Main.class.getName())
            .should()
            .callMethodWhere(target(owner(type(Executors.class))))
            .orShould()
            .callConstructorWhere(target(owner(assignableTo(Thread.class)
                    .or(assignableTo(ExecutorService.class))
                    .or(assignableTo(Timer.class)))))
            .orShould()
            .callMethodWhere(target(owner(type(Thread.class)))
                    .and(target(nameMatching("ofVirtual|ofPlatform|startVirtualThread"))))
            .orShould()
            .callMethodWhere(target(owner(type(CompletableFuture.class))).and(usesDefaultPool()))
            .orShould()
            .callMethodWhere(target(nameMatching("parallelStream|parallel")))
            .because(
                    "an exception in a thread, a pool or a future vanishes unless someone catches it, and nobody sees or"
                            + " cancels what runs there: TaskService does all of that");

    @ArchTest
    static final ArchRule onePlaceForTextInputs = noClasses()
            .that()
            .haveNameNotMatching(Pattern.quote(BoundedText.class.getName()) + "(\\$.*)?")
            .should()
            .callConstructorWhere(target(owner(assignableTo(TextInputControl.class))))
            .orShould()
            .callMethodWhere(target(nameMatching("setEditable")).and(target(owner(assignableTo(ComboBoxBase.class)))))
            .orShould()
            .callConstructorWhere(target(owner(assignableTo(Spinner.class))))
            .because("an input that takes a text of any length freezes the window: JavaFX lays it out at once");

    @ArchTest
    static final ArchRule onlyTheCommandLinePrints = noClasses()
            .that()
            .doNotHaveFullyQualifiedName(Main.class.getName())
            .should()
            .accessField(System.class, "out")
            .orShould()
            .accessField(System.class, "err")
            .because("what is printed elsewhere is seen by nobody in a desktop application");

    @ArchTest
    static final ArchRule noStaticMutableState = fields().that()
            .areStatic()
            .and()
            .doNotHaveName("$assertionsDisabled")
            .should()
            .beFinal()
            .because("two sessions, two windows and two tests must not meet in a static field");

    private static DescribedPredicate<JavaCall<?>> usesDefaultPool() {
        return DescribedPredicate.describe("run on a pool of the JDK", call -> {
            String name = call.getTarget().getName();
            return name.equals("delayedExecutor")
                    || (name.endsWith("Async")
                            && call.getTarget().getRawParameterTypes().stream()
                                    .noneMatch(parameter -> parameter.isEquivalentTo(Executor.class)));
        });
    }

    /** Excludes values (records and constants) and classes with only static members. */
    private static DescribedPredicate<JavaClass> holdState() {
        return DescribedPredicate.describe(
                "hold state",
                type -> !type.isRecord()
                        && !type.isEnum()
                        && type.getAllFields().stream()
                                .anyMatch(field -> !field.getModifiers().contains(JavaModifier.STATIC)));
    }

    /** The feature packages of both layers, one slice for each feature; shared packages belong to no slice. */
    private static final class Features implements SliceAssignment {
        private static final Pattern FEATURE = Pattern.compile("org\\.topiary\\.app\\.view(?:model)?"
                + "\\.(devices|exchange|form|guide|message|publish|search|table|timeline|tree)(?:\\..*)?");

        @Override
        public SliceIdentifier getIdentifierOf(JavaClass type) {
            Matcher feature = FEATURE.matcher(type.getPackageName());
            return feature.matches() ? SliceIdentifier.of(feature.group(1)) : SliceIdentifier.ignore();
        }

        @Override
        public String getDescription() {
            return "features";
        }
    }
}
