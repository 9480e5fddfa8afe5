package org.cxsdk.core.journey;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import org.cxsdk.core.CustomerViewPart;
import org.cxsdk.core.LocalizedText;
import org.cxsdk.core.SubjectId;
import org.cxsdk.core.storage.Cursor;
import org.cxsdk.core.storage.Slice;

/** A person's journeys, the newest first, each with where it stands. */
final class CxJourneyView implements CustomerViewPart {

    private static final int PAGE = 200;

    private final CxJourneys journeys;

    CxJourneyView(CxJourneys journeys) {
        this.journeys = journeys;
    }

    @Override
    public String name() {
        return "journeys";
    }

    @Override
    public List<Line> about(SubjectId subject, int limit) {
        List<JourneyInstance> all = new ArrayList<>();
        Slice<JourneyInstance, Cursor> page = journeys.ofSubject(subject, Cursor.START, PAGE);
        all.addAll(page.items());
        while (page.more()) {
            page = journeys.ofSubject(subject, page.last(), PAGE);
            all.addAll(page.items());
        }
        Collections.reverse(all);
        return all.stream().limit(limit).map(this::line).toList();
    }

    private Line line(JourneyInstance instance) {
        LocalizedText title = journeys.definition(instance.version()).title();
        JourneyStanding.State state = journeys.standing(instance.id()).state();
        return new Line(
                instance.opened(),
                "journey",
                instance.id().value(),
                LocalizedText.enAr(
                        title.in(Locale.ENGLISH) + ": " + english(state),
                        title.in(Locale.forLanguageTag("ar")) + ": " + arabic(state)));
    }

    private static String english(JourneyStanding.State state) {
        return switch (state) {
            case NOT_STARTED -> "not started";
            case UNDER_WAY -> "under way";
            case COMPLETED -> "completed";
        };
    }

    private static String arabic(JourneyStanding.State state) {
        return switch (state) {
            case NOT_STARTED -> "لم تبدأ";
            case UNDER_WAY -> "جارية";
            case COMPLETED -> "مكتملة";
        };
    }
}
