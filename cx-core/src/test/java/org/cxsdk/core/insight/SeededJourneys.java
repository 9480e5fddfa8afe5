package org.cxsdk.core.insight;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;

/**
 * Journeys of people who move house, made by a seeded generator: several channels that change on the way, three
 * organisations, an upload that fails in the app, events of one instant, and events that arrive late. The same seed gives
 * the same journeys on every machine.
 */
public final class SeededJourneys {

    /** One event as it arrives. */
    public record Event(
            String caseId,
            String id,
            String activity,
            Instant time,
            long sequence,
            String channel,
            String organisation) {}

    private static final Instant FIRST = Instant.parse("2026-01-05T06:00:00Z");
    private static final String[] CHANNELS = {"app", "web", "phone", "counter", "assistant"};

    private SeededJourneys() {}

    /** The events in order of arrival: about one in ten comes late, behind events that happened after it. */
    public static List<Event> events(long seed, int journeys) {
        SplittableRandom random = new SplittableRandom(seed);
        List<Event> events = new ArrayList<>();
        for (int j = 0; j < journeys; j++) {
            journey("move-" + j, random, events);
        }
        events.sort((a, b) -> {
            int compared = a.time().compareTo(b.time());
            return compared != 0 ? compared : a.caseId().compareTo(b.caseId());
        });
        for (int i = 0; i + 20 < events.size(); i++) {
            if (random.nextInt(10) == 0) {
                Collections.swap(events, i, i + 1 + random.nextInt(19));
            }
        }
        return events;
    }

    /** The same events in an order that has nothing to do with time. */
    public static List<Event> shuffled(List<Event> events, long seed) {
        List<Event> shuffled = new ArrayList<>(events);
        Collections.shuffle(shuffled, new Random(seed));
        return shuffled;
    }

    /** A log of the events, with channel and organisation. */
    public static EventLog log(List<Event> events) {
        EventLog.Builder log = EventLog.builder().traits(Trait.CHANNEL, Trait.ORGANISATION);
        for (Event event : events) {
            log.add(event.caseId(), event.activity(), event.time())
                    .sequence(event.sequence())
                    .with(Trait.CHANNEL, event.channel())
                    .with(Trait.ORGANISATION, event.organisation());
        }
        return log.build();
    }

    private static void journey(String id, SplittableRandom random, List<Event> events) {
        Walk walk = new Walk(id, random, events);
        walk.channel = CHANNELS[random.nextInt(CHANNELS.length)];
        walk.at("apply", "city", 0);
        boolean app = walk.channel.equals("app") || walk.channel.equals("assistant");
        // in the app the upload fails for every other person, who then goes to the counter or gives up
        if (app && random.nextBoolean()) {
            walk.at("upload fails", "city", 600);
            if (random.nextInt(4) == 0) {
                return;
            }
            walk.channel = random.nextInt(3) == 0 ? "phone" : "counter";
        }
        walk.at("upload proof", "city", 86_400);
        walk.channel = "";
        walk.at("check", "city", 2 * 86_400);
        if (random.nextInt(5) == 0) {
            walk.channel = "phone";
            walk.at("ask again", "city", 4 * 86_400);
            walk.channel = "web";
            walk.at("upload proof", "city", 3 * 86_400);
            walk.channel = "";
            walk.at("check", "city", 86_400);
        }
        if (random.nextInt(3) > 0) {
            // another organisation is told in the same instant
            walk.same("tell the tax office", "tax-office");
        }
        walk.at("decide", random.nextInt(6) == 0 ? "utility" : "city", 86_400);
    }

    private static final class Walk {
        private final String id;
        private final SplittableRandom random;
        private final List<Event> events;
        private Instant time;
        private String channel = "";
        private int count;

        Walk(String id, SplittableRandom random, List<Event> events) {
            this.id = id;
            this.random = random;
            this.events = events;
            this.time = FIRST.plusSeconds(random.nextInt(90 * 86_400));
        }

        /** After a wait that has a long tail. */
        void at(String activity, String organisation, int typicalSeconds) {
            double tail = -Math.log(1 - random.nextDouble());
            time = time.plusSeconds(1 + (long) (typicalSeconds * tail));
            add(activity, organisation);
        }

        void same(String activity, String organisation) {
            add(activity, organisation);
        }

        private void add(String activity, String organisation) {
            events.add(new Event(id, id + "-" + count, activity, time, count, channel, organisation));
            count++;
        }
    }
}
