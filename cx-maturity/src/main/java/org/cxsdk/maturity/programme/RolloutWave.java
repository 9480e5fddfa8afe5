package org.cxsdk.maturity.programme;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.cxsdk.core.LocalizedText;
import org.cxsdk.core.Ratio;
import org.jspecify.annotations.Nullable;

/**
 * A step of the roll-out on a day: may it begin, and if not, what does it wait for? Pure.
 *
 * @param wave the step
 * @param state where it stands
 * @param waitsFor what it waits for; empty if it may begin, runs or is done
 */
public record RolloutWave(TransformationProgramme.Wave wave, State state, List<LocalizedText> waitsFor) {

    /** Where a step stands. */
    public enum State {
        WAITING,
        MAY_BEGIN,
        RUNNING,
        DONE
    }

    public RolloutWave {
        Objects.requireNonNull(wave, "wave");
        Objects.requireNonNull(state, "state");
        waitsFor = List.copyOf(waitsFor);
    }

    /** Every step of a programme, in order. */
    public static List<RolloutWave> of(TransformationProgramme programme, List<ProgrammeFact> facts, LocalDate asOf) {
        Set<PartId> begun = new TreeSet<>();
        Set<PartId> done = new TreeSet<>();
        for (ProgrammeFact fact : facts) {
            if (!fact.day().isAfter(asOf)) {
                if (fact instanceof ProgrammeFact.WaveBegun wave) {
                    begun.add(wave.wave());
                } else if (fact instanceof ProgrammeFact.WaveDone wave) {
                    done.add(wave.wave());
                }
            }
        }
        List<Readiness> readiness = Readiness.of(programme, facts, asOf);
        List<RolloutWave> waves = new ArrayList<>();
        for (TransformationProgramme.Wave wave : programme.waves()) {
            if (done.contains(wave.id())) {
                waves.add(new RolloutWave(wave, State.DONE, List.of()));
            } else if (begun.contains(wave.id())) {
                waves.add(new RolloutWave(wave, State.RUNNING, List.of()));
            } else {
                List<LocalizedText> waits = waitsFor(wave, done, readiness, asOf);
                waves.add(new RolloutWave(wave, waits.isEmpty() ? State.MAY_BEGIN : State.WAITING, waits));
            }
        }
        return waves;
    }

    private static List<LocalizedText> waitsFor(
            TransformationProgramme.Wave wave, Set<PartId> done, List<Readiness> readiness, LocalDate asOf) {
        List<LocalizedText> waits = new ArrayList<>();
        if (wave.start().isAfter(asOf)) {
            waits.add(LocalizedText.enAr("It begins on " + wave.start() + ".", "يبدأ في " + wave.start() + "."));
        }
        PartId after = wave.after();
        if (after != null && !done.contains(after)) {
            waits.add(LocalizedText.enAr("Wave " + after + " is not done.", "لم تكتمل الموجة " + after + "."));
        }
        for (Readiness group : readiness) {
            if (wave.groups().contains(group.group().id()) && !group.isReady()) {
                waits.add(notReady(group));
            }
        }
        return waits;
    }

    private static LocalizedText notReady(Readiness group) {
        String english = group.group().title().in(Locale.ENGLISH);
        String arabic = group.group().title().in(Locale.forLanguageTag("ar"));
        return group.weakest()
                .map(line -> LocalizedText.enAr(
                        english + " is not ready: " + line.agree() + " agree with \""
                                + line.statement().text().in(Locale.ENGLISH) + "\".",
                        arabic + " غير مستعدة: " + inArabic(line.agree()) + " يوافقون على «"
                                + line.statement().text().in(Locale.forLanguageTag("ar")) + "»."))
                .orElse(LocalizedText.enAr(
                        english + " was not asked, or too few have answered.",
                        arabic + " لم تُسأل أو أجاب عدد قليل جدا."));
    }

    private static String inArabic(@Nullable Ratio agree) {
        return agree == null
                ? ""
                : agree.numerator().toPlainString() + " من "
                        + agree.denominator().toPlainString();
    }
}
