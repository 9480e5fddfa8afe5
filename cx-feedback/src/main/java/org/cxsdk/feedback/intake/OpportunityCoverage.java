package org.cxsdk.feedback.intake;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.cxsdk.core.Ratio;
import org.cxsdk.core.catalog.TouchpointId;

/**
 * Question: in which share of contacts could the person have said what she thought, and where could she not? A contact counts
 * as heard if its touchpoint has a feedback point for the way it ended. Pure.
 *
 * @param contacts how many contacts there were
 * @param heard in how many of them feedback could be given
 * @param byTouchpoint the same for each touchpoint
 * @param byEnd the same for each end that occurred
 * @param blind touchpoints and ends without a way to say anything, the most contacts first
 */
public record OpportunityCoverage(
        long contacts, long heard, Map<TouchpointId, Ratio> byTouchpoint, Map<End, Ratio> byEnd, List<Blind> blind) {

    public OpportunityCoverage {
        Map<TouchpointId, Ratio> sorted = new TreeMap<>(Comparator.comparing(TouchpointId::value));
        sorted.putAll(byTouchpoint);
        byTouchpoint = Collections.unmodifiableMap(sorted);
        byEnd = Collections.unmodifiableMap(byEnd.isEmpty() ? new EnumMap<>(End.class) : new EnumMap<>(byEnd));
        blind = List.copyOf(blind);
    }

    /**
     * One contact.
     *
     * @param touchpoint where
     * @param end how it ended
     */
    public record Contact(TouchpointId touchpoint, End end) {
        public Contact {
            Objects.requireNonNull(touchpoint, "touchpoint");
            Objects.requireNonNull(end, "end");
        }
    }

    /** Contacts of a touchpoint that ended in a way after which nobody is heard. */
    public record Blind(TouchpointId touchpoint, End end, long contacts) {
        public Blind {
            Objects.requireNonNull(touchpoint, "touchpoint");
            Objects.requireNonNull(end, "end");
        }
    }

    private static final Comparator<Blind> MOST_FIRST = Comparator.comparingLong(Blind::contacts)
            .reversed()
            .thenComparing(blind -> blind.touchpoint().value())
            .thenComparing(Blind::end);

    /** Counts contacts. */
    public static OpportunityCoverage of(Iterable<Contact> contacts, Collection<FeedbackPoint> points) {
        Map<TouchpointId, Set<End>> heardAt = new HashMap<>();
        points.forEach(point -> heardAt.computeIfAbsent(point.touchpoint(), id -> EnumSet.noneOf(End.class))
                .addAll(point.ends()));
        Map<Contact, Long> counts = new HashMap<>();
        contacts.forEach(contact -> counts.merge(contact, 1L, Long::sum));
        Map<TouchpointId, Ratio> byTouchpoint = new HashMap<>();
        Map<End, Ratio> byEnd = new EnumMap<>(End.class);
        List<Blind> blind = new ArrayList<>();
        long all = 0;
        long heard = 0;
        for (Map.Entry<Contact, Long> entry : counts.entrySet()) {
            Contact contact = entry.getKey();
            long count = entry.getValue();
            boolean isHeard =
                    heardAt.getOrDefault(contact.touchpoint(), Set.of()).contains(contact.end());
            Ratio part = Ratio.of(isHeard ? count : 0, count);
            byTouchpoint.merge(contact.touchpoint(), part, Ratio::merge);
            byEnd.merge(contact.end(), part, Ratio::merge);
            all += count;
            heard += isHeard ? count : 0;
            if (!isHeard) {
                blind.add(new Blind(contact.touchpoint(), contact.end(), count));
            }
        }
        blind.sort(MOST_FIRST);
        return new OpportunityCoverage(all, heard, byTouchpoint, byEnd, blind);
    }

    /** The share of contacts in which feedback could be given; empty without contacts. */
    public Optional<Ratio> share() {
        return contacts == 0 ? Optional.empty() : Optional.of(Ratio.of(heard, contacts));
    }
}
