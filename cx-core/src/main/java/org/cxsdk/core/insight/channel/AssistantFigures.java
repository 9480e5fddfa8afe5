package org.cxsdk.core.insight.channel;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.cxsdk.core.Ratio;
import org.cxsdk.core.catalog.ChannelId;
import org.cxsdk.core.insight.EventLog;
import org.cxsdk.core.insight.Trait;
import org.cxsdk.core.insight.TraitColumn;
import org.cxsdk.core.stat.Summary;

/**
 * Question: of the journeys that came to an assistant (a chatbot, a voice menu), how many did it bring to a good end by itself,
 * and how many had to be handed to people?
 *
 * <p>A journey is handed over if an event on a human channel follows one with the assistant; it is contained if it was not
 * and ended well; it is given up if it was not and did not end well. The three add up: a person who leaves in anger is not
 * contained. Linear in the events.
 *
 * @param journeys how many came to the assistant
 * @param contained how many ended well without people behind it
 * @param handedOver how many were handed to people
 * @param givenUp how many were neither
 * @param waiting from the last event with the assistant to the first with a person, in seconds; empty if nobody was handed over
 */
public record AssistantFigures(int journeys, int contained, int handedOver, int givenUp, Optional<Summary> waiting) {

    public AssistantFigures {
        Objects.requireNonNull(waiting, "waiting");
        if (contained + handedOver + givenUp != journeys) {
            throw new IllegalArgumentException("contained, handedOver and givenUp must add up to journeys");
        }
    }

    /** Contained of all that came. */
    public Optional<Ratio> containment() {
        return journeys == 0 ? Optional.empty() : Optional.of(Ratio.of(contained, journeys));
    }

    /** Handed to people of all that came. */
    public Optional<Ratio> handOverRate() {
        return journeys == 0 ? Optional.empty() : Optional.of(Ratio.of(handedOver, journeys));
    }

    /**
     * Looks at the channels of a log; empty if the log does not have them.
     *
     * @param assistants channels without people
     * @param people channels with people
     * @param goodEnds activities with which a journey ends well
     */
    public static Optional<AssistantFigures> of(
            EventLog log, Set<ChannelId> assistants, Set<ChannelId> people, Set<String> goodEnds) {
        return log.trait(Trait.CHANNEL).map(column -> {
            boolean[] assistant = among(column, assistants);
            boolean[] person = among(column, people);
            int came = 0;
            int contained = 0;
            int handedOver = 0;
            List<Double> waits = new ArrayList<>();
            for (int c = 0; c < log.cases(); c++) {
                int last = -1;
                int handed = -1;
                for (int e = log.from(c); e < log.from(c + 1) && handed < 0; e++) {
                    int channel = column.of(e);
                    if (channel != TraitColumn.UNKNOWN && assistant[channel]) {
                        last = e;
                    } else if (channel != TraitColumn.UNKNOWN && person[channel] && last >= 0) {
                        handed = e;
                    }
                }
                if (last < 0) {
                    continue;
                }
                came++;
                if (handed >= 0) {
                    handedOver++;
                    waits.add((log.startMicros(handed) - log.micros(last)) / 1e6);
                } else if (goodEnds.contains(log.activity(log.activityOf(log.from(c + 1) - 1)))) {
                    contained++;
                }
            }
            return new AssistantFigures(
                    came,
                    contained,
                    handedOver,
                    came - contained - handedOver,
                    waits.isEmpty()
                            ? Optional.empty()
                            : Optional.of(Summary.of(waits.stream()
                                    .mapToDouble(Double::doubleValue)
                                    .toArray())));
        });
    }

    private static boolean[] among(TraitColumn column, Set<ChannelId> channels) {
        boolean[] among = new boolean[column.values()];
        for (int v = 0; v < among.length; v++) {
            String value = column.value(v);
            among[v] = channels.stream().anyMatch(channel -> channel.value().equals(value));
        }
        return among;
    }
}
