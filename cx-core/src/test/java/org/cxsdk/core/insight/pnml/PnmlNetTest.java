package org.cxsdk.core.insight.pnml;

import java.util.List;
import org.cxsdk.core.InvalidDocumentException;
import org.cxsdk.core.Violation;
import org.cxsdk.core.insight.conform.Aligner;
import org.cxsdk.core.insight.conform.PetriNet;
import org.cxsdk.core.json.Source;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/** Files as ISO/IEC 15909-2 and the exports of process mining tools have them; what they mean is worked out by hand. */
class PnmlNetTest {

    /** start -> apply -> middle -> (silent | decide) -> done. */
    private static final String NET = """
        <?xml version="1.0" encoding="UTF-8"?>
        <pnml xmlns="http://www.pnml.org/version-2009/grammar/pnml">
          <net id="n" type="http://www.pnml.org/version-2009/grammar/pnmlcoremodel">
            <page id="p0"><page id="p1">
              <place id="start"><name><text>source</text></name><initialMarking><text>1</text></initialMarking></place>
              <place id="middle"/>
              <place id="done"/>
              <transition id="t1"><name><text>apply</text></name></transition>
              <transition id="t2"><name><text>skip</text></name>
                <toolspecific tool="ProM" version="6.4" activity="$invisible$"/></transition>
              <transition id="decide"/>
              <arc id="a1" source="start" target="t1"><name><text>1</text></name><arctype><text>normal</text></arctype></arc>
              <arc id="a2" source="t1" target="middle"><inscription><text>1</text></inscription></arc>
              <arc id="a3" source="middle" target="t2"/>
              <arc id="a4" source="t2" target="done"/>
              <arc id="a5" source="middle" target="decide"/>
              <arc id="a6" source="decide" target="done"/>
            </page></page>
            <finalmarkings><marking>
              <place idref="start"><text>0</text></place><place idref="done"><text>1</text></place>
            </marking></finalmarkings>
          </net>
        </pnml>
        """;

    private static PetriNet read(String xml) {
        return PnmlNet.read(Source.of("permit.pnml", xml));
    }

    private static List<Violation> violations(String xml) {
        return catchThrowableOfType(InvalidDocumentException.class, () -> read(xml))
                .violations();
    }

    private static int cost(PetriNet net, String... trace) {
        return Aligner.of(net).align(List.of(trace)).cost();
    }

    @Test
    void read_takesNamesSilentTransitionsAndMarkings() {
        PetriNet net = read(NET);

        assertThat(net.places()).containsExactly("start", "middle", "done");
        assertThat(net.label(0)).hasValue("apply");
        assertThat(net.label(1)).isEmpty();
        assertThat(net.label(2)).hasValue("decide");
        assertThat(net.initialMarking()).containsExactly(1, 0, 0);
        assertThat(net.finalMarking()).containsExactly(0, 0, 1);
        assertThat(cost(net, "apply")).isZero();
        assertThat(cost(net, "apply", "decide")).isZero();
        assertThat(cost(net, "decide")).isEqualTo(1);
    }

    @Test
    void read_takesTheOnlySourceAndSink_whenMarkingsAreAbsent() {
        PetriNet net = read(NET.replaceAll("<initialMarking>.*</initialMarking>", "")
                .replaceAll("(?s)<finalmarkings>.*</finalmarkings>", ""));

        assertThat(net.initialMarking()).containsExactly(1, 0, 0);
        assertThat(net.finalMarking()).containsExactly(0, 0, 1);
    }

    @Test
    void read_endsInAnyOfSeveralFinalMarkings() {
        PetriNet net = read(NET.replace(
                "</marking></finalmarkings>",
                "</marking><marking><place idref=\"start\"><text>1</text></place></marking></finalmarkings>"));

        assertThat(cost(net)).isZero();
        assertThat(cost(net, "apply", "decide")).isZero();
    }

    /** Tools that do not mark silent steps leave the name empty or call them tau. */
    @ParameterizedTest
    @ValueSource(strings = {"", " ", "tau", "τ", "$invisible$"})
    void read_takesAStepForSilent_byItsName(String name) {
        String unmarked = NET.replaceAll("<toolspecific[^>]*/>", "");
        PetriNet net = read(unmarked.replace(">skip<", ">" + name + "<"));

        assertThat(net.label(1)).isEmpty();
        assertThat(cost(net, "apply")).isZero();
        assertThat(read(unmarked).label(1)).hasValue("skip");
    }

    /** PNML before 2009, as PIPE writes it: value instead of text, numbers with a colour, the kind of an arc as an attribute. */
    @Test
    void read_takesTheOlderForm() {
        String old = NET.replace("<text>", "<value>")
                .replace("</text>", "</value>")
                .replace("<initialMarking><value>1", "<initialMarking><value>Default,1")
                .replace("<inscription><value>1<", "<inscription><value>Default,2<")
                .replace("<place idref=\"done\"><value>1<", "<place idref=\"done\"><value>2<")
                .replace("<arctype><value>normal</value></arctype>", "<type value=\"normal\"/>");
        PetriNet net = read(old);

        assertThat(net.label(0)).hasValue("apply");
        assertThat(net.initialMarking()).containsExactly(1, 0, 0);
        assertThat(cost(net, "apply", "decide", "decide")).isZero();
        assertThat(violations(old.replace("<type value=\"normal\"/>", "<type value=\"inhibitor\"/>")))
                .extracting(Violation::rule)
                .containsExactly("is a kind of arc that is not supported");
        assertThat(violations(NET.replace("<arc id=\"a3\"", "<arc id=\"a3\" type=\"reset\"")))
                .extracting(Violation::rule)
                .containsExactly("is a kind of arc that is not supported");
    }

    @Test
    void read_weighsArcs() {
        // apply puts two tokens, so decide or skip must be done twice
        PetriNet net = read(NET.replace("<inscription><text>1<", "<inscription><text>2<")
                .replace("<place idref=\"done\"><text>1<", "<place idref=\"done\"><text>2<"));

        assertThat(cost(net, "apply", "decide", "decide")).isZero();
        assertThat(cost(net, "apply", "decide", "decide", "decide")).isEqualTo(1);
    }

    @Test
    void read_tellsAllThatIsWrong_withItsLine() {
        List<Violation> found = violations(NET.replace("<text>normal</text>", "<text>inhibitor</text>")
                .replace("<place id=\"middle\"/>", "<place/>"));

        assertThat(found).extracting(Violation::line).containsExactly(6, 12);
        assertThat(found)
                .extracting(Violation::rule)
                .containsExactly("has no id", "is a kind of arc that is not supported");
        assertThat(violations(NET.replace("target=\"done\"/>", "target=\"elsewhere\"/>")))
                .hasSize(2)
                .allSatisfy(violation -> assertThat(violation.rule()).contains("joins no place of the net"));
    }

    /** A marking, an arc and a final marking that are wrong, each in its own way. */
    @Test
    void read_tellsWhatIsWrongWithTokensArcsAndMarkings_atOnce() {
        List<Violation> found =
                violations(NET.replace("<initialMarking><text>1</text>", "<initialMarking><text>many</text>")
                        .replace("target=\"done\"/>", "target=\"elsewhere\"/>")
                        .replace("idref=\"done\"", "idref=\"nowhere\""));

        assertThat(found)
                .extracting(Violation::rule)
                .containsExactly(
                        "is not a whole number from 0 to 1000",
                        "joins no place of the net with a transition",
                        "joins no place of the net with a transition",
                        "names no place of the net");
        assertThat(found).allSatisfy(v -> assertThat(v.line()).isPositive());
    }

    @Test
    void read_asksForAFinalMarking_whenItCannotBeTold() {
        String twoEnds = NET.replaceAll("(?s)<finalmarkings>.*</finalmarkings>", "")
                .replace("source=\"t2\" target=\"done\"", "source=\"t2\" target=\"other\"")
                .replace("<place id=\"done\"/>", "<place id=\"done\"/><place id=\"other\"/>");

        assertThat(violations(twoEnds))
                .singleElement()
                .satisfies(
                        v -> assertThat(v.rule()).isEqualTo("has no final marking, and 2 places without outgoing arc"));
    }

    @Test
    void read_refusesWhatIsNoPnml() {
        assertThat(violations("<bpmn/>"))
                .anySatisfy(v -> assertThat(v.rule()).isEqualTo("is not the root element of a PNML file"));
        assertThat(violations(NET.substring(0, 900)))
                .anySatisfy(v -> assertThat(v.rule()).startsWith("is not well-formed XML"));
        assertThat(violations("<!DOCTYPE pnml SYSTEM \"file:///etc/hostname\"><pnml/>"))
                .anySatisfy(v -> assertThat(v.rule()).contains("document type"));
    }
}
