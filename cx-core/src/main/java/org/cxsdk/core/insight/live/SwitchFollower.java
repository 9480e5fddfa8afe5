package org.cxsdk.core.insight.live;

import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/** How often journeys change channel; defined as in {@link org.cxsdk.core.insight.channel.SwitchAnalysis}. */
final class SwitchFollower implements Follower {

    private final Codes channels;
    private final Map<Long, Integer> matrix = new HashMap<>();
    private int withTwo;
    private int withSwitch;
    private int switches;
    private int withPingPong;
    private int pingPongs;

    SwitchFollower(Codes channels) {
        this.channels = channels;
    }

    @Override
    public void count(Journey journey, int by) {
        BitSet had = null;
        int last = Journey.UNKNOWN;
        int known = 0;
        int changes = 0;
        int back = 0;
        for (int e = 0; e < journey.size; e++) {
            int channel = journey.channel[e];
            if (channel == Journey.UNKNOWN) {
                continue;
            }
            known++;
            if (last != Journey.UNKNOWN) {
                matrix.merge((long) last << 32 | channel, by, Integer::sum);
                if (last != channel) {
                    changes++;
                    had = had == null ? new BitSet() : had;
                    had.set(last);
                    back += had.get(channel) ? 1 : 0;
                }
            }
            last = channel;
        }
        withTwo += known > 1 ? by : 0;
        withSwitch += changes > 0 ? by : 0;
        switches += by * changes;
        withPingPong += back > 0 ? by : 0;
        pingPongs += by * back;
    }

    LiveInsights.LiveSwitches switches() {
        Map<String, Map<String, Integer>> byName = new TreeMap<>();
        matrix.forEach((pair, count) -> {
            if (count > 0) {
                byName.computeIfAbsent(channels.name((int) (pair >> 32)), from -> new TreeMap<>())
                        .put(channels.name((int) (long) pair), count);
            }
        });
        return new LiveInsights.LiveSwitches(withTwo, withSwitch, switches, withPingPong, pingPongs, byName);
    }
}
