package org.cxsdk.core.journey.improve;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.cxsdk.core.catalog.AccessibilityFact;
import org.cxsdk.core.catalog.Catalogue;
import org.cxsdk.core.catalog.Channel;
import org.cxsdk.core.catalog.ChannelId;
import org.cxsdk.core.catalog.ChannelKind;
import org.cxsdk.core.catalog.EvidenceTypeId;
import org.cxsdk.core.catalog.WcagLevel;
import org.cxsdk.core.journey.Demands;
import org.cxsdk.core.journey.JourneyDefinition;
import org.cxsdk.core.journey.Lane;
import org.cxsdk.core.journey.Step;
import org.jspecify.annotations.Nullable;

/**
 * Answers: where does a designed journey leave people alone, shut them out or ask the same of them again? Looks at every
 * step in which the customer acts or is served, on every channel that it names, as the catalogue knows the channels:
 *
 * <ul>
 *   <li>from every touchpoint without a person, a person must be reachable: on the channel itself, or for the same step
 *       on another one;
 *   <li>every step must have a way without a screen;
 *   <li>every touchpoint must be shown to be accessible and speak the languages of the catalogue;
 *   <li>a step should ask for the same on every channel, and a journey for one document only once.
 * </ul>
 *
 * <p>Findings come step by step, channel by channel, in the order of the design and of {@link DesignReason}. What is not
 * stated counts as not there. Left out: whether what the catalogue says is true. Cost: steps times channels. Stateless.
 */
public final class DesignReview {

    private final Catalogue catalogue;
    private final Map<ChannelId, Channel> channels = new HashMap<>();
    private final List<DesignFinding> findings = new ArrayList<>();

    private DesignReview(Catalogue catalogue) {
        this.catalogue = catalogue;
        catalogue.channels().forEach(channel -> channels.put(channel.id(), channel));
    }

    /** What there is to find in a design. */
    public static List<DesignFinding> of(JourneyDefinition definition, Catalogue catalogue) {
        DesignReview review = new DesignReview(Objects.requireNonNull(catalogue, "catalogue"));
        Set<EvidenceTypeId> asked = new HashSet<>();
        for (Step step : definition.steps()) {
            if (step.lane() == Lane.CUSTOMER || step.lane() == Lane.FRONT_OFFICE) {
                review.lookAt(step, asked);
                asked.addAll(step.demands().evidence());
            }
        }
        return List.copyOf(review.findings);
    }

    private void lookAt(Step step, Set<EvidenceTypeId> asked) {
        List<Channel> inUse = step.channels().stream()
                .map(id -> Optional.ofNullable(channels.get(id)))
                .flatMap(Optional::stream)
                .filter(Channel::isActive)
                .toList();
        boolean personSomewhere = inUse.stream().anyMatch(Channel::offersHumanHelp);
        for (ChannelId id : step.channels()) {
            Channel channel = channels.get(id);
            if (channel == null || !channel.isActive()) {
                find(DesignReason.CHANNEL_NOT_IN_USE, step, id, "");
                continue;
            }
            if (!channel.offersHumanHelp() && !personSomewhere) {
                find(DesignReason.NO_PERSON_REACHABLE, step, id, "");
            }
            lookForBarriers(step, channel);
            Demands there = step.demands(id);
            if (!there.equals(step.demands())) {
                find(DesignReason.CHANNELS_ASK_DIFFERENT_THINGS, step, id, "");
            }
        }
        if (!inUse.isEmpty() && inUse.stream().noneMatch(Channel::isNonDigital)) {
            find(DesignReason.NO_NON_DIGITAL_WAY, step, null, "");
        }
        for (EvidenceTypeId evidence : step.demands().evidence()) {
            if (asked.contains(evidence)) {
                find(DesignReason.ASKED_TWICE, step, null, evidence.value());
            }
        }
    }

    private void lookForBarriers(Step step, Channel channel) {
        boolean shown = channel.kind() == ChannelKind.DESK
                ? channel.accessibility().facts().contains(AccessibilityFact.STEP_FREE)
                : !hasScreen(channel)
                        || channel.accessibility()
                                .wcag()
                                .filter(level -> level.compareTo(WcagLevel.AA) >= 0)
                                .isPresent();
        if (!shown) {
            find(DesignReason.ACCESSIBILITY_NOT_SHOWN, step, channel.id(), "");
        }
        Set<String> missing = new TreeSet<>(catalogue.languages());
        missing.removeIf(channel::speaks);
        if (!missing.isEmpty()) {
            find(DesignReason.LANGUAGE_MISSING, step, channel.id(), String.join(" ", missing));
        }
    }

    private static boolean hasScreen(Channel channel) {
        return channel.kind().isDigital() && channel.kind() != ChannelKind.SMS;
    }

    private void find(DesignReason reason, Step step, @Nullable ChannelId channel, String detail) {
        findings.add(new DesignFinding(reason, step.id(), channel, detail));
    }
}
