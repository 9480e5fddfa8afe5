package org.cxsdk.feedback.text;

import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Question: which declared language is this? Scripts first: a text most of whose letters belong to a script that only one
 * declared language uses is in that language, if the letters do not contradict it. Within Latin and Arabic script, words
 * and endings that are frequent in one language and rare in its neighbours vote, as do letters that only one of them has.
 * Where the votes are too few or too close, the answer is "undetermined".
 *
 * <p>Left out: languages without a list here, unless their script tells; single words are often undetermined. Linear in
 * the length of the text; immutable and safe for use by many threads.
 */
final class ScriptAndWords implements LanguageDetector {

    private static final double MOST_OF_THE_LETTERS = 0.6;
    /** Votes that the best language needs over the next. */
    private static final double LEAD = 0.9;

    private static final Set<String> LATIN = Set.of("en", "fr", "es", "de", "it", "pt", "nl");
    private static final Set<String> ARABIC = Set.of("ar", "fa", "ur");
    private static final Map<String, String[]> WORDS = words();
    private static final Map<String, String> LETTERS = letters();
    private static final Map<String, String[]> ENDINGS = endings();

    private final Set<String> declared = new java.util.TreeSet<>();
    private final Map<String, Map<String, Double>> votes = new HashMap<>();

    ScriptAndWords(Set<Locale> declared) {
        declared.forEach(locale -> this.declared.add(locale.getLanguage()));
        // every language that has a list votes, so that an undeclared one can win and be called undetermined
        WORDS.forEach((language, list) -> Arrays.stream(list)
                .forEach(word ->
                        votes.computeIfAbsent(word, first -> new TreeMap<>()).put(language, 1.0)));
        // a word of several languages tells less
        votes.values().forEach(of -> of.replaceAll((language, vote) -> 1.0 / of.size()));
    }

    private static Map<String, String[]> words() {
        Map<String, String[]> words = new LinkedHashMap<>();
        words.put(
                "en",
                ("the and of to in is was for that it with on are be this have from by not at were they you we his her had has which been will their but or"
                                + " as an all would there what about when who can more if my our your out up so no into time could should because than then them these"
                                + " very service staff he she i do did me how other only some just get got also any over after being most its new many within another against each through under before while between been during upon"
                                + " without now even well back made such first last year years people work government public information school day however us next under major future"
                                + " topic system human resources may against three four five those yes much too own same both between per")
                        .split(" "));
        words.put(
                "fr",
                ("le la les de des du et un une est que qui dans pour pas sur au aux avec ce cette ces il elle ils nous vous je ne se par sont en son sa ses mais ou"
                                + " plus été être fait tout tous très comme leur leurs même sans aussi a d l qu c n s j m on y entre après peut faire où dont si bien ont avait"
                                + " cela notre votre moi lui deux était")
                        .split(" "));
        words.put(
                "es",
                ("el la los las de del y un una es que en por para con no se su sus al lo como más pero fue son está este esta estos ha muy o le les nos me mi"
                                + " ser todo todos también sobre sin entre cuando hay desde hasta era han yo ya porque donde así a e si dos años otros puede uno esto ese esa"
                                + " había servicio")
                        .split(" "));
        // neighbours that have no other part here: they win so that they are not taken for one of the others
        words.put(
                "de",
                "der die das und ist nicht ein eine zu den von mit sich auf für im dem des auch als wie war sehr ich wir sie es aber oder bei nach wurde"
                        .split(" "));
        words.put(
                "it",
                "il lo gli di che è non per una sono con del della dei delle alla molto stato stata anche più come ma mi ho e nel"
                        .split(" "));
        words.put(
                "pt",
                "o os do da dos das em um uma não para com por mais foi são muito também e que na no ao eu mas"
                        .split(" "));
        words.put("nl", "het een van en is dat niet op te zijn voor met aan ik de er maar ook bij was".split(" "));
        words.put(
                "ar",
                ("في من على إلى عن أن إن التي الذي هذا هذه كان كانت مع ما لا لم لن قد كل بعد قبل ذلك بين أو ثم هو هي كما حيث وقد وفي ومن وهو التى الى ان او"
                                + " غير خلال عند أي حتى منذ له لها فيه فيها به بها عليه وكان بن عام يوم الله أنه أكثر")
                        .split(" "));
        words.put(
                "fa",
                ("از به که در این را با است برای آن یک خود تا کرد بر هم نیز شد می های شده باید و اما گفت اگر ما هر دارد بود وی آنها یا کند کنند همه چه بین دو"
                                + " شود نمی ها کرده او من سال ای اند")
                        .split(" "));
        words.put(
                "ur",
                ("کے کی میں ہے کا سے کو اور نے پر ہیں اس یہ کہ بھی تھا کر جو وہ تھے ایک ہو تو نہیں کیا گیا لیے ان تھی گے ہی اپنے گی ہوئے لئے رہے کچھ ساتھ"
                                + " بعد کوئی مگر رہا ہوں")
                        .split(" "));
        return words;
    }

    private static Map<String, String> letters() {
        Map<String, String> letters = new LinkedHashMap<>();
        letters.put("fr", "çœêèùûîôë");
        letters.put("es", "ñ¿¡áíóú");
        letters.put("ar", "ةيىكإأؤئ\u064B\u064C\u064D");
        letters.put("fa", "یکپچژگ");
        letters.put("ur", "ٹڈڑںےہھیکگ");
        return letters;
    }

    private static Map<String, String[]> endings() {
        Map<String, String[]> endings = new LinkedHashMap<>();
        endings.put("en", new String[] {"ing", "ed", "ly", "ness", "ght", "tion", "'s"});
        endings.put(
                "fr",
                new String[] {"ez", "aux", "eux", "euse", "ment", "ique", "oir", "eau", "ée", "és", "ées", "tion"});
        endings.put(
                "es",
                new String[] {"ción", "dad", "ado", "ada", "ados", "idas", "ando", "iendo", "mente", "os", "as", "ar"});
        return endings;
    }

    @Override
    public Optional<Locale> detect(String text) {
        int[] scripts = new int[3];
        int letters = 0;
        Character.UnicodeScript other = Character.UnicodeScript.COMMON;
        int inOther = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (!Character.isLetter(c)) {
                continue;
            }
            letters++;
            Character.UnicodeScript script = Character.UnicodeScript.of(c);
            switch (script) {
                case LATIN -> scripts[0]++;
                case ARABIC -> scripts[1]++;
                default -> {
                    other = script;
                    inOther++;
                }
            }
        }
        if (letters == 0) {
            return Optional.empty();
        }
        if (inOther > letters * MOST_OF_THE_LETTERS) {
            return ofScript(other);
        }
        if (scripts[1] > letters * MOST_OF_THE_LETTERS) {
            return byVotes(text, ARABIC);
        }
        return scripts[0] > letters * MOST_OF_THE_LETTERS ? byVotes(text, LATIN) : Optional.empty();
    }

    private Optional<Locale> ofScript(Character.UnicodeScript script) {
        Set<String> languages =
                switch (script) {
                    case DEVANAGARI -> Set.of("hi");
                    case CYRILLIC -> Set.of("ru");
                    case HAN -> Set.of("zh");
                    case HANGUL -> Set.of("ko");
                    case HIRAGANA, KATAKANA -> Set.of("ja");
                    case BENGALI -> Set.of("bn");
                    case TAMIL -> Set.of("ta");
                    case MALAYALAM -> Set.of("ml");
                    default -> Set.of();
                };
        return languages.stream().filter(declared::contains).findFirst().map(Locale::new);
    }

    private Optional<Locale> byVotes(String text, Set<String> candidates) {
        Map<String, Double> sums = new TreeMap<>();
        candidates.forEach(language -> sums.put(language, 0.0));
        String lower = text.toLowerCase(Locale.ROOT);
        int words = 0;
        for (String word : lower.split("[^\\p{L}\\p{M}']+")) {
            if (word.isEmpty()) {
                continue;
            }
            words++;
            votes.getOrDefault(word, Map.of())
                    .forEach((language, vote) -> sums.computeIfPresent(language, (l, sum) -> sum + vote));
            if (candidates.contains("en") && isEnglishSpelling(word)) {
                sums.computeIfPresent("en", (l, sum) -> sum + 0.2);
            }
            ENDINGS.forEach((language, list) -> {
                if (word.length() > 4 && Arrays.stream(list).anyMatch(word::endsWith)) {
                    sums.computeIfPresent(language, (l, sum) -> sum + 0.3);
                }
            });
            if (candidates.contains("ar")
                    && word.length() > 4
                    && (word.startsWith("ال") || word.startsWith("وال") || word.startsWith("بال"))) {
                sums.computeIfPresent("ar", (l, sum) -> sum + 0.4);
            }
        }
        LETTERS.forEach((language, own) -> sums.computeIfPresent(
                language,
                (l, sum) -> sum
                        + 0.5
                                * Math.min(
                                        4,
                                        lower.chars()
                                                .filter(c -> own.indexOf(c) >= 0)
                                                .count())));
        return best(sums, words);
    }

    /** Letters that French and Spanish hardly write. */
    private static boolean isEnglishSpelling(String word) {
        return word.indexOf('w') >= 0
                || word.indexOf('k') >= 0
                || word.contains("th")
                || word.contains("sh")
                || word.contains("gh")
                || word.contains("ee")
                || word.contains("oo");
    }

    private Optional<Locale> best(Map<String, Double> sums, int words) {
        String best = "";
        double most = 0;
        double next = 0;
        for (Map.Entry<String, Double> entry : sums.entrySet()) {
            if (entry.getValue() > most) {
                next = most;
                most = entry.getValue();
                best = entry.getKey();
            } else {
                next = Math.max(next, entry.getValue());
            }
        }
        boolean clear = most - next >= Math.min(LEAD, 0.25 + 0.1 * words);
        return clear && declared.contains(best) ? Optional.of(new Locale(best)) : Optional.empty();
    }
}
