package dev.grapevine.web.dashboard.people;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** What a file says where only yes or no can stand, in the words of shop platforms, spreadsheets and eight languages. */
enum YesOrNo {
    YES,
    NO;

    private static final Set<String> FOR_YES = words("""
            yes y true t 1 x subscribed ja j wahr oui vrai sí si verdadero sì vero waar sim verdadeiro はい""");
    private static final Set<String> FOR_NO = words("""
            no n false f 0 not_subscribed notsubscribed unsubscribed pending
            nein falsch non faux falso nee onwaar não nao いいえ""");

    private static Set<String> words(String text) {
        return Set.of(text.split("\\s+"));
    }

    /** Capitals and blanks don't count, nor how a letter and its accent are put together; nothing for any other word. */
    static Optional<YesOrNo> of(String written) {
        String word = Normalizer.normalize(written, Normalizer.Form.NFKC)
                .toLowerCase(Locale.ROOT)
                .replaceAll("\\s", "");
        if (FOR_YES.contains(word)) {
            return Optional.of(YES);
        }
        return FOR_NO.contains(word) ? Optional.of(NO) : Optional.empty();
    }
}
