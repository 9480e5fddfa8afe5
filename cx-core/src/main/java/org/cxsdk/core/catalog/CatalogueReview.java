package org.cxsdk.core.catalog;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Answers: whom does this catalogue shut out, and where are people left alone? Looks at the services in force on a day and
 * at the channels in use; findings come service by service, then channel by channel, then touchpoint by touchpoint, in the
 * order of the catalogue and of {@link CatalogueReason}. Facts that are not stated count as unknown and are found as such.
 *
 * <p>Left out: whether what the catalogue says is true. Cost: services times channels. Stateless.
 */
public final class CatalogueReview {

    private final Catalogue catalogue;
    private final LocalDate day;
    private final List<CatalogueFinding> findings = new ArrayList<>();

    private CatalogueReview(Catalogue catalogue, LocalDate day) {
        this.catalogue = catalogue;
        this.day = day;
    }

    /** What there is to find in a catalogue on a day. */
    public static List<CatalogueFinding> of(Catalogue catalogue, LocalDate day) {
        CatalogueReview review = new CatalogueReview(catalogue, day);
        catalogue.servicesOn(day).forEach(review::lookAt);
        catalogue.channels().stream().filter(Channel::isActive).forEach(review::lookAt);
        catalogue.touchpoints().forEach(review::lookAt);
        return List.copyOf(review.findings);
    }

    private void lookAt(PublicService service) {
        List<Channel> channels = service.offers().stream()
                .map(offer -> catalogue.channel(offer.channel()))
                .filter(Channel::isActive)
                .toList();
        if (channels.isEmpty()) {
            find(CatalogueReason.NO_CHANNEL, service, null, "");
            return;
        }
        lookForNonDigitalPath(service, channels);
        if (channels.stream().noneMatch(Channel::offersHumanHelp)) {
            find(CatalogueReason.NO_HUMAN_HELP, service, null, "");
        }
        if (channels.stream().noneMatch(channel -> coverage(service, channel) == Coverage.END_TO_END)) {
            find(CatalogueReason.NO_END_TO_END_CHANNEL, service, null, "");
        }
        for (Channel channel : channels) {
            if (coverage(service, channel) == Coverage.INFORMATION) {
                find(CatalogueReason.INFORMATION_ONLY, service, channel, "");
            }
        }
    }

    private void lookForNonDigitalPath(PublicService service, List<Channel> channels) {
        Coverage best = channels.stream()
                .filter(Channel::isNonDigital)
                .map(channel -> coverage(service, channel))
                .max(Coverage::compareTo)
                .orElse(Coverage.NONE);
        if (best == Coverage.PARTIAL) {
            find(CatalogueReason.NON_DIGITAL_PATH_INCOMPLETE, service, null, missingOnBest(service, channels));
        } else if (best != Coverage.END_TO_END) {
            find(CatalogueReason.NO_NON_DIGITAL_PATH, service, null, "");
        }
    }

    /** What is missing on the non-digital channel that comes nearest. */
    private static String missingOnBest(PublicService service, List<Channel> channels) {
        return channels.stream()
                .filter(Channel::isNonDigital)
                .map(channel -> CoverageMatrix.cell(service, channel).missing())
                .min((a, b) -> Integer.compare(a.size(), b.size()))
                .orElse(Set.of())
                .stream()
                .map(TransactionKind::name)
                .collect(Collectors.joining(" "));
    }

    private void lookAt(Channel channel) {
        if (channel.kind() == ChannelKind.DESK
                && !channel.accessibility().facts().contains(AccessibilityFact.STEP_FREE)) {
            find(CatalogueReason.NOT_STEP_FREE, null, channel, "");
        }
        if (hasScreen(channel)) {
            channel.accessibility()
                    .wcag()
                    .ifPresentOrElse(
                            level -> {
                                if (level.compareTo(WcagLevel.AA) < 0) {
                                    find(CatalogueReason.ACCESSIBILITY_BELOW_AA, null, channel, level.name());
                                }
                            },
                            () -> find(CatalogueReason.ACCESSIBILITY_UNKNOWN, null, channel, ""));
        }
        Set<String> missing = new TreeSet<>(catalogue.languages());
        missing.removeIf(channel::speaks);
        if (!missing.isEmpty()) {
            find(CatalogueReason.LANGUAGE_MISSING, null, channel, String.join(" ", missing));
        }
        if (channel.kind() == ChannelKind.CHATBOT
                && !channel.openingHours().map(OpeningHours::isAlways).orElse(false)) {
            find(CatalogueReason.ASSISTANT_NOT_ALWAYS_OPEN, null, channel, "");
        }
    }

    private void lookAt(Touchpoint touchpoint) {
        if (touchpoint.feedback().isEmpty()
                && catalogue.service(touchpoint.service(), day).isPresent()
                && catalogue.channel(touchpoint.channel()).isActive()) {
            findings.add(new CatalogueFinding(
                    CatalogueReason.NO_FEEDBACK, touchpoint.service(), touchpoint.channel(), touchpoint.id(), ""));
        }
    }

    /** Short messages have no page that WCAG could be applied to. */
    private static boolean hasScreen(Channel channel) {
        return channel.kind().isDigital() && channel.kind() != ChannelKind.SMS;
    }

    private static Coverage coverage(PublicService service, Channel channel) {
        return CoverageMatrix.cell(service, channel).coverage();
    }

    private void find(
            CatalogueReason reason, @Nullable PublicService service, @Nullable Channel channel, String detail) {
        findings.add(new CatalogueFinding(
                reason, service == null ? null : service.id(), channel == null ? null : channel.id(), null, detail));
    }
}
