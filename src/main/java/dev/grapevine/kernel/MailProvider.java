package dev.grapevine.kernel;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The mail providers of whom it is known which spellings of an address reach the same mailbox. A rule is here only where
 * the provider documents it, or where the character it folds away cannot be in an account's name.
 */
enum MailProvider {
    /**
     * Dots do not count: support.google.com/mail/answer/7436150. Plus tags, and one mailbox under both domains: so in the
     * mail addresses' normalisers of Proton's client (see there) and of validator.js.
     */
    GMAIL('+', ".", Names.SHARED, "gmail.com googlemail.com"),

    /**
     * Whoever has a name at one of the three has it at the others: support.apple.com/118230. Apple delivers plus tags
     * without documenting them; a plus cannot be in an address one can choose.
     */
    APPLE('+', "", Names.SHARED, "icloud.com me.com mac.com"),

    /**
     * Plus tags, and one owner of a name at all four: proton.me/support/addresses-and-aliases. Dots, hyphens and
     * underscores do not count: packages/shared/lib/helpers/email.ts in Proton's client, github.com/ProtonMail/WebClients.
     */
    PROTON('+', "._-", Names.SHARED, "proton.me protonmail.com protonmail.ch pm.me"),

    /**
     * Every mailbox answers under all of Yandex's domains: yandex.com/support/domain/additional/mailbox-alias.xml. Plus
     * tags: a name has only letters, digits, dots and dashes, yandex.com/support/domain/domain/mail.html.
     */
    YANDEX('+', "", Names.SHARED, "yandex.ru yandex.com yandex.by yandex.kz yandex.ua ya.ru"),

    /** Plus tags, also those written as a subdomain: fastmail.help/hc/en-us/articles/360060591053. */
    FASTMAIL('+', "", Names.PER_DOMAIN, "fastmail.com fastmail.fm"),

    /**
     * Plus tags at Outlook.com and what became of Hotmail and Live, since September 2013; a name has only letters, digits,
     * dots, hyphens and underscores. Each domain has names of its own:
     * support.microsoft.com/help/12407/microsoft-account-manage-aliases.
     */
    MICROSOFT('+', "", Names.PER_DOMAIN, """
            outlook.com outlook.at outlook.be outlook.cl outlook.co.id outlook.co.il outlook.co.th outlook.com.ar
            outlook.com.au outlook.com.br outlook.com.gr outlook.com.tr outlook.com.vn outlook.cz outlook.de outlook.dk
            outlook.es outlook.fr outlook.hu outlook.ie outlook.in outlook.it outlook.jp outlook.kr outlook.lv outlook.my
            outlook.ph outlook.pt outlook.sa outlook.sg outlook.sk
            hotmail.com hotmail.at hotmail.be hotmail.ca hotmail.ch hotmail.cl hotmail.co.il hotmail.co.jp hotmail.co.nz
            hotmail.co.th hotmail.co.uk hotmail.co.za hotmail.com.ar hotmail.com.au hotmail.com.br hotmail.com.tr
            hotmail.cz hotmail.de hotmail.dk hotmail.es hotmail.fi hotmail.fr hotmail.gr hotmail.hu hotmail.it hotmail.nl
            hotmail.no hotmail.se hotmail.sg hotmail.sk
            live.com live.at live.be live.ca live.cl live.cn live.co.uk live.co.za live.com.ar live.com.au live.com.mx
            live.com.my live.com.pt live.com.sg live.de live.dk live.fi live.fr live.hk live.ie live.in live.it live.jp
            live.nl live.no live.ru live.se
            msn.com windowslive.com passport.com"""),

    /**
     * Disposable addresses are a base name, a hyphen and a keyword: Yahoo's help on disposable addresses. A name has
     * letters, digits, underscores and a dot, never a hyphen. Yahoo's domains of single countries have had other rules and
     * operators and are left alone.
     */
    YAHOO('-', "", Names.PER_DOMAIN, "yahoo.com ymail.com rocketmail.com");

    /** Whether the same name at two of a provider's domains is the same mailbox. */
    private enum Names {
        SHARED,
        PER_DOMAIN
    }

    private static final Map<String, MailProvider> BY_DOMAIN = new HashMap<>();

    static {
        for (var provider : values()) {
            provider.domains().forEach(domain -> BY_DOMAIN.put(domain, provider));
        }
    }

    private static final List<String> FASTMAIL_HOSTS = FASTMAIL.domains();

    private final char tag;
    private final String ignored;
    private final Names names;
    private final String domains;

    /**
     * @param tag what begins the part of a name that does not count
     * @param ignored characters of a name that do not count
     * @param domains separated by space; where names are shared, the first stands for all
     */
    MailProvider(char tag, String ignored, Names names, String domains) {
        this.tag = tag;
        this.ignored = ignored;
        this.names = names;
        this.domains = domains;
    }

    /** One spelling for all addresses of a mailbox. Both parts come in small letters, the domain in ASCII. */
    static String canonical(String local, String domain) {
        for (var host : FASTMAIL_HOSTS) {
            if (domain.endsWith("." + host)) {
                var name = domain.substring(0, domain.length() - host.length() - 1);
                return name.substring(name.lastIndexOf('.') + 1) + "@" + host;
            }
        }
        var provider = BY_DOMAIN.get(domain);
        return provider == null ? local + "@" + domain : provider.mailbox(local) + "@" + provider.home(domain);
    }

    /** What would leave nothing, or a dot at the end, is no name of this provider, and stays. */
    private String mailbox(String local) {
        int at = local.indexOf(tag);
        var kept = new StringBuilder();
        local.chars()
                .limit(at < 0 ? local.length() : at)
                .filter(c -> ignored.indexOf(c) < 0)
                .forEach(kept::appendCodePoint);
        return kept.isEmpty() || kept.charAt(kept.length() - 1) == '.' ? local : kept.toString();
    }

    private String home(String domain) {
        return names == Names.SHARED ? domains().getFirst() : domain;
    }

    private List<String> domains() {
        return List.of(domains.split("\\s+", 0));
    }
}
