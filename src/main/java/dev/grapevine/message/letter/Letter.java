package dev.grapevine.message.letter;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A mail's content: plain text throughout, which the layouts escape.
 *
 * @param language of the words, by ISO 639-1
 * @param logo null: the store's name in letters stands for it
 * @param paragraphs of the body
 * @param code to type or copy; null: none
 * @param address behind the button; null: no button
 * @param why this person gets it
 * @param stop what the link that stops it says
 * @param stopAddress null where there is nothing to stop
 * @param postalAddress of the sender; may be empty
 */
public record Letter(
        String language,
        String storeName,
        @Nullable Masthead logo,
        String subject,
        String preheader,
        String heading,
        List<String> paragraphs,
        @Nullable String code,
        String codeLabel,
        String button,
        @Nullable String address,
        String addressLabel,
        String note,
        String why,
        String stop,
        @Nullable String stopAddress,
        String postalAddress) {}
