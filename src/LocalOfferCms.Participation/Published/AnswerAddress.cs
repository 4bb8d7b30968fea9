using LocalOfferCms.Core.Caching;

namespace LocalOfferCms.Participation.Published;

/// <summary>Where published answers stand, and what the pages that show them depend on.</summary>
internal static class AnswerAddress
{
    /// <summary>The page of all answers, in the site, without a leading slash.</summary>
    public const string List = "you-said-we-did";

    /// <summary>On every page that lists or counts answers, beside <see cref="PageTags"/>.</summary>
    public const string Tag = "c:answers";

    /// <summary>An answer's anchor on any page that shows it.</summary>
    public static string Anchor(string responseId) => "r-" + responseId;

    /// <summary>One answer, wherever the list has it by now.</summary>
    public static string Of(string responseId) => $"{List}?answer={Uri.EscapeDataString(responseId)}#{Anchor(responseId)}";

    /// <summary>The yearly publication.</summary>
    public static string Year(int year) => FormattableString.Invariant($"{List}/{year}");
}
