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
    private static final double LEAD = 0.6;

    private static final Set<String> LATIN = Set.of("en", "fr", "es", "de", "it", "pt", "nl");
    private static final Set<String> ARABIC = Set.of("ar", "fa", "ur");
    private static final Map<String, String[]> WORDS = words();
    private static final Map<String, String> LETTERS = letters();
    private static final Map<String, String> SHARED_LETTERS = sharedLetters();
    private static final Map<String, String[]> ENDINGS = endings();

    private final Set<String> declared = new java.util.TreeSet<>();
    private final Map<String, Map<String, Double>> votes = new HashMap<>();

    ScriptAndWords(Set<Locale> declared) {
        declared.forEach(locale -> this.declared.add(locale.getLanguage()));
        // every language that has a list votes, so that an undeclared one can win and be called undetermined
        WORDS.forEach((language, list) -> Arrays.stream(list)
                .forEach(word ->
                        votes.computeIfAbsent(word, first -> new TreeMap<>()).put(language, 1.0)));
    }

    private static Map<String, String[]> words() {
        Map<String, String[]> words = new LinkedHashMap<>();
        words.put(
                "en",
                ("a am does did done doing having here why few once again further please see use used using one two"
                                + " each must shall might need get go come want say said think know take good great little still"
                                + " every never always often since until though although along around across behind near none"
                                + " another both between himself herself itself myself yourself ourselves themselves mr mrs the"
                                + " and of to in is was for that it with on are be this have from by not at were they you we his"
                                + " her had has which been will their but or as an all would there what about when who can more if"
                                + " my our your out up so no into time could should because than then them these very service"
                                + " staff he she i do me how other only some just got also any over after being most its new many"
                                + " within against through under before while during upon without now even well back made such"
                                + " first last year years people work government public information school day however us next"
                                + " major future topic system human resources may three four five those yes much too own same per")
                        .split(" "));
        words.put(
                "fr",
                ("le la les l de des du d un une et ou mais donc or ni car si comme quand lorsque puisque parce"
                                + " pourquoi comment que qui quoi dont où lequel laquelle quel quelle quels quelles il elle on"
                                + " nous vous ils elles je j tu me m te se s lui leur eux moi ce cet cette ces c ça cela ceci"
                                + " celui celle ceux celles mon ma mes ton ta son sa ses notre nos votre vos leurs ne n pas plus"
                                + " point rien jamais personne dans sur sous avec sans pour par en à au aux vers chez entre contre"
                                + " pendant depuis avant après devant selon malgré dès jusqu lors afin être suis est sommes êtes"
                                + " sont étais était étaient été étant sera seront serait soit avoir ai as avons avez ont avait"
                                + " avaient eu aura auront aurait faire fait font faisait peut peuvent pouvait pouvoir pu doit"
                                + " doivent devoir veut vouloir va vont aller allait vient venir voir vu dire dit savoir sait"
                                + " prendre pris mettre mis donner tout toute tous toutes plusieurs chaque autre autres même mêmes"
                                + " aucun aucune quelque quelques toujours souvent encore déjà ici là alors ainsi aussi très trop"
                                + " peu beaucoup moins mieux bien mal non oui ans an jour jours temps fois monde pays ville homme"
                                + " femme enfants vie premier première nouveau nouvelle grand grande petit deux trois quatre cinq"
                                + " hier aujourd hui demain cependant toutefois notamment y qu")
                        .split(" "));
        words.put(
                "es",
                ("el la los las lo un una unos unas de del a al y e o u pero sino ni porque pues aunque si mientras"
                                + " que quien quienes cual cuales cuyo donde cuando como qué quién cuál dónde cómo cuándo yo él"
                                + " ella ello nosotros ellos ellas usted ustedes me te se nos le les mi mis tu tus su sus nuestro"
                                + " nuestra nuestros este esta esto estos estas ese esa eso esos aquel aquella ante bajo con"
                                + " contra desde durante en entre hacia hasta para por según sin sobre tras es son soy somos era"
                                + " eran fue fueron sido siendo será serán sería sea sean estar estoy está están estaba estaban"
                                + " ser he ha han hemos había habían haber hay hubo tener tiene tienen tenía tuvo hacer hace hacen"
                                + " hizo hecho poder puede pueden podía podría decir dice dijo dicho ir va van iba ver visto dar"
                                + " saber quiere debe deben todo toda todos todas mucho mucha muchos muchas poco pocos más menos"
                                + " muy tan tanto otro otra otros otras mismo misma cada algún alguna algunos algunas ningún nada"
                                + " nadie nunca siempre también tampoco ya aún todavía aquí ahí allí ahora entonces así bien mal"
                                + " mejor sí no solo sólo antes después luego hoy ayer mañana año años día días vez veces tiempo"
                                + " mundo país ciudad vida hombre mujer gobierno parte dos tres cuatro cinco primer primera nuevo"
                                + " nueva gran mayor servicio")
                        .split(" "));
        words.put(
                "ar",
                ("في من على إلى عن أن إن التي الذي الذين هذا هذه ذلك تلك هؤلاء كان كانت كانوا يكون تكون ليس مع ما لا"
                                + " لم لن قد كل بعد قبل بين أو ثم هو هي هم نحن أنا أنت كما حيث وقد وفي ومن وهو وهي التى الى ان او"
                                + " غير خلال عند عندما أي حتى منذ له لها لهم فيه فيها به بها عليه عليها منه منها وكان وكانت بن عام"
                                + " يوم الله أنه أنها أكثر هل هناك هنا إذا لو لأن لكن ولكن بل بينما كيف متى أين ماذا لماذا دون"
                                + " بدون تحت فوق أمام ضد نحو لدى عبر حول مثل جميع بعض أحد فقط أيضا جدا قال قالت وقال يمكن يجب سوف"
                                + " اليوم أمس الآن سنة مرة وأن وإن ولا ولم وما ومع وعلى فإن لذلك إنه إنها")
                        .split(" "));
        words.put(
                "fa",
                ("از به که در این را با است برای آن یک خود تا کرد بر هم نیز شد می نمی های ها شده باید و اما گفت اگر ما"
                                + " هر دارد بود وی آنها یا کند کنند همه چه بین دو شود کرده او من سال ای اند بودند باشد باشند هستند"
                                + " نیست هست ولی چون چرا هیچ بسیار خیلی بیشتر دیگر شما شوند شدند کردند کنم کنید کنیم دارند داشت"
                                + " داشته دهد داد داده تواند شاید روی زیر پیش پس هنگام مانند مثل طی ترین چند برخی یکی همچنین فقط"
                                + " حتی هنوز امروز اینکه وقتی سپس زیرا توسط عنوان صورت روز مردم کشور زمان کار سه آنان ایران بدون"
                                + " نسبت نظر طور تنها چنین یعنی ام")
                        .split(" "));
        words.put(
                "ur",
                ("کے کی میں ہے کا سے کو اور نے پر ہیں اس یہ کہ بھی تھا کر جو وہ تھے ایک ہو تو نہیں کیا گیا لیے ان تھی"
                                + " گے ہی اپنے گی ہوئے لئے رہے کچھ ساتھ بعد کوئی مگر رہا ہوں ہم آپ میرا میری میرے ہمارے جس جن کس"
                                + " کیوں کہاں کب سب بہت زیادہ یا لیکن اگر کیونکہ جب تک پھر اب نہ ہوا ہوئی گئی گئے رہی کرنا کرنے"
                                + " کرتا کرتے کرتی پہلے بارے طرف دو سال دن وقت لوگ لوگوں ملک کام بات جا جاتا جاتی جاتے دیا دی لیا"
                                + " کہا والا والی والے سکتا سکتی سکتے چاہیے اپنا اپنی طرح ہوتا ہوتی ہوتے دوران انہوں انھوں وجہ")
                        .split(" "));
        // neighbours: they win where nobody declared them, so that they are not taken for one of the others
        words.put(
                "de",
                ("der die das den dem des ein eine einer eines einem einen kein keine und oder aber denn sondern weil"
                                + " dass wenn als ob während damit wie wo wer was warum ich du er sie es wir ihr mich sich uns mir"
                                + " ihm ihnen mein sein seine seiner seinem ihre ihrer ihren unser dieser diese dieses diesem"
                                + " diesen in im an am auf aus bei beim bis durch für gegen mit nach ohne seit über um unter von"
                                + " vom vor zu zum zur zwischen nicht nichts ist bin sind war waren sei wäre wird werden wurde"
                                + " wurden worden würde hat habe haben hatte hatten kann können konnte muss müssen soll sollen"
                                + " sollte will wollen darf macht gemacht geht kommt gibt sagt sagte alle alles viel viele mehr"
                                + " weniger sehr so auch nur noch schon immer wieder hier da dort dann jetzt heute gestern ja nein"
                                + " gut jahr jahre jahren tag zeit menschen zwei drei ersten neue neuen anderen andere selbst")
                        .split(" "));
        words.put(
                "it",
                ("il lo la i gli le un uno una di del dello della dei degli delle a al allo alla ai agli alle da dal"
                                + " dalla dai in nel nella nei nelle su sul sulla con per tra fra e ed o ma né perché se mentre"
                                + " anche che chi cui quale dove quando come io lui lei noi voi loro mi ti ci vi si li ne mio mia"
                                + " suo sua suoi nostro questo questa questi queste quello quella contro durante senza sotto fino"
                                + " verso essere sono è siamo era erano fu stato stata stati sarà sarebbe sia avere ho hai ha"
                                + " abbiamo hanno aveva avuto fare fa fanno fatto può possono poteva potrebbe deve devono dire"
                                + " dice detto tutto tutta tutti tutte molto molti poco più meno così tanto altro altra altri"
                                + " altre stesso ogni qualche alcuni alcune nessuno niente mai sempre già ancora qui ora allora"
                                + " bene male meglio sì non solo prima dopo poi oggi ieri anno anni giorno giorni volta tempo"
                                + " mondo paese città vita uomo governo parte due tre quattro")
                        .split(" "));
        words.put(
                "pt",
                ("o a os as um uma uns umas de do da dos das em no na nos nas ao à aos às pelo pela pelos pelas num"
                                + " numa deste desta neste nesta e ou mas nem porque pois se enquanto que quem qual quais cujo"
                                + " onde quando como eu ele ela nós eles elas você vocês me te lhe lhes meu minha meus minhas seu"
                                + " sua seus suas nosso nossa este esta isto estes estas esse essa isso aquele aquela com contra"
                                + " desde durante entre para por sem sob sobre até ser sou é somos são era eram foi foram sido"
                                + " sendo será serão seria seja estar estou está estão estava esteve ter tenho tem têm tinha"
                                + " tinham teve haver há houve fazer faz fazem fez feito poder pode podem podia poderia dizer diz"
                                + " disse ir vai vão ia ver visto dar saber quer deve devem todo toda todos todas muito muita"
                                + " muitos muitas pouco mais menos tão tanto outro outra outros outras mesmo mesma cada algum"
                                + " alguma alguns algumas nenhum nada ninguém nunca sempre também já ainda aqui agora então assim"
                                + " bem mal melhor sim não só apenas antes depois hoje ontem ano anos dia dias vez vezes tempo"
                                + " mundo país cidade vida homem mulher governo parte dois duas três")
                        .split(" "));
        words.put(
                "nl",
                ("de het een en of maar want omdat als dan toen hoe waar wie wat waarom ik jij je u hij zij ze wij we"
                                + " mij me hem haar hun ons mijn uw zijn onze dit dat deze die geen niet niets in aan op uit bij"
                                + " tot door voor tegen met na zonder sinds over om onder van naar tussen te is ben waren was"
                                + " geweest wordt worden werd werden heeft heb hebben had kan kunnen kon moet moeten zal zullen"
                                + " zou zouden wil willen mag doet doen gaat gaan komt komen alle alles veel meer minder heel zeer"
                                + " zo ook nog al altijd weer hier daar er nu vandaag ja nee goed jaar jaren dag tijd keer mensen"
                                + " twee drie eerste nieuwe grote andere")
                        .split(" "));
        return words;
    }

    /** Letters that one language has and its neighbours have not. */
    private static Map<String, String> letters() {
        Map<String, String> letters = new LinkedHashMap<>();
        letters.put("fr", "œèùûîë");
        letters.put("es", "ñ¿¡");
        letters.put("pt", "ãõ");
        letters.put("de", "äöüß");
        letters.put("it", "ìò");
        letters.put("ar", "ةيىكإأؤئ\u064B\u064C\u064D");
        letters.put("fa", "یکپچژگ");
        letters.put("ur", "ٹڈڑںےہھیکگ");
        return letters;
    }

    /** Letters that it shares with one or two of them. */
    private static Map<String, String> sharedLetters() {
        Map<String, String> letters = new LinkedHashMap<>();
        letters.put("fr", "çêôéàâ");
        letters.put("es", "áíóúé");
        letters.put("pt", "çêôâáíóúéà");
        letters.put("it", "àèùé");
        return letters;
    }

    private static Map<String, String[]> endings() {
        Map<String, String[]> endings = new LinkedHashMap<>();
        endings.put("en", new String[] {"ing", "ed", "ly", "ness", "ght", "tion", "'s"});
        endings.put("fr", new String[] {
            "ez", "aux", "eux", "euse", "ment", "ique", "oir", "eau", "ée", "és", "ées", "tion", "ait", "aient"
        });
        endings.put("es", new String[] {
            "ción", "ciones", "dad", "ado", "ada", "ados", "idas", "ando", "iendo", "mente", "os", "as", "ar", "ía"
        });
        endings.put("pt", new String[] {
            "ção", "ções", "dade", "ado", "ada", "ados", "ando", "endo", "mente", "os", "as", "ar", "ão", "ões"
        });
        endings.put(
                "it",
                new String[] {"zione", "zioni", "mente", "ità", "ato", "ata", "ando", "endo", "ello", "etto", "are"});
        endings.put("de", new String[] {"ung", "ungen", "lich", "keit", "heit", "isch", "ische", "schaft"});
        endings.put("nl", new String[] {"lijk", "lijke", "heid", "aan", "aar"});
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
        LETTERS.forEach((language, own) ->
                sums.computeIfPresent(language, (l, sum) -> sum + 0.5 * upToFour(lower, own)));
        SHARED_LETTERS.forEach((language, own) ->
                sums.computeIfPresent(language, (l, sum) -> sum + 0.2 * upToFour(lower, own)));
        return best(sums, words);
    }

    private static long upToFour(String text, String letters) {
        return Math.min(4, text.chars().filter(c -> letters.indexOf(c) >= 0).count());
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
