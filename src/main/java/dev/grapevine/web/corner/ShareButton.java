package dev.grapevine.web.corner;

import dev.grapevine.share.Channel;
import dev.grapevine.web.shopper.ShopPage;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.springframework.web.util.UriUtils;

/**
 * One way to share, as a link that works without a script. Each has its own text, except where the network makes its own
 * from the link's preview.
 *
 * @param channel its code
 * @param href outside of this server
 */
public record ShareButton(String channel, String href) {
    private static final List<Channel> ALL = List.of(
            Channel.WHATSAPP,
            Channel.EMAIL,
            Channel.SMS,
            Channel.FACEBOOK,
            Channel.X,
            Channel.LINKEDIN,
            Channel.PINTEREST,
            Channel.TELEGRAM);

    /**
     * @param link the share link, absolute
     * @param offer what a friend gets, as part of a sentence
     */
    static List<ShareButton> all(ShopPage shop, String link, String offer) {
        return ALL.stream()
                .map(channel ->
                        new ShareButton(channel.code(), href(shop, channel, link + "?c=" + channel.code(), offer)))
                .toList();
    }

    private static String href(ShopPage shop, Channel channel, String link, String offer) {
        String url = encoded(link);
        String text = encoded(shop.words().text("share.text." + channel.code(), offer, shop.name()));
        return switch (channel) {
            case WHATSAPP -> "https://wa.me/?text=" + text + "%20" + url;
            case EMAIL ->
                "mailto:?subject=" + encoded(shop.words().text("share.subject", offer, shop.name())) + "&body=" + text
                        + "%0A%0A" + url;
            // With both marks, for phones differ in which of them they read.
            case SMS -> "sms:?&body=" + text + "%20" + url;
            case FACEBOOK -> "https://www.facebook.com/sharer/sharer.php?u=" + url;
            case X -> "https://x.com/intent/post?text=" + text + "&url=" + url;
            case LINKEDIN -> "https://www.linkedin.com/sharing/share-offsite/?url=" + url;
            case PINTEREST ->
                "https://www.pinterest.com/pin/create/button/?url=" + url + "&media="
                        + encoded(shop.address("/offer.png")) + "&description=" + text;
            case TELEGRAM -> "https://t.me/share/url?url=" + url + "&text=" + text;
            case DEVICE, COPIED_LINK, COPIED_CODE, QR -> throw new IllegalArgumentException(channel + " is no link");
        };
    }

    /** Spaces as %20: a plus sign stays one in mails and short messages. */
    private static String encoded(String text) {
        return UriUtils.encode(text, StandardCharsets.UTF_8);
    }
}
