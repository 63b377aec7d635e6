package dev.grapevine.share;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TellTrafficTest {
    private static final String BROWSER =
            "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/138.0.0.0 Safari/537.36";

    @ParameterizedTest
    @ValueSource(
            strings = {
                BROWSER,
                "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5"
                        + " Safari/605.1.15",
                "Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko)"
                        + " Mobile/15E148 [FBAN/FBIOS;FBAV/512.0;FBDV/iPhone16,1]",
                "Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko)"
                        + " Mobile/22F76 [Pinterest/iOS]",
                "Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko)"
                        + " Mobile/22F76 Instagram 380.0.0.1",
                "Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko)"
                        + " Mobile/22F76 Twitter for iPhone/11.2",
                "Mozilla/5.0 (Linux; Android 14; SM-S921B Build/UP1A; wv) AppleWebKit/537.36 (KHTML, like Gecko)"
                        + " Version/4.0 Chrome/138.0.0.0 Mobile Safari/537.36 [LinkedInApp]",
                "Mozilla/5.0 (Linux; Android 9; CUBOT X19) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/124.0.0.0"
                        + " Mobile Safari/537.36",
                "Opera/9.80 (Android; Opera Mini/36.2/191.256; U; en) Presto/2.12.423 Version/12.16"
            })
    void peopleArePeopleAlsoInTheBrowsersOfApps(String userAgent) {
        assertThat(TellTraffic.of(userAgent, null)).isEqualTo(Traffic.PERSON);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            PREVIEW | facebookexternalhit/1.1 (+http://www.facebook.com/externalhit_uatext.php)
            PREVIEW | Mozilla/5.0 (Macintosh; Intel Mac OS X 10_11_1) AppleWebKit/601.2.4 (KHTML, like Gecko) Version/9.0.1 Safari/601.2.4 facebookexternalhit/1.1 Facebot Twitterbot/1.0
            PREVIEW | WhatsApp/2.23.20.0
            PREVIEW | TelegramBot (like TwitterBot)
            PREVIEW | Slackbot-LinkExpanding 1.0 (+https://api.slack.com/robots)
            PREVIEW | Mozilla/5.0 (compatible; Discordbot/2.0; +https://discordapp.com)
            PREVIEW | LinkedInBot/1.0 (compatible; Mozilla/5.0; Apache-HttpClient +http://www.linkedin.com)
            PREVIEW | Mozilla/5.0 (Windows NT 6.1; WOW64) SkypeUriPreview Preview/0.5
            SCANNER | Mozilla/5.0 (compatible; Barracuda Sentinel)
            SCANNER | Mozilla/4.0 (compatible; ms-office; MSOffice 16)
            SCANNER | Mozilla/5.0 (Windows NT 5.1; rv:11.0) Gecko Firefox/11.0 (via ggpht.com GoogleImageProxy)
            CRAWLER | Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)
            CRAWLER | Mozilla/5.0 AppleWebKit/537.36 (KHTML, like Gecko; compatible; GPTBot/1.2; +https://openai.com/gptbot)
            CRAWLER | Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) HeadlessChrome/138.0.0.0 Safari/537.36
            CRAWLER | curl/8.5.0
            CRAWLER | python-requests/2.32.3
            CRAWLER | ''
            """)
    void whatNamesItselfIsCountedApart(Traffic expected, String userAgent) {
        assertThat(TellTraffic.of(userAgent, null)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"prefetch", "prefetch;prerender", "Prefetch", "preview"})
    void aBrowserThatLoadsAheadIsNobodyYet(String purpose) {
        assertThat(TellTraffic.of(BROWSER, purpose)).isEqualTo(Traffic.PREFETCH);
    }

    @Test
    void aRequestWithoutAUserAgentIsNoPerson() {
        assertThat(TellTraffic.of(null, null)).isEqualTo(Traffic.CRAWLER);
    }
}
